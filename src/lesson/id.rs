//! Opaque ids: a draft can never be looked up with a section's id.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps an id as the author wrote it: lower-case letters, digits and hyphens.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as the author wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names a lesson: its folder under `content/`.
    LessonId
    /// Names a section of the reading part.
    SectionId
    /// Names a criterion of the rubric.
    CriterionId
    /// Names a yes-or-no check beside the rubric.
    CheckId
    /// Names a mark a learner puts on a draft.
    MarkId
    /// Names a prompt.
    PromptId
    /// Names a model answer.
    AnswerId
    /// Names a quiz item.
    ItemId
    /// Names a wrong belief.
    MisconceptionId
    /// Names a pitfall.
    PitfallId
    /// Names what the language audit can hold against a draft as a whole.
    FlagId
    /// Names a glossary term.
    TermId
}
