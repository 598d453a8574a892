//! Between the session and its stored records: which part lies in which slot, what is unsaved, what came back.
//!
//! A stored body is the part's own JSON form, every field of it optional, so an older form reads as it is; the envelope around it
//! ([`super::saved`]) carries form version, revision, writer and checksum. A change that serde's defaults cannot bridge is a new kind
//! of slot or a migration here, with the old fixture kept.

use super::saved::{Found, Kept, Ledger, Merged, Record, Slot, Source, StorageKey, Writer, Writing, merge};
use crate::lesson::{LessonId, PromptId};
use crate::order::PutInOrder;
use crate::practice::bench::Millis;
use crate::practice::session::{Keeping, NotKept, Part, Session, Stored};
use crate::sorted::{SortedMap, SortedSet};
use crate::values::read;
use serde_json::Value;

/// Keeps track of what this page has read and written.
#[derive(Clone, Debug)]
pub struct Keeper {
    lesson: LessonId,
    ledger: Ledger,
    unsaved: SortedSet<Part>,
    others: SortedMap<Part, Vec<Record>>,
    shown: SortedMap<Part, (Writer, u64)>,
    /// What the stores refused and do not have since, by key.
    refused: SortedMap<String, NotKept>,
    /// How many records were said to be unreadable, and newer.
    said: (usize, usize),
    /// Whether the stores had anything of the lesson when last heard of.
    has_kept: bool,
}

/// What storage brought.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// Parts to put into the session.
    pub parts: Vec<(Part, Stored)>,
    /// Parts that were written apart from those in the session and can be joined with them, after [`Brought::parts`].
    pub joined: Vec<(Part, Stored)>,
    /// Desks of which another text exists.
    pub forked: Vec<PromptId>,
    /// Desks of which another text existed until now: another tab has chosen.
    pub settled: Vec<PromptId>,
    /// Records nobody could read, where there are more than last time; their bytes are untouched.
    pub unreadable: usize,
    /// Records of a newer build, where there are more than last time; untouched.
    pub newer: usize,
    /// Whether the stores had something of the lesson, and have nothing at all any more.
    pub gone: bool,
}

/// Which of the stores that were asked have answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// All: what is not found is not there.
    All,
    /// Not all, or not all were asked.
    Some,
}

impl Keeper {
    /// A keeper for one load of the page; `bits` are drawn at random and name the writer.
    pub fn new(lesson: &LessonId, bits: u64) -> Self {
        Self {
            lesson: lesson.clone(),
            ledger: Ledger::new(Writer::from_bits(bits)),
            unsaved: SortedSet::new(),
            others: SortedMap::new(),
            shown: SortedMap::new(),
            refused: SortedMap::new(),
            said: (0, 0),
            has_kept: false,
        }
    }

    /// Takes in everything the stores hold, or as much of it as is `Found` when not all of them answered. Parts changed on this page since, or
    /// already shown, are not brought again.
    pub fn take_in(&mut self, found: Vec<Found>, answered: Answered) -> (Brought, Merged) {
        // What is in this page's memory is what no store has for certain.
        let keeps = found.iter().any(|found| found.source != Source::Memory);
        let merged = merge(found);
        let mut brought = Brought::default();
        let mut unreadable = merged.quarantined.len();
        brought.gone = std::mem::replace(&mut self.has_kept, keeps) && !keeps;
        for (slot, kept) in &merged.slots {
            if let Some(part) = self.part(slot) {
                unreadable += self.take_in_part(&part, kept, answered, &mut brought);
            }
        }
        // Said once, and not whenever another tab writes.
        let said = std::mem::replace(&mut self.said, (unreadable, merged.newer.len()));
        brought.unreadable = if unreadable > said.0 { unreadable } else { 0 };
        brought.newer = if merged.newer.len() > said.1 { merged.newer.len() } else { 0 };
        (brought, merged)
    }

    /// Answers how many of the slot's records are not this part at all.
    fn take_in_part(&mut self, part: &Part, kept: &Kept, answered: Answered, brought: &mut Brought) -> usize {
        let is_shown = |record: &Record| self.shown.get(part) == Some(&(record.writer.clone(), record.revision));
        let is_ours = |record: &Record| record.writer == *self.ledger.writer();
        if kept.heads().all(|record| is_ours(record) || is_shown(record)) {
            self.set_beside(part, Vec::new(), brought);
            return 0;
        }
        let (mut heads, mut unreadable) = (Vec::new(), 0);
        for record in kept.heads() {
            match stored(part, record) {
                None => unreadable += 1,
                Some(stored) => heads.push((record, stored)),
            }
        }
        let Some(&(current, _)) = heads.first() else {
            // What cannot be read stays where it is, and what is written here comes beside it.
            self.ledger.go_on_after(kept);
            return unreadable;
        };
        // What this page shows or wrote stays while nobody has written over it; and the learner may have gone on before the journal answered.
        // What was put in the place of a text may lie in the store that did not answer: the older one does not come back for that.
        let is_past = answered == Answered::Some && self.ledger.has_settled(current);
        let stays = kept.heads().any(|record| is_ours(record) || is_shown(record)) || self.unsaved.contains(part) || is_past;
        // Every other text that nobody has taken in is joined with it, or offered beside it.
        let is_other = |record: &Record| !is_ours(record) && !is_shown(record) && (stays || record != current);
        let others: Vec<Record> = heads.iter().map(|(record, _)| *record).filter(|record| is_other(record)).cloned().collect();
        if !stays && let Some((_, stored)) = heads.into_iter().next() {
            self.ledger.show(current, kept);
            self.shown.insert(part.clone(), (current.writer.clone(), current.revision));
            brought.parts.push((part.clone(), stored));
        }
        self.set_beside(part, others, brought);
        unreadable
    }

