//! Every form that crosses our border: addresses and links, stored records and the file of all of them, what the page around is told,
//! snippets for it, hand-ins, calendar words and texts to print, and what was written before the program came.
//!
//! Foreign input is total: it parses to a value and the problems met on the way, never to a panic. This layer is pure; the
//! edge fetches and delivers the bytes.

pub mod archive;
pub mod early;
pub mod hand_in;
pub mod host_message;
pub mod keep;
pub mod language;
pub mod link;
pub mod markdown;
pub mod route;
pub mod saved;
pub mod snippet;
pub mod telling;
