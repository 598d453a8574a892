//! What a missed first try may say before the second: what stands, what is ruled out, and never why.

use super::answer::{Answer, Named};
use super::judge::judge;
use super::overlap;
use super::verdict::{Credit, Fate, Outcome};
use crate::lesson::{Item, ItemKind, Lesson};
use crate::order::gathered;

/// What a first try missed. Only that is asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// How the first try fared.
    pub outcome: Outcome,
    /// With what credit.
    pub credit: Credit,
    /// The first answer.
    pub first: Answer,
    /// Places of what was right and stays: ticks, phrases, pairs, steps; in a spot item the signal.
    pub settled: Vec<usize>,
    /// Places of what was wrongly taken and is out: choices, ticks, signals.
    pub ruled_out: Vec<usize>,
    /// Pitfall only: what was wrongly named.
    pub not_this: Option<Named>,
    /// Spot only: whether the selected words were right and stay.
    pub words_settled: bool,
}

impl Hint {
    /// What can be said about a first answer.
    pub fn of(lesson: &Lesson, item: &Item, first: &Answer) -> Self {
        let verdict = judge(lesson, item, first);
        let parts = if matches!(item.kind, ItemKind::Spot { .. }) { &verdict.naming } else { &verdict.remarks };
        let places = |fate: Fate| parts.iter().filter(|part| part.fate == fate).map(|part| part.at).collect();
        let picks = matches!(item.kind, ItemKind::Single { .. } | ItemKind::Multiple { .. } | ItemKind::Spot { .. });
        let words_settled = match (&item.kind, first) {
            (ItemKind::Spot { spans, absent: false, .. }, Answer::Spot { words: Some(words), .. }) => overlap::hits(&item.excerpt, *words, spans),
            _ => false,
        };
        let not_this = match first {
            Answer::Pitfall { named } if verdict.outcome != Outcome::Right => named.clone(),
            _ => None,
        };
        Self {
            outcome: verdict.outcome,
            credit: verdict.credit,
            first: first.clone(),
            settled: places(Fate::Found),
            ruled_out: if picks { places(Fate::Taken) } else { Vec::new() },
            not_this,
            words_settled,
        }
    }

    /// The places to be said to stand: of an order without any credit none, for there every step moves freely.
    pub fn stands(&self) -> &[usize] {
        match (&self.first, self.outcome) {
            (Answer::Order { .. }, Outcome::Missed) => &[],
            _ => &self.settled,
        }
    }

    /// Whether something of the first answer was right, though it may not have earned anything.
    pub fn is_partly(&self) -> bool {
        self.outcome == Outcome::Partly || (self.outcome == Outcome::Missed && !self.stands().is_empty())
    }

    /// Where the second try starts: what was right stays, the rest is open.
    pub fn second_draft(&self, item: &Item) -> Answer {
        let stays = |at: usize| self.settled.contains(&at);
        let keep =
            |places: &[Option<usize>]| -> Vec<Option<usize>> { places.iter().enumerate().map(|(at, place)| place.filter(|_| stays(at))).collect() };
        match &self.first {
            Answer::Single { .. } => Answer::Single { choice: None },
            Answer::Multiple { ticks } => Answer::Multiple { ticks: gathered(ticks.iter().copied().filter(|&at| stays(at))) },
            Answer::Classify { groups } => Answer::Classify { groups: keep(groups) },
            Answer::Spot { words, signal } => Answer::Spot { words: words.filter(|_| self.words_settled), signal: signal.filter(|&at| stays(at)) },
            Answer::Pitfall { .. } => Answer::Pitfall { named: None },
            Answer::Match { rights } => Answer::Match { rights: keep(rights) },
            Answer::Order { .. } | Answer::Recall { .. } => self.first.clone(),
            Answer::NotSure | Answer::GaveUp => Answer::blank(item, 0),
        }
    }

    /// Whether a second answer leaves what is settled, and takes nothing that is out. Steps of an order move freely.
    pub fn allows(&self, draft: &Answer) -> bool {
        let same = |first: &[Option<usize>], now: &[Option<usize>]| {
            self.settled.iter().filter(|&&at| at < first.len()).all(|&at| first.get(at) == now.get(at))
        };
        let is_out = |at: usize| self.ruled_out.contains(&at);
        match (&self.first, draft) {
            (Answer::Single { .. }, Answer::Single { choice }) => !choice.is_some_and(is_out),
            (Answer::Multiple { .. }, Answer::Multiple { ticks }) => {
                self.settled.iter().all(|at| ticks.contains(at)) && !ticks.iter().any(|&at| is_out(at))
            }
            (Answer::Classify { groups: first }, Answer::Classify { groups: now })
            | (Answer::Match { rights: first }, Answer::Match { rights: now }) => same(first, now),
            (Answer::Spot { words: first, .. }, Answer::Spot { words, signal }) => {
                (!self.words_settled || words == first) && self.settled.iter().all(|&at| *signal == Some(at)) && !signal.is_some_and(is_out)
            }
            (Answer::Pitfall { .. }, Answer::Pitfall { named }) => named.is_none() || *named != self.not_this,
            _ => true,
        }
    }
}
