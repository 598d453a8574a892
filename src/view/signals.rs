//! Leptos' signals through one shape each.
//!
//! Leptos has code of its own for each type that a signal holds and each closure that a memo runs. Here there is one signal and one memo,
//! which hold something whose type only the handle knows.

use super::{Hole, IntoHole, IntoView, Value, View};
use leptos::prelude::{Get, GetUntracked, GetValue, IsDisposed, LocalStorage, Notify, Track};
use send_wrapper::SendWrapper;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// Something that can change, and whose type only the handle knows.
type Cell = Rc<RefCell<dyn Any>>;

/// Something that has been computed, and whose type only the handle knows.
#[derive(Clone)]
struct Computed(SendWrapper<Rc<dyn Comparable>>);

trait Comparable: Any {
    fn is(&self, other: &dyn Any) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<T: PartialEq + 'static> Comparable for T {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| self == other)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

impl Computed {
    fn of<T: PartialEq + 'static>(value: T) -> Self {
        Self(SendWrapper::new(Rc::new(value)))
    }

    fn value<T: 'static>(&self) -> &T {
        typed((**self.0).any())
    }
}

impl PartialEq for Computed {
    fn eq(&self, other: &Self) -> bool {
        self.0.is((**other.0).any())
    }
}

/// What a handle of type `T` put in comes out as a `T`.
fn typed<T: 'static>(value: &dyn Any) -> &T {
    value.downcast_ref().expect("a signal holds what its handle says")
}

fn typed_mut<T: 'static>(value: &mut dyn Any) -> &mut T {
    value.downcast_mut().expect("a signal holds what its handle says")
}

/// A handle of a thing of type `T`; cheap to copy. What it is of goes with the owner it was made under.
macro_rules! handle {
    ($(#[$doc:meta])* $name:ident, $inner:ty) => {
        $(#[$doc])*
        pub struct $name<T>($inner, PhantomData<fn() -> T>);

        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> PartialEq for $name<T> {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }
    };
}

handle! {
    /// A value that can be set, and whose readers follow it.
    RwSignal, leptos::prelude::RwSignal<Cell, LocalStorage>
}

handle! {
    /// A value that is computed from others, again when they change, and whose readers follow it when it is another one.
    Memo, leptos::prelude::Memo<Computed>
}

handle! {
    /// A value that nobody follows.
    StoredValue, leptos::prelude::StoredValue<Cell, LocalStorage>
}

handle! {
    /// Any of these, read only.
    Signal, StoredValue<Rc<dyn Fn() -> T>>
}

macro_rules! copied_out {
    ($($kind:ident),+) => {$(
        impl<T: Clone + 'static> $kind<T> {
            /// The value, tracked.
            pub fn get(self) -> T {
                self.with(T::clone)
            }

            /// The value.
            pub fn get_untracked(self) -> T {
                self.with_untracked(T::clone)
            }
        }
    )+};
}

copied_out!(RwSignal, Memo);

impl<T: 'static> RwSignal<T> {
    /// Holds a value.
    pub fn new(value: T) -> Self {
        Self(leptos::prelude::RwSignal::new_local(Rc::new(RefCell::new(value))), PhantomData)
    }

    /// Looks at the value, tracked.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        let cell = self.0.get();
        look(typed(&*cell.borrow()))
    }

    /// Looks at the value.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        let cell = self.0.get_untracked();
        look(typed(&*cell.borrow()))
    }

    /// Follows the value without looking at it.
    pub fn track(self) {
        self.0.track();
    }

    /// Whether its owner is gone.
    pub fn is_disposed(self) -> bool {
        self.0.is_disposed()
    }

    /// Changes the value and tells who follows it. Nothing where its owner is gone.
    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let cell = self.0.try_get_untracked()?;
        let answer = change(typed_mut(&mut *cell.borrow_mut()));
        self.0.notify();
        Some(answer)
    }

    /// Changes the value and tells who follows it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change).unwrap_or_default();
    }

    /// Puts another value in and tells who follows it.
    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }

    /// The same; gives the value back where its owner is gone.
    pub fn try_set(self, value: T) -> Option<T> {
        if self.is_disposed() {
            return Some(value);
        }
        self.update(|held| *held = value);
        None
    }
}

impl<T: Clone + 'static> RwSignal<T> {
    /// The value. Nothing where its owner is gone.
    pub fn try_get_untracked(self) -> Option<T> {
        let cell = self.0.try_get_untracked()?;
        Some(typed::<T>(&*cell.borrow()).clone())
    }
}

impl<T: PartialEq + 'static> Memo<T> {
    /// Computes a value from what it reads, and from the value before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + 'static) -> Self {
        Self(computing(Box::new(move |before| Computed::of(compute(before.map(Computed::value))))), PhantomData)
    }
}

