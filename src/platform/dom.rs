//! The elements of the page, as views are drawn with them.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement};

pub use wasm_bindgen::JsCast as Cast;
pub use web_sys::{
    Comment, DragEvent, Element, Event, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent, MouseEvent, Node, PointerEvent, Text,
};

/// Elements of drawings have names in a space of their own.
const SVG: &str = "http://www.w3.org/2000/svg";

thread_local! {
    /// There is one, and it is asked for at every node.
    static DOCUMENT: Document = web_sys::window().and_then(|window| window.document()).expect("a page has a document");
}

/// An element off the page; `drawing` where it is one of SVG.
///
/// # Panics
/// Where the name is none, which is a mistake in this crate.
pub fn element(name: &str, drawing: bool) -> Element {
    DOCUMENT
        .with(|document| if drawing { document.create_element_ns(Some(SVG), name) } else { document.create_element(name) })
        .expect("a name of an element")
}

/// A text off the page.
pub fn text(words: &str) -> Text {
    DOCUMENT.with(|document| document.create_text_node(words))
}

/// A comment off the page, which can hold a place there.
pub fn comment() -> Comment {
    DOCUMENT.with(|document| document.create_comment(""))
}

/// Puts a node into an element, before one of its nodes or at the end. One that a page translator has taken out of our hands is left to it.
pub fn put(parent: &Node, node: &Node, before: Option<&Node>) {
    drop(parent.insert_before(node, before));
}

/// Takes a node off the page.
pub fn take_off(node: &Node) {
    drop(node.parent_node().map(|parent| parent.remove_child(node)));
}

/// Gives an element an attribute, or takes it away. A name that is none is left out.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    drop(match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    });
}

/// Sets a property of an element to a text.
pub fn set_text(element: &Element, name: &str, value: &str) {
    drop(Reflect::set(element, &JsValue::from_str(name), &JsValue::from_str(value)));
}

/// Sets a property of an element to true or false.
pub fn set_flag(element: &Element, name: &str, value: bool) {
    drop(Reflect::set(element, &JsValue::from_str(name), &JsValue::from_bool(value)));
}

/// Gives an element a class, or takes it away.
pub fn set_class(element: &Element, name: &str, there: bool) {
    drop(element.class_list().toggle_with_force(name, there));
}

/// Gives an element a style, or takes it away. What the browser does not take it leaves out.
pub fn set_style(element: &Element, name: &str, value: Option<&str>) {
    let style = element.unchecked_ref::<HtmlElement>().style();
    drop(match value {
        Some(value) => style.set_property(name, value),
        None => style.remove_property(name).map(drop),
    });
}

/// Whether the fold that an event came from is open now.
pub fn is_unfolded(event: &Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|fold| fold.has_attribute("open"))
}

/// Does something at an event of an element, for as long as the browser has the element.
pub fn listen(element: &Element, event: &str, act: Box<dyn FnMut(Event)>) {
    let listener = Closure::wrap(act).into_js_value();
    drop(element.add_event_listener_with_callback(event, listener.unchecked_ref()));
}

/// A number with so many digits after its point. The browser's own writer of numbers: Rust's would have to come with the page.
pub fn fixed(number: f64, digits: u8) -> String {
    js_sys::Number::from(number).to_fixed(digits).map_or_else(|_| String::new(), String::from)
}
