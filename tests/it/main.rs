//! Everything that can be shown without a browser, in one binary.

mod compiler;
mod content;
mod tidy;
