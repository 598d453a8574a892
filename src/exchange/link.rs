//! What travels in a link: parser and printer of the payload in a fragment.
//!
//! A payload is base64url, without padding, of one version byte and what follows it:
//!
//! | byte | follows | made of |
//! |---|---|---|
//! | 1 | raw-deflated JSON | a [`Shared`] |
//! | 2 | 16 bytes of salt, 12 of initialisation vector, the sealed bytes | a [`Locked`]: AES-GCM, 256 bits, over the bytes of a payload of version 1; the key is PBKDF2-SHA-256 of the passphrase, 600,000 rounds |
//!
//! Everything in it is a stranger's: ids may name nothing, and text is text, never markup. The limits are platform fact 22. Packing
//! is pure; locking and unlocking need the browser and are the edge's.

use crate::lesson::Lesson;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde_json::Value;

pub use crate::practice::peer_review::{Locked, Problem, Shared, SharedDraft, SharedMark, SharedReview, fingerprint};

/// The longest payload, in characters.
pub const LONGEST: usize = 16 * 1024;
/// The most bytes a payload may inflate to.
pub const LARGEST: usize = 64 * 1024;
/// The largest file of this kind, in bytes.
pub const LARGEST_FILE: usize = 1024 * 1024;
/// The part of an address that says a payload follows.
const MARKER: &str = "shared";
/// The key that says what a file is.
const FILE_KEY: &str = "practice-shared";
/// The version byte of what anybody can read.
const VERSION: u8 = 1;
/// The version byte of what is behind a passphrase.
const LOCKED: u8 = 2;
/// What is added to sealed bytes so that a change of them is noticed.
const SEAL: usize = 16;
/// More effort finds hardly anything in texts this short.
const EFFORT: u8 = 9;

/// What a link or a file carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// Something to look at.
    Open(Shared),
    /// Something behind a passphrase.
    Locked(Locked),
}

impl Carried {
    /// Reads a payload.
    pub fn parse(payload: &str) -> Result<Self, Problem> {
        if payload.len() > LONGEST {
            return Err(Problem::TooLong);
        }
        let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| Problem::Damaged)?;
        match bytes.first() {
            Some(&LOCKED) => Locked::from_bytes(&bytes).map(Self::Locked).ok_or(Problem::Damaged),
            _ => Shared::unpack(&bytes).map(Self::Open),
        }
    }

    /// Reads a file that [`Shared::print_file`] or [`Locked::print_file`] made; nothing when it is a file of another kind.
    pub fn parse_file(text: &str) -> Option<Result<Self, Problem>> {
        if text.len() > LARGEST_FILE || !text.trim_start().starts_with('{') {
            return None;
        }
        let mut file: Value = serde_json::from_str(text).ok()?;
        let version = file.get(FILE_KEY)?.as_u64();
        if let Some(newer) = version.and_then(|version| u8::try_from(version).ok()).filter(|version| *version > LOCKED) {
            return Some(Err(Problem::Newer(newer)));
        }
        if let Some(locked) = file.get("locked") {
            let bytes = locked.as_str().and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
            return Some(bytes.and_then(|bytes| Locked::from_bytes(&bytes)).map(Self::Locked).ok_or(Problem::Damaged));
        }
        Some(crate::values::read(file.get_mut("content")?.take()).ok_or(Problem::Junk).and_then(Shared::fitted).map(Self::Open))
    }

    /// The fragment of a link, from `#/` on. Fails only with [`Problem::TooLong`].
    pub fn href(&self, lesson: &Lesson) -> Result<String, Problem> {
        match self {
            Self::Open(shared) => shared.href(lesson),
            Self::Locked(locked) => locked.href(lesson),
        }
    }

    /// The same as a file, for what is too long for a link.
    pub fn print_file(&self) -> String {
        match self {
            Self::Open(shared) => shared.print_file(),
            Self::Locked(locked) => locked.print_file(),
        }
    }

    /// Whether a fragment carries something; else it is an address like any other. It takes little code to say.
    pub fn is_in(fragment: &str) -> bool {
        payload(fragment).is_some()
    }

    /// What a fragment carries; nothing when it is an address like any other.
    pub fn in_fragment(fragment: &str) -> Option<Result<Self, Problem>> {
        payload(fragment).map(Self::parse)
    }
}

