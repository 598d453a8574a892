//! Lines as they stand, and as they were meant: with the signs of bullets taken off, and joined where a mail program broke them.

use super::trimmed;
use crate::lesson::Span;

/// Every line with its line break; together they tile the text.
pub fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        Span { start, end: at }
    })
}

/// A line of text as its writer meant it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeLine {
    /// Where it begins as it is written: at a bullet's sign, where it has one.
    pub start: usize,
    /// What it says, without surrounding space and without a bullet's sign; never empty.
    pub span: Span,
    /// Whether it is the first after a blank line, or of the text.
    pub opens_paragraph: bool,
}

impl WholeLine {
    /// Whether it began with a bullet's sign or a number.
    pub fn is_bullet(&self) -> bool {
        self.start < self.span.start
    }
}

/// The lines of a text that say something.
pub fn whole_lines(text: &str) -> Vec<WholeLine> {
    let mut found: Vec<WholeLine> = Vec::new();
    let mut blank = true;
    for line in lines(text) {
        let line = trimmed(text, line);
        if line.is_empty() {
            blank = true;
            continue;
        }
        let sign = sign_len(&text[line.start..line.end]);
        let body = trimmed(text, Span::new(line.start + sign, line.end));
        if body.is_empty() {
            continue;
        }
        match found.last_mut() {
            Some(before) if !blank && sign == 0 && was_wrapped(text, before.span, body) => before.span.end = body.end,
            _ => found.push(WholeLine { start: line.start, span: body, opens_paragraph: blank }),
        }
        blank = false;
    }
    found
}

/// How many bytes of a line are a bullet's sign: `-`, `*`, `•`, `3.`, `b)`.
fn sign_len(line: &str) -> usize {
    let mut chars = line.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    if matches!(first, '-' | '*' | '+' | '•' | '·' | '‣' | '–' | '—' | '▪' | '◦') {
        return match chars.next() {
            Some((at, next)) if next.is_whitespace() || matches!(first, '•' | '‣' | '▪' | '◦') => at,
            None => line.len(),
            Some(_) => 0,
        };
    }
    if line.starts_with("Q: ") || line.starts_with("A: ") {
        return 2;
    }
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let label = if digits == 0 && first.is_ascii_lowercase() { 1 } else { digits };
    if label == 0 || digits > 2 {
        return 0;
    }
    let mut rest = line[label..].chars();
    let closes = rest.next().is_some_and(|sign| sign == ')' || (sign == '.' && digits > 0));
    if closes && rest.next().is_some_and(char::is_whitespace) { label + 1 } else { 0 }
}

/// Mail programs break lines at about 72 characters, in the middle of sentences; people break them at the end of one.
fn was_wrapped(text: &str, before: Span, next: Span) -> bool {
    let line = &text[before.start..before.end];
    let last = line.rsplit('\n').next().unwrap_or(line);
    let length = last.chars().take(81).count();
    let open = !line.ends_with(['.', '!', '?', ':', ';', '"', '”']);
    let first = text[next.start..next.end].split(char::is_whitespace).next().unwrap_or_default();
    let goes_on = first.starts_with(char::is_lowercase) && !matches!(first, "and" | "so" | "but" | "then" | "um" | "anyway" | "i");
    (55..=80).contains(&length) && length + first.chars().take(30).count() >= 66 && open && goes_on
}
