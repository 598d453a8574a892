//! Quiz items: answering, judging, sittings, and what is kept of it.
//!
//! Start with [`Quiz`]: the state, and [`Quiz::apply`], the one way to change it. A screen shows [`Quiz::sitting_view`],
//! [`Quiz::check_view`] or [`Sitting::summary`]. Explanations are in [`Shown::Revealed`] and nowhere else.

pub mod answer;
pub mod asking;
pub mod hint;
pub mod judge;
pub mod missing;
pub mod offer;
pub mod overlap;
pub mod question;
pub mod record;
pub mod shuffle;
pub mod sitting;
pub mod verdict;

pub use answer::{Answer, Confidence, Edit, Named};
pub use asking::{Asking, ItemAction, ItemView, Revealed, Shown, Stage};
pub use hint::Hint;
pub use judge::judge;
pub use missing::Missing;
pub use question::{Ask, Part, Question};
pub use record::{Attempt, ItemRecord, Record, Standing, Tally};
pub use sitting::{Belief, Scope, Sitting, SittingView, Summary, SummaryRow, Sureness};
pub use verdict::{Credit, Fate, Outcome, Remark, Verdict};

use super::context::Context;
use super::salvage;
use super::schedule::{Grade, Schedule};
use crate::lesson::{Item, ItemId, Lesson, SectionId};
use crate::sorted::SortedMap;
use serde::{Deserialize, Serialize};

/// Everything about quiz items of one learner in one lesson.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quiz {
    /// What was answered.
    #[serde(deserialize_with = "salvage::value")]
    pub record: Record,
    /// When items and prompts come back.
    #[serde(deserialize_with = "salvage::value")]
    pub schedule: Schedule,
    /// The sitting under way, or at its summary.
    #[serde(deserialize_with = "salvage::value")]
    pub sitting: Option<Sitting>,
    /// Quick checks answered in the reading part.
    #[serde(deserialize_with = "salvage::map")]
    pub checks: SortedMap<ItemId, Asking>,
    #[serde(skip)]
    before_reset: Option<Box<Quiz>>,
}

/// What a learner does in the quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuizAction {
    /// Begins a sitting; one under way is left, its answers are kept.
    Begin {
        /// What to ask.
        scope: Scope,
        /// At most how many items.
        length: Option<usize>,
        /// Lays it out; any number.
        seed: u32,
    },
    /// Does something with the item on show.
    Item(ItemAction),
    /// Goes on to the next open item, or to the summary.
    Next,
    /// Goes to an entry of the sitting, from 0.
    Go(usize),
    /// Stops for good and shows the summary.
    Finish,
    /// Asks again what this sitting missed.
    Again {
        /// Lays it out.
        seed: u32,
    },
    /// Closes the summary.
    Close,
    /// Does something with a quick check in the reading part.
    Check(ItemId, ItemAction),
    /// Asks a quick check again.
    CheckAgain(ItemId),
    /// Forgets answers and dates of a section, or of the whole lesson.
    Forget(Option<SectionId>),
    /// Takes the last forgetting back.
    Remember,
}

impl Quiz {
    /// Changes the quiz by what a learner did; answers something where an item was answered by it.
    pub fn apply(&mut self, action: QuizAction, context: &Context) -> Option<()> {
        match action {
            QuizAction::Begin { scope, length, seed } => {
                self.sitting = Sitting::new(scope, length, seed, &self.record, &self.schedule, context);
            }
            QuizAction::Item(action) => {
                let sitting = self.sitting.as_mut()?;
                let entry = sitting.entries.get_mut(sitting.at)?;
                let item = context.lesson.item(&entry.item)?;
                let attempt = entry.apply(action, context.lesson, item, context.now)?;
                self.keep(item, attempt, context);
                return Some(());
            }
            QuizAction::Next => self.sitting.as_mut()?.next(),
            QuizAction::Go(at) => self.sitting.as_mut()?.go(at),
            QuizAction::Finish => self.sitting.as_mut()?.ended = true,
            QuizAction::Again { seed } => self.sitting = self.sitting.as_ref()?.again(seed, context),
            QuizAction::Close => self.sitting = None,
            QuizAction::Check(id, action) => {
                let item = context.lesson.item(&id)?;
                let seed = self.check_seed(item);
                let asking = self.checks.entry(id).or_insert_with(|| Asking::new(item, seed));
                // A changed item is asked anew, as it is shown.
                if asking.hash != item.hash || !asking.is_revealed() {
                    asking.refresh(item);
                }
                let attempt = asking.apply(action, context.lesson, item, context.now)?;
                self.keep(item, attempt, context);
                return Some(());
            }
            QuizAction::CheckAgain(id) => {
                self.checks.remove(&id);
            }
            QuizAction::Forget(section) => self.forget(section.as_ref(), context.lesson),
            QuizAction::Remember => {
                let before = *self.before_reset.take()?;
                self.merge(before);
            }
        }
        None
    }

