//! Dialogs over the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens the dialog with this id over everything else.
pub fn show(id: &str) {
    if let Some(dialog) = find(id) {
        // One that is open already stays so.
        drop(dialog.show_modal());
    }
}

/// Closes it.
pub fn close(id: &str) {
    if let Some(dialog) = find(id) {
        dialog.close();
    }
}

fn find(id: &str) -> Option<HtmlDialogElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
