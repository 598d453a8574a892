//! The practice widget: practising an interview answer, in the page, in private.

pub mod app;
pub mod audit;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod compiler;
pub mod exchange;
pub mod lesson;
pub mod platform;
pub mod practice;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
pub mod ui;

/// The lessons that came with the page, kept for its life; nothing when `json` is not what this build's content compiler wrote.
pub fn bundled(json: &str) -> Option<&'static lesson::Library> {
    serde_json::from_str(json).ok().map(|library| &*Box::leak(Box::new(library)))
}
