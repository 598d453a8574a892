//! How a view is made: a description without a type of its own, which one drawer puts on the page and keeps true.
//!
//! Signals, effects, owners and contexts are Leptos', through one shape each. Its views are not used: each is a type, and the compiler
//! writes code for each type, erased or not. What that cost is in `docs/speed.md`. The page is reached through `platform::dom` alone.
//!
//! A description that is made anew after the same markup keeps its elements, with focus and caret, and takes over everything else: what
//! attributes, properties and texts say, what events do, who holds an element, and the rows whose keys are the same. Where it is of another
//! thing, so that nothing of the first may be left, it is [`keyed`].
//!
//! - `mod.rs`: the description, and what can be put into it;
//! - `drawn.rs`: a description on the page, and how it becomes another one;
//! - `part.rs`: a piece of markup: its elements, its attributes, what its events do;
//! - `rows.rs`: rows that are known by a key;
//! - `signals.rs`: signals, memos and effects, through one shape each;
//! - `markup/`: the macros `view!` and `#[component]`.

mod drawn;
mod part;
mod rows;
mod signals;

use crate::platform::dom::{Cast, Element, Event};
use signals::RwSignal;
use std::borrow::Cow;
use std::hash::Hash;

pub use crate::platform::dom::fixed;
pub use drawn::mount;
pub use leptos::prelude::untrack as untracked;
pub use rows::rows;

/// What a file of views uses: signals as Leptos has them, and views as this module has them.
pub mod prelude {
    pub use super::signals::{Callback, Effect, Memo, RwSignal, Signal, StoredValue};
    pub use super::{ElementRef, IntoView, View, fixed, keyed};
    pub use crate::platform::dom::is_unfolded;
    pub use leptos::prelude::{
        TimeoutHandle, event_target_checked, event_target_value, expect_context, on_cleanup, provide_context, request_animation_frame,
        set_interval_with_handle, set_timeout, set_timeout_with_handle, use_context,
    };
    pub use practice_markup::{component, view};
}

/// What the browser says with an event, by the names the browser has for it.
pub mod ev {
    pub use crate::platform::dom::{DragEvent, Event, InputEvent, KeyboardEvent, MouseEvent, PointerEvent};
}

/// The elements a view may want to hold, by the names HTML has for them.
pub mod html {
    pub use crate::platform::dom::{HtmlInputElement as Input, HtmlTextAreaElement as Textarea};
}

/// A view that is not on the page yet.
pub enum View {
    /// Nothing.
    Nothing,
    /// A text.
    Text(Cow<'static, str>),
    /// A piece of markup: what never changes (`part.rs` says how), and what goes into its holes.
    Part(&'static str, Vec<Hole>),
    /// Several, one after the other.
    Several(Vec<View>),
    /// One that is made again whenever what it reads changes.
    Live(Box<dyn FnMut() -> View>),
    /// A view of one thing, known by a key ([`keyed`]).
    Keyed(u64, Box<View>),
    /// Rows that stay the same elements while their keys do.
    Rows(Box<dyn FnMut() -> Vec<rows::Row>>),
}

/// A view of the thing with this key: of another thing it is drawn anew, so that nothing that only the browser holds (what is typed, folded
/// out, checked) is taken along.
pub fn keyed(key: impl Hash, view: View) -> View {
    View::Keyed(rows::hashed(&key), Box::new(view))
}

/// What goes into a hole of a piece of markup.
pub enum Hole {
    /// A value of an attribute, a property, a class, a style.
    Value(Value),
    /// The same, made again whenever what it reads changes.
    Live(Box<dyn FnMut() -> Value>),
    /// What an event does.
    Handler(Box<dyn FnMut(Event)>),
    /// Who wants to hold the element.
    Reference(Box<dyn FnOnce(Element)>),
    /// A view within the element.
    Child(View),
}

/// What an attribute, a property, a class or a style can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Not there; false.
    Off,
    /// There, without a text; true.
    On,
    /// A text.
    Text(Cow<'static, str>),
}

/// The holder of an element that is on the page.
pub struct ElementRef<E: 'static>(RwSignal<Option<E>>);

impl<E> Clone for ElementRef<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for ElementRef<E> {}

impl<E: Cast + Clone + 'static> Default for ElementRef<E> {
    /// Holds nothing until a view with `node_ref` is drawn.
    fn default() -> Self {
        Self(RwSignal::new(None))
    }
}

impl<E: Cast + Clone + 'static> ElementRef<E> {
    /// The element, tracked.
    pub fn get(self) -> Option<E> {
        self.0.get()
    }

