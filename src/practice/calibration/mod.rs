//! Calibration: learning to see a level in other people's answers before judging one's own.
//!
//! Start with [`Calibration`]: the state, and [`Calibration::apply`], the one way to change it. A screen shows
//! [`Calibration::round_view`] or [`Calibration::pair_view`]; the guide's levels are in [`RoundView::Shown`] and
//! [`PairView::verdict`] and nowhere else.

pub mod agreement;
pub mod drill;
pub mod history;
pub mod round;

pub use agreement::{Agreement, Feedback};
pub use drill::{Drill, PairAsk, PairMissing, PairVerdict, PairView, Side, SideVerdict};
pub use history::{AgreementTally, CriterionHistory, DrillTally, History, Leaning, RoundPoint};
pub use round::{Levels, RatingRow, Round, RoundStage, RoundView, Subject, excerpts};

use super::context::Context;
use super::salvage;
use crate::lesson::{CriterionId, Lesson, Level, ModelAnswer, Span};
use serde::{Deserialize, Serialize};

/// Everything about calibration of one learner in one lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calibration {
    /// Rounds begun or shown, one for each subject at most.
    #[serde(deserialize_with = "salvage::list")]
    pub rounds: Vec<Round>,
    /// The pair drill under way, or at its end.
    #[serde(deserialize_with = "salvage::value")]
    pub drill: Option<Drill>,
    /// How it went over time.
    #[serde(deserialize_with = "salvage::value")]
    pub history: History,
    #[serde(skip)]
    before_reset: Option<Box<Calibration>>,
}

/// What a learner does to calibrate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalibrationAction {
    /// Gives a level.
    Rate {
        /// What is rated.
        subject: Subject,
        /// On which criterion.
        criterion: CriterionId,
        /// The level.
        level: Level,
    },
    /// Hands the levels in, the first time or the second.
    Submit(Subject),
    /// Asks to see the guide's levels without a second try.
    Show(Subject),
    /// Rates it again from the start; the record of the last round stays.
    Again(Subject),
    /// Begins a pair drill.
    Drill {
        /// Chooses the pairs; any number.
        seed: u32,
        /// How many, three to five.
        length: usize,
    },
    /// Says which answer of the pair is better; words selected in the other are let go.
    Better(Side),
    /// Selects the words that prove it, in the answer of that side; this chooses the side too.
    Prove(Side, Option<Span>),
    /// Hands the pair in.
    SubmitPair,
    /// Goes on to the next pair, or to the end.
    NextPair,
    /// Leaves the drill.
    CloseDrill,
    /// Forgets everything about calibration.
    Forget,
    /// Takes the last forgetting back.
    Remember,
}

/// How a model answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerStanding {
    /// Not begun.
    New,
    /// Begun.
    Begun,
    /// Rated: first levels that agreed, of how many.
    Rated {
        /// That agreed.
        agreed: u32,
        /// All of them.
        of: u32,
    },
}

impl Calibration {
    /// Changes the state by what a learner did; answers something where it finished a round.
    pub fn apply(&mut self, action: CalibrationAction, context: &Context) -> Option<()> {
        let lesson = context.lesson;
        if let CalibrationAction::Rate { subject, .. } | CalibrationAction::Submit(subject) = &action
            && subject.ratings(lesson).is_empty()
        {
            return None;
        }
        match action {
            CalibrationAction::Rate { subject, criterion, level } => self.round(subject).rate(lesson, &criterion, level),
            CalibrationAction::Submit(subject) => {
                let shown = self.round(subject.clone()).submit(lesson);
                return shown.then(|| self.keep(subject, context));
            }
            CalibrationAction::Show(subject) => {
                let shown = self.round(subject.clone()).show();
                return shown.then(|| self.keep(subject, context));
            }
            CalibrationAction::Again(subject) => self.rounds.retain(|round| round.subject != subject),
            CalibrationAction::Drill { seed, length } => self.drill = Drill::new(lesson, seed, length),
            CalibrationAction::Better(side) => {
                let pair = self.pair()?;
                if pair.better != Some(side) {
                    pair.words = None;
                }
                pair.better = Some(side);
            }
            CalibrationAction::Prove(side, words) => {
                let pair = self.pair()?;
                pair.better = Some(side);
                pair.words = words.filter(|words| !words.is_empty());
            }
            CalibrationAction::SubmitPair => self.submit_pair(lesson),
            CalibrationAction::NextPair => {
                let drill = self.drill.as_mut()?;
                drill.ended = drill.at + 1 >= drill.pairs.len();
                drill.at = (drill.at + 1).min(drill.pairs.len().saturating_sub(1));
            }
            CalibrationAction::CloseDrill => self.drill = None,
            CalibrationAction::Forget => {
                let before = std::mem::take(self);
                self.before_reset = Some(Box::new(before));
            }
            CalibrationAction::Remember => {
                let before = *self.before_reset.take()?;
                self.merge(before);
            }
        }
        None
    }

