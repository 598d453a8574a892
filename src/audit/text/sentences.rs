//! Where a sentence ends within a line.

use crate::lesson::Span;

/// Never the end of a sentence when a stop follows.
const TITLES: [&str; 22] = [
    "dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "eg", "ie", "cf", "approx", "ca", "fig", "vol", "nr", "sr", "jr", "resp", "incl",
    "viz",
];

/// The end of a sentence only when a capital follows.
const SHORT: [&str; 12] = ["etc", "a.m", "p.m", "am", "pm", "inc", "ltd", "co", "no", "u.s", "u.k", "ph.d"];

/// The sentences of one line.
pub fn split_line(text: &str, line: Span) -> Vec<Span> {
    let piece = &text[line.start..line.end];
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = piece.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_stop(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut stops = String::from(c);
        let mut quoted = false;
        while let Some(&(next_at, next)) = chars.peek() {
            if !is_stop(next) && !is_closing(next) {
                break;
            }
            quoted |= is_quote(next);
            if stops.len() < 8 {
                stops.push(next);
            }
            end = next_at + next.len_utf8();
            chars.next();
        }
        if ends_here(&piece[start..at], &stops, quoted, &piece[end..]) {
            push(&mut found, piece, start, end);
            start = end;
        }
    }
    push(&mut found, piece, start, piece.len());
    found.iter().map(|span| Span::new(line.start + span.start, line.start + span.end)).collect()
}

fn push(found: &mut Vec<Span>, piece: &str, start: usize, end: usize) {
    let part = &piece[start..end];
    let front = part.len() - part.trim_start().len();
    let body = part.trim();
    if body.is_empty() {
        return;
    }
    match found.last_mut() {
        // A stray stop or bracket belongs to what came before.
        Some(last) if !body.contains(char::is_alphanumeric) => last.end = end,
        _ => found.push(Span::new(start + front, start + front + body.len())),
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»')
}

fn is_closing(c: char) -> bool {
    is_quote(c) || matches!(c, ')' | ']' | '*' | '_')
}

fn ends_here(before: &str, stops: &str, quoted: bool, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return true };
    let spaced = next.is_whitespace();
    if in_brackets(before) {
        return false;
    }
    let Some(head) = after.chars().take(8).find(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '*' | '_')) else {
        return spaced;
    };
    let word = last_word(before);
    if !spaced {
        let long = word.chars().count() >= 3 && word.chars().all(char::is_lowercase);
        let capital = after.chars().take(2).collect::<Vec<_>>();
        return stops == "." && long && matches!(capital[..], [a, b] if a.is_uppercase() && b.is_lowercase());
    }
    if head.is_lowercase() {
        let trailing = stops.len() > 1 || stops == "…" || (quoted && stops != ".");
        let asked_on = stops.starts_with(['?', '!']) && quoted;
        return !trailing && !asked_on && !is_short(&word) && !is_title(&word);
    }
    if stops.starts_with('.') && !quoted {
        let initial = word.chars().count() == 1 && word != "i" && before.ends_with(char::is_uppercase) && !follows_number(before);
        let numbered = word == "no" && head.is_ascii_digit();
        return !(is_title(&word) || initial || numbered);
    }
    true
}

/// `400 V.` is a measure, not an initial.
fn follows_number(before: &str) -> bool {
    before.chars().rev().skip(1).find(|c| !c.is_whitespace()).is_some_and(|c| c.is_ascii_digit())
}

/// Whether a square bracket is open: notes to oneself are not sentences.
fn in_brackets(before: &str) -> bool {
    before.chars().rev().take(60).find(|c| matches!(c, '[' | ']')) == Some('[')
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

fn is_short(word: &str) -> bool {
    SHORT.contains(&word)
}

/// The last run of letters, digits and inner stops, in lower case; at most a dozen characters are looked at.
fn last_word(before: &str) -> String {
    let tail: Vec<char> = before.chars().rev().take(12).take_while(|c| c.is_alphanumeric() || *c == '.').collect();
    tail.iter().rev().flat_map(|c| c.to_lowercase()).collect()
}
