//! Pair drills: of two model answers, which shows a criterion better, and which words prove it?
//!
//! The pairs come from the guide's ratings, so a lesson gets its drills without anyone writing them.

use crate::lesson::{AnswerId, CriterionId, Lesson, Level, ModelAnswer, Rating, Span};
use crate::practice::quiz::overlap;
use crate::practice::quiz::shuffle::Lot;
use crate::practice::salvage;
use serde::{Deserialize, Serialize};

/// The fewest pairs asked in a row, which is also what is asked unless the learner says otherwise.
pub const FEWEST: usize = 3;
/// The most.
pub const MOST: usize = 5;

/// A few pairs asked in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Drill {
    /// The pairs.
    #[serde(deserialize_with = "salvage::list")]
    pub pairs: Vec<PairAsk>,
    /// The pair on show.
    pub at: usize,
    /// Whether the last one has been left.
    pub ended: bool,
}

/// One pair being asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairAsk {
    /// On which criterion.
    pub criterion: CriterionId,
    /// The answer shown first.
    pub left: AnswerId,
    /// The other.
    pub right: AnswerId,
    /// The side the learner says is better.
    #[serde(default)]
    pub better: Option<Side>,
    /// The words that prove it, in the answer of that side.
    #[serde(default)]
    pub words: Option<Span>,
    /// Whether it has been handed in.
    #[serde(default)]
    pub shown: bool,
}

/// Where an answer of a pair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Shown first.
    Left,
    /// Shown second.
    Right,
}

/// A pair as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairView {
    /// Position from 1.
    pub position: usize,
    /// How many pairs.
    pub of: usize,
    /// The pair, with what was chosen so far.
    pub pair: PairAsk,
    /// What is missing before it can be handed in.
    pub missing: Option<PairMissing>,
    /// What is said about it, once handed in.
    pub verdict: Option<PairVerdict>,
}

/// What is missing of a pair before it can be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairMissing {
    /// The better side, and words in it.
    Side,
    /// Words of this side.
    Words(Side),
}

/// What is said about a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairVerdict {
    /// The side the guide rates higher.
    pub better: Side,
    /// Whether the learner said so.
    pub sided: bool,
    /// Whether the words prove it; `false` when the side was wrong.
    pub proved: bool,
    /// The guide on the left answer.
    pub left: SideVerdict,
    /// The guide on the right answer.
    pub right: SideVerdict,
}

/// The guide on one answer of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideVerdict {
    /// The level.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// The words that decide.
    pub deciding: Vec<Span>,
}

impl PairView {
    /// Whether it is the last one: what comes next is the end.
    pub fn is_last(&self) -> bool {
        self.position == self.of
    }
}

impl Drill {
    /// Three to five pairs by lot, on as many different criteria as there are; `None` when the ratings give none.
    pub fn new(lesson: &Lesson, seed: u32, length: usize) -> Option<Self> {
        let mut lot = Lot::new(seed, "pairs");
        let mut candidates = candidates(lesson);
        lot.shuffle(&mut candidates);
        let mut pairs: Vec<PairAsk> = Vec::new();
        let length = length.clamp(FEWEST, MOST);
        // Round by round: a criterion comes a second time only when every other has come once.
        while pairs.len() < length && !candidates.is_empty() {
            let times = |criterion: &CriterionId| pairs.iter().filter(|pair| &pair.criterion == criterion).count();
            let rarest = candidates.iter().enumerate().min_by_key(|(at, pair)| (times(&pair.criterion), *at));
            let Some((at, _)) = rarest else { break };
            let mut pair = candidates.remove(at);
            if lot.below(2) == 1 {
                std::mem::swap(&mut pair.left, &mut pair.right);
            }
            pairs.push(pair);
        }
        (!pairs.is_empty()).then_some(Self { pairs, at: 0, ended: false })
    }

    /// The pair on show; `None` at the end, or when the lesson no longer has it.
    pub fn view(&self, lesson: &Lesson) -> Option<PairView> {
        let pair = self.pairs.get(self.at).filter(|_| !self.ended)?;
        let verdict = pair.verdict(lesson)?;
        Some(PairView {
            position: self.at + 1,
            of: self.pairs.len(),
            missing: pair.missing(),
            verdict: pair.shown.then_some(verdict),
            pair: pair.clone(),
        })
    }
}

impl PairAsk {
    /// What is missing before it can be handed in.
    pub fn missing(&self) -> Option<PairMissing> {
        match (self.better, self.words) {
            (None, _) => Some(PairMissing::Side),
            (Some(side), words) => words.is_none_or(Span::is_empty).then_some(PairMissing::Words(side)),
        }
    }

    /// What is to be said about it; `None` when the lesson no longer has what it speaks of.
    pub(super) fn verdict(&self, lesson: &Lesson) -> Option<PairVerdict> {
        let (left, right) = (lesson.answer(&self.left)?, lesson.answer(&self.right)?);
        let (left_rating, right_rating) = (rating(left, &self.criterion)?, rating(right, &self.criterion)?);
        let better = if left_rating.level > right_rating.level { Side::Left } else { Side::Right };
        let sided = self.better == Some(better);
        let answer = if better == Side::Left { left } else { right };
        let proved = sided && self.words.is_some_and(|words| proves(answer, &self.criterion, words));
        Some(PairVerdict { better, sided, proved, left: said(left_rating), right: said(right_rating) })
    }
}

/// Every pair of answers that differ on a criterion so clearly that neither level is defensible for the other.
fn candidates(lesson: &Lesson) -> Vec<PairAsk> {
    let mut pairs = Vec::new();
    for criterion in lesson.criteria.iter().map(|criterion| &criterion.id) {
        let rated: Vec<_> = lesson.answers.iter().filter_map(|answer| Some((&answer.id, rating(answer, criterion)?))).collect();
        for (at, (left, one)) in rated.iter().enumerate() {
            for (right, other) in &rated[at + 1..] {
                let apart = !one.agrees(other.level) && !other.agrees(one.level);
                let better = if one.level > other.level { one } else { other };
                if apart && !better.deciding.is_empty() {
                    let (left, right) = ((*left).clone(), (*right).clone());
                    pairs.push(PairAsk { criterion: criterion.clone(), left, right, better: None, words: None, shown: false });
                }
            }
        }
    }
    pairs
}

fn rating<'a>(answer: &'a ModelAnswer, criterion: &CriterionId) -> Option<&'a Rating> {
    answer.ratings.iter().find(|rating| &rating.criterion == criterion)
}

fn said(rating: &Rating) -> SideVerdict {
    SideVerdict { level: rating.level, reason: rating.reason.clone(), deciding: rating.deciding.clone() }
}

/// Words prove a level when they cover half of a passage the guide points at, or when at least three words are selected
/// and half of them lie in such passages. Selecting the whole answer therefore proves nothing.
fn proves(answer: &ModelAnswer, criterion: &CriterionId, words: Span) -> bool {
    let decided = rating(answer, criterion).into_iter().flat_map(|rating| &rating.deciding).copied();
    let annotated = answer.annotations.iter().filter(|note| note.criteria.contains(criterion)).map(|note| note.span);
    let passages: Vec<Span> = decided.chain(annotated).collect();
    let selected = overlap::words_in(&answer.text, words);
    let inside = selected.iter().filter(|word| passages.iter().any(|passage| passage.overlaps(**word))).count();
    let mostly_inside = inside * 2 >= selected.len();
    let covers = passages.iter().any(|passage| overlap::at_least_half(&answer.text, words, *passage));
    mostly_inside && (covers || (selected.len() >= 3 && inside > 0))
}
