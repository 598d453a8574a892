//! The names records are stored under: parser and printer.

use crate::lesson::{LessonId, PromptId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What every key of ours begins with, in every version.
pub const PREFIX: &str = "practice-widget/";

/// The version of the key's own form.
const VERSION: u32 = 1;

/// A thing that is kept: all records about it are copies of it by different writers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slot {
    /// Which lesson it belongs to.
    pub lesson: LessonId,
    /// What it is, in a word: `desk`, `quiz`, `reading`; chosen by the owner of the body.
    pub kind: String,
    /// Which prompt it is about, for what is kept per prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<PromptId>,
}

impl Slot {
    /// Something kept once per lesson.
    pub fn of_lesson(lesson: &LessonId, kind: &str) -> Self {
        Self { lesson: lesson.clone(), kind: kind.to_owned(), prompt: None }
    }

    /// Something kept once per prompt.
    pub fn of_prompt(lesson: &LessonId, kind: &str, prompt: &PromptId) -> Self {
        Self { lesson: lesson.clone(), kind: kind.to_owned(), prompt: Some(prompt.clone()) }
    }
}

/// Whoever writes: one load of the page in one tab. Never used again after that load, so a revision it lost in a crash is
/// never given to another text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Writer(String);

impl Writer {
    /// A writer named by 64 bits that nobody else has drawn.
    pub fn from_bits(bits: u64) -> Self {
        Self(format!("{bits:016x}"))
    }

    /// The writer of the `number`th record that an archive brings in. It sorts before every drawn name, so that at the same
    /// revision a text that is here already stays on show.
    #[must_use]
    pub fn copy(&self, number: usize) -> Self {
        Self(format!("-{}-{number}", self.0))
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Writer {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

/// Where one writer's record of a slot is stored: `practice-widget/1/<lesson>/<kind>[/<prompt>]/<writer>`.
///
/// Lower-case letters, digits and hyphens stand for themselves, every other byte as `%` and two digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StorageKey {
    /// What is kept.
    pub slot: Slot,
    /// Who wrote it.
    pub writer: Writer,
}

/// Why a key is not one we can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyProblem {
    /// It does not begin with [`PREFIX`]: somebody else's (platform fact 15).
    Foreign,
    /// It has a newer version than this build knows.
    Newer(u32),
    /// It begins like ours and goes on like nothing we ever wrote.
    Junk,
}

impl StorageKey {
    /// Reads a key.
    pub fn parse(key: &str) -> Result<Self, KeyProblem> {
        let rest = key.strip_prefix(PREFIX).ok_or(KeyProblem::Foreign)?;
        let (version, rest) = rest.split_once('/').ok_or(KeyProblem::Junk)?;
        match version.parse::<u32>() {
            Ok(VERSION) if version == "1" => {}
            Ok(newer) if newer > VERSION => return Err(KeyProblem::Newer(newer)),
            _ => return Err(KeyProblem::Junk),
        }
        let parts = rest.split('/').map(plain).collect::<Option<Vec<String>>>().ok_or(KeyProblem::Junk)?;
        let (lesson, kind, prompt, writer) = match parts.as_slice() {
            [lesson, kind, writer] => (lesson, kind, None, writer),
            [lesson, kind, prompt, writer] => (lesson, kind, Some(prompt), writer),
            _ => return Err(KeyProblem::Junk),
        };
        let slot = Slot { lesson: LessonId::new(lesson.as_str()), kind: kind.clone(), prompt: prompt.map(|id| PromptId::new(id.as_str())) };
        Ok(Self { slot, writer: Writer(writer.clone()) })
    }
}

impl fmt::Display for StorageKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { slot: Slot { lesson, kind, prompt }, writer } = self;
        write!(out, "{PREFIX}{VERSION}/{}/{}", escaped(lesson.as_str()), escaped(kind))?;
        if let Some(prompt) = prompt {
            write!(out, "/{}", escaped(prompt.as_str()))?;
        }
        write!(out, "/{}", escaped(writer.as_str()))
    }
}

fn stands_for_itself(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

fn escaped(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        if stands_for_itself(byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].into_iter().filter_map(|digit| char::from_digit(u32::from(digit), 16)));
        }
    }
    out
}

/// The reverse of [`escaped`]; nothing for what it never prints, so that one key has one spelling.
fn plain(part: &str) -> Option<String> {
    let mut bytes = part.bytes();
    let mut out = Vec::with_capacity(part.len());
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let value = hex(bytes.next()?)? * 16 + hex(bytes.next()?)?;
                if stands_for_itself(value) {
                    return None;
                }
                value
            }
            byte if stands_for_itself(byte) => byte,
            _ => return None,
        });
    }
    String::from_utf8(out).ok()
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}
