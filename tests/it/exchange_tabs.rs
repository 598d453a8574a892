//! Several tabs at random: what was answered, read, said or kept as a version in any of them is there in the end, and counts once.

use crate::quiz::lesson as quiz_lesson;
use practice_widget::exchange::keep::{Answered, Brought, Keeper};
use practice_widget::exchange::saved::{Found, Merged, Source, Writing};
use practice_widget::lesson::{Lesson, Prompt};
use practice_widget::practice::bench::Millis;
use practice_widget::practice::context::Context;
use practice_widget::practice::desk::{Desk, DeskAction};
use practice_widget::practice::peer_review::{PeerAction, Shared, SharedDraft};
use practice_widget::practice::quiz::{Edit, ItemAction, QuizAction};
use practice_widget::practice::session::{Action, Keeping, NotKept, Part, Session, Stored};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What the stores hold: both the same.
type Disk = BTreeMap<String, String>;

/// What a page decides by.
pub struct Tab<'a> {
    lesson: &'a Lesson,
    pub keeper: Keeper,
    pub session: Session,
}

fn prompt() -> Part {
    Part::Desk("p".into())
}

impl<'a> Tab<'a> {
    pub fn new(lesson: &'a Lesson, writer: u64) -> Self {
        Self { lesson, keeper: Keeper::new(&lesson.id, writer), session: Session::new(lesson) }
    }

    fn open(lesson: &'a Lesson, writer: u64, disk: &Disk) -> Self {
        let mut tab = Self::new(lesson, writer);
        tab.hear(disk);
        tab
    }

    fn act(&mut self, action: Action, now: u64) {
        let parts = self.session.apply(action, &Context { lesson: self.lesson, now, day: 3 });
        self.keeper.touch(parts);
    }

    pub fn desk(&mut self, action: DeskAction, now: u64) {
        self.act(Action::Desk("p".into(), action), now);
    }

    fn quiz(&mut self, action: QuizAction, now: u64) {
        self.act(Action::Quiz(action), now);
    }

    pub fn text(&self) -> String {
        self.session.with_desk(&"p".into(), |desk| desk.draft().text().to_owned())
    }

    /// What waits to be written.
    pub fn collect(&mut self) -> Vec<Writing> {
        self.keeper.collect(&self.session, 0)
    }

    fn write(&mut self, disk: &mut Disk) -> usize {
        let writes = self.collect();
        let count = writes.len();
        disk.extend(writes.into_iter().map(|writing| (writing.key, writing.raw)));
        count
    }

    /// As the page does when another one has written.
    fn hear(&mut self, disk: &Disk) {
        let of = |source| disk.iter().map(move |(key, raw)| Found { source, key: key.clone(), raw: raw.clone() });
        self.take_in(of(Source::Local).chain(of(Source::Journal)).collect(), Answered::All);
    }

    /// Shows what is found; answers all of it.
    pub fn take_in(&mut self, found: Vec<Found>, answered: Answered) -> Merged {
        let (Brought { parts, joined, .. }, merged) = self.keeper.take_in(found, answered);
        self.act(Action::Restore(parts), 0);
        self.act(Action::Join(joined), 0);
        merged
    }

    pub fn others(&self) -> Vec<Desk> {
        let desk = |stored| if let Stored::Desk(desk) = stored { Some(*desk) } else { None };
        self.keeper.others(&prompt()).into_iter().filter_map(desk).collect()
    }

    /// As the page does when the learner chooses between two texts.
    pub fn choose(&mut self, take: Option<usize>, now: u64) {
        let others = self.others();
        if others.is_empty() {
            return;
        }
        let take = take.map(|take| take % others.len());
        self.desk(DeskAction::KeepOthers { others: others.clone(), name: "other".into(), take }, now);
        if self.session.with_desk(&"p".into(), |desk| others.iter().all(|other| desk.holds(other))) {
            self.keeper.settle(&prompt());
            self.keeper.touch([prompt()]);
        }
    }

    fn answer(&mut self, item: &str, now: u64) {
        self.quiz(QuizAction::CheckAgain(item.into()), now);
        if item == "recall" || item == "self" {
            self.quiz(QuizAction::Check(item.into(), ItemAction::Edit(Edit::Write(format!("words {now}")))), now);
            self.quiz(QuizAction::Check(item.into(), ItemAction::Submit), now);
            self.quiz(QuizAction::Check(item.into(), ItemAction::Submit), now);
        } else {
            self.quiz(QuizAction::Check(item.into(), ItemAction::NotSure), now);
        }
    }

    /// Every text that can be come back to.
    pub fn texts(&self) -> BTreeSet<String> {
        let of = |desk: &Desk| {
            [desk.draft().text().to_owned()].into_iter().chain(desk.versions().all().iter().map(|version| version.text.clone())).collect::<Vec<_>>()
        };
        let here = self.session.with_desk(&"p".into(), of);
        here.into_iter().chain(self.others().iter().flat_map(of)).collect()
    }
}

