//! What is said about a finding, in the lesson's own words: read from `phrases.txt`.

use crate::sorted::SortedMap;

/// Texts by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    flags: Vec<String>,
    texts: SortedMap<String, String>,
}

impl Phrases {
    /// Reads lines of the form `key: text`; lines that begin with `#` are remarks.
    pub fn parse(source: &str) -> Self {
        let mut phrases = Self::default();
        for (key, text) in source.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": ")) {
            let key = key.trim();
            phrases.flags.extend(key.strip_suffix(".mark").map(str::to_owned));
            phrases.texts.insert(key.to_owned(), text.trim().to_owned());
        }
        phrases
    }

    /// The flags there are, in the order of their texts: each says with the key `flag.mark` which mark it misses.
    pub fn flags(&self) -> &[String] {
        &self.flags
    }

    /// The text of the first key that has one; empty where none has.
    pub fn first_of(&self, keys: &[&str]) -> &str {
        keys.iter().find_map(|key| self.texts.get(*key)).map_or("", String::as_str)
    }

    /// Whether there is a text for this key.
    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }
}
