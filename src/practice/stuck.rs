//! Help for a learner who is stuck, all of it from the lesson: an outline, questions, openings to fill.

use super::bench::Bench;
use super::cluster::floor_boundary;
use super::draft::Draft;
use super::findings::marks_leaned_on;
use crate::lesson::{Lean, Mark, PhraseGroup, Span};
use crate::order::PutInOrder;
use std::cmp::Reverse;

/// What helps with this prompt and this draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Help<'a> {
    /// The shape of a good answer, step by step.
    pub outline: &'a [String],
    /// Marks with the questions that pull material out: those still to place first, then those the prompt leans on most.
    pub questions: Vec<(&'a Mark, Lean)>,
    /// Openings to fill with facts.
    pub phrases: &'a [PhraseGroup],
}

/// What helps with this draft.
pub fn help<'a>(draft: &Draft, bench: &Bench<'a>) -> Help<'a> {
    let leaned = marks_leaned_on(bench);
    let lean = |mark: &Mark| leaned.get(&mark.id).copied().unwrap_or_default();
    let mut questions: Vec<_> = bench.lesson.marks.iter().filter(|mark| !mark.questions.is_empty()).map(|mark| (mark, lean(mark))).collect();
    questions.order_by_key(|(mark, lean)| (draft.marks().of(&mark.id).next().is_some(), Reverse(*lean)));
    Help { outline: &bench.prompt.outline, questions, phrases: &bench.lesson.phrases }
}

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
