//! An item as it is asked: everything a screen needs before the reveal, and no explanation.

use super::answer::{Answer, Named};
use super::shuffle;
use crate::lesson::{Difficulty, Item, ItemId, ItemKind, Lesson, SectionId};

/// An item without its answers, laid out by the stored seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which item.
    pub item: ItemId,
    /// The section it tests.
    pub section: SectionId,
    /// How hard the author thinks it is.
    pub difficulty: Difficulty,
    /// The question.
    pub stem: String,
    /// The quoted text; empty where there is none.
    pub excerpt: String,
    /// What can be answered.
    pub ask: Ask,
}

/// What can be answered, in the order it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Take one.
    Single(Vec<Part>),
    /// Tick some.
    Multiple(Vec<Part>),
    /// Put each phrase in a group.
    Classify {
        /// Names of the groups, in the author's order; their places are what [`super::Edit::Place`] takes.
        groups: Vec<String>,
        /// The phrases.
        phrases: Vec<Part>,
    },
    /// Select words of the excerpt, then name what they carry.
    Spot {
        /// `false` when the excerpt lacks the target and only the name is asked.
        select: bool,
        /// What may be named.
        signals: Vec<Part>,
    },
    /// Name the pitfall. "Sound" comes last and has no text here.
    Pitfall(Vec<(Named, Part)>),
    /// Put in order: the steps as the learner has them now.
    Order(Vec<Part>),
    /// Find the partners.
    Match {
        /// Left sides, in the author's order.
        lefts: Vec<Part>,
        /// Right sides, distractors among them.
        rights: Vec<Part>,
    },
    /// Write from memory.
    Recall {
        /// Whether it is a self-check, counted apart.
        self_check: bool,
    },
}

/// One thing to pick, place, join or move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place in the content: what answers and edits speak of.
    pub at: usize,
    /// What it says.
    pub text: String,
}

impl Ask {
    /// The places in the content of what is shown, in the order it is shown. Nothing where another order says more once all is
    /// revealed: the right one of steps, the author's of pairs and points.
    pub fn places(&self) -> Vec<usize> {
        match self {
            Self::Single(parts) | Self::Multiple(parts) | Self::Classify { phrases: parts, .. } | Self::Spot { signals: parts, .. } => {
                parts.iter().map(|part| part.at).collect()
            }
            Self::Pitfall(names) => names.iter().map(|(_, part)| part.at).collect(),
            Self::Order(_) | Self::Match { .. } | Self::Recall { .. } => Vec::new(),
        }
    }
}

/// Lays an item out. `draft` is the answer in the making; only the order of steps is taken from it.
pub fn question(lesson: &Lesson, item: &Item, seed: u32, draft: &Answer) -> Question {
    Question {
        item: item.id.clone(),
        section: item.section.clone(),
        difficulty: item.difficulty,
        stem: item.stem.clone(),
        excerpt: item.excerpt.clone(),
        ask: ask(lesson, item, seed, draft),
    }
}

fn ask(lesson: &Lesson, item: &Item, seed: u32, draft: &Answer) -> Ask {
    let by_lot = |texts: Vec<&str>| by_lot(seed, item.id.as_str(), &texts);
    match &item.kind {
        ItemKind::Single { choices } => Ask::Single(by_lot(choices.iter().map(|choice| &*choice.text).collect())),
        ItemKind::Multiple { choices } => Ask::Multiple(by_lot(choices.iter().map(|choice| &*choice.text).collect())),
        ItemKind::Classify { groups, phrases } => {
            Ask::Classify { groups: groups.clone(), phrases: by_lot(phrases.iter().map(|phrase| &*phrase.text).collect()) }
        }
        ItemKind::Spot { absent, signals, .. } => {
            Ask::Spot { select: !absent, signals: by_lot(signals.iter().map(|signal| &*signal.text).collect()) }
        }
        ItemKind::Pitfall { .. } => Ask::Pitfall(pitfalls(lesson, item, seed)),
        ItemKind::Order { steps, .. } => {
            let order = match draft {
                Answer::Order { order } => order.clone(),
                _ => shuffle::disorder(seed, item.id.as_str(), steps.len()),
            };
            let part = |at: usize| steps.get(at).map(|step| Part { at, text: step.text.clone() });
            Ask::Order(order.into_iter().filter_map(part).collect())
        }
        ItemKind::Match { pairs, distractors } => {
            let rights = pairs.iter().map(|pair| &*pair.right).chain(distractors.iter().map(|choice| &*choice.text));
            let left = |(at, text): (usize, &String)| Part { at, text: text.clone() };
            Ask::Match { lefts: pairs.iter().map(|pair| &pair.left).enumerate().map(left).collect(), rights: by_lot(rights.collect()) }
        }
        ItemKind::Recall { self_check, .. } => Ask::Recall { self_check: *self_check },
    }
}

fn by_lot(seed: u32, name: &str, texts: &[&str]) -> Vec<Part> {
    let part = |at: usize| Part { at, text: texts[at].to_owned() };
    shuffle::order(seed, name, texts.len()).into_iter().map(part).collect()
}

/// What can be named in a pitfall item: the lesson's pitfalls in order, then "sound", whose text is left empty for the
/// view to fill.
pub fn pitfall_names(lesson: &Lesson) -> Vec<(Named, String)> {
    let pitfalls = lesson.pitfalls.iter().map(|pitfall| (Named::Pitfall(pitfall.id.clone()), pitfall.name.clone()));
    pitfalls.chain([(Named::Sound, String::new())]).collect()
}

fn pitfalls(lesson: &Lesson, item: &Item, seed: u32) -> Vec<(Named, Part)> {
    let names = pitfall_names(lesson);
    let pitfalls = names.len().saturating_sub(1);
    let order = shuffle::order(seed, item.id.as_str(), pitfalls).into_iter().chain([pitfalls]);
    let part = |at: usize| names.get(at).map(|(named, text)| (named.clone(), Part { at, text: text.clone() }));
    order.filter_map(part).collect()
}
