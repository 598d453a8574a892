//! Every form that crosses our border: addresses, stored records, the archive file, share links, hand-ins.
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

// What is stored is sealed with it, and finds it beside the other forms.
