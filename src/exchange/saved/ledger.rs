//! What this page writes, numbered so that every other page can tell what it had read.

use super::{Kept, LARGEST_REVISION, Record, Slot, Writer};
use crate::sorted::SortedMap;
use serde_json::Value;

/// How many other writers a record remembers having read. One forgotten can at worst be offered once more as another text.
const MOST_SEEN: usize = 32;

/// The revisions of one page's writing: one per page, kept as long as the page.
#[derive(Clone, Debug)]
pub struct Ledger {
    writer: Writer,
    lines: SortedMap<Slot, Line>,
}

#[derive(Clone, Debug, Default)]
struct Line {
    largest_revision: u64,
    seen: SortedMap<Writer, u64>,
}

impl Ledger {
    /// A ledger for a writer that has never written before.
    pub fn new(writer: Writer) -> Self {
        Self { writer, lines: SortedMap::new() }
    }

    /// Who writes.
    pub fn writer(&self) -> &Writer {
        &self.writer
    }

    /// Notes that the page now shows this record of a slot. Other texts are not taken in by that: they stay on offer until
    /// [`Ledger::settle`].
    pub fn show(&mut self, shown: &Record, kept: &Kept) {
        for record in kept.heads().filter(|record| record.body == shown.body) {
            self.settle(record);
        }
        self.go_on_after(kept);
    }

    /// Notes how far the numbers of a slot have come: the next record comes after everything that was met there, and replaces nothing by it.
    pub fn go_on_after(&mut self, kept: &Kept) {
        let line = self.lines.entry(kept.current.slot.clone()).or_default();
        line.largest_revision = line.largest_revision.max(kept.current.revision);
    }

    /// Whether the next record replaces this one.
    pub fn has_settled(&self, record: &Record) -> bool {
        self.lines.get(&record.slot).and_then(|line| line.seen.get(&record.writer)).is_some_and(|revision| *revision >= record.revision)
    }

    /// Notes that the learner has dealt with this text: took it, or wants it no more. The next record replaces it.
    pub fn settle(&mut self, record: &Record) {
        let line = self.lines.entry(record.slot.clone()).or_default();
        line.largest_revision = line.largest_revision.max(record.revision);
        for (writer, revision) in record.seen.iter().chain([(&record.writer, &record.revision)]) {
            let seen = line.seen.entry(writer.clone()).or_default();
            *seen = (*seen).max(*revision);
        }
    }

    /// The record that keeps `body`; `at` is the device's clock in milliseconds since 1970, for show.
    pub fn keep(&mut self, slot: &Slot, at: u64, body: Value) -> Record {
        let line = self.lines.entry(slot.clone()).or_default();
        line.largest_revision = (line.largest_revision + 1).min(LARGEST_REVISION);
        line.seen.remove(&self.writer);
        while line.seen.len() > MOST_SEEN {
            let Some(oldest) = line.seen.iter().min_by_key(|(_, revision)| **revision).map(|(writer, _)| writer.clone()) else { break };
            line.seen.remove(&oldest);
        }
        let seen = line.seen.clone();
        Record { slot: slot.clone(), writer: self.writer.clone(), revision: line.largest_revision, at, seen, body }
    }
}
