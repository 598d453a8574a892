//! Everything that can be shown without a browser, in one binary.

mod audit;
mod calibration;
mod coming_back;
mod compiler;
mod content;
mod dice;
mod early;
mod exchange_archive;
mod exchange_hand_in;
mod exchange_interleavings;
mod exchange_link;
mod exchange_route;
mod exchange_saved;
mod exchange_telling;
mod heard;
mod host_message;
mod languages;
mod licences;
mod order;
mod practice;
mod progress;
mod prompt_pages;
mod quiz;
mod sorted;
mod tidy;
mod values;
