//! Which part of the story each paragraph tells, and how the words are spread over the parts.

use super::change::{Carried, Change};
use super::text::{count_words, line_at, paragraphs, stable_hash};
use crate::lesson::{Span, StarPart};
use crate::order::PutInOrder;
use serde::{Deserialize, Serialize};

/// One paragraph and its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OutlinedParagraph {
    /// Where it stands, without the space around it.
    pub span: Span,
    /// How many words.
    pub words: usize,
    /// The same as long as its words are: who quotes it can tell when to quote anew.
    pub look: u64,
    /// What it does for the story.
    pub part: StarPart,
    /// Who said so.
    pub by: SetBy,
}

/// Who said which part a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetBy {
    /// The learner.
    Learner,
    /// A guess from how the paragraph reads, or from where it stands.
    Suggestion,
}

/// Where a part begins, as it is written beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartLabel {
    /// The first byte of the paragraph it begins with.
    pub at: usize,
    /// Which part.
    pub part: StarPart,
    /// Who said so.
    pub by: SetBy,
}

/// How many words tell one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartShare {
    /// Which part.
    pub part: StarPart,
    /// Its words.
    pub words: usize,
    /// Its share of all words, in thousandths.
    pub permille: usize,
}

/// Every paragraph with its part: as the learner set it, else as its place suggests.
pub fn outline(text: &str, parts: &Parts) -> Vec<OutlinedParagraph> {
    outline_as_read(text, parts, &[])
}

/// Like [`outline`], where someone has read the paragraphs, perhaps of a slightly older text: what was read of a paragraph counts
/// for the same words, and for the same place while the number of paragraphs is the same.
pub fn outline_as_read(text: &str, parts: &Parts, read: &[(&str, Option<StarPart>)]) -> Vec<OutlinedParagraph> {
    let spans: Vec<_> = paragraphs(text).collect();
    let set: Vec<_> = spans.iter().map(|span| parts.at(span.start)).collect();
    let usual = usual_parts(spans.len());
    spans
        .iter()
        .enumerate()
        .map(|(index, span)| {
            // A suggestion never steps back behind what the learner set before it, nor past what follows.
            let least = set[..index].iter().rev().find_map(|part| *part).unwrap_or(StarPart::Situation);
            let most = set[index..].iter().find_map(|part| *part).unwrap_or(StarPart::Closing);
            let words = &text[span.start..span.end];
            let same_words = read.iter().find(|(paragraph, _)| paragraph.trim() == words);
            let reads_as = same_words.or_else(|| read.get(index).filter(|_| read.len() == spans.len())).and_then(|(_, part)| *part);
            let suggested = reads_as.unwrap_or_else(|| usual[index].min(most).max(least));
            let (part, by) = set[index].map_or((suggested, SetBy::Suggestion), |part| (part, SetBy::Learner));
            OutlinedParagraph { span: *span, words: count_words(words), look: stable_hash(words.as_bytes()), part, by }
        })
        .collect()
}

/// Where each part begins: a paragraph that goes on with the part before it has no label. A single paragraph has one only where the learner
/// set it: what it is cannot be seen before there is a second.
pub fn labels(outlined: &[OutlinedParagraph]) -> Vec<PartLabel> {
    let said = |paragraph: &OutlinedParagraph| (paragraph.part, paragraph.by);
    let begins = |index: usize| index.checked_sub(1).is_none_or(|before| said(&outlined[before]) != said(&outlined[index]));
    let label = |paragraph: &OutlinedParagraph| PartLabel { at: paragraph.span.start, part: paragraph.part, by: paragraph.by };
    let worth_saying = |label: &PartLabel| outlined.len() > 1 || label.by == SetBy::Learner;
    (0..outlined.len()).filter(|&index| begins(index)).map(|index| label(&outlined[index])).filter(worth_saying).collect()
}

