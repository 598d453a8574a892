//! What Progress knows of the stores, and what it may ask of them. The app fills it in; nothing here reads a store.

use crate::exchange::archive::Plan;
use crate::exchange::saved::{Found, Slot, Writer};
use crate::practice::session::{Part, Stored};
use crate::view::prelude::*;

/// The door to the stores; the app provides it as a context. Without it there are no buttons.
#[derive(Clone, Copy)]
pub struct ArchiveHands {
    /// Asks for something.
    pub ask: Callback<Ask>,
    /// What came of it.
    pub vault: RwSignal<Vault>,
}

/// Something asked of the stores.
#[derive(Clone, Debug)]
pub enum Ask {
    /// See how they do.
    Look,
    /// Read everything, and repair what one store lacks.
    Check,
    /// Offer everything as one file.
    Export,
    /// Offer the bytes that nobody could read.
    Raw,
    /// Open the text of a file: something to review, or a backup of which is seen what it would change.
    Open(String),
    /// Change what the backup would change.
    Import,
    /// Leave the file alone.
    Leave,
    /// Take out what the last import brought.
    UndoImport,
    /// Erase everything.
    Erase,
    /// Bring back what was erased.
    Restore,
}

/// The element that says that everything is erased, with the way back in it: the focus is there when that is done.
pub const ERASED_SAID: &str = "erased-said";

/// The heading of where it is all kept: the focus is there when something was brought back, or taken out again.
pub const KEPT: &str = "progress-kept";

/// What is known of the stores.
#[derive(Clone, Debug, Default)]
pub struct Vault {
    /// How they do, once it is known.
    pub health: Option<Health>,
    /// What the check found.
    pub checked: Option<Checked>,
    /// What a file would change, and how many of its records cannot be read.
    pub offer: Option<(Plan, usize)>,
    /// What the last import did, until it is undone.
    pub imported: Option<Imported>,
    /// What was erased; gone with the page.
    pub erased: Vec<Found>,
    /// Something may be left of what was to go, in the browser's words.
    pub refused: Option<String>,
    /// Whether an import was undone but for what the learner has gone on with since.
    pub went_on: bool,
}

/// What undoing an import needs.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The keys it wrote.
    pub keys: Vec<String>,
    /// The records it replaced: a page that opens meanwhile tidies them away.
    pub replaced: Vec<Found>,
    /// The parts it was joined with.
    pub joined: Vec<JoinedPart>,
}

/// A part that an import was joined with.
#[derive(Clone, Debug)]
pub struct JoinedPart {
    /// Which.
    pub part: Part,
    /// As it had been.
    pub before: Stored,
    /// Where it is kept.
    pub slot: Slot,
    /// The record that held both first, by its writer and revision.
    pub after: Option<(Writer, u64)>,
}

/// How the stores do.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// Which of both keep things: localStorage, the journal.
    pub keeps: (bool, bool),
    /// Whether the page stands alone, or in a frame of its own site, or of another.
    pub frame: Shown,
    /// Bytes the records take.
    pub used: u64,
    /// Bytes this site takes and may take, where the browser says so.
    pub space: Option<(f64, f64)>,
    /// Whether the browser has promised to keep it, where it says anything.
    pub persisted: Option<bool>,
    /// When the last backup was made, in milliseconds since 1970.
    pub backup: Option<u64>,
    /// How many records are set aside, because they cannot be read or are newer.
    pub set_aside: usize,
}

/// How the page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In a tab.
    Alone,
    /// In a frame of its own site.
    AtHome,
    /// In a frame of another site.
    Abroad,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Records that are whole.
    pub whole: usize,
    /// Copies that one store lacked or held in an older state, written anew.
    pub repaired: usize,
    /// Records set aside.
    pub set_aside: usize,
}
