//! Reading a text: lines, paragraphs, sentences, [`words`], and the units a browser counts in.

use crate::lesson::Span;
use crate::sum::fnv_1a;

pub use crate::lesson::word::{count_words, words};

/// Every line with its line break; together they tile the text.
pub fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        Span { start, end: at }
    })
}

/// Every paragraph without the space around it.
///
/// A paragraph is a line with something on it, whether or not blank lines stand between: a learner who presses Enter once
/// and one who presses it twice mean the same.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    lines(text).map(|line| trimmed(text, line)).filter(|span| !span.is_empty())
}

/// The whole line that holds this byte, without its line break.
pub fn line_at(text: &str, at: usize) -> Span {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |found| at + found);
    Span { start, end }
}

/// The span without white space at its ends; empty at its start when there is nothing else.
pub fn trimmed(text: &str, span: Span) -> Span {
    let Some(words) = span.of(text) else { return Span { start: span.start, end: span.start } };
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.start + words.trim_end().len();
    if start >= end { Span { start: span.start, end: span.start } } else { Span { start, end } }
}

/// Every sentence, without the space around it.
///
/// A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with any closing quotes, before white space;
/// and at the end of its line. A full stop after an initial or a common abbreviation does not end it, nor does a question or
/// exclamation inside quotes that goes on in lower case.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let mut start = paragraph.start;
        let mut rest = text[start..paragraph.end].char_indices().peekable();
        let base = start;
        while let Some((offset, c)) = rest.next() {
            if !is_stop(c) {
                continue;
            }
            let stop_at = base + offset;
            let mut end = stop_at + c.len_utf8();
            let mut only_stop = c == '.';
            while let Some(&(next_at, next)) = rest.peek() {
                if !is_stop(next) && !is_closer(next) {
                    break;
                }
                only_stop &= !is_stop(next);
                end = base + next_at + next.len_utf8();
                rest.next();
            }
            let after = &text[end..paragraph.end];
            let ideographic = matches!(c, '。' | '！' | '？');
            if !ideographic && !after.is_empty() && !after.starts_with(char::is_whitespace) {
                continue;
            }
            let goes_on = after.trim_start().starts_with(char::is_lowercase);
            let before = &text[start..stop_at];
            if (only_stop && !after.is_empty() && is_abbreviation(before)) || (c != '.' && goes_on) {
                continue;
            }
            found.push(trimmed(text, Span { start, end }));
            start = end;
        }
        let last = trimmed(text, Span { start, end: paragraph.end });
        if !last.is_empty() {
            found.push(last);
        }
    }
    found
}

/// The sentence around a place, its ends included; the place itself where there is none.
pub fn sentence_at(text: &str, at: usize) -> Span {
    let around = sentences(text).into_iter().find(|sentence| sentence.start <= at && at <= sentence.end);
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

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»' | '」')
}

/// Whether the words before a full stop end in something a full stop shortens.
fn is_abbreviation(before: &str) -> bool {
    const KNOWN: [&str; 13] = ["mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "approx", "no", "fig", "cf"];
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let mut chars = last.chars();
    let initial = matches!((chars.next(), chars.next()), (Some(first), None) if first.is_uppercase() && first != 'I');
    // "No." before a number is short for number; a sentence that is only "No." is not.
    initial || KNOWN.iter().any(|known| last.eq_ignore_ascii_case(known) && (*known != "no" || last.len() < before.trim().len()))
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
