//! How long a draft is, on paper and aloud.

use super::text::count_words;
use crate::lesson::Prompt;

/// The length of a draft against what the prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meter {
    /// Words, as [`super::text::words`] counts them.
    pub words: usize,
    /// Seconds to say it aloud at the learner's pace.
    pub seconds: u32,
    /// Where it stands against the range of words.
    pub length: Length,
    /// Where its time stands against the range of seconds.
    pub aloud: Aloud,
}

/// Where a number of words stands against a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Below the range.
    Short {
        /// How many are missing.
        by: usize,
    },
    /// In the range.
    Within,
    /// Beyond the range.
    Long {
        /// How many too many.
        by: usize,
    },
}

/// Where a speaking time stands against a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aloud {
    /// Shorter.
    Short,
    /// In the range.
    Within,
    /// Longer.
    Long,
}

impl Meter {
    /// Reads a text at a pace in words a minute.
    pub fn read(text: &str, prompt: &Prompt, pace: u32) -> Self {
        let words = count_words(text);
        let seconds = seconds_for(words, pace);
        let (shortest, longest) = prompt.seconds;
        let aloud = match seconds {
            seconds if seconds < shortest => Aloud::Short,
            seconds if longest > 0 && seconds > longest => Aloud::Long,
            _ => Aloud::Within,
        };
        Self { words, seconds, length: length(words, prompt), aloud }
    }

    /// Where the word count stands on a scale that ends a quarter beyond the longest, in thousandths; the range's own ends
    /// come with it, for drawing.
    pub fn on_scale(&self, prompt: &Prompt) -> Scale {
        let full = (prompt.words.max + prompt.words.max / 4).max(1);
        let at = |words: usize| (words * 1_000 / full).min(1_000);
        Scale { from: at(prompt.words.min), to: at(prompt.words.max), at: at(self.words) }
    }
}

/// Positions on a drawn scale, in thousandths of its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Where the range begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Where the draft stands.
    pub at: usize,
}

/// Seconds to say so many words at a pace in words a minute.
pub fn seconds_for(words: usize, pace: u32) -> u32 {
    let words = u64::try_from(words).unwrap_or(u64::MAX);
    u32::try_from(words.saturating_mul(60) / u64::from(pace.max(1))).unwrap_or(u32::MAX)
}

fn length(words: usize, prompt: &Prompt) -> Length {
    if words < prompt.words.min {
        Length::Short { by: prompt.words.min - words }
    } else if words > prompt.words.max {
        Length::Long { by: words - prompt.words.max }
    } else {
        Length::Within
    }
}
