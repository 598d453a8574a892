//! The text field the learner writes in, changed as if by hand (platform fact 23).

use super::page::hold_element;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDocument, HtmlTextAreaElement};

/// Puts words in the place of a stretch of a field, in UTF-16 units, through the browser's own editing: a value that is simply set leaves the
/// browser's steps back as they were, and these then take away and bring again what is no longer there. Where it cannot be done nothing is.
pub fn replace(field: &HtmlTextAreaElement, start: u32, end: u32, words: &str) {
    let Some((window, document)) = web_sys::window().and_then(|window| Some((window.clone(), window.document()?))) else { return };
    let active = document.active_element().filter(|active| active != field.unchecked_ref::<Element>());
    // A frame that asks for the focus takes it from whoever types beside it.
    if super::frame::is_framed() && !document.has_focus().unwrap_or(false) {
        return;
    }
    // Only what has the focus is edited. To have it for a moment brings up the keyboard of a phone.
    if active.is_some() && window.navigator().max_touch_points() > 0 {
        return;
    }
    let read_only = field.read_only();
    field.set_read_only(false);
    hold_element(field);
    drop(field.set_selection_range(start, end));
    // Under an open dialog the field does not take the focus, and what has it would be edited.
    if document.active_element().is_some_and(|active| active == *field.unchecked_ref::<Element>()) {
        let document: HtmlDocument = document.unchecked_into();
        drop(match words {
            "" => document.exec_command("delete"),
            words => document.exec_command_with_show_ui_and_value("insertText", false, words),
        });
    }
    field.set_read_only(read_only);
    if let Some(active) = active {
        drop(field.blur());
        hold_element(&active);
    }
}
