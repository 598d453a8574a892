//! A description on the page, and how it becomes another one.

use super::View;
use super::part::DrawnPart;
use super::rows::DrawnRows;
use crate::platform::dom::{self, Comment, Element, Node, Text, comment, put};
use leptos::prelude::{Owner, RenderEffect};
use std::borrow::Cow;
use std::mem;

/// A view that is on the page, or about to be placed there. It always has a node, so that what it becomes finds its place.
pub(super) enum Drawn {
    /// Nothing, at the place of a comment.
    Nothing(Comment),
    /// A text.
    Text(Text, Cow<'static, str>),
    /// A piece of markup.
    Part(DrawnPart),
    /// Several, before a comment that closes them.
    Several(Vec<Self>, Comment),
    /// That of one thing.
    Keyed(u64, Box<Self>),
    /// One that draws itself again.
    Live(RenderEffect<Self>),
    /// Rows by their keys, within a [`Drawn::Live`].
    Rows(DrawnRows),
}

/// Puts a view at the end of an element, for as long as the page lives.
pub fn mount(parent: &Element, view: impl FnOnce() -> View) {
    // Effects run as tasks of the browser. Where that has been begun already, nothing is left to do.
    drop(any_spawner::Executor::init_wasm_bindgen());
    let owner = Owner::new();
    let drawn = owner.with(|| Drawn::of(view()));
    drawn.place(parent, None);
    mem::forget((owner, drawn));
}

impl Drawn {
    /// Draws a view, off the page.
    pub(super) fn of(view: View) -> Self {
        match view {
            View::Nothing => Self::Nothing(comment()),
            // A page translator is told of an empty text only by taking the one before away.
            View::Text(text) if text.is_empty() => Self::Nothing(comment()),
            View::Text(text) => Self::Text(dom::text(&text), text),
            View::Part(skeleton, holes) => Self::Part(DrawnPart::of(skeleton, holes)),
            View::Several(views) => Self::Several(views.into_iter().map(Self::of).collect(), comment()),
            View::Keyed(key, view) => Self::Keyed(key, Box::new(Self::of(*view))),
            View::Live(draw) => Self::live(draw, None),
            View::Rows(rows) => Self::rows(rows, None),
        }
    }

    fn live(mut draw: Box<dyn FnMut() -> View>, before: Option<Self>) -> Self {
        Self::Live(following(
            Box::new(move |before| {
                let view = draw();
                match before {
                    Some(drawn) => drawn.becoming(view),
                    None => Self::of(view),
                }
            }),
            before,
        ))
    }

    fn rows(mut rows: Box<dyn FnMut() -> Vec<super::rows::Row>>, before: Option<Self>) -> Self {
        // What rows own goes when they go, not when the list is looked at again.
        let owner = Owner::current().unwrap_or_default();
        let mut anew = true;
        Self::Live(following(
            Box::new(move |before| {
                let rows = rows();
                let anew = mem::replace(&mut anew, false);
                match before {
                    Some(Self::Rows(mut drawn)) => {
                        drawn.become_rows(rows, &owner, anew);
                        Self::Rows(drawn)
                    }
                    other => {
                        let drawn = Self::Rows(DrawnRows::of(rows, &owner));
                        if let Some(other) = other {
                            other.give_way(&drawn);
                        }
                        drawn
                    }
                }
            }),
            before,
        ))
    }

    /// Draws another view in this one's place: what both have stays as it is on the page, with its focus and its caret.
    pub(super) fn becoming(self, view: View) -> Self {
        match (self, view) {
            (Self::Nothing(place), View::Nothing) => Self::Nothing(place),
            (Self::Text(node, text), View::Text(now)) if !now.is_empty() => {
                if text != now {
                    node.set_data(&now);
                }
                Self::Text(node, now)
            }
            (Self::Part(mut part), View::Part(skeleton, holes)) if part.is(skeleton) => {
                part.fill(holes);
                Self::Part(part)
            }
            (Self::Several(drawn, end), View::Several(views)) => {
                let mut drawn = drawn.into_iter();
                let parent = end.parent_node();
                let now = views
                    .into_iter()
                    .map(|view| {
                        if let Some(drawn) = drawn.next() {
                            return drawn.becoming(view);
                        }
                        let new = Self::of(view);
                        if let Some(parent) = &parent {
                            new.place(parent, Some(&end));
                        }
                        new
                    })
                    .collect();
                drawn.for_each(Self::leave);
                Self::Several(now, end)
            }
            (Self::Keyed(key, drawn), View::Keyed(now, view)) if key == now => Self::Keyed(key, Box::new(drawn.becoming(*view))),
            (Self::Live(effect), View::Live(draw)) => Self::live(draw, effect.take_value()),
            (Self::Live(effect), View::Rows(rows)) => Self::rows(rows, effect.take_value()),
            (drawn, view) => {
                let new = Self::of(view);
                drawn.give_way(&new);
                new
            }
        }
    }

    /// Leaves the page to another that takes its place.
    fn give_way(self, new: &Self) {
        let first = self.first();
        if let Some(parent) = first.parent_node() {
            new.place(&parent, Some(&first));
        }
        self.leave();
    }

    /// Its first node.
    pub(super) fn first(&self) -> Node {
        match self {
            Self::Nothing(comment) => comment.clone().into(),
            Self::Text(text, _) => text.clone().into(),
            Self::Part(part) => part.first(),
            Self::Several(drawn, end) => drawn.first().map_or_else(|| end.clone().into(), Self::first),
            Self::Keyed(_, drawn) => drawn.first(),
            Self::Live(effect) => effect.with_value_mut(|drawn| drawn.first()).unwrap_or_else(|| comment().into()),
            Self::Rows(rows) => rows.first(),
        }
    }

    /// Puts it into an element, before one of its nodes or at the end.
    pub(super) fn place(&self, parent: &Node, before: Option<&Node>) {
        match self {
            Self::Nothing(comment) => put(parent, comment, before),
            Self::Text(text, _) => put(parent, text, before),
            Self::Part(part) => part.place(parent, before),
            Self::Several(drawn, end) => {
                for drawn in drawn {
                    drawn.place(parent, before);
                }
                put(parent, end, before);
            }
            Self::Keyed(_, drawn) => drawn.place(parent, before),
            Self::Live(effect) => effect.with_value_mut(|drawn| drawn.place(parent, before)).unwrap_or_default(),
            Self::Rows(rows) => rows.place(parent, before),
        }
    }

    /// Takes its nodes off the page, and with them what they followed.
    pub(super) fn leave(self) {
        match self {
            Self::Nothing(comment) => comment.remove(),
            Self::Text(text, _) => text.remove(),
            Self::Part(part) => part.leave(),
            Self::Several(drawn, end) => {
                drawn.into_iter().for_each(Self::leave);
                end.remove();
            }
            Self::Keyed(_, drawn) => drawn.leave(),
            Self::Live(effect) => effect.take_value().map(Self::leave).unwrap_or_default(),
            Self::Rows(rows) => rows.leave(),
        }
    }
}

/// An effect through one shape: the compiler writes one set of functions for all of them.
fn following(follow: Box<dyn FnMut(Option<Drawn>) -> Drawn>, before: Option<Drawn>) -> RenderEffect<Drawn> {
    RenderEffect::new_with_value(follow, before)
}
