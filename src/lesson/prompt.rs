//! The questions to practise.

use super::{AnswerId, CheckId, CriterionId, PromptId};
use serde::{Deserialize, Serialize};

/// One interview question to draft an answer to: the thing that is shared by link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prompt {
    /// Stable for ever: part of links and storage keys.
    pub id: PromptId,
    /// The question as an interviewer asks it.
    pub text: String,
    /// Two to four words for lists.
    pub short: String,
    /// Which criteria it leans on; every criterion of the lesson, in rubric order.
    pub leans: Vec<(CriterionId, Lean)>,
    /// Checks that matter for it.
    pub checks: Vec<CheckId>,
    /// The length to write for.
    pub words: WordRange,
    /// The time to speak for, in seconds, shortest and longest.
    pub seconds: (u32, u32),
    /// Words of first draft before the model answer opens.
    pub reveal_after: usize,
    /// The shape of a good answer, step by step.
    pub outline: Vec<String>,
    /// The model answers to it, strong first.
    pub answers: Vec<AnswerId>,
}

/// A number of words, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordRange {
    /// Fewest.
    pub min: usize,
    /// Most; not below `min`.
    pub max: usize,
}

/// How much a prompt leans on a criterion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lean {
    /// Nice to have.
    #[default]
    Bonus,
    /// Counts.
    Counts,
    /// The prompt is about this.
    Main,
}
