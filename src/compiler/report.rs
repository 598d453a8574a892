//! Collects everything said about the files while they are compiled.

use super::diagnostic::{Diagnostic, Severity, locate};
use super::shapes::{At, Text};
use super::source::{Map, SourceFile};
use crate::lesson::Span;
use std::collections::BTreeSet;

/// Whose words a passage holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The lesson speaks.
    Own,
    /// A model answer: spoken prose of somebody else. Spelling and length count, choice of words does not.
    Told,
    /// Somebody else speaks, or words are shown as an example: only spelling counts.
    Quoted,
}

/// Text a reader will see and where it stands, for checks of prose.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Index of the file among those given.
    pub file: usize,
    /// What is read.
    pub text: String,
    /// Whose words.
    pub voice: Voice,
    /// From a byte of `text` to a byte of the file.
    pub map: Map,
}

#[derive(Debug)]
struct Finding {
    severity: Severity,
    file: usize,
    span: Span,
    message: String,
    advice: String,
}

/// The one place findings and passages go to. Nothing in the compiler stops at the first problem.
#[derive(Debug)]
pub(super) struct Report<'a> {
    pub files: &'a [SourceFile],
    findings: Vec<Finding>,
    pub passages: Vec<Passage>,
    /// Places already complained about whose value was replaced by an empty one: what follows from that is no news.
    excused: Vec<(usize, Span)>,
    /// Files of which nothing more is said, and nothing read.
    refused: BTreeSet<usize>,
    /// Folders already told that no section sets out their glossary.
    without_glossary: Vec<String>,
}

impl<'a> Report<'a> {
    pub fn new(files: &'a [SourceFile]) -> Self {
        Self { files, findings: Vec::new(), passages: Vec::new(), excused: Vec::new(), refused: BTreeSet::new(), without_glossary: Vec::new() }
    }

    pub fn error(&mut self, file: usize, span: Span, message: impl Into<String>, advice: impl Into<String>) {
        self.add(Severity::Error, file, span, message.into(), advice.into());
    }

    pub fn warn(&mut self, file: usize, span: Span, message: impl Into<String>, advice: impl Into<String>) {
        self.add(Severity::Warning, file, span, message.into(), advice.into());
    }

    /// Says the one thing there is to say of a file nobody can use.
    pub fn refuse(&mut self, file: usize, span: Span, message: impl Into<String>, advice: impl Into<String>) {
        self.error(file, span, message, advice);
        self.refused.insert(file);
    }

    pub fn is_refused(&self, file: usize) -> bool {
        self.refused.contains(&file)
    }

    /// Whether anything is wrong in a place already.
    pub fn is_wrong(&self, file: usize, span: Span) -> bool {
        self.excused.contains(&(file, span)) || self.findings.iter().any(|finding| (finding.file, finding.span) == (file, span))
    }

    pub fn excuse(&mut self, file: usize, span: Span) {
        self.excused.push((file, span));
    }

    fn add(&mut self, severity: Severity, file: usize, span: Span, message: String, advice: String) {
        if !self.excused.contains(&(file, span)) && !self.is_refused(file) {
            self.findings.push(Finding { severity, file, span, message, advice });
        }
    }

    /// Said once for a lesson: terms are linked, and there is nowhere to lead.
    pub fn no_glossary(&mut self, file: usize, span: Span) {
        let folder = self.files[file].path.rsplit_once("sections/").map(|(root, _)| root.to_owned()).unwrap_or_default();
        if !self.without_glossary.contains(&folder) {
            self.error(file, span, "no section sets out the glossary", "Add `::: list glossary` to a section; terms link to it.");
            self.without_glossary.push(folder);
        }
    }

    /// Notes a TOML text the reader will see, and hands it over.
    pub fn say(&mut self, file: usize, text: &Text, voice: Voice) -> String {
        let text_value = text.value.trim().to_owned();
        if !text_value.is_empty() {
            let skipped = text.value.len() - text.value.trim_start().len();
            let map = Map::of_toml(&self.files[file].text, text.span).after(skipped);
            self.passages.push(Passage { file, text: text_value.clone(), voice, map });
        }
        text_value
    }

    /// Complains about a text that says nothing.
    pub fn want<T: AsRef<str>>(&mut self, file: usize, text: &At<T>, what: &str) {
        if text.value.as_ref().trim().is_empty() {
            self.error(file, text.span, format!("{what} is empty"), "Write it, or take the key out if it may be left out.");
        }
    }

    /// The findings in the order of files and places.
    pub fn finish(self) -> (Vec<Diagnostic>, Vec<Passage>) {
        let Self { files, mut findings, passages, .. } = self;
        findings.sort_by_key(|finding| (files[finding.file].place(), finding.span, finding.severity));
        findings.dedup_by(|a, b| a.file == b.file && a.span == b.span && a.message == b.message);
        let mut diagnostics = Vec::new();
        for of_file in findings.chunk_by(|a, b| a.file == b.file) {
            let (shown, more) = of_file.split_at(of_file.len().min(SHOWN));
            diagnostics.extend(shown.iter().map(|finding| located(files, finding)));
            // The least severity is the gravest.
            if let (Some(last), Some(severity)) = (more.last(), more.iter().map(|finding| finding.severity).min()) {
                let message = format!("there is more to mend in this file, in {} places", more.len());
                let advice = "It is shown when what stands before it is mended.".to_owned();
                diagnostics.push(located(files, &Finding { severity, message, advice, ..*last }));
            }
        }
        (diagnostics, passages)
    }
}

/// Finding the line and column of a place reads its file, so a file of nothing but faults would be read again for each of them; and nobody
/// mends more at once.
pub const SHOWN: usize = 100;

fn located(files: &[SourceFile], finding: &Finding) -> Diagnostic {
    let file = &files[finding.file];
    let (line, column, snippet) = locate(&file.text, finding.span.start, finding.span.end);
    let (message, advice) = (finding.message.clone(), finding.advice.clone());
    Diagnostic { severity: finding.severity, file: file.path.clone(), line, column, message, advice, snippet }
}
