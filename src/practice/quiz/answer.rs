//! What a learner can answer, and how an answer is put together step by step.

use super::{Missing, shuffle};
use crate::lesson::{Item, ItemKind, PitfallId, Span};
use crate::order::gathered;
use crate::sorted::SortedSet;
use serde::{Deserialize, Serialize};

/// An answer, finished or in the making. Numbers are places in the content as the author wrote it, never places on the
/// screen; they mean something only together with the item's content hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Answer {
    /// One of the choices.
    Single {
        /// Which; `None` while nothing is chosen.
        #[serde(default)]
        choice: Option<usize>,
    },
    /// Some of the choices.
    Multiple {
        /// Which.
        #[serde(default)]
        ticks: SortedSet<usize>,
    },
    /// A group for each phrase.
    Classify {
        /// The group of each phrase, in the content's order of phrases.
        #[serde(default)]
        groups: Vec<Option<usize>>,
    },
    /// Words of the excerpt, and the name of what they carry.
    Spot {
        /// The words; `None` while nothing is selected, and where the excerpt lacks the target.
        #[serde(default)]
        words: Option<Span>,
        /// Which of the signals they carry.
        #[serde(default)]
        signal: Option<usize>,
    },
    /// A pitfall, or none.
    Pitfall {
        /// What was named; `None` while nothing is chosen.
        #[serde(default)]
        named: Option<Named>,
    },
    /// The steps in an order.
    Order {
        /// Places of the steps in the content, in the learner's order.
        #[serde(default)]
        order: Vec<usize>,
    },
    /// A partner for each left side.
    Match {
        /// For each pair a right side: `n` is the right side of pair `n`; from the number of pairs up, distractors.
        #[serde(default)]
        rights: Vec<Option<usize>>,
    },
    /// Words from memory, and which points they held.
    Recall {
        /// What was written.
        #[serde(default)]
        text: String,
        /// The points that were there, as the learner judged.
        #[serde(default)]
        ticks: SortedSet<usize>,
    },
    /// "Not sure", which is an answer.
    #[default]
    NotSure,
    /// "Show me".
    GaveUp,
}

crate::values::tagged!(Answer, "kind");

/// What can be named in a pitfall item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    /// One of the lesson's pitfalls.
    Pitfall(PitfallId),
    /// None: the excerpt is sound.
    Sound,
}

/// One step of putting an answer together. A step that does not fit the item's kind or size changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Single: take this choice. Multiple and ticked recall: tick or untick. Spot: name this signal.
    Choose(usize),
    /// Classify: put a phrase in a group, or back.
    Place {
        /// Which phrase.
        phrase: usize,
        /// Which group.
        group: Option<usize>,
    },
    /// Spot: select these words, or none.
    Select(Option<Span>),
    /// Pitfall: name it.
    Name(Named),
    /// Order: move the step at one position of the learner's order to another.
    Move {
        /// Position it has.
        from: usize,
        /// Position it gets.
        to: usize,
    },
    /// Match: give a left side its partner; whoever had that partner loses it.
    Join {
        /// Which pair's left side.
        left: usize,
        /// Which right side; `None` to take it away.
        right: Option<usize>,
    },
    /// Recall: the words as they stand now.
    Write(String),
}

impl Answer {
    /// An answer nobody has touched: the steps of an order are laid out by lot, everything else is empty.
    pub fn blank(item: &Item, seed: u32) -> Self {
        match &item.kind {
            ItemKind::Single { .. } => Self::Single { choice: None },
            ItemKind::Multiple { .. } => Self::Multiple { ticks: SortedSet::new() },
            ItemKind::Classify { phrases, .. } => Self::Classify { groups: vec![None; phrases.len()] },
            ItemKind::Spot { .. } => Self::Spot { words: None, signal: None },
            ItemKind::Pitfall { .. } => Self::Pitfall { named: None },
            ItemKind::Order { steps, .. } => Self::Order { order: shuffle::disorder(seed, item.id.as_str(), steps.len()) },
            ItemKind::Match { pairs, .. } => Self::Match { rights: vec![None; pairs.len()] },
            ItemKind::Recall { .. } => Self::Recall { text: String::new(), ticks: SortedSet::new() },
        }
    }