#[derive(Clone, Debug)]
enum Step {
    Open,
    Close,
    Answer(usize),
    Type,
    Keep,
    Write,
    Hear,
    Choose(Option<usize>),
    Read(usize),
    Say(usize),
}

fn steps() -> impl Strategy<Value = Vec<(usize, Step)>> {
    let step = prop_oneof![
        1 => Just(Step::Open),
        1 => Just(Step::Close),
        6 => (0..11_usize).prop_map(Step::Answer),
        4 => Just(Step::Type),
        1 => Just(Step::Keep),
        6 => Just(Step::Write),
        5 => Just(Step::Hear),
        2 => prop::option::of(0..3_usize).prop_map(Step::Choose),
        1 => (0..3_usize).prop_map(Step::Read),
        2 => (0..4_usize).prop_map(Step::Say),
    ];
    prop::collection::vec((0..3_usize, step), 1..60)
}

fn run(steps: &[(usize, Step)]) -> Result<(), TestCaseError> {
    let lesson = small();
    let mut disk = Disk::new();
    let mut writers = 1..;
    let mut opened = |disk: &Disk| Tab::open(&lesson, writers.next().expect("endless"), disk);
    let mut tabs: BTreeMap<usize, Tab> = BTreeMap::new();
    let (mut answered, mut read, mut said, mut versions) =
        (BTreeMap::<String, BTreeSet<u64>>::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (now, (which, step)) in (2_u64..).zip(steps) {
        if matches!(step, Step::Open | Step::Close) {
            if let Some(mut tab) = tabs.remove(which) {
                tab.write(&mut disk);
            }
            continue;
        }
        let tab = tabs.entry(*which).or_insert_with(|| opened(&disk));
        match step {
            Step::Answer(item) => {
                let item = lesson.items[*item].id.to_string();
                let moments = answered.entry(item.clone()).or_default();
                // So many are kept one by one.
                if moments.len() < 3 {
                    tab.answer(&item, now);
                    moments.insert(now);
                }
            }
            Step::Type => tab.desk(DeskAction::Edit { text: format!("text {now}"), caret: None }, now),
            Step::Keep if tab.text().is_empty() => {}
            Step::Keep => {
                tab.desk(DeskAction::KeepVersion { name: "kept".into() }, now);
                versions.insert(tab.text());
            }
            Step::Write => drop(tab.write(&mut disk)),
            Step::Hear => tab.hear(&disk),
            Step::Choose(take) => tab.choose(*take, now),
            Step::Read(section) => {
                let section = lesson.sections[*section].id.clone();
                tab.act(Action::FinishSection(section.clone()), now);
                read.insert(section);
            }
            Step::Say(draft) => {
                let draft = SharedDraft { text: format!("their text {draft}"), ..SharedDraft::default() };
                said.insert(draft.text.clone());
                tab.act(Action::Peer(PeerAction::Receive(Shared::Draft(draft))), now);
                tab.act(Action::Peer(PeerAction::Overall(format!("said {now}"))), now);
            }
            Step::Open | Step::Close => {}
        }
    }
    for round in 0.. {
        let wrote: usize = tabs.values_mut().map(|tab| tab.write(&mut disk)).sum();
        for tab in tabs.values_mut() {
            tab.hear(&disk);
        }
        if wrote == 0 && round > 0 {
            break;
        }
        prop_assert!(round < 12, "never quiet: {wrote} records a round");
    }
    let fresh = opened(&disk);
    for (item, moments) in &answered {
        let kept = fresh.session.quiz.record.items.get(&item.as_str().into());
        let have: BTreeSet<u64> = kept.iter().flat_map(|kept| &kept.recent).map(|attempt| attempt.at).collect();
        prop_assert_eq!((&have, kept.map(|kept| kept.tally().total() as usize)), (moments, Some(moments.len())), "{}: {:?}", item, kept);
    }
    prop_assert!(read.iter().all(|section| fresh.session.reading.read.contains(section)), "read {:?}", fresh.session.reading);
    prop_assert!(versions.is_subset(&fresh.texts()), "versions {:?} of {:?}", fresh.texts(), versions);
    let peers = fresh.session.peer.others().iter().chain(fresh.session.peer.open());
    prop_assert_eq!(peers.map(|peer| peer.draft.text.clone()).collect::<BTreeSet<_>>(), said);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_is_lost_between_tabs_and_all_counts_once(steps in steps()) {
        run(&steps)?;
    }
}

/// A lesson with a prompt and some of everything.
pub fn small() -> Lesson {
    Lesson { id: "l".into(), prompts: vec![Prompt { id: "p".into(), ..Prompt::default() }], ..quiz_lesson() }
}

/// A page that only shows a text of an earlier load, and then hears of another one written apart.
#[test]
fn a_text_offered_beside_is_not_replaced_by_the_next_key() {
    let lesson = small();
    let mut disk = Disk::new();
    let (mut first, mut apart) = (Tab::open(&lesson, 1, &disk), Tab::open(&lesson, 3, &disk));
    let typed = |text: &str| DeskAction::Edit { text: text.to_owned(), caret: None };
    first.desk(typed("The first text."), 1);
    first.write(&mut disk);
    let mut reader = Tab::open(&lesson, 4, &disk);
    assert_eq!(reader.text(), "The first text.");
    apart.desk(typed("Apart."), 2);
    apart.write(&mut disk);
    reader.hear(&disk);
    assert!(reader.texts().is_superset(&["The first text.".to_owned(), "Apart.".to_owned()].into()), "both are there: {:?}", reader.texts());
    reader.desk(typed(&format!("{} And more.", reader.text())), 3);
    reader.write(&mut disk);
    let fresh = Tab::open(&lesson, 5, &disk);
    for text in ["The first text.", "Apart."] {
        assert!(fresh.texts().iter().any(|kept| kept.starts_with(text)), "nobody chose, and {text:?} is gone: {:?}", fresh.texts());
    }
}

#[test]
fn answers_written_apart_are_joined_in_a_page_that_only_looked_and_stay_when_it_writes() {
    let lesson = small();
    let mut disk = Disk::new();
    let (mut first, mut apart) = (Tab::open(&lesson, 1, &disk), Tab::open(&lesson, 3, &disk));
    first.answer("single", 1);
    first.write(&mut disk);
    let mut reader = Tab::open(&lesson, 4, &disk);
    apart.answer("multiple", 2);
    apart.write(&mut disk);
    reader.hear(&disk);
    assert_eq!(reader.session.quiz.record.attempts(), 2, "both were answered");
    reader.answer("spot", 3);
    reader.write(&mut disk);
    let fresh = Tab::open(&lesson, 5, &disk);
    assert_eq!(fresh.session.quiz.record.attempts(), 3, "{:?}", fresh.session.quiz.record.items.keys().collect::<Vec<_>>());
}

#[test]
fn a_sitting_goes_on_when_another_tab_begins_one() {
    use practice_widget::practice::quiz::{Answer, Scope};
    let lesson = small();
    let mut disk = Disk::new();
    let (mut one, mut two) = (Tab::open(&lesson, 1, &disk), Tab::open(&lesson, 2, &disk));
    one.quiz(QuizAction::Begin { scope: Scope::One("recall".into()), length: None, seed: 1 }, 1);
    one.quiz(QuizAction::Item(ItemAction::Edit(Edit::Write("What I remember of the whole story".into()))), 2);
    one.write(&mut disk);
    two.hear(&disk);
    two.quiz(QuizAction::Begin { scope: Scope::Section("one".into()), length: None, seed: 1 }, 3);
    two.write(&mut disk);
    one.hear(&disk);
    let words = one.session.quiz.sitting.as_ref().and_then(|sitting| sitting.entries.first()).map(|entry| entry.draft.clone());
    assert!(matches!(&words, Some(Answer::Recall { text, .. }) if text.starts_with("What I remember")), "the words are gone: {words:?}");
}

#[test]
fn a_drill_goes_on_when_another_tab_closes_one() {
    use practice_widget::practice::calibration::{CalibrationAction, Side};
    let lesson = Lesson { id: "l".into(), ..crate::calibration::lesson() };
    let mut disk = Disk::new();
    let (mut one, mut two) = (Tab::open(&lesson, 1, &disk), Tab::open(&lesson, 2, &disk));
    one.act(Action::Calibrate(CalibrationAction::Drill { seed: 1, length: 3 }), 1);
    one.act(Action::Calibrate(CalibrationAction::Better(Side::Left)), 2);
    one.write(&mut disk);
    two.hear(&disk);
    two.act(Action::Calibrate(CalibrationAction::CloseDrill), 3);
    two.write(&mut disk);
    one.hear(&disk);
    assert!(one.session.calibration.drill.is_some(), "the drill is gone");
}

#[test]
fn what_was_refused_is_written_again_with_the_next_record() {
    let lesson = small();
    let mut tab = Tab::open(&lesson, 1, &Disk::new());
    tab.act(Action::FinishSection("one".into()), 1);
    for writing in tab.keeper.collect(&tab.session, 0) {
        // The stores do not answer for a moment.
        assert!(matches!(tab.keeper.heard(&writing.key, Err(NotKept::Failed("busy".into()))), Some(Keeping::NotSaved(_))));
    }
    tab.desk(DeskAction::Edit { text: "Words".into(), caret: None }, 2);
    let writes = tab.keeper.collect(&tab.session, 0);
    assert!(writes.iter().any(|writing| writing.key.contains("/reading/")), "what was read is never written: {writes:?}");
    let last = writes.iter().map(|writing| tab.keeper.heard(&writing.key, Ok(Millis(2)))).last();
    assert_eq!(last, Some(Some(Keeping::Saved(Millis(2)))));
}
