//! Where a text may be cut without splitting what a reader sees as one character.
//!
//! A compact rule instead of the full tables of Unicode Annex 29, which would cost the page 33 KB. It errs on one side
//! only: it may keep more together than the standard does, in scripts that stack signs, and never splits a cluster.

use std::iter::Rev;
use std::str::Chars;

/// Whether a text may be cut at this byte: on a character boundary and not inside a cluster.
pub fn is_boundary(text: &str, at: usize) -> bool {
    if at == 0 || at == text.len() {
        return true;
    }
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    let (Some(prev), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return true };
    if prev.is_ascii() && next.is_ascii() {
        return prev != '\r' || next != '\n';
    }
    if prev.is_control() || next.is_control() {
        return true;
    }
    if extends(next) || prepends(prev) {
        return false;
    }
    match prev {
        // Emoji joined by a zero-width joiner.
        '\u{200d}' if !next.is_ascii() => false,
        _ if is_regional(prev) && is_regional(next) => before.chars().rev().take_while(|c| is_regional(*c)).count() % 2 == 0,
        _ if is_hangul_lead(prev) => !matches!(next, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7a3}'),
        _ if next.is_alphanumeric() => !ends_in_conjunct(before.chars().rev()),
        _ => true,
    }
}

/// The nearest boundary at or before this byte; the end of the text for a byte beyond it.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !is_boundary(text, at) {
        at -= 1;
    }
    at
}

/// The nearest boundary at or after this byte; the end of the text for a byte beyond it.
pub fn ceil_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !is_boundary(text, at) {
        at += 1;
    }
    at
}

/// Whether a character belongs to the one before it: combining marks, variation selectors, joiners, emoji modifiers, tags,
/// vowel signs, trailing Hangul letters.
pub fn extends(c: char) -> bool {
    if c < '\u{300}' {
        return false;
    }
    let code = u32::from(c);
    // The standard library escapes exactly those characters that extend a grapheme and those that do not print.
    c.escape_debug().len() > 1
        || matches!(c, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}' | '\u{11000}'..='\u{11fff}' | '\u{1612a}'..='\u{1612c}' | '\u{16f51}'..='\u{16f87}' | '\u{1f3fb}'..='\u{1f3ff}')
        || SPACING
            .binary_search_by(|&(first, last)| {
                if u32::from(last) < code {
                    std::cmp::Ordering::Less
                } else if u32::from(first) > code {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            })
            .is_ok()
}

/// Whether a character belongs to the one after it.
fn prepends(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{d4e}' | '\u{11000}'..='\u{11fff}')
}

fn is_regional(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

fn is_hangul_lead(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}')
}

/// Whether the characters, read backwards, end in a sign that joins two consonants, possibly followed by other signs.
fn ends_in_conjunct(backwards: Rev<Chars<'_>>) -> bool {
    backwards.take_while(|c| extends(*c)).any(|c| {
        matches!(
            c,
            '\u{94d}'
                | '\u{9cd}'
                | '\u{acd}'
                | '\u{b4d}'
                | '\u{c4d}'
                | '\u{d4d}'
                | '\u{1039}'
                | '\u{17d2}'
                | '\u{1a60}'
                | '\u{1b44}'
                | '\u{1bab}'
                | '\u{a9c0}'
                | '\u{aaf6}'
                | '\u{10a3f}'
        )
    })
}

/// Signs that take room and still belong to the letter before them, with short gaps closed; ordered.
#[rustfmt::skip]
const SPACING: &[(u16, u16)] = &[
    (0x0903, 0x0903), (0x093b, 0x094f), (0x0982, 0x0983), (0x09bf, 0x09cc), (0x0a03, 0x0a03), (0x0a3e, 0x0a40), (0x0a83, 0x0a83),
    (0x0abe, 0x0acc), (0x0b02, 0x0b03), (0x0b40, 0x0b4c), (0x0bbf, 0x0bcc), (0x0c01, 0x0c03), (0x0c41, 0x0c44), (0x0c82, 0x0c83),
    (0x0cbe, 0x0cc4), (0x0cf3, 0x0cf3), (0x0d02, 0x0d03), (0x0d3f, 0x0d4c), (0x0d82, 0x0d83), (0x0dd0, 0x0dde), (0x0df2, 0x0df3),
    (0x0e33, 0x0e33), (0x0eb3, 0x0eb3), (0x0f3e, 0x0f3f), (0x0f7f, 0x0f7f), (0x1031, 0x1031), (0x103b, 0x103c), (0x1056, 0x1057),
    (0x1084, 0x1084), (0x17b6, 0x17c8), (0x1923, 0x1938), (0x1a19, 0x1a1a), (0x1a55, 0x1a57), (0x1a6d, 0x1a72), (0x1b04, 0x1b04),
    (0x1b3e, 0x1b41), (0x1b82, 0x1b82), (0x1ba1, 0x1ba7), (0x1be7, 0x1bee), (0x1c24, 0x1c35), (0x1ce1, 0x1ce1), (0x1cf7, 0x1cf7),
    (0xa823, 0xa827), (0xa880, 0xa881), (0xa8b4, 0xa8c3), (0xa952, 0xa952), (0xa983, 0xa983), (0xa9b4, 0xa9bf), (0xaa2f, 0xaa34),
    (0xaa4d, 0xaa4d), (0xaaeb, 0xaaf5), (0xabe3, 0xabec),
];
