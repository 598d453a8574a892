//! Between sessions and stores: several tabs, unreadable records and refused writes, without a browser.

use crate::quiz::lesson;
use practice_widget::exchange::keep::{Answered, Brought, Keeper};
use practice_widget::exchange::saved::{Found, Slot, Source};
use practice_widget::lesson::{Lesson, Prompt, PromptId};
use practice_widget::practice::assignment::{Assignment, Mode};
use practice_widget::practice::bench::Millis;
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::DeskAction;
use practice_widget::practice::peer_review::{PeerAction, Problem, Shared, SharedDraft};
use practice_widget::practice::quiz::{ItemAction, QuizAction};
use practice_widget::practice::session::{Action, Keeping, NotKept, Notice, Part, Session};
use practice_widget::sum::fnv_1a;
use std::collections::BTreeMap;

/// What lies in both stores.
type Disk = BTreeMap<String, String>;

struct Tab<'a> {
    lesson: &'a Lesson,
    keeper: Keeper,
    session: Session,
    told: Vec<Notice>,
    /// Whether all that had been kept was gone when last heard of.
    gone: bool,
}

impl<'a> Tab<'a> {
    fn open(lesson: &'a Lesson, writer: u64, disk: &Disk) -> Self {
        let mut tab = Self { lesson, keeper: Keeper::new(&lesson.id, writer), session: Session::new(lesson), told: Vec::new(), gone: false };
        tab.hear(disk);
        tab
    }

    fn act(&mut self, action: Action, now: u64) {
        let parts = self.session.apply(action, &Context { lesson: self.lesson, now, day: 3 });
        self.keeper.touch(parts);
    }

    /// Writes what waits; answers how many records it were.
    fn write(&mut self, disk: &mut Disk) -> usize {
        let writings = self.keeper.collect(&self.session, 0);
        let count = writings.len();
        disk.extend(writings.into_iter().map(|writing| (writing.key, writing.raw)));
        count
    }

    /// Reads everything, as when another tab has written.
    fn hear(&mut self, disk: &Disk) {
        self.hear_with(disk, &Disk::new());
    }

    /// The same, with what this page has in its memory alone.
    fn hear_with(&mut self, disk: &Disk, memory: &Disk) {
        let memory = memory.iter().map(|(key, raw)| Found { source: Source::Memory, key: key.clone(), raw: raw.clone() });
        let of = |source| disk.iter().map(move |(key, raw)| Found { source, key: key.clone(), raw: raw.clone() });
        let (Brought { parts, joined, settled, forked, unreadable, newer, gone }, _) =
            self.keeper.take_in(of(Source::Local).chain(of(Source::Journal)).chain(memory).collect(), Answered::All);
        self.gone = gone;
        self.act(Action::Restore(parts), 0);
        self.act(Action::Join(joined), 0);
        for prompt in settled {
            self.act(Action::Settled(prompt), 0);
        }
        for notice in forked.into_iter().map(Notice::OtherText) {
            self.act(Action::Tell(notice.clone()), 0);
            self.told.push(notice);
        }
        self.told.extend((unreadable > 0).then_some(Notice::Unreadable(unreadable)));
        self.told.extend((newer > 0).then_some(Notice::Newer(newer)));
    }

    fn draft(&self) -> String {
        self.session.with_desk(&prompt(), |desk| desk.draft().text().to_owned())
    }
}

/// Two tabs that have done one thing each, neither knowing of the other.
fn apart(lesson: &Lesson, first: Action, second: Action) -> (Tab<'_>, Tab<'_>, Disk) {
    let mut disk = Disk::new();
    let (mut one, mut two) = (Tab::open(lesson, 1, &disk), Tab::open(lesson, 2, &disk));
    one.act(first, 1_000);
    two.act(second, 2_000);
    one.write(&mut disk);
    two.write(&mut disk);
    (one, two, disk)
}

fn prompt() -> PromptId {
    "p".into()
}

fn lesson_with_a_prompt() -> Lesson {
    Lesson { id: "l".into(), prompts: vec![Prompt { id: prompt(), ..Prompt::default() }], ..lesson() }
}

