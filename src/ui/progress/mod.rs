//! Progress: where the learner stands, and where the work is kept.

use leptos::prelude::*;

/// The room.
#[component]
pub fn ProgressRoom() -> impl IntoView {
    view! { <main class="page" id="main"></main> }
}
