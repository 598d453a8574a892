//! The whole screen for one element.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Whether the browser lets this page have the whole screen: a phone or a frame may not.
pub fn can_fill() -> bool {
    document().is_some_and(|document| document.fullscreen_enabled())
}

/// Gives the element with this id the whole screen, or takes it back when it has it.
pub fn fill(id: &str) {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        return document.exit_fullscreen();
    }
    let Some(element) = document.get_element_by_id(id) else { return };
    let asked = js_sys::Reflect::get(&element, &"requestFullscreen".into())
        .and_then(JsCast::dyn_into::<js_sys::Function>)
        .and_then(|ask| ask.call0(&element))
        .and_then(JsCast::dyn_into::<js_sys::Promise>);
    // A refusal leaves the page as it is, which the reader sees.
    if let Ok(asked) = asked {
        spawn_local(async { drop(JsFuture::from(asked).await) });
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
