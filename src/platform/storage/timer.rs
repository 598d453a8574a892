//! Waiting, by `setTimeout`: animation frames stop in hidden frames, timers only slow down (platform fact 14).

use super::Trouble;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Calls once after some time, unless dropped before.
pub struct Timer {
    id: i32,
    _due: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `due` after `milliseconds`; nothing where there are no timers.
    pub fn after(milliseconds: i32, due: impl FnMut() + 'static) -> Option<Self> {
        let due = Closure::<dyn FnMut()>::new(due);
        let id = web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(due.as_ref().unchecked_ref(), milliseconds).ok()?;
        Some(Self { id, _due: due })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear(self.id);
    }
}

fn clear(id: i32) {
    if let Some(window) = web_sys::window() {
        window.clear_timeout_with_handle(id);
    }
}

/// What a promise comes to, or [`Trouble::Gone`] when it takes longer than `milliseconds`.
pub async fn within(milliseconds: i32, promise: Promise) -> Result<JsValue, Trouble> {
    let window = web_sys::window().ok_or(Trouble::Gone)?;
    let late = JsValue::from(js_sys::Symbol::for_("late"));
    let mut id = None;
    let timeout = Promise::new(&mut |resolve, _| {
        id = window.set_timeout_with_callback_and_timeout_and_arguments_1(&resolve, milliseconds, &late).ok();
    });
    // Racing also marks a later rejection as handled.
    let first = JsFuture::from(Promise::race(&Array::of2(&promise, &timeout))).await;
    if let Some(id) = id {
        clear(id);
    }
    match first {
        Ok(value) if value == late => Err(Trouble::Gone),
        Ok(value) => Ok(value),
        Err(thrown) => Err(Trouble::of(&thrown)),
    }
}
