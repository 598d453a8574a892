//! Finds and asks a Hunspell dictionary of British English.

use std::{
    cell::RefCell,
    collections::HashMap,
    env, fs,
    path::{Path, PathBuf},
};

/// A dictionary, with what it said before: a lesson repeats itself.
pub struct Dictionary {
    words: spellbook::Dictionary,
    known: RefCell<HashMap<String, bool>>,
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Dictionary")
    }
}

impl Dictionary {
    /// Reads the two files of a Hunspell dictionary.
    ///
    /// # Errors
    /// When the affix or word file is not in Hunspell's form.
    pub fn new(affixes: &str, words: &str) -> Result<Self, String> {
        let words = spellbook::Dictionary::new(affixes, words).map_err(|problem| problem.to_string())?;
        Ok(Self { words, known: RefCell::default() })
    }

    /// Whether the word is spelt like this.
    pub fn knows(&self, word: &str) -> bool {
        let mut known = self.known.borrow_mut();
        *known.entry(word.to_owned()).or_insert_with(|| self.words.check(word))
    }

    /// Words that may have been meant, the likeliest first.
    pub fn suggest(&self, word: &str) -> Vec<String> {
        let mut words = Vec::new();
        self.words.suggest(word, &mut words);
        // Hunspell likes to cut words in two.
        words.retain(|word| !word.contains([' ', '-']));
        words.truncate(3);
        words
    }
}

/// The first dictionary there is: where `PRACTICE_DICTIONARY` points, where set-up puts it, where the system keeps one.
///
/// # Errors
/// A sentence for the author when there is none.
pub fn find() -> Result<Dictionary, String> {
    for (affixes, words) in places() {
        if let (Ok(affixes), Ok(words)) = (fs::read_to_string(&affixes), fs::read_to_string(&words)) {
            return Dictionary::new(&affixes, &words).map_err(|problem| format!("spelling was not checked: {problem}"));
        }
    }
    let advice = "npm install --prefix .tools dictionary-en-gb, or point PRACTICE_DICTIONARY at a folder with index.aff and index.dic";
    Err(format!("spelling was not checked, as no dictionary was found; {advice}."))
}

fn places() -> Vec<(PathBuf, PathBuf)> {
    let pair = |stem: PathBuf| (stem.with_extension("aff"), stem.with_extension("dic"));
    let mut places = Vec::new();
    if let Ok(chosen) = env::var("PRACTICE_DICTIONARY") {
        let chosen = PathBuf::from(chosen);
        places.push(pair(if chosen.is_dir() { chosen.join("index") } else { chosen }));
    }
    let starts = [env::current_dir().ok(), env::current_exe().ok()];
    for folder in starts.iter().flatten().flat_map(|start| start.ancestors()) {
        places.push(pair(folder.join(".tools/node_modules/dictionary-en-gb/index")));
    }
    places.push(pair(Path::new("/usr/share/hunspell/en_GB").to_owned()));
    places
}
