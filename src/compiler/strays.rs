//! Files that stand in a lesson's folder and make no part of it: nobody would read them, so their author is told.

use super::{files::Folder, names::did_you_mean, report::Report, source::SourceFile};
use crate::lesson::Span;
use std::collections::BTreeMap;

const KNOWN: [&str; 9] = ["lesson.toml", "quiz.toml", "audit.toml", "coverage.toml", "words.txt", "sections/", "answers/", "figures/", "audit/"];

/// Speaks of every file that no lesson took. One that stands alone but means to be a lesson's makes a lesson of its folder.
pub(super) fn check(report: &mut Report, folders: &mut BTreeMap<String, Folder>, rest: &[usize]) {
    let files: &[SourceFile] = report.files;
    for &index in rest {
        let meant = meant(&files[index].path);
        if let Some((root, _)) = meant.as_ref().filter(|(root, _)| root_of(folders, root).is_none()) {
            folders.entry(root.clone()).or_default().strays.push(index);
        }
    }
    for &index in rest {
        let path = files[index].path.as_str();
        let root = root_of(folders, path);
        let name = root.map_or(path, |root| &path[root.len()..]);
        if root.is_some() && name.starts_with("audit/") {
            // The language audit's room reads what is its own.
            continue;
        }
        if path.ends_with('/') {
            report.warn(
                index,
                Span::default(),
                "this folder is empty",
                "A lesson starts with its lesson.toml; write what is missing, or take the folder out.",
            );
        } else if let (Some(_), Some((_, name))) = (root, meant(path)) {
            report.error(index, Span::default(), "this file has a name that is not read", format!("Name it `{name}`."));
        } else if root.is_some() {
            let said = name.split_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/"));
            let advice = did_you_mean(&said, KNOWN.into_iter()).filter(|_| !KNOWN.contains(&said.as_str()));
            report.warn(
                index,
                Span::default(),
                "this file is no part of a lesson",
                advice.unwrap_or_else(|| format!("A lesson has {}.", KNOWN.join(", "))),
            );
        }
    }
}

/// The folder of the lesson that a path stands in.
pub(super) fn root_of<'f>(folders: &'f BTreeMap<String, Folder>, path: &str) -> Option<&'f str> {
    folders.keys().rev().map(String::as_str).find(|root| path.starts_with(*root))
}

/// Of which file a name is a slip, by its case or its ending: the lesson's folder, and the name within.
fn meant(path: &str) -> Option<(String, String)> {
    let (parent, name) = path.rsplit_once('/')?;
    let (stem, end) = name.rsplit_once('.')?;
    let (low, end) = (stem.to_lowercase(), end.to_lowercase());
    if ["lesson", "quiz", "audit", "coverage"].contains(&&*low) && ["toml", "tml", "yaml", "yml", "json"].contains(&&*end) {
        return Some((format!("{parent}/"), format!("{low}.toml")));
    }
    if (&*low, &*end) == ("words", "txt") {
        return Some((format!("{parent}/"), "words.txt".to_owned()));
    }
    let (above, inner) = parent.rsplit_once('/')?;
    let inner = inner.to_lowercase();
    let right = match (&*inner, &*end) {
        ("sections" | "answers", "md" | "markdown" | "mdown" | "mkd") => "md",
        ("figures", "svg") => "svg",
        _ => return None,
    };
    Some((format!("{above}/"), format!("{inner}/{stem}.{right}")))
}
