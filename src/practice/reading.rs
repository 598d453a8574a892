//! How far the learner has read.

use crate::lesson::{Lesson, SectionId};
use crate::sorted::SortedSet;
use serde::{Deserialize, Serialize};

/// Sections whose end has been on screen, and the last one opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// Read to the end.
    pub read: SortedSet<SectionId>,
    /// Where to go on.
    pub last: Option<SectionId>,
}

/// Adults read English prose silently at about 240 words a minute (Brysbaert 2019, non-fiction).
const WORDS_PER_MINUTE: usize = 240;

impl Reading {
    /// Words read, and words in all.
    pub fn words(&self, lesson: &Lesson) -> (usize, usize) {
        let all = lesson.sections.iter().map(|section| section.words).sum();
        let read = lesson.sections.iter().filter(|section| self.read.contains(&section.id)).map(|section| section.words).sum();
        (read, all)
    }

    /// The share of the lesson read, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a lesson has far fewer than 2^52 words")]
    pub fn share(&self, lesson: &Lesson) -> f64 {
        let (read, all) = self.words(lesson);
        if all == 0 { 0.0 } else { read as f64 / all as f64 }
    }

    /// The section to go on with: the last one opened, or the first where the lesson does not have that one any more.
    pub fn go_on(&self, lesson: &Lesson) -> SectionId {
        let known = self.last.as_ref().and_then(|last| lesson.section(last)).or(lesson.sections.first());
        known.map(|section| section.id.clone()).unwrap_or_default()
    }

    /// Takes in how far the same learner has read elsewhere; answers whether that was further.
    pub fn merge(&mut self, other: Self) -> bool {
        let before = self.read.len();
        self.read.extend(other.read);
        self.last = self.last.take().or(other.last);
        self.read.len() > before
    }

    /// Minutes of reading left, rounded up.
    pub fn minutes_left(&self, lesson: &Lesson) -> usize {
        let (read, all) = self.words(lesson);
        (all - read).div_ceil(WORDS_PER_MINUTE)
    }
}
