//! What is said around assignments.

#![expect(missing_docs, reason = "a string says what it is")]

use super::{Word, counted, fill};
use crate::practice::assignment::Mode;

pub const ASSIGNMENT: Word = Word("Assignment.");
pub const STILL_MISSING: Word = Word("Still to do:");
pub const ASSIGNMENT_DONE: Word = Word("Everything asked for is here. Nobody is told; hand it in the way your teacher said.");
pub const REVIEW_MISSING: Word = Word("Review the draft yourself and save the review.");
pub const REHEARSAL_MISSING: Word = Word("Say it aloud once, under “Rehearse aloud”.");
pub const AS_ASSIGNMENT: Word = Word("As an assignment");
pub const ASSIGNMENT_HINT: Word =
    Word("A link to this prompt that shows the learner what is still missing. It checks nothing behind their back and reports to nobody.");
pub const ASSIGNMENT_MODE: Word = Word("How far");
pub const ASSIGNMENT_WORDS: Word = Word("Fewest words; 0 for no minimum");
pub const ASSIGNMENT_MARKS: Word = Word("Marks that must be there");

pub fn assignment_mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Draft => Word("A draft"),
        Mode::Review => Word("A draft and their own review of it"),
        Mode::Rehearse => Word("A draft, said aloud"),
    }
    .text()
}

pub fn words_missing(left: usize) -> String {
    counted(left, Word("Write one more word."), Word("Write {count} more words."))
}

pub fn mark_missing(name: &str) -> String {
    fill!("Mark words that show “{name}”.", name)
}
