//! The practice widget: practising an interview answer, in the page, in private.

pub mod audit;
pub mod lesson;
