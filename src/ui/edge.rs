//! The hands of the browser, as plain functions: the app fills them in, so that no view names the browser.

use super::Ui;
use crate::practice::peer_review::Locked;
use crate::view::html::Textarea;

/// Told once the microphone is on; answers whether the recording is still wanted.
pub type Begun = Box<dyn Fn() -> bool>;

/// Told how it ended: the recording's address and file ending, or the browser's name for the trouble.
pub type Ended = Box<dyn Fn(Result<(String, &'static str), String>)>;

/// Told what came of locking.
pub type Sealed = Box<dyn FnOnce(Option<Locked>)>;

/// Told the bytes that were behind a passphrase; nothing when it was another one.
pub type Opened = Box<dyn FnOnce(Option<Vec<u8>>)>;

/// Told what was read: of each file its name, its size, and its text where it was no larger than asked and could be read.
pub type FilesRead = Box<dyn FnOnce(Vec<(String, u64, Option<String>)>)>;

/// What a view may ask of the browser. All are best effort and never panic.
#[derive(Clone, Copy)]
pub struct Edge {
    /// Puts text on the clipboard; says whether that worked through the callback.
    pub copy: fn(String, Box<dyn FnOnce(bool)>),
    /// Scrolls the element with this id into view and moves focus there, for keyboard and screen reader.
    pub focus: fn(&str),
    /// Moves focus to the element with this id and leaves the page where it is.
    pub hold: fn(&str),
    /// Gives focus to what stands where it was, when what had it is gone.
    pub recover_focus: fn(),
    /// Scrolls so that the words of the draft from this UTF-16 unit on are in sight.
    pub reveal: fn(u32),
    /// Scrolls so that the element with this id is in sight.
    pub bring_to_sight: fn(&str),
    /// Puts words in the place of a stretch of a field, in UTF-16 units, so that the browser's own undo knows of it; where it can.
    pub replace: fn(&Textarea, u32, u32, &str),
    /// Moves focus to the element with this id, a small step away; scrolls no more than it must.
    pub step: fn(&str),
    /// Calls back once when the end of the element with this id has been on screen.
    pub when_seen: fn(&str, Box<dyn Fn()>),
    /// From now on keeps the notes of the margin with this id at the height of their words.
    pub keep_placed: fn(&'static str),
    /// Places them once more: they have changed.
    pub place: fn(&'static str),
    /// Places them once more if their words have moved.
    pub follow_words: fn(&'static str),
    /// Offers a file to keep: name, MIME type, content.
    pub download: fn(&str, &str, &str),
    /// The glossary term a click landed on, and how far down the page it stands in pixels.
    pub term_at: fn(&crate::view::ev::MouseEvent) -> Option<(String, i32)>,
    /// Fetches the trained part of the language audit, once, if it is not here yet.
    pub load_audit: fn(Ui),
    /// Prints the page.
    pub print: fn(),
    /// Opens the dialog with this id over the page.
    pub show_dialog: fn(&str),
    /// Closes it.
    pub close_dialog: fn(&str),
    /// Whether the system can pass a link on.
    pub can_share: fn() -> bool,
    /// Passes a title and a link to the system.
    pub share: fn(&str, &str),
    /// Whether an element may have the whole screen.
    pub can_fill: fn() -> bool,
    /// Gives the element with this id the whole screen, or takes it back.
    pub fill: fn(&str),
    /// Whether the page can record the microphone.
    pub can_record: fn() -> bool,
    /// Asks for the microphone and records; see [`Begun`] and [`Ended`].
    pub record: fn(Begun, Ended),
    /// Ends the recording; what was recorded is handed over, or dropped.
    pub stop_recording: fn(bool),
    /// Frees a recording.
    pub forget_recording: fn(&str),
    /// Whether this page can lock with a passphrase.
    pub can_lock: fn() -> bool,
    /// Locks bytes with a passphrase.
    pub lock: fn(Vec<u8>, String, Sealed),
    /// Opens what is locked with a passphrase.
    pub unlock: fn(Locked, String, Opened),
    /// Reads the files that were dropped or picked, each no larger than so many bytes; answers whether there were any.
    pub read_files: fn(&crate::view::ev::Event, usize, FilesRead) -> bool,
    /// Milliseconds since 1970 by the device's clock.
    pub now: fn() -> u64,
    /// Minutes that local time is ahead of UTC at a moment, in milliseconds since 1970.
    pub offset: fn(u64) -> i32,
}
