//! Everything that can be shown without a browser, in one binary.

mod exchange_archive;
mod exchange_interleavings;
mod exchange_link;
mod exchange_saved;
mod tidy;
