//! Saying it aloud: the learner's pace, and what a retelling from memory left out.

use super::bench::Millis;
use super::schedule::Grade;
use super::text::{sentences, words};
use crate::lesson::Span;
use crate::order::PutInOrder;
use crate::order::gathered;
use crate::sorted::SortedSet;
use serde::{Deserialize, Serialize};

/// Words a minute, until the learner has been heard.
pub const USUAL_PACE: u32 = 150;

/// How many rehearsals are remembered; the oldest go first.
pub const REMEMBERED: usize = 50;

/// One rehearsal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rehearsal {
    /// When it ended.
    pub at: Millis,
    /// What was done.
    pub kind: RehearsalKind,
    /// Words said.
    pub words: usize,
    /// Seconds it took.
    pub seconds: u32,
}

/// What a rehearsal was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RehearsalKind {
    /// Read aloud from the page: tells the pace.
    Read,
    /// Told from memory.
    Retell,
}

impl Rehearsal {
    /// Whether it was long enough to tell something: at least 40 words and 10 seconds.
    pub fn was_heard(&self) -> bool {
        self.words >= 40 && self.seconds >= 10
    }
}

/// Words a minute: the middle of the last five readings that were [heard](Rehearsal::was_heard), or [`USUAL_PACE`]. One faster than 300
/// or slower than 50 words a minute does not count.
pub fn pace(rehearsals: &[Rehearsal]) -> u32 {
    let mut heard: Vec<_> = rehearsals
        .iter()
        .rev()
        .filter(|rehearsal| rehearsal.kind == RehearsalKind::Read && rehearsal.was_heard())
        .filter_map(|rehearsal| u32::try_from(rehearsal.words.saturating_mul(60) / rehearsal.seconds as usize).ok())
        .filter(|pace| (50..=300).contains(pace))
        .take(5)
        .collect();
    heard.order_by(Ord::cmp);
    heard.get(heard.len() / 2).copied().unwrap_or(USUAL_PACE)
}

/// What a retelling kept of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retelling {
    /// Sentences of the draft that came back.
    pub kept: Vec<Span>,
    /// Sentences of the draft that did not.
    pub left_out: Vec<Span>,
}

impl Retelling {
    /// How well the draft was remembered, for its next date: by the share of its sentences that came back.
    pub fn grade(&self) -> Grade {
        let (kept, all) = (self.kept.len(), self.kept.len() + self.left_out.len());
        match (kept * 100).checked_div(all).unwrap_or(0) {
            90.. => Grade::Easy,
            70.. => Grade::Good,
            50.. => Grade::Hard,
            _ => Grade::Again,
        }
    }
}

/// Compares a retelling with the draft, sentence by sentence: a sentence came back when at least a third of its telling words
/// did, in any form and order: whoever tells it in other words keeps the names and the turn of it, and little more. Small words and endings do not count; a sentence of small words only is let pass.
pub fn retold(draft: &str, retelling: &str) -> Retelling {
    let heard: SortedSet<_> = gathered(stems(retelling));
    let (kept, left_out) = sentences(draft).into_iter().partition(|span| {
        let said: SortedSet<_> = gathered(stems(&draft[span.start..span.end]));
        said.iter().filter(|word| heard.contains(*word)).count() * 3 >= said.len()
    });
    Retelling { kept, left_out }
}

fn stems(text: &str) -> impl Iterator<Item = String> {
    words(text).filter_map(|span| span.of(text)).map(str::to_lowercase).filter(|word| !is_small(word)).map(|word| stem(&word))
}

/// The word without a common ending; crude, and the same on both sides.
fn stem(word: &str) -> String {
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    let root = ["ing", "ed", "es", "ly", "s", "e"].into_iter().find_map(|ending| word.strip_suffix(ending).filter(|root| root.chars().count() >= 3));
    root.unwrap_or(word).to_owned()
}

fn is_small(word: &str) -> bool {
    const SMALL: [&str; 40] = [
        "that", "this", "with", "from", "they", "them", "then", "than", "have", "been", "were", "will", "would", "could", "should", "what", "when",
        "where", "which", "while", "there", "their", "these", "those", "about", "into", "over", "some", "such", "only", "also", "very", "just",
        "because", "after", "before", "again", "each", "your", "does",
    ];
    (word.chars().count() < 4 && !word.contains(char::is_numeric)) || SMALL.contains(&word)
}
