//! Which file is what: a lesson is recognised by the ends of its paths.

use super::source::SourceFile;
use std::{collections::BTreeMap, ops::Range};

/// The files of one lesson, by index, in the order of their paths.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub lesson: Option<usize>,
    pub quiz: Option<usize>,
    pub audit: Option<usize>,
    pub coverage: Option<usize>,
    pub words: Option<usize>,
    pub sections: Vec<usize>,
    pub answers: Vec<usize>,
    pub figures: Vec<usize>,
    /// Files that were meant for it and have other names.
    pub strays: Vec<usize>,
}

/// The lessons among the files, each under its folder with a slash at the end; then the files that belong to none.
pub(super) fn folders(files: &[SourceFile]) -> (BTreeMap<String, Folder>, Vec<usize>) {
    let mut folders: BTreeMap<String, Folder> = BTreeMap::new();
    let mut rest = Vec::new();
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|index| &files[*index].path);
    for index in order {
        let path = files[index].path.as_str();
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (above, inner) = parent.rsplit_once('/').unwrap_or(("", parent));
        let folder = match (inner, name.rsplit_once('.').map(|(_, end)| end)) {
            ("sections", Some("md")) => Some((above, 0)),
            ("answers", Some("md")) => Some((above, 1)),
            ("figures", Some("svg")) => Some((above, 2)),
            _ => matches!(name, "lesson.toml" | "quiz.toml" | "audit.toml" | "coverage.toml" | "words.txt").then_some((parent, 3)),
        };
        let Some((root, list)) = folder else {
            rest.push(index);
            continue;
        };
        let folder = folders.entry(format!("{root}/")).or_default();
        match (list, name) {
            (0, _) => folder.sections.push(index),
            (1, _) => folder.answers.push(index),
            (2, _) => folder.figures.push(index),
            (_, "lesson.toml") => folder.lesson = Some(index),
            (_, "quiz.toml") => folder.quiz = Some(index),
            (_, "audit.toml") => folder.audit = Some(index),
            (_, "coverage.toml") => folder.coverage = Some(index),
            _ => folder.words = Some(index),
        }
    }
    (folders, rest)
}

/// The id in `…/<folder>NN-id.md`.
pub(super) fn id_of<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    let (_, name) = path.rsplit_once(folder)?;
    let (number, id) = name.strip_suffix(".md")?.split_once('-')?;
    (number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_digit())).then_some(id)
}

/// Front matter and body of a Markdown file; `None` when it does not start with front matter that closes.
pub(super) fn front_matter(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    const FENCE: &str = "+++";
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != FENCE {
        return None;
    }
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((first.len()..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    None
}
