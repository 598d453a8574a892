//! Whatever pages, stores and crashes do in whatever order: every text stays recoverable.
//!
//! The pages decide by the keeper and the session that ship; the stores are played here, each of which may refuse a write, answer late, or fall
//! back when the browser is killed. The model remembers which text the learner saw when another one was written in its place, and demands of
//! every text that some store has taken and not lost again: a page that opens offers it, or a text that was written in its place.

mod page;

use crate::dice::Dice;
use crate::exchange_tabs::{Tab, small};
use page::{Page, Stores, named};
use practice_widget::exchange::keep::Answered;
use practice_widget::exchange::saved::Source;
use practice_widget::lesson::Lesson;
use practice_widget::practice::desk::DeskAction;
use std::collections::{BTreeMap, BTreeSet};

/// What may happen next, in one of the pages or to all of them.
#[derive(Clone, Debug)]
enum Step {
    /// A page is opened, or loaded again: it shows what localStorage has.
    Open(usize),
    /// A page is left as pages are: it writes what waits, and perhaps the journal gets it.
    Leave { page: usize, lands: bool },
    /// A page dies.
    Crash { page: usize, lands: bool },
    /// The learner writes on.
    Type(usize),
    /// The learner keeps a version.
    Keep(usize),
    /// The learner takes another text, or keeps both.
    Choose { page: usize, take: Option<usize> },
    /// What waits is written: to localStorage at once, unless it refuses; to the journal sooner or later.
    Write { page: usize, works: bool },
    /// The journal has done the first write that waits, or refused it.
    Land { page: usize, works: bool },
    /// The journal takes so long that the page gives up; it may come to it later all the same.
    Tire(usize),
    /// A page begins to read everything: the journal answers with what it holds then, if at all, after what was begun before.
    Look { page: usize, works: bool, answers: bool },
    /// What the journal answered is here, or that it does not; a page that opens begins to tidy localStorage up, which may refuse it.
    Show { page: usize, works: bool },
    /// A page that has opened goes on with tidying up, or ends it.
    Tidy { page: usize, works: bool, all: bool },
    /// The browser is killed: each store falls back to some state since it was started, by so many steps.
    Kill { local: usize, journal: usize },
}

impl Step {
    fn draw(dice: &mut Dice) -> Self {
        // Mostly two, so that they meet.
        let page = dice.draw(5) / 2;
        let works = dice.draw(5) < 3;
        match dice.draw(40) {
            0..2 => Self::Open(page),
            2 => Self::Leave { page, lands: works },
            3 => Self::Crash { page, lands: works },
            4..10 => Self::Type(page),
            10 => Self::Keep(page),
            11..13 => Self::Choose { page, take: Some(dice.draw(3)).filter(|_| works) },
            13..19 => Self::Write { page, works },
            19..22 => Self::Land { page, works },
            22 => Self::Tire(page),
            23..27 => Self::Look { page, works, answers: dice.draw(6) > 0 },
            27..33 => Self::Show { page, works },
            33..38 => Self::Tidy { page, works, all: dice.draw(3) > 0 },
            _ => Self::Kill { local: dice.draw(30), journal: if works { 0 } else { dice.draw(30) } },
        }
    }
}

struct World<'a> {
    lesson: &'a Lesson,
    stores: Stores,
    /// States of the stores since the browser was started.
    past: Vec<Stores>,
    pages: BTreeMap<usize, Page<'a>>,
    /// Which texts the learner put in the place of one.
    replaced_by: BTreeMap<String, BTreeSet<String>>,
    /// Pages that were opened and texts that were written.
    count: u64,
}

