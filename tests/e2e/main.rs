//! The built widget in real Chromium: what only a browser can show. `scripts/test` builds `dist/` first.

mod anywhere;
mod browser;
mod everyone;
mod faults;
mod folder;
mod offline;
mod practising;
mod reading;
mod two_tabs;
mod vault;
