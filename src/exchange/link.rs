//! What travels in a link: parser and printer of the payload in a fragment.
//!
//! A payload is base64url, without padding, of one version byte and the raw-deflated JSON of a [`Shared`]. Everything in it is
//! a stranger's: ids may name nothing, and text is text, never markup. The limits are platform fact 22.

use crate::lesson::{Lesson, Span};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde_json::Value;
use std::fmt;

pub use crate::practice::peer_review::{Shared, SharedDraft, SharedMark, SharedReview, fingerprint};

/// The longest payload, in characters.
pub const LONGEST: usize = 16 * 1024;
/// The most bytes a payload may inflate to.
pub const LARGEST: usize = 64 * 1024;
/// The largest file of this kind, in bytes.
pub const LARGEST_FILE: usize = 1024 * 1024;
/// The part of an address that says a payload follows.
const MARKER: &str = "shared";
/// The version byte.
const VERSION: u8 = 1;
/// More effort finds hardly anything in texts this short.
const EFFORT: u8 = 9;

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
        shared.fit();
        Ok(shared)
    }

    /// The same as a file, for what is too long for a link.
    pub fn print_file(&self) -> String {
        serde_json::json!({ "practice-shared": VERSION, "content": self }).to_string()
    }

    /// Reads such a file; nothing when it is a file of another kind.
    pub fn parse_file(text: &str) -> Option<Result<Self, Problem>> {
        if text.len() > LARGEST_FILE || !text.trim_start().starts_with('{') {
            return None;
        }
        let mut file: Value = serde_json::from_str(text).ok()?;
        let version = file.get("practice-shared")?.as_u64();
        if let Some(newer) = version.and_then(|version| u8::try_from(version).ok()).filter(|version| *version > VERSION) {
            return Some(Err(Problem::Newer(newer)));
        }
        Some(serde_json::from_value(file.get_mut("content")?.take()).map_err(|_| Problem::Junk).map(|mut shared: Self| {
            shared.fit();
            shared
        }))
    }

    /// The fragment of a link, from `#/` on; the widget takes it out of the address bar as soon as it has read it.
    pub fn href(&self, lesson: &Lesson) -> Result<String, Problem> {
        Ok(format!("#/{}/{MARKER}/{}", lesson.id, self.print()?))
    }

    /// What a fragment carries; nothing when it is an address like any other.
    pub fn carried(fragment: &str) -> Option<Result<Self, Problem>> {
        let mut parts = fragment.trim_start_matches('#').split('/').filter(|part| !part.is_empty());
        let first = parts.next()?;
        let marked = first == MARKER || parts.next() == Some(MARKER);
        marked.then(|| Self::parse(parts.next().unwrap_or_default()))
    }

    /// Leaves out what does not lie on words.
    fn fit(&mut self) {
        match self {
            Self::Draft(draft) | Self::Moved(draft) => {
                let text = &draft.text;
                draft.marks.retain(|SharedMark(_, start, end)| start < end && Span::new(*start, *end).of(text).is_some());
            }
            Self::Review(review) => review.notes.retain(|(start, end, _)| start < end && *end <= LARGEST_FILE),
        }
    }
}
