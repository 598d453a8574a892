//! What the learner did: every decision about it, and nothing about where it is shown or kept.
//!
//! Start with [`session::Session`]: it is the whole state, and [`session::Session::apply`] the only way to change it.

pub mod calendar;
pub mod calibration;
pub mod context;
pub mod fsrs;
pub mod progress;
pub mod quiz;
pub mod reading;
pub mod salvage;
pub mod schedule;
pub mod session;
