//! Between sessions and stores: several tabs, unreadable records and refused writes, without a browser.

use crate::quiz::lesson;
use practice_widget::exchange::keep::{Brought, Keeper};
use practice_widget::exchange::saved::{Found, Slot, Source};
use practice_widget::lesson::{Lesson, Prompt, PromptId};
use practice_widget::practice::bench::Millis;
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::DeskAction;
use practice_widget::practice::quiz::{ItemAction, QuizAction};
use practice_widget::practice::session::{Action, Keeping, NotKept, Notice, Part, Session};
use std::collections::BTreeMap;

/// What lies in both stores.
type Disk = BTreeMap<String, String>;

struct Tab<'a> {
    lesson: &'a Lesson,
    keeper: Keeper,
    session: Session,
    told: Vec<Notice>,
}

impl<'a> Tab<'a> {
    fn open(lesson: &'a Lesson, writer: u64, disk: &Disk) -> Self {
        let mut tab = Self { lesson, keeper: Keeper::new(&lesson.id, writer), session: Session::new(lesson), told: Vec::new() };
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
        let of = |source| disk.iter().map(move |(key, raw)| Found { source, key: key.clone(), raw: raw.clone() });
        let (Brought { parts, joined, forked, unreadable, newer }, _) = self.keeper.take_in(of(Source::Local).chain(of(Source::Journal)).collect());
        self.act(Action::Restore(parts), 0);
        self.act(Action::Join(joined), 0);
        self.told.extend(forked.into_iter().map(Notice::OtherText));
        self.told.extend((unreadable > 0).then_some(Notice::Unreadable(unreadable)));
        self.told.extend((newer > 0).then_some(Notice::Newer(newer)));
    }

    fn draft(&self) -> String {
        self.session.with_desk(&prompt(), |desk| desk.draft().text().to_owned())
    }
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
    let mut disk = Disk::new();
    let (mut one, mut two) = (Tab::open(lesson, 1, &disk), Tab::open(lesson, 2, &disk));
    one.act(not_sure("single"), 1_000);
    one.act(Action::FinishSection("one".into()), 1_001);
    two.act(not_sure("multiple"), 2_000);
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
    let mut disk = Disk::new();
    let (mut one, mut two) = (Tab::open(lesson, 1, &disk), Tab::open(lesson, 2, &disk));
    one.act(not_sure("single"), 1_000);
    two.act(not_sure("multiple"), 2_000);
    one.write(&mut disk);
    two.write(&mut disk);
    let mut next = Tab::open(lesson, 3, &disk);
    assert_eq!(next.session.quiz.record.attempts(), 2);
    assert!(next.write(&mut disk) > 0, "so that there is one record again");
    assert_eq!(Tab::open(lesson, 4, &disk).write(&mut disk), 0);
}

#[test]
fn drafts_written_apart_are_for_the_learner_to_choose() {
    let lesson = &lesson_with_a_prompt();
    let mut disk = Disk::new();
    let (mut one, mut two) = (Tab::open(lesson, 1, &disk), Tab::open(lesson, 2, &disk));
    one.act(edit("One text."), 1_000);
    two.act(edit("Another."), 2_000);
    one.write(&mut disk);
    two.write(&mut disk);
    for tab in [&mut one, &mut two] {
        tab.hear(&disk);
        tab.hear(&disk);
        assert_eq!(tab.told, [Notice::OtherText(prompt())], "once");
        assert_eq!(tab.keeper.others(&Part::Desk(prompt())).len(), 1);
    }
    assert_eq!((one.draft().as_str(), two.draft().as_str()), ("One text.", "Another."));
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
fn what_was_refused_is_not_saved_until_it_is() {
    let mut keeper = Keeper::new(&"l".into(), 1);
    let saved = |at| Ok(Millis(at));
    assert_eq!(keeper.heard("desk", saved(1)), Keeping::Saved(Millis(1)));
    assert_eq!(keeper.heard("desk", Err(NotKept::Full)), Keeping::NotSaved(NotKept::Full));
    assert_eq!(keeper.heard("days", saved(2)), Keeping::NotSaved(NotKept::Full), "another, smaller record found room");
    assert_eq!(keeper.refusal(&["days".to_owned(), "desk".to_owned()]), Some(&NotKept::Full));
    assert_eq!(keeper.heard("desk", saved(3)), Keeping::Saved(Millis(3)));
    assert_eq!(keeper.refusal(&["desk".to_owned()]), None);
}
