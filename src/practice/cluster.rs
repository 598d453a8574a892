//! Where a text may be cut without splitting what a reader sees as one character.
//!
//! A compact rule instead of the full tables of Unicode Annex 29, which would cost the page 33 KB. It errs on one side
//! only: it may keep more together than the standard does, in scripts that stack signs, and never splits a cluster.

use crate::lesson::word::extends;
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
