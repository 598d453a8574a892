//! What the model sees of a sentence: hashed patterns, each tied to the words it came from.

use super::cues::{Cues, Hit};
use super::english::{Classes, classes, stem};
use super::scope::{Scope, scopes};
use super::text::{Unit, Word, words};
use crate::order::PutInOrder;
use std::sync::LazyLock;

/// One pattern found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Which pattern.
    pub hash: u32,
    /// What kind of pattern.
    pub group: Group,
    /// The word it is shown by, counted in the sentence; `NO_WORD` where it is shown by none.
    pub word: u16,
}

/// A feature that no word of the sentence shows.
pub const NO_WORD: u16 = u16::MAX;

/// Kinds of patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Group {
    /// A word.
    Word,
    /// A stem.
    Stem,
    /// Two words in a row.
    Pair,
    /// A family of the lesson's cues.
    Family,
    /// A family and the scope it stands in.
    FamilyScope,
    /// A class of English words, and two of them in a row.
    Class,
    /// The scope of a clause.
    Clause,
    /// Length, question, bullet, quotation.
    Form,
    /// The first words.
    Opening,
    /// A stem, family or class of the sentence before.
    Before,
    /// A stem, family or class of the sentence after.
    After,
    /// Where in the draft.
    Place,
}

/// A sentence made ready for the model.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its words.
    pub words: Vec<Word>,
    /// The scope of each word.
    pub scopes: Vec<Scope>,
    /// The families found in it.
    pub hits: Vec<Hit>,
    /// Its own patterns.
    pub own: Vec<Feature>,
}

/// Reads one sentence.
pub fn read(text: &str, unit: &Unit, cues: &Cues) -> Reading {
    let mut words = words(text, unit.span);
    words.truncate(MOST_WORDS);
    let scopes = scopes(&words);
    let lower: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
    let hits = cues.find(&lower);
    let mut sink = Sink::default();
    sink.words(&words);
    sink.families(&hits, &scopes, &lower);
    sink.classes(&words, &scopes);
    sink.form(text, unit, &words);
    let mut own = sink.found;
    own.order_by_key(|feature| (feature.hash, feature.word));
    own.dedup_by_key(|feature| feature.hash);
    Reading { words, scopes, hits, own }
}

/// What a sentence shows about its neighbour: its stems, families and classes, marked with the side it stands on.
pub fn context(own: &[Feature], side: Group) -> Vec<Feature> {
    own.iter()
        .filter(|feature| matches!(feature.group, Group::Stem | Group::Family | Group::Form | Group::Class))
        .map(|feature| Feature { hash: mix(feature.hash, side as u32 + 77) & MASK, group: side, word: NO_WORD })
        .collect()
}

/// What stands where no neighbour does.
pub fn no_neighbour(side: Group) -> Feature {
    let mut sink = Sink::default();
    sink.push(side, NO_WORD, &["^"]);
    sink.found[0]
}

/// Where a sentence stands: counted from both ends of the draft and of its paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The sentence in the draft, and how many there are.
    pub sentence: (usize, usize),
    /// The sentence in its paragraph, and how many there are.
    pub in_paragraph: (usize, usize),
    /// The paragraph in the draft, and how many there are.
    pub paragraph: (usize, usize),
}

impl Place {
    /// The place as features.
    pub fn features(self) -> Vec<Feature> {
        let (at, n) = self.sentence;
        let (inner, n_inner) = self.in_paragraph;
        let (paragraph, n_paragraphs) = self.paragraph;
        let mut sink = Sink::default();
        for (name, value) in [
            ("from start", at.min(3)),
            ("from end", (n - 1 - at).min(3)),
            ("fifth", 5 * at / n),
            ("paragraph", paragraph.min(2)),
            ("paragraph from end", (n_paragraphs - 1 - paragraph).min(2)),
            ("in paragraph", inner.min(2)),
            ("in paragraph from end", (n_inner - 1 - inner).min(2)),
            ("sentences", (n / 4).min(5)),
        ] {
            sink.push(Group::Place, NO_WORD, &[name, &value.to_string()]);
        }
        sink.found
    }
}

/// Hashes keep 22 bits: few enough to store small, many enough that a stranger rarely meets a known pattern.
const MASK: u32 = (1 << 22) - 1;

/// Longer sentences are read up to here; nobody speaks longer ones.
const MOST_WORDS: usize = 400;

#[derive(Default)]
struct Sink {
    found: Vec<Feature>,
}

impl Sink {
    fn push(&mut self, group: Group, word: u16, parts: &[&str]) {
        let mut hash = mix(0x811c_9dc5, group as u32);
        for part in parts {
            hash = fnv(hash, part.as_bytes());
            hash = mix(hash, 0xff);
        }
        self.found.push(Feature { hash: hash & MASK, group, word });
    }

