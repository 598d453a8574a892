//! A thing the interface says, in whichever language it speaks.
//!
//! The English stands in the program, and is its own key: a table of another language is fetched only for who reads that language.
//! `tests/it/languages.rs` holds every table against the sources.

use serde_json::{Map, Value};
use std::fmt::{self, Display};
use std::ops::Deref;
use std::sync::OnceLock;

/// What is said in place of the English; set once, before anything is shown, or never.
static TABLE: OnceLock<Map<String, Value>> = OnceLock::new();

/// From now on the interface speaks the language of this table, from the English to that language. Only the first table counts.
pub fn speak(table: Map<String, Value>) {
    // A second one would leave a page of two languages.
    drop(TABLE.set(table));
}

/// The language the interface speaks, as an attribute says it.
pub fn language() -> &'static str {
    Word("en-GB").text()
}

/// A thing the interface says. In views it stands like a text; elsewhere it becomes one with [`Word::text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(
    /// Its English, with `{names}` where something is filled in.
    pub &'static str,
);

impl Word {
    /// What it says in the language the interface speaks; the English where that language lacks it.
    #[inline(never)]
    pub fn text(self) -> &'static str {
        TABLE.get().and_then(|table| table.get(self.0)).and_then(Value::as_str).unwrap_or(self.0)
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        self.text()
    }
}

impl Display for Word {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text())
    }
}

impl From<Word> for &'static str {
    fn from(word: Word) -> Self {
        word.text()
    }
}

impl From<Word> for String {
    fn from(word: Word) -> Self {
        word.text().to_owned()
    }
}

// In a view it costs what a text costs, and nothing at each place where it is said.
crate::view::texts! { Word: Word::text }

/// The text with every `{name}` in it replaced by the value of that name.
pub fn filled(text: Word, values: &[(&str, &dyn Display)]) -> String {
    let mut said = String::new();
    let mut rest = text.text();
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        said.push_str(before);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            said.push_str(&value.to_string());
        }
        rest = after;
    }
    said.push_str(rest);
    said
}

/// The sentence for one, or for several with their `{count}`.
pub fn counted(count: usize, one: Word, many: Word) -> String {
    filled(if count == 1 { one } else { many }, &[("count", &count)])
}

/// [`filled`] with the names at hand: `fill!("{words} words, {day}", words, day = today())`. A name that is in the text and not among the
/// values, or the other way round, does not compile.
macro_rules! fill {
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
    ($text:literal $(, $name:ident $(= $value:expr)?)+ $(,)?) => {{
        let _ = || drop(format!($text, $($name = &fill!(@ $name $($value)?)),+));
        $crate::ui::words::filled($crate::ui::words::Word($text), &[$((stringify!($name), &fill!(@ $name $($value)?) as &dyn std::fmt::Display)),+])
    }};
}
pub(crate) use fill;
