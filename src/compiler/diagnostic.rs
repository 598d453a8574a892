//! What is wrong with a source file, where, and what to do about it.

use super::source::{SourceFile, place};
use crate::lesson::Span;
use std::fmt;

/// Whether a finding stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The lesson does not build.
    Error,
    /// The lesson builds; somebody should look.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One finding. Its text is written here once, in [`Display`](fmt::Display).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it stops the build.
    pub severity: Severity,
    /// The path as the caller gave it.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do next; empty where the message says it.
    pub advice: String,
    /// The line of the source, shortened around the place, with a caret under it.
    pub snippet: String,
}

impl Diagnostic {
    /// Whether it stops the build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Something to look at in a file: the compiler's own findings go through its report, those of other checks through here.
    pub fn warning(file: &SourceFile, span: Span, message: impl Into<String>, advice: impl Into<String>) -> Self {
        let (line, column, snippet) = locate(&file.text, span.start, span.end);
        let (message, advice) = (message.into(), advice.into());
        Self { severity: Severity::Warning, file: file.path.clone(), line, column, message, advice, snippet }
    }

    /// The same, where the lesson must not be built.
    pub fn error(file: &SourceFile, span: Span, message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { severity: Severity::Error, ..Self::warning(file, span, message, advice) }
    }

    /// Where it stands among others: files in order, but a lesson's own before those that point at what it defines.
    pub fn place(&self) -> (&str, usize, usize) {
        (place(&self.file), self.line, self.column)
    }

    /// The finding without its snippet and advice: `file:line:column: error: message`.
    pub fn headline(&self) -> String {
        format!("{}:{}:{}: {}: {}", self.file, self.line, self.column, self.severity, self.message)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.headline())?;
        out.write_str(&self.snippet)?;
        if !self.advice.is_empty() {
            writeln!(out, "help: {}", self.advice)?;
        }
        Ok(())
    }
}

/// Line, column (both from 1, the column in characters) and a two-line snippet of the bytes from `start` to `end`.
pub(super) fn locate(text: &str, start: usize, end: usize) -> (usize, usize, String) {
    let start = floor(text, start);
    let end = floor(text, end).max(start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[..start].matches('\n').count() + 1;
    let before = text[line_start..start].chars().count();
    let width = text[start..end.min(line_end)].chars().count().max(1);
    let chars: Vec<char> = text[line_start..line_end].chars().collect();
    (line, before + 1, snippet(line, &chars, before, width))
}

/// A paragraph is one long line: show the words around the place.
fn snippet(line: usize, chars: &[char], before: usize, width: usize) -> String {
    const LEFT: usize = 40;
    const SHOWN: usize = 100;
    let from = if before > LEFT && chars.len() > SHOWN { (before - LEFT).min(chars.len() - SHOWN) } else { 0 };
    let to = chars.len().min(from + SHOWN);
    let mut shown = String::new();
    if from > 0 {
        shown.push('…');
    }
    shown.extend(chars[from..to].iter().map(|c| if c.is_control() { ' ' } else { *c }));
    if to < chars.len() {
        shown.push('…');
    }
    let indent = before - from + usize::from(from > 0);
    let carets = width.min(to.saturating_sub(before)).max(1);
    let number = line.to_string();
    let gutter = " ".repeat(number.len());
    format!("  {number} | {shown}\n  {gutter} | {}{}\n", " ".repeat(indent), "^".repeat(carets))
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
