//! What is kept between visits: the form of one record, and how records from every place and tab become one truth.
//!
//! A [`Slot`] is a thing that is kept (a draft, a quiz history); each [`Writer`] (one load of the page) writes its own copy of
//! it under its own [`StorageKey`], so that two tabs never overwrite each other (platform fact 6). On load [`merge`] takes the
//! newest intact copy by revision, never by clock (fact 4), and keeps every text that nobody has taken in. A [`Ledger`] numbers
//! what this page writes. Bodies are opaque here; their owners read them with problems of their own.
//!
//! Nothing here ever changes or drops a stored byte: junk and newer forms are handed back as they were found.

mod key;
mod ledger;
mod merge;
mod record;

pub use key::{KeyProblem, PREFIX, Slot, StorageKey, Writer};
pub use ledger::Ledger;
pub use merge::{Found, Kept, Merged, SetAside, Source, Tidying, merge};
pub use record::{FORM, LARGEST_REVISION, Problem, Record, Writing};
