//! The whole state of a learner at work, and the one way the app changes it.

mod arriving;
mod kept;
mod notices;

pub use kept::{Keeping, NotKept, Part, Stored};
pub use notices::{Notice, Posted};

use super::assignment::Assignment;
use super::bench::{Bench, Millis};
use super::calibration::{Calibration, CalibrationAction};
use super::context::Context;
use super::desk::{Desk, DeskAction};
use super::hand_in::{Collection, HandIn, Refusal};
use super::notice::DeskNotice;
use super::peer_review::{PeerAction, PeerDesk};
use super::place::{Arrival, Route};
use super::progress::PracticeDays;
use super::quiz::{Quiz, QuizAction};
use super::reading::Reading;
use super::surroundings::{Happening, Surroundings};
use crate::lesson::{Lesson, PromptId, SectionId};
use crate::sorted::SortedMap;

/// Everything the widget knows about a learner, in one value.
#[derive(Clone, Debug)]
pub struct Session {
    /// Where the learner is.
    pub route: Route,
    /// How far the learner has read.
    pub reading: Reading,
    /// What a teacher asked for in a link.
    pub assignment: Option<Assignment>,
    /// The work on each prompt; a prompt never touched has none.
    pub desks: SortedMap<PromptId, Desk>,
    /// Quiz items: answers, sittings, when they come back.
    pub quiz: Quiz,
    /// Ratings of other people's answers.
    pub calibration: Calibration,
    /// Other people's drafts, and what came back.
    pub peer: PeerDesk,
    /// Hand-ins side by side; they are in this page only.
    pub collection: Collection,
    /// On which days the learner worked.
    pub days: PracticeDays,
    /// What there is to say, newest last.
    pub notices: Vec<Posted>,
    /// How keeping the work goes.
    pub keeping: Keeping,
    /// The network, and what is kept on the device.
    pub around: Surroundings,
    /// The draft that another tab of this browser writes: read-only here.
    pub elsewhere: Option<PromptId>,
    /// The drafts beside which another text stands until the learner chooses, each with the number of the notice that said so last.
    pub beside: SortedMap<PromptId, u64>,
    /// Local day, as [`super::calendar::day_of`] counts them.
    pub day: i32,
    next_notice: u64,
}

/// What a person did, or what the world around the page brought.
#[derive(Clone, Debug)]
pub enum Action {
    /// Followed a link, or came from outside.
    Arrive(Arrival),
    /// Reached the end of a section.
    FinishSection(SectionId),
    /// Did something at the desk of a prompt.
    Desk(PromptId, DeskAction),
    /// Did something in the quiz.
    Quiz(QuizAction),
    /// Rated something.
    Calibrate(CalibrationAction),
    /// Reviewed somebody else's draft, or opened what somebody sent.
    Peer(PeerAction),
    /// Brought files to collect: each one's name, and the hand-in read from it.
    Collect(Vec<(String, Result<HandIn, Refusal>)>),
    /// Cleared the table of hand-ins.
    ClearCollected,
    /// Closed a notice.
    Dismiss(u64),
    /// Undid what a notice of a desk told of, which closes the notice.
    Undo(u64),
    /// What was kept came in from storage.
    Restore(Vec<(Part, Stored)>),
    /// What was kept apart from what is here, by another tab or in a file, came in: both are true.
    Join(Vec<(Part, Stored)>),
    /// The stores said how keeping goes.
    Keep(Keeping),
    /// Something changed around the page.
    Around(Happening),
    /// Asked for the newer build; the app saves everything and reloads.
    TakeUpdate,
    /// Another tab was found to write this draft; or none does any more.
    Elsewhere(Option<PromptId>),
    /// Chose between the texts of a draft, here or in another tab.
    Settled(PromptId),
    /// Everything was taken out of the stores, or is to be read from them anew: start over where the learner is.
    StartOver,
    /// Wants to write here what another tab writes; the app asks for it.
    TakeOver,
    /// There is something to say that no part of the session decides.
    Tell(Notice),
}

impl Session {
    /// A new learner at the start of a lesson.
    pub fn new(lesson: &Lesson) -> Self {
        Self {
            route: Route::start(lesson),
            reading: Reading::default(),
            assignment: None,
            desks: SortedMap::new(),
            quiz: Quiz::default(),
            calibration: Calibration::default(),
            peer: PeerDesk::default(),
            collection: Collection::default(),
            days: PracticeDays::default(),
            notices: Vec::new(),
            keeping: Keeping::default(),
            around: Surroundings::default(),
            elsewhere: None,
            beside: SortedMap::new(),
            day: 0,
            next_notice: 0,
        }
    }