/// What an effect hands to itself.
type Anything = Box<dyn Any>;

/// How something is computed, from what it was before.
type Compute = Box<dyn Fn(Option<&Computed>) -> Computed>;

fn computing(compute: Compute) -> leptos::prelude::Memo<Computed> {
    let compute = SendWrapper::new(compute);
    leptos::prelude::Memo::new(move |before| {
        let compute: &Compute = &compute;
        compute(before)
    })
}

impl<T: 'static> Memo<T> {
    /// Looks at the value, tracked.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(self.0.get().value())
    }

    /// Looks at the value.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(self.0.get_untracked().value())
    }

    /// Follows the value without looking at it.
    pub fn track(self) {
        self.0.track();
    }
}

impl<T: Clone + 'static> Memo<T> {
    /// The value. Nothing where its owner is gone.
    pub fn try_get_untracked(self) -> Option<T> {
        self.0.try_get_untracked().map(|computed| computed.value::<T>().clone())
    }
}

impl<T: 'static> StoredValue<T> {
    /// Holds a value.
    pub fn new(value: T) -> Self {
        Self(leptos::prelude::StoredValue::new_local(Rc::new(RefCell::new(value))), PhantomData)
    }

    fn cell(self) -> Option<Cell> {
        self.0.try_get_value()
    }

    /// Looks at the value.
    ///
    /// # Panics
    /// When its owner is gone, which is a mistake in this crate.
    pub fn with_value<R>(self, look: impl FnOnce(&T) -> R) -> R {
        let cell = self.cell().expect("a stored value has its owner");
        look(typed(&*cell.borrow()))
    }

    /// Changes the value. Nothing where its owner is gone.
    pub fn try_update_value<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let cell = self.cell()?;
        Some(change(typed_mut(&mut *cell.borrow_mut())))
    }

    /// Changes the value.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change).unwrap_or_default();
    }

    /// Puts another value in.
    pub fn set_value(self, value: T) {
        self.update_value(|held| *held = value);
    }
}

impl<T: Clone + 'static> StoredValue<T> {
    /// The value.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }
}

impl<T: Clone + 'static> Signal<T> {
    /// What a closure says whenever it is asked.
    pub fn derive(say: impl Fn() -> T + 'static) -> Self {
        Self(StoredValue::new(Rc::new(say)), PhantomData)
    }

    /// A value that does not change.
    pub fn stored(value: T) -> Self {
        Self::derive(move || value.clone())
    }

    /// The value, tracked.
    pub fn get(self) -> T {
        self.0.get_value()()
    }

    /// Looks at the value, tracked.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.get())
    }
}

impl<T: Clone + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::derive(move || memo.get())
    }
}

impl<T: Clone + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::derive(move || signal.get())
    }
}

/// Something that can be done, with what it takes and what it answers; cheap to copy.
pub struct Callback<A, R = ()>(StoredValue<Rc<dyn Fn(A) -> R>>);

impl<A, R> Clone for Callback<A, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, R> Copy for Callback<A, R> {}

impl<A: 'static, R: 'static> Callback<A, R> {
    /// Does what a closure does.
    pub fn new(act: impl Fn(A) -> R + 'static) -> Self {
        Self(StoredValue::new(Rc::new(act)))
    }

    /// Does it.
    pub fn run(&self, with: A) -> R {
        self.0.get_value()(with)
    }
}

/// Something that is done once the page is drawn, and again whenever what it reads has changed.
pub struct Effect;

impl Effect {
    /// Begins it, until the owner of the moment goes; it is given what it answered the time before.
    #[allow(clippy::new_ret_no_self)]
    pub fn new<T: 'static>(mut act: impl FnMut(Option<T>) -> T + 'static) {
        follow(Box::new(move |before| Box::new(act(before.and_then(|before| before.downcast().ok()).map(|before| *before)))));
    }
}

fn follow(act: Box<dyn FnMut(Option<Anything>) -> Anything>) {
    leptos::prelude::Effect::new(act);
}

/// Signals stand in views for what they hold.
macro_rules! in_views {
    ($($kind:ident),+) => {$(
        impl<T: IntoView + Clone + 'static> IntoView for $kind<T> {
            fn into_view(self) -> View {
                View::Live(Box::new(move || self.get().into_view()))
            }
        }

        impl<T: Into<Value> + Clone + 'static> IntoHole for $kind<T> {
            fn into_hole(self) -> Hole {
                Hole::Live(Box::new(move || self.get().into()))
            }
        }
    )+};
}

in_views!(Memo, Signal, RwSignal);