fn not_sure(item: &str) -> Action {
    Action::Quiz(QuizAction::Check(item.into(), ItemAction::NotSure))
}

fn edit(text: &str) -> Action {
    Action::Desk(prompt(), DeskAction::Edit { text: text.to_owned(), caret: None })
}

#[test]
fn what_two_tabs_answer_at_the_same_time_is_joined_and_then_there_is_peace() {
    let lesson = &lesson_with_a_prompt();
    let (mut one, mut two, mut disk) = apart(lesson, not_sure("single"), not_sure("multiple"));
    one.act(Action::FinishSection("one".into()), 1_001);
    two.act(Action::FinishSection("two".into()), 2_001);
    one.write(&mut disk);
    two.write(&mut disk);
    let mut writes = 0;
    for _ in 0..6 {
        for tab in [&mut one, &mut two] {
            tab.hear(&disk);
            writes += tab.write(&mut disk);
        }
    }
    assert!(writes <= 6, "{writes} records were written to and fro");
    let fresh = Tab::open(lesson, 3, &disk);
    for tab in [&one, &two, &fresh] {
        assert_eq!(tab.session.quiz.record.attempts(), 2);
        assert_eq!(tab.session.reading.read.iter().map(ToString::to_string).collect::<Vec<_>>(), ["one", "two"]);
        assert_eq!(tab.told, [], "nothing for the learner to decide");
    }
}

#[test]
fn what_a_crash_left_apart_is_joined_at_the_next_visit() {
    let lesson = &lesson_with_a_prompt();
    let (.., mut disk) = apart(lesson, not_sure("single"), not_sure("multiple"));
    let mut next = Tab::open(lesson, 3, &disk);
    assert_eq!(next.session.quiz.record.attempts(), 2);
    assert!(next.write(&mut disk) > 0, "so that there is one record again");
    assert_eq!(Tab::open(lesson, 4, &disk).write(&mut disk), 0);
}

/// The first words of what is open for review, and of what waits beside it.
fn reviewing(tab: &Tab) -> (Option<String>, Vec<String>) {
    let peer = &tab.session.peer;
    (peer.open().map(|open| open.draft.text.clone()), peer.others().iter().map(|other| other.draft.text.clone()).collect())
}

#[test]
fn what_is_forgotten_in_one_tab_goes_in_the_other_and_what_is_open_stays_open() {
    let lesson = &lesson_with_a_prompt();
    let mut disk = Disk::new();
    let (mut one, mut two) = (Tab::open(lesson, 1, &disk), Tab::open(lesson, 2, &disk));
    for text in ["First.", "Second."] {
        let draft = SharedDraft { lesson: lesson.id.clone(), prompt: prompt(), text: text.to_owned(), ..SharedDraft::default() };
        one.act(Action::Peer(PeerAction::Receive(Shared::Draft(draft))), 1_000);
        one.act(Action::Peer(PeerAction::Overall("Hm.".to_owned())), 1_001);
    }
    one.write(&mut disk);
    two.hear(&disk);
    two.act(Action::Peer(PeerAction::TakeUp(0)), 2_000);
    two.write(&mut disk);
    assert_eq!(reviewing(&two), (Some("First.".to_owned()), vec!["Second.".to_owned()]));
    one.hear(&disk);
    assert_eq!(reviewing(&one), (Some("Second.".to_owned()), vec!["First.".to_owned()]), "what the other has open is not put in its place");
    one.act(Action::Peer(PeerAction::Forget), 3_000);
    one.write(&mut disk);
    two.hear(&disk);
    assert_eq!(reviewing(&two), (Some("First.".to_owned()), vec![]));
}

#[test]
fn drafts_written_apart_are_for_the_learner_to_choose() {
    let lesson = &lesson_with_a_prompt();
    let (mut one, mut two, disk) = apart(lesson, edit("One text."), edit("Another."));
    for tab in [&mut one, &mut two] {
        tab.hear(&disk);
        tab.hear(&disk);
        assert_eq!(tab.told, [Notice::OtherText(prompt())], "once");
        assert_eq!(tab.keeper.others(&Part::Desk(prompt())).len(), 1);
    }
    assert_eq!((one.draft().as_str(), two.draft().as_str()), ("One text.", "Another."));
}

