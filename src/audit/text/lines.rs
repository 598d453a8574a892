//! Lines, with the signs of bullets taken off and lines broken by a mail program joined again.

use crate::lesson::Span;

/// A line of text as its writer meant it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says, without surrounding space and without a bullet's sign; never empty.
    pub span: Span,
    /// Whether it began with a bullet's sign or a number.
    pub bullet: bool,
    /// Whether it is the first of a paragraph.
    pub opens_paragraph: bool,
}

/// The lines of a text that say something.
pub fn lines(text: &str) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let mut blank = true;
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let line = trimmed(text, start, at);
        if line.is_empty() {
            blank = true;
            continue;
        }
        let sign = sign_len(&text[line.start..line.end]);
        let body = trimmed(text, line.start + sign, line.end);
        if body.is_empty() {
            continue;
        }
        match found.last_mut() {
            Some(before) if !blank && sign == 0 && was_wrapped(text, before.span, body) => before.span.end = body.end,
            _ => found.push(Line { span: body, bullet: sign > 0, opens_paragraph: blank }),
        }
        blank = false;
    }
    found
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let piece = &text[start..end];
    let front = piece.len() - piece.trim_start().len();
    Span::new(start + front, start + front + piece.trim().len())
}

/// How many bytes of a line are a bullet's sign: `-`, `*`, `•`, `3.`, `b)`.
fn sign_len(line: &str) -> usize {
    let mut chars = line.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    let after_first = chars.next();
    if matches!(first, '-' | '*' | '+' | '•' | '·' | '‣' | '–' | '—' | '▪' | '◦') {
        return match after_first {
            Some((at, next)) if next.is_whitespace() || matches!(first, '•' | '‣' | '▪' | '◦') => at,
            None => line.len(),
            Some(_) => 0,
        };
    }
    let head: String = line.chars().take(4).collect();
    if head.starts_with("Q: ") || head.starts_with("A: ") {
        return 2;
    }
    let digits = head.chars().take_while(char::is_ascii_digit).count();
    let letters = usize::from(digits == 0 && first.is_ascii_lowercase());
    let label = digits + letters;
    if label == 0 || digits > 2 {
        return 0;
    }
    let mut rest = head.chars().skip(label);
    match (rest.next(), rest.next()) {
        (Some('.'), Some(space)) if digits > 0 && space.is_whitespace() => label + 1,
        (Some(')'), Some(space)) if space.is_whitespace() => label + 1,
        _ => 0,
    }
}

/// Mail programs break lines at about 72 characters, in the middle of sentences; people break them at the end of one.
fn was_wrapped(text: &str, before: Span, next: Span) -> bool {
    let line = &text[before.start..before.end];
    let last = line.rsplit('\n').next().unwrap_or(line);
    let length = last.chars().take(81).count();
    let open = !line.ends_with(['.', '!', '?', ':', ';', '"', '”']);
    let rest = &text[next.start..next.end];
    let first: String = rest.chars().take(30).take_while(|c| !c.is_whitespace()).collect();
    let goes_on = first.starts_with(char::is_lowercase) && !matches!(first.as_str(), "and" | "so" | "but" | "then" | "um" | "anyway" | "i");
    (55..=80).contains(&length) && length + first.chars().count() >= 66 && open && goes_on
}
