//! What the words show.

pub mod cues;
pub mod english;
pub mod features;
pub mod model;
pub mod phrases;
pub mod scope;
pub mod score;
pub mod text;
#[cfg(not(target_arch = "wasm32"))]
pub mod train;
