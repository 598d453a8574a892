//! What travels in a link: parser and printer of the payload in a fragment.
//!
//! A payload is base64url, without padding, of one version byte and the raw-deflated JSON of a [`Shared`]. Everything in it is
//! a stranger's: ids may name nothing, and text is text, never markup. The limits are platform fact 22.

use crate::exchange::sum::fnv_1a;
use crate::lesson::{CriterionId, LessonId, Level, MarkId, PromptId, Span};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest payload, in characters.
pub const LONGEST: usize = 16 * 1024;
/// The most bytes a payload may inflate to.
pub const LARGEST: usize = 64 * 1024;
/// The version byte.
const VERSION: u8 = 1;
/// More effort finds hardly anything in texts this short.
const EFFORT: u8 = 9;

/// Something one person sends another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shared {
    /// A draft, to be reviewed.
    #[serde(rename = "draft")]
    Draft(SharedDraft),
    /// A review, on its way back.
    #[serde(rename = "review")]
    Review(SharedReview),
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

/// Names a text, so that a review finds the version it was written for.
pub fn fingerprint(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(fnv_1a(text.bytes()).to_be_bytes())
}

/// Why a payload is none, or cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Over [`LONGEST`] characters or over [`LARGEST`] bytes.
    TooLong,
    /// Characters that no payload has, or not enough of them: cut short or changed by a chat.
    Damaged,
    /// Made by a newer build.
    Newer(u8),
    /// Whole, but not something that is shared.
    Junk,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::TooLong => "This is too long for a link; send it as a file.",
            Self::Damaged => "This link is cut short or was changed on its way; ask for it again, or for a file.",
            Self::Newer(_) => "A newer version of the widget made this link; reload to update.",
            Self::Junk => "This link holds nothing the widget can show.",
        })
    }
}

impl Shared {
    /// The payload; [`Shared::parse`] gives the same back. Fails only with [`Problem::TooLong`].
    pub fn print(&self) -> Result<String, Problem> {
        let json = serde_json::to_vec(self).map_err(|_| Problem::Junk)?;
        if json.len() > LARGEST {
            return Err(Problem::TooLong);
        }
        let mut bytes = vec![VERSION];
        bytes.extend(compress_to_vec(&json, EFFORT));
        let payload = URL_SAFE_NO_PAD.encode(bytes);
        if payload.len() > LONGEST { Err(Problem::TooLong) } else { Ok(payload) }
    }

    /// Reads a payload. Marks and notes that do not lie on words of the text are left out; the text is always whole.
    pub fn parse(payload: &str) -> Result<Self, Problem> {
        if payload.len() > LONGEST {
            return Err(Problem::TooLong);
        }
        let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| Problem::Damaged)?;
        let deflated = match bytes.split_first() {
            Some((&VERSION, deflated)) => deflated,
            Some((&newer, _)) if newer > VERSION => return Err(Problem::Newer(newer)),
            Some(_) => return Err(Problem::Junk),
            None => return Err(Problem::Damaged),
        };
        let json = decompress_to_vec_with_limit(deflated, LARGEST).map_err(|trouble| match trouble.status {
            TINFLStatus::HasMoreOutput => Problem::TooLong,
            _ => Problem::Damaged,
        })?;
        let mut shared: Self = str::from_utf8(&json).ok().and_then(|json| crate::read(json).ok()).ok_or(Problem::Junk)?;
        match &mut shared {
            Self::Draft(draft) => {
                let text = &draft.text;
                draft.marks.retain(|SharedMark(_, start, end)| start < end && Span::new(*start, *end).of(text).is_some());
            }
            Self::Review(review) => review.notes.retain(|(start, end, _)| start < end && *end <= LARGEST),
        }
        Ok(shared)
    }
}
