//! Putting in an opening of the lesson's for a learner who is stuck.

use super::cluster::floor_boundary;
use super::text::sentence_at;
use crate::lesson::Span;

/// A text with a phrase put in.
pub struct WithPhrase {
    /// All of the text.
    pub text: String,
    /// What to select then: the first "…" of the phrase, or the place after it.
    pub select: Span,
    /// Where what came ends.
    pub end: usize,
}

/// Puts a phrase into a text. Spaces are added where words would run together. Inside a sentence it waits for the end of it: an opening
/// begins one of its own.
pub fn with_phrase(text: &str, at: usize, phrase: &str) -> WithPhrase {
    let at = floor_boundary(text, at);
    let around = sentence_at(text, at);
    let at = match () {
        // After a colon it is what the sentence goes on with.
        () if text[..at].trim_end().ends_with(':') => at,
        // Before the sentence, which is where a bullet's sign ends.
        () if at <= around.start => around.start,
        () => around.end,
    };
    let (before, after) = text.split_at(at);
    let gap = |needed: bool| if needed { " " } else { "" };
    let ahead = gap(before.chars().next_back().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '“' | '"')));
    let behind = gap(after.chars().next().is_some_and(char::is_alphanumeric) && !phrase.ends_with(char::is_whitespace));
    let start = at + ahead.len();
    let select = match phrase.find('…') {
        Some(found) => Span { start: start + found, end: start + found + '…'.len_utf8() },
        None => Span { start: start + phrase.len(), end: start + phrase.len() },
    };
    WithPhrase { text: [before, ahead, phrase, behind, after].concat(), select, end: start + phrase.len() + behind.len() }
}
