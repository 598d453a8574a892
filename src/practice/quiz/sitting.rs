//! A queue of items asked in one go, which can be left at any moment and resumed exactly there.

use super::answer::Confidence;
use super::asking::{Asking, ItemView, Stage};
use super::record::{Record, Standing, count_beliefs};
use super::shuffle::Lot;
use super::verdict::Outcome;
use crate::lesson::{Item, ItemId, ItemKind, Lesson, MisconceptionId, SectionId};
use crate::order::PutInOrder;
use crate::practice::context::Context;
use crate::practice::salvage;
use crate::practice::schedule::Schedule;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What a sitting asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Scope {
    /// The items of one section, in the author's order.
    Section(SectionId),
    /// What was missed the last time it was asked.
    Missed,
    /// All sections by lot, what does not hold first. Self-checks stay out.
    #[default]
    Mixed,
    /// What is due, weakest first.
    Due,
    /// One item.
    One(ItemId),
    /// What was missed in the sitting before.
    Again,
}

crate::values::tagged!(Scope, "scope", "of");

/// Items asked in one go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sitting {
    /// What it asks.
    #[serde(deserialize_with = "salvage::value")]
    pub scope: Scope,
    /// Lays everything out.
    pub seed: u32,
    /// When it began, in milliseconds since 1970.
    pub started: u64,
    /// The entry on show.
    pub at: usize,
    /// The queue.
    #[serde(deserialize_with = "salvage::list")]
    pub entries: Vec<Asking>,
    /// Whether the learner has come to the end or stopped for good: the summary is on show.
    pub ended: bool,
}

/// A sitting as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingView {
    /// Position from 1.
    pub position: usize,
    /// Length of the queue.
    pub of: usize,
    /// How many are answered.
    pub answered: usize,
    /// The item on show.
    pub item: ItemView,
    /// Whether the author changed it since the learner's last attempt before this sitting.
    pub changed: bool,
    /// Whether it is the last that is open: then "next" leads to the summary.
    pub is_last: bool,
}

/// What a sitting came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Entry by entry, for looking at every choice again; [`Sitting::entry_view`] shows one.
    pub rows: Vec<SummaryRow>,
    /// Right at the first try.
    pub right: usize,
    /// Partly right at the first try.
    pub partly: usize,
    /// Missed at the first try.
    pub missed: usize,
    /// Not sure.
    pub not_sure: usize,
    /// Not answered.
    pub open: usize,
    /// Beliefs taken for true: how often, and the words that complete "twice you took …".
    pub beliefs: Vec<Belief>,
    /// What saying "sure" was worth; `None` when confidence was never given.
    pub sure: Option<Sureness>,
    /// What "again" would ask.
    pub again: Vec<ItemId>,
}

/// One row of a summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryRow {
    /// Which item.
    pub item: ItemId,
    /// Its question.
    pub stem: String,
    /// How the first try fared; `None` when not answered.
    pub first: Option<Outcome>,
    /// How the second fared.
    pub second: Option<Outcome>,
}

/// A belief taken for true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belief {
    /// Which.
    pub id: MisconceptionId,
    /// As its holder would say it.
    pub belief: String,
    /// Completes "twice you took …".
    pub told: String,
    /// In how many items of the sitting.
    pub times: usize,
}

/// How confidence and outcome went together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sureness {
    /// Said "sure".
    pub sure: usize,
    /// Said "sure" and was right.
    pub sure_right: usize,
    /// Said "a guess".
    pub guessed: usize,
    /// Said "a guess" and was right.
    pub guessed_right: usize,
}

impl Sitting {
    /// A sitting over what `scope` names, at most `length` items; `None` when there is nothing to ask.
    pub fn new(scope: Scope, length: Option<usize>, seed: u32, record: &Record, schedule: &Schedule, context: &Context) -> Option<Self> {
        let mut items = queue(&scope, seed, record, schedule, context);
        if let Scope::Section(_) = scope {
            items = neediest(items, length, context.lesson, record, schedule, context.day);
        }
        items.truncate(length.unwrap_or(usize::MAX).max(1));
        let entries: Vec<_> = items.into_iter().map(|item| Asking::new(item, seed)).collect();
        (!entries.is_empty()).then_some(Self { scope, seed, started: context.now, at: 0, entries, ended: false })
    }

    /// A sitting over what this one missed.
    pub fn again(&self, seed: u32, context: &Context) -> Option<Self> {
        let again = self.summary(context.lesson).again;
        let items = again.iter().filter_map(|id| context.lesson.item(id));
        let entries: Vec<_> = items.map(|item| Asking::new(item, seed)).collect();
        let scope = Scope::Again;
        (!entries.is_empty()).then_some(Self { scope, seed, started: context.now, at: 0, entries, ended: false })
    }

    /// Fits a stored sitting to the lesson of today: items that are gone leave the queue, changed ones not yet revealed
    /// start again. `None` when nothing is left.
    pub fn fitted(mut self, lesson: &Lesson) -> Option<Self> {
        let here = self.entries.get(self.at).map(|entry| entry.item.clone());
        self.entries.retain(|entry| lesson.item(&entry.item).is_some());
        for entry in &mut self.entries {
            if let Some(item) = lesson.item(&entry.item)
                && !entry.is_revealed()
            {
                entry.refresh(item);
            }
        }
        let place = self.entries.iter().position(|entry| Some(&entry.item) == here.as_ref());
        self.at = place.unwrap_or(self.at).min(self.entries.len().saturating_sub(1));
        (!self.entries.is_empty()).then_some(self)
    }

