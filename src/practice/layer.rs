//! What the layer under the text field draws: the text cut where marks and findings begin and end, line by line.

use super::findings::Finding;
use super::marking::PlacedMark;
use super::text::{lines, stable_hash};
use crate::lesson::{Mark, Span};
use crate::order::PutInOrder;
use crate::sorted::SortedMap;

/// One line of the text with its line break; the lines tile the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerLine {
    /// Where it stands.
    pub span: Span,
    /// The same as long as the line looks the same, and unlike every other line's: only lines with a new key need drawing.
    pub key: u64,
    /// Its pieces; they tile the line.
    pub segments: Vec<Segment>,
}

/// A piece of text with the same marks and findings throughout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands.
    pub span: Span,
    /// The marks on it, as places in the lesson's list, ascending.
    pub marks: Vec<usize>,
    /// Those of them that begin here.
    pub starts: Vec<usize>,
    /// The findings about it, as places in the list given.
    pub findings: Vec<usize>,
    /// Those of them that end here.
    pub tails: Vec<usize>,
}

impl Segment {
    /// The letters of the marks that begin here; nothing where none does.
    pub fn letters(&self, known: &[Mark]) -> Option<String> {
        let letters: String = self.starts.iter().filter_map(|&slot| known.get(slot)).map(|mark| mark.letter.as_str()).collect();
        (!letters.is_empty()).then_some(letters)
    }
}

/// Cuts a text for drawing.
pub fn layer(text: &str, marks: &[PlacedMark], findings: &[Finding], known: &[Mark]) -> Vec<LayerLine> {
    let findings: Vec<_> = findings.iter().enumerate().filter_map(|(index, finding)| Some((index, finding.span?))).collect();
    layer_with(text, marks, &findings, known)
}

/// The same with numbered notes in the place of findings.
pub fn layer_with(text: &str, marks: &[PlacedMark], notes: &[(usize, Span)], known: &[Mark]) -> Vec<LayerLine> {
    let slot = |placed: &PlacedMark| Some((known.iter().position(|mark| mark.id == placed.mark)?, placed.span));
    let marks: Vec<_> = marks.iter().filter_map(slot).collect();
    // How many earlier lines look the same: every blank line does, and a stranger's text may be nothing else.
    let mut seen = SortedMap::<u64, u64>::new();
    lines(text)
        .map(|line| {
            let segments = cut(line, &marks, notes);
            let look = look(text, line, &segments);
            let twins = seen.entry(look).or_default();
            let key = look.wrapping_add(twins.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            *twins += 1;
            LayerLine { span: line, key, segments }
        })
        .collect()
}

/// Whether words with notes may have moved on the page though the column of the text has kept its height, in which case that alone tells:
/// not when all that changed is one line without notes. `before` are the keys of the lines that were drawn.
pub fn moves_notes(before: &[u64], lines: &[LayerLine]) -> bool {
    let mut changed = lines.iter().zip(before).filter(|(line, key)| line.key != **key).map(|(line, _)| line);
    let has_notes = |line: &LayerLine| line.segments.iter().any(|segment| !segment.tails.is_empty());
    before.len() != lines.len() || changed.next().is_some_and(has_notes) || changed.next().is_some()
}

fn cut(line: Span, marks: &[(usize, Span)], findings: &[(usize, Span)]) -> Vec<Segment> {
    let here = |all: &[(usize, Span)]| -> Vec<(usize, Span)> { all.iter().filter(|(_, span)| span.overlaps(line)).copied().collect() };
    let (marks, findings) = (here(marks), here(findings));
    if marks.is_empty() && findings.is_empty() {
        return vec![Segment { span: line, ..Segment::default() }];
    }
    let ends = marks.iter().chain(&findings).flat_map(|(_, span)| [span.start, span.end]);
    let mut cuts: Vec<_> = ends.filter(|at| line.start < *at && *at < line.end).chain([line.start, line.end]).collect();
    cuts.order_by(Ord::cmp);
    cuts.dedup();
    let pieces = cuts.windows(2).map(|pair| Span { start: pair[0], end: pair[1] });
    pieces
        .map(|piece| {
            let on = |all: &[(usize, Span)], test: &dyn Fn(Span) -> bool| -> Vec<usize> {
                let mut slots: Vec<_> = all.iter().filter(|(_, span)| span.contains(piece) && test(*span)).map(|(slot, _)| *slot).collect();
                slots.order_by(Ord::cmp);
                slots
            };
            Segment {
                span: piece,
                marks: on(&marks, &|_| true),
                starts: on(&marks, &|span| span.start == piece.start),
                findings: on(&findings, &|_| true),
                tails: on(&findings, &|span| span.end == piece.end),
            }
        })
        .collect()
}

fn look(text: &str, line: Span, segments: &[Segment]) -> u64 {
    let mut bytes = line.of(text).unwrap_or_default().as_bytes().to_vec();
    for segment in segments {
        let mut number = |number: usize| bytes.extend_from_slice(&number.to_le_bytes());
        number(segment.span.start - line.start);
        for list in [&segment.marks, &segment.starts, &segment.findings, &segment.tails] {
            number(usize::MAX);
            for slot in list {
                number(*slot);
            }
        }
    }
    stable_hash(&bytes)
}
