//! The page itself: finding, focusing, scrolling and watching elements.

use wasm_bindgen::prelude::*;
use web_sys::{Document, DomRect, Element, Event, HtmlElement, IntersectionObserver, IntersectionObserverEntry, MouseEvent, Node, Text};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The readable page, while the app stands beside it.
pub struct Shell(Vec<Node>);

/// The element the app takes over, and the readable page in it.
pub fn take_over(id: &str) -> Option<(HtmlElement, Shell)> {
    let element: HtmlElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
    let nodes = element.child_nodes();
    let shell = Shell((0..nodes.length()).filter_map(|index| nodes.get(index)).collect());
    Some((element, shell))
}

impl Shell {
    /// Goes; nobody has seen both.
    pub fn leave(self) {
        for node in self.0 {
            // A node that has left already refuses.
            drop(node.parent_node().map(|parent| parent.remove_child(&node)));
        }
    }
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Scrolls an element into view and moves focus there.
pub fn focus(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    element.scroll_into_view();
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        if !element.has_attribute("tabindex") && element.tab_index() < 0 {
            element.set_tab_index(-1);
        }
        // Focus can only fail for elements that cannot take it, and then there is nothing to do.
        drop(element.focus());
    }
}

/// Moves focus to an element and leaves the page where it is.
pub fn hold(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    // To focus is to lay out the page at once, even what has the focus.
    if document().and_then(|document| document.active_element()).is_none_or(|active| active != element) {
        hold_element(&element);
    }
}

/// Moves focus to this element and leaves the page where it is.
pub fn hold_element(element: &Element) {
    let options = js_sys::Object::new();
    // Neither can fail on a plain object and a real element; a browser without the option focuses all the same.
    drop(js_sys::Reflect::set(&options, &"preventScroll".into(), &JsValue::TRUE));
    let focus = js_sys::Reflect::get(element, &"focus".into()).and_then(JsCast::dyn_into::<js_sys::Function>);
    if let Ok(focus) = focus {
        drop(focus.call1(element, &options));
    }
}

/// Moves focus to an element; the browser scrolls it into view only where it is not.
pub fn step(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id)).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        drop(element.focus());
    }
}

/// Scrolls so that the words of the draft from this UTF-16 unit on are in sight. A field does not say where its words are, and not every
/// browser scrolls to what is selected; the layer under the field has a block for each line.
pub fn reveal(unit: u32) {
    if let Some(words) = document().and_then(|document| words_at(&document, unit)) {
        bring(&words);
    }
}

/// Scrolls so that the element with this id is in sight.
pub fn bring_to_sight(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        bring(&element.get_bounding_client_rect());
    }
}

fn bring(words: &DomRect) {
    let Some(window) = web_sys::window() else { return };
    let Some(height) = window.inner_height().ok().and_then(|height| height.as_f64()) else { return };
    // Notices may stand at the top, and the tools at the foot on a phone.
    if words.top() < height / 6.0 || words.bottom() > height * 0.6 {
        window.scroll_by_with_x_and_y(0.0, words.top() - height / 4.0);
    }
}

fn words_at(document: &Document, unit: u32) -> Option<DomRect> {
    let lines = document.query_selector_all(".draft .layer > div").ok()?;
    let mut left = unit;
    for line in (0..lines.length()).filter_map(|index| lines.item(index)) {
        if let Some((text, at)) = text_at(&line, &mut left) {
            let range = document.create_range().ok()?;
            range.set_start(&text, at).ok()?;
            range.set_end(&text, at + 1).ok()?;
            return Some(range.get_bounding_client_rect());
        }
        // The line break.
        left = left.checked_sub(1)?;
    }
    None
}

/// The text of a node in which a UTF-16 unit lies, and where in it; counts what is `left` down by what lies before.
fn text_at(node: &Node, left: &mut u32) -> Option<(Node, u32)> {
    if let Some(text) = node.dyn_ref::<Text>() {
        if *left < text.length() {
            return Some((node.clone(), *left));
        }
        *left -= text.length();
    }
    let inner = node.child_nodes();
    (0..inner.length()).filter_map(|index| inner.item(index)).find_map(|inner| text_at(&inner, left))
}

/// Scrolls the page, in pixels from its top.
pub fn scroll_to(top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Prints the page, where the frame may. A moment later: what changes for paper is drawn first.
pub fn print() {
    let Some(window) = web_sys::window() else { return };
    drop(Event::new("beforeprint").map(|begins| window.dispatch_event(&begins)));
    let printing = window.clone();
    let print = Closure::once_into_js(move || drop(printing.print()));
    drop(window.set_timeout_with_callback(print.unchecked_ref()));
}

/// Calls back when the page is about to be printed, and when it has been.
pub fn on_print(heard: impl Fn(bool) + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    for (name, begins) in [("beforeprint", true), ("afterprint", false)] {
        let heard = heard.clone();
        let told = Closure::<dyn FnMut()>::new(move || heard(begins)).into_js_value();
        drop(window.add_event_listener_with_callback(name, told.unchecked_ref()));
    }
}

/// Calls back once when the element with this id has been on screen.
pub fn when_seen(id: &str, seen: Box<dyn Fn()>) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    let called = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(move |entries: js_sys::Array, observer: IntersectionObserver| {
        if entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting()) {
            observer.disconnect();
            seen();
        }
    });
    if let Ok(observer) = IntersectionObserver::new(called.as_ref().unchecked_ref()) {
        observer.observe(&element);
        // Freed with the observer by the browser once the element is gone.
        called.forget();
    }
}

/// The glossary term under a click, and how far below the top of its page block it stands, in pixels.
pub fn term_at(event: &MouseEvent) -> Option<(String, i32)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let term = target.closest("[data-term]").ok()??;
    let page = term.closest(".page").ok()??;
    let top = term.get_bounding_client_rect().top() - page.get_bounding_client_rect().top();
    #[expect(clippy::cast_possible_truncation, reason = "a page is far shorter than 2^31 pixels")]
    Some((term.get_attribute("data-term")?, top as i32))
}
