//! The stored form of one record: parser and printer.
//!
//! A record is one line: form version, checksum, and a JSON object with everything else, separated by single spaces:
//!
//! ```text
//! 1 6c62272e07bb0142 {"lesson":"…","kind":"desk","prompt":"…","writer":"…","revision":7,"at":1764070000000,"seen":{"…":6},"body":…}
//! ```
//!
//! The checksum covers the version and every byte after itself as stored, so that truncation and flipped bits show (platform
//! fact 4). Whatever later forms change, these three parts stay, so that damage is never taken for a newer form.

use super::{Slot, StorageKey, Writer};
use crate::lesson::{LessonId, PromptId};
use crate::sorted::SortedMap;
use crate::sum::fnv_1a;
use crate::values;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version of the form this build writes. Every version ever released has fixtures and stays readable.
pub const FORM: u32 = 1;

/// The largest revision that every JSON reader holds exactly; a larger one is junk.
pub const LARGEST_REVISION: u64 = (1 << 53) - 1;

/// One writer's copy of one slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What is kept.
    pub slot: Slot,
    /// Who wrote it.
    pub writer: Writer,
    /// Larger than the revision of everything its writer had read of this slot; from 1.
    pub revision: u64,
    /// The device's clock when written, in milliseconds since 1970: to be shown, never to order by (case 11 of `scripts/faults`).
    pub at: u64,
    /// The records this one has taken in: writers and the revisions of theirs that it replaces.
    pub seen: SortedMap<Writer, u64>,
    /// What is kept, in the form of its owner: anything but JSON's null.
    pub body: Value,
}

/// A record on its way to the stores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Under which key.
    pub key: String,
    /// Its revision, by which the stores say what became of it.
    pub revision: u64,
    /// The bytes.
    pub raw: String,
}

/// Why stored bytes are not a record we can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not the form of a record.
    Junk,
    /// Begins like a record and ends too early or has changed since it was written.
    Damaged,
    /// Written by a newer build: to be left exactly as it is.
    Newer(u32),
    /// Whole, but stored under another record's key.
    Misplaced,
    /// Stored under a key that is none of ours.
    Key,
}

/// What follows the checksum, in form 1.
#[derive(Serialize, Deserialize)]
struct Form1 {
    // The fields of a [`Slot`], which lie among the others.
    lesson: LessonId,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prompt: Option<PromptId>,
    writer: Writer,
    revision: u64,
    at: u64,
    #[serde(default, skip_serializing_if = "SortedMap::is_empty")]
    seen: SortedMap<Writer, u64>,
    body: Value,
}

impl Record {
    /// Where it is stored.
    pub fn key(&self) -> StorageKey {
        StorageKey { slot: self.slot.clone(), writer: self.writer.clone() }
    }

    /// Reads a record of any version up to [`FORM`].
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let (form, rest) = raw.split_once(' ').ok_or(Problem::Junk)?;
        let version: u32 = form.parse().map_err(|_| Problem::Junk)?;
        let (sum, json) = rest.split_once(' ').ok_or(Problem::Damaged)?;
        if sum != checksum(form, json) {
            return Err(Problem::Damaged);
        }
        match version {
            FORM => Self::from_form_1(values::parse(json)),
            0 => Err(Problem::Junk),
            newer => Err(Problem::Newer(newer)),
        }
    }

    /// The stored form; [`Record::parse`] gives the same record back.
    pub fn print(&self) -> String {
        let json = self.to_json().to_string();
        format!("{FORM} {} {json}", checksum(&FORM.to_string(), &json))
    }

    /// The record as the stores take it.
    pub fn writing(&self) -> Writing {
        Writing { key: self.key().to_string(), revision: self.revision, raw: self.print() }
    }

    /// The record as a JSON object without version and checksum, as it lies in an archive.
    pub fn to_json(&self) -> Value {
        let form = Form1 {
            lesson: self.slot.lesson.clone(),
            kind: self.slot.kind.clone(),
            prompt: self.slot.prompt.clone(),
            writer: self.writer.clone(),
            revision: self.revision,
            at: self.at,
            seen: self.seen.clone(),
            body: self.body.clone(),
        };
        // Strings, whole numbers and a value that is JSON already: nothing here can fail to print.
        serde_json::to_value(form).unwrap_or_default()
    }

    /// Reads what [`Record::to_json`] prints.
    pub fn from_json(json: Value) -> Result<Self, Problem> {
        Self::from_form_1(values::read(json))
    }

    fn from_form_1(form: Option<Form1>) -> Result<Self, Problem> {
        form.and_then(Form1::into_record).ok_or(Problem::Junk)
    }

    /// Whether this record's writer had read `other` and replaced it.
    pub fn has_seen(&self, other: &Self) -> bool {
        if self.writer == other.writer {
            return self.revision > other.revision;
        }
        self.seen.get(&other.writer).is_some_and(|revision| *revision >= other.revision)
    }
}

impl Form1 {
    fn into_record(self) -> Option<Record> {
        let whole = (1..=LARGEST_REVISION).contains(&self.revision) && self.seen.values().all(|revision| *revision < self.revision);
        // Nobody writes a record of nothing. One that came all the same must not stand for what it says it has taken in.
        (whole && !self.body.is_null()).then_some(Record {
            slot: Slot { lesson: self.lesson, kind: self.kind, prompt: self.prompt },
            writer: self.writer,
            revision: self.revision,
            at: self.at,
            seen: self.seen,
            body: self.body,
        })
    }
}

/// Of the version and the JSON, in hexadecimal.
fn checksum(form: &str, json: &str) -> String {
    format!("{:016x}", fnv_1a(form.bytes().chain(json.bytes())))
}