impl Shared {
    /// The bytes of a payload; [`Shared::unpack`] gives the same back. Fails only with [`Problem::TooLong`].
    pub fn pack(&self) -> Result<Vec<u8>, Problem> {
        let json = serde_json::to_vec(self).map_err(|_| Problem::Junk)?;
        if json.len() > LARGEST {
            return Err(Problem::TooLong);
        }
        let mut bytes = vec![VERSION];
        bytes.extend(compress_to_vec(&json, EFFORT));
        Ok(bytes)
    }

    /// The payload; [`Carried::parse`] gives the same back. Fails only with [`Problem::TooLong`].
    pub fn print(&self) -> Result<String, Problem> {
        let payload = URL_SAFE_NO_PAD.encode(self.pack()?);
        if payload.len() > LONGEST { Err(Problem::TooLong) } else { Ok(payload) }
    }

    /// Reads the bytes of a payload. Marks and notes that do not lie on words of the text are left out; the text is always whole.
    pub fn unpack(bytes: &[u8]) -> Result<Self, Problem> {
        let deflated = match bytes.split_first() {
            Some((&VERSION, deflated)) => deflated,
            Some((&newer, _)) if newer > LOCKED => return Err(Problem::Newer(newer)),
            Some(_) => return Err(Problem::Junk),
            None => return Err(Problem::Damaged),
        };
        let json = decompress_to_vec_with_limit(deflated, LARGEST).map_err(|trouble| match trouble.status {
            TINFLStatus::HasMoreOutput => Problem::TooLong,
            _ => Problem::Damaged,
        })?;
        str::from_utf8(&json).ok().and_then(crate::values::parse).ok_or(Problem::Junk).and_then(Self::fitted)
    }

    /// The same as a file, for what is too long for a link.
    pub fn print_file(&self) -> String {
        serde_json::json!({ FILE_KEY: VERSION, "content": self }).to_string()
    }

    /// The fragment of a link, from `#/` on; the widget takes it out of the address bar as soon as it has read it.
    pub fn href(&self, lesson: &Lesson) -> Result<String, Problem> {
        Ok(href(lesson, &self.print()?))
    }

    /// Leaves out what does not lie on words. What is longer than any draft is refused: every line of it would be drawn.
    fn fitted(mut self) -> Result<Self, Problem> {
        let too_long = match &mut self {
            Self::Draft(draft) | Self::Moved(draft) => {
                draft.fit();
                draft.is_too_long()
            }
            Self::Review(review) => {
                review.notes.retain(|(start, end, _)| start < end && *end <= LARGEST_FILE);
                review.is_too_long()
            }
        };
        if too_long { Err(Problem::TextTooLong) } else { Ok(self) }
    }
}

impl Locked {
    /// The payload; [`Carried::parse`] gives the same back where it is no longer than [`LONGEST`].
    pub fn print(&self) -> String {
        let mut bytes = vec![LOCKED];
        for part in [&self.salt[..], &self.iv, &self.sealed] {
            bytes.extend_from_slice(part);
        }
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The fragment of a link, from `#/` on. Fails only with [`Problem::TooLong`].
    pub fn href(&self, lesson: &Lesson) -> Result<String, Problem> {
        let payload = self.print();
        if payload.len() > LONGEST { Err(Problem::TooLong) } else { Ok(href(lesson, &payload)) }
    }

    /// The same as a file.
    pub fn print_file(&self) -> String {
        serde_json::json!({ FILE_KEY: LOCKED, "locked": self.print() }).to_string()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (salt, rest) = bytes.strip_prefix(&[LOCKED])?.split_first_chunk()?;
        let (iv, sealed) = rest.split_first_chunk()?;
        (sealed.len() > SEAL).then(|| Self { salt: *salt, iv: *iv, sealed: sealed.to_vec() })
    }
}

/// The payload in a fragment; empty where it was cut off, nothing where there is none.
fn payload(fragment: &str) -> Option<&str> {
    let mut parts = fragment.trim_start_matches('#').split('/').filter(|part| !part.is_empty());
    let first = parts.next()?;
    let marked = first == MARKER || parts.next() == Some(MARKER);
    marked.then(|| parts.next().unwrap_or_default())
}

fn href(lesson: &Lesson, payload: &str) -> String {
    format!("#/{}/{MARKER}/{payload}", lesson.id)
}
