//! What an answer in the making still lacks: whoever wants to hand it in is told, and shown where.

use super::answer::Answer;
use super::asking::{ItemView, Shown};
use super::question::{Ask, Part};
use crate::lesson::Span;

/// What is still missing of an answer before it can be judged; where several things are, the one that is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The one choice.
    Choice,
    /// A choice at least.
    Choices,
    /// The words of the excerpt.
    Words,
    /// The name of what the words carry.
    Name,
    /// The group or the partner of so many.
    Open(usize),
    /// Words from memory.
    Text,
}

impl Missing {
    /// What is missing of an answer; `select` where words of the excerpt are asked for.
    pub(super) fn of(answer: &Answer, select: bool) -> Option<Self> {
        match answer {
            Answer::Single { choice: None } | Answer::Pitfall { named: None } => Some(Self::Choice),
            Answer::Multiple { ticks } if ticks.is_empty() => Some(Self::Choices),
            Answer::Spot { words, .. } if select && words.is_none_or(Span::is_empty) => Some(Self::Words),
            Answer::Spot { signal: None, .. } => Some(if select { Self::Name } else { Self::Choice }),
            Answer::Classify { groups: given } | Answer::Match { rights: given } => {
                let open = given.iter().filter(|given| given.is_none()).count();
                (open > 0).then_some(Self::Open(open))
            }
            Answer::Recall { text, .. } if text.trim().is_empty() => Some(Self::Text),
            _ => None,
        }
    }
}

impl ItemView {
    /// What is missing before it can be handed in. Nothing once all is said.
    pub fn missing(&self) -> Option<Missing> {
        let select = matches!(self.question.ask, Ask::Spot { select: true, .. });
        Missing::of(&self.draft, select).filter(|_| !matches!(self.shown, Shown::Revealed(_)))
    }

    /// The place in the content of the first phrase on the screen without a group, or of the first left side without a partner.
    pub fn first_open(&self) -> Option<usize> {
        let (parts, given): (&[Part], _) = match (&self.question.ask, &self.draft) {
            (Ask::Classify { phrases, .. }, Answer::Classify { groups }) => (phrases, groups),
            (Ask::Match { lefts, .. }, Answer::Match { rights }) => (lefts, rights),
            _ => return None,
        };
        parts.iter().map(|part| part.at).find(|&at| given.get(at).is_some_and(Option::is_none))
    }
}
