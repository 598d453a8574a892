//! Keeps the session: from the stores at the start, to the stores after every change, and beside other tabs.

use super::surroundings::is_preview;
use crate::exchange::keep::{Answered, Brought, Keeper, is_desk};
use crate::exchange::saved::{Merged, PREFIX, Record, Source};
use crate::lesson::{Lesson, LessonId};
use crate::platform::storage::{Outcome, Saver, Store, Trouble, ask_to_persist, draw_bits};
use crate::platform::{clock, focus};
use crate::practice::bench::Millis;
use crate::practice::session::{Action, Keeping, NotKept, Notice, Part, Session, Stored};
use crate::ui::words;
use crate::view::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Under which name it is kept that the browser was asked to keep what is stored.
pub const ASKED: &str = "asked";

/// The stores, and what this page has read and written.
#[derive(Clone)]
pub struct Archivist {
    lesson: LessonId,
    keeper: Rc<RefCell<Keeper>>,
    store: Store,
    saver: Rc<RefCell<Option<Saver>>>,
    reading: Rc<Cell<Reading>>,
}

/// How reading everything again goes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Reading {
    #[default]
    Idle,
    /// It is being read.
    Running,
    /// It is being read, and something was written since it began.
    Behind,
}

impl Archivist {
    /// Nothing is opened yet.
    pub fn new(lesson: &Lesson) -> Self {
        let keeper = Rc::new(RefCell::new(Keeper::new(&lesson.id, draw_bits())));
        Self { lesson: lesson.id.clone(), keeper, store: Store::new(PREFIX), saver: Rc::default(), reading: Rc::default() }
    }

    /// What can be read at once: the session opens with it, before the first paint.
    pub fn read_now(&self) -> Vec<Action> {
        if is_preview() {
            return Vec::new();
        }
        let (brought, _) = self.keeper.borrow_mut().take_in(self.store.local_records(), Answered::Some);
        actions(brought)
    }

    /// From now on changes are written, other tabs are heard, and the journal is read. In a preview none of it ever is.
    pub fn work(&self, session: RwSignal<Session>, dispatch: Callback<Action>) {
        if is_preview() {
            return;
        }
        let archivist = self.clone();
        self.store.on_outcome(move |outcome| {
            if let Some(keeping) = archivist.heard(outcome) {
                dispatch.run(Action::Keep(keeping));
            }
        });
        let keeper = Rc::clone(&self.keeper);
        let collect = move || session.with_untracked(|session| keeper.borrow_mut().collect(session, clock::now()));
        self.saver.replace(Some(Saver::new(&self.store, collect)));
        let archivist = self.clone();
        self.store.on_elsewhere(move |_| archivist.read_all(dispatch));
        let archivist = self.clone();
        // Only a page that opens repairs one store from the other: later, what one of them lacks may be on its way out of both.
        spawn_local(async move {
            let merged = archivist.take_in(dispatch).await;
            archivist.store.tidy(&merged.repairs).await;
            archivist.store.tidy(&merged.superseded).await;
        });
    }

    fn heard(&self, outcome: Outcome) -> Option<Keeping> {
        let (key, ended) = match outcome {
            Outcome::Saved { key, .. } => (key, Ok(Millis(clock::now()))),
            Outcome::NotSaved { key, why, .. } => (key, Err(not_kept(&why))),
            Outcome::Slow => return Some(Keeping::Saving),
        };
        if ended.is_ok() && is_desk(&key) && self.store.aside(ASKED).is_none() {
            // Once, when there is something to keep (platform fact 9).
            self.store.set_aside(ASKED, Some("persist"));
            spawn_local(async {
                ask_to_persist().await;
            });
        }
        self.keeper.borrow_mut().heard(&key, ended)
    }

    /// Notes that parts have changed; they are written soon.
    pub fn touch(&self, parts: Vec<Part>) {
        if parts.is_empty() {
            return;
        }
        self.keeper.borrow_mut().touch(parts);
        if let Some(saver) = &*self.saver.borrow() {
            saver.touch();
        }
    }

    /// Writes what waits, now.
    pub fn flush(&self) {
        if let Some(saver) = &*self.saver.borrow() {
            saver.flush();
        }
    }

