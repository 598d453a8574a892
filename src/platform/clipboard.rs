//! The clipboard, where the page may use it.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies text; calls back with whether the browser let us (a cross-origin frame needs `allow="clipboard-write"`).
pub fn copy(text: String, done: Box<dyn FnOnce(bool)>) {
    spawn_local(async move {
        let worked = match web_sys::window() {
            Some(window) => JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok(),
            None => false,
        };
        done(worked);
    });
}
