//! Who writes, when two pages have the same thing open. It informs and never decides what is true: every page writes under keys
//! of its own (platform fact 6), so nothing is lost where the browser has no locks or a lock is taken away.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A wish to be the one page that writes something: waits its turn, hears when it comes and when another page takes it over.
/// Given up when dropped, and by the browser when the page goes.
pub struct Hold(Rc<Inner>);

struct Inner {
    name: String,
    heard: Box<dyn Fn(bool)>,
    ended: Cell<bool>,
    /// Ends the lock that is held.
    release: RefCell<Option<Function>>,
}

/// How to ask for the lock.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    IfFree,
    InTurn,
    TakeOver,
}

impl Hold {
    /// Asks to be the one that writes `name`; `heard` is told whether it is another page, whenever that is known anew. Where there
    /// are no locks nothing is ever heard, and everybody writes.
    pub fn ask(name: &str, heard: impl Fn(bool) + 'static) -> Self {
        let inner = Rc::new(Inner { name: name.to_owned(), heard: Box::new(heard), ended: Cell::new(false), release: RefCell::default() });
        Inner::request(&inner, Ask::IfFree);
        Self(inner)
    }

    /// Becomes the one that writes, whoever it was.
    pub fn take_over(&self) {
        Inner::request(&self.0, Ask::TakeOver);
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.ended.set(true);
        self.0.let_go();
    }
}

impl Inner {
    fn request(this: &Rc<Self>, ask: Ask) {
        let asking = Rc::clone(this);
        let granted = Closure::once_into_js(move |lock: JsValue| asking.answered(&lock));
        let Some(asked) = begin(&this.name, ask, &granted) else { return };
        let this = Rc::clone(this);
        spawn_local(async move {
            // Fulfilled when the lock was not free or was let go; refused when another page took it over, or where locks are refused.
            let lost = JsFuture::from(asked).await.is_err_and(|why| Reflect::get(&why, &"name".into()).is_ok_and(|name| name == "AbortError"));
            if lost && !this.ended.get() {
                this.release.take();
                (this.heard)(true);
                Self::request(&this, Ask::InTurn);
            }
        });
    }

    /// What the browser's callback answers: a promise that holds the lock until it is let go; nothing lets it go at once.
    fn answered(self: Rc<Self>, lock: &JsValue) -> JsValue {
        if self.ended.get() {
            return JsValue::UNDEFINED;
        }
        let free = !lock.is_null();
        (self.heard)(!free);
        if !free {
            Self::request(&self, Ask::InTurn);
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |resolve, _| {
            self.let_go();
            self.release.replace(Some(resolve));
        });
        held.into()
    }

    fn let_go(&self) {
        if let Some(release) = self.release.take() {
            // Resolving a promise cannot fail.
            drop(release.call0(&JsValue::NULL));
        }
    }
}

/// Nothing where the browser has no locks.
fn begin(name: &str, ask: Ask, granted: &JsValue) -> Option<Promise> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    let option = match ask {
        Ask::IfFree => Some("ifAvailable"),
        Ask::TakeOver => Some("steal"),
        Ask::InTurn => None,
    };
    if let Some(option) = option {
        Reflect::set(&options, &option.into(), &JsValue::TRUE).ok()?;
    }
    request.call3(&locks, &name.into(), &options, granted).ok()?.dyn_into().ok()
}
