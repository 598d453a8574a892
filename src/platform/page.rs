//! The page itself: finding, focusing, scrolling and watching elements.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, MouseEvent, Node};

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
    if document().and_then(|document| document.active_element()).is_some_and(|active| active == element) {
        return;
    }
    let options = js_sys::Object::new();
    // Neither can fail on a plain object and a real element; a browser without the option focuses all the same.
    drop(js_sys::Reflect::set(&options, &"preventScroll".into(), &JsValue::TRUE));
    let focus = js_sys::Reflect::get(&element, &"focus".into()).and_then(JsCast::dyn_into::<js_sys::Function>);
    if let Ok(focus) = focus {
        drop(focus.call1(&element, &options));
    }
}

/// Moves focus to an element; the browser scrolls it into view only where it is not.
pub fn step(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id)).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        drop(element.focus());
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Prints the page, where the frame may.
pub fn print() {
    if let Some(window) = web_sys::window() {
        drop(window.print());
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
