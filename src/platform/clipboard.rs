//! The clipboard, where the page may use it.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Clipboard;

/// Copies text; calls back with whether the browser let us (a cross-origin frame needs `allow="clipboard-write"`, and plain http has no
/// clipboard at all).
pub fn copy(text: String, done: Box<dyn FnOnce(bool)>) {
    spawn_local(async move {
        let worked = match clipboard() {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        done(worked);
    });
}

fn clipboard() -> Option<Clipboard> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    Reflect::get(&navigator, &"clipboard".into()).ok()?.dyn_into().ok()
}
