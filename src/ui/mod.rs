//! The view: components that show slices of the session and dispatch what a person does.
//!
//! Nothing here decides anything about lessons or learners, reads storage or names the browser; [`Ui`] is the context of
//! every view; beside it the desk, backups, other tabs' texts and printing each have one for their own.
//! Start with [`frame::Frame`].

pub mod assignment;
pub mod calibrate;
pub mod chunks;
pub mod common;
pub mod edge;
pub mod embed_dialog;
pub mod foot;
pub mod frame;
pub mod hand_in;
pub mod peer;
pub mod practise;
pub mod progress;
pub mod quiz;
pub mod read;
pub mod words;

use crate::audit::Model;
use crate::exchange::host_message::Embedding;
use crate::exchange::route::{Place, Route};
use crate::lesson::{Lesson, Prompt};
use crate::practice::bench::{Bench, Millis};
use crate::practice::session::{Action, Session};
use crate::view::prelude::*;
use edge::Edge;
use std::rc::Rc;

/// The trained part of the language audit; shared, since it is large.
#[derive(Clone, PartialEq)]
pub struct AuditModel(pub Rc<Model>);

/// What every view may use: the lesson, the session to look at, the door for actions, and the hands of the browser.
#[derive(Clone, Copy)]
pub struct Ui {
    /// The lesson that is open.
    pub lesson: &'static Lesson,
    /// The learner's state; views take narrow slices with [`Ui::slice`].
    pub session: RwSignal<Session>,
    /// Says what a person did.
    pub dispatch: Callback<Action>,
    /// Where and how the widget stands.
    pub host: &'static Host,
    /// Things only a browser can do.
    pub edge: &'static Edge,
    /// The trained part of the language audit, once it has arrived.
    pub audit: RwSignal<Option<AuditModel>>,
}

/// Where and how the widget stands.
#[derive(Clone, Debug, Default)]
pub struct Host {
    /// Alone or in another page.
    pub embedding: Embedding,
    /// The address of the widget, up to its last slash.
    pub base: String,
    /// The address of the whole build: the same, or a folder above where there are several lessons.
    pub root: String,
    /// The query of its address, with its `?`.
    pub query: String,
    /// Whether the lesson has a language audit.
    pub audited: bool,
}

impl Ui {
    /// The context every component stands in.
    ///
    /// # Panics
    /// Outside [`frame::Frame`], which is a mistake in this crate.
    pub fn get() -> Self {
        expect_context()
    }

    /// A part of the session that re-renders only when it changes.
    pub fn slice<T: PartialEq + 'static>(self, part: impl Fn(&Session) -> T + 'static) -> Memo<T> {
        Memo::new(move |_| self.session.with(|session| part(session)))
    }

    /// Says what a person did.
    pub fn act(self, action: Action) {
        self.dispatch.run(action);
    }

    /// A number to draw lots and lay things out by.
    pub fn seed(self) -> u32 {
        u32::try_from((self.edge.now)() & u64::from(u32::MAX)).unwrap_or_default()
    }

    /// What there is to know at the desk of a prompt, for looking at it: only actions ask for the time.
    pub fn bench(self, prompt: &'static Prompt) -> Bench<'static> {
        Bench { lesson: self.lesson, prompt, now: Millis(0) }
    }

    /// The address of a place in this lesson.
    pub fn href(self, place: Place) -> String {
        Route { lesson: self.lesson.id.clone(), place }.href()
    }
}

/// The title of a place, for the tab.
pub fn title(ui: Ui, place: &Place) -> String {
    let lesson = ui.lesson;
    let here = match place {
        Place::Read(section, _) => lesson.section(section).map_or(words::READ.text(), |section| section.title.as_str()),
        Place::Practise(prompt, _) => lesson.prompt(prompt).map_or(words::PRACTISE.text(), |prompt| prompt.short.as_str()),
        Place::Prompts => words::PRACTISE.text(),
        Place::Quiz(_) => words::QUIZ.text(),
        Place::Calibrate(_) => words::CALIBRATE.text(),
        Place::Progress => words::PROGRESS.text(),
        Place::Review(_) => peer::words::REVIEW_FOR_SOMEONE.text(),
        Place::Collect => hand_in::words::COLLECT.text(),
    };
    format!("{here} · {}", lesson.title)
}
