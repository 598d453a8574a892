//! What a decision may know besides the state it changes.

use crate::lesson::Lesson;

/// The lesson, the moment and the day, as the edge reports them.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The lesson in use.
    pub lesson: &'a Lesson,
    /// Milliseconds since 1970 in universal time.
    pub now: u64,
    /// Local day, as [`super::calendar::day_of`] counts them.
    pub day: i32,
}
