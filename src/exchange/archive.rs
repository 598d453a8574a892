//! The archive: everything that is kept, in one JSON file; parser and printer, and what reading one in would change.
//!
//! ```json
//! {
//!   "format": "practice-widget archive",
//!   "version": 1,
//!   "made_at": 1764070000000,
//!   "records": [{"lesson": "…", "kind": "desk", "prompt": "…", "writer": "…", "revision": 7, "at": 1764069000000, "body": {}}],
//!   "unread": [{"key": "…", "raw": "…"}]
//! }
//! ```
//!
//! `made_at` and `at` are milliseconds since 1970 by the device's clock, for show. `records` are as [`Record::to_json`] prints
//! them, every text on offer included; `unread` are stored bytes that this build could not read, so that an archive holds
//! everything. Reading one in never overwrites and never removes: every text it brings gets a key of its own, and undoing it
//! is removing those keys.

use super::saved::{Kept, Merged, Problem as RecordProblem, Record, Slot, StorageKey, Writer};
use crate::sorted::SortedSet;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The first thing in every archive.
pub const FORMAT: &str = "practice-widget archive";
/// The version of the file's form.
pub const VERSION: u64 = 1;
/// The largest file worth reading, in bytes; the edge refuses by size before it reads (case 13 of `scripts/faults`).
pub const LARGEST_FILE: u64 = 50_000_000;
/// The most records in one file.
pub const MOST_RECORDS: usize = 10_000;
/// The largest revision taken from a file: it leaves as many again to go on from.
const LARGEST_REVISION: u64 = 1 << 52;

/// Everything that was kept at some moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Archive {
    /// The device's clock when it was made, in milliseconds since 1970.
    pub made_at: u64,
    /// Every text that was kept.
    pub records: Vec<Record>,
    /// Bytes the build that made it could not read.
    pub unread: Vec<Unread>,
}

/// Stored bytes nobody here can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The key they were stored under.
    pub key: String,
    /// The bytes.
    pub raw: String,
}

/// Why a file is not an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing in it.
    Empty,
    /// Larger than [`LARGEST_FILE`] or more than [`MOST_RECORDS`].
    TooLarge,
    /// Not JSON, or cut short, or nested deeper than 128.
    NotJson,
    /// JSON of something else.
    NotArchive,
    /// Made by a newer build.
    Newer(u64),
}

#[derive(Serialize, Deserialize)]
struct Form {
    format: String,
    version: u64,
    #[serde(default)]
    made_at: u64,
    #[serde(default)]
    records: Vec<Value>,
    #[serde(default)]
    unread: Vec<Unread>,
}

impl Archive {
    /// Everything that was found in the stores; `made_at` in milliseconds since 1970.
    pub fn of(merged: &Merged, made_at: u64) -> Self {
        let records = merged.slots.values().flat_map(Kept::heads).cloned().collect();
        let mut unread: Vec<Unread> = Vec::new();
        for aside in merged.quarantined.iter().chain(&merged.newer) {
            let bytes = Unread { key: aside.found.key.clone(), raw: aside.found.raw.clone() };
            if !unread.contains(&bytes) {
                unread.push(bytes);
            }
        }
        Self { made_at, records, unread }
    }

    /// The file; [`Archive::parse`] gives the same archive back.
    pub fn print(&self) -> String {
        let form = Form {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_at: self.made_at,
            records: self.records.iter().map(Record::to_json).collect(),
            unread: self.unread.clone(),
        };
        // Strings, whole numbers and values that are JSON already: nothing here can fail to print.
        serde_json::to_string_pretty(&form).unwrap_or_default()
    }

    /// Reads a file: what it holds, and how many of its records could not be read.
    pub fn parse(file: &str) -> Result<(Self, usize), Problem> {
        if file.trim().is_empty() {
            return Err(Problem::Empty);
        }
        if file.len() as u64 > LARGEST_FILE {
            return Err(Problem::TooLarge);
        }
        let json: Value = serde_json::from_str(file.trim_start_matches('\u{feff}')).map_err(|_| Problem::NotJson)?;
        if json.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(Problem::NotArchive);
        }
        match json.get("version").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(Problem::Newer(newer)),
            _ => return Err(Problem::NotArchive),
        }
        let form: Form = crate::values::read(json).ok_or(Problem::NotArchive)?;
        if form.records.len() + form.unread.len() > MOST_RECORDS {
            return Err(Problem::TooLarge);
        }
        let mut archive = Self { made_at: form.made_at, records: Vec::new(), unread: Vec::new() };
        let all = form.records.len();
        archive.records.extend(form.records.into_iter().filter_map(readable));
        let skipped = all - archive.records.len();
        for bytes in form.unread {
            match read_again(&bytes) {
                Ok(record) => archive.records.push(record),
                Err(_) => archive.unread.push(bytes),
            }
        }
        Ok((archive, skipped))
    }
}

