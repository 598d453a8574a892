//! The address bar: its fragment is the route.

use super::bundle;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::EventTarget;

/// The fragment with its `#`, or nothing.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    js_sys::decode_uri_component(&hash).map_or(hash, String::from)
}

/// Calls back at every change of the fragment, by link, by hand or by going back.
pub fn on_change(changed: impl FnMut() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn FnMut()>::new(changed);
    // The app lives as long as the page, and so does this listener.
    if window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref()).is_ok() {
        listener.forget();
    }
}

thread_local! {
    /// Where each step of the history was left: its key, and how far it was scrolled.
    static LEFT: RefCell<Vec<(String, f64)>> = const { RefCell::new(Vec::new()) };
    /// Whether the step that is being taken goes back, or forward again.
    static TRAVERSES: Cell<bool> = const { Cell::new(false) };
}

/// What browsers have that know their steps (Chrome 102, Safari 26): <https://html.spec.whatwg.org/#navigation-api>.
fn navigation() -> Option<EventTarget> {
    let found = Reflect::get(web_sys::window()?.as_ref(), &"navigation".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// The name of the step one is at.
fn step(navigation: &EventTarget) -> Option<String> {
    let entry = Reflect::get(navigation, &"currentEntry".into()).ok()?;
    Reflect::get(&entry, &"key".into()).ok()?.as_string()
}

/// From now on remembers where each step of the history is left.
pub fn remember_scroll() {
    let Some(navigation) = navigation() else { return };
    let here = navigation.clone();
    let leaves = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let kind = Reflect::get(&event, &"navigationType".into()).ok().and_then(|kind| kind.as_string());
        TRAVERSES.set(kind.as_deref() == Some("traverse"));
        let Some((step, at)) = step(&here).zip(web_sys::window().and_then(|window| window.scroll_y().ok())) else { return };
        LEFT.with_borrow_mut(|left| {
            left.retain(|(known, _)| *known != step);
            left.push((step, at));
        });
    });
    if navigation.add_event_listener_with_callback("navigate", leaves.as_ref().unchecked_ref()).is_ok() {
        leaves.forget();
    }
}

/// How far the place that was just gone back to had been scrolled; nothing where it is a new one, or the browser does not say.
pub fn left_at() -> Option<f64> {
    let step = navigation().filter(|_| TRAVERSES.take()).and_then(|navigation| step(&navigation))?;
    LEFT.with_borrow(|left| left.iter().find(|(known, _)| *known == step).map(|(_, at)| *at))
}

/// Goes to a fragment, as a link does.
pub fn go(fragment: &str) {
    // Nothing is lost where a browser refuses: the learner stays where they are.
    drop(web_sys::window().map(|window| window.location().set_hash(fragment)));
}

/// Puts a fragment in the address bar without a step in the history.
pub fn replace(fragment: &str) {
    let replaced =
        web_sys::window().and_then(|window| window.history().ok()).map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(fragment)));
    // A sandboxed frame may refuse; the widget then simply keeps its old address.
    drop(replaced);
}

/// The address of the widget itself: without file name, query and fragment.
pub fn base() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    folder(address.split(['?', '#']).next().unwrap_or_default()).to_owned()
}

/// The address of the whole build, which the page of one lesson among several lies in a folder of.
pub fn root() -> String {
    let base = base();
    if bundle::root().starts_with("..") { folder(base.trim_end_matches('/')).to_owned() } else { base }
}

fn folder(path: &str) -> &str {
    &path[..path.rfind('/').map_or(0, |slash| slash + 1)]
}

/// The languages the browser prefers, the best first.
pub fn preferred_languages() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    languages.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Loads the page again with another query, at the same place.
pub fn set_query(query: &str) {
    // Where a browser refuses, the page stays as it is.
    drop(web_sys::window().map(|window| window.location().set_search(query)));
}
