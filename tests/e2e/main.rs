//! The built widget in real Chromium: what only a browser can show. `scripts/test` builds `dist/` first.

mod browser;
mod reading;
