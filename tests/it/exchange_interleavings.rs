//! Whatever writers, stores and crashes do in whatever order: every text stays recoverable.
//!
//! The model remembers who had read what, and demands of every text that some store has taken and not lost again: it is on
//! offer, or a text that was written by somebody who had read it is.

use practice_widget::exchange::saved::{Found, Kept, Ledger, Merged, Record, Slot, Source, Writer, merge};
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
enum Step {
    /// A tab opens (or reloads) and shows what there is.
    Open { page: usize },
    /// A key is pressed; each store may refuse the write.
    Type { page: usize, local: bool, journal: bool },
    /// The tab hears of another and shows what there is now.
    Refresh { page: usize },
    /// The learner takes up another text that was on offer, or wants it no more.
    Settle { page: usize },
    /// What a page does in quiet moments.
    Tidy { repair: bool, remove: bool, meanwhile: Option<usize> },
    /// The browser is killed: one store falls back to some state since it was started.
    Kill { local: bool, back: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let page = 0..3_usize;
    let works = prop::bool::weighted(0.6);
    let step = prop_oneof![
        4 => page.clone().prop_map(|page| Step::Open { page }),
        8 => (page.clone(), works, works).prop_map(|(page, local, journal)| Step::Type { page, local, journal }),
        2 => page.clone().prop_map(|page| Step::Refresh { page }),
        1 => page.clone().prop_map(|page| Step::Settle { page }),
        3 => (any::<bool>(), any::<bool>(), prop::option::of(page.clone())).prop_map(|(repair, remove, meanwhile)| Step::Tidy { repair, remove, meanwhile }),
        2 => (any::<bool>(), 0..12_usize).prop_map(|(local, back)| Step::Kill { local, back }),
    ];
    prop::collection::vec(step, 1..60)
}

/// Texts are numbered as they are written.
type Number = u64;

#[derive(Clone, Default)]
struct Disk {
    records: BTreeMap<String, String>,
    /// Everything ever written here and not lost by falling back.
    taken: BTreeSet<Number>,
}

struct Page {
    ledger: Ledger,
    /// What its next record replaces.
    shows: BTreeSet<Number>,
}

#[derive(Default)]
struct World {
    local: Disk,
    journal: Disk,
    /// States of both since the browser was started.
    past: (Vec<Disk>, Vec<Disk>),
    pages: BTreeMap<usize, Page>,
    replaced_by: BTreeMap<Number, BTreeSet<Number>>,
    numbers: BTreeMap<(Writer, u64), Number>,
    loads: u64,
}

fn slot() -> Slot {
    Slot::of_prompt(&"ownership".into(), "draft", &"conflict".into())
}

impl World {
    fn merged(&self) -> Merged {
        let found =
            |source, disk: &Disk| disk.records.iter().map(move |(key, raw)| Found { source, key: key.clone(), raw: raw.clone() }).collect::<Vec<_>>();
        merge([found(Source::Local, &self.local), found(Source::Journal, &self.journal)].concat())
    }

    fn number(&self, record: &Record) -> Number {
        self.numbers[&(record.writer.clone(), record.revision)]
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Open { page } => {
                self.loads += 1;
                self.pages.insert(page, Page { ledger: Ledger::new(Writer::from_bits(self.loads)), shows: BTreeSet::new() });
                self.show(page);
            }
            Step::Refresh { page } => self.show(page),
            Step::Type { page, local, journal } => self.write(page, (local, journal)),
            Step::Settle { page } => {
                let other = self.merged().slots.get(&slot()).and_then(|kept| kept.others.first().cloned());
                let number = other.as_ref().map(|record| self.number(record));
                if let (Some(page), Some(record), Some(number)) = (self.pages.get_mut(&page), other, number) {
                    page.ledger.settle(&record);
                    page.shows.insert(number);
                }
            }
            Step::Tidy { repair, remove, meanwhile } => self.tidy(repair, remove, meanwhile),
            Step::Kill { local, back } => self.kill(local, back),
        }
        self.past.0.push(self.local.clone());
        self.past.1.push(self.journal.clone());
    }

