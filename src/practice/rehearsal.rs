//! Saying it aloud: the learner's pace, and what a retelling from memory left out.

use super::bench::Millis;
use super::schedule::Grade;
use super::text::{count_words, sentences, words};
use crate::lesson::Span;
use crate::lesson::text::{WholeLine, sentences_in, whole_lines};
use crate::order::PutInOrder;
use crate::order::gathered;
use crate::sorted::SortedMap;
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
    /// Whether it was said: at least 40 words and 10 seconds, and not faster than 300 words a minute.
    pub fn was_said(&self) -> bool {
        self.words >= 40 && self.seconds >= 10 && self.words <= self.seconds as usize * 5
    }

    /// Words a minute, where it tells the pace: it was read, [said](Rehearsal::was_said), and no slower than 50.
    pub fn pace(&self) -> Option<u32> {
        let said = self.kind == RehearsalKind::Read && self.was_said();
        let pace = said.then(|| u32::try_from(self.words.saturating_mul(60) / self.seconds as usize).ok()).flatten();
        pace.filter(|pace| *pace >= 50)
    }
}

/// Words a minute: the middle of the last five readings that tell a [pace](Rehearsal::pace), or [`USUAL_PACE`].
pub fn pace(rehearsals: &[Rehearsal]) -> u32 {
    let mut heard: Vec<_> = rehearsals.iter().rev().filter_map(Rehearsal::pace).take(5).collect();
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

/// What comes of setting a retelling beside the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// How many sentences of the draft came back.
    pub kept: usize,
    /// Those that did not, as they stand in the draft.
    pub left_out: Vec<String>,
    /// How well the draft was remembered; nothing where nothing was told, or there is nothing to tell: that says nothing about memory.
    pub grade: Option<Grade>,
}

/// Sets a retelling beside the draft.
pub fn compared(draft: &str, retelling: &str) -> Compared {
    let retold = retold(draft, retelling);
    let says_something = !retelling.trim().is_empty() && !draft.trim().is_empty();
    Compared {
        kept: retold.kept.len(),
        left_out: retold.left_out.iter().filter_map(|span| span.of(draft)).map(str::to_owned).collect(),
        grade: says_something.then(|| retold.grade()),
    }
}

/// A text as it is read aloud: line by line, where the voice may rest, its sentences, each with how many words come before it. Nothing
/// that is written is missing: a bullet's sign stands before the first of its sentences.
pub fn lines_aloud(text: &str) -> Vec<Vec<(Span, usize)>> {
    let mut words_before = 0;
    let mut aloud = |sentence: Span| {
        let before = words_before;
        words_before += count_words(sentence.of(text).unwrap_or_default());
        (sentence, before)
    };
    let said = |line: WholeLine| {
        let mut sentences = sentences_in(text, line.span);
        if let Some(first) = sentences.first_mut() {
            first.start = line.start;
        }
        sentences.into_iter().map(&mut aloud).collect()
    };
    whole_lines(text).into_iter().map(said).collect()
}

/// Whether a voice should have come past so many words after so many seconds, at a pace in words a minute.
pub fn is_past(words: usize, seconds: u32, pace: u32) -> bool {
    u64::from(seconds) * u64::from(pace) / 60 >= words as u64
}

/// How many words of a retelling are heard together, so that words strewn over all of it do not make a sentence.
const TOGETHER: usize = 30;

/// What a word weighs that stands in one sentence of the draft: divisible by small numbers of sentences.
const WEIGHT: usize = 12;

/// Compares a retelling with the draft, sentence by sentence. A sentence came back when a quarter of the weight of its telling words stands
/// close together in the retelling, in any form and order, or two thirds of one of its clauses, and two words at least: whoever tells it in
/// other words keeps little more. Names and numbers weigh twice; a word that stands in several sentences weighs so much less in each, because
/// it tells none of them; small words and endings do not count; a sentence of small words only is let pass.
pub fn retold(draft: &str, retelling: &str) -> Retelling {
    let heard: Vec<_> = words(retelling).filter_map(|span| span.of(retelling)).map(|word| stem(&word.to_lowercase())).collect();
    let told: Vec<_> = sentences(draft).into_iter().map(|span| (span, telling(span.of(draft).unwrap_or_default()))).collect();
    let mut spread = SortedMap::<&str, usize>::new();
    for word in told.iter().flat_map(|(_, words)| words.keys()) {
        *spread.entry(word.as_str()).or_default() += 1;
    }
    let weight = |(word, weight): (&String, &usize)| WEIGHT * weight / spread.get(word.as_str()).copied().unwrap_or(1);
    let came_back = |words: &Telling, (share, of): (usize, usize)| {
        let all: usize = words.iter().map(weight).sum();
        let back = |heard: &[String]| {
            let back = words.iter().filter(|(word, _)| heard.contains(word));
            let (count, weighed) = back.fold((0, 0), |(count, weighed), word| (count + word.1, weighed + weight(word)));
            weighed * of >= all * share && count >= words.values().sum::<usize>().min(2)
        };
        all == 0 || (0..heard.len()).step_by(TOGETHER / 2).any(|at| back(&heard[at..heard.len().min(at + TOGETHER)]))
    };
    let is_kept = |(span, words): &&(Span, Telling)| {
        let clauses = span.of(draft).unwrap_or_default().split([',', ';', ':', '–', '—', '(']).map(telling);
        came_back(words, (1, 4)) || clauses.filter(|clause| clause.len() > 1).any(|clause| came_back(&clause, (2, 3)))
    };
    let (kept, left_out) = told.iter().partition::<Vec<_>, _>(is_kept);
    let spans = |told: Vec<&(Span, Telling)>| told.into_iter().map(|(span, _)| *span).collect();
    Retelling { kept: spans(kept), left_out: spans(left_out) }
}

/// The stems of telling words, each with its weight.
type Telling = SortedMap<String, usize>;

/// The stems that tell a sentence, with their weights: a number, or a name, which has a capital inside the sentence, weighs twice.
fn telling(sentence: &str) -> Telling {
    let all = words(sentence).filter_map(|span| span.of(sentence)).enumerate().filter_map(|(at, word)| {
        let lower = word.to_lowercase();
        let named = at > 0 && word.starts_with(char::is_uppercase) && !matches!(word.split(['\'', '’']).next(), Some("I"));
        (named || !is_small(&lower)).then(|| (stem(&lower), if named || lower.contains(char::is_numeric) { 2 } else { 1 }))
    });
    gathered(all)
}

/// The beginning of a word without a common ending; crude, and the same on both sides.
fn stem(word: &str) -> String {
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    let root = ["ing", "ed", "es", "ly", "s", "e"].into_iter().find_map(|ending| word.strip_suffix(ending).filter(|root| root.chars().count() >= 3));
    let mut letters: Vec<_> = root.unwrap_or(word).chars().take(7).collect();
    // Stopped is stop; studied is study.
    if letters.len() > 3 && letters[letters.len() - 1] == letters[letters.len() - 2] {
        letters.pop();
    }
    letters.iter().take(6).map(|letter| if *letter == 'y' { 'i' } else { *letter }).collect()
}

fn is_small(word: &str) -> bool {
    const SMALL: [&str; 40] = [
        "that", "this", "with", "from", "they", "them", "then", "than", "have", "been", "were", "will", "would", "could", "should", "what", "when",
        "where", "which", "while", "there", "their", "these", "those", "about", "into", "over", "some", "such", "only", "also", "very", "just",
        "because", "after", "before", "again", "each", "your", "does",
    ];
    (word.chars().count() < 4 && !word.contains(char::is_numeric)) || SMALL.contains(&word)
}
