//! Quiz: one item at a time, keyboard first.

use leptos::prelude::*;

/// The room.
#[component]
pub fn QuizRoom() -> impl IntoView {
    view! { <main class="page" id="main"></main> }
}
