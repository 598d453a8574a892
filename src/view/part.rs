//! A piece of markup on the page.
//!
//! Its skeleton is a text of marks; names and values end at a zero. `<name` opens an element, `*name` one of a drawing, and `>` closes it;
//! `"` is a text, `-name` and a value an attribute that never changes. The rest are holes: `=name` an attribute, `.name` a property,
//! `?name` a class, `;name` a style, `!name` an event, `&` a reference to the element, `{` a view.

use super::drawn::Drawn;
use super::{Hole, Value};
use crate::platform::dom::{self, Element, Event, Node, put};
use leptos::prelude::{Owner, RenderEffect};
use std::cell::RefCell;
use std::rc::Rc;

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
    Reference(Element),
    Child(Drawn),
    /// A child that has left.
    Left,
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
                    let element = dom::element(word(&mut rest), mark == b'*');
                    stand(&element, open.last(), &mut tops);
                    open.push(element);
                }
                b'"' => stand(&dom::text(word(&mut rest)), open.last(), &mut tops),
                _ => {
                    let Some(element) = open.last() else { break };
                    let target = Target { element: element.clone(), mark, name: word(&mut rest) };
                    if mark == b'-' {
                        dom::set_attribute(element, target.name, Some(word(&mut rest)));
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
            Some(Top::Hole(hole)) => self.child(*hole).map_or_else(|| dom::comment().into(), Drawn::first),
            None => dom::comment().into(),
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
                Top::Node(node) => dom::take_off(node),
                Top::Hole(hole) => {
                    if let Filled::Child(child) = std::mem::replace(&mut self.filled[*hole], Filled::Left) {
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
                holder(self.element.clone());
                Filled::Reference(self.element)
            }
            Hole::Child(view) => Filled::Child(Drawn::of(view)),
        }
    }

    fn live(self, mut value: Box<dyn FnMut() -> Value>, before: Option<Value>) -> Filled {
        // A property may have changed by the learner's hand since.
        let before = before.filter(|_| self.mark != b'.');
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
        match (mark, value) {
            (b'.', Value::Text(text)) => dom::set_text(element, name, text),
            (b'.', value) => dom::set_flag(element, name, *value == Value::On),
            (b'?', value) => dom::set_class(element, name, *value != Value::Off),
            (b';', Value::Text(text)) => dom::set_style(element, name, Some(text)),
            (b';', _) => dom::set_style(element, name, None),
            (_, Value::Off) => dom::set_attribute(element, name, None),
            (_, Value::On) => dom::set_attribute(element, name, Some("")),
            (_, Value::Text(text)) => dom::set_attribute(element, name, Some(text)),
        }
    }

    fn listen(&self, act: Box<dyn FnMut(Event)>) -> Handler {
        let handler: Handler = Rc::new(RefCell::new(Some(Act { owner: Owner::current(), act })));
        // A browser still delivers events to an element that has left, as that of a selection, and what they are about is gone.
        let held = Rc::downgrade(&handler);
        let act = move |event| {
            let Some(mut now) = held.upgrade().and_then(|held| held.take()) else { return };
            match &now.owner {
                Some(owner) => owner.with(|| (now.act)(event)),
                None => (now.act)(event),
            }
            // What it did may have put another in its place.
            if let Some(held) = held.upgrade() {
                held.borrow_mut().get_or_insert(now);
            }
        };
        dom::listen(&self.element, self.name, Box::new(act));
        handler
    }
}

impl Filled {
    fn becoming(self, hole: Hole) -> Self {
        match (self, hole) {
            (Self::Value(target, before), Hole::Value(value)) => {
                // A property may have changed by the learner's hand since.
                if before != value || target.mark == b'.' {
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
            (Self::Reference(element), Hole::Reference(holder)) => {
                holder(element.clone());
                Self::Reference(element)
            }
            (Self::Child(child), Hole::Child(view)) => Self::Child(child.becoming(view)),
            (filled, _) => filled,
        }
    }
}