    /// Whether it can be an answer to this item: its kind and every number in it fit.
    pub fn fits(&self, item: &Item) -> bool {
        let below = |bound: usize| move |&at: &usize| at < bound;
        match (self, &item.kind) {
            (Self::NotSure | Self::GaveUp, _) | (Self::Pitfall { .. }, ItemKind::Pitfall { .. }) => true,
            (Self::Single { choice }, ItemKind::Single { choices }) => choice.iter().all(below(choices.len())),
            (Self::Multiple { ticks }, ItemKind::Multiple { choices }) => ticks.iter().all(below(choices.len())),
            (Self::Classify { groups }, ItemKind::Classify { groups: names, phrases }) => {
                groups.len() == phrases.len() && groups.iter().flatten().all(below(names.len()))
            }
            (Self::Spot { words, signal }, ItemKind::Spot { signals, .. }) => {
                words.iter().all(|span| span.of(&item.excerpt).is_some()) && signal.iter().all(below(signals.len()))
            }
            (Self::Order { order }, ItemKind::Order { steps, .. }) => {
                let distinct: SortedSet<usize> = gathered(order.iter().copied());
                order.len() == steps.len() && distinct.len() == steps.len() && order.iter().all(below(steps.len()))
            }
            (Self::Match { rights }, ItemKind::Match { pairs, distractors }) => {
                rights.len() == pairs.len() && rights.iter().flatten().all(below(pairs.len() + distractors.len()))
            }
            (Self::Recall { ticks, .. }, ItemKind::Recall { points, .. }) => ticks.iter().all(below(points.len())),
            _ => false,
        }
    }

    /// Whether there is enough of it to be judged.
    pub fn is_complete(&self, item: &Item) -> bool {
        let select = matches!(item.kind, ItemKind::Spot { absent: false, .. });
        self.fits(item) && Missing::of(self, select).is_none()
    }

    /// Whether the choice, tick or signal at this place of the content is taken.
    pub fn holds(&self, at: usize) -> bool {
        match self {
            Self::Single { choice: taken } | Self::Spot { signal: taken, .. } => *taken == Some(at),
            Self::Multiple { ticks } | Self::Recall { ticks, .. } => ticks.contains(&at),
            _ => false,
        }
    }

    /// The words of the excerpt that are selected.
    pub fn selected(&self) -> Option<Span> {
        if let Self::Spot { words, .. } = self { *words } else { None }
    }

    /// What was written from memory; empty where nothing is.
    pub fn written(&self) -> &str {
        if let Self::Recall { text, .. } = self { text } else { "" }
    }

    /// Takes one step; a step that does not fit changes nothing.
    pub fn edit(&mut self, item: &Item, edit: Edit) {
        let before = self.clone();
        match (&mut *self, edit) {
            (Self::Single { choice }, Edit::Choose(at)) => *choice = Some(at),
            (Self::Multiple { ticks } | Self::Recall { ticks, .. }, Edit::Choose(at)) => toggle(ticks, at),
            (Self::Spot { signal, .. }, Edit::Choose(at)) => *signal = Some(at),
            (Self::Spot { words, .. }, Edit::Select(span)) => *words = span.filter(|span| !span.is_empty()),
            (Self::Classify { groups }, Edit::Place { phrase, group }) => set(groups, phrase, group),
            (Self::Pitfall { named }, Edit::Name(name)) => *named = Some(name),
            (Self::Order { order }, Edit::Move { from, to }) if from < order.len() && to < order.len() => {
                let step = order.remove(from);
                order.insert(to, step);
            }
            (Self::Match { rights }, Edit::Join { left, right }) if left < rights.len() => {
                if right.is_some() {
                    rights.iter_mut().filter(|held| **held == right).for_each(|held| *held = None);
                }
                rights[left] = right;
            }
            (Self::Recall { text, .. }, Edit::Write(words)) => *text = words,
            _ => {}
        }
        if !self.fits(item) {
            *self = before;
        }
    }
}

fn toggle(ticks: &mut SortedSet<usize>, at: usize) {
    if !ticks.remove(&at) {
        ticks.insert(at);
    }
}

fn set(groups: &mut [Option<usize>], phrase: usize, group: Option<usize>) {
    if let Some(held) = groups.get_mut(phrase) {
        *held = group;
    }
}

/// How sure the learner says to be, before the reveal. Asking is optional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Sure.
    Sure,
    /// Fairly sure.
    Fairly,
    /// A guess.
    Guess,
}
