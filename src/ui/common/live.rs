//! A part of a view that follows signals, through one shape: each closure in a view has a type of its own, and a set of functions with it.

use leptos::prelude::*;

/// Draws again whenever what it reads changes.
pub fn live(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    boxed(Box::new(draw))
}

fn boxed(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || draw()).into_any()
}
