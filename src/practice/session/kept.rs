//! The parts of a session that are kept, and how they come back.

use super::Session;
use crate::lesson::PromptId;
use crate::practice::bench::{Bench, Millis};
use crate::practice::calibration::Calibration;
use crate::practice::context::Context;
use crate::practice::desk::Desk;
use crate::practice::peer_review::PeerDesk;
use crate::practice::progress::PracticeDays;
use crate::practice::quiz::Quiz;
use crate::practice::reading::Reading;

/// A part of the session that is kept under its own storage key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// How far the learner has read.
    Reading,
    /// The work on one prompt.
    Desk(PromptId),
    /// Quiz items.
    Quiz,
    /// Ratings.
    Calibration,
    /// Other people's drafts.
    Peer,
    /// Days of practice.
    Days,
}

/// What a part held when it was kept.
#[derive(Clone, Debug)]
pub enum Stored {
    /// How far the learner has read.
    Reading(Reading),
    /// The work on one prompt.
    Desk(Box<Desk>),
    /// Quiz items.
    Quiz(Box<Quiz>),
    /// Ratings.
    Calibration(Box<Calibration>),
    /// Other people's drafts.
    Peer(Box<PeerDesk>),
    /// Days of practice.
    Days(PracticeDays),
}

/// How keeping the work goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing was to be kept yet.
    #[default]
    Ready,
    /// Changes wait to be written.
    Saving,
    /// Written and read back, at this moment.
    Saved(Millis),
    /// Not written; the words say why.
    NotSaved(NotKept),
}

/// Why the work is in this page only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The browser is out of space.
    Full,
    /// The browser keeps nothing for this page.
    Blocked,
    /// The browser's storage does not answer, or failed in its own words.
    Failed(String),
}

impl Session {
    /// Shows what was kept.
    pub(super) fn restore(&mut self, part: Part, stored: Stored, context: &Context) {
        match (part, stored) {
            (_, Stored::Reading(reading)) => self.reading = reading,
            (Part::Desk(prompt), Stored::Desk(mut desk)) => {
                self.withdraw_undo(|of| *of == prompt);
                if let Some(known) = context.lesson.prompt(&prompt) {
                    let notices = desk.open(&Bench { lesson: context.lesson, prompt: known, now: Millis(context.now) });
                    self.hear(&prompt, notices);
                }
                desk.note_stored();
                // A prompt the lesson no longer has keeps its desk: its text is still in exports.
                self.desks.insert(prompt, *desk);
            }
            (_, Stored::Quiz(quiz)) => {
                self.quiz.restore(*quiz);
                self.quiz.settle(context);
            }
            (_, Stored::Calibration(calibration)) => self.calibration.restore(*calibration),
            (_, Stored::Peer(peer)) => {
                self.peer.restore(*peer);
                self.name_open_review();
            }
            (_, Stored::Days(days)) => self.days = days,
            (_, Stored::Desk(_)) => {}
        }
    }

    /// Takes in what was written apart from what is here; answers whether anything in it was new.
    pub(super) fn join(&mut self, stored: Stored, context: &Context) -> bool {
        match stored {
            Stored::Reading(theirs) => self.reading.merge(theirs),
            Stored::Quiz(theirs) => {
                let new = self.quiz.merge(*theirs);
                self.quiz.settle(context);
                new
            }
            Stored::Calibration(theirs) => self.calibration.merge(*theirs),
            Stored::Peer(theirs) => self.peer.merge(*theirs),
            Stored::Days(theirs) => self.days.merge(theirs),
            // Two texts of a draft stand beside each other until the learner chooses.
            Stored::Desk(_) => false,
        }
    }
}
