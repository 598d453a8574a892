//! One change of a text, and what it does to a range of it.

use super::cluster::{ceil_boundary, floor_boundary};
use crate::lesson::Span;

/// A stretch of the old text replaced by a stretch of the new one, in bytes, on character boundaries of both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Where both texts begin to differ.
    pub start: usize,
    /// How many bytes went.
    pub removed: usize,
    /// How many came.
    pub inserted: usize,
}

/// What became of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// All of its bytes that were there are there.
    Whole(Span),
    /// One of its ends went.
    Cut(Span),
    /// Everything in it went.
    Gone,
}

impl Change {
    /// The change that makes `new` of `old`, as short as can be.
    ///
    /// Where it could stand in several places ("aa" became "aaa"), the caret in the new text decides: after typing, pasting
    /// or deleting it stands at the end of what changed. Without a caret the last possible place is taken.
    pub fn between(old: &str, new: &str, caret: Option<usize>) -> Self {
        let room = old.len().min(new.len());
        let prefix = common_prefix(old, new);
        let suffix = common_suffix(old, new);
        let (removed_at_least, inserted_at_least) = (old.len() - room, new.len() - room);
        let Some(slack) = (prefix + suffix).checked_sub(room) else {
            return Self { start: prefix, removed: old.len() - prefix - suffix, inserted: new.len() - prefix - suffix };
        };
        let (first, last) = (prefix - slack.min(prefix), prefix);
        let wanted = caret.map_or(last, |caret| caret.saturating_sub(inserted_at_least)).clamp(first, last);
        // A shared byte is not a shared character: step back to where both texts can be cut.
        let fits = |start: usize| {
            old.is_char_boundary(start)
                && new.is_char_boundary(start)
                && old.is_char_boundary(start + removed_at_least)
                && new.is_char_boundary(start + inserted_at_least)
        };
        // The first place always fits, because it is where the shared ending begins.
        let start = (first..=wanted).rev().find(|start| fits(*start)).unwrap_or(first);
        Self { start, removed: removed_at_least, inserted: inserted_at_least }
    }

    /// The end of what went, in the old text.
    pub fn old_end(self) -> usize {
        self.start + self.removed
    }

    /// The end of what came, in the new text.
    pub fn new_end(self) -> usize {
        self.start + self.inserted
    }

    /// Whether nothing changed.
    pub fn is_empty(self) -> bool {
        self.removed == 0 && self.inserted == 0
    }

    /// What became of a range of the old text.
    ///
    /// Words typed strictly inside belong to it; words typed at either edge do not. Words that replace a part of it belong
    /// to it; words that replace all of it do not.
    pub fn carry(self, span: Span) -> Carried {
        let (from, to) = (self.start, self.old_end());
        let later = |at: usize| at - self.removed + self.inserted;
        if span.end <= from {
            Carried::Whole(span)
        } else if span.start >= to {
            Carried::Whole(Span { start: later(span.start), end: later(span.end) })
        } else if from <= span.start && span.end <= to {
            Carried::Gone
        } else if span.start <= from && to <= span.end {
            let moved = Span { start: span.start, end: later(span.end) };
            if self.removed > 0 && (span.start == from || span.end == to) { Carried::Cut(moved) } else { Carried::Whole(moved) }
        } else if span.start < from {
            Carried::Cut(Span { start: span.start, end: from })
        } else {
            Carried::Cut(Span { start: self.new_end(), end: later(span.end) })
        }
    }

    /// Where a place of the old text is now; the end of what came when it was inside what went.
    pub fn carry_place(self, at: usize) -> usize {
        if at < self.start {
            at
        } else if at >= self.old_end() {
            at - self.removed + self.inserted
        } else {
            self.new_end()
        }
    }
}

/// The range with its ends moved outwards to where the text can be cut.
pub fn whole_clusters(text: &str, span: Span) -> Span {
    Span { start: floor_boundary(text, span.start), end: ceil_boundary(text, span.end) }
}

fn common_prefix(old: &str, new: &str) -> usize {
    let shared = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    (0..=shared).rev().find(|at| old.is_char_boundary(*at) && new.is_char_boundary(*at)).unwrap_or(0)
}

fn common_suffix(old: &str, new: &str) -> usize {
    let shared = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
    (0..=shared).rev().find(|back| old.is_char_boundary(old.len() - back) && new.is_char_boundary(new.len() - back)).unwrap_or(0)
}
