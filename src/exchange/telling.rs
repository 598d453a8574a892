//! Which actions a course page is told of, and as what. Never what was written, never who wrote it.
//!
//! Start with [`Teller::before`]: what an action amounts to shows only in the session before and after it.

use crate::exchange::host_message::{Answer, Statement, Words};
use crate::lesson::{ItemId, Lesson, PromptId};
use crate::practice::desk::DeskAction;
use crate::practice::quiz::{Outcome, QuizAction};
use crate::practice::review::ReviewStage;
use crate::practice::session::{Action, Session};
use crate::practice::text::count_words;
use crate::sorted::SortedSet;

/// Remembers what was told already, for the life of the page.
#[derive(Clone, Debug, Default)]
pub struct Teller {
    drafted: SortedSet<PromptId>,
}

/// What an action may turn out to be, once it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Perhaps {
    /// A section read.
    Completed(crate::lesson::SectionId),
    /// An item answered: there were so many attempts before.
    Answered(ItemId, u64),
    /// A draft long enough for a review.
    Drafted(PromptId),
    /// A review saved.
    Reviewed(PromptId),
}

impl Teller {
    /// Looks at an action before it is done.
    pub fn before(&self, action: &Action, session: &Session) -> Option<Perhaps> {
        match action {
            Action::FinishSection(section) if !session.reading.read.contains(section) => Some(Perhaps::Completed(section.clone())),
            Action::Quiz(QuizAction::Item(_)) => {
                let sitting = session.quiz.sitting.as_ref()?;
                Some(Perhaps::Answered(sitting.entries.get(sitting.at)?.item.clone(), session.quiz.record.attempts()))
            }
            Action::Quiz(QuizAction::Check(item, _)) => Some(Perhaps::Answered(item.clone(), session.quiz.record.attempts())),
            Action::Desk(prompt, DeskAction::SaveReview) => {
                let ready = session.with_desk(prompt, |desk| matches!(desk.review(), Some(ReviewStage::See(_))));
                ready.then(|| Perhaps::Reviewed(prompt.clone()))
            }
            Action::Desk(prompt, DeskAction::Edit { .. } | DeskAction::Insert { .. }) if !self.drafted.contains(prompt) => {
                Some(Perhaps::Drafted(prompt.clone()))
            }
            _ => None,
        }
    }

    /// What it turned out to be.
    pub fn after(&mut self, perhaps: Perhaps, session: &Session, lesson: &Lesson) -> Option<Statement> {
        match perhaps {
            Perhaps::Completed(section) => session.reading.read.contains(&section).then_some(Statement::Completed(section)),
            Perhaps::Answered(item, before) => {
                let attempt = session.quiz.record.last(&item).filter(|_| session.quiz.record.attempts() > before)?;
                let answer = if attempt.outcome == Outcome::Right { Answer::Right } else { Answer::Wrong };
                Some(Statement::Answered(item, answer))
            }
            Perhaps::Drafted(prompt) => {
                let words = session.with_desk(&prompt, |desk| count_words(desk.draft().text()));
                let enough = lesson.prompt(&prompt).is_some_and(|prompt| words >= prompt.words.min);
                (enough && self.drafted.insert(prompt.clone())).then(|| Statement::Drafted(prompt, Words(number(words))))
            }
            Perhaps::Reviewed(prompt) => {
                let levels = session.with_desk(&prompt, |desk| {
                    let (_, review) = desk.latest_review().filter(|_| desk.review().is_none())?;
                    let mut levels = [0; 3];
                    for judgement in &review.judgements {
                        levels[judgement.level() as usize] += 1;
                    }
                    Some(levels)
                })?;
                Some(Statement::Reviewed(prompt, levels))
            }
        }
    }
}

fn number(words: usize) -> u32 {
    u32::try_from(words).unwrap_or(u32::MAX)
}