impl<'a> World<'a> {
    fn step(&mut self, step: &Step) -> Result<(), String> {
        self.count += 1;
        let now = self.count;
        match *step {
            Step::Open(page) => {
                self.step(&Step::Leave { page, lands: true })?;
                self.pages.insert(page, Page::open(self.lesson, now, &self.stores));
                self.step(&Step::Look { page, works: true, answers: true })?;
            }
            Step::Leave { page, lands } => {
                if let Some(page) = self.pages.get_mut(&page) {
                    page.write(&mut self.stores, true);
                }
                self.step(&Step::Crash { page, lands })?;
            }
            Step::Crash { page, lands } => {
                if let Some(mut page) = self.pages.remove(&page) {
                    while lands && page.land(&mut self.stores, true) {}
                }
            }
            Step::Look { page, works, answers } => {
                for page in self.pages.values_mut() {
                    while page.land(&mut self.stores, works) {}
                }
                self.hear(page)?;
                if let Some(page) = self.pages.get_mut(&page) {
                    let journal = self.stores.journal.found(Source::Journal);
                    page.read = Some(if answers { (journal, Answered::All) } else { (Vec::new(), Answered::Some) });
                }
            }
            Step::Kill { local, journal } => {
                self.pages.clear();
                let before = |back: usize| self.past.get(self.past.len().saturating_sub(1 + back)).unwrap_or(&self.stores);
                self.stores = Stores { local: before(local).local.clone(), journal: before(journal).journal.clone() };
                self.past = Vec::new();
            }
            Step::Land { page, works } => {
                // The journal answers in order: what was asked before the write comes first.
                self.quietly(page, &Step::Show { page, works })?;
                if let Some(page) = self.pages.get_mut(&page) {
                    page.land(&mut self.stores, works);
                }
                self.hear(page)?;
            }
            Step::Type(page) => self.learner(page, |tab| tab.desk(DeskAction::Edit { text: format!("text {now}"), caret: None }, now)),
            Step::Keep(page) => self.learner(page, |tab| tab.desk(DeskAction::KeepVersion { name: "kept".into() }, now)),
            Step::Choose { page, take } => self.learner(page, |tab| tab.choose(take, now)),
            Step::Write { page, .. } | Step::Tire(page) | Step::Show { page, .. } | Step::Tidy { page, .. } => self.quietly(page, step)?,
        }
        self.past.push(self.stores.clone());
        Ok(())
    }

