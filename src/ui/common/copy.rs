//! A button that copies, and says what came of it.

use crate::ui::{Ui, words};
use crate::view::prelude::*;

/// Copies a text; "Copied" is said only when the browser says so.
#[component]
pub fn CopyButton(
    /// What to copy.
    text: String,
    /// What a screen reader calls it, where "Copy" alone does not say it.
    label: Option<String>,
) -> impl IntoView {
    let ui = Ui::get();
    let said = RwSignal::new(words::COPY);
    let copy = move |_| {
        (ui.edge.copy)(text.clone(), Box::new(move |worked| said.set(if worked { words::COPIED } else { words::NOT_COPIED })));
    };
    // Once something was said the words themselves are the name, so that they are heard.
    let name = move || label.clone().filter(|_| said.get() == words::COPY);
    view! { <button class="link" type="button" on:click=copy aria-label=name aria-live="polite">{move || said.get().text()}</button> }
}