    fn words(&mut self, words: &[Word]) {
        let word = |at: usize| words.get(at).map_or("$", |word| word.lower.as_str());
        for at in 0..words.len() {
            let here = index(at);
            let own = stem(word(at));
            let before = if at == 0 { "^" } else { word(at - 1) };
            self.push(Group::Word, here, &[word(at)]);
            self.push(Group::Stem, here, &[own]);
            self.push(Group::Pair, here, &[before, word(at)]);
        }
        self.push(Group::Opening, index(0), &[word(0)]);
        self.push(Group::Opening, index(0), &[word(0), word(1)]);
        self.push(Group::Opening, index(0), &[word(0), word(1), word(2)]);
    }

    fn families(&mut self, hits: &[Hit], scopes: &[Scope], lower: &[&str]) {
        let mut counts = [0_u8; 64];
        for hit in hits {
            let Some(family) = FAMILY_KEYS.get(usize::from(hit.family)).map(String::as_str) else { continue };
            let scope = scopes[hit.word];
            let (person, tense) = (digit(scope.person as usize), digit(scope.tense as usize));
            let truth = TRUTHS[usize::from(scope.denied) * 4 + usize::from(scope.unreal) * 2 + usize::from(scope.quoted)];
            self.push(Group::Family, index(hit.word), &[family]);
            self.push(Group::FamilyScope, index(hit.word), &[family, "p", person]);
            self.push(Group::FamilyScope, index(hit.word), &[family, "t", tense]);
            self.push(Group::FamilyScope, index(hit.word), &[family, "x", truth]);
            self.push(Group::FamilyScope, index(hit.word), &[family, person, tense, truth]);
            let before = if hit.word == 0 { "^" } else { lower[hit.word - 1] };
            self.push(Group::FamilyScope, index(hit.word), &[family, "<", before]);
            let after = lower.get(hit.word + hit.n_words).copied().unwrap_or("$");
            self.push(Group::FamilyScope, index(hit.word), &[family, ">", after]);
            if let Some(count) = counts.get_mut(usize::from(hit.family)) {
                *count = count.saturating_add(1);
                if *count == 2 || *count == 4 {
                    self.push(Group::Family, index(hit.word), &[family, if *count == 2 { "2" } else { "4" }]);
                }
            }
        }
    }

    fn classes(&mut self, words: &[Word], scopes: &[Scope]) {
        let mut last = "^";
        for (at, word) in words.iter().enumerate() {
            let found = classes(&word.lower);
            for (class, name) in Classes::NAMED {
                if !found.has(class) {
                    continue;
                }
                self.push(Group::Class, index(at), &[name]);
                if class != Classes::OPENS {
                    self.push(Group::Class, index(at), &[last, name]);
                    last = name;
                }
            }
            if at == 0 || scopes[at] != scopes[at - 1] {
                let key = scopes[at].key().to_string();
                self.push(Group::Clause, index(at), &[&key]);
            }
        }
    }

    fn form(&mut self, text: &str, unit: &Unit, words: &[Word]) {
        let piece = unit.span.of(text).unwrap_or("");
        let length = match words.len() {
            0..=4 => "4",
            5..=8 => "8",
            9..=13 => "13",
            14..=20 => "20",
            21..=30 => "30",
            31..=45 => "45",
            _ => "more",
        };
        self.push(Group::Form, NO_WORD, &["length", length]);
        let signs = words.iter().filter(|word| word.sign == ',').count();
        self.push(Group::Form, NO_WORD, &["commas", ["0", "1", "2", "3", "4"][signs.min(4)]]);
        let capitals = words.iter().skip(1).filter(|word| word.capital && word.lower != "i").count();
        self.push(Group::Form, NO_WORD, &["capitals", ["0", "1", "2", "3", "4"][capitals.min(4)]]);
        for (holds, name) in [
            (piece.ends_with('?') || piece.contains("? "), "question"),
            (piece.contains(['"', '“']), "quotation"),
            (piece.contains(|c: char| c.is_ascii_digit()), "digits"),
            (piece.contains(';'), "semicolon"),
            (piece.contains(':'), "colon"),
            (piece.contains('('), "brackets"),
            (unit.bullet, "bullet"),
            (piece.ends_with('!'), "shout"),
        ] {
            if holds {
                self.push(Group::Form, NO_WORD, &[name]);
            }
        }
    }
}

fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(NO_WORD)
}

/// Families by number; a lesson has no more.
static FAMILY_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| (0..64).map(|family| format!("={family}")).collect());

/// Denied, unreal, quoted, each yes or no.
const TRUTHS: [&str; 8] = ["000", "001", "010", "011", "100", "101", "110", "111"];

fn digit(value: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"][value.min(9)]
}

fn fnv(start: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(start, |hash, byte| mix(hash, u32::from(*byte)))
}

fn mix(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193).rotate_left(5) ^ (hash >> 15)
}
