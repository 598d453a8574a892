//! The draft: a text, and what the learner pinned to its words.
//!
//! Start with [`Draft::edit`]. The text of a native text field arrives whole; the ranges are moved by the difference.

use super::bench::Millis;
use super::change::{Change, whole_clusters};
use super::cluster::floor_boundary;
use super::dismissals::Dismissals;
use super::marking::{Marks, PlacedMark};
use super::outline::Parts;
use crate::lesson::{MarkId, Span, StarPart};
use serde::{Deserialize, Serialize};

/// The most characters a draft holds: ten times a long answer.
pub const LIMIT: usize = 20_000;

/// A text and what is pinned to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    #[serde(deserialize_with = "super::salvage::value")]
    text: String,
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Marks::is_empty")]
    marks: Marks,
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Parts::is_empty")]
    parts: Parts,
    /// What the learner said "not so" to.
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Dismissals::is_empty")]
    pub dismissed: Dismissals,
    /// When the first word since the last kept version was written.
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Option::is_none")]
    pub begun: Option<Millis>,
    /// When the last word was written.
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Option::is_none")]
    pub edited: Option<Millis>,
}

/// What an edit did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edited {
    /// The difference.
    pub change: Change,
    /// What found no room.
    pub left_out: String,
    /// Marks whose words went, as they stood in the old text.
    pub dropped: Vec<PlacedMark>,
    /// Whether going back by hand would leave marks or parts behind.
    pub lossy: bool,
}

impl Draft {
    /// A draft with this text, these marks and these parts; what does not fit the text is left out.
    pub fn new(text: String, marks: Marks, parts: Parts) -> Self {
        let mut draft = Self { text, marks, parts, ..Self::default() };
        draft.fit();
        draft
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The marks on them.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The parts of the story that the learner has set.
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Whether there are no words in it: white space alone is nothing to send, to review or to keep.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The words, and what the learner pinned to them.
    pub(super) fn content(&self) -> (&str, &Marks, &Parts) {
        (&self.text, &self.marks, &self.parts)
    }

    /// Takes the whole new text of the text field. The caret, in bytes of the new text, tells apart edits that look alike.
    ///
    /// What goes beyond [`LIMIT`] is cut from the words that came, never from those that were there.
    pub fn edit(&mut self, mut text: String, caret: Option<usize>) -> Edited {
        let mut change = Change::between(&self.text, &text, caret);
        let mut left_out = String::new();
        let excess = if text.len() > LIMIT { text.chars().count().saturating_sub(LIMIT) } else { 0 };
        if excess > 0 {
            let came = &text[change.start..change.new_end()];
            let fits = came.chars().count().saturating_sub(excess);
            let cut = change.start + came.char_indices().nth(fits).map_or(came.len(), |(at, _)| at);
            let cut = floor_boundary(&text, cut).max(change.start);
            left_out = text.drain(cut..change.new_end()).collect();
            change.inserted = cut - change.start;
        }
        let followed = self.marks.follow(change, &text);
        let parts_lost = self.parts.follow(change, &text);
        self.text = text;
        Edited { change, left_out, dropped: followed.dropped, lossy: followed.lossy || parts_lost }
    }

    /// Puts a mark on words; see [`Marks::place`].
    pub fn mark(&mut self, mark: &MarkId, span: Span) -> Option<Span> {
        self.marks.place(&self.text, mark, span)
    }

    /// Takes a mark off words; see [`Marks::take_off`].
    pub fn unmark(&mut self, mark: &MarkId, span: Span) -> Vec<PlacedMark> {
        self.marks.take_off(mark, span)
    }

    /// Says which part of the story the paragraph around this byte is; `None` leaves it to suggestion.
    pub fn set_part(&mut self, at: usize, part: Option<StarPart>) {
        self.parts.set(&self.text, at, part);
    }

    /// Puts back marks and parts that stood on this same text.
    pub(super) fn put_back(&mut self, marks: &Marks, parts: &Parts) {
        self.marks.join(marks);
        self.parts = parts.clone();
        self.fit();
    }

    /// Takes out the marks the lesson does not know.
    pub(super) fn part_with(&mut self, known: impl Fn(&MarkId) -> bool) -> Vec<PlacedMark> {
        self.marks.part_with(|placed| known(&placed.mark))
    }

    /// Makes what is pinned fit the text; answers with how many ranges did not. Every word stays as it is.
    pub(super) fn fit(&mut self) -> usize {
        let lost = self.marks.fit(&self.text).len() + self.parts.fit(&self.text);
        self.end_lines_as_fields_do();
        lost
    }

    /// A text field ends a line with one character (<https://infra.spec.whatwg.org/#normalize-newlines>). Where a file or a link made by other
    /// means ends it with two, what is selected in the field would not be what is meant here.
    fn end_lines_as_fields_do(&mut self) {
        while let Some(start) = self.text.rfind("\r\n") {
            self.text.remove(start);
            let change = Change { start, removed: 1, inserted: 0 };
            self.marks.follow(change, &self.text);
            self.parts.follow(change, &self.text);
        }
        if self.text.contains('\r') {
            self.text = self.text.replace('\r', "\n");
        }
    }

    /// The words with this range, on whole clusters.
    pub fn quote(&self, span: Span) -> &str {
        let end = Span { start: span.start.min(self.text.len()), end: span.end.min(self.text.len()) };
        whole_clusters(&self.text, end).of(&self.text).unwrap_or_default()
    }

    /// The words with exactly this range; none when it does not fit.
    pub(super) fn quote_exactly(&self, span: Span) -> &str {
        span.of(&self.text).unwrap_or_default()
    }
}