    /// What the learner does: a text that stands there afterwards is written in the place of that which stood there.
    fn learner(&mut self, page: usize, does: impl FnOnce(&mut Tab<'a>)) {
        let Some(page) = self.pages.get_mut(&page) else { return };
        let before = page.tab.text();
        does(&mut page.tab);
        let after = page.tab.text();
        if after != before {
            self.replaced_by.entry(before).or_default().insert(after);
        }
    }

    /// What a page does by itself: it takes no text away without offering what was written in its place.
    fn quietly(&mut self, number: usize, step: &Step) -> Result<(), String> {
        let Some(page) = self.pages.get_mut(&number) else { return Ok(()) };
        let before = page.tab.text();
        let mut saved = Vec::new();
        match *step {
            Step::Write { works, .. } => page.write(&mut self.stores, works),
            Step::Tire(_) => saved.extend(page.tire()),
            Step::Tidy { works, all, .. } => page.tidy(&mut self.stores, works, all),
            Step::Show { works, .. } => page.show(&mut self.stores, works),
            _ => {}
        }
        let after = page.tab.texts();
        if self.written_on(&before).is_disjoint(&after) {
            return Err(format!("{before:?} was taken off page {number} for {after:?}"));
        }
        self.said(saved)
    }

    fn hear(&mut self, number: usize) -> Result<(), String> {
        let saved = self.pages.get_mut(&number).map(Page::hear);
        self.said(saved.unwrap_or_default())
    }

    fn said(&self, saved: Vec<String>) -> Result<(), String> {
        let Stores { local, journal } = &self.stores;
        match saved.into_iter().find(|text| !local.drafts.contains(text) && !journal.drafts.contains(text)) {
            Some(text) => Err(format!("{text:?} was said to be kept, and no store has taken it")),
            None => Ok(()),
        }
    }

    /// A text and all that were written in its place.
    fn written_on(&self, text: &str) -> BTreeSet<String> {
        let (mut found, mut next) = (BTreeSet::new(), vec![text.to_owned()]);
        while let Some(text) = next.pop() {
            next.extend(self.replaced_by.get(&text).into_iter().flatten().filter(|later| !found.contains(*later)).cloned());
            found.insert(text);
        }
        found
    }

    /// What a page that opens now offers: its drafts, and what is kept by name.
    fn offered(&self) -> (BTreeSet<String>, BTreeSet<String>) {
        let mut fresh = Page::open(self.lesson, 0, &self.stores).tab;
        fresh.take_in([self.stores.local.found(Source::Local), self.stores.journal.found(Source::Journal)].concat(), Answered::All);
        let mut desks = fresh.others();
        desks.extend(fresh.session.desks.values().cloned());
        (fresh.texts(), desks.iter().flat_map(named).collect())
    }

    fn check(&self) -> Result<(), String> {
        let (texts, kept) = self.offered();
        let Stores { local, journal } = &self.stores;
        if let Some(lost) = local.drafts.union(&journal.drafts).find(|text| self.written_on(text).is_disjoint(&texts)) {
            return Err(format!("{lost:?} is lost; there are {texts:?}"));
        }
        match local.named.union(&journal.named).find(|text| !kept.contains(*text)) {
            Some(lost) => Err(format!("{lost:?} is no longer kept by name; there are {kept:?}")),
            None => Ok(()),
        }
    }

    /// Everything works again and every page is left: what is on show then is kept.
    fn leave(&mut self) -> Result<(), String> {
        while let Some((&page, shown)) = self.pages.first_key_value() {
            let shown = self.written_on(&shown.tab.text());
            self.step(&Step::Land { page, works: false })?;
            self.step(&Step::Leave { page, lands: true })?;
            if self.offered().0.is_disjoint(&shown) && !shown.contains("") {
                return Err(format!("page {page} was left with {shown:?}, which is not kept"));
            }
        }
        self.check()
    }
}

fn run(steps: &[Step]) -> Result<(), String> {
    let lesson = Lesson { items: Vec::new(), ..small() };
    let (pages, replaced_by) = (BTreeMap::new(), BTreeMap::new());
    let mut world = World { lesson: &lesson, stores: Stores::default(), past: Vec::new(), pages, replaced_by, count: 0 };
    world.step(&Step::Open(0))?;
    for step in steps {
        let before = world.stores.clone();
        world.step(step)?;
        if before != world.stores {
            world.check()?;
        }
    }
    world.leave()
}

#[test]
fn an_old_key_goes_only_when_what_replaced_it_cannot_be_lost() {
    let steps = [
        Step::Type(0),
        Step::Write { page: 0, works: true },
        Step::Open(1),
        Step::Show { page: 1, works: true },
        Step::Type(1),
        Step::Write { page: 1, works: true },
        // The draft, and the day.
        Step::Land { page: 1, works: false },
        Step::Land { page: 1, works: false },
        Step::Open(2),
        Step::Show { page: 2, works: true },
        Step::Tidy { page: 2, works: false, all: true },
        Step::Kill { local: 99, journal: 0 },
    ];
    run(&steps).expect("recoverable");
}

#[test]
fn what_is_on_its_way_to_the_journal_alone_is_not_taken_off_the_page() {
    let steps = [
        Step::Type(0),
        Step::Write { page: 0, works: true },
        Step::Open(1),
        Step::Show { page: 1, works: true },
        Step::Type(0),
        Step::Write { page: 0, works: true },
        Step::Look { page: 1, works: true, answers: true },
        Step::Type(1),
        Step::Write { page: 1, works: false },
        Step::Show { page: 1, works: true },
    ];
    run(&steps).expect("both texts are there");
}

#[test]
fn what_the_journal_alone_has_is_not_taken_off_the_page_when_it_does_not_answer() {
    let steps = [
        Step::Open(1),
        Step::Show { page: 1, works: true },
        Step::Type(0),
        Step::Write { page: 0, works: true },
        Step::Type(1),
        Step::Write { page: 1, works: false },
        // The draft, and the day.
        Step::Land { page: 1, works: true },
        Step::Land { page: 1, works: true },
        Step::Look { page: 1, works: true, answers: false },
        Step::Show { page: 1, works: true },
    ];
    run(&steps).expect("both texts are there");
}

#[test]
fn an_older_text_does_not_come_back_because_the_journal_with_the_newer_does_not_answer() {
    let steps = [
        Step::Type(0),
        Step::Write { page: 0, works: true },
        Step::Type(0),
        Step::Write { page: 0, works: false },
        Step::Open(1),
        Step::Show { page: 1, works: false },
        Step::Look { page: 1, works: true, answers: false },
        Step::Show { page: 1, works: false },
    ];
    run(&steps).expect("the newer text is there");
}

/// The same without every step that the failure does not need.
fn shortest(mut steps: Vec<Step>) -> Vec<Step> {
    let mut at = steps.len();
    while at > 0 {
        at -= 1;
        let mut fewer = steps.clone();
        fewer.remove(at);
        if run(&fewer).is_err() {
            (steps, at) = (fewer, steps.len() - 1);
        }
    }
    steps
}

#[test]
fn every_text_stays_recoverable() {
    for seed in 0..if cfg!(debug_assertions) { 2_000 } else { 30_000 } {
        let mut dice = Dice(seed);
        let steps: Vec<Step> = (0..50).map(|_| Step::draw(&mut dice)).collect();
        if run(&steps).is_err() {
            let steps = shortest(steps);
            panic!("seed {seed}: {}\n{steps:?}", run(&steps).expect_err("still fails"));
        }
    }
}
