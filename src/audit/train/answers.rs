//! Labelled answers, as the training reads them.

use super::super::cues::Cues;
use super::super::features::{Group, Place, context, no_neighbour, read};
use super::super::score::places;
use super::super::text::paragraphs;
use crate::lesson::Span;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// One labelled answer, as its file has it.
#[derive(Clone, Debug, Deserialize)]
pub struct Answer {
    /// Its number; consecutive numbers from 500 up are pairs.
    pub id: String,
    /// What was said.
    pub text: String,
    /// `check` keeps an answer out of training.
    #[serde(default)]
    pub split: String,
    /// Evidence sentences by mark.
    #[serde(default)]
    pub marks: BTreeMap<String, Vec<String>>,
    /// Whether each flag is raised.
    #[serde(default)]
    pub audit: BTreeMap<String, FlagLabel>,
    /// Representative sentences by part of the story.
    #[serde(default)]
    pub star: BTreeMap<String, Vec<String>>,
}

/// The label of one flag.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct FlagLabel {
    /// Raised or not.
    #[serde(default)]
    pub flag: bool,
    /// The sentences that raise it, where it has any of its own.
    #[serde(default)]
    pub evidence: Vec<String>,
}

/// An answer made ready for training.
#[derive(Clone, Debug)]
pub struct Example {
    /// Answers of one group never part in a split.
    pub group: u32,
    /// The patterns of each sentence, its neighbours' included.
    pub rows: Vec<Vec<u32>>,
    /// Where each sentence stands.
    pub places: Vec<Place>,
    /// The label of each sentence, head by head.
    pub labels: Vec<Vec<bool>>,
    /// Whether the answer shows it, head by head.
    pub present: Vec<bool>,
}

/// Reads every `.json` file of a folder that is an answer, in the order of their names; others are passed over.
pub fn load(folder: &Path) -> std::io::Result<Vec<Answer>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")).map(std::fs::read_to_string);
    Ok(texts.filter_map(|text| serde_json::from_str(&text.ok()?).ok()).collect())
}

/// The marks of the lesson whose audit lies in this folder, in the lesson's order.
pub fn marks(folder: &Path) -> std::io::Result<Vec<String>> {
    let lesson = std::fs::read_to_string(folder.join("../lesson.toml"))?.parse::<toml::Table>().map_err(std::io::Error::other)?;
    let marks = lesson.get("mark").and_then(toml::Value::as_array).into_iter().flatten();
    Ok(marks.filter_map(|mark| mark.get("id")?.as_str().map(str::to_owned)).collect())
}

/// The names of everything the answers are labelled with: marks, those of the lesson first; parts; and flags that have evidence of their own.
pub fn head_names(answers: &[Answer], marks: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for mark in marks {
        if answers.iter().any(|answer| answer.marks.contains_key(mark)) {
            add(format!("mark:{mark}"));
        }
    }
    for answer in answers {
        answer.marks.keys().for_each(|mark| add(format!("mark:{mark}")));
    }
    for part in ["situation", "task", "action", "result"] {
        add(format!("star:{part}"));
    }
    for answer in answers {
        answer.audit.iter().filter(|(_, label)| !label.evidence.is_empty()).for_each(|(flag, _)| add(format!("flag:{flag}")));
    }
    names
}

/// Makes an answer ready for training.
pub fn example(answer: &Answer, heads: &[String], cues: &Cues) -> Example {
    let text = &answer.text;
    let paragraphs = paragraphs(text);
    let places = places(&paragraphs);
    let units: Vec<_> = paragraphs.iter().flat_map(|paragraph| &paragraph.sentences).collect();
    let own: Vec<_> = units.iter().map(|unit| read(text, unit, cues).own).collect();
    let mut rows = Vec::with_capacity(units.len());
    for (at, place) in places.iter().enumerate() {
        let mut features = own[at].clone();
        match at.checked_sub(1) {
            Some(before) => features.extend(context(&own[before], Group::Before)),
            None => features.push(no_neighbour(Group::Before)),
        }
        match own.get(at + 1) {
            Some(after) => features.extend(context(after, Group::After)),
            None => features.push(no_neighbour(Group::After)),
        }
        features.extend(place.features());
        let mut hashes: Vec<u32> = features.iter().map(|feature| feature.hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        rows.push(hashes);
    }
    let evidence = |head: &String| -> &[String] {
        match head.split_once(':') {
            Some(("mark", name)) => answer.marks.get(name).map_or(&[], Vec::as_slice),
            Some(("star", name)) => answer.star.get(name).map_or(&[], Vec::as_slice),
            Some(("flag", name)) => answer.audit.get(name).map_or(&[], |label| label.evidence.as_slice()),
            _ => &[],
        }
    };
    let mut labels = vec![vec![false; heads.len()]; units.len()];
    for (number, head) in heads.iter().enumerate() {
        for piece in evidence(head) {
            let Some(start) = text.find(piece.as_str()) else { continue };
            let span = Span::new(start, start + piece.len());
            for (label, unit) in labels.iter_mut().zip(&units) {
                let shared = span.end.min(unit.span.end).saturating_sub(span.start.max(unit.span.start));
                label[number] |= shared * 2 >= span.len().min(unit.span.len()) && shared > 0;
            }
        }
    }
    let present = heads
        .iter()
        .map(|head| match head.strip_prefix("flag:").and_then(|flag| answer.audit.get(flag)) {
            Some(label) => label.flag,
            None => !evidence(head).is_empty(),
        })
        .collect();
    let number: u32 = answer.id.parse().unwrap_or(0);
    let group = if number >= 500 { 10_000 + (number - 1) / 2 } else { number };
    Example { group, rows, places, labels, present }
}
