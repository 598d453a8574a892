//! Prose worth a second look: spelling, very long sentences, words a lesson said it avoids, slips of the keyboard. Only ever
//! warnings: prose is the author's.

use super::Dictionary;
use crate::{
    compiler::{Compiled, Diagnostic, HouseStyle, Passage, SHOWN, SourceFile, Voice},
    lesson::{Span, text::sentences_in, word::count_words},
};
use std::collections::{HashMap, HashSet};

/// Suggestions take time; whoever has more words to mend than this has other things to mend first.
const SUGGESTED: usize = 8;

/// Words of the trade that no dictionary of English has.
const TRADE: &str = include_str!("words.txt");

/// Everything worth a second look in all lessons.
pub(super) fn check(compiled: &Compiled, dictionary: Option<&Dictionary>) -> Vec<Diagnostic> {
    let mut findings = Findings { files: &compiled.files, shown: Vec::new(), counts: vec![0; compiled.files.len()] };
    for house in &compiled.house {
        let mine = |passage: &&Passage| compiled.files[passage.file].path.starts_with(&house.folder);
        let mut passages: Vec<&Passage> = compiled.passages.iter().filter(mine).collect();
        passages.sort_by_key(|passage| (passage.file, passage.map.file_at(0)));
        for passage in &passages {
            let mut look = Look { passage, findings: &mut findings };
            look.keyboard();
            if passage.voice != Voice::Quoted {
                look.sentences(house);
            }
            if passage.voice == Voice::Own {
                look.avoided(house);
            }
        }
        if let Some(dictionary) = dictionary {
            spelling(house, &passages, dictionary, &mut findings);
        }
    }
    findings.told()
}

/// What is found, file by file; of each file no more is shown than an author would read.
struct Findings<'f> {
    files: &'f [SourceFile],
    shown: Vec<Diagnostic>,
    counts: Vec<usize>,
}

impl Findings<'_> {
    fn warn(&mut self, file: usize, span: Span, message: String, advice: &str) {
        self.counts[file] += 1;
        if self.counts[file] <= SHOWN {
            self.shown.push(Diagnostic::warning(&self.files[file], span, message, advice));
        }
    }

    fn told(mut self) -> Vec<Diagnostic> {
        for (file, count) in self.files.iter().zip(self.counts).filter(|(_, count)| *count > SHOWN) {
            let message = format!("there is more to look at in this file, in {} places", count - SHOWN);
            self.shown.push(Diagnostic::warning(
                file,
                Span::new(file.text.len(), file.text.len()),
                message,
                "It is shown when what stands before it is mended.",
            ));
        }
        self.shown
    }
}

struct Look<'l, 'f> {
    passage: &'l Passage,
    findings: &'l mut Findings<'f>,
}

impl Look<'_, '_> {
    fn warn(&mut self, span: Span, message: String, advice: &str) {
        self.findings.warn(self.passage.file, self.passage.map.file_span(span), message, advice);
    }

    fn keyboard(&mut self) {
        let text = &self.passage.text;
        if let Some(at) = text.find(['"', '\'']) {
            self.warn(Span::new(at, at + 1), "a straight quotation mark".to_owned(), "Write “ and ”, ‘ and ’.");
        }
        let words = words(text);
        for pair in words.windows(2) {
            let (a, b) = (pair[0].of(text).unwrap_or_default(), pair[1].of(text).unwrap_or_default());
            let between = &text[pair[0].end..pair[1].start];
            let meant = ["had", "that"].contains(&a);
            if a.eq_ignore_ascii_case(b) && between.trim().is_empty() && !meant && a.chars().all(char::is_alphabetic) {
                self.warn(pair[1], format!("“{b}” twice"), "Take one out.");
            }
        }
    }

    fn sentences(&mut self, house: &HouseStyle) {
        let Some(longest) = house.longest_sentence else { return };
        let passage = &self.passage.text;
        // A line break in it is the file's: it is shown as one paragraph.
        for sentence in sentences_in(passage, Span::new(0, passage.len())) {
            let text = sentence.of(passage).unwrap_or_default();
            let count = count_words(text);
            if count > longest {
                let first = words(text).first().map_or(sentence, |word| Span::new(sentence.start + word.start, sentence.start + word.end));
                self.warn(first, format!("a sentence of {count} words"), &format!("This lesson means to stay within {longest}; cut it in two."));
            }
        }
    }