    /// Goes to the next open entry, round the end if need be; to the summary when none is open.
    pub fn next(&mut self) {
        let count = self.entries.len();
        let open = (1..=count).map(|step| (self.at + step) % count).find(|&at| !self.entries[at].is_revealed());
        match open {
            Some(at) => self.at = at,
            None => self.ended = true,
        }
    }

    /// Goes to one entry, answered or not.
    pub fn go(&mut self, at: usize) {
        if at < self.entries.len() {
            self.at = at;
            self.ended = false;
        }
    }

    /// The entry on show.
    pub fn view(&self, lesson: &Lesson, record: &Record) -> Option<SittingView> {
        let entry = self.entries.get(self.at)?;
        let item = lesson.item(&entry.item)?;
        let changed = matches!(record.standing(item), Standing::Changed(_));
        let others_open = self.entries.iter().enumerate().any(|(at, entry)| at != self.at && !entry.is_revealed());
        Some(SittingView {
            position: self.at + 1,
            of: self.entries.len(),
            answered: self.entries.iter().filter(|entry| entry.is_revealed()).count(),
            item: entry.view(lesson, item),
            changed,
            is_last: !others_open,
        })
    }

    /// One entry, for looking at it again from the summary.
    pub fn entry_view(&self, lesson: &Lesson, at: usize) -> Option<ItemView> {
        let entry = self.entries.get(at)?;
        Some(entry.view(lesson, lesson.item(&entry.item)?))
    }

    /// What it came to so far.
    pub fn summary(&self, lesson: &Lesson) -> Summary {
        let mut summary = Summary::default();
        let mut took = Vec::new();
        let mut sureness = Sureness::default();
        for entry in &self.entries {
            let Some(item) = lesson.item(&entry.item) else { continue };
            let attempt = entry.attempt(lesson, item);
            let first = attempt.as_ref().map(|attempt| attempt.outcome);
            let counter = match first {
                Some(Outcome::Right) => &mut summary.right,
                Some(Outcome::Partly) => &mut summary.partly,
                Some(Outcome::Missed) => &mut summary.missed,
                Some(Outcome::NotSure) => &mut summary.not_sure,
                None => &mut summary.open,
            };
            *counter += 1;
            if first.is_some_and(|first| first != Outcome::Right) {
                summary.again.push(item.id.clone());
            }
            if let Some(first) = first {
                sureness.count(entry.confidence, first);
            }
            let second = attempt.as_ref().and_then(|attempt| attempt.second);
            summary.rows.push(SummaryRow { item: item.id.clone(), stem: item.stem.clone(), first, second });
            took.extend(attempt.into_iter().flat_map(|attempt| attempt.took));
        }
        let belief = |(id, times): (MisconceptionId, usize)| {
            let known = lesson.misconception(&id)?;
            Some(Belief { belief: known.belief.clone(), told: known.told.clone(), id, times })
        };
        summary.beliefs = count_beliefs(took.iter()).into_iter().filter_map(belief).collect();
        summary.sure = (sureness.sure + sureness.guessed > 0).then_some(sureness);
        summary
    }
}

impl Asking {
    /// What a revealed item came to; `None` before.
    fn attempt(&self, lesson: &Lesson, item: &Item) -> Option<super::record::Attempt> {
        let Stage::Revealed { first, second } = &self.stage else { return None };
        Some(super::record::Attempt::new(lesson, item, first, second.as_ref(), self.confidence, 0))
    }
}

impl Sureness {
    fn count(&mut self, confidence: Option<Confidence>, outcome: Outcome) {
        let right = usize::from(outcome == Outcome::Right);
        match confidence {
            Some(Confidence::Sure) => {
                self.sure += 1;
                self.sure_right += right;
            }
            Some(Confidence::Guess) => {
                self.guessed += 1;
                self.guessed_right += right;
            }
            Some(Confidence::Fairly) | None => {}
        }
    }
}

fn queue<'a>(scope: &Scope, seed: u32, record: &Record, schedule: &Schedule, context: &Context<'a>) -> Vec<&'a Item> {
    let lesson = context.lesson;
    let by_lot = |mut items: Vec<&'a Item>| {
        Lot::new(seed, "queue").shuffle(&mut items);
        items
    };
    match scope {
        Scope::Section(section) => lesson.items.iter().filter(|item| &item.section == section).collect(),
        Scope::One(id) => lesson.item(id).into_iter().collect(),
        Scope::Due => schedule.due_items(lesson, context.day).into_iter().filter_map(|id| lesson.item(&id)).collect(),
        Scope::Missed => by_lot(record.missed(lesson).collect()),
        Scope::Mixed => {
            let mut items = by_lot(lesson.items.iter().filter(|item| !is_self_check(item)).collect());
            items.order_by_key(|item| Reverse(need(item, record, schedule, context.day)));
            items
        }
        Scope::Again => Vec::new(),
    }
}

pub(super) fn is_self_check(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Recall { self_check: true, .. })
}

/// How much an item wants asking: due or missed, then new, then what holds.
fn need(item: &Item, record: &Record, schedule: &Schedule, day: i32) -> u8 {
    match record.standing(item) {
        Standing::New => 1,
        Standing::Met(Outcome::Right) if !schedule.is_due(&item.id, day) => 0,
        Standing::Met(_) | Standing::Changed(_) => 2,
    }
}

/// The items that want asking most, in the order they came.
fn neediest<'a>(items: Vec<&'a Item>, length: Option<usize>, lesson: &Lesson, record: &Record, schedule: &Schedule, day: i32) -> Vec<&'a Item> {
    let mut ranked: Vec<_> = items;
    ranked.order_by_key(|item| Reverse(need(item, record, schedule, day)));
    ranked.truncate(length.unwrap_or(usize::MAX).max(1));
    ranked.order_by_key(|item| lesson.items.iter().position(|other| other.id == item.id));
    ranked
}
