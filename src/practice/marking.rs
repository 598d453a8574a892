//! The learner's marks: ranges of the draft that point at evidence, and how they live through edits.
//!
//! Start with [`Marks::follow`]. Held at all times: every range lies inside the text, on cluster boundaries, with something
//! other than white space in it; ranges of the same mark neither overlap nor touch; ranges of different marks may.

use super::change::{Carried, Change, whole_clusters};
use super::text::trimmed;
use crate::lesson::{MarkId, Span};
use crate::order::PutInOrder;
use serde::{Deserialize, Serialize};

/// One mark on some words. Stored as `["need", 3, 9]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(MarkId, usize, usize)", into = "(MarkId, usize, usize)")]
pub struct PlacedMark {
    /// Which mark.
    pub mark: MarkId,
    /// On which bytes of the draft.
    pub span: Span,
}

impl From<(MarkId, usize, usize)> for PlacedMark {
    fn from((mark, start, end): (MarkId, usize, usize)) -> Self {
        Self { mark, span: Span::new(start, end) }
    }
}

impl From<PlacedMark> for (MarkId, usize, usize) {
    fn from(placed: PlacedMark) -> Self {
        (placed.mark, placed.span.start, placed.span.end)
    }
}

/// All marks of a draft, ordered by where they start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Marks(#[serde(deserialize_with = "super::salvage::list")] Vec<PlacedMark>);

/// What an edit did to the marks beyond moving them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// Marks whose words went, as they stood in the old text.
    pub dropped: Vec<PlacedMark>,
    /// Whether a mark lost words or two marks became one: undoing the edit by hand would not bring them back.
    pub lossy: bool,
}

impl Marks {
    /// The marks, ordered by start.
    pub fn placed(&self) -> &[PlacedMark] {
        &self.0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ranges of one mark, in order.
    pub fn of<'a>(&'a self, mark: &'a MarkId) -> impl Iterator<Item = Span> + 'a {
        self.0.iter().filter(move |placed| placed.mark == *mark).map(|placed| placed.span)
    }

    /// Whether every one of these bytes carries the mark; for an empty range, whether the place is inside or at an edge.
    pub fn covers(&self, mark: &MarkId, span: Span) -> bool {
        self.of(mark).any(|placed| placed.contains(span))
    }

    /// Moves every range through an edit of the text. Work: one pass over the marks, whatever the length of the text.
    pub fn follow(&mut self, change: Change, new_text: &str) -> Followed {
        let mut followed = Followed::default();
        let before = self.0.len();
        self.0.retain_mut(|placed| {
            let (moved, cut) = match change.carry(placed.span) {
                Carried::Whole(span) => (span, false),
                Carried::Cut(span) => (span, true),
                Carried::Gone => (Span::default(), true),
            };
            let moved = if moved.is_empty() { moved } else { whole_clusters(new_text, moved) };
            followed.lossy |= cut;
            if is_blank(new_text, moved) {
                followed.dropped.push(placed.clone());
                return false;
            }
            placed.span = moved;
            true
        });
        self.settle();
        followed.lossy |= self.0.len() != before;
        followed
    }

    /// Puts a mark on a range; white space at its ends is left out, and it joins ranges of the same mark that it overlaps or
    /// touches. Answers with the range that carries the mark now, or `None` when there are no words in it.
    pub fn place(&mut self, text: &str, mark: &MarkId, span: Span) -> Option<Span> {
        let span = trimmed(text, Span { start: span.start.min(text.len()), end: span.end.min(text.len()) });
        if span.is_empty() {
            return None;
        }
        let span = whole_clusters(text, span);
        self.0.push(PlacedMark { mark: mark.clone(), span });
        self.settle();
        self.of(mark).find(|placed| placed.contains(span))
    }

    /// Takes every range of a mark off that overlaps this one, or for an empty range holds or touches the place. Answers
    /// with the ranges taken off.
    pub fn take_off(&mut self, mark: &MarkId, span: Span) -> Vec<PlacedMark> {
        let hit = |placed: &PlacedMark| placed.mark == *mark && (placed.span.overlaps(span) || (span.is_empty() && placed.span.contains(span)));
        let taken = self.0.iter().filter(|placed| hit(placed)).cloned().collect();
        self.0.retain(|placed| !hit(placed));
        taken
    }

    /// The first mark that starts after the caret, around the end to the first.
    pub fn next_mark(&self, caret: usize) -> Option<&PlacedMark> {
        self.0.iter().find(|placed| placed.span.start > caret).or(self.0.first())
    }

    /// The last mark that starts before the caret, around the start to the last.
    pub fn previous_mark(&self, caret: usize) -> Option<&PlacedMark> {
        self.0.iter().rev().find(|placed| placed.span.start < caret).or(self.0.last())
    }

    /// Adds the marks of another set on the same text.
    pub fn join(&mut self, others: &Self) {
        self.0.extend(others.0.iter().cloned());
        self.settle();
    }

    /// Makes a stored set fit its text: ranges outside it or off its characters go, the rest is put in order. Answers with
    /// what went.
    pub fn fit(&mut self, text: &str) -> Vec<PlacedMark> {
        let mut lost = Vec::new();
        self.0.retain_mut(|placed| {
            if is_blank(text, placed.span) {
                lost.push(placed.clone());
                return false;
            }
            placed.span = whole_clusters(text, placed.span);
            true
        });
        self.settle();
        lost
    }

    /// Takes out the marks for which `keep` says no, and answers with them.
    pub fn part_with(&mut self, keep: impl Fn(&PlacedMark) -> bool) -> Vec<PlacedMark> {
        let (kept, parted) = std::mem::take(&mut self.0).into_iter().partition(keep);
        self.0 = kept;
        parted
    }

    fn settle(&mut self) {
        self.0.order_by(|a, b| (&a.mark, a.span).cmp(&(&b.mark, b.span)));
        self.0.dedup_by(|later, kept| {
            let joins = later.mark == kept.mark && later.span.start <= kept.span.end;
            if joins {
                kept.span.end = kept.span.end.max(later.span.end);
            }
            joins
        });
        self.0.order_by(|a, b| (a.span, &a.mark).cmp(&(b.span, &b.mark)));
    }
}

fn is_blank(text: &str, span: Span) -> bool {
    span.of(text).is_none_or(|words| words.trim_start().is_empty())
}

/// A mark with its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuotedMark {
    /// Which mark.
    pub mark: MarkId,
    /// The words it was on.
    pub words: String,
}

impl QuotedMark {
    /// The mark with its words in a text.
    pub(super) fn of(placed: &PlacedMark, text: &str) -> Self {
        Self { mark: placed.mark.clone(), words: placed.span.of(text).unwrap_or_default().to_owned() }
    }
}