    /// Changes the session by what a person did; answers which parts must be saved.
    pub fn apply(&mut self, action: Action, context: &Context) -> Vec<Part> {
        if self.day != context.day {
            self.day = context.day;
            self.quiz.settle(context);
        }
        let mut parts = match action {
            Action::Arrive(arrival) => return self.arrive(arrival, context.lesson),
            Action::Dismiss(id) => {
                self.notices.retain(|posted| posted.id != id);
                return Vec::new();
            }
            Action::Collect(files) => {
                self.collection.take(files);
                return Vec::new();
            }
            Action::ClearCollected => {
                self.collection = Collection::default();
                return Vec::new();
            }
            Action::Keep(keeping) => {
                self.keeping = keeping;
                return Vec::new();
            }
            Action::Restore(parts) => {
                for (part, stored) in parts {
                    self.restore(part, stored, context);
                }
                return Vec::new();
            }
            Action::Join(parts) => {
                return parts.into_iter().filter_map(|(part, stored)| self.join(stored, context).then_some(part)).collect();
            }
            Action::Around(happening) => {
                self.around.note(happening);
                if happening == Happening::UpdateReady && self.notices.iter().all(|posted| posted.notice != Notice::UpdateReady) {
                    self.post(Notice::UpdateReady);
                }
                return Vec::new();
            }
            Action::TakeUpdate | Action::TakeOver => return Vec::new(),
            Action::StartOver => {
                let before = std::mem::replace(self, Self::new(context.lesson));
                let Self { route, assignment, collection, notices, around, elsewhere, day, next_notice, .. } = before;
                (self.route, self.assignment, self.collection, self.around) = (route, assignment, collection, around);
                (self.elsewhere, self.day, self.next_notice) = (elsewhere, day, next_notice);
                self.notices = notices.into_iter().filter(|posted| !posted.notice.is_of_the_work()).collect();
                return Vec::new();
            }
            Action::Elsewhere(prompt) => {
                self.elsewhere = prompt;
                self.notices.retain(|posted| posted.notice != Notice::WrittenElsewhere);
                return Vec::new();
            }
            Action::Settled(prompt) => {
                self.beside.remove(&prompt);
                self.notices.retain(|posted| posted.notice != Notice::OtherText(prompt.clone()));
                return Vec::new();
            }
            Action::Tell(notice) => {
                // What was said of the same is out of date.
                self.notices.retain(|Posted { notice: old, .. }| match (old, &notice) {
                    (Notice::OtherText(old), Notice::OtherText(new)) => old != new,
                    (Notice::Imported { .. } | Notice::ImportFailed(_), Notice::Imported { .. } | Notice::ImportFailed(_)) => false,
                    (old, new) => std::mem::discriminant(old) != std::mem::discriminant(new),
                });
                if let Notice::OtherText(prompt) = &notice {
                    self.beside.insert(prompt.clone(), self.next_notice + 1);
                }
                self.post(notice);
                return Vec::new();
            }
            Action::Peer(action) => return self.review_for_someone(action, context.lesson),
            Action::FinishSection(section) if !self.reading.read.insert(section.clone()) => return Vec::new(),
            Action::FinishSection(_) => vec![Part::Reading],
            Action::Desk(prompt, action) => self.at_desk(prompt, action, context),
            Action::Undo(id) => self.undo(id, context),
            Action::Quiz(action) => {
                self.quiz.apply(action, context);
                vec![Part::Quiz]
            }
            Action::Calibrate(action) => {
                self.calibration.apply(action, context);
                vec![Part::Calibration]
            }
        };
        if parts.is_empty() {
            return parts;
        }
        let before = self.days.clone();
        self.days.touch(context.now, context.day);
        if self.days != before {
            parts.push(Part::Days);
        }
        parts
    }

    /// The desk of a prompt as it stands, an empty one where nothing was done.
    pub fn with_desk<T>(&self, prompt: &PromptId, look: impl FnOnce(&Desk) -> T) -> T {
        match self.desks.get(prompt) {
            Some(desk) => look(desk),
            None => look(&Desk::default()),
        }
    }

    /// Whether another tab writes this prompt's draft.
    pub fn is_elsewhere(&self, prompt: &PromptId) -> bool {
        self.elsewhere.as_ref() == Some(prompt)
    }

    /// Whether the page may be left without asking: what was refused by the stores is in this page only.
    pub fn may_be_left(&self) -> bool {
        !matches!(self.keeping, Keeping::NotSaved(_))
    }

    /// Whether nothing was done yet of which a drawing of where the learner stands could tell.
    pub fn is_fresh(&self) -> bool {
        let drafted = self.desks.values().any(|desk| !desk.is_untouched());
        !drafted && self.calibration.history.is_untouched() && self.quiz.is_untouched() && self.days.days.is_empty()
    }

    /// Acts at a desk; answers which parts it touched.
    fn at_desk(&mut self, prompt: PromptId, action: DeskAction, context: &Context) -> Vec<Part> {
        // While another tab writes this draft, what is done here would only stand beside it.
        let Some(known) = context.lesson.prompt(&prompt) else { return Vec::new() };
        if self.is_elsewhere(&prompt) {
            return self.refuse_elsewhere();
        }
        self.notices.retain(|posted| !matches!(&posted.notice, Notice::Desk(_, notice) if notice.passes()));
        if matches!(&action, DeskAction::TakeReview(_) | DeskAction::TakeDraft(_)) {
            // Only where the desk has it now: while another tab writes, what arrived waits.
            self.peer.apply(PeerAction::LetGo);
        }
        let notices =
            self.desks.entry(prompt.clone()).or_default().apply(action, &Bench { lesson: context.lesson, prompt: known, now: Millis(context.now) });
        // Dates are kept with the quiz. A reviewed draft is worth retelling from memory later; one retold has its next date from how that went.
        let mut dated = false;
        for notice in &notices {
            match notice {
                DeskNotice::ReviewSaved { .. } => dated |= self.quiz.schedule.drafted(&prompt, context.day),
                DeskNotice::Retold { grade } => {
                    self.quiz.schedule.retold(&prompt, *grade, context.day);
                    dated = true;
                }
                _ => {}
            }
        }
        self.hear(&prompt, notices);
        self.forget_evidence_lost(&prompt);
        [Part::Desk(prompt)].into_iter().chain(dated.then_some(Part::Quiz)).collect()
    }
}
