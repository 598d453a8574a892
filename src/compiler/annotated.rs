//! Bracketed spans: `[words]{.mark note="why"}`, nested as deep as wanted.

use super::source::Map;
use crate::lesson::Span;

/// A text without its brackets, and what the brackets said.
#[derive(Debug, Default)]
pub(super) struct Annotated {
    pub text: String,
    pub spans: Vec<Bracket>,
    /// From the text back to the raw text.
    pub map: Map,
    /// Place in the raw text, message, advice.
    pub problems: Vec<(Span, String, String)>,
}

/// One bracket.
#[derive(Debug)]
pub(super) struct Bracket {
    /// The words, in the text.
    pub span: Span,
    /// The opening bracket, in the raw text.
    pub open: Span,
    pub attributes: Vec<Attribute>,
}

/// One thing between braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    /// In the raw text.
    pub at: Span,
    pub what: What,
}

impl Attribute {
    /// Where the text of its value starts in the raw text.
    pub fn value_start(&self, raw: &str) -> usize {
        let value = raw[self.at.start..].find('=').map_or(self.at.start, |equals| self.at.start + equals + 1);
        if raw[value..].starts_with('"') { value + 1 } else { value }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// `.name`
    Class(String),
    /// `name`
    Word(String),
    /// `name="value"` or `name=value`
    Pair(String, String),
}

/// Takes the brackets out of a paragraph. White space of any length becomes one blank; `\[`, `\]` and `\\` stand for themselves.
pub(super) fn parse(raw: &str) -> Annotated {
    let mut out = Annotated::default();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    let mut run = None;
    while let Some(c) = raw[at..].chars().next() {
        let next = at + c.len_utf8();
        match c {
            '\\' if raw[next..].starts_with(['[', ']', '\\', '{', '}']) => {
                out.map.push(out.text.len(), next);
                out.text.push_str(&raw[next..=next]);
                at = next + 1;
                run = None;
            }
            '[' => {
                open.push((out.text.len(), at));
                at = next;
                run = None;
            }
            ']' => {
                at = close(raw, at, open.pop(), &mut out);
                run = None;
            }
            c if c.is_whitespace() => {
                if !out.text.is_empty() && !out.text.ends_with(' ') {
                    out.map.push(out.text.len(), at);
                    out.text.push(' ');
                }
                at = next;
                run = None;
            }
            c => {
                if run.is_none() {
                    out.map.push(out.text.len(), at);
                    run = Some(());
                }
                out.text.push(c);
                at = next;
            }
        }
    }
    for (_, bracket) in open {
        let advice = "Close it in the same paragraph with `]{.name}`; write `\\[` for a bracket that is meant to be read.";
        out.problems.push((Span::new(bracket, bracket + 1), "this annotation does not close".to_owned(), advice.to_owned()));
    }
    let end = out.text.trim_end().len();
    out.text.truncate(end);
    for bracket in &mut out.spans {
        bracket.span = Span::new(bracket.span.start.min(end), bracket.span.end.min(end));
    }
    out.spans.sort_by_key(|bracket| (bracket.span.start, std::cmp::Reverse(bracket.span.end), bracket.open));
    out
}

/// Ends a bracket; returns where to go on.
fn close(raw: &str, at: usize, open: Option<(usize, usize)>, out: &mut Annotated) -> usize {
    let place = Span::new(at, at + 1);
    let braces = raw[at + 1..].starts_with('{').then(|| attributes(raw, at + 1));
    let after = match &braces {
        Some(Ok((_, after))) => *after,
        Some(Err(_)) | None => at + 1,
    };
    match (open, braces) {
        (None, _) => out.problems.push((place, "this bracket closes nothing".to_owned(), "Take it out, or write `\\]` to show it.".to_owned())),
        (Some((_, bracket)), None) => {
            let advice = "Follow it with braces that name something, `]{.name}`, or write `\\[` and `\\]` to show brackets.";
            out.problems.push((Span::new(bracket, bracket + 1), "these brackets say nothing".to_owned(), advice.to_owned()));
        }
        (Some(_), Some(Err((span, message)))) => {
            out.problems.push((span, message, "Write `{.name note=\"…\"}`.".to_owned()));
        }
        (Some((start, bracket)), Some(Ok((attributes, _)))) => {
            // A bracket may open before the blank that ends up in front of it.
            let start = start + out.text[start..].len() - out.text[start..].trim_start().len();
            let end = out.text.trim_end().len().max(start);
            if start == end {
                out.problems.push((Span::new(bracket, bracket + 1), "this annotation covers no words".to_owned(), String::new()));
            }
            out.spans.push(Bracket { span: Span::new(start, end), open: Span::new(bracket, bracket + 1), attributes });
        }
    }
    after
}

/// Reads `{…}` that starts at `from`; returns what it says and where it ends.
pub(super) fn attributes(raw: &str, from: usize) -> Result<(Vec<Attribute>, usize), (Span, String)> {
    let mut found = Vec::new();
    let mut at = from + 1;
    loop {
        at += raw[at..].len() - raw[at..].trim_start().len();
        let Some(c) = raw[at..].chars().next() else {
            return Err((Span::new(from, from + 1), "these braces do not close".to_owned()));
        };
        if c == '}' {
            return Ok((found, at + 1));
        }
        let start = at;
        let name_from = if c == '.' { at + 1 } else { at };
        let name_len = raw[name_from..].find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).unwrap_or(raw.len() - name_from);
        let name = raw[name_from..name_from + name_len].to_owned();
        at = name_from + name_len;
        if name.is_empty() {
            return Err((Span::new(start, start + c.len_utf8()), format!("`{c}` is not expected between braces")));
        }
        let what = if c == '.' {
            What::Class(name)
        } else if raw[at..].starts_with('=') {
            let (value, end) = value(raw, at + 1)?;
            at = end;
            What::Pair(name, value)
        } else {
            What::Word(name)
        };
        found.push(Attribute { at: Span::new(start, at), what });
    }
}

fn value(raw: &str, from: usize) -> Result<(String, usize), (Span, String)> {
    if !raw[from..].starts_with('"') {
        let len = raw[from..].find(|c: char| c.is_whitespace() || c == '}').unwrap_or(raw.len() - from);
        return Ok((raw[from..from + len].to_owned(), from + len));
    }
    let mut text = String::new();
    let mut chars = raw[from + 1..].char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((text, from + 1 + at + 1)),
            '\\' => text.extend(chars.next().map(|(_, c)| c)),
            c if c.is_whitespace() => text.push(' '),
            c => text.push(c),
        }
    }
    Err((Span::new(from, from + 1), "this quotation mark does not close".to_owned()))
}
