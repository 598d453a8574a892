//! What the content checker tells an author: everything the compiler finds, checks of prose, and a summary of each lesson.
//!
//! Native only, and the one room beside the build step that reads content from disk.

mod dictionary;
mod prose;
mod summary;

pub use dictionary::{Dictionary, find as find_dictionary};
pub use summary::Summary;

use crate::compiler::{self, Diagnostic, SourceFile};
use crate::lesson::Lesson;
use serde::Serialize;
use std::{fmt, io, path::Path};

#[path = "../compiler/read.rs"]
mod read;

/// The outcome of a check. Prints as an author reads it.
#[derive(Debug, Default)]
pub struct Checked {
    /// One for each lesson.
    pub lessons: Vec<Summary>,
    /// In the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// What could not be checked, and why.
    pub notes: Vec<String>,
}

/// Checks a folder of lessons, or one lesson. Spelling is checked where a dictionary is found.
pub fn folder(root: &Path) -> io::Result<Checked> {
    if !root.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "no such folder"));
    }
    let dictionary = dictionary::find();
    let mut checked = whole(&read::folder(root)?, dictionary.as_ref().ok(), |path| std::fs::read(path).ok());
    if let Err(note) = dictionary {
        checked.notes.push(note);
    }
    if checked.lessons.is_empty() && checked.diagnostics.is_empty() {
        checked.notes.push(format!("{} holds no lesson.", root.display()));
    }
    Ok(checked)
}

/// Checks these files; the language audit has no model among them, so its share is left out.
pub fn files(files: &[SourceFile], dictionary: Option<&Dictionary>) -> Checked {
    whole(files, dictionary, |_| None)
}

fn whole(files: &[SourceFile], dictionary: Option<&Dictionary>, model: impl Fn(&str) -> Option<Vec<u8>>) -> Checked {
    let mut compiled = compiler::compile_whole(files);
    let findings = prose::check(&compiled, dictionary);
    let heard = compiler::heard(&compiled, &model);
    let notes = compiler::notes(&compiled, &model);
    compiled.diagnostics.extend(findings.into_iter().chain(heard));
    compiled.diagnostics.sort_by(|a, b| a.place().cmp(&b.place()));
    let lessons = compiled.library.lessons.iter();
    let house = |lesson: &Lesson| compiled.house.iter().find(|house| house.lesson.as_ref() == Some(&lesson.id));
    let summary = |lesson| Summary::of(lesson, house(lesson).map_or("", |house| &house.folder), &compiled.diagnostics);
    Checked { lessons: lessons.map(summary).collect(), diagnostics: compiled.diagnostics, notes }
}

impl Checked {
    /// Whether a lesson would not build.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|found| found.is_error()).count()
    }

    /// The summary for programs.
    pub fn json(&self) -> String {
        let diagnostics = self.diagnostics.iter().map(Finding::from).collect();
        let printed = Printed {
            lessons: &self.lessons,
            errors: self.errors(),
            warnings: self.diagnostics.len() - self.errors(),
            notes: &self.notes,
            diagnostics,
        };
        serde_json::to_string_pretty(&printed).unwrap_or_default()
    }
}

#[derive(Serialize)]
struct Printed<'c> {
    lessons: &'c [Summary],
    errors: usize,
    warnings: usize,
    notes: &'c [String],
    diagnostics: Vec<Finding<'c>>,
}

#[derive(Serialize)]
struct Finding<'c> {
    severity: String,
    file: &'c str,
    line: usize,
    column: usize,
    message: &'c str,
    advice: &'c str,
}

impl<'c> From<&'c Diagnostic> for Finding<'c> {
    fn from(found: &'c Diagnostic) -> Self {
        let Diagnostic { file, line, column, message, advice, .. } = found;
        Self { severity: found.severity.to_string(), file, line: *line, column: *column, message, advice }
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in &self.diagnostics {
            writeln!(out, "{diagnostic}")?;
        }
        for note in &self.notes {
            writeln!(out, "note: {note}")?;
        }
        for lesson in &self.lessons {
            writeln!(out, "{lesson}")?;
        }
        Ok(())
    }
}
