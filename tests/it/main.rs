

mod audit;
mod calibration;
mod coming_back;
mod compiler;
mod content;
mod exchange_archive;
mod exchange_interleavings;
mod exchange_link;
mod exchange_saved;
mod practice;
mod progress;
mod quiz;
mod tidy;
