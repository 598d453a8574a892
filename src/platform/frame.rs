//! The frame around the widget, when there is one: how tall the widget is, what the page may hear, and what it says.

use js_sys::{JSON, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, MessageEvent, ResizeObserver, Window};

/// Texts longer than this are not looked at.
const LONGEST: usize = 200;

thread_local! {
    /// The origin of the page around us, once the browser has vouched for it, and what waits until then.
    static PARENT: RefCell<(Option<String>, Vec<String>)> = const { RefCell::new((None, Vec::new())) };
}

/// The query of the page's address, with its `?`.
pub fn query() -> String {
    web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// Whether another page is around this one.
pub fn is_framed() -> bool {
    parent().is_some()
}

/// Says something to the page around us, and to that page only; waits until its origin is known. `message` is JSON.
pub fn tell(message: String) {
    if parent().is_none() {
        return;
    }
    PARENT.with_borrow_mut(|(origin, waiting)| {
        if origin.is_none() {
            *origin = known_origin();
        }
        match origin {
            Some(origin) => post(&message, origin),
            // A page that never says hello need not be told everything.
            None if waiting.len() < 50 => waiting.push(message),
            None => {}
        }
    });
}

/// Says something to whatever page is around us: for sizes only, which everybody can see.
pub fn tell_anyone(message: &str) {
    post(message, "*");
}

/// Calls back with the height of the element in whole pixels, now and whenever it changes; a hidden frame has none.
pub fn watch_height(id: &str, changed: impl Fn(u32) + 'static) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    let watched = element.clone();
    let measure = move || {
        if let Some(height) = height(&watched) {
            changed(height);
        }
    };
    measure();
    let seen = Closure::<dyn Fn()>::new(measure);
    if let Ok(observer) = ResizeObserver::new(seen.as_ref().unchecked_ref()) {
        observer.observe(&element);
        seen.forget();
    }
}

/// The height of an element in whole pixels, if it is shown.
pub fn height_of(id: &str) -> Option<u32> {
    height(&document()?.get_element_by_id(id)?)
}

/// Calls back with messages of the page around us, and of nobody else: whether they are ours, and the short texts under `fields`.
pub fn on_message(fields: &'static [&'static str], heard: impl Fn(bool, &[(&'static str, String)]) + 'static) {
    let (Some(window), Some(parent)) = (web_sys::window(), parent()) else { return };
    let parent = JsValue::from(parent);
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        if event.source().is_none_or(|source| *source != parent) || !data.is_object() {
            return;
        }
        let text = |name: &str| {
            Reflect::get(&data, &name.into())
                .ok()
                .filter(|value| value.dyn_ref::<js_sys::JsString>().is_some_and(|text| text.length() as usize <= LONGEST))
        };
        let texts: Vec<(&'static str, String)> = fields.iter().filter_map(|name| Some((*name, text(name)?.as_string()?))).collect();
        let ours = Reflect::get(&data, &"practice".into()).ok().and_then(|value| value.as_f64()) == Some(1.0);
        if ours {
            meet(event.origin());
        }
        heard(ours, &texts);
    });
    if window.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref()).is_ok() {
        listener.forget();
    }
}

/// Applies what the page wishes: the theme as an attribute of the root, the rest as custom properties, which an empty one takes away.
pub fn dress(theme: Option<&str>, properties: &[(&str, String)]) {
    let Some(root) = document().and_then(|document| document.document_element()).and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    // Attributes and custom properties with these names are always accepted.
    if let Some(theme) = theme {
        drop(root.set_attribute("data-theme", theme));
    }
    for (name, value) in properties {
        drop(root.style().set_property(&format!("--practice-{name}"), value));
    }
}

/// Says which language the page around the lesson is in.
pub fn set_language(tag: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        drop(root.set_attribute("lang", tag));
    }
}

/// Marks the root of the page, for the style sheet.
pub fn mark(name: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        drop(root.set_attribute(name, ""));
    }
}

/// Learns who the page around us is, and says what waited.
fn meet(found: String) {
    PARENT.with_borrow_mut(|(origin, waiting)| {
        if origin.is_none() && found.starts_with("http") {
            for message in waiting.drain(..) {
                post(&message, &found);
            }
            *origin = Some(found);
        }
    });
}

/// The parent's origin where the browser tells it without being asked.
fn known_origin() -> Option<String> {
    let window = web_sys::window()?;
    let ancestors = Reflect::get(&window.location(), &"ancestorOrigins".into()).ok().filter(JsValue::is_object)?;
    Reflect::get_u32(&ancestors, 0).ok()?.as_string().filter(|origin| origin.starts_with("http"))
}

fn post(message: &str, origin: &str) {
    if let (Some(parent), Ok(message)) = (parent(), JSON::parse(message)) {
        // A page that is going away need not hear us.
        drop(parent.post_message(&message, origin));
    }
}

fn height(element: &Element) -> Option<u32> {
    let height = element.get_bounding_client_rect().height().ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive and far below 2^32")]
    (height > 0.0).then_some(height as u32)
}

fn parent() -> Option<Window> {
    let window = web_sys::window()?;
    window.parent().ok().flatten().filter(|parent| **parent != *window)
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
