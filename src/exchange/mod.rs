//! Every form that crosses our border: addresses now; stored records, files and links beside them.
//!
//! Foreign input is total: it parses to a value and the problems met on the way, never to a panic. This layer is pure; the
//! edge fetches and delivers the bytes.

pub mod host_message;
pub mod route;
