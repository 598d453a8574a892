//! What a word is, and how many a text has: a learner compares the counts of a draft and of a model answer.

use super::Span;

/// Every word.
///
/// A word is a run of letters and digits, with the signs that belong to them. An apostrophe, hyphen, full stop, ampersand or
/// at sign between two of them stays inside ("don't", "well-known", "e.g", "R&D"); a comma, colon or slash does so between
/// digits ("1,200", "14:32", "24/7"). Dashes separate. In Chinese and Japanese writing every character counts.
pub fn words(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        let end = word_end(text, start);
        at = end;
        Some(Span { start, end })
    })
}

/// How many words.
pub fn count_words(text: &str) -> usize {
    words(text).count()
}

fn word_end(text: &str, start: usize) -> usize {
    // Most words are plain letters up to a space and need no closer look; a draft is counted at every key.
    let rest = &text.as_bytes()[start..];
    let plain = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if plain > 0 && rest.get(plain).is_none_or(u8::is_ascii_whitespace) {
        return start + plain;
    }
    let mut chars = text[start..].char_indices().peekable();
    let mut last = ' ';
    let mut end = start;
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inside = if c.is_alphanumeric() {
            !(end > start && (is_ideograph(c) || is_ideograph(last)))
        } else if extends(c) {
            true
        } else {
            next.is_some_and(|next| joins(last, c, next))
        };
        if !inside {
            break;
        }
        if !extends(c) || c.is_alphanumeric() {
            last = c;
        }
        end = start + offset + c.len_utf8();
    }
    end
}

fn joins(before: char, c: char, after: char) -> bool {
    match c {
        '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '.' | '&' | '@' | '_' => before.is_alphanumeric() && after.is_alphanumeric(),
        ',' | ':' | '/' => before.is_numeric() && after.is_numeric(),
        _ => false,
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
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