    /// The element.
    pub fn get_untracked(self) -> Option<E> {
        self.0.get_untracked()
    }

    /// What puts the element in.
    pub fn holder(self) -> Box<dyn FnOnce(Element)> {
        Box::new(move |element| self.0.set(element.dyn_into().ok()))
    }
}

/// Does something at an event. `E` is what the browser says with it.
pub fn on<E: Cast, F: FnMut(E) + 'static>(mut act: F) -> Hole {
    Hole::Handler(Box::new(move |event| act(event.unchecked_into())))
}

/// Does something at each key, wherever it is pressed, until the owner of the moment goes.
pub fn on_key(act: impl Fn(ev::KeyboardEvent) + 'static) {
    let listener = leptos::prelude::window_event_listener_untyped("keydown", move |event| act(event.unchecked_into()));
    leptos::prelude::on_cleanup(move || listener.remove());
}

/// What can stand in a view.
pub trait IntoView {
    /// Its description.
    fn into_view(self) -> View;
}

/// What an attribute, a property, a class or a style can be given.
pub trait IntoHole {
    /// What goes into the hole.
    fn into_hole(self) -> Hole;
}

impl IntoView for View {
    fn into_view(self) -> View {
        self
    }
}

impl IntoView for () {
    fn into_view(self) -> View {
        View::Nothing
    }
}

impl<T: IntoView> IntoView for Option<T> {
    fn into_view(self) -> View {
        self.map_or(View::Nothing, T::into_view)
    }
}

impl<T: IntoView> IntoView for Vec<T> {
    fn into_view(self) -> View {
        View::Several(self.into_iter().map(T::into_view).collect())
    }
}

impl<T: IntoView, F: FnMut() -> T + 'static> IntoView for F {
    fn into_view(mut self) -> View {
        View::Live(Box::new(move || self().into_view()))
    }
}

impl<V: Into<Value>, F: FnMut() -> V + 'static> IntoHole for F {
    fn into_hole(mut self) -> Hole {
        Hole::Live(Box::new(move || self().into()))
    }
}

impl<V: Into<Value>> IntoHole for Option<V> {
    fn into_hole(self) -> Hole {
        Hole::Value(self.into())
    }
}

impl<V: Into<Value>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Self {
        value.map_or(Self::Off, V::into)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        if value { Self::On } else { Self::Off }
    }
}

impl IntoHole for bool {
    fn into_hole(self) -> Hole {
        Hole::Value(self.into())
    }
}

/// Texts, and what becomes one.
macro_rules! texts {
    ($($kind:ty: $text:expr),+ $(,)?) => {$(
        impl From<$kind> for $crate::view::Value {
            fn from(value: $kind) -> Self {
                Self::Text(std::borrow::Cow::from($text(value)))
            }
        }

        impl $crate::view::IntoHole for $kind {
            fn into_hole(self) -> $crate::view::Hole {
                $crate::view::Hole::Value(self.into())
            }
        }

        impl $crate::view::IntoView for $kind {
            fn into_view(self) -> $crate::view::View {
                $crate::view::View::Text(std::borrow::Cow::from($text(self)))
            }
        }
    )+};
}
pub(crate) use texts;

texts! {
    &'static str: std::convert::identity,
    String: std::convert::identity,
    &'static String: String::as_str,
    Cow<'static, str>: std::convert::identity,
    usize: |number: usize| number.to_string(),
    u32: |number: u32| number.to_string(),
    i32: |number: i32| number.to_string(),
}
