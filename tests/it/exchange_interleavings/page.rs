//! The stores, played, and a page over them that decides by the keeper and the session that ship.

use crate::exchange_tabs::Tab;
use practice_widget::exchange::keep::{Answered, is_desk};
use practice_widget::exchange::saved::{Found, Record, Source, Tidying, Writing};
use practice_widget::lesson::Lesson;
use practice_widget::practice::bench::Millis;
use practice_widget::practice::desk::Desk;
use practice_widget::practice::session::{Keeping, NotKept};
use practice_widget::practice::version::Reason;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// One store.
#[derive(Clone, Default, PartialEq)]
pub struct Disk {
    records: BTreeMap<String, String>,
    /// Every draft that was ever written here and not lost by falling back.
    pub drafts: BTreeSet<String>,
    /// And every text that was kept by name.
    pub named: BTreeSet<String>,
}

impl Disk {
    fn put(&mut self, key: &str, raw: &str) {
        self.records.insert(key.to_owned(), raw.to_owned());
        if let Some(desk) = desk_in(raw) {
            self.drafts.insert(desk.draft().text().to_owned());
            self.named.extend(named(&desk));
        }
    }

    fn change(&mut self, tidying: &Tidying) {
        if self.records.get(&tidying.key) != tidying.was.as_ref() {
            return;
        }
        match &tidying.becomes {
            Some(raw) => self.put(&tidying.key, raw),
            None => drop(self.records.remove(&tidying.key)),
        }
    }

    /// What lies here.
    pub fn found(&self, source: Source) -> Vec<Found> {
        found(source, &self.records)
    }
}

fn found(source: Source, records: &BTreeMap<String, String>) -> Vec<Found> {
    records.iter().map(|(key, raw)| Found { source, key: key.clone(), raw: raw.clone() }).collect()
}

fn desk_in(raw: &str) -> Option<Desk> {
    let record = Record::parse(raw).expect("a record");
    (record.slot.kind == "desk").then(|| practice_widget::values::read(record.body).expect("a desk"))
}

/// The texts a desk keeps by name.
pub fn named(desk: &Desk) -> impl Iterator<Item = String> + '_ {
    desk.versions().all().iter().filter(|version| matches!(version.reason, Reason::Named(_))).map(|version| version.text.clone())
}

/// Both stores.
#[derive(Clone, Default, PartialEq)]
pub struct Stores {
    /// localStorage.
    pub local: Disk,
    /// The journal.
    pub journal: Disk,
}

/// A write on its way to the journal.
struct Put {
    writing: Writing,
    in_local: bool,
    /// Whether the journal has it, once that is certain.
    in_journal: Option<bool>,
    /// The page was told already that it took too long.
    given_up: bool,
}

/// One load of the page.
pub struct Page<'a> {
    /// What decides.
    pub tab: Tab<'a>,
    /// What was written last where localStorage refused it.
    memory: BTreeMap<String, String>,
    puts: VecDeque<Put>,
    /// What the journal held when it was asked, and whether it answered.
    pub read: Option<(Vec<Found>, Answered)>,
    /// Whether that is the first time: only then the page tidies up.
    opens: bool,
    /// What is to be tidied up, in the order in which it is done.
    tidying: VecDeque<Vec<Tidying>>,
    /// The last draft of which this page has heard that it was written, or was not.
    heard: Option<String>,
}

impl<'a> Page<'a> {
    /// As a page opens: with what localStorage has.
    pub fn open(lesson: &'a Lesson, writer: u64, stores: &Stores) -> Self {
        let mut tab = Tab::new(lesson, writer);
        tab.take_in(stores.local.found(Source::Local), Answered::Some);
        Self { tab, memory: BTreeMap::new(), puts: VecDeque::new(), read: None, opens: true, tidying: VecDeque::new(), heard: None }
    }

    /// What waits is written, and is on its way to the journal.
    pub fn write(&mut self, stores: &mut Stores, works: bool) {
        for writing in self.tab.collect() {
            if works {
                stores.local.put(&writing.key, &writing.raw);
                self.memory.remove(&writing.key);
            } else {
                self.memory.insert(writing.key.clone(), writing.raw.clone());
            }
            self.puts.push_back(Put { writing, in_local: works, in_journal: None, given_up: false });
        }
    }

    /// The journal comes to the first write that waits for it.
    pub fn land(&mut self, stores: &mut Stores, works: bool) -> bool {
        let Some(put) = self.puts.iter_mut().find(|put| put.in_journal.is_none()) else { return false };
        if works {
            stores.journal.put(&put.writing.key, &put.writing.raw);
        }
        put.in_journal = Some(works);
        true
    }

    /// The page hears what became of its writes, and answers of which drafts it said that they are kept.
    pub fn hear(&mut self) -> Vec<String> {
        let mut saved = Vec::new();
        while let Some(Put { writing, in_local, in_journal, given_up }) = self.puts.pop_front_if(|put| put.in_journal.is_some()) {
            if !given_up {
                saved.extend(self.told(&writing, in_local || in_journal == Some(true)));
            }
        }
        saved
    }

    /// The page gives up the first write that it still waits for, and may say all the same that all is kept.
    pub fn tire(&mut self) -> Option<String> {
        let put = self.puts.iter_mut().find(|put| !put.given_up)?;
        put.given_up = true;
        let (writing, in_local) = (put.writing.clone(), put.in_local);
        self.told(&writing, in_local)
    }

    fn told(&mut self, Writing { key, raw, .. }: &Writing, taken: bool) -> Option<String> {
        if is_desk(key) {
            self.heard = desk_in(raw).map(|desk| desk.draft().text().to_owned());
        }
        let ended = if taken { Ok(Millis(1)) } else { Err(NotKept::Full) };
        let saved = matches!(self.tab.keeper.heard(key, ended), Some(Keeping::Saved(_)));
        self.heard.clone().filter(|_| saved)
    }

    /// What is found is taken in; a page that opens begins to tidy up, in localStorage at once.
    pub fn show(&mut self, stores: &mut Stores, works: bool) {
        let Some((journal, answered)) = self.read.take() else { return };
        let found = [stores.local.found(Source::Local), found(Source::Memory, &self.memory), journal].concat();
        let merged = self.tab.take_in(found, answered);
        if std::mem::take(&mut self.opens) {
            for tidyings in [merged.repairs, merged.superseded] {
                let (local, journal) = tidyings.into_iter().partition(|tidying| tidying.target == Source::Local);
                self.tidying.extend([local, journal]);
            }
            self.tidy(stores, works, false);
        }
    }

    /// One store is tidied up, or all that is left to do is done.
    pub fn tidy(&mut self, stores: &mut Stores, works: bool, all: bool) {
        while let Some(tidyings) = self.tidying.pop_front() {
            // What is taken away needs no room.
            for tidying in tidyings.iter().filter(|tidying| works || tidying.becomes.is_none()) {
                let disk = if tidying.target == Source::Local { &mut stores.local } else { &mut stores.journal };
                disk.change(tidying);
            }
            if !all {
                break;
            }
        }
    }
}
