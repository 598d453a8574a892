//! Everything that can be shown without a browser, in one binary.

mod quiz;
mod tidy;
