//! The lesson's families of words, read from `cues.txt`.

use crate::sorted::SortedMap;

/// Families of words and phrases a lesson listens for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    /// The names of the families; a family's place here is its number.
    pub names: Vec<String>,
    by_first: SortedMap<String, Vec<Entry>>,
    open: SortedMap<u8, Vec<(String, Entry)>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    family: u8,
    rest: Vec<String>,
}

/// A family's word or phrase found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The family's number.
    pub family: u8,
    /// The first word, counted in the sentence.
    pub word: usize,
    /// How many words.
    pub n_words: usize,
}

impl Cues {
    /// Reads the file's lines; what is not a family is passed over.
    pub fn parse(source: &str) -> Self {
        let mut cues = Self::default();
        for line in source.lines() {
            let line = line.trim();
            let Some((name, entries)) = line.split_once(':').filter(|_| !line.starts_with('#')) else { continue };
            let Ok(family) = u8::try_from(cues.names.len()) else { break };
            cues.names.push(name.trim().to_owned());
            for entry in entries.split(',') {
                cues.add(family, entry.trim());
            }
        }
        cues
    }

    fn add(&mut self, family: u8, entry: &str) {
        let mut words = entry.split_whitespace().map(str::to_owned);
        let Some(first) = words.next() else { return };
        let entry = Entry { family, rest: words.collect() };
        match first.strip_suffix('*') {
            Some(stem) => self.open.entry(first_byte(stem)).or_default().push((stem.to_owned(), entry)),
            None => self.by_first.entry(first).or_default().push(entry),
        }
    }

    /// Every word and phrase of a family in a sentence of lower-case words.
    pub fn find(&self, words: &[&str]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let exact = self.by_first.get(*word).into_iter().flatten();
            let open =
                self.open.get(&first_byte(word)).into_iter().flatten().filter(|(stem, _)| word.starts_with(stem.as_str())).map(|(_, entry)| entry);
            for entry in exact.chain(open) {
                let end = at + 1 + entry.rest.len();
                if words.get(at + 1..end).is_some_and(|next| next.iter().zip(&entry.rest).all(|(a, b)| a == b)) {
                    hits.push(Hit { family: entry.family, word: at, n_words: end - at });
                }
            }
        }
        hits
    }
}

/// Open entries are kept by their first byte, so that a word meets only the few that could match.
fn first_byte(word: &str) -> u8 {
    word.bytes().next().unwrap_or(0)
}
