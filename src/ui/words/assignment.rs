//! What is said around assignments.

#![expect(missing_docs, reason = "a string says what it is")]

use crate::practice::assignment::Mode;

pub const ASSIGNMENT: &str = "Assignment.";
pub const STILL_MISSING: &str = "Still to do:";
pub const ASSIGNMENT_DONE: &str = "Everything asked for is here. Nobody is told; hand it in the way your teacher said.";
pub const REVIEW_MISSING: &str = "Review the draft yourself and save the review.";
pub const REHEARSAL_MISSING: &str = "Say it aloud once, under “Rehearse aloud”.";
pub const AS_ASSIGNMENT: &str = "As an assignment";
pub const ASSIGNMENT_HINT: &str =
    "A link to this prompt that shows the learner what is still missing. It checks nothing behind their back and reports to nobody.";
pub const ASSIGNMENT_MODE: &str = "How far";
pub const ASSIGNMENT_WORDS: &str = "Fewest words; 0 for no minimum";
pub const ASSIGNMENT_MARKS: &str = "Marks that must be there";

pub fn assignment_mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Draft => "A draft",
        Mode::Review => "A draft and their own review of it",
        Mode::Rehearse => "A draft, said aloud",
    }
}

pub fn words_missing(left: usize) -> String {
    if left == 1 { "Write one more word.".to_owned() } else { format!("Write {left} more words.") }
}

pub fn mark_missing(name: &str) -> String {
    format!("Mark words that show “{name}”.")
}
