//! Small pieces used in several places.

pub mod annotated;
pub mod copy;
pub mod form;
pub mod highlighted;
pub mod icon;
pub mod rich_text;
pub mod selection;
