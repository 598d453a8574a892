//! What a teacher asked for in a link, and what of it is still missing. It counts; it never judges, and nobody is told.

use super::desk::Desk;
use super::rehearsal::Rehearsal;
use super::text::count_words;
use crate::lesson::{MarkId, PromptId};

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignment {
    /// Which prompt.
    pub prompt: PromptId,
    /// How far to go.
    pub mode: Mode,
    /// Fewest words; 0 asks for none.
    pub words: usize,
    /// Marks that must be on some words.
    pub marks: Vec<MarkId>,
}

/// How far an assignment goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A draft.
    #[default]
    Draft,
    /// A draft, and one's own review of it.
    Review,
    /// A draft, said aloud.
    Rehearse,
}

/// The most words that are asked for: more than anybody writes.
pub const MOST_WORDS: usize = 3_000;

impl Mode {
    /// The mode a word in an address or a choice stands for; a draft where it stands for none.
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|(_, known)| *known == word).map_or_else(Self::default, |(mode, _)| mode)
    }

    /// All of them, with their words in an address.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Draft, "draft"), (Self::Review, "review"), (Self::Rehearse, "rehearse")];
}

/// Something that is still missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// So many words.
    Words(usize),
    /// A mark.
    Mark(MarkId),
    /// A saved review.
    Review,
    /// A rehearsal.
    Rehearsal,
}

impl Assignment {
    /// Asks for a mark, or no longer, where it is asked for.
    pub fn toggle(&mut self, mark: &MarkId) {
        match self.marks.iter().position(|known| known == mark) {
            Some(at) => drop(self.marks.remove(at)),
            None => self.marks.push(mark.clone()),
        }
    }

    /// What is still missing at this desk, in the order one would do it.
    pub fn missing(&self, desk: &Desk) -> Vec<Missing> {
        let left = self.words.saturating_sub(count_words(desk.draft().text()));
        let words = (left > 0).then_some(Missing::Words(left));
        let unmarked = |mark: &&MarkId| desk.draft().marks().of(mark).next().is_none();
        let marks = self.marks.iter().filter(unmarked).cloned().map(Missing::Mark);
        let last = match self.mode {
            Mode::Review if desk.latest_review().is_none() => Some(Missing::Review),
            Mode::Rehearse if !desk.rehearsals().iter().any(Rehearsal::was_said) => Some(Missing::Rehearsal),
            _ => None,
        };
        words.into_iter().chain(marks).chain(last).collect()
    }
}