#[test]
fn a_choice_between_two_texts_is_made_once_in_all_tabs() {
    let lesson = &lesson_with_a_prompt();
    let (mut one, mut two, mut disk) = apart(lesson, edit("One text."), edit("Another."));
    one.hear(&disk);
    two.hear(&disk);
    let open = |tab: &Tab| (tab.keeper.others(&Part::Desk(prompt())).len(), tab.session.beside.len(), tab.session.notices.len());
    assert_eq!((open(&one), open(&two)), ((1, 1, 1), (1, 1, 1)));
    // As the page does when the learner chooses; before it is written, a third tab writes something and everything is read again.
    one.keeper.settle(&Part::Desk(prompt()));
    one.act(Action::Settled(prompt()), 1);
    one.keeper.touch([Part::Desk(prompt())]);
    one.hear(&disk);
    assert_eq!(open(&one), (0, 0, 0), "what was dealt with is not offered again");
    one.write(&mut disk);
    two.hear(&disk);
    assert_eq!((open(&two), two.draft().as_str()), ((0, 0, 0), "One text."));
    one.hear(&disk);
    assert_eq!(open(&one), (0, 0, 0));
}

#[test]
fn what_was_said_of_the_work_goes_when_the_page_starts_over_and_what_a_teacher_asked_stays() {
    let lesson = &lesson_with_a_prompt();
    let mut tab = Tab::open(lesson, 1, &Disk::new());
    let asked = Assignment { prompt: prompt(), mode: Mode::Draft, words: 9, marks: Vec::new() };
    tab.session.assignment = Some(asked.clone());
    let imported = Notice::Imported { added: 1, beside: 0, known: 0, skipped: 0 };
    for notice in [Notice::OtherText(prompt()), imported, Notice::Unreadable(1), Notice::NotOpened(Problem::Junk)] {
        tab.act(Action::Tell(notice), 1);
    }
    tab.act(Action::StartOver, 2);
    let left: Vec<_> = tab.session.notices.iter().map(|posted| &posted.notice).collect();
    assert_eq!((left, tab.session.beside.len()), (vec![&Notice::NotOpened(Problem::Junk)], 0));
    assert_eq!(tab.session.assignment, Some(asked));
}

#[test]
fn beside_a_desk_that_cannot_be_read_one_can_write_and_it_stays() {
    let lesson = &lesson_with_a_prompt();
    let mut disk = Disk::new();
    let mut broken = practice_widget::exchange::saved::Ledger::new("w".into());
    let mut records = Vec::new();
    for body in ["once", "twice"] {
        let record = broken.keep(&Slot::of_prompt(&lesson.id, "desk", &prompt()), 0, serde_json::json!(body));
        records = vec![(record.key().to_string(), record.print())];
    }
    disk.extend(records.clone());
    let mut tab = Tab::open(lesson, 1, &disk);
    tab.hear(&disk);
    assert_eq!(tab.told, [Notice::Unreadable(1)], "said once");
    tab.act(edit("Typed all the same."), 1_000);
    assert!(tab.write(&mut disk) > 0);
    let next = Tab::open(lesson, 2, &disk);
    assert_eq!(next.draft(), "Typed all the same.");
    assert_eq!(next.told, [Notice::Unreadable(1)], "and nothing to choose from");
    assert_eq!(disk.get(&records[0].0), Some(&records[0].1), "its bytes are where they were");
}

