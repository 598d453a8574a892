//! What a judged answer says.

use super::question::Ask;
use crate::lesson::MisconceptionId;
use crate::order::PutInOrder;
use serde::{Deserialize, Serialize};

/// How an answer fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// All of it.
    Right,
    /// Some of it.
    Partly,
    /// None of it.
    Missed,
    /// "Not sure", or gave up before answering.
    #[default]
    NotSure,
}

/// Credit as a fraction, never below zero. It orders what to ask again; it is not a grade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Credit {
    /// Earned.
    pub num: u16,
    /// To be earned.
    pub den: u16,
}

impl Credit {
    /// `num` of `den`.
    pub fn of(num: usize, den: usize) -> Self {
        let cap = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        Self { num: cap(num.min(den)), den: cap(den) }
    }

    /// Whether it is at least half of what could be earned.
    pub fn is_half(self) -> bool {
        self.den > 0 && u32::from(self.num) * 2 >= u32::from(self.den)
    }

    /// The outcome this credit means for an answer that was given.
    pub fn outcome(self) -> Outcome {
        match self.num {
            num if num == self.den && num > 0 => Outcome::Right,
            0 => Outcome::Missed,
            _ => Outcome::Partly,
        }
    }
}

/// What became of one thing that could be picked, placed, joined or recalled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Right, and the learner had it.
    Found,
    /// Right, and the learner did not have it.
    Missed,
    /// Wrong, and the learner took it (or: put in the wrong place).
    Taken,
    /// Wrong, and the learner left it alone; also a bonus point not recalled.
    Left,
}

/// What to say about one thing, every choice its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its place in the content.
    pub at: usize,
    /// What it says.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
    /// Where the learner put it: the group, the partner, the position from 1. `None` where nothing is put anywhere.
    pub put: Option<String>,
    /// Where it belongs, in the same terms.
    pub belongs: Option<String>,
    /// What a listener hears; may be empty where it goes without saying.
    pub why: String,
    /// The belief it aims at.
    pub misconception: Option<MisconceptionId>,
}

impl Remark {
    /// Whether it is part of the right answer.
    pub fn is_right(&self) -> bool {
        matches!(self.fate, Fate::Found | Fate::Missed)
    }

    /// Whether it was part of the learner's answer.
    pub fn was_yours(&self) -> bool {
        matches!(self.fate, Fate::Found | Fate::Taken)
    }
}

/// A judged answer. It holds the explanations, so it may exist on screen only once the answer is revealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How it fared.
    pub outcome: Outcome,
    /// With what credit.
    pub credit: Credit,
    /// Choice by choice; in a spot item, passage by passage. In the content's order.
    pub remarks: Vec<Remark>,
    /// Spot only: the signals that could be named.
    pub naming: Vec<Remark>,
    /// The beliefs this answer took for true, each once.
    pub took: Vec<MisconceptionId>,
    /// Order: the common slip, with the belief behind it.
    pub slip: Option<(String, Option<MisconceptionId>)>,
    /// Recall: what a thin recall tends to lack; empty elsewhere.
    pub thin: String,
    /// Said after answering, whatever the answer; may be empty.
    pub note: String,
}

impl Verdict {
    /// The remarks and the naming, in the order in which was shown what they are about. Passages stay in the order of the text.
    pub fn as_shown<'a>(&'a self, ask: &Ask) -> [Vec<&'a Remark>; 2] {
        let places = ask.places();
        let in_order = |mut remarks: Vec<&'a Remark>| {
            remarks.order_by_key(|remark| places.iter().position(|at| *at == remark.at));
            remarks
        };
        let remarks = self.remarks.iter().collect();
        [if matches!(ask, Ask::Spot { .. }) { remarks } else { in_order(remarks) }, in_order(self.naming.iter().collect())]
    }
}
