//! Where the learner's work is kept: localStorage at once, an `IndexedDB` journal beside it, memory where neither is allowed.
//!
//! Start with [`Store`]; [`Saver`] decides when to write. Neither store alone survives a killed browser (platform facts 1 to
//! 3), so everything goes to both, and `exchange::saved::merge` decides what is true. Nothing here reads what it stores, and
//! nothing panics: every refusal of the browser is an answer.

mod elsewhere;
mod health;
mod hold;
mod journal;
mod listener;
pub(super) mod local;
mod saver;
mod store;
pub(super) mod timer;
mod trouble;

pub use elsewhere::Elsewhere;
pub use health::{Frame, Health, Space, ask_to_persist, draw_bits, frame};
pub use hold::Hold;
pub use saver::Saver;
pub use store::{Outcome, Store, WrittenTo};
pub use trouble::Trouble;
