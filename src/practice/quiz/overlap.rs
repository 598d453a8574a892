//! How far selected words and a passage cover each other.

use crate::lesson::{Span, SpotSpan};

/// Whether selected words answer a spot item: they cover at least half of the words of a right passage, and a larger
/// share of it than of any wrong one. Selecting everything is therefore no answer.
pub fn hits(text: &str, words: Span, passages: &[SpotSpan]) -> bool {
    let best = |right: bool| {
        let shares = passages.iter().filter(|passage| passage.right == right).map(|passage| share(text, words, passage.span));
        shares.fold(0.0, f64::max)
    };
    best(true) >= 0.5 && best(true) > best(false)
}

/// Whether selected words cover at least half of a passage's words.
pub fn at_least_half(text: &str, words: Span, passage: Span) -> bool {
    share(text, words, passage) >= 0.5
}

/// The share of a passage's words that the selection touches, from 0 to 1.
pub fn share(text: &str, words: Span, passage: Span) -> f64 {
    let all = words_in(text, passage);
    if all.is_empty() {
        return 0.0;
    }
    let touched = all.iter().filter(|word| word.overlaps(words)).count();
    // Passages hold far fewer words than a float can count.
    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    let share = touched as f64 / all.len() as f64;
    share
}

/// The words inside a range, as their places in the text. Words are what stands between spaces.
pub fn words_in(text: &str, range: Span) -> Vec<Span> {
    let Some(inside) = range.of(text) else { return Vec::new() };
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in inside.char_indices() {
        match (letter.is_whitespace(), start) {
            (true, Some(from)) => {
                words.push(Span::new(range.start + from, range.start + at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(Span::new(range.start + from, range.end));
    }
    words
}
