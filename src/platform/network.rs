//! Whether the device says it has a network. A hint for the learner, never a reason to do or not do anything.

use wasm_bindgen::prelude::*;

/// False when the device knows that it is offline.
pub fn is_on() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Calls back whenever that changes, and when the page is looked at again: it may have been asleep for days.
pub fn on_change(changed: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn()>::new(changed);
    let heard = |event| window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).is_ok();
    if heard("online") | heard("offline") | heard("visibilitychange") {
        listener.forget();
    }
}
