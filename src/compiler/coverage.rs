//! Checks `coverage.toml`: every place it names must exist.

use super::{
    names::{Kind, Names, did_you_mean, slug},
    report::Report,
    shapes::{LessonShape, Text},
    tree,
};
use crate::lesson::{AuditQuestion, Span};
use std::collections::BTreeMap;

/// Complains about every reference that leads nowhere.
pub(super) fn check(report: &mut Report, names: &Names, file: usize, root: &str, lesson: &LessonShape, audit: &[AuditQuestion]) {
    let table = tree::read::<BTreeMap<Text, Vec<Text>>>(report, file, 0..report.files[file].text.len(), Span::default()).value;
    for reference in table.values().flatten() {
        let (path, id) = reference.value.split_once('#').map_or((reference.value.as_str(), None), |(path, id)| (path, Some(id)));
        let full = format!("{root}{path}");
        if !report.files.iter().any(|other| other.path == full) {
            let here: Vec<&str> = report.files.iter().filter_map(|other| other.path.strip_prefix(root)).collect();
            let advice = did_you_mean(path, here.into_iter()).unwrap_or_else(|| "Name a file of this lesson.".to_owned());
            report.error(file, reference.span, format!("there is no file `{path}`"), advice);
            continue;
        }
        let Some(id) = id else { continue };
        if names.is_open(Kind::Item) && path == "quiz.toml" || names.is_open(Kind::Prompt) && path == "lesson.toml" {
            continue;
        }
        if super::files::id_of(path, "sections/").is_some_and(|id| !names.anchors.contains_key(id)) {
            // A section that could not be read: nobody knows its anchors.
            continue;
        }
        if path == "audit.toml" && audit.is_empty() {
            // Nor the flags of a file that could not be read.
            continue;
        }
        let known = ids(names, path, lesson, audit);
        if !known.iter().any(|known| known == id || slug(known) == id) {
            let advice = did_you_mean(id, known.iter().map(String::as_str)).unwrap_or_else(|| format!("There are: {}.", known.join(", ")));
            report.error(file, reference.span, format!("there is no `{id}` in {path}"), advice);
        }
    }
}

/// What can be named in a file.
fn ids(names: &Names, path: &str, lesson: &LessonShape, audit: &[AuditQuestion]) -> Vec<String> {
    let of = |kinds: &[Kind]| kinds.iter().flat_map(|kind| names.ids(*kind)).map(str::to_owned).collect::<Vec<_>>();
    match path {
        "lesson.toml" => {
            let mut all = of(&[Kind::Criterion, Kind::Check, Kind::Mark, Kind::Prompt, Kind::Pitfall, Kind::Term]);
            all.extend(lesson.companion.iter().map(|companion| companion.slug.value.clone()));
            all.extend(lesson.phrases.iter().map(|group| slug(&group.name.value)));
            all.push("outcomes".to_owned());
            all
        }
        "quiz.toml" => of(&[Kind::Item, Kind::Misconception]),
        "audit.toml" => audit.iter().filter_map(|question| question.flag.as_ref().map(ToString::to_string)).collect(),
        path => super::files::id_of(path, "sections/").and_then(|id| names.anchors.get(id)).cloned().unwrap_or_default(),
    }
}
