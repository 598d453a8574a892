//! Source files, and the way back from a text to its place in the file.

use crate::lesson::Span;

/// A file of a lesson, as read from disk or written in a test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is, as it shall be named in diagnostics; its end (`…/<lesson>/lesson.toml`) says what it is.
    pub path: String,
    /// What it says.
    pub text: String,
    /// Why it could not be read, when it could not.
    pub trouble: Option<String>,
}

impl SourceFile {
    /// A file with these words.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), trouble: None }
    }

    /// Its place among others: a lesson's own file comes before what points at what it defines, so that a cause is read before what
    /// follows from it.
    pub fn place(&self) -> &str {
        place(&self.path)
    }

    /// A file that is there and could not be read.
    pub fn unread(path: impl Into<String>, trouble: impl Into<String>) -> Self {
        Self { path: path.into(), text: String::new(), trouble: Some(trouble.into()) }
    }
}

/// See [`SourceFile::place`].
pub(super) fn place(path: &str) -> &str {
    path.strip_suffix("lesson.toml").unwrap_or(path)
}

/// Leads from a byte of a decoded text back to a byte of the file it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// `(byte of the text, byte of the file)`, in order; between two of them both advance alike.
    pieces: Vec<(usize, usize)>,
}

impl Map {
    /// Says that from `text` on, the text stands in the file from `file` on.
    pub fn push(&mut self, text: usize, file: usize) {
        self.pieces.push((text, file));
    }

    /// The byte of the file behind a byte of the text.
    pub fn file_at(&self, text: usize) -> usize {
        let next = self.pieces.partition_point(|(start, _)| *start <= text);
        match next.checked_sub(1).map(|piece| self.pieces[piece]) {
            Some((start, file)) => file + (text - start),
            None => self.pieces.first().map_or(0, |(_, file)| *file),
        }
    }

    /// The range of the file behind a range of the text.
    pub fn file_span(&self, span: Span) -> Span {
        let start = self.file_at(span.start);
        if span.is_empty() { Span::new(start, start) } else { Span::new(start, self.file_at(span.end - 1) + 1) }
    }

    /// The same map for the text without its first bytes.
    #[must_use]
    pub fn after(mut self, skipped: usize) -> Self {
        if skipped > 0 {
            let first = (0, self.file_at(skipped));
            self.pieces.retain(|(start, _)| *start > skipped);
            for (start, _) in &mut self.pieces {
                *start -= skipped;
            }
            self.pieces.insert(0, first);
        }
        self
    }

    /// The same map for a part of a file that starts at `base`.
    #[must_use]
    pub fn in_file(mut self, base: usize) -> Self {
        for (_, file) in &mut self.pieces {
            *file += base;
        }
        self
    }

    /// From this map's text to the file behind `outer`, where this map's file is `outer`'s text of `length` bytes.
    #[must_use]
    pub fn through(&self, outer: &Self, length: usize) -> Self {
        let mut map = Self::default();
        for (index, &(text, raw)) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(index + 1).map_or(length, |next| raw + (next.0 - text));
            map.push(text, outer.file_at(raw));
            for &(start, file) in outer.pieces.iter().filter(|(start, _)| *start > raw && *start < end) {
                map.push(text + (start - raw), file);
            }
        }
        map
    }

    /// The map of a text that stands in the file as it is.
    pub fn plain(file: usize) -> Self {
        Self { pieces: vec![(0, file)] }
    }

    /// The map of a TOML string literal that stands at `literal` in the file.
    pub fn of_toml(file: &str, literal: Span) -> Self {
        let raw = literal.of(file).unwrap_or_default();
        let mut map = Self::default();
        let (open, escapes) = match raw {
            raw if raw.starts_with("\"\"\"") => (3, true),
            raw if raw.starts_with("'''") => (3, false),
            raw if raw.starts_with('"') => (1, true),
            raw if raw.starts_with('\'') => (1, false),
            _ => (0, false),
        };
        let open = if open == 3 && raw[open..].starts_with('\n') { open + 1 } else { open };
        map.push(0, literal.start + open);
        if !escapes {
            return map;
        }
        let (mut at, mut text) = (open, 0);
        while let Some(next) = raw[at..].chars().next() {
            if next != '\\' {
                at += next.len_utf8();
                text += next.len_utf8();
                continue;
            }
            let (taken, made) = escape(&raw[at..]);
            at += taken;
            text += made;
            map.push(text, literal.start + at);
        }
        map
    }
}

/// How many bytes an escape takes in the file, and how many it makes in the text.
fn escape(raw: &str) -> (usize, usize) {
    let digits = match raw[1..].chars().next() {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some(c) if c.is_whitespace() => {
            let rest = &raw[1..];
            return (1 + rest.len() - rest.trim_start().len(), 0);
        }
        Some(c) => return (1 + c.len_utf8(), 1),
        None => return (1, 0),
    };
    let code = raw.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
    code.map_or((2, 1), |c| (2 + digits, c.len_utf8()))
}
