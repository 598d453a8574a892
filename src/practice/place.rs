//! Where a learner can be. How a place is written as an address is the business of `exchange::route`.

use super::assignment::Assignment;
use super::calibration::Subject;
use crate::lesson::{Lesson, LessonId, PromptId, SectionId};

/// A place in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Which lesson.
    pub lesson: LessonId,
    /// Where in it.
    pub place: Place,
}

/// Where in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A section of the reading part, perhaps at a heading or a model answer.
    Read(SectionId, Option<String>),
    /// All prompts.
    Prompts,
    /// One prompt: the thing that is shared by link.
    Practise(PromptId, Desktop),
    /// The quiz, perhaps with a wish for what is asked.
    Quiz(Asked),
    /// Rating other people's answers.
    Calibrate(Calibrating),
    /// Where the learner stands, and where the work is kept.
    Progress,
    /// Somebody else's draft, to review: the one of this name ([`super::peer_review::fingerprint`] of its text, or of what it is still locked
    /// in), or whatever is open.
    Review(Option<String>),
    /// Hand-ins side by side, for a teacher.
    Collect,
}

/// What lies open on the desk of a prompt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Desktop {
    /// The draft with its marks, findings and review.
    #[default]
    Draft,
    /// Kept versions and their differences.
    Versions,
    /// The model answer beside the draft.
    Model,
    /// Saying it aloud.
    Rehearse,
}

/// Which items a quiz asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// Nothing chosen yet, or the sitting in progress.
    #[default]
    Anything,
    /// What is due today.
    Due,
    /// What was missed.
    Missed,
    /// One section.
    Section(SectionId),
    /// Items from everywhere.
    Mixed,
}

/// What is rated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Calibrating {
    /// Nothing chosen yet.
    #[default]
    Anything,
    /// A model answer, or an excerpt of one.
    One(Subject),
    /// Answers two at a time: the drill under way.
    Pairs,
}

/// What an address turned out to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// A place this build has.
    At(Route),
    /// A prompt, with what a teacher asks for there.
    Assigned(Route, Assignment),
    /// No address at all: the start.
    Start,
    /// An address this build does not know, with the nearest place it does.
    Lost(Route),
}

impl Route {
    /// The start of a lesson: its first section.
    pub fn start(lesson: &Lesson) -> Self {
        let first = lesson.sections.first().map(|section| section.id.clone()).unwrap_or_default();
        Self { lesson: lesson.id.clone(), place: Place::Read(first, None) }
    }
}