    fn avoided(&mut self, house: &HouseStyle) {
        let text = &self.passage.text;
        let spans = unquoted(text, &words(text));
        let said: Vec<String> = spans.iter().map(|span| span.of(text).unwrap_or_default().to_lowercase()).collect();
        for avoided in &house.avoid {
            let wanted: Vec<String> = avoided.split_whitespace().map(str::to_lowercase).collect();
            if wanted.is_empty() {
                continue;
            }
            for (at, window) in said.windows(wanted.len()).enumerate() {
                if window.iter().zip(&wanted).all(|(word, wanted)| is_form_of(word, wanted)) {
                    let span = Span::new(spans[at].start, spans[at + wanted.len() - 1].end);
                    let shown = span.of(text).unwrap_or_default();
                    self.warn(
                        span,
                        format!("“{shown}” is a word this lesson avoids"),
                        "Say it more plainly, or put it in “quotes” if somebody else says it.",
                    );
                }
            }
        }
    }
}

fn spelling(house: &HouseStyle, passages: &[&Passage], dictionary: &Dictionary, findings: &mut Findings) {
    let lines = TRADE.lines().chain(house.words.iter().map(String::as_str));
    // A compound is read part by part.
    let accepted: HashSet<String> = lines.flat_map(|line| line.trim().to_lowercase().split('-').map(str::to_owned).collect::<Vec<_>>()).collect();
    let mut unknown: HashMap<String, usize> = HashMap::new();
    let mut first: Vec<(String, usize, Span)> = Vec::new();
    for passage in passages {
        for span in words(&passage.text) {
            let shown = span.of(&passage.text).unwrap_or_default();
            let word = shown.replace('’', "'");
            let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(&word);
            let coded = bare.chars().any(|c| !(c.is_alphabetic() || c == '\'')) || bare.chars().skip(1).any(char::is_uppercase);
            let fine = coded || [&word, bare].into_iter().any(|word| accepted.contains(&word.to_lowercase()) || dictionary.knows(word));
            if fine {
                continue;
            }
            let count = unknown.entry(bare.to_lowercase()).or_default();
            *count += 1;
            if *count == 1 {
                let place = passage.map.file_span(span);
                first.push((bare.to_owned(), passage.file, place));
            }
        }
    }
    for (index, (word, file, span)) in first.into_iter().enumerate() {
        let times = match unknown[&word.to_lowercase()] {
            1 => String::new(),
            count => format!(" ({count} times)"),
        };
        let meant = if index < SUGGESTED { dictionary.suggest(&word) } else { Vec::new() };
        let meant = if meant.is_empty() { String::new() } else { format!("Perhaps {}. ", meant.join(", ")) };
        let advice = format!("{meant}If it is right, add it to {}words.txt.", house.folder);
        findings.warn(file, span, format!("spelling: “{word}”{times}"), &advice);
    }
}

/// Words with their apostrophes; a hyphen parts them.
fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let joins = matches!(c, '\'' | '’') && start.is_some() && text[at..].chars().nth(1).is_some_and(char::is_alphabetic);
        let inside = c.is_alphanumeric() || c == '_' || joins;
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The words outside “quotation marks”.
fn unquoted(text: &str, words: &[Span]) -> Vec<Span> {
    let mut depth = 0_usize;
    let mut quoted = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        match c {
            '“' => {
                if depth == 0 {
                    from = at;
                }
                depth += 1;
            }
            '”' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    quoted.push(Span::new(from, at));
                }
            }
            _ => {}
        }
    }
    let inside = |word: Span| quoted.get(quoted.partition_point(|quote| quote.end <= word.start)).is_some_and(|quote| quote.overlaps(word));
    words.iter().copied().filter(|word| !inside(*word)).collect()
}

/// Whether `word` is `stem` or grows out of it by a usual ending.
fn is_form_of(word: &str, stem: &str) -> bool {
    const ENDINGS: [&str; 13] = ["", "s", "es", "d", "ed", "r", "er", "ers", "ing", "ly", "ate", "ately", "ation"];
    let grows = |stem: &str, word: &str| word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending));
    grows(stem, word) || stem.strip_suffix('e').is_some_and(|bare| word != bare && grows(bare, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_form(stem: &str, word: &str, expected: bool) {
        assert_eq!(is_form_of(word, stem), expected, "{stem} and {word}");
    }

    #[test]
    fn words_that_are_avoided_are_found_in_their_forms() {
        check_form("passion", "passionate", true);
        check_form("leverage", "leveraging", true);
        check_form("journey", "journeys", true);
        check_form("just", "justice", false);
        check_form("win", "window", false);
    }

    #[test]
    fn quoted_words_are_nobody_elses_fault() {
        let text = "Say “my journey” and no journey";
        let shown: Vec<&str> = unquoted(text, &words(text)).into_iter().filter_map(|span| span.of(text)).collect();
        assert_eq!(shown, ["Say", "and", "no", "journey"]);
    }
}
