//! Scope: who does it, when, and whether it is so.
//!
//! A sentence falls into clauses; each clause is denied or not, real or supposed, past, present or to come, and has somebody
//! it is about. A word counts differently in `I was lost`, `I was never lost` and `you would be lost`.

use super::english::{Classes, classes};
use super::text::Word;

/// What holds for the words of one clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// A negation stands in the clause, before the word or anywhere.
    pub denied: bool,
    /// `would`, `if`, a plan, a hope.
    pub unreal: bool,
    /// Between quotation marks.
    pub quoted: bool,
    /// Whom it is about.
    pub person: Person,
    /// When it is.
    pub tense: Tense,
}

/// Whom a clause is about: the first pronoun in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Person {
    /// The speaker.
    First,
    /// The speaker with others.
    We,
    /// Anybody.
    Second,
    /// Somebody else.
    Third,
    /// No pronoun: a thing, a name.
    #[default]
    Thing,
}

/// When a clause is: by its first verb form that tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// Over.
    Past,
    /// Now or always.
    Present,
    /// To come.
    Future,
    /// No verb that tells.
    #[default]
    Untold,
}

impl Scope {
    /// A short key for features.
    pub fn key(self) -> u32 {
        (self.person as u32) | (self.tense as u32) << 3 | u32::from(self.denied) << 6 | u32::from(self.unreal) << 7 | u32::from(self.quoted) << 8
    }
}

/// The scope of every word of a sentence.
pub fn scopes(words: &[Word]) -> Vec<Scope> {
    let mut found = Vec::with_capacity(words.len());
    let mut start = 0;
    let mut quoted = false;
    while start < words.len() {
        let end = clause_end(words, start);
        quoted = toggles(words[start].sign, quoted);
        let scope = read(&words[start..end], quoted);
        for word in &words[start + 1..end] {
            quoted = toggles(word.sign, quoted);
        }
        found.extend(std::iter::repeat_n(scope, end - start));
        start = end;
    }
    found
}

fn toggles(sign: char, quoted: bool) -> bool {
    match sign {
        '"' => !quoted,
        '“' | '«' => true,
        '”' | '»' => false,
        _ => quoted,
    }
}

fn clause_end(words: &[Word], start: usize) -> usize {
    let opens = |at: usize| {
        let word = &words[at];
        let parted = matches!(word.sign, ',' | ';' | ':' | '—' | '–' | '(' | ')' | '"' | '“' | '”' | '?');
        let joined =
            matches!(word.lower.as_str(), "but" | "because" | "so" | "when" | "while" | "if" | "though" | "although" | "until" | "who" | "which")
                || (word.lower == "and" && words.get(at + 1).is_some_and(|next| classes(&next.lower).has(subjects())));
        (parted || joined) && at > start
    };
    (start + 1..words.len()).find(|at| opens(*at)).unwrap_or(words.len())
}

fn subjects() -> Classes {
    Classes::FIRST.and(Classes::WE).and(Classes::SECOND).and(Classes::THIRD)
}

fn read(clause: &[Word], quoted: bool) -> Scope {
    let mut scope = Scope { quoted, ..Scope::default() };
    for word in clause {
        let found = classes(&word.lower);
        scope.denied |= found.has(Classes::NEGATION);
        scope.unreal |= found.has(Classes::UNREAL.and(Classes::FUTURE));
        if scope.person == Person::Thing {
            scope.person = match found {
                c if c.has(Classes::FIRST) => Person::First,
                c if c.has(Classes::WE) => Person::We,
                c if c.has(Classes::SECOND) => Person::Second,
                c if c.has(Classes::THIRD) => Person::Third,
                _ => Person::Thing,
            };
        }
        if scope.tense == Tense::Untold {
            scope.tense = match found {
                c if c.has(Classes::FUTURE) => Tense::Future,
                c if c.has(Classes::PAST) => Tense::Past,
                c if c.has(Classes::PRESENT) => Tense::Present,
                _ => Tense::Untold,
            };
        }
    }
    scope
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::text::words;
    use crate::lesson::Span;

    /// `word` in `text` stands in the scope written as letters: `-` denied, `?` unreal, `"` quoted, then person and tense.
    #[track_caller]
    fn check(text: &str, word: &str, expected: &str) {
        let all = words(text, Span::new(0, text.len()));
        let at = all.iter().position(|candidate| candidate.lower == word).expect("the word is in the text");
        let scope = scopes(&all)[at];
        let mut found = String::new();
        for (holds, letter) in [(scope.denied, '-'), (scope.unreal, '?'), (scope.quoted, '"')] {
            if holds {
                found.push(letter);
            }
        }
        assert_eq!(format!("{found}{:?} {:?}", scope.person, scope.tense), expected);
    }

    #[test]
    fn denial_ends_with_its_clause() {
        check("I was never lost, but I was late.", "lost", "-First Past");
        check("I was never lost, but I was late.", "late", "First Past");
    }

    #[test]
    fn plans_and_conditions_are_not_so() {
        check("If they gave us a day I would read papers.", "day", "?Third Past");
        check("Next year I will read a paper every Friday.", "paper", "?First Future");
    }

    #[test]
    fn people_are_told_apart() {
        check("You feel stupid at first.", "stupid", "Second Untold");
        check("He blushed and I wrote it down.", "blushed", "Third Past");
        check("He blushed and I wrote it down.", "wrote", "First Past");
    }

    #[test]
    fn quoted_words_are_somebody_elses() {
        check("She said, \"learn in public\", and left.", "public", "\"Thing Untold");
    }
}
