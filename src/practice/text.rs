//! Reading a text: lines, paragraphs, sentences, [`words`], and the units a browser counts in.

use crate::lesson::Span;
use crate::lesson::text::{sentences_in, whole_lines};
use crate::sum::fnv_1a;

pub use crate::lesson::text::{lines, sentences, trimmed};
pub use crate::lesson::word::{count_words, words};

/// Every paragraph without the space around it.
///
/// A paragraph is a line with something on it, whether or not blank lines stand between: a learner who presses Enter once
/// and one who presses it twice mean the same. The language audit reads a run of lines as one (`audit::text::paragraphs`). A sentence
/// that a mail program broke lies on two lines, and so in two of these.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    lines(text).map(|line| trimmed(text, line)).filter(|span| !span.is_empty())
}

/// The whole line that holds this byte, without its line break.
pub fn line_at(text: &str, at: usize) -> Span {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |found| at + found);
    Span { start, end }
}

/// The sentence around a place, its ends included; in a bullet's sign, what the bullet says. The place itself where there is none.
pub fn sentence_at(text: &str, at: usize) -> Span {
    let line = whole_lines(text).into_iter().find(|line| line.start <= at && at <= line.span.end);
    let around = line.and_then(|line| {
        let at = at.max(line.span.start);
        sentences_in(text, line.span).into_iter().find(|sentence| sentence.start <= at && at <= sentence.end)
    });
    around.unwrap_or(Span::new(at, at))
}

/// The words of a text in one line, with one space between two.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where words stand in a text; of several places, the one nearest to the byte where they stood before.
pub fn nearest(text: &str, words: &str, was: usize) -> Option<Span> {
    let places = text.match_indices(words).map(|(at, _)| at);
    places.min_by_key(|at| at.abs_diff(was)).map(|at| Span::new(at, at + words.len()))
}

/// The byte a browser means by this offset in UTF-16 units; inside a pair of units, the byte before the character.
pub fn byte_at_utf16(text: &str, units: usize) -> usize {
    let mut left = units;
    // Byte by byte, since it is asked at every key: the first byte of a character says how long it is in UTF-8, four bytes being a pair.
    for (at, byte) in text.bytes().enumerate() {
        let length = match byte {
            0x80..=0xbf => continue,
            0xf0.. => 2,
            _ => 1,
        };
        if left < length {
            return at;
        }
        left -= length;
    }
    text.len()
}

/// The offset in UTF-16 units a browser needs for this byte.
pub fn utf16_at_byte(text: &str, at: usize) -> usize {
    text.char_indices().take_while(|&(start, _)| start < at).map(|(_, c)| c.len_utf16()).sum()
}

/// A small hash that is the same on every machine and in every release.
pub fn stable_hash(bytes: &[u8]) -> u64 {
    fnv_1a(bytes.iter().copied())
}
