//! Effort before answers: when a model answer may be seen, and how it was opened.

use super::bench::{Bench, Millis};
use crate::lesson::ModelAnswer;
use serde::{Deserialize, Serialize};

/// Where the model answers of a prompt stand. The words of one can be had from [`Reveal::answers`] only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reveal {
    /// The first draft has not reached the length the prompt asks for.
    #[default]
    Held,
    /// It has, once; the answers open on request.
    Earned,
    /// Opened after the effort.
    ByEffort(Millis),
    /// Opened by "show me anyway", before the effort.
    Anyway(Millis),
}

impl Reveal {
    /// The model answers, strong first; `None` while they may not be seen.
    pub fn answers<'a>(self, bench: &Bench<'a>) -> Option<Vec<&'a ModelAnswer>> {
        match self {
            Self::Held | Self::Earned => None,
            Self::ByEffort(_) | Self::Anyway(_) => Some(bench.prompt.answers.iter().filter_map(|id| bench.lesson.answer(id)).collect()),
        }
    }

    /// How many words the draft lacks before the answers open; `None` once they could be opened.
    pub fn words_left(self, words: usize, bench: &Bench<'_>) -> Option<usize> {
        match self {
            Self::Held => Some(bench.prompt.reveal_after.saturating_sub(words)),
            _ => None,
        }
    }

    /// Notes how long the draft is now. What was earned stays earned.
    pub fn note_length(&mut self, words: usize, bench: &Bench<'_>) {
        if *self == Self::Held && words >= bench.prompt.reveal_after && words > 0 {
            *self = Self::Earned;
        }
    }
}
