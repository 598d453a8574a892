//! What was answered, kept small for ever.
//!
//! Attempts stand under the item's stable id with the content hash they were made on. The last few of an item are kept in
//! full, older ones only as counts, so the record grows with the number of items and not with the number of attempts.

use super::answer::Answer;
use super::answer::Confidence;
use super::judge::judge;
use super::verdict::{Credit, Outcome};
use crate::lesson::{Item, ItemId, Lesson, MisconceptionId};
use crate::order::PutInOrder;
use crate::practice::salvage;
use crate::sorted::SortedMap;
use serde::{Deserialize, Serialize};

/// Attempts of an item that are kept in full.
pub const KEPT: usize = 3;
/// Letters of a recall that are kept; the words of earlier recalls are let go.
const KEPT_LETTERS: usize = 4_000;

/// Every attempt of a learner at the items of one lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// By item. Items the author removed stay here, aside, and return when the item does.
    #[serde(deserialize_with = "salvage::map")]
    pub items: SortedMap<ItemId, ItemRecord>,
}

/// The attempts at one item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemRecord {
    /// The last few in full, oldest first.
    #[serde(deserialize_with = "salvage::list")]
    pub recent: Vec<Attempt>,
    /// All older ones.
    #[serde(deserialize_with = "salvage::value", skip_serializing_if = "Tally::is_empty")]
    pub older: Tally,
}

/// One attempt: one or two tries, then the reveal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attempt {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The content hash of the item as it was answered.
    pub hash: String,
    /// The first answer.
    pub answer: Answer,
    /// How the first answer fared: this is what strength and schedule go by.
    pub outcome: Outcome,
    /// With what credit.
    pub credit: Credit,
    /// How the second answer fared, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<Outcome>,
    /// How sure the learner said to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The beliefs either answer took for true.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub took: Vec<MisconceptionId>,
}

/// How often each outcome came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// All right.
    pub right: u32,
    /// Partly right.
    pub partly: u32,
    /// Missed.
    pub missed: u32,
    /// Not sure.
    pub not_sure: u32,
}

/// Where a learner stands with an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Never answered.
    New,
    /// Answered as it is today.
    Met(Outcome),
    /// Answered, and the author has changed it since: "changed since you answered".
    Changed(Outcome),
}

impl Record {
    /// Adds an attempt.
    pub fn add(&mut self, item: &ItemId, attempt: Attempt) {
        self.items.entry(item.clone()).or_default().add(attempt);
    }

    /// Where the learner stands with an item.
    pub fn standing(&self, item: &Item) -> Standing {
        match self.last(&item.id) {
            None => Standing::New,
            Some(last) if last.hash == item.hash => Standing::Met(last.outcome),
            Some(last) => Standing::Changed(last.outcome),
        }
    }

    /// The last attempt at an item.
    pub fn last(&self, item: &ItemId) -> Option<&Attempt> {
        self.items.get(item).and_then(|record| record.recent.last())
    }

    /// Items of the lesson whose last first answer was not all right, in the lesson's order.
    pub fn missed<'a>(&self, lesson: &'a Lesson) -> impl Iterator<Item = &'a Item> {
        lesson.items.iter().filter(|item| self.last(&item.id).is_some_and(|last| last.outcome != Outcome::Right))
    }

    /// How many attempts there were in all.
    pub fn attempts(&self) -> u64 {
        self.items.values().map(|record| u64::from(record.older.total()) + record.recent.len() as u64).sum()
    }

    /// Folds whatever a stored record keeps beyond the last few attempts of an item.
    pub fn fold(&mut self) {
        self.items.values_mut().for_each(ItemRecord::fold);
    }

    /// Takes in another record of the same learner, written apart; answers whether anything in it was new. An attempt both have counts once.
    pub fn merge(&mut self, other: Self) -> bool {
        let before = self.attempts();
        for (id, theirs) in other.items {
            let ours = self.items.entry(id).or_default();
            let mut attempts = std::mem::take(&mut ours.recent);
            // What is older than the oldest we keep may be among those we have counted already.
            let known = attempts.first().filter(|_| !ours.older.is_empty()).map_or(0, |oldest| oldest.at);
            attempts.extend(theirs.recent.into_iter().filter(|attempt| attempt.at >= known));
            attempts.order_by_key(|attempt| attempt.at);
            attempts.dedup_by(|later, earlier| later.is(earlier));
            // What both have folded away cannot be told apart, so the larger count stands for both.
            ours.older = ours.older.larger(theirs.older);
            for attempt in attempts {
                ours.add(attempt);
            }
        }
        self.attempts() != before
    }
}

