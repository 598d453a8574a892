//! What an answer is judged on, and what the learner points at.

use super::{CheckId, CriterionId, MarkId};
use serde::{Deserialize, Serialize};

/// How well the words on the page show a criterion. There is no fourth level and no number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The words do not show it.
    #[default]
    Missing,
    /// Said in general; a stranger could not repeat the fact.
    Hinted,
    /// A stranger could repeat the fact: who, when, how many, what happened.
    Clear,
}

impl Level {
    /// All three, lowest first.
    pub const ALL: [Self; 3] = [Self::Missing, Self::Hinted, Self::Clear];

    /// The level's key in content files, stored forms and links.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Hinted => "hinted",
            Self::Clear => "clear",
        }
    }
}

/// One thing an answer is judged on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    /// Stable for ever.
    pub id: CriterionId,
    /// Short name for the learner.
    pub name: String,
    /// The question behind it.
    pub question: String,
    /// Counted only from this career level up, in a word ("staff"); for everyone when `None`.
    pub from: Option<String>,
    /// What a missing, hinted and clear answer looks like, in that order.
    pub levels: [String; 3],
    /// What counts as evidence.
    pub look_for: Vec<String>,
    /// What looks like evidence and is not.
    pub false_friends: Vec<String>,
    /// What an interviewer would ask where it is not clear.
    pub follow_up: String,
    /// What to change, in one or two sentences.
    pub revision: String,
    /// The marks whose words are evidence for it; may be empty.
    pub marks: Vec<MarkId>,
}

impl Criterion {
    /// The descriptor of one level.
    pub fn descriptor(&self, level: Level) -> &str {
        &self.levels[level as usize]
    }
}

/// A yes-or-no question beside the rubric; shown, never counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Stable for ever.
    pub id: CheckId,
    /// Short name for the learner.
    pub name: String,
    /// What to look for.
    pub look_for: String,
    /// What to ask when the answer is no; empty where there is nothing to ask.
    pub ask: String,
    /// What to change.
    pub revision: String,
}

/// Something the learner points at in a draft. Its place in the lesson's list gives its key (1 to 9), colour and underline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Stable for ever.
    pub id: MarkId,
    /// Short name.
    pub name: String,
    /// The letter on its badge: one upper-case letter, unique in the lesson.
    pub letter: String,
    /// One line: what to mark.
    pub hint: String,
    /// Questions that pull the material out of a stuck learner.
    pub questions: Vec<String>,
}