    /// Shows what was stored; a sitting under way here goes on, whatever another tab sits at.
    pub(super) fn restore(&mut self, stored: Self) {
        let here = self.sitting.take().filter(|sitting| !sitting.ended);
        let before_reset = self.before_reset.take();
        *self = Self { before_reset, ..stored };
        self.sitting = here.or(self.sitting.take());
    }

    /// Takes in another record of the same learner, written apart; answers whether anything in it was new. What is under way here stays as
    /// it is.
    pub fn merge(&mut self, other: Self) -> bool {
        let mut new = self.record.merge(other.record) | self.schedule.merge(other.schedule);
        if self.sitting.is_none() && other.sitting.is_some() {
            self.sitting = other.sitting;
            new = true;
        }
        let before = self.checks.len();
        for (item, asking) in other.checks {
            self.checks.entry(item).or_insert(asking);
        }
        new || self.checks.len() > before
    }

    /// Whether nothing was ever answered.
    pub fn is_untouched(&self) -> bool {
        self.record.attempts() == 0
    }

    /// Fits stored state to the lesson and the clock of today. To be called once after loading, and when the day changes.
    pub fn settle(&mut self, context: &Context) {
        self.sitting = self.sitting.take().and_then(|sitting| sitting.fitted(context.lesson));
        self.record.fold();
        self.schedule.settle(context.day);
    }

    /// The sitting's item on show; `None` when there is no sitting or it has ended.
    pub fn sitting_view(&self, lesson: &Lesson) -> Option<SittingView> {
        self.sitting.as_ref().filter(|sitting| !sitting.ended)?.view(lesson, &self.record)
    }

    /// The sitting's summary; `None` before its end.
    pub fn summary(&self, lesson: &Lesson) -> Option<Summary> {
        self.sitting.as_ref().filter(|sitting| sitting.ended).map(|sitting| sitting.summary(lesson))
    }

    /// A quick check in the reading part, touched or not.
    pub fn check_view(&self, lesson: &Lesson, item: &Item) -> ItemView {
        let fresh = || Asking::new(item, self.check_seed(item));
        let stored = self.checks.get(&item.id).filter(|asking| asking.hash == item.hash);
        stored.cloned().unwrap_or_else(fresh).view(lesson, item)
    }

    /// How many items each scope would ask today.
    pub fn counts(&self, lesson: &Lesson, day: i32) -> Counts {
        Counts {
            due: self.schedule.due_items(lesson, day).len(),
            missed: self.record.missed(lesson).count(),
            mixed: lesson.items.iter().filter(|item| !sitting::is_self_check(item)).count(),
            all: lesson.items.len(),
        }
    }

    fn keep(&mut self, item: &Item, attempt: Attempt, context: &Context) {
        self.schedule.answered(&item.id, grade(&attempt), context.day);
        self.record.add(&item.id, attempt);
    }

    /// Any fixed number does that differs from one asking to the next.
    fn check_seed(&self, item: &Item) -> u32 {
        self.record.items.get(&item.id).map_or(0, |record| record.tally().total())
    }

    fn forget(&mut self, section: Option<&SectionId>, lesson: &Lesson) {
        self.before_reset = Some(Box::new(Self { sitting: None, before_reset: None, ..self.clone() }));
        let goes = |id: &ItemId| match section {
            Some(section) => lesson.item(id).is_some_and(|item| &item.section == section),
            None => true,
        };
        self.record.items.retain(|id, _| !goes(id));
        self.schedule.items.retain(|id, _| !goes(id));
        self.checks.retain(|id, _| !goes(id));
    }
}

/// How many items each scope would ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Due today.
    pub due: usize,
    /// Missed the last time.
    pub missed: usize,
    /// Of all sections together: without the self-checks, which belong to their own section.
    pub mixed: usize,
    /// In the lesson.
    pub all: usize,
}

/// What an attempt says about memory. Only the first try counts; a guess that was right is barely remembered.
pub fn grade(attempt: &Attempt) -> Grade {
    match (attempt.outcome, attempt.confidence) {
        (Outcome::Right, Some(Confidence::Sure)) => Grade::Easy,
        (Outcome::Right, Some(Confidence::Guess)) => Grade::Hard,
        (Outcome::Right, _) => Grade::Good,
        (Outcome::Partly, _) if attempt.credit.is_half() => Grade::Hard,
        _ => Grade::Again,
    }
}
