//! Rating one model answer, or one excerpt of it, from the first level to the guide's reasons.
//!
//! Rating → (second try where it differs) → shown. The guide's levels exist only in [`RoundView::Shown`].

use super::agreement::{Agreement, Feedback};
use crate::lesson::{AnswerId, CriterionId, Lesson, Level, ModelAnswer, Rating, Span};
use crate::order::gathered;
use crate::sorted::SortedMap;
use serde::{Deserialize, Serialize};

/// What is rated.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Subject {
    /// Which model answer.
    pub answer: AnswerId,
    /// Only this criterion, on the paragraphs that decide it; the whole answer on every criterion when `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<CriterionId>,
}

/// Levels by criterion.
pub type Levels = SortedMap<CriterionId, Level>;

/// One subject being rated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Round {
    /// What is rated.
    pub subject: Subject,
    /// The levels as they stand now.
    pub given: Levels,
    /// How far it has come.
    pub stage: RoundStage,
}

/// How far a round has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum RoundStage {
    /// The first levels are being given.
    #[default]
    Rating,
    /// Where the learner differs, once more.
    Second {
        /// The levels given first.
        first: Levels,
    },
    /// The guide's levels are on show.
    Shown {
        /// The levels given first.
        first: Levels,
        /// Those given at the second try; only where it was asked.
        #[serde(default)]
        second: Levels,
    },
}

crate::values::tagged!(RoundStage, "stage");

/// A round as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundView {
    /// Levels are being given.
    Rating {
        /// Criterion by criterion, in rubric order.
        rows: Vec<RatingRow>,
    },
    /// Only where the learner differs is asked again; the guide's levels are not here.
    Second {
        /// Where the learner agrees: settled.
        settled: Vec<RatingRow>,
        /// Where not.
        open: Vec<RatingRow>,
    },
    /// Everything.
    Shown {
        /// Criterion by criterion.
        feedback: Vec<Feedback>,
        /// In how many the first level agreed.
        agreed: usize,
    },
}

/// One criterion to rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingRow {
    /// Which.
    pub criterion: CriterionId,
    /// The level as it stands; `None` before one is given.
    pub given: Option<Level>,
}

impl Subject {
    /// A whole model answer.
    pub fn whole(answer: AnswerId) -> Self {
        Self { answer, criterion: None }
    }

    /// Whether it is the whole of this answer.
    pub fn is_whole(&self, answer: &AnswerId) -> bool {
        self.criterion.is_none() && &self.answer == answer
    }

    /// The guide's ratings it asks about; empty when the lesson no longer has it.
    pub fn ratings<'a>(&self, lesson: &'a Lesson) -> Vec<&'a Rating> {
        let Some(answer) = lesson.answer(&self.answer) else { return Vec::new() };
        let asked = |rating: &&Rating| self.criterion.as_ref().is_none_or(|criterion| criterion == &rating.criterion);
        answer.ratings.iter().filter(asked).collect()
    }

    /// The passages to read: the whole text, or the paragraphs that hold the deciding words.
    pub fn passages(&self, lesson: &Lesson) -> Vec<Span> {
        let Some(answer) = lesson.answer(&self.answer) else { return Vec::new() };
        if self.criterion.is_none() {
            return vec![Span::new(0, answer.text.len())];
        }
        let ratings = self.ratings(lesson);
        let decides = |paragraph: Span| ratings.iter().flat_map(|rating| &rating.deciding).any(|span| span.overlaps(paragraph));
        answer.paragraphs.iter().map(|paragraph| paragraph.span).filter(|span| decides(*span)).collect()
    }
}

/// Every excerpt worth rating: one for each criterion of each answer whose level certain words decide.
pub fn excerpts(lesson: &Lesson) -> Vec<Subject> {
    let of = |answer: &ModelAnswer| {
        let decided = answer.ratings.iter().filter(|rating| !rating.deciding.is_empty());
        let subject = |rating: &Rating| Subject { answer: answer.id.clone(), criterion: Some(rating.criterion.clone()) };
        decided.map(subject).collect::<Vec<_>>()
    };
    lesson.answers.iter().flat_map(of).collect()
}

impl Round {
    /// A round nobody has touched.
    pub fn new(subject: Subject) -> Self {
        Self { subject, ..Self::default() }
    }

