//! Notes in the margin, each at the height of its words.
//!
//! Measured here and not left to CSS anchors: a browser lays out every anchored element anew at every key, and some have no anchors.

use js_sys::Array;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, NodeList, ResizeObserver, ResizeObserverEntry};

/// Room between two notes, and how far a note begins above the foot of its words; in rem.
const GAP: f64 = 1.5;
const RISE: f64 = 1.2;

thread_local! {
    static ASKED: Cell<Option<Asked>> = const { Cell::new(None) };
    /// Where words ended when the notes were last placed.
    static ENDS: RefCell<Vec<End>> = const { RefCell::new(Vec::new()) };
    static OBSERVER: RefCell<Option<ResizeObserver>> = const { RefCell::new(None) };
}

/// What is to be done before the next frame.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    /// Place the notes if words have moved.
    Follow,
    /// Place them.
    Place,
}

/// Where the words of a note end: its number, their foot and their right edge on the page.
#[derive(Clone, PartialEq)]
struct End {
    n: String,
    at: f64,
    right: f64,
}

/// From now on the notes of the margin with this id keep their places, whatever changes its size; until another margin is kept.
pub fn keep(id: &'static str) {
    let changed = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        let is_note = |entry: JsValue| entry.dyn_into::<ResizeObserverEntry>().is_ok_and(|entry| entry.target().class_list().contains("note"));
        // Else it is the column of the text, in which the words may have moved.
        ask(id, if entries.iter().any(is_note) { Asked::Place } else { Asked::Follow });
    });
    let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
    // Freed by the browser with the observer.
    changed.forget();
    if let Some(before) = OBSERVER.replace(observer) {
        before.disconnect();
    }
    place(id);
}

/// Places the notes once more, before the next frame is painted: they or their sizes have changed. Words end at the elements `.tail`, each
/// with a number `data-n`; notes and their lines are those with the same number in the margin.
pub fn place(id: &'static str) {
    ask(id, Asked::Place);
}

/// The same where only the words of the notes may have moved: a key that moves none of them costs one look at where they end.
pub fn follow(id: &'static str) {
    ask(id, Asked::Follow);
}

fn ask(id: &'static str, what: Asked) {
    if let before @ Some(_) = ASKED.get() {
        return ASKED.set(before.max(Some(what)));
    }
    ASKED.set(Some(what));
    let frame = Closure::once_into_js(move || {
        let asked = ASKED.take();
        // A margin that is gone meanwhile has no notes to place.
        let _ = place_now(id, asked == Some(Asked::Follow));
    });
    if let Some(window) = web_sys::window() {
        drop(window.request_animation_frame(frame.unchecked_ref()));
    }
}

fn place_now(id: &str, only_if_moved: bool) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let margin = document.get_element_by_id(id)?;
    let page = margin.parent_element()?;
    let origin = page.get_bounding_client_rect();
    let ends: Vec<_> = elements(&document.query_selector_all(".draft .tail").ok()?)
        .filter_map(|tail| Some((tail.get_attribute("data-n")?, tail.get_bounding_client_rect())))
        .map(|(n, rect)| End { n, at: rect.bottom() - origin.top(), right: rect.right() - origin.left() })
        .collect();
    if ENDS.with_borrow(|before| *before == ends) && only_if_moved {
        return Some(());
    }
    ENDS.set(ends.clone());
    let text = page.query_selector(".text").ok()??;
    let rem = rem(&document)?;
    // Everything is read before anything is written, or the browser would lay out in between.
    let all: Vec<_> = elements(&margin.query_selector_all(".note, [data-n]").ok()?).collect();
    let notes = || all.iter().filter(|element| element.class_list().contains("note"));
    for element in notes().chain([&text]) {
        OBSERVER.with_borrow(|observer| observer.as_ref().inspect(|observer| observer.observe(element)).is_some());
    }
    let height = |note: &Element| note.get_bounding_client_rect().height();
    let top = margin.get_bounding_client_rect().top() - origin.top();
    // Notes on no words stand at the top as far as there is room above the first that has words, and the others after the last.
    let first = ends.iter().map(|end| end.at - RISE * rem).fold(f64::INFINITY, f64::min);
    let mut free = top;
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for note in notes().filter(|note| !note.has_attribute("data-n")) {
        let foot = free + height(note) + GAP * rem;
        if below.is_empty() && foot <= first {
            free = foot;
            above.push(note);
        } else {
            below.push(note);
        }
    }
    let mut current = None;
    let mut places: Vec<(&Element, Vec<(&str, f64)>)> = Vec::new();
    for element in &all {
        let Some(n) = element.get_attribute("data-n") else { continue };
        if element.class_list().contains("note") {
            current = ends.iter().rev().find(|end| end.n == n).map(|&End { at, right, .. }| {
                let top = (at - RISE * rem).max(free);
                free = top + height(element) + GAP * rem;
                vec![("--at", at), ("--right", right), ("--top", top)]
            });
        }
        if let Some(place) = &current {
            places.push((element, place.clone()));
        }
    }
    for note in below {
        places.push((note, vec![("--top", free)]));
        free += height(note) + GAP * rem;
    }
    let column = [
        ("--margin-start", margin.get_bounding_client_rect().left() - origin.left()),
        ("--col-end", text.get_bounding_client_rect().right() - origin.left()),
        ("--foot", free - top),
    ];
    set(&margin, &column);
    for note in above {
        drop(note.remove_attribute("data-at"));
    }
    for (element, place) in places {
        set(element, &place);
        drop(element.set_attribute("data-at", ""));
    }
    Some(())
}

fn set(element: &Element, lengths: &[(&str, f64)]) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    for (name, pixels) in lengths {
        #[expect(clippy::cast_possible_truncation, reason = "a page is far shorter than 2^31 pixels")]
        let value = format!("{}px", pixels.round() as i32);
        // What is written anew is laid out anew, also when it is the same.
        if element.style().get_property_value(name).is_ok_and(|known| known != value) {
            drop(element.style().set_property(name, &value));
        }
    }
}

fn rem(document: &Document) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(&document.document_element()?).ok()??;
    // The browser's own reader of numbers: Rust's weighs 13 kB, compressed.
    Some(js_sys::parse_float(&style.get_property_value("font-size").ok()?)).filter(|size| size.is_finite())
}

fn elements(list: &NodeList) -> impl Iterator<Item = Element> {
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok())
}
