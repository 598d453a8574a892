//! How records from every place and tab become one truth, without losing a word.

use super::{KeyProblem, Problem, Record, Slot, StorageKey};
use crate::order::PutInOrder;
use crate::sorted::{SortedMap, SortedSet};

/// Where a record was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// localStorage: written at once, on disk seconds later (platform fact 1).
    Local,
    /// The `IndexedDB` journal: on disk at once, but late puts may be rolled back (fact 2).
    Journal,
    /// This page's memory, where localStorage refuses what is written (facts 5 and 13).
    Memory,
}

/// Stored bytes, as they were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub source: Source,
    /// Under which key.
    pub key: String,
    /// The bytes.
    pub raw: String,
}

/// Everything that was found, sorted out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// What each slot holds.
    pub slots: SortedMap<Slot, Kept>,
    /// Bytes that could not be read, untouched, with the reason: to be offered for download, never to be removed unasked.
    pub quarantined: Vec<SetAside>,
    /// Records of a newer build, untouched: what this build writes comes beside them.
    pub newer: Vec<SetAside>,
    /// Copies of records that have been taken in by one that lies in both stores: safe to remove.
    pub superseded: Vec<Tidying>,
    /// Records that one of the two stores lacks or holds in an older state: safe to write.
    pub repairs: Vec<Tidying>,
}

/// What a slot holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The record to show: the larger revision, then the larger writer. No record of the slot has a larger revision, since a record's is larger
    /// than those of all it has taken in.
    pub current: Record,
    /// Records that `current` has not taken in: other texts, to be offered beside it and kept until the learner decides, and the same again.
    pub others: Vec<Record>,
}

impl Kept {
    /// Every record nobody has taken in, the one on show first.
    pub fn heads(&self) -> impl Iterator<Item = &Record> {
        [&self.current].into_iter().chain(&self.others)
    }
}

/// Bytes left as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The bytes, and where they lie.
    pub found: Found,
    /// The slot its key names, where the key can be read.
    pub slot: Option<Slot>,
    /// Why.
    pub problem: Problem,
}

/// A change of one store that loses nothing, as long as what lies there is still what was found: its writer may be at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tidying {
    /// The store.
    pub target: Source,
    /// Under which key.
    pub key: String,
    /// The bytes that must still lie there, or nothing.
    pub was: Option<String>,
    /// The bytes to put there, or nothing.
    pub becomes: Option<String>,
}

/// Sorts out everything that was found; the order does not matter. Total: any bytes under any keys give an answer.
///
/// Keys that do not begin like ours are passed over.
pub fn merge(found: impl IntoIterator<Item = Found>) -> Merged {
    let mut merged = Merged::default();
    let mut copies: SortedMap<StorageKey, Vec<(Source, String, Record)>> = SortedMap::new();
    let mut set_aside: SortedSet<(Source, String)> = SortedSet::new();
    for found in found {
        match read(&found) {
            Ok(None) => {}
            Ok(Some((key, record))) => copies.entry(key).or_default().push((found.source, found.raw, record)),
            Err((slot, problem)) => {
                set_aside.insert((found.source, found.key.clone()));
                let list = if matches!(problem, Problem::Newer(_)) { &mut merged.newer } else { &mut merged.quarantined };
                list.push(SetAside { found, slot, problem });
            }
        }
    }
    let mut slots: SortedMap<Slot, Vec<Copies>> = SortedMap::new();
    for (key, records) in copies {
        let copies = Copies::of(records);
        merged.repairs.extend(copies.repairs(&key, &set_aside));
        slots.entry(key.slot).or_default().push(copies);
    }
    for (slot, writers) in slots {
        merged.superseded.extend(superseded(&writers));
        if let Some(kept) = sort_out(writers) {
            merged.slots.insert(slot, kept);
        }
    }
    merged
}

/// Why some bytes are set aside, and the slot their key names.
type Aside = (Option<Slot>, Problem);

