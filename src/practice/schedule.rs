//! When quiz items and prompts come back.
//!
//! Days are local days as whole numbers ([`super::calendar::day_of`]); no time of day and no time zone is stored.
//!
//! **When the clock is wrong.** The device's day is the only truth there is, and it may jump.
//! - *Back* (a corrected clock, a flight west): a card last seen in the future is taken as last seen today, and keeps the
//!   length of its interval ([`Schedule::settle`]). Nothing stays hidden until a date that was never right.
//! - *Forward* (a wrong clock, or a year away): more is due, but a day asks at most [`SHARE`] of it, weakest first; the
//!   rest is planned on the days after ([`Schedule::plan`]). A gap counts for at most [`LONGEST_GAP`] days of
//!   remembering, and no interval is longer than [`LONGEST`] days, so one wrong day cannot send a card away for years.
//!
//! **Load.** An interval may move a little, as FSRS fuzzes it; of the days it may move to, the emptiest is taken, and
//! among equals the one its id names. The same history always gives the same dates.

use super::fsrs::{Fsrs, Memory};
use super::salvage;
use crate::lesson::{ItemId, Lesson, PromptId};
use crate::order::PutInOrder;
use crate::sorted::SortedMap;
use crate::sum::fnv_1a;
use serde::{Deserialize, Serialize};

pub use super::fsrs::Grade;

/// Cards a day asks for; what is due beyond that waits for the days after.
pub const SHARE: usize = 15;
/// The longest interval, in days: an interview is sooner than that.
pub const LONGEST: i32 = 180;
/// The longest gap that counts as remembering, in days.
pub const LONGEST_GAP: i32 = 365;

/// Everything that comes back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schedule {
    /// Quiz items.
    #[serde(deserialize_with = "salvage::map")]
    pub items: SortedMap<ItemId, Card>,
    /// Prompts, to be retold from memory.
    #[serde(deserialize_with = "salvage::map")]
    pub prompts: SortedMap<PromptId, Card>,
}

/// What is known about one memory, and when it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Stability and difficulty; `None` for a prompt that has not been retold yet.
    #[serde(default)]
    pub memory: Option<Memory>,
    /// The local day it was last seen.
    pub last: i32,
    /// The local day it comes back.
    pub due: i32,
    /// How often it was seen.
    #[serde(default)]
    pub times: u32,
    /// How often it was forgotten after it had been known.
    #[serde(default)]
    pub lapses: u32,
}

/// Something that comes back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardId {
    /// A quiz item, to be answered.
    Item(ItemId),
    /// A prompt, to be retold from memory.
    Prompt(PromptId),
}

/// What one day asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Which local day.
    pub day: i32,
    /// Items to answer.
    pub items: Vec<ItemId>,
    /// Prompts to retell.
    pub prompts: Vec<PromptId>,
}

/// Today, and what waits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// What today asks; empty means a calm "nothing due".
    pub today: Agenda,
    /// How many due cards wait for the days after, because today is full.
    pub waiting: usize,
    /// The next day that asks anything after today.
    pub next: Option<i32>,
}

impl Schedule {
    /// An item was answered.
    pub fn answered(&mut self, item: &ItemId, grade: Grade, day: i32) {
        let card = self.review(self.items.get(item).copied(), item.as_str(), grade, day);
        self.items.insert(item.clone(), card);
    }

    /// A prompt was retold from memory.
    pub fn retold(&mut self, prompt: &PromptId, grade: Grade, day: i32) {
        let card = self.review(self.prompts.get(prompt).copied(), prompt.as_str(), grade, day);
        self.prompts.insert(prompt.clone(), card);
    }

    /// A prompt has a draft worth retelling; it comes up in two days unless it is known already. Answers whether that is a new date.
    pub fn drafted(&mut self, prompt: &PromptId, day: i32) -> bool {
        let new = !self.prompts.contains_key(prompt);
        if new {
            self.prompts.insert(prompt.clone(), Card { memory: None, last: day, due: day.saturating_add(2), times: 0, lapses: 0 });
        }
        new
    }

    /// Takes cards seen in the future as seen today. To be called after loading and whenever the day changes.
    pub fn settle(&mut self, day: i32) {
        for card in self.items.values_mut().chain(self.prompts.values_mut()) {
            let interval = card.due.saturating_sub(card.last).clamp(1, LONGEST);
            card.last = card.last.min(day);
            card.due = card.last.saturating_add(interval);
        }
    }

    /// What today asks, what waits and what comes next.
    pub fn due(&self, lesson: &Lesson, day: i32) -> Due {
        let plan = self.plan(lesson, day);
        let today = plan.iter().find(|agenda| agenda.day == day).cloned().unwrap_or(Agenda { day, ..Agenda::default() });
        let asked = today.items.len() + today.prompts.len();
        let waiting = self.cards(lesson).filter(|(_, card)| card.due <= day).count().saturating_sub(asked);
        Due { today, waiting, next: plan.iter().map(|agenda| agenda.day).find(|&next| next > day) }
    }

