//! When to write: soon after the last key, never long after the first, and at once when the page is left.

use super::listener::Listener;
use super::store::Store;
use super::timer::Timer;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::VisibilityState;

/// Milliseconds of quiet before writing.
const QUIET: f64 = 250.0;
/// The longest that a change waits, in milliseconds.
const LONGEST: f64 = 400.0;

/// One record to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Under which key.
    pub key: String,
    /// Its revision, for [`super::Outcome`].
    pub revision: u64,
    /// The bytes.
    pub raw: String,
}

/// Writes what has changed 250 ms after the last change, at most 400 ms after the first, and synchronously when the page is
/// hidden or left (platform fact 7; `unload` is never used). Stops when dropped, after a last write.
pub struct Saver {
    work: Rc<Work>,
    _listeners: Vec<Listener>,
}

struct Work {
    store: Store,
    collect: RefCell<Box<dyn FnMut() -> Vec<Write>>>,
    waiting_since: Cell<Option<f64>>,
    timer: RefCell<Option<Timer>>,
}

impl Saver {
    /// A saver that asks `collect` for all unsaved records whenever it is time to write them. Nothing is collected before
    /// [`Saver::touch`].
    pub fn new(store: &Store, collect: impl FnMut() -> Vec<Write> + 'static) -> Self {
        let work = Rc::new(Work {
            store: store.clone(),
            collect: RefCell::new(Box::new(collect)),
            waiting_since: Cell::new(None),
            timer: RefCell::new(None),
        });
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            let leaving = Rc::clone(&work);
            listeners.push(Listener::new(&window, "pagehide", move |_| leaving.flush()));
            if let Some(document) = window.document() {
                let hiding = Rc::clone(&work);
                let shown = document.clone();
                listeners.push(Listener::new(&document, "visibilitychange", move |_| {
                    if shown.visibility_state() == VisibilityState::Hidden {
                        hiding.flush();
                    }
                }));
            }
        }
        Self { work, _listeners: listeners }
    }

    /// Says that something has changed.
    pub fn touch(&self) {
        let now = js_sys::Date::now();
        let since = self.work.waiting_since.get().unwrap_or(now);
        self.work.waiting_since.set(Some(since));
        // Overdue where the page was too busy for its timers, and a key must not put the write off once more; or the clock was moved.
        if !(0.0..LONGEST).contains(&(now - since)) {
            return self.work.flush();
        }
        let wait = QUIET.min(since + LONGEST - now);
        let work = Rc::clone(&self.work);
        #[expect(clippy::cast_possible_truncation, reason = "at most 400")]
        let timer = Timer::after(wait as i32, move || work.flush());
        let untimed = timer.is_none();
        self.work.timer.replace(timer);
        if untimed {
            self.work.flush();
        }
    }

    /// Whether a change waits to be written.
    pub fn is_waiting(&self) -> bool {
        self.work.waiting_since.get().is_some()
    }

    /// Writes what waits, now.
    pub fn flush(&self) {
        self.work.flush();
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.work.flush();
        // The timer holds the work that holds it.
        drop(self.work.timer.take());
    }
}

impl Work {
    /// Leaves a spent timer in place: it may be the caller.
    fn flush(&self) {
        if self.waiting_since.take().is_none() {
            return;
        }
        // Busy only when a record is collected while records are collected; the change then waits for its own turn.
        let Ok(writes) = self.collect.try_borrow_mut().map(|mut collect| collect()) else { return };
        for write in writes {
            self.store.put(write);
        }
    }
}
