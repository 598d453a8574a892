//! Practise: all prompts, and the desk of one.

pub mod said;

use leptos::prelude::*;

/// The room.
#[component]
pub fn Practise() -> impl IntoView {
    view! { <main class="page practise" id="main"></main> }
}
