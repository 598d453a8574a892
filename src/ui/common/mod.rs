//! Small pieces used in several places.

pub mod annotated;
pub mod icon;
pub mod rich_text;
