//! What the learner did: every decision about it, and nothing about where it is shown or kept.
//!
//! Start with [`session::Session`]: it is the whole state, and [`session::Session::apply`] the only way to change it.

pub mod reading;
pub mod session;
