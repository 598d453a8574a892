//! The focus is never lost: what is pressed may go with what it did, and the keyboard then goes on where it stood (platform fact 24).

use super::page::hold_element;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement};

/// From now on the focus goes to what stands where the pressed element stood, when that leaves the page and nothing else takes the focus.
/// A browser would begin anew at the top of the page, or go on behind all of it.
pub fn keep() {
    let Some((window, document)) = web_sys::window().and_then(|window| Some((window.clone(), window.document()?))) else { return };
    remember(&document);
    let here = document.clone();
    let pressed = Closure::<dyn Fn()>::new(move || {
        let Some(active) = here.active_element().filter(|_| !is_lost(&here)) else { return };
        let (document, is_aside) = (here.clone(), is_aside(&active));
        let stood = Stood::of(active);
        // Views are drawn anew before the next frame.
        let frame = Closure::once_into_js(move || {
            if !is_lost(&document) {
                return;
            }
            // Who answers a notice goes on where it came in between.
            match BEFORE.take().filter(|_| is_aside) {
                Some(before) => before.take_up(&document),
                None => stood.take_up(&document),
            }
        });
        drop(window.request_animation_frame(frame.unchecked_ref()));
    });
    // In the first phase: before what is pressed does anything. Enter and the space bar press, too.
    if document.add_event_listener_with_callback_and_bool("click", pressed.as_ref().unchecked_ref(), true).is_ok() {
        pressed.forget();
    }
}

/// What had the focus, and every element around it, from the innermost, with where in it the next one stands.
struct Stood {
    element: Element,
    places: Vec<(Element, u32)>,
}

thread_local! {
    /// What had the focus last.
    static LAST: RefCell<Option<Rc<Stood>>> = const { RefCell::new(None) };
    /// The same, notices left out.
    static BEFORE: RefCell<Option<Rc<Stood>>> = const { RefCell::new(None) };
}

fn remember(document: &Document) {
    let here = document.clone();
    let came = Closure::<dyn Fn()>::new(move || {
        let stood = here.active_element().filter(|_| !is_lost(&here)).map(|active| Rc::new(Stood::of(active)));
        if let Some(stood) = &stood {
            leave_sheets(&here, &stood.element);
            if !is_aside(&stood.element) {
                BEFORE.set(Some(Rc::clone(stood)));
            }
        }
        LAST.set(stood);
    });
    if document.add_event_listener_with_callback("focusin", came.as_ref().unchecked_ref()).is_ok() {
        came.forget();
    }
}

/// Whether it is in a notice, which comes in between whatever one does.
fn is_aside(element: &Element) -> bool {
    element.closest(".notices").is_ok_and(|notices| notices.is_some())
}

/// Closes the sheet that what has the focus would lie under: one is left by the Tab key as by a press beside it.
fn leave_sheets(document: &Document, active: &Element) {
    let Some(sheet) = document.query_selector("[popover]:popover-open").ok().flatten() else { return };
    if !sheet.contains(Some(active)) && active.get_attribute("popovertarget") != Some(sheet.id()) {
        drop(sheet.unchecked_into::<HtmlElement>().hide_popover());
    }
}

/// Gives the focus to what stands where it was, when a view that is drawn anew by itself has taken it along.
pub fn recover() {
    let Some(document) = web_sys::window().and_then(|window| window.document()).filter(is_lost) else { return };
    if let Some(stood) = LAST.take() {
        stood.take_up(&document);
    }
}

/// Gives the focus to the element with this id, where it is lost, or left behind out of sight.
pub fn catch(id: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()).filter(|document| is_lost(document) || is_left_behind(document))
    else {
        return;
    };
    if let Some(element) = document.get_element_by_id(id).and_then(|element| element.dyn_into().ok()) {
        give(&element);
    }
}

/// Whether nothing on the page has the focus; where another page has it, it is not ours.
fn is_lost(document: &Document) -> bool {
    document.has_focus().unwrap_or(false) && document.active_element().is_none_or(|active| active.local_name() == "body")
}

/// Whether what has the focus is above or below what is on show.
fn is_left_behind(document: &Document) -> bool {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(f64::MAX);
    let place = document.active_element().map(|active| active.get_bounding_client_rect());
    document.has_focus().unwrap_or(false) && place.is_some_and(|place| place.bottom() <= 0.0 || place.top() >= height)
}

fn give(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    hold_element(element);
}

impl Stood {
    fn of(element: Element) -> Self {
        let mut places = Vec::new();
        let mut inner = element.clone();
        while let Some(parent) = inner.parent_element() {
            let mut before = 0;
            while let Some(sibling) = inner.previous_element_sibling() {
                (inner, before) = (sibling, before + 1);
            }
            places.push((parent.clone(), before));
            inner = parent;
        }
        Self { element, places }
    }

    /// Gives the focus to it, if it is still there; to what stands in the place of what has gone, or before it; else to what was around it
    /// and is not empty. A field that was drawn anew has it again.
    fn take_up(&self, document: &Document) {
        let Some(still) = self.places.iter().position(|(around, _)| around.is_connected()) else { return };
        let (around, at) = &self.places[still];
        let itself = Some(self.element.clone()).filter(|element| element.is_connected());
        let twin = self.places[..=still].iter().rev().try_fold(around.clone(), |outer, (_, at)| outer.children().item(*at));
        let inner = around.children();
        let next = (*at..inner.length()).chain((0..*at).rev()).filter_map(|index| inner.item(index)).find(says_something);
        let outer = self.places[still..].iter().map(|(around, _)| around.clone()).filter(says_something);
        for element in itself.into_iter().chain(twin.filter(|_| is_field(&self.element))).chain(next).chain(outer) {
            let Ok(element) = element.dyn_into::<HtmlElement>() else { continue };
            give(&element);
            if !is_lost(document) {
                return;
            }
        }
    }
}

fn is_field(element: &Element) -> bool {
    matches!(element.local_name().as_str(), "input" | "select" | "textarea")
}

fn says_something(element: &Element) -> bool {
    element.text_content().is_some_and(|text| !text.trim().is_empty())
}
