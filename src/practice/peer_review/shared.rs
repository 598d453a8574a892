//! What one person sends another: a draft, a review, a draft on its way home.

use crate::lesson::{CriterionId, LessonId, Level, MarkId, PromptId, Span};
use crate::practice::draft::LIMIT;
use crate::practice::marking::PlacedMark;
use crate::practice::text::stable_hash;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// Something one person sends another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shared {
    /// A draft, to be reviewed.
    #[serde(rename = "draft")]
    Draft(SharedDraft),
    /// A review, on its way back.
    #[serde(rename = "review")]
    Review(SharedReview),
    /// One's own draft, on its way from a frame to the widget's own page.
    #[serde(rename = "moved")]
    Moved(SharedDraft),
}

impl Shared {
    /// The prompt it is about.
    pub fn prompt(&self) -> &PromptId {
        match self {
            Self::Draft(draft) | Self::Moved(draft) => &draft.prompt,
            Self::Review(review) => &review.prompt,
        }
    }
}

/// Something one person sends another, behind a passphrase that only the two of them know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Random; makes the same passphrase another key each time.
    pub salt: [u8; 16],
    /// Random; never used twice with one key.
    pub iv: [u8; 12],
    /// What only the passphrase opens.
    pub sealed: Vec<u8>,
}

/// The fewest letters of a passphrase; fewer are guessed in no time, and a lock that holds nobody out promises too much.
const FEWEST_LETTERS: usize = 8;

/// Whether a passphrase has too few letters to lock with.
pub fn is_too_short(passphrase: &str) -> bool {
    passphrase.chars().count() < FEWEST_LETTERS
}

/// A draft on its way to a reviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SharedDraft {
    /// The lesson it was written in.
    pub lesson: LessonId,
    /// The prompt it answers.
    pub prompt: PromptId,
    /// The answer.
    pub text: String,
    /// What its writer marked.
    pub marks: Vec<SharedMark>,
    /// What the writer wants to know; may be empty.
    pub question: String,
}

/// A mark: which, and the first byte inside and the first after, in UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedMark(pub MarkId, pub usize, pub usize);

/// A review on its way back to the writer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SharedReview {
    /// The lesson the draft was written in.
    pub lesson: LessonId,
    /// The prompt it answers.
    pub prompt: PromptId,
    /// [`fingerprint`] of the text that was reviewed.
    pub text: String,
    /// The level of each criterion that was rated, and a word on it.
    pub ratings: Vec<(CriterionId, Level, String)>,
    /// Notes tied to words: first byte inside, first after, the note.
    pub notes: Vec<(usize, usize, String)>,
    /// A word on the whole; may be empty.
    pub overall: String,
}

/// More marks than anybody puts on one draft.
pub const MOST_MARKS: usize = 500;

impl SharedDraft {
    /// Leaves out marks that lie on no words of the text, or are too many; the text stays as it is.
    pub fn fit(&mut self) {
        let text = &self.text;
        self.marks.retain(|SharedMark(_, start, end)| start < end && Span::new(*start, *end).of(text).is_some());
        self.marks.truncate(MOST_MARKS);
    }

    /// Its marks on the words they are on.
    pub fn placed(&self) -> Vec<PlacedMark> {
        self.marks.iter().map(|SharedMark(mark, start, end)| PlacedMark { mark: mark.clone(), span: Span::new(*start, *end) }).collect()
    }

    /// Whether it says more than a draft holds.
    pub fn is_too_long(&self) -> bool {
        is_too_long(&self.text) || is_too_long(&self.question)
    }
}

fn is_too_long(text: &str) -> bool {
    text.chars().nth(LIMIT).is_some()
}

/// Names a text, so that a review finds the version it was written for.
pub fn fingerprint(text: &str) -> String {
    name_of(text.as_bytes())
}

fn name_of(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(stable_hash(bytes).to_be_bytes())
}

impl Locked {
    /// Names it in the address while it is shut.
    pub(super) fn name(&self) -> String {
        name_of(&self.sealed)
    }
}

impl SharedReview {
    /// Whether it says nothing yet.
    pub fn is_empty(&self) -> bool {
        self.ratings.is_empty() && self.notes.is_empty() && self.overall.trim().is_empty()
    }

    /// Whether it says more in one place than a draft holds, or more often than anybody does.
    pub fn is_too_long(&self) -> bool {
        let words = self.ratings.iter().map(|(.., word)| word).chain(self.notes.iter().map(|(.., note)| note)).chain([&self.overall]);
        self.ratings.len().max(self.notes.len()) > MOST_MARKS || words.into_iter().any(|words| is_too_long(words))
    }

    /// The level given to a criterion, and the word on it.
    pub fn rating(&self, criterion: &CriterionId) -> Option<(Level, &str)> {
        self.ratings.iter().find(|(id, ..)| id == criterion).map(|(_, level, word)| (*level, word.as_str()))
    }
}

/// Why what somebody sent cannot be shown, or cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Over the characters or the bytes that a link or a file may have.
    TooLong,
    /// Small enough, and with more words in one place than a draft holds.
    TextTooLong,
    /// Characters that nothing sent has, or not enough of them: cut short or changed by a chat.
    Damaged,
    /// Made by a newer build, of this version.
    Newer(u8),
    /// Whole, but not something that is shared.
    Junk,
}
