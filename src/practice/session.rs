//! The whole state of a learner at work, and the one way to change it.

use super::reading::Reading;
use crate::exchange::route::{Arrival, Place, Route};
use crate::lesson::{Lesson, SectionId};

/// Everything the widget knows about a learner, in one value.
#[derive(Clone, Debug)]
pub struct Session {
    /// Where the learner is.
    pub route: Route,
    /// How far the learner has read.
    pub reading: Reading,
    /// What there is to say, newest last.
    pub notices: Vec<Posted>,
    next_notice: u64,
}

/// What a person did.
#[derive(Clone, Debug)]
pub enum Action {
    /// Followed a link, or came from outside.
    Arrive(Arrival),
    /// Reached the end of a section.
    FinishSection(SectionId),
    /// Closed a notice.
    Dismiss(u64),
}

/// A part of the session that is kept under its own storage key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// How far the learner has read.
    Reading,
}

/// Something to tell the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The address is not one of ours.
    LostAddress(String),
}

/// A notice on show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// Names it, for closing.
    pub id: u64,
    /// What it says.
    pub notice: Notice,
}

impl Session {
    /// A new learner at the start of a lesson.
    pub fn new(lesson: &Lesson) -> Self {
        Self { route: Route::start(lesson), reading: Reading::default(), notices: Vec::new(), next_notice: 0 }
    }

    /// Changes the session by what a person did; answers which parts must be saved.
    pub fn apply(&mut self, action: Action, lesson: &Lesson) -> Vec<Part> {
        match action {
            Action::Arrive(arrival) => self.arrive(arrival, lesson),
            Action::FinishSection(section) => {
                if self.reading.read.insert(section) {
                    vec![Part::Reading]
                } else {
                    Vec::new()
                }
            }
            Action::Dismiss(id) => {
                self.notices.retain(|posted| posted.id != id);
                Vec::new()
            }
        }
    }

    fn arrive(&mut self, arrival: Arrival, lesson: &Lesson) -> Vec<Part> {
        self.notices.retain(|posted| !matches!(posted.notice, Notice::LostAddress(_)));
        self.route = match arrival {
            Arrival::At(route) => route,
            Arrival::Start => match &self.reading.last {
                Some(section) => Route { lesson: lesson.id.clone(), place: Place::Read(section.clone(), None) },
                None => Route::start(lesson),
            },
            Arrival::Lost { asked, nearest } => {
                self.post(Notice::LostAddress(asked));
                nearest
            }
        };
        let Place::Read(section, _) = &self.route.place else { return Vec::new() };
        if self.reading.last.as_ref() == Some(section) {
            return Vec::new();
        }
        self.reading.last = Some(section.clone());
        vec![Part::Reading]
    }

    fn post(&mut self, notice: Notice) {
        self.next_notice += 1;
        self.notices.push(Posted { id: self.next_notice, notice });
    }
}
