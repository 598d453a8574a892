//! Everything that can be shown without a browser, in one binary.

mod practice;
mod tidy;
