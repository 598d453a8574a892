//! Words from memory, then the points they held.

use super::choices::{self, Taking};
use super::item::Hands;
use super::said::TEXT;
use super::words;
use crate::lesson::LANGUAGE;
use crate::practice::quiz::{Edit, Part, Shown};
use crate::view::prelude::*;

/// A place to write; once handed in, the points to tick beside what was written.
pub fn view(hands: Hands, shown: &Shown) -> View {
    let Shown::Written(points) = shown else { return writing(hands) };
    let parts: Vec<_> = points.iter().enumerate().map(|(at, (text, bonus))| Part { at, text: words::point(text, *bonus) }).collect();
    view! {
        <p class="caps">{words::YOU_WROTE}</p>
        <blockquote class="excerpt" lang=LANGUAGE>{hands.view.with_untracked(|view| view.as_ref().map(|view| view.draft.written().to_owned()))}</blockquote>
        {choices::view(hands, &parts, Taking::Some, None)}
    }
}

fn writing(hands: Hands) -> View {
    let id = hands.id(TEXT);
    // Every key writes here; only Enter with Control or Command leads on.
    let keys = |event: crate::view::ev::KeyboardEvent| {
        if !(event.key() == "Enter" && (event.ctrl_key() || event.meta_key())) {
            event.stop_propagation();
        }
    };
    view! {
        <div class="recall">
            <label class="legend" for=id.clone()>{words::FROM_MEMORY}</label>
            <textarea
                id=id
                rows="6"
                lang=LANGUAGE
                prop:value=move || hands.read(|view| view.draft.written().to_owned())
                on:input=move |event| hands.edit(Edit::Write(event_target_value(&event)))
                on:keydown=keys
            ></textarea>
            <p class="keyline" aria-hidden="true"><kbd>"Ctrl"</kbd>" "<kbd>"Enter"</kbd>" "{words::KEY_CHECK}</p>
        </div>
    }
}
