//! Quiz items of every kind.

use super::{CriterionId, ItemId, MisconceptionId, PitfallId, SectionId, Span};
use serde::{Deserialize, Serialize};

/// One thing to answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Stable for ever: answers are kept under it.
    pub id: ItemId,
    /// Hash of everything that could change what an answer means; a changed item says so.
    pub hash: String,
    /// The section it tests.
    pub section: SectionId,
    /// How hard.
    pub difficulty: Difficulty,
    /// The question.
    pub stem: String,
    /// A quoted text the question is about; empty where there is none.
    pub excerpt: String,
    /// Said after answering, whatever the answer; empty where each choice says enough.
    pub note: String,
    /// What kind of answer it takes.
    pub kind: ItemKind,
}

/// How hard an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    /// Most will know it after reading.
    Easy,
    /// Wants a second thought.
    #[default]
    Medium,
    /// Careful readers differ at first.
    Hard,
}

/// What kind of answer an item takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemKind {
    /// Exactly one choice is right.
    Single {
        /// Two or more.
        choices: Vec<Choice>,
    },
    /// Several choices are right.
    Multiple {
        /// Three or more.
        choices: Vec<Choice>,
    },
    /// Put each phrase in a group.
    Classify {
        /// Names of the groups, two or more.
        groups: Vec<String>,
        /// What to sort.
        phrases: Vec<Phrase>,
    },
    /// Select the words of the excerpt that carry a signal, then name the signal.
    Spot {
        /// The signal to find.
        target: CriterionId,
        /// `true` when the excerpt lacks the target: no words are right, only naming it is.
        absent: bool,
        /// Passages of the excerpt worth a comment, right ones included.
        spans: Vec<SpotSpan>,
        /// What may be named, the target among them.
        signals: Vec<Choice>,
    },
    /// Name the pitfall that needs repair, if any. Choices are the lesson's pitfalls and "none, sound".
    Pitfall {
        /// The pitfall, or `None` when the excerpt is sound.
        answer: Option<PitfallId>,
        /// Why, per choice in the lesson's order of pitfalls, then for "none, sound".
        why: Vec<String>,
        /// The belief each wrong choice shows, where it does.
        misconception: Option<MisconceptionId>,
    },
    /// Put the steps in order; they are stored in the right order.
    Order {
        /// Two or more.
        steps: Vec<Step>,
        /// The common slip.
        slip: String,
        /// The belief behind the slip.
        misconception: Option<MisconceptionId>,
    },
    /// Find the partner of each left side.
    Match {
        /// Right pairs.
        pairs: Vec<Pair>,
        /// Right sides that belong to nothing, each with why and the belief it aims at.
        distractors: Vec<Choice>,
    },
    /// Write from memory, then tick the points that were there.
    Recall {
        /// What a full answer has.
        points: Vec<Point>,
        /// What a thin recall tends to lack; empty where nothing is said.
        thin: String,
        /// A self-check closes the lesson and is counted apart.
        self_check: bool,
    },
}

impl ItemKind {
    /// The keys of all kinds, in the order in which they are counted; a self-check is a recall that is counted apart.
    pub const KEYS: [&str; 9] = ["single", "multiple", "classify", "spot", "pitfall", "order", "match", "recall", "self_check"];

    /// The kind's key in content files and counts.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Single { .. } => "single",
            Self::Multiple { .. } => "multiple",
            Self::Classify { .. } => "classify",
            Self::Spot { .. } => "spot",
            Self::Pitfall { .. } => "pitfall",
            Self::Order { .. } => "order",
            Self::Match { .. } => "match",
            Self::Recall { self_check: false, .. } => "recall",
            Self::Recall { self_check: true, .. } => "self_check",
        }
    }
}

/// Something that can be picked, and what to say about picking it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// What a listener hears.
    pub why: String,
    /// The wrong belief it aims at.
    pub misconception: Option<MisconceptionId>,
}

/// A phrase to classify.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Phrase {
    /// What is said.
    pub text: String,
    /// Index of the right group.
    pub group: usize,
    /// Why it belongs there.
    pub why: String,
    /// The wrong belief it aims at.
    pub misconception: Option<MisconceptionId>,
}

/// A passage of a spot item's excerpt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SpotSpan {
    /// Where in the excerpt.
    pub span: Span,
    /// Whether selecting it answers the question.
    pub right: bool,
    /// Why.
    pub why: String,
    /// The wrong belief it aims at.
    pub misconception: Option<MisconceptionId>,
}

/// A step to put in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What is done.
    pub text: String,
    /// Why it stands here; empty where it goes without saying.
    pub why: String,
}

/// Two sides that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// Given.
    pub left: String,
    /// To find.
    pub right: String,
    /// Why they belong together.
    pub why: String,
}

/// A point of a free recall.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// What a full answer says.
    pub text: String,
    /// `true` when it is worth having and not asked for.
    pub bonus: bool,
}

/// A wrong belief that choices aim at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Misconception {
    /// Stable for ever.
    pub id: MisconceptionId,
    /// The belief as its holder would say it.
    pub belief: String,
    /// Names it within a sentence: completes "twice you took …".
    pub told: String,
}