#[test]
fn a_record_that_says_its_text_was_removed_takes_no_text_with_it() {
    let lesson = &lesson_with_a_prompt();
    let (mut disk, mut writer) = (Disk::new(), Tab::open(lesson, 1, &Disk::new()));
    writer.act(edit("Words."), 1_000);
    writer.write(&mut disk);
    let of_desk = disk.keys().find(|key| key.contains("/desk/")).expect("a desk").clone();
    let (place, writer) = of_desk.rsplit_once('/').expect("a writer");
    let json =
        format!(r#"{{"lesson":"l","kind":"desk","prompt":"p","writer":"w","revision":9,"at":0,"seen":{{"{writer}":8}},"removed":true,"body":null}}"#);
    let removed = (format!("{place}/w"), format!("1 {:016x} {json}", fnv_1a(format!("1{json}").bytes())));
    disk.extend([removed.clone()]);
    let tab = Tab::open(lesson, 2, &disk);
    assert_eq!(tab.draft(), "Words.");
    assert_eq!(tab.told, [Notice::Unreadable(2)], "once for each store");
    assert_eq!(disk.get(&removed.0), Some(&removed.1), "its bytes are where they were");
}

#[test]
fn what_was_refused_is_not_saved_until_it_is() {
    let lesson = &lesson_with_a_prompt();
    let mut tab = Tab::open(lesson, 1, &Disk::new());
    tab.act(edit("Words."), 1_000);
    let [desk, days] = tab.keeper.collect(&tab.session, 0).try_into().expect("the desk, and the day");
    let mut heard = |key: &str, ended| tab.keeper.heard(key, ended);
    let (saved, full) = (|at| Ok(Millis(at)), Keeping::NotSaved(NotKept::Full));
    assert_eq!(heard(&desk.key, saved(1)), Some(Keeping::Saved(Millis(1))));
    assert_eq!(heard(&desk.key, Err(NotKept::Full)), Some(full.clone()));
    assert_eq!(heard(&days.key, saved(2)), Some(full), "another, smaller record found room");
    assert_eq!(heard(&desk.key, saved(3)), Some(Keeping::Saved(Millis(3))));
}

#[test]
fn what_another_tab_erases_is_heard_of_once_and_kept_again_with_the_next_change() {
    let lesson = &lesson_with_a_prompt();
    let (mut tab, mut disk) = (Tab::open(lesson, 1, &Disk::new()), Disk::new());
    assert!(!tab.gone, "nothing had been kept");
    tab.act(edit("Words."), 1_000);
    let key = disk_of(&mut tab, &mut disk);
    tab.keeper.heard(&key, Ok(Millis(1)));
    tab.hear(&disk);
    assert!(!tab.gone);
    let mut other = Tab::open(lesson, 2, &disk);
    // One of them had words that localStorage refused.
    for (tab, memory) in [(&mut tab, std::mem::take(&mut disk)), (&mut other, Disk::new())] {
        tab.hear_with(&disk, &memory);
        assert!(tab.gone);
        tab.hear(&disk);
        assert!(!tab.gone, "said once");
        assert_eq!(tab.draft(), "Words.", "what is on show stays");
    }
    tab.act(edit("More words."), 2_000);
    tab.write(&mut disk);
    assert_eq!(Tab::open(lesson, 3, &disk).draft(), "More words.");
}

/// Writes what waits; answers the key of one record.
fn disk_of(tab: &mut Tab, disk: &mut Disk) -> String {
    tab.write(disk);
    disk.keys().next().expect("a record").clone()
}

#[test]
fn what_is_refused_of_a_file_says_nothing_of_the_draft() {
    let lesson = &lesson_with_a_prompt();
    let mut tab = Tab::open(lesson, 1, &Disk::new());
    tab.act(edit("Words."), 1_000);
    let desk = tab.keeper.collect(&tab.session, 0).swap_remove(0).key;
    let brought = format!("{}-of-a-file-0", &desk[..=desk.rfind('/').expect("a writer")]);
    assert_eq!(tab.keeper.heard(&brought, Err(NotKept::Full)), None);
    assert_eq!(tab.keeper.heard(&desk, Ok(Millis(1))), Some(Keeping::Saved(Millis(1))));
    assert_eq!(tab.keeper.give_up(&[desk, brought.clone()]), Some(NotKept::Full));
    assert_eq!(tab.keeper.give_up(&[brought]), None, "given up once");
}