    /// One subject as a screen shows it, touched or not; `None` when the lesson does not have it.
    pub fn round_view(&self, lesson: &Lesson, subject: &Subject) -> Option<RoundView> {
        match self.rounds.iter().find(|round| &round.subject == subject) {
            Some(round) => round.view(lesson),
            None => Round::new(subject.clone()).view(lesson),
        }
    }

    /// The level given to a criterion in the round of a subject, before the guide's levels are on show or after.
    pub fn given(&self, subject: &Subject, criterion: &CriterionId) -> Option<Level> {
        self.rounds.iter().find(|round| &round.subject == subject)?.given.get(criterion).copied()
    }

    /// The criteria of a subject that have no level yet, touched or not.
    pub fn missing(&self, lesson: &Lesson, subject: &Subject) -> Vec<CriterionId> {
        match self.rounds.iter().find(|round| &round.subject == subject) {
            Some(round) => round.missing(lesson),
            None => Round::new(subject.clone()).missing(lesson),
        }
    }

    /// The pair on show.
    pub fn pair_view(&self, lesson: &Lesson) -> Option<PairView> {
        self.drill.as_ref()?.view(lesson)
    }

    /// What an answer is called: by its question until it is rated, because its title gives away how it does.
    pub fn called<'a>(&self, answer: &'a ModelAnswer, lesson: &'a Lesson) -> &'a str {
        match self.standing(&Subject::whole(answer.id.clone())) {
            AnswerStanding::Rated { .. } => &answer.title,
            AnswerStanding::New | AnswerStanding::Begun => lesson.prompt(&answer.prompt).map_or("", |prompt| &prompt.short),
        }
    }

    /// How one subject stands.
    pub fn standing(&self, subject: &Subject) -> AnswerStanding {
        let last = self.history.rounds.iter().rev().find(|point| &point.subject == subject);
        match (last, self.rounds.iter().find(|round| &round.subject == subject)) {
            (_, Some(round)) if !round.is_shown() => AnswerStanding::Begun,
            (Some(point), _) => AnswerStanding::Rated { agreed: point.tally.agreed(), of: point.tally.total() },
            (None, Some(_)) => AnswerStanding::Begun,
            (None, None) => AnswerStanding::New,
        }
    }

    /// An excerpt to rate next, by lot, those not rated yet first; `None` when the lesson has none but the one that is open.
    pub fn next_excerpt(&self, lesson: &Lesson, open: Option<&Subject>, seed: u32) -> Option<Subject> {
        let mut subjects = excerpts(lesson);
        subjects.retain(|subject| Some(subject) != open);
        super::quiz::shuffle::Lot::new(seed, "excerpts").shuffle(&mut subjects);
        let rated = |subject: &Subject| self.history.rounds.iter().any(|point| &point.subject == subject);
        subjects.into_iter().min_by_key(rated)
    }

    /// Shows what was stored; a drill under way here goes on, whatever another tab does.
    pub(super) fn restore(&mut self, stored: Self) {
        let here = self.drill.take().filter(|drill| !drill.ended);
        let before_reset = self.before_reset.take();
        *self = Self { before_reset, ..stored };
        self.drill = here.or(self.drill.take());
    }

    /// Takes in another record of the same learner, written apart; answers whether anything in it was new. Rounds under way here stay as
    /// they are.
    pub fn merge(&mut self, other: Self) -> bool {
        let before = self.rounds.len();
        for round in other.rounds {
            if !self.rounds.iter().any(|ours| ours.subject == round.subject) {
                self.rounds.push(round);
            }
        }
        if self.drill.is_none() {
            self.drill = other.drill;
        }
        self.history.merge(other.history) || self.rounds.len() > before
    }

    fn round(&mut self, subject: Subject) -> &mut Round {
        let at = self.rounds.iter().position(|round| round.subject == subject).unwrap_or_else(|| {
            self.rounds.push(Round::new(subject));
            self.rounds.len() - 1
        });
        &mut self.rounds[at]
    }

    fn pair(&mut self) -> Option<&mut PairAsk> {
        let drill = self.drill.as_mut()?;
        drill.pairs.get_mut(drill.at).filter(|pair| !pair.shown)
    }

    fn submit_pair(&mut self, lesson: &Lesson) {
        let Some(pair) = self.pair().filter(|pair| pair.missing().is_none()) else { return };
        let Some(verdict) = pair.verdict(lesson) else { return };
        pair.shown = true;
        let drills = &mut self.history.drills;
        drills.asked = drills.asked.saturating_add(1);
        drills.sided = drills.sided.saturating_add(u32::from(verdict.sided));
        drills.proved = drills.proved.saturating_add(u32::from(verdict.proved));
    }

    fn keep(&mut self, subject: Subject, context: &Context) {
        let feedback = self.round(subject.clone()).feedback(context.lesson);
        self.history.add(subject, &feedback, context.now);
    }
}
