//! Between the session and its stored records: which part lies in which slot, what is unsaved, what came back.
//!
//! A stored body is the part's own JSON form, every field of it optional, so an older form reads as it is; the envelope around it
//! ([`super::saved`]) carries form version, revision, writer and checksum. A change that serde's defaults cannot bridge is a new kind
//! of slot or a migration here, with the old fixture kept.

use super::saved::{Body, Found, Kept, Ledger, Merged, Record, Slot, Writer, merge};
use crate::lesson::LessonId;
use crate::order::PutInOrder;
use crate::practice::session::{Part, Session, Stored};
use crate::sorted::{SortedMap, SortedSet};
use crate::values::read;
use serde_json::Value;

/// Keeps track of what this page has read and written.
#[derive(Clone, Debug)]
pub struct Keeper {
    lesson: LessonId,
    ledger: Ledger,
    unsaved: SortedSet<Part>,
    /// Parts a newer build wrote: never written by this one.
    read_only: SortedSet<Part>,
    others: SortedMap<Part, Vec<Record>>,
    shown: SortedMap<Part, (Writer, u64)>,
}

/// What storage brought.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// Parts to put into the session.
    pub parts: Vec<(Part, Stored)>,
    /// Parts of which another text exists.
    pub forked: Vec<Part>,
    /// Records nobody could read; their bytes are untouched.
    pub unreadable: usize,
    /// Records of a newer build; untouched.
    pub newer: usize,
}

/// A record on its way to the stores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Under which key.
    pub key: String,
    /// Its revision.
    pub revision: u64,
    /// The bytes.
    pub raw: String,
}

impl Keeper {
    /// A keeper for one load of the page; `bits` are drawn at random and name the writer.
    pub fn new(lesson: &LessonId, bits: u64) -> Self {
        Self {
            lesson: lesson.clone(),
            ledger: Ledger::new(Writer::from_bits(bits)),
            unsaved: SortedSet::new(),
            read_only: SortedSet::new(),
            others: SortedMap::new(),
            shown: SortedMap::new(),
        }
    }

    /// Takes in everything the stores hold. Parts changed on this page since, or already shown, are not brought again.
    pub fn take_in(&mut self, found: Vec<Found>) -> (Brought, Merged) {
        let merged = merge(found);
        let mut brought = Brought { unreadable: merged.quarantined.len(), newer: merged.newer.len(), ..Brought::default() };
        for (slot, kept) in &merged.slots {
            let Some(part) = self.part(slot) else { continue };
            self.take_in_part(&part, slot, kept, &mut brought);
        }
        (brought, merged)
    }

    fn take_in_part(&mut self, part: &Part, slot: &Slot, kept: &Kept, brought: &mut Brought) {
        let current = (kept.current.writer.clone(), kept.current.revision);
        let ours = |record: &Record| record.writer == *self.ledger.writer();
        let mine_is_a_head = kept.heads().any(ours);
        // What this page shows stays on show; every other text nobody has taken in is offered beside it.
        let others: Vec<Record> = kept.heads().filter(|record| !ours(record) && (mine_is_a_head || record.writer != current.0)).cloned().collect();
        let others: Vec<Record> = others.into_iter().filter(|record| kept.others.contains(record) || *record == kept.current).collect();
        if !others.is_empty() && self.others.get(part) != Some(&others) {
            self.others.insert(part.clone(), others);
            brought.forked.push(part.clone());
        }
        if mine_is_a_head || self.shown.get(part) == Some(&current) {
            return;
        }
        if self.unsaved.contains(part) {
            // The learner went on typing before the journal answered: what is on screen stays, the stored text is offered.
            self.others.entry(part.clone()).or_default().push(kept.current.clone());
            brought.forked.push(part.clone());
            return;
        }
        let Body::Kept(body) = &kept.current.body else { return };
        if let Some(stored) = stored(part, body) {
            self.ledger.show(slot, kept);
            self.shown.insert(part.clone(), current);
            brought.parts.push((part.clone(), stored));
        } else {
            self.read_only.insert(part.clone());
            brought.unreadable += 1;
        }
    }

