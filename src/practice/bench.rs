//! What a decision at the desk may know besides the desk itself.

use crate::lesson::{Lesson, Prompt};
use serde::{Deserialize, Serialize};

/// The lesson, the prompt worked on, and the moment as the edge reports it.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// The lesson in use.
    pub lesson: &'a Lesson,
    /// The prompt this desk belongs to.
    pub prompt: &'a Prompt,
    /// Now.
    pub now: Millis,
}

/// Milliseconds since 1970 in universal time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub u64);