    /// Every day that asks something, today first, each with at most [`SHARE`] cards. Cards of things the lesson no longer
    /// has are kept and not planned.
    pub fn plan(&self, lesson: &Lesson, day: i32) -> Vec<Agenda> {
        let mut cards: Vec<_> = self.cards(lesson).map(|(id, card)| (card.due.max(day), card.strength(day), id)).collect();
        cards.order_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut plan: Vec<Agenda> = Vec::new();
        for (due, _, id) in cards {
            let last = plan.last().map_or(due, |agenda| agenda.day.max(due));
            let full = plan.last().is_some_and(|agenda| agenda.day == last && agenda.len() >= SHARE);
            let on = if full { last.saturating_add(1) } else { last };
            if plan.last().is_none_or(|agenda| agenda.day != on) {
                plan.push(Agenda { day: on, ..Agenda::default() });
            }
            let Some(agenda) = plan.last_mut() else { continue };
            match id {
                CardId::Item(item) => agenda.items.push(item),
                CardId::Prompt(prompt) => agenda.prompts.push(prompt),
            }
        }
        plan
    }

    /// Items today asks, weakest first.
    pub fn due_items(&self, lesson: &Lesson, day: i32) -> Vec<ItemId> {
        self.due(lesson, day).today.items
    }

    /// Whether an item is due, whether or not today has room for it.
    pub fn is_due(&self, item: &ItemId, day: i32) -> bool {
        self.items.get(item).is_some_and(|card| card.due <= day)
    }

    /// Takes in another schedule of the same learner: of each card the one seen last is kept. Answers whether any of theirs was.
    pub fn merge(&mut self, other: Self) -> bool {
        merge_cards(&mut self.items, other.items) | merge_cards(&mut self.prompts, other.prompts)
    }

    fn cards<'a>(&'a self, lesson: &'a Lesson) -> impl Iterator<Item = (CardId, &'a Card)> {
        let items = self.items.iter().filter(|(id, _)| lesson.item(id).is_some());
        let prompts = self.prompts.iter().filter(|(id, _)| lesson.prompt(id).is_some());
        let items = items.map(|(id, card)| (CardId::Item(id.clone()), card));
        items.chain(prompts.map(|(id, card)| (CardId::Prompt(id.clone()), card)))
    }

    fn review(&self, card: Option<Card>, id: &str, grade: Grade, day: i32) -> Card {
        let model = Fsrs::default();
        let known = card.and_then(|card| Some((card, card.memory?)));
        let memory = match known {
            Some((card, memory)) => model.next(memory, card.elapsed(day), grade),
            None => model.first(grade),
        };
        let times = card.map_or(0, |card| card.times).saturating_add(1);
        let lapse = u32::from(known.is_some() && grade == Grade::Again);
        Card {
            memory: Some(rounded(memory)),
            last: day,
            due: self.emptiest(interval(&model, memory, grade), id, times, day),
            times,
            lapses: card.map_or(0, |card| card.lapses).saturating_add(lapse),
        }
    }

    /// The day to come back: the emptiest of those the interval may move to.
    fn emptiest(&self, interval: i32, id: &str, times: u32, day: i32) -> i32 {
        let slack = slack(interval);
        let earliest = if interval < 3 { interval } else { (interval - slack).max(2) };
        let days = (earliest..=(interval + slack).min(LONGEST)).map(|days| day.saturating_add(days));
        let load = |on: i32| self.items.values().chain(self.prompts.values()).filter(|card| card.due == on).count();
        let lot = |on: i32| fnv_1a(format!("{id} {times} {}", on.wrapping_sub(day)).bytes());
        days.min_by_key(|&on| (load(on), lot(on))).unwrap_or(day.saturating_add(interval))
    }
}

impl Card {
    /// The chance that it is remembered on a day, from 0 to 1; 0 for what was never tried.
    pub fn strength(&self, day: i32) -> f64 {
        self.memory.map_or(0.0, |memory| Fsrs::default().retrievability(memory.stability, self.elapsed(day)))
    }

    fn elapsed(&self, day: i32) -> u32 {
        day.saturating_sub(self.last).clamp(0, LONGEST_GAP).unsigned_abs()
    }
}

impl Agenda {
    /// How many cards it asks.
    pub fn len(&self) -> usize {
        self.items.len() + self.prompts.len()
    }

    /// Whether it asks nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn merge_cards<K: Ord>(ours: &mut SortedMap<K, Card>, theirs: SortedMap<K, Card>) -> bool {
    let mut new = false;
    for (id, card) in theirs {
        if ours.get(&id).is_none_or(|held| (card.last, card.times) > (held.last, held.times)) {
            ours.insert(id, card);
            new = true;
        }
    }
    new
}

/// What was forgotten comes back the next day, whatever the model says of its stability.
fn interval(model: &Fsrs, memory: Memory, grade: Grade) -> i32 {
    if grade == Grade::Again {
        return 1;
    }
    #[expect(clippy::cast_possible_truncation, reason = "clamped to a few months")]
    let days = model.interval(memory.stability).min(f64::from(LONGEST)) as i32;
    days.max(1)
}

/// How many days an interval may move either way, after the ranges FSRS uses; two days may become three.
fn slack(interval: i32) -> i32 {
    let within = |from: i32, to: i32, share: f64| f64::from((interval.min(to) - from).max(0)) * share;
    match interval {
        ..2 => 0,
        2 => 1,
        #[expect(clippy::cast_possible_truncation, reason = "a fraction of a few months")]
        _ => (1.0 + within(3, 7, 0.15) + within(7, 20, 0.1) + within(20, LONGEST, 0.05)).round() as i32,
    }
}

/// Four places are more than the model knows, and keep the stored form short.
fn rounded(memory: Memory) -> Memory {
    let round = |value: f64| (value * 10_000.0).round() / 10_000.0;
    Memory { stability: round(memory.stability).max(0.001), difficulty: round(memory.difficulty) }
}