    fn show(&mut self, page: usize) {
        let merged = self.merged();
        let numbers: Vec<Number> = merged
            .slots
            .get(&slot())
            .iter()
            .flat_map(|kept| [&kept.current].into_iter().chain(&kept.alike))
            .map(|record| self.number(record))
            .collect();
        let Some(page) = self.pages.get_mut(&page) else { return };
        page.ledger.open(&merged);
        page.shows.extend(numbers);
    }

    fn write(&mut self, page: usize, (local, journal): (bool, bool)) {
        let Some(page) = self.pages.get_mut(&page) else { return };
        let number = self.numbers.len() as Number;
        let record = page.ledger.keep(&slot(), 0, json!(number));
        for shown in std::mem::replace(&mut page.shows, BTreeSet::from([number])) {
            self.replaced_by.entry(shown).or_default().insert(number);
        }
        self.numbers.insert((record.writer.clone(), record.revision), number);
        for (disk, works) in [(&mut self.local, local), (&mut self.journal, journal)] {
            if works {
                disk.records.insert(record.key().to_string(), record.print());
                disk.taken.insert(number);
            }
        }
    }

    /// The page found things as they were; meanwhile another tab, or this one, may have written.
    fn tidy(&mut self, repair: bool, remove: bool, meanwhile: Option<usize>) {
        let merged = self.merged();
        if let Some(page) = meanwhile {
            self.write(page, (true, true));
        }
        let repairs = merged.repairs.into_iter().filter(|_| repair);
        for tidying in repairs.chain(merged.superseded.into_iter().filter(|_| remove)) {
            let number = tidying.becomes.as_ref().map(|raw| self.number(&Record::parse(raw).expect("a record")));
            let disk = if tidying.target == Source::Local { &mut self.local } else { &mut self.journal };
            if disk.records.get(&tidying.key) != tidying.was.as_ref() {
                continue;
            }
            disk.taken.extend(number);
            match tidying.becomes {
                Some(raw) => drop(disk.records.insert(tidying.key, raw)),
                None => drop(disk.records.remove(&tidying.key)),
            }
        }
    }

    fn kill(&mut self, local: bool, back: usize) {
        self.pages.clear();
        let (disk, past) = if local { (&mut self.local, &self.past.0) } else { (&mut self.journal, &self.past.1) };
        if let Some(before) = past.get(past.len().saturating_sub(1 + back)) {
            *disk = before.clone();
        }
        self.past = (Vec::new(), Vec::new());
    }

    fn check(&self) -> Result<(), TestCaseError> {
        let merged = self.merged();
        prop_assert!(merged.quarantined.is_empty() && merged.newer.is_empty());
        let mut on_offer = BTreeSet::new();
        for record in merged.slots.values().flat_map(Kept::heads) {
            let number = self.number(record);
            prop_assert_eq!(&record.body, &json!(number), "the words are those that were written");
            on_offer.insert(number);
        }
        for text in self.local.taken.union(&self.journal.taken) {
            prop_assert!(self.is_recoverable(*text, &on_offer), "{} is lost; on offer: {:?}; replaced by: {:?}", text, on_offer, self.replaced_by);
        }
        Ok(())
    }

    fn is_recoverable(&self, text: Number, on_offer: &BTreeSet<Number>) -> bool {
        on_offer.contains(&text) || self.replaced_by.get(&text).is_some_and(|later| later.iter().any(|later| self.is_recoverable(*later, on_offer)))
    }
}

fn run(steps: &[Step]) -> Result<(), TestCaseError> {
    let mut world = World::default();
    world.step(&Step::Open { page: 0 });
    for step in steps {
        world.step(step);
        world.check()?;
    }
    Ok(())
}

#[test]
fn an_old_key_goes_only_when_what_replaced_it_cannot_be_lost() {
    let steps = [
        Step::Type { page: 0, local: true, journal: true },
        Step::Open { page: 1 },
        Step::Type { page: 1, local: true, journal: false },
        Step::Tidy { repair: false, remove: true, meanwhile: None },
        Step::Kill { local: true, back: 9 },
    ];
    run(&steps).expect("recoverable");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 200 } else { 4_000 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_stays_recoverable(steps in steps()) {
        run(&steps)?;
    }
}
