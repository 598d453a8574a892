//! What changed between two texts, word by word.

use super::text::{count_words, words};
use imara_diff::{Algorithm, Diff, InternedInput};

/// A stretch of text that stayed, came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What happened to it.
    pub kind: RunKind,
    /// The text.
    pub text: String,
}

/// What happened to a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// It is in both.
    Same,
    /// It went.
    Removed,
    /// It came.
    Added,
}

/// The difference between two texts. What stayed and what went make up the old text, what stayed and what came the new one.
///
/// Words, single signs, spaces and line breaks are compared. What is between two changes and tells little counts as changed, so that a phrase
/// put in place of another reads as one.
pub fn difference(old: &str, new: &str) -> Vec<Run> {
    let mut input = InternedInput::default();
    let (before, after) = (tokens(old), tokens(new));
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let mut first = 0;
    let mut steps: Vec<Step> = Vec::new();
    for hunk in diff.hunks() {
        let (gone, came) = (hunk.before.start as usize..hunk.before.end as usize, hunk.after.start as usize..hunk.after.end as usize);
        match steps.last_mut() {
            Some(last) => last.after = before[last.end..gone.start].concat(),
            None => first = gone.start,
        }
        steps.push(Step { end: gone.end, removed: before[gone].concat(), added: after[came].concat(), after: String::new() });
    }
    match steps.last_mut() {
        Some(last) => last.after = before[last.end..].concat(),
        None => first = before.len(),
    }
    // Words that stay are weighed against whole phrases.
    let steps = joined(joined(steps, |one, _| one.is_blank_after()), Step::outweighs);
    let run = |kind, text: String| Some(Run { kind, text }).filter(|run| !run.text.is_empty());
    let unchanged = run(RunKind::Same, before[..first].concat());
    let changed = steps.into_iter().flat_map(|step| {
        [run(RunKind::Removed, step.removed), run(RunKind::Added, step.added), run(RunKind::Same, step.after)].into_iter().flatten()
    });
    unchanged.into_iter().chain(changed).collect()
}

/// A change, and what stays after it until the next.
struct Step {
    /// Where it ends, in pieces of the old text.
    end: usize,
    removed: String,
    added: String,
    after: String,
}

/// Changes that read as one, joined. A line break keeps them apart.
fn joined(steps: Vec<Step>, reads_as_one: impl Fn(&Step, &Step) -> bool) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::new();
    for step in steps {
        match all.last_mut() {
            Some(last) if !last.after.contains('\n') && reads_as_one(last, &step) => last.join(step),
            _ => all.push(step),
        }
    }
    all
}

impl Step {
    /// Whether only white space stays after it.
    fn is_blank_after(&self) -> bool {
        self.after.trim().is_empty()
    }

    /// Whether what stays between two changes is a word or two that a rewritten sentence happens to share with the one before it.
    fn outweighs(&self, next: &Self) -> bool {
        let between = count_words(&self.after);
        between <= 2 && between * 3 <= self.words().min(next.words())
    }

    /// The words of its larger side.
    fn words(&self) -> usize {
        count_words(&self.removed).max(count_words(&self.added))
    }

    fn join(&mut self, next: Self) {
        for (side, with) in [(&mut self.removed, next.removed), (&mut self.added, next.added)] {
            *side += &self.after;
            *side += &with;
        }
        (self.after, self.end) = (next.after, next.end);
    }
}

/// How many words came with the changes, and how many went.
pub fn changed_words(runs: &[Run]) -> (usize, usize) {
    let of = |kind| runs.iter().filter(|run| run.kind == kind).map(|run| count_words(&run.text)).sum();
    (of(RunKind::Added), of(RunKind::Removed))
}

/// Words; between them, each line break, each stretch of other white space, and each other sign by itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut at = 0;
    for word in words(text) {
        signs(&text[at..word.start], &mut tokens);
        tokens.push(&text[word.start..word.end]);
        at = word.end;
    }
    signs(&text[at..], &mut tokens);
    tokens
}

fn signs<'a>(mut text: &'a str, tokens: &mut Vec<&'a str>) {
    let is_space = |c: char| c.is_whitespace() && c != '\n';
    while let Some(first) = text.chars().next() {
        let spaces = text.find(|c| !is_space(c)).unwrap_or(text.len());
        let (token, rest) = text.split_at(spaces.max(if spaces == 0 { first.len_utf8() } else { 0 }));
        tokens.push(token);
        text = rest;
    }
}
