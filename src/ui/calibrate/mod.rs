//! Calibrate: rating other people’s answers before judging one’s own.

use leptos::prelude::*;

/// The room.
#[component]
pub fn CalibrateRoom() -> impl IntoView {
    view! { <main class="page" id="main"></main> }
}