    /// Whether the guide's levels are on show.
    pub fn is_shown(&self) -> bool {
        matches!(self.stage, RoundStage::Shown { .. })
    }

    /// Gives a level, where it is asked.
    pub fn rate(&mut self, lesson: &Lesson, criterion: &CriterionId, level: Level) {
        let ratings = self.subject.ratings(lesson);
        let Some(rating) = ratings.into_iter().find(|rating| &rating.criterion == criterion) else { return };
        let open = match &self.stage {
            RoundStage::Rating => true,
            RoundStage::Second { first } => !first.get(criterion).is_some_and(|&level| rating.agrees(level)),
            RoundStage::Shown { .. } => false,
        };
        if open {
            self.given.insert(criterion.clone(), level);
        }
    }

    /// The criteria that have no level yet, in rubric order.
    pub fn missing(&self, lesson: &Lesson) -> Vec<CriterionId> {
        let ratings = self.subject.ratings(lesson).into_iter();
        ratings.map(|rating| &rating.criterion).filter(|criterion| !self.given.contains_key(*criterion)).cloned().collect()
    }

    /// Hands the levels in. Answers whether the guide's levels are shown by it.
    pub fn submit(&mut self, lesson: &Lesson) -> bool {
        let ratings = self.subject.ratings(lesson);
        if ratings.is_empty() || !self.missing(lesson).is_empty() {
            return false;
        }
        let differs = |levels: &Levels| {
            let differing = ratings.iter().filter(|rating| levels.get(&rating.criterion).is_some_and(|&level| !rating.agrees(level)));
            differing.map(|rating| rating.criterion.clone()).collect::<Vec<_>>()
        };
        match &self.stage {
            RoundStage::Rating if differs(&self.given).is_empty() => {
                self.stage = RoundStage::Shown { first: self.given.clone(), second: Levels::new() };
            }
            RoundStage::Rating => self.stage = RoundStage::Second { first: self.given.clone() },
            RoundStage::Second { first } => {
                let again = differs(first);
                let second = self.given.iter().filter(|(id, _)| again.contains(id)).map(|(id, &level)| (id.clone(), level));
                self.stage = RoundStage::Shown { second: gathered(second), first: first.clone() };
            }
            RoundStage::Shown { .. } => return false,
        }
        self.is_shown()
    }

    /// Shows the guide's levels without a second try. Before anything was handed in nothing is shown: effort comes first.
    pub fn show(&mut self) -> bool {
        let RoundStage::Second { first } = &self.stage else { return false };
        self.stage = RoundStage::Shown { first: first.clone(), second: Levels::new() };
        true
    }

    /// What is to be said, once it may be said; empty before.
    pub fn feedback(&self, lesson: &Lesson) -> Vec<Feedback> {
        let RoundStage::Shown { first, second } = &self.stage else { return Vec::new() };
        let one = |rating: &Rating| {
            let given = *first.get(&rating.criterion)?;
            Some(Feedback::of(rating, given, second.get(&rating.criterion).copied()))
        };
        self.subject.ratings(lesson).into_iter().filter_map(one).collect()
    }

    /// What a screen shows now; `None` when the lesson no longer has the answer.
    pub fn view(&self, lesson: &Lesson) -> Option<RoundView> {
        let ratings = self.subject.ratings(lesson);
        if ratings.is_empty() {
            return None;
        }
        let row = |rating: &&Rating| RatingRow { criterion: rating.criterion.clone(), given: self.given.get(&rating.criterion).copied() };
        let rows = || ratings.iter().map(row).collect::<Vec<_>>();
        Some(match &self.stage {
            RoundStage::Rating => RoundView::Rating { rows: rows() },
            RoundStage::Second { first } => {
                let agrees = |rating: &&&Rating| first.get(&rating.criterion).is_some_and(|&level| rating.agrees(level));
                let settled = ratings.iter().filter(agrees).map(row).collect();
                let open = ratings.iter().filter(|rating| !agrees(rating)).map(row).collect();
                RoundView::Second { settled, open }
            }
            RoundStage::Shown { .. } => {
                let feedback = self.feedback(lesson);
                let agreed = feedback.iter().filter(|feedback| Agreement::agrees(feedback.agreement)).count();
                RoundView::Shown { feedback, agreed }
            }
        })
    }
}
