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

/// The lessons bundled with this build, kept for the life of the page.
///
/// # Panics
/// When `json` is not what the content compiler of this same build wrote, which no input can cause.
pub fn bundled(json: &str) -> &'static lesson::Library {
    #[expect(clippy::expect_used, reason = "the same build wrote it")]
    Box::leak(Box::new(serde_json::from_str(json).expect("the bundled lessons are whole")))
}
