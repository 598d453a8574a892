//! A place in a text.

use crate::order::PutInOrder;
use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a UTF-8 text, both ends on character boundaries.
///
/// The core counts in bytes; the edge converts from the UTF-16 units a browser reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte inside.
    pub start: usize,
    /// First byte after.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to `end`; the ends are swapped when given backwards, as a selection may be.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start.min(end), end: start.max(end) }
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words in `text`, or `None` when the range does not lie on character boundaries inside it.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every byte of `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The range cut where lit words begin and end, each piece with whether it is lit; together the pieces tile it.
    pub fn pieces(self, lit: &[Self]) -> Vec<(Self, bool)> {
        let mut cuts: Vec<usize> = lit.iter().flat_map(|span| [span.start, span.end]).chain([self.start, self.end]).collect();
        cuts.retain(|cut| (self.start..=self.end).contains(cut));
        cuts.order_by(Ord::cmp);
        cuts.dedup();
        let mut out: Vec<(Self, bool)> = Vec::new();
        for ends in cuts.windows(2) {
            let span = Self::new(ends[0], ends[1]);
            let on = lit.iter().any(|lit| lit.contains(span));
            match out.last_mut() {
                Some((last, was)) if *was == on => last.end = span.end,
                _ => out.push((span, on)),
            }
        }
        out
    }
}
