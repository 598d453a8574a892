//! The built widget in real Chromium: what only a browser can show. `scripts/test` builds `dist/` first.

mod anywhere;
mod browser;
mod course;
mod deploys;
mod desk;
mod everyone;
mod faults;
mod flapping;
mod folder;
mod hand_in;
mod hands;
mod injection;
mod languages;
mod learner;
mod offline;
mod peer_review;
mod practising;
mod reading;
mod room_aloud;
mod room_keys;
mod room_touch;
mod sinks;
mod translated;
mod tree;
mod two_tabs;
mod vault;