    /// Notes that parts have changed.
    pub fn touch(&mut self, parts: impl IntoIterator<Item = Part>) {
        self.unsaved.extend(parts);
    }

    /// Whether something waits to be written.
    pub fn is_waiting(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// Every unsaved part as a record; `at` is the device's clock, for show.
    pub fn collect(&mut self, session: &Session, at: u64) -> Vec<Writing> {
        let mut parts = std::mem::take(&mut self.unsaved);
        parts.retain(|part| !self.read_only.contains(part));
        parts.iter().filter_map(|part| self.write(part, session, at)).collect()
    }

    fn write(&mut self, part: &Part, session: &Session, at: u64) -> Option<Writing> {
        let record = self.ledger.keep(&self.slot(part), at, body(part, session)?);
        Some(Writing { key: record.key().to_string(), revision: record.revision, raw: record.print() })
    }

    /// Other texts of a part, by other tabs or from before a crash, newest first.
    pub fn others(&self, part: &Part) -> Vec<Stored> {
        let mut records: Vec<&Record> = self.others.get(part).into_iter().flatten().collect();
        records.order_by_key(|record| std::cmp::Reverse(record.revision));
        records.into_iter().filter_map(|record| if let Body::Kept(body) = &record.body { stored(part, body) } else { None }).collect()
    }

    /// Notes that the learner has dealt with the other texts of a part: the next record replaces them.
    pub fn settle(&mut self, part: &Part) {
        for record in self.others.remove(part).unwrap_or_default() {
            self.ledger.settle(&record);
        }
    }

    fn slot(&self, part: &Part) -> Slot {
        match part {
            Part::Desk(prompt) => Slot::of_prompt(&self.lesson, "desk", prompt),
            Part::Reading => Slot::of_lesson(&self.lesson, "reading"),
            Part::Quiz => Slot::of_lesson(&self.lesson, "quiz"),
            Part::Calibration => Slot::of_lesson(&self.lesson, "calibration"),
            Part::Peer => Slot::of_lesson(&self.lesson, "peer"),
            Part::Days => Slot::of_lesson(&self.lesson, "days"),
        }
    }

    fn part(&self, slot: &Slot) -> Option<Part> {
        if slot.lesson != self.lesson {
            return None;
        }
        match (slot.kind.as_str(), &slot.prompt) {
            ("desk", Some(prompt)) => Some(Part::Desk(prompt.clone())),
            ("reading", None) => Some(Part::Reading),
            ("quiz", None) => Some(Part::Quiz),
            ("calibration", None) => Some(Part::Calibration),
            ("peer", None) => Some(Part::Peer),
            ("days", None) => Some(Part::Days),
            _ => None,
        }
    }
}

/// A part's stored body; nothing where there is nothing worth keeping.
fn body(part: &Part, session: &Session) -> Option<Value> {
    let json = match part {
        Part::Desk(prompt) => serde_json::to_value(session.desks.get(prompt)?),
        Part::Reading => serde_json::to_value(&session.reading),
        Part::Quiz => serde_json::to_value(&session.quiz),
        Part::Calibration => serde_json::to_value(&session.calibration),
        Part::Peer => serde_json::to_value(&session.peer),
        Part::Days => serde_json::to_value(&session.days),
    };
    json.ok()
}

/// A body read as its part; nothing where it is not even an object of ours.
fn stored(part: &Part, body: &Value) -> Option<Stored> {
    let body = body.clone();
    Some(match part {
        Part::Desk(_) => Stored::Desk(Box::new(read(body)?)),
        Part::Reading => Stored::Reading(read(body)?),
        Part::Quiz => Stored::Quiz(Box::new(read(body)?)),
        Part::Calibration => Stored::Calibration(Box::new(read(body)?)),
        Part::Peer => Stored::Peer(Box::new(read(body)?)),
        Part::Days => Stored::Days(read(body)?),
    })
}
