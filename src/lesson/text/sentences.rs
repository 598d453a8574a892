//! Where a sentence ends within a line.

use super::trimmed;
use crate::lesson::Span;

/// Never the end of a sentence when a stop follows.
const TITLES: [&str; 22] = [
    "dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "eg", "ie", "cf", "approx", "ca", "fig", "vol", "nr", "sr", "jr", "resp", "incl",
    "viz",
];

/// The end of a sentence only when a capital follows.
const SHORT: [&str; 12] = ["etc", "a.m", "p.m", "am", "pm", "inc", "ltd", "co", "no", "u.s", "u.k", "ph.d"];

/// The sentences of one line, or of any passage that runs on.
pub fn sentences_in(text: &str, line: Span) -> Vec<Span> {
    let piece = &text[line.start..line.end];
    let part = |start: usize, end: usize| Span::new(line.start + start, line.start + end);
    let mut found = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(stop) = piece[from..].find(is_stop) {
        let at = from + stop;
        from = piece[at..].find(|c| !is_stop(c) && !is_closing(c)).map_or(piece.len(), |run| at + run);
        if ends_here(&piece[start..at], &piece[at..from], &piece[from..]) {
            push(&mut found, text, part(start, from));
            start = from;
        }
    }
    push(&mut found, text, part(start, piece.len()));
    found
}

fn push(found: &mut Vec<Span>, text: &str, part: Span) {
    let body = trimmed(text, part);
    match found.last_mut() {
        _ if body.is_empty() => {}
        // A stray stop or bracket belongs to what came before.
        Some(last) if !text[body.start..body.end].contains(char::is_alphanumeric) => last.end = part.end,
        _ => found.push(body),
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

/// Whether a sentence ends at `stops`, which are a stop and whatever stops and closing signs follow it.
fn ends_here(before: &str, stops: &str, after: &str) -> bool {
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
        let long = word.chars().nth(2).is_some() && in_lower_case(word).all(char::is_lowercase);
        return stops == "." && long && next.is_uppercase() && after.chars().nth(1).is_some_and(char::is_lowercase);
    }
    if head.is_lowercase() {
        // Several stops, or one in quotes, trail off or are told on from: well… and then; “Why?” she asked.
        return stops.len() == 1 && !is_one_of(word, &SHORT) && !is_one_of(word, &TITLES);
    }
    if stops.starts_with('.') && !stops.contains(is_quote) {
        let initial = in_lower_case(word).count() == 1 && before.ends_with(|c: char| c.is_uppercase() && c != 'I') && !follows_number(before);
        let numbered = head.is_ascii_digit() && is_one_of(word, &["no"]);
        return !(is_one_of(word, &TITLES) || initial || numbered);
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

/// The last run of letters, digits and inner stops; at most a dozen characters are looked at.
fn last_word(before: &str) -> &str {
    let tail = before.char_indices().rev().take(12).take_while(|(_, c)| c.is_alphanumeric() || *c == '.');
    &before[tail.last().map_or(before.len(), |(at, _)| at)..]
}

fn is_one_of(word: &str, known: &[&str]) -> bool {
    known.iter().any(|known| in_lower_case(word).eq(known.chars()))
}

fn in_lower_case(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase)
}
