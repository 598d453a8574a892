//! Everything in a lesson that can be pointed at.

use super::{report::Report, shapes::Text};
use crate::lesson::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    Section,
    Answer,
    Prompt,
    Item,
    Term,
    Criterion,
    Check,
    Mark,
    Pitfall,
    Misconception,
    Figure,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Answer => "model answer",
            Self::Prompt => "prompt",
            Self::Item => "quiz item",
            Self::Term => "term",
            Self::Criterion => "criterion",
            Self::Check => "check",
            Self::Mark => "mark",
            Self::Pitfall => "pitfall",
            Self::Misconception => "misconception",
            Self::Figure => "figure",
        }
    }

    /// What an annotation can name shares one set of names.
    fn shared(self) -> bool {
        matches!(self, Self::Criterion | Self::Check | Self::Mark | Self::Pitfall)
    }
}

/// The names of one lesson.
#[derive(Debug, Default)]
pub(super) struct Names {
    ids: BTreeMap<Kind, Vec<(String, usize, Span)>>,
    /// Kinds whose file could not be read: nothing can be said about a name that is not there.
    open: BTreeSet<Kind>,
    /// A section could not be read: nobody knows what it sets out.
    pub unread_section: bool,
    /// In which section and under which anchor a term or an answer is set out.
    pub glossary: Option<String>,
    pub shown: BTreeMap<String, String>,
    pub anchors: BTreeMap<String, Vec<String>>,
}

/// What stands where an answer's id would, in the address of the pair drill (`exchange::route`).
const PAIRS: &str = "pairs";

impl Names {
    pub fn leave_open(&mut self, kinds: impl IntoIterator<Item = Kind>) {
        self.open.extend(kinds);
    }

    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.ids(kind).any(|known| known == id)
    }

    pub fn is_open(&self, kind: Kind) -> bool {
        self.open.contains(&kind)
    }

    /// Whether it is what an id that is none ought to be. That has been complained about, and who wrote it right is not to blame.
    pub fn is_mistaken(&self, kind: Kind, id: &str) -> bool {
        self.ids(kind).any(|known| !is_id(known) && slug(known) == id)
    }

    pub fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.ids.get(&kind).into_iter().flatten().map(|(id, ..)| id.as_str())
    }

    /// Adds a name; complains when it is not an id or is taken.
    pub fn declare(&mut self, report: &mut Report, kind: Kind, file: usize, id: &Text) {
        let name = id.value.as_str();
        if !is_id(name) {
            let advice = format!("Ids are lower-case letters, digits and hyphens, such as `{}`.", slug(name));
            report.error(file, id.span, format!("`{name}` is not an id"), advice);
        }
        if kind == Kind::Answer && name == PAIRS {
            let advice = "An answer's id is part of its address, and this is the address of the pairs. Choose another.".to_owned();
            report.error(file, id.span, format!("`{PAIRS}` is taken by the widget"), advice);
        }
        let taken = self.ids.iter().filter(|(other, _)| **other == kind || (kind.shared() && other.shared()));
        if let Some((other, (_, first, span))) =
            taken.flat_map(|(other, ids)| ids.iter().map(move |entry| (other, entry))).find(|(_, entry)| entry.0 == name)
        {
            let line = report.files[*first].text[..span.start].matches('\n').count() + 1;
            let advice = format!("A {} has it already, in {} on line {line}. Choose another.", other.word(), report.files[*first].path);
            report.error(file, id.span, format!("`{name}` is used twice"), advice);
        }
        self.ids.entry(kind).or_default().push((name.to_owned(), file, id.span));
    }

    /// Whether the name exists; complains when it does not.
    pub fn require(&self, report: &mut Report, kind: Kind, file: usize, id: &Text) -> bool {
        if self.has(kind, &id.value) {
            return true;
        }
        if !self.is_open(kind) && !self.is_mistaken(kind, &id.value) {
            let advice = self.advice(kind, &id.value);
            report.error(file, id.span, format!("there is no {} `{}`", kind.word(), id.value), advice);
        }
        false
    }

    fn advice(&self, kind: Kind, id: &str) -> String {
        did_you_mean(id, self.ids(kind)).unwrap_or_else(|| {
            let known: Vec<&str> = self.ids(kind).collect();
            if known.is_empty() { format!("This lesson has no {} yet.", kind.word()) } else { format!("There are: {}.", known.join(", ")) }
        })
    }
}

/// Whether a text can be an id.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// An id made from a text.
pub(super) fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// Advice for a word that is nearly right.
pub(super) fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(meant)
}

/// The same, of a word that has been found.
pub(super) fn meant(word: &str) -> String {
    format!("Did you mean `{word}`?")
}

/// The known word that another is nearly.
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = slug(word);
    // What differs in case, in blanks or in hyphens alone is near, however long it is.
    let alike = |known: &str| !plain.is_empty() && slug(known) == plain;
    let apart = |known: &str| if alike(known) { usize::from(word != known) } else { strsim::damerau_levenshtein(word, known) };
    let nearest = known.map(|known| (apart(known), known)).min()?;
    (nearest.0 <= (word.chars().count() / 3).clamp(1, 4)).then_some(nearest.1)
}
