//! The fields of the readable page (`src/scripts/early.js`), and what they keep.

use super::storage::{local, timer};
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlTextAreaElement, NodeList};

/// Milliseconds that a word which is being put together by an input method is waited for.
const COMPOSING: i32 = 2_000;

/// A field that was written in.
pub struct Field {
    /// The address of its place, without its first slash.
    pub place: String,
    /// What was in it before.
    pub from: String,
    /// What is in it.
    pub text: String,
}

/// Where the learner is writing.
pub struct Caret {
    text: String,
    /// The selection, in units of UTF-16.
    start: u32,
    end: u32,
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Ends when no input method is in the middle of a word: its word would be torn in two.
pub async fn settled() {
    let Some(field) = document().and_then(|document| document.query_selector(".early[data-composing]").ok().flatten()) else { return };
    let ended = Promise::new(&mut |resolve, _| {
        // Refused for no element; and then the wait is over after a while.
        drop(field.add_event_listener_with_callback("compositionend", &resolve));
    });
    drop(timer::within(COMPOSING, ended).await);
}

/// Every field that was written in.
pub fn fields() -> Vec<Field> {
    let all: Option<NodeList> = document().and_then(|document| document.query_selector_all(".early").ok());
    let Some(all) = all else { return Vec::new() };
    let fields = (0..all.length()).filter_map(|index| all.get(index)?.dyn_into::<HtmlTextAreaElement>().ok());
    fields
        .filter_map(|field| {
            let (from, text) = (field.default_value().ok()?, field.value());
            let place = field.closest("article").ok()??.id().strip_prefix('/')?.to_owned();
            (from != text).then_some(Field { place, from, text })
        })
        .collect()
}

/// What was kept at every key, in this visit or an earlier one: keys, and what lies under them.
pub fn kept(prefix: &str) -> Vec<(String, String)> {
    local::records(prefix).unwrap_or_default()
}

/// Takes away what was kept, unless it has changed since; a browser that refuses brings it again in the next visit.
pub fn forget(kept: &[(String, String)]) {
    for (key, raw) in kept {
        drop(local::exchange(key, Some(raw), None));
    }
}

/// Where the learner is writing, if so.
pub fn caret() -> Option<Caret> {
    let field: HtmlTextAreaElement = document()?.active_element()?.dyn_into().ok()?;
    let at = |units: Result<Option<u32>, JsValue>| units.ok().flatten();
    let (start, end) = (at(field.selection_start())?, at(field.selection_end())?);
    field.class_list().contains("early").then(|| Caret { text: field.value(), start, end })
}

impl Caret {
    /// Goes on in the field with this id: while the first field is still there, so that a phone's keyboard stays.
    pub fn move_to(self, id: &str) {
        super::page::hold(id);
        let field = document().and_then(|document| document.get_element_by_id(id)).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(field) = field {
            // The view fills the field a moment later, and then finds it filled.
            field.set_value(&self.text);
            // Refused only where there is no text field, and then there is no caret.
            drop(field.set_selection_range(self.start, self.end));
        }
    }
}
