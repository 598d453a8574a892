//! What the learner did: every decision about it, and nothing about where it is shown or kept.
//!
//! Start with [`session::Session`]: it is the whole state, and the app changes it by [`session::Session::apply`] alone. The
//! work on one prompt is a [`desk::Desk`]; everything from [`beside`] to [`version`] is a room off it. Text is counted in
//! bytes; [`text`] converts from and to the units of a browser.

pub mod assignment;
pub mod audited;
pub mod bench;
pub mod beside;
pub mod calendar;
pub mod calibration;
pub mod change;
pub mod cluster;
pub mod context;
pub mod desk;
pub mod difference;
pub mod dismissals;
pub mod draft;
pub mod findings;
pub mod fsrs;
pub mod hand_in;
pub mod layer;
pub mod marking;
pub mod meter;
pub mod notice;
pub mod outline;
pub mod peer_review;
pub mod place;
pub mod progress;
pub mod quiz;
pub mod reading;
pub mod rehearsal;
pub mod reveal;
pub mod review;
pub mod salvage;
pub mod schedule;
pub mod session;
pub mod standing;
pub mod stuck;
pub mod surroundings;
pub mod text;
pub mod version;