    /// Of a draft the learner chooses, here or in another tab; of everything else both are true.
    fn set_beside(&mut self, part: &Part, mut others: Vec<Record>, brought: &mut Brought) {
        others.retain(|record| !self.ledger.has_settled(record));
        let Part::Desk(prompt) = part else {
            for record in others {
                self.ledger.settle(&record);
                brought.joined.extend(stored(part, &record).map(|stored| (part.clone(), stored)));
            }
            return;
        };
        if others.is_empty() {
            brought.settled.extend(self.others.remove(part).map(|_| prompt.clone()));
        } else if self.others.get(part) != Some(&others) {
            self.others.insert(part.clone(), others);
            brought.forked.push(prompt.clone());
        }
    }

    /// Notes that parts have changed.
    pub fn touch(&mut self, parts: impl IntoIterator<Item = Part>) {
        self.unsaved.extend(parts);
    }

    /// Every unsaved part as a record; `at` is the device's clock, for show.
    pub fn collect(&mut self, session: &Session, at: u64) -> Vec<Writing> {
        let parts = std::mem::take(&mut self.unsaved);
        parts.iter().filter_map(|part| self.write(part, session, at)).collect()
    }

    /// Notes what became of a write, at this moment or with this reason, and answers how keeping this page's work goes: well only when nothing
    /// that was refused is still in this page alone. Nothing is answered of records that others wrote, as those of a file.
    pub fn heard(&mut self, key: &str, ended: Result<Millis, NotKept>) -> Option<Keeping> {
        match &ended {
            Ok(_) => {
                self.has_kept = true;
                self.refused.remove(key);
            }
            Err(why) => {
                self.refused.insert(key.to_owned(), why.clone());
                // It goes out again with what is written next, or when the page is left.
                let refused = StorageKey::parse(key).ok().filter(|key| key.writer == *self.ledger.writer());
                self.unsaved.extend(refused.and_then(|key| self.part(&key.slot)));
            }
        }
        let is_ours = |key: &str| StorageKey::parse(key).is_ok_and(|key| key.writer == *self.ledger.writer());
        let at = ended.unwrap_or_default();
        is_ours(key).then(|| {
            let refused = self.refused.iter().find(|(key, _)| is_ours(key));
            refused.map_or(Keeping::Saved(at), |(_, why)| Keeping::NotSaved(why.clone()))
        })
    }

    /// Gives up records that were to be kept under these keys; answers why, if the stores refused one of them.
    pub fn give_up(&mut self, keys: &[String]) -> Option<NotKept> {
        keys.iter().fold(None, |why, key| self.refused.remove(key).or(why))
    }

    fn write(&mut self, part: &Part, session: &Session, at: u64) -> Option<Writing> {
        Some(self.ledger.keep(&self.slot(part), at, body(part, session)?).writing())
    }

    /// Other texts of a part, by other tabs or from before a crash, newest first.
    pub fn others(&self, part: &Part) -> Vec<Stored> {
        let mut records: Vec<&Record> = self.others.get(part).into_iter().flatten().collect();
        records.order_by_key(|record| std::cmp::Reverse(record.revision));
        records.into_iter().filter_map(|record| stored(part, record)).collect()
    }

    /// A record read as the part of this lesson that it keeps.
    pub fn read_as(&self, record: &Record) -> Option<(Part, Stored)> {
        let part = self.part(&record.slot)?;
        stored(&part, record).map(|stored| (part, stored))
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

/// Whether the work on a prompt is kept under this key.
pub fn is_desk(key: &str) -> bool {
    StorageKey::parse(key).is_ok_and(|key| key.slot.kind == "desk")
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

/// A record read as its part; nothing where it is not even an object of ours.
#[inline(never)]
fn stored(part: &Part, record: &Record) -> Option<Stored> {
    let body = record.body.clone();
    Some(match part {
        Part::Desk(_) => Stored::Desk(Box::new(read(body)?)),
        Part::Reading => Stored::Reading(read(body)?),
        Part::Quiz => Stored::Quiz(Box::new(read(body)?)),
        Part::Calibration => Stored::Calibration(Box::new(read(body)?)),
        Part::Peer => Stored::Peer(Box::new(read(body)?)),
        Part::Days => Stored::Days(read(body)?),
    })
}