/// The record in some bytes; nothing when the key is not ours.
fn read(found: &Found) -> Result<Option<(StorageKey, Record)>, Aside> {
    let key = match StorageKey::parse(&found.key) {
        Ok(key) => key,
        Err(KeyProblem::Foreign) => return Ok(None),
        Err(KeyProblem::Newer(version)) => return Err((None, Problem::Newer(version))),
        Err(KeyProblem::Junk) => return Err((None, Problem::Key)),
    };
    match Record::parse(&found.raw) {
        Ok(record) if record.key() == key => Ok(Some((key, record))),
        Ok(_) => Err((Some(key.slot), Problem::Misplaced)),
        Err(problem) => Err((Some(key.slot), problem)),
    }
}

/// All intact copies of one writer's record.
struct Copies {
    /// The newest, and any other of the same revision with another body: two, only if a writer broke its promise.
    newest: Vec<Record>,
    /// Which store holds which revision, in which bytes.
    held: SortedMap<Source, (u64, String)>,
}

impl Copies {
    fn of(records: Vec<(Source, String, Record)>) -> Self {
        let mut newest: Vec<Record> = Vec::new();
        let mut held = SortedMap::new();
        for (source, raw, record) in records {
            held.insert(source, (record.revision, raw));
            let largest = newest.first().map_or(0, |first| first.revision);
            if record.revision > largest {
                newest.clear();
            }
            if record.revision >= largest && !newest.contains(&record) {
                newest.push(record);
            }
        }
        Self { newest, held }
    }

    fn revision(&self) -> u64 {
        self.newest.first().map_or(0, |first| first.revision)
    }

    fn lies_in(&self, source: Source) -> bool {
        self.held.get(&source).is_some_and(|(revision, _)| *revision == self.revision())
    }

    fn repairs(&self, key: &StorageKey, set_aside: &SortedSet<(Source, String)>) -> Vec<Tidying> {
        let [record] = self.newest.as_slice() else { return Vec::new() };
        let key = key.to_string();
        [Source::Local, Source::Journal]
            .into_iter()
            .filter(|target| !self.lies_in(*target) && !set_aside.contains(&(*target, key.clone())))
            .map(|target| {
                let was = self.held.get(&target).map(|(_, raw)| raw.clone());
                Tidying { target, key: key.clone(), was, becomes: Some(record.print()) }
            })
            .collect()
    }

    fn removals(&self) -> Vec<Tidying> {
        let Some(key) = self.newest.first().map(|record| record.key().to_string()) else { return Vec::new() };
        let stored = self.held.iter().filter(|(target, _)| matches!(target, Source::Local | Source::Journal));
        stored.map(|(target, (_, raw))| Tidying { target: *target, key: key.clone(), was: Some(raw.clone()), becomes: None }).collect()
    }
}

fn superseded(writers: &[Copies]) -> Vec<Tidying> {
    let safe: Vec<&Record> =
        writers.iter().filter(|copies| copies.lies_in(Source::Local) && copies.lies_in(Source::Journal)).flat_map(|copies| &copies.newest).collect();
    let taken_in = |record: &Record| safe.iter().any(|other| other.writer != record.writer && other.has_seen(record));
    writers.iter().filter(|copies| copies.newest.iter().all(taken_in)).flat_map(Copies::removals).collect()
}

/// Keeps the records nobody has taken in, and picks the one to show.
fn sort_out(writers: Vec<Copies>) -> Option<Kept> {
    let records: Vec<Record> = writers.into_iter().flat_map(|copies| copies.newest).collect();
    let mut heads: Vec<Record> = records.iter().filter(|record| !records.iter().any(|other| other.has_seen(record))).cloned().collect();
    heads.order_by(|one, other| order(other).cmp(&order(one)));
    let mut heads = heads.into_iter();
    Some(Kept { current: heads.next()?, others: heads.collect() })
}

fn order(record: &Record) -> (u64, &str) {
    (record.revision, record.writer.as_str())
}
