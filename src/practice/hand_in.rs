//! A draft with its review, as a learner hands it in, and what a teacher has collected.
//!
//! Start with [`HandIn`]; [`Collection`] is the teacher's side. What is in a collection came in files: it is strangers' text, shown
//! as text, and it is never stored.

use super::peer_review::{SharedDraft, SharedReview, fingerprint};
use super::text::count_words;
use crate::lesson::{CriterionId, Level, MarkId};
use serde::{Deserialize, Serialize};

/// A draft, the writer's last review of it, and the name the writer gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandIn {
    /// As typed for this file; may be empty.
    pub name: String,
    /// The text with its marks, and the prompt it answers.
    pub draft: SharedDraft,
    /// The writer's own review: for each criterion its level and the words linked to it, one line for each passage. Without a rating
    /// there was no review.
    pub review: SharedReview,
}

impl HandIn {
    /// Whether the text is another one than the review was made for.
    pub fn changed_since(&self) -> bool {
        !self.review.ratings.is_empty() && self.review.text != fingerprint(&self.draft.text)
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        count_words(&self.draft.text)
    }

    /// How often it carries a mark.
    pub fn times(&self, mark: &MarkId) -> usize {
        self.draft.marks.iter().filter(|placed| placed.0 == *mark).count()
    }

    /// The level of a criterion, where it was judged.
    pub fn level(&self, criterion: &CriterionId) -> Option<Level> {
        self.review.rating(criterion).map(|(level, _)| level)
    }
}

/// A hand-in, and the file it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collected {
    /// The file's name.
    pub file: String,
    /// What was in it.
    pub hand_in: HandIn,
}

/// Why a file is not in the collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Larger than any hand-in; it was not read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
    /// Something else than a hand-in.
    NotHandIn,
    /// A hand-in, cut short or changed on its way.
    Damaged,
    /// Made by a newer build.
    Newer,
    /// A hand-in of another lesson.
    OtherLesson,
    /// In the collection already.
    Known,
    /// There are [`MOST`] already.
    Full,
}

/// The most hand-ins that lie side by side.
pub const MOST: usize = 200;

/// Hand-ins side by side, for as long as the page is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    /// In the order they came.
    pub all: Vec<Collected>,
    /// The files of the last time that are not among them.
    pub refused: Vec<(String, Refusal)>,
    /// How many came in the last time.
    pub came: usize,
}

impl Collection {
    /// Takes files in, each read already or refused; one bad file keeps no other out.
    pub fn take(&mut self, files: Vec<(String, Result<HandIn, Refusal>)>) {
        self.refused.clear();
        self.came = 0;
        for (file, read) in files {
            let read = read.and_then(|hand_in| match self.all.iter().any(|known| known.hand_in == hand_in) {
                true => Err(Refusal::Known),
                false if self.all.len() >= MOST => Err(Refusal::Full),
                false => Ok(hand_in),
            });
            match read {
                Ok(hand_in) => {
                    self.came += 1;
                    self.all.push(Collected { file, hand_in });
                }
                Err(refusal) => self.refused.push((file, refusal)),
            }
        }
    }
}

impl Collection {
    /// In how many hand-ins a criterion was judged to be at this level.
    pub fn times(&self, criterion: &CriterionId, level: Level) -> usize {
        self.all.iter().filter(|collected| collected.hand_in.level(criterion) == Some(level)).count()
    }
}

impl Collected {
    /// The writer's name; where none was given, the file's.
    pub fn title(&self) -> &str {
        if self.hand_in.name.is_empty() { &self.file } else { &self.hand_in.name }
    }
}
