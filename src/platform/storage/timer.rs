//! Waiting, by `setTimeout`: animation frames stop in hidden frames, timers only slow down (platform fact 14).

use super::Trouble;
use js_sys::{Array, Promise};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Calls some time after it was set; never once it is dropped.
pub struct Timer {
    id: Rc<Cell<Option<i32>>>,
    due: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `due` when it is set and its time has come.
    pub fn new(mut due: impl FnMut() + 'static) -> Self {
        let id = Rc::new(Cell::new(None));
        let running = Rc::clone(&id);
        let due = Closure::<dyn FnMut()>::new(move || {
            running.take();
            due();
        });
        Self { id, due }
    }

    /// Calls `due` after `milliseconds`; nothing where there are no timers.
    pub fn after(milliseconds: i32, due: impl FnMut() + 'static) -> Option<Self> {
        let timer = Self::new(due);
        timer.set(milliseconds).then_some(timer)
    }

    /// Calls after `milliseconds`, once; whether there are timers. Only when it does not run.
    pub fn set(&self, milliseconds: i32) -> bool {
        let due = self.due.as_ref().unchecked_ref();
        self.id.set(web_sys::window().and_then(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(due, milliseconds).ok()));
        self.runs()
    }

    /// Whether it is set and has not called yet.
    pub fn runs(&self) -> bool {
        self.id.get().is_some()
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(id) = self.id.take() {
            clear(id);
        }
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