impl ItemRecord {
    fn add(&mut self, attempt: Attempt) {
        if let Some(before) = self.recent.last_mut()
            && let Answer::Recall { text, .. } = &mut before.answer
        {
            text.clear();
        }
        self.recent.push(attempt);
        self.fold();
    }

    fn fold(&mut self) {
        let over = self.recent.len().saturating_sub(KEPT);
        for attempt in self.recent.drain(..over) {
            self.older.count(attempt.outcome);
        }
    }

    /// How often each outcome came, all attempts together.
    pub fn tally(&self) -> Tally {
        let mut tally = self.older;
        self.recent.iter().for_each(|attempt| tally.count(attempt.outcome));
        tally
    }
}

impl Attempt {
    /// Whether two records of one learner hold the same attempt: of words from memory only the newest are kept.
    fn is(&self, other: &Self) -> bool {
        let answer = match (&self.answer, &other.answer) {
            (Answer::Recall { ticks, .. }, Answer::Recall { ticks: others, .. }) => ticks == others,
            (answer, other) => answer == other,
        };
        answer && self.at == other.at && self.hash == other.hash
    }

    /// An attempt made of one or two answers.
    pub fn new(lesson: &Lesson, item: &Item, first: &Answer, second: Option<&Answer>, confidence: Option<Confidence>, now: u64) -> Self {
        let verdict = judge(lesson, item, first);
        let later = second.map(|answer| judge(lesson, item, answer));
        let mut took = verdict.took;
        took.extend(later.iter().flat_map(|verdict| verdict.took.clone()));
        took.order_by(Ord::cmp);
        took.dedup();
        let mut answer = first.clone();
        if let Answer::Recall { text, .. } = &mut answer
            && let Some((end, _)) = text.char_indices().nth(KEPT_LETTERS)
        {
            text.truncate(end);
        }
        Self {
            at: now,
            hash: item.hash.clone(),
            answer,
            outcome: verdict.outcome,
            credit: verdict.credit,
            second: later.map(|verdict| verdict.outcome),
            confidence,
            took,
        }
    }
}

impl Tally {
    /// Counts one outcome.
    pub fn count(&mut self, outcome: Outcome) {
        let counter = match outcome {
            Outcome::Right => &mut self.right,
            Outcome::Partly => &mut self.partly,
            Outcome::Missed => &mut self.missed,
            Outcome::NotSure => &mut self.not_sure,
        };
        *counter = counter.saturating_add(1);
    }

    /// All together.
    pub fn total(self) -> u32 {
        self.right.saturating_add(self.partly).saturating_add(self.missed).saturating_add(self.not_sure)
    }

    fn is_empty(&self) -> bool {
        self.total() == 0
    }

    fn larger(self, other: Self) -> Self {
        Self {
            right: self.right.max(other.right),
            partly: self.partly.max(other.partly),
            missed: self.missed.max(other.missed),
            not_sure: self.not_sure.max(other.not_sure),
        }
    }
}

/// How often each belief comes, most frequent first, then by id.
pub(super) fn count_beliefs<'a>(took: impl Iterator<Item = &'a MisconceptionId>) -> Vec<(MisconceptionId, usize)> {
    let mut counts: SortedMap<&MisconceptionId, usize> = SortedMap::new();
    took.for_each(|id| *counts.entry(id).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().map(|(id, count)| (id.clone(), count)).collect();
    counts.order_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
