//! The practice widget: practising an interview answer, in the page, in private.

pub mod audit;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod compiler;
pub mod lesson;