    /// Writes what waits, and ends when the journal has it: reading the journal waits for its writes, and gives up after a while.
    pub fn finish(&self) -> impl Future<Output = ()> + use<> {
        self.flush();
        let store = self.store.clone();
        async move {
            drop(store.records().await);
        }
    }

    /// The other texts of a part, newest first.
    pub fn others(&self, part: &Part) -> Vec<Stored> {
        self.keeper.borrow().others(part)
    }

    /// The learner has chosen: what is on this page replaces the other texts of a part.
    pub fn settle(&self, part: Part) {
        self.keeper.borrow_mut().settle(&part);
        self.touch(vec![part]);
    }

    /// A record read as the part it keeps.
    pub fn read_as(&self, record: &Record) -> Option<(Part, Stored)> {
        self.keeper.borrow().read_as(record)
    }

    /// Gives up what was to be kept under these keys, if the stores refused any of it; answers why.
    pub fn give_up(&self, keys: &[String]) -> Option<NotKept> {
        self.keeper.borrow_mut().give_up(keys)
    }

    /// Begins again as a writer that has read and written nothing: after something was taken out of the stores.
    pub async fn start_over(&self, dispatch: Callback<Action>) {
        self.keeper.replace(Keeper::new(&self.lesson, draw_bits()));
        dispatch.run(Action::StartOver);
        self.take_in(dispatch).await;
        // The room is drawn anew, and what was pressed in it may be gone.
        request_animation_frame(focus::recover);
    }

    /// The lesson whose work it keeps.
    pub fn lesson(&self) -> &LessonId {
        &self.lesson
    }

    /// Where it is all kept.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Reads everything again and shows what is new. One write of another tab is told several times; what is told while everything is being
    /// read is one more reading.
    pub fn read_all(&self, dispatch: Callback<Action>) {
        if self.reading.replace(Reading::Behind) != Reading::Idle {
            return;
        }
        let archivist = self.clone();
        spawn_local(async move {
            while archivist.reading.replace(Reading::Running) == Reading::Behind {
                archivist.take_in(dispatch).await;
            }
            archivist.reading.set(Reading::Idle);
        });
    }

    /// Reads everything again and shows what is new; answers all that was found.
    pub async fn take_in(&self, dispatch: Callback<Action>) -> Merged {
        let (found, health) = self.store.records().await;
        let answered = if health.local.is_ok() && health.journal.is_ok() { Answered::All } else { Answered::Some };
        let (brought, merged) = self.keeper.borrow_mut().take_in(found, answered);
        let gone = brought.gone;
        for action in actions(brought) {
            dispatch.run(action);
        }
        if !health.keeps() {
            dispatch.run(Action::Keep(Keeping::NotSaved(NotKept::Blocked)));
        } else if gone && self.store.local_records().iter().all(|found| found.source == Source::Memory) {
            // And not written while the journal was being read.
            dispatch.run(Action::Keep(Keeping::NotSaved(NotKept::Failed(words::STORAGE_ERASED.into()))));
        }
        merged
    }
}

fn actions(brought: Brought) -> Vec<Action> {
    let mut actions = Vec::new();
    if !brought.parts.is_empty() {
        actions.push(Action::Restore(brought.parts));
    }
    if !brought.joined.is_empty() {
        actions.push(Action::Join(brought.joined));
    }
    if brought.unreadable > 0 {
        actions.push(Action::Tell(Notice::Unreadable(brought.unreadable)));
    }
    if brought.newer > 0 {
        actions.push(Action::Tell(Notice::Newer(brought.newer)));
    }
    actions.extend(brought.settled.into_iter().map(Action::Settled));
    actions.extend(brought.forked.into_iter().map(|prompt| Action::Tell(Notice::OtherText(prompt))));
    actions
}

fn not_kept(trouble: &Trouble) -> NotKept {
    match trouble {
        Trouble::Full => NotKept::Full,
        Trouble::Blocked => NotKept::Blocked,
        Trouble::Gone => NotKept::Failed(words::STORAGE_GONE.into()),
        Trouble::Other(said) => NotKept::Failed(words::storage_failed(said)),
    }
}

/// Why a store did not do what it was asked, in words.
pub fn why(trouble: &Trouble) -> String {
    words::why_not_kept(not_kept(trouble))
}
