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
/// Words, single signs, spaces and line breaks are compared. White space alone between two changed words counts as changed,
/// so that a phrase put in place of another reads as one.
pub fn difference(old: &str, new: &str) -> Vec<Run> {
    let mut input = InternedInput::default();
    let (before, after) = (tokens(old), tokens(new));
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let mut changes = Changes::default();
    let mut at = 0;
    for hunk in diff.hunks() {
        let (gone, came) = (hunk.before.start as usize..hunk.before.end as usize, hunk.after.start as usize..hunk.after.end as usize);
        changes.same(&before[at..gone.start].concat());
        at = gone.end;
        changes.changed(&before[gone].concat(), &after[came].concat());
    }
    changes.same(&before[at..].concat());
    changes.finish()
}

/// How many words came with the changes, and how many went.
pub fn changed_words(runs: &[Run]) -> (usize, usize) {
    let of = |kind| runs.iter().filter(|run| run.kind == kind).map(|run| count_words(&run.text)).sum();
    (of(RunKind::Added), of(RunKind::Removed))
}

/// Runs under construction: a change is held back until something other than white space follows that stayed.
#[derive(Default)]
struct Changes {
    runs: Vec<Run>,
    removed: String,
    added: String,
    space: String,
}

impl Changes {
    fn changed(&mut self, removed: &str, added: &str) {
        self.removed += &self.space;
        self.added += &std::mem::take(&mut self.space);
        self.removed += removed;
        self.added += added;
    }

    fn same(&mut self, text: &str) {
        let between = !self.removed.is_empty() || !self.added.is_empty();
        let within_line = text.trim().is_empty() && !text.contains('\n');
        if between && within_line {
            self.space += text;
            return;
        }
        self.release();
        self.push(RunKind::Same, text);
    }

    fn release(&mut self) {
        let (removed, added, space) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added), std::mem::take(&mut self.space));
        self.push(RunKind::Removed, &removed);
        self.push(RunKind::Added, &added);
        self.push(RunKind::Same, &space);
    }

    fn push(&mut self, kind: RunKind, text: &str) {
        match self.runs.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text += text,
            _ => self.runs.push(Run { kind, text: text.to_owned() }),
        }
    }

    fn finish(mut self) -> Vec<Run> {
        self.release();
        self.runs
    }
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