/// The labels where they stand after an edit, until the paragraphs are looked at again: those of words that went are gone.
pub fn carried_labels(labels: &[PartLabel], change: Change) -> Vec<PartLabel> {
    let went = change.start..change.old_end();
    labels.iter().filter(|label| !went.contains(&label.at)).map(|label| PartLabel { at: change.carry_place(label.at), ..*label }).collect()
}

/// How the words are spread, one entry per part in telling order.
pub fn balance(outlined: &[OutlinedParagraph]) -> [PartShare; 5] {
    let all: usize = outlined.iter().map(|paragraph| paragraph.words).sum();
    StarPart::ALL.map(|part| {
        let words = outlined.iter().filter(|paragraph| paragraph.part == part).map(|paragraph| paragraph.words).sum();
        PartShare { part, words, permille: (words * 1_000).checked_div(all).unwrap_or(0) }
    })
}

/// What the paragraphs of a story usually are, by their number.
fn usual_parts(count: usize) -> Vec<StarPart> {
    use StarPart::{Action, Closing, Result, Situation, Task};
    match count {
        0 => Vec::new(),
        1 => vec![Action],
        2 => vec![Situation, Action],
        3 => vec![Situation, Action, Result],
        4 => vec![Situation, Task, Action, Result],
        more => {
            let mut parts = vec![Action; more];
            (parts[0], parts[1], parts[more - 2], parts[more - 1]) = (Situation, Task, Result, Closing);
            parts
        }
    }
}

/// The parts a learner has set, each on a whole line. Stored as `["action", 120, 310]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Parts(#[serde(deserialize_with = "super::salvage::list")] Vec<(StarPart, usize, usize)>);

impl Parts {
    /// Whether none is set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The part set for the paragraph around this byte.
    pub fn at(&self, at: usize) -> Option<StarPart> {
        self.0.iter().find(|(_, start, end)| (*start..=*end).contains(&at)).map(|(part, _, _)| *part)
    }

    /// Sets or clears the part of the paragraph around this byte.
    pub fn set(&mut self, text: &str, at: usize, part: Option<StarPart>) {
        let line = line_at(text, super::cluster::floor_boundary(text, at));
        self.0.retain(|(_, start, _)| *start != line.start);
        if let Some(part) = part.filter(|_| !line.of(text).unwrap_or_default().trim().is_empty()) {
            self.0.push((part, line.start, line.end));
            self.0.order_by_key(|(_, start, _)| *start);
        }
    }

    /// Moves the parts through an edit: a paragraph split in two keeps its part on the first, two that become one keep the
    /// first's, one that goes takes its part with it. Answers whether a part was lost or cut.
    pub fn follow(&mut self, change: Change, new_text: &str) -> bool {
        let mut lossy = false;
        let before = self.0.len();
        self.0.retain_mut(|(_, start, end)| {
            let span = match change.carry(Span { start: *start, end: *end }) {
                Carried::Whole(span) => span,
                Carried::Cut(span) => {
                    lossy = true;
                    span
                }
                Carried::Gone => return false,
            };
            (*start, *end) = (span.start, span.end);
            true
        });
        self.fit_lines(new_text);
        lossy || self.0.len() != before
    }

    /// Makes stored parts fit their text; answers with how many did not.
    pub fn fit(&mut self, text: &str) -> usize {
        let before = self.0.len();
        self.0.retain(|(_, start, end)| start < end && text.get(*start..*end).is_some());
        self.0.order_by_key(|(_, start, _)| *start);
        self.fit_lines(text);
        before - self.0.len()
    }

    /// Stretches or shrinks every range to the first line with words that it lies on.
    fn fit_lines(&mut self, text: &str) {
        self.0.retain_mut(|(_, start, end)| {
            let words = text.get(*start..*end).unwrap_or_default();
            if words.trim().is_empty() {
                return false;
            }
            let line = line_at(text, *start + (words.len() - words.trim_start().len()));
            (*start, *end) = (line.start, line.end);
            true
        });
        self.0.dedup_by_key(|(_, start, _)| *start);
    }
}
