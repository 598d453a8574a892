//! Everything that can be shown without a browser, in one binary.

mod calibration;
mod coming_back;
mod progress;
mod quiz;
mod tidy;
