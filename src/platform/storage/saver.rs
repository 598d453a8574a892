//! When to write: soon after the last key, never long after the first, and at once when the page is left.

use super::listener::Listener;
use super::store::Store;
use super::timer::Timer;
use crate::exchange::saved::Writing;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::VisibilityState;

/// Milliseconds of quiet before writing.
const QUIET: f64 = 250.0;
/// The longest that a change waits, in milliseconds.
const LONGEST: f64 = 400.0;

/// Writes what has changed 250 ms after the last change, at most 400 ms after the first, and synchronously when the page is
/// hidden or left (platform fact 7; `unload` is never used). Stops when dropped, after a last write.
pub struct Saver {
    work: Rc<Work>,
    _listeners: Vec<Listener>,
}

struct Work {
    store: Store,
    collect: RefCell<Box<dyn FnMut() -> Vec<Writing>>>,
    waiting_since: Cell<Option<f64>>,
    /// When to write, as far as is known; the timer looks again when it calls, because to set it at every key costs more than the key.
    due: Cell<f64>,
    /// Whether the timer has looked once since the first change: the second time it writes, also where the clock stands still.
    looked: Cell<bool>,
    timer: RefCell<Option<Timer>>,
}

impl Saver {
    /// A saver that asks `collect` for all unsaved records whenever it is time to write them: after [`Saver::touch`], and when the page is
    /// left, for what the stores refused before.
    pub fn new(store: &Store, collect: impl FnMut() -> Vec<Writing> + 'static) -> Self {
        let work = Rc::new(Work {
            store: store.clone(),
            collect: RefCell::new(Box::new(collect)),
            waiting_since: Cell::new(None),
            due: Cell::new(0.0),
            looked: Cell::new(false),
            timer: RefCell::new(None),
        });
        let timed = Rc::clone(&work);
        work.timer.replace(Some(Timer::new(move || timed.look())));
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            let leaving = Rc::clone(&work);
            listeners.push(Listener::new(&window, "pagehide", move |_| leaving.leave()));
            if let Some(document) = window.document() {
                let hiding = Rc::clone(&work);
                let shown = document.clone();
                listeners.push(Listener::new(&document, "visibilitychange", move |_| {
                    if shown.visibility_state() == VisibilityState::Hidden {
                        hiding.leave();
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
        self.work.due.set((now + QUIET).min(since + LONGEST));
        self.work.wait();
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
    fn look(&self) {
        if self.looked.replace(true) { self.flush() } else { self.wait() }
    }

    /// Writes when it is time, and sees to it that somebody looks again when it is not.
    fn wait(&self) {
        let left = self.due.get() - js_sys::Date::now();
        // Never longer than the longest, whatever becomes of the clock.
        if !(1.0..=LONGEST).contains(&left) {
            return self.flush();
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most 400")]
        let milliseconds = left.ceil() as i32;
        let timed = self.timer.borrow().as_ref().is_some_and(|timer| timer.runs() || timer.set(milliseconds));
        if !timed {
            self.flush();
        }
    }

    /// Writes whatever is unsaved.
    fn leave(&self) {
        self.waiting_since.set(Some(js_sys::Date::now()));
        self.flush();
    }

    fn flush(&self) {
        self.looked.set(false);
        if self.waiting_since.take().is_none() {
            return;
        }
        // Busy only when a record is collected while records are collected; the change then waits for its own turn.
        let Ok(writes) = self.collect.try_borrow_mut().map(|mut collect| collect()) else { return };
        for writing in writes {
            self.store.put(writing);
        }
    }
}
