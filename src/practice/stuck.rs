//! Putting in an opening of the lesson's for a learner who is stuck.

use super::cluster::floor_boundary;
use crate::lesson::Span;

/// The text with a phrase put in, and what to select then: the first "…" of the phrase, or the place after it. Spaces are
/// added where words would run together.
pub fn with_phrase(text: &str, at: usize, phrase: &str) -> (String, Span) {
    let at = floor_boundary(text, at);
    let (before, after) = text.split_at(at);
    let gap = |needed: bool| if needed { " " } else { "" };
    let ahead = gap(before.chars().next_back().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '“' | '"')));
    let behind = gap(after.chars().next().is_some_and(char::is_alphanumeric) && !phrase.ends_with(char::is_whitespace));
    let start = at + ahead.len();
    let select = match phrase.find('…') {
        Some(found) => Span { start: start + found, end: start + found + '…'.len_utf8() },
        None => Span { start: start + phrase.len(), end: start + phrase.len() },
    };
    ([before, ahead, phrase, behind, after].concat(), select)
}
