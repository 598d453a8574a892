//! A piece of markup on the page.
//!
//! Its skeleton is a text of marks; names and values end at a zero. `<name` opens an element, `*name` one of a drawing, and `>` closes it;
//! `"` is a text, `-name` and a value an attribute that never changes. The rest are holes: `=name` an attribute, `.name` a property,
//! `?name` a class, `;name` a style, `!name` an event, `&` a reference to the element, `{` a view.

use super::drawn::{Drawn, document, put};
use super::{Hole, Value};
use leptos::prelude::{Owner, RenderEffect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

/// A piece of markup that is on the page, or about to be placed there.
pub(super) struct DrawnPart {
    skeleton: &'static str,
    /// What stands at its top, in order.
    tops: Vec<Top>,
    filled: Vec<Filled>,
}

enum Top {
    Node(Node),
    /// A view of `filled`.
    Hole(usize),
}

/// What is in a hole.
enum Filled {
    Value(Target, Value),
    Live(Target, RenderEffect<Value>),
    Handler(Handler),
    Reference,
    Child(Drawn),
}

/// The part of an element that a value belongs to.
#[derive(Clone)]
struct Target {
    element: Element,
    mark: u8,
    name: &'static str,
}

/// What an event does, and who owns what is made meanwhile. Nothing while it is being done.
type Handler = Rc<RefCell<Option<Act>>>;

struct Act {
    owner: Option<Owner>,
    act: Box<dyn FnMut(Event)>,
}

/// Elements of drawings have names in a space of their own.
const SVG: &str = "http://www.w3.org/2000/svg";

impl DrawnPart {
    /// Draws a piece of markup, off the page.
    pub(super) fn of(skeleton: &'static str, holes: Vec<Hole>) -> Self {
        let (mut tops, mut filled) = (Vec::new(), Vec::with_capacity(holes.len()));
        let mut holes = holes.into_iter();
        let mut open: Vec<Element> = Vec::new();
        let mut rest = skeleton;
        while let Some(&mark) = rest.as_bytes().first() {
            rest = &rest[1..];
            match mark {
                b'>' => drop(open.pop()),
                b'{' => {
                    let Some(Hole::Child(view)) = holes.next() else { break };
                    let child = Drawn::of(view);
                    match open.last() {
                        Some(parent) => child.place(parent, None),
                        None => tops.push(Top::Hole(filled.len())),
                    }
                    filled.push(Filled::Child(child));
                }
                b'<' | b'*' => {
                    let element = element(word(&mut rest), mark == b'*');
                    stand(&element, open.last(), &mut tops);
                    open.push(element);
                }
                b'"' => stand(&document(|document| document.create_text_node(word(&mut rest))), open.last(), &mut tops),
                _ => {
                    let Some(element) = open.last() else { break };
                    let target = Target { element: element.clone(), mark, name: word(&mut rest) };
                    if mark == b'-' {
                        // The macro writes names that are names.
                        drop(element.set_attribute(target.name, word(&mut rest)));
                    } else if let Some(hole) = holes.next() {
                        filled.push(target.take(hole));
                    }
                }
            }
        }
        Self { skeleton, tops, filled }
    }

    /// Whether it was drawn after this skeleton.
    pub(super) fn is(&self, skeleton: &'static str) -> bool {
        std::ptr::eq(self.skeleton, skeleton)
    }

    /// Fills its holes anew, from what is described after the same skeleton.
    pub(super) fn fill(&mut self, holes: Vec<Hole>) {
        self.filled = std::mem::take(&mut self.filled).into_iter().zip(holes).map(|(filled, hole)| filled.becoming(hole)).collect();
    }

    /// Its first node.
    pub(super) fn first(&self) -> Node {
        match self.tops.first() {
            Some(Top::Node(node)) => node.clone(),
            Some(Top::Hole(hole)) => self.child(*hole).map_or_else(|| super::drawn::comment().into(), Drawn::first),
            None => super::drawn::comment().into(),
        }
    }

    fn child(&self, hole: usize) -> Option<&Drawn> {
        match &self.filled[hole] {
            Filled::Child(child) => Some(child),
            _ => None,
        }
    }

    /// Puts it into an element, before one of its nodes or at the end.
    pub(super) fn place(&self, parent: &Node, before: Option<&Node>) {
        for top in &self.tops {
            match top {
                Top::Node(node) => put(parent, node, before),
                Top::Hole(hole) => self.child(*hole).map(|child| child.place(parent, before)).unwrap_or_default(),
            }
        }
    }

    /// Takes it off the page.
    pub(super) fn leave(mut self) {
        for top in &self.tops {
            match top {
                Top::Node(node) => drop(node.parent_node().map(|parent| parent.remove_child(node))),
                Top::Hole(hole) => {
                    if let Filled::Child(child) = std::mem::replace(&mut self.filled[*hole], Filled::Reference) {
                        child.leave();
                    }
                }
            }
        }
    }
}

/// The text up to the next zero.
fn word(rest: &mut &'static str) -> &'static str {
    let (word, after) = rest.split_once('\0').unwrap_or((rest, ""));
    *rest = after;
    word
}

fn element(name: &'static str, drawing: bool) -> Element {
    document(|document| if drawing { document.create_element_ns(Some(SVG), name) } else { document.create_element(name) })
        .expect("a name of an element")
}

fn stand(node: &Node, parent: Option<&Element>, tops: &mut Vec<Top>) {
    match parent {
        Some(parent) => put(parent, node, None),
        None => tops.push(Top::Node(node.clone())),
    }
}

impl Target {
    fn take(self, hole: Hole) -> Filled {
        match hole {
            Hole::Value(value) => {
                // What is not there need not be taken away, unless something stands there by itself.
                if value != Value::Off || self.mark == b'.' {
                    self.set(&value);
                }
                Filled::Value(self, value)
            }
            Hole::Live(value) => self.live(value, None),
            Hole::Handler(act) => Filled::Handler(self.listen(act)),
            Hole::Reference(holder) => {
                holder(self.element);
                Filled::Reference
            }
            Hole::Child(view) => Filled::Child(Drawn::of(view)),
        }
    }

    fn live(self, mut value: Box<dyn FnMut() -> Value>, before: Option<Value>) -> Filled {
        let target = self.clone();
        let follow: Box<dyn FnMut(Option<Value>) -> Value> = Box::new(move |before| {
            let now = value();
            if before.as_ref() != Some(&now) {
                target.set(&now);
            }
            now
        });
        Filled::Live(self, RenderEffect::new_with_value(follow, before))
    }

    fn set(&self, value: &Value) {
        let Self { element, mark, name } = self;
        // What the browser does not take, such as a text in a style, it leaves out; nothing is left to do here.
        drop(match (mark, value) {
            (b'.', Value::Text(text)) => js_sys::Reflect::set(element, &JsValue::from_str(name), &JsValue::from_str(text)).map(drop),
            (b'.', value) => js_sys::Reflect::set(element, &JsValue::from_str(name), &JsValue::from_bool(*value == Value::On)).map(drop),
            (b'?', value) => element.class_list().toggle_with_force(name, *value != Value::Off).map(drop),
            (b';', Value::Text(text)) => element.unchecked_ref::<HtmlElement>().style().set_property(name, text),
            (b';', _) => element.unchecked_ref::<HtmlElement>().style().remove_property(name).map(drop),
            (_, Value::Off) => element.remove_attribute(name),
            (_, Value::On) => element.set_attribute(name, ""),
            (_, Value::Text(text)) => element.set_attribute(name, text),
        });
    }

    fn listen(&self, act: Box<dyn FnMut(Event)>) -> Handler {
        let handler: Handler = Rc::new(RefCell::new(Some(Act { owner: Owner::current(), act })));
        let held = Rc::clone(&handler);
        let listener = Closure::<dyn FnMut(Event)>::new(move |event| {
            let Some(mut now) = held.take() else { return };
            match &now.owner {
                Some(owner) => owner.with(|| (now.act)(event)),
                None => (now.act)(event),
            }
            // What it did may have put another in its place.
            held.borrow_mut().get_or_insert(now);
        });
        // The browser lets go of it with the element.
        let listener = listener.into_js_value();
        drop(self.element.add_event_listener_with_callback(self.name, listener.unchecked_ref()));
        handler
    }
}

impl Filled {
    fn becoming(self, hole: Hole) -> Self {
        match (self, hole) {
            (Self::Value(target, before), Hole::Value(value)) => {
                if before != value {
                    target.set(&value);
                }
                Self::Value(target, value)
            }
            (Self::Value(target, before), Hole::Live(value)) => target.live(value, Some(before)),
            (Self::Live(target, effect), Hole::Live(value)) => target.live(value, effect.take_value()),
            (Self::Live(target, effect), Hole::Value(value)) => {
                if effect.take_value().as_ref() != Some(&value) {
                    target.set(&value);
                }
                Self::Value(target, value)
            }
            (Self::Handler(handler), Hole::Handler(act)) => {
                handler.replace(Some(Act { owner: Owner::current(), act }));
                Self::Handler(handler)
            }
            (Self::Child(child), Hole::Child(view)) => Self::Child(child.becoming(view)),
            (filled, _) => filled,
        }
    }
}