fn readable(json: Value) -> Option<Record> {
    Record::from_json(json).ok().filter(|record| record.revision <= LARGEST_REVISION)
}

/// What an older build set aside this one may be able to read.
fn read_again(bytes: &Unread) -> Result<Record, RecordProblem> {
    let record = Record::parse(&bytes.raw)?;
    let at_home = StorageKey::parse(&bytes.key).is_ok_and(|key| key == record.key());
    if at_home && record.revision <= LARGEST_REVISION { Ok(record) } else { Err(RecordProblem::Misplaced) }
}

/// What reading an archive in would do, to be shown before it is done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// What happens to each text in the file, in the order of the file.
    pub changes: Vec<(Slot, Effect)>,
    /// The records to write: all under keys that do not exist yet.
    pub writes: Vec<Record>,
}

/// What happens to one text in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// There is nothing like it here: it is added.
    New,
    /// It was written on from what is here: it is shown, and what is here was its past.
    Newer,
    /// It is here already.
    Same,
    /// What is here was written on from it: nothing is done.
    Older,
    /// Both were written apart: it is added as a copy beside what is here, which stays on show.
    Conflicting,
    /// Both were written apart, and both are true, as answers to quiz items are: what is new in it is added to what is here.
    Joined,
}

/// How much reading an archive in brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Texts that are new here, or newer.
    pub added: usize,
    /// Texts that stand beside others then.
    pub beside: usize,
    /// Texts that are here already.
    pub known: usize,
}

impl Plan {
    /// What reading `archive` in would do to what is `here`. `importer` is drawn for this occasion and has never written.
    pub fn new(archive: &Archive, here: &Merged, importer: &Writer) -> Self {
        let mut plan = Self::default();
        let mut brought: SortedSet<(&Slot, String)> = SortedSet::new();
        for record in &archive.records {
            let change = match here.slots.get(&record.slot) {
                _ if !brought.insert((&record.slot, record.to_json()["body"].to_string())) => Effect::Same,
                None => Effect::New,
                Some(kept) => match compare(record, kept) {
                    // Only a draft is one text or another.
                    Effect::Conflicting if record.slot.prompt.is_none() => Effect::Joined,
                    change => change,
                },
            };
            if let Some(mut copy) = to_write(record, change, here.slots.get(&record.slot)) {
                copy.writer = importer.copy(plan.writes.len());
                plan.writes.push(copy);
            }
            plan.changes.push((record.slot.clone(), change));
        }
        plan
    }

    /// How much reading it in brings, in texts.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, change) in &self.changes {
            match change {
                Effect::New | Effect::Newer | Effect::Joined => counts.added += 1,
                Effect::Conflicting => counts.beside += 1,
                Effect::Same | Effect::Older => counts.known += 1,
            }
        }
        counts
    }

    /// The keys to remove to undo it.
    pub fn undo(&self) -> Vec<StorageKey> {
        self.writes.iter().map(Record::key).collect()
    }
}

fn compare(record: &Record, kept: &Kept) -> Effect {
    if kept.heads().any(|head| head.body == record.body) {
        return Effect::Same;
    }
    if kept.heads().any(|head| head.has_seen(record)) {
        return Effect::Older;
    }
    if record.has_seen(&kept.current) { Effect::Newer } else { Effect::Conflicting }
}

/// The record that brings a text in, but for its writer.
fn to_write(record: &Record, change: Effect, kept: Option<&Kept>) -> Option<Record> {
    let mut copy = record.clone();
    match (change, kept) {
        (Effect::Same | Effect::Older, _) => return None,
        (Effect::Newer, Some(kept)) if kept.current.writer == record.writer => {
            // Under its new name it must still say that it has read what its writer wrote before.
            copy.seen.insert(record.writer.clone(), kept.current.revision);
        }
        (Effect::Conflicting | Effect::Joined, Some(kept)) => {
            copy.revision = copy.revision.min(kept.current.revision.saturating_sub(1)).max(1);
            copy.seen.retain(|_, revision| *revision < copy.revision);
        }
        _ => {}
    }
    Some(copy)
}
