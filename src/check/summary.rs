//! A lesson in figures.

use crate::{
    compiler::Diagnostic,
    lesson::{ItemKind, Lesson, word::count_words},
};
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// How much there is of everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The lesson's id.
    pub id: String,
    /// Sections of the reading part.
    pub sections: usize,
    /// Prompts to practise.
    pub prompts: usize,
    /// Model answers, strong and weak.
    pub model_answers: usize,
    /// Annotations in all of them.
    pub annotations: usize,
    /// Criteria of the rubric.
    pub criteria: usize,
    /// Marks.
    pub marks: usize,
    /// Quiz items, self-checks included.
    pub quiz_items: ItemCounts,
    /// Terms.
    pub glossary: usize,
    /// Phrases of all groups.
    pub phrases: usize,
    /// Words to read: sections and model answers.
    pub words: usize,
    /// Errors in its files.
    pub errors: usize,
    /// Warnings in its files.
    pub warnings: usize,
}

/// Quiz items by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ItemCounts {
    /// All of them.
    pub total: usize,
    /// By kind: single, multiple, classify, spot, pitfall, order, match, recall and, counted apart, `self_check`.
    pub kinds: BTreeMap<&'static str, usize>,
}

impl Summary {
    /// The figures of a lesson whose files start with `folder`.
    pub fn of(lesson: &Lesson, folder: &str, diagnostics: &[Diagnostic]) -> Self {
        let mut kinds: BTreeMap<&str, usize> = ItemKind::KEYS.into_iter().map(|kind| (kind, 0)).collect();
        for item in &lesson.items {
            *kinds.entry(item.kind.key()).or_default() += 1;
        }
        let mine = |error: bool| diagnostics.iter().filter(|found| found.is_error() == error && found.file.starts_with(folder)).count();
        let unplaced = lesson.answers.iter().filter(|answer| lesson.home_of(&answer.id).is_none());
        Self {
            id: lesson.id.to_string(),
            sections: lesson.sections.len(),
            prompts: lesson.prompts.len(),
            model_answers: lesson.answers.len(),
            annotations: lesson.answers.iter().map(|answer| answer.annotations.len()).sum(),
            criteria: lesson.criteria.len(),
            marks: lesson.marks.len(),
            quiz_items: ItemCounts { total: lesson.items.len(), kinds },
            glossary: lesson.glossary.len(),
            phrases: lesson.phrases.iter().map(|group| group.phrases.len()).sum(),
            words: lesson.sections.iter().map(|section| section.words).sum::<usize>()
                + unplaced.map(|answer| count_words(&answer.text)).sum::<usize>(),
            errors: mine(true),
            warnings: mine(false),
        }
    }
}

/// A number and what it counts, one or many.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let holds = [
            (self.sections, "section"),
            (self.words, "word"),
            (self.prompts, "prompt"),
            (self.model_answers, "model answer"),
            (self.annotations, "annotation"),
            (self.quiz_items.total, "quiz item"),
            (self.glossary, "term"),
            (self.phrases, "phrase"),
        ];
        let holds = holds.map(|(count, what)| counted(count, what)).join(", ");
        write!(out, "{}: {holds}; {}, {}", self.id, counted(self.errors, "error"), counted(self.warnings, "warning"))
    }
}
