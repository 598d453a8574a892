//! Why the browser kept nothing.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Event};

/// Why a store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No space left; what was there before still is (platform fact 5).
    Full,
    /// Storage is refused here: blocked site data, or a sandboxed frame (facts 9 and 13).
    Blocked,
    /// No answer in time, or the store was taken away while the page was open.
    Gone,
    /// Anything else, in the browser's words.
    Other(String),
}

impl Trouble {
    /// What an exception of the browser means, or the event that carries one.
    pub(super) fn of(thrown: &JsValue) -> Self {
        if let Some(target) = thrown.dyn_ref::<Event>().and_then(Event::target) {
            let error = Reflect::get(&target, &"error".into()).unwrap_or_default();
            return if error.is_object() { Self::of(&error) } else { Self::Gone };
        }
        let Some(exception) = thrown.dyn_ref::<DomException>() else {
            let error = thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
            // A store that an extension stands in for may throw anything; only words can be said.
            return Self::Other(error.or_else(|| thrown.as_string()).unwrap_or_default());
        };
        match exception.name().as_str() {
            "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => Self::Full,
            "SecurityError" | "UnknownError" | "NotSupportedError" | "InvalidAccessError" => Self::Blocked,
            "InvalidStateError" | "AbortError" | "TimeoutError" => Self::Gone,
            name => Self::Other(format!("{name}: {}", exception.message())),
        }
    }
}
