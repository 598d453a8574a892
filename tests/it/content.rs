//! The lessons that ship: they compile, and the first covers its whole brief.

use practice_widget::check;
use std::{collections::BTreeMap, fs, path::Path};

/// Every point of the brief, in its order; S0.5 is page furniture and left out on purpose.
const POINTS: &str = include_str!("coverage-ids.txt");

fn content() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

#[test]
fn every_lesson_compiles_without_a_warning() {
    let checked = check::folder(&content()).expect("content can be read");
    assert!(checked.diagnostics.is_empty() && !checked.lessons.is_empty(), "{checked}");
}

#[test]
fn every_point_of_the_brief_is_covered() {
    let text = fs::read_to_string(content().join("continuous-learning/coverage.toml")).expect("coverage.toml");
    let covered: BTreeMap<String, Vec<String>> = toml::from_str(&text).expect("a table of lists");
    let missing: Vec<&str> = POINTS.lines().filter(|point| covered.get(*point).is_none_or(Vec::is_empty)).collect();
    assert!(missing.is_empty(), "coverage.toml says nothing of {missing:?}");
    // References that lead nowhere are errors of the compiler.
    let checked = check::folder(&content()).expect("content can be read");
    let dead: Vec<String> = checked.diagnostics.iter().filter(|found| found.file.ends_with("coverage.toml")).map(ToString::to_string).collect();
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}
