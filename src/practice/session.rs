//! The whole state of a learner at work, and the one way to change it.

mod arriving;
mod kept;

pub use kept::{Keeping, NotKept, Part, Stored};

use super::assignment::Assignment;
use super::bench::{Bench, Millis};
use super::calibration::{Calibration, CalibrationAction};
use super::context::Context;
use super::desk::{Desk, DeskAction};
use super::hand_in::{Collection, HandIn, Refusal};
use super::notice::{DeskNotice, UndoId};
use super::peer_review::{PeerAction, PeerDesk};
use super::place::{Arrival, Route};
use super::progress::PracticeDays;
use super::quiz::{Quiz, QuizAction};
use super::reading::Reading;
use super::surroundings::{Happening, Surroundings};
use crate::lesson::{CriterionId, Lesson, Level, PromptId, SectionId};
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
    /// Everything was taken out of the stores, or is to be read from them anew: start over where the learner is.
    StartOver,
    /// Wants to write here what another tab writes; the app asks for it.
    TakeOver,
    /// There is something to say that no part of the session decides.
    Tell(Notice),
}

/// Something to tell the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The address is not one of ours.
    LostAddress(String),
    /// Something at the desk of a prompt.
    Desk(PromptId, DeskNotice),
    /// Bytes under our keys could not be read; they are left where they are.
    Unreadable(usize),
    /// Work of a newer version of the widget is here, read-only.
    Newer(usize),
    /// A file was read in.
    Imported {
        /// Texts that are new here, or newer.
        added: usize,
        /// Texts that stand beside others now.
        beside: usize,
        /// Texts that were here already.
        known: usize,
        /// Records of the file that could not be read.
        skipped: usize,
    },
    /// A file could not be read in; nothing was changed.
    ImportFailed(String),
    /// Another tab holds a different text of this prompt's draft.
    OtherText(PromptId),
    /// What a link or a file carried cannot be opened; the words say why.
    NotOpened(String),
    /// What was sent is for a prompt this lesson does not have.
    NoSuchPrompt(PromptId),
    /// A newer build of the widget is on this device, and waits until the learner wants it.
    UpdateReady,
    /// It waits until what is written here is kept.
    UpdateWaits,
    /// Nothing was done: another tab writes this draft.
    WrittenElsewhere,
}

/// A notice on show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// Names it, for closing.
    pub id: u64,
    /// What it says.
    pub notice: Notice,
}

/// Notices on show at once; older ones make room.
const MOST_NOTICES: usize = 4;

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
                let Self { route, collection, notices, around, elsewhere, day, next_notice, .. } = before;
                (self.route, self.collection, self.notices, self.around) = (route, collection, notices, around);
                (self.elsewhere, self.day, self.next_notice) = (elsewhere, day, next_notice);
                self.withdraw_undo(|_| true);
                return Vec::new();
            }
            Action::Elsewhere(prompt) => {
                self.elsewhere = prompt;
                self.notices.retain(|posted| posted.notice != Notice::WrittenElsewhere);
                return Vec::new();
            }
            Action::Tell(notice) => {
                // What was said of the same is out of date.
                self.notices.retain(|Posted { notice: old, .. }| match (old, &notice) {
                    (Notice::OtherText(old), Notice::OtherText(new)) => old != new,
                    (Notice::Imported { .. } | Notice::ImportFailed(_), Notice::Imported { .. } | Notice::ImportFailed(_)) => false,
                    (old, new) => std::mem::discriminant(old) != std::mem::discriminant(new),
                });
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

    /// Says that nothing was done, because another tab writes this draft.
    fn refuse_elsewhere(&mut self) -> Vec<Part> {
        self.notices.retain(|posted| posted.notice != Notice::WrittenElsewhere);
        self.post(Notice::WrittenElsewhere);
        Vec::new()
    }

    /// Undoes what a notice told of, which closes the notice; a draft that another tab writes keeps both.
    fn undo(&mut self, id: u64, context: &Context) -> Vec<Part> {
        let told = self.notices.iter().find(|posted| posted.id == id).map(|posted| &posted.notice);
        let Some(Notice::Desk(prompt, notice)) = told else { return Vec::new() };
        let (prompt, undo) = (prompt.clone(), notice.undo());
        if self.is_elsewhere(&prompt) {
            return self.refuse_elsewhere();
        }
        self.notices.retain(|posted| posted.id != id);
        undo.map(|undo| self.at_desk(prompt, DeskAction::UndoThat(undo), context)).unwrap_or_default()
    }

    /// Posts what a desk said; a notice that no longer stands goes.
    fn hear(&mut self, prompt: &PromptId, notices: Vec<DeskNotice>) {
        for notice in notices {
            match notice {
                DeskNotice::MarksReturned { settled } => self.settle(prompt, settled),
                // The learner sees these happen; saying so would only interrupt.
                DeskNotice::Undone { undo } => self.settle(prompt, Some(undo)),
                DeskNotice::Inserted { .. } | DeskNotice::Retold { .. } => {}
                notice => {
                    self.notices.retain(|posted| match (&posted.notice, &notice) {
                        (Notice::Desk(_, DeskNotice::EvidenceLost { criterion: old, .. }), DeskNotice::EvidenceLost { criterion, .. }) => {
                            old != criterion
                        }
                        (Notice::Desk(_, old), notice) => std::mem::discriminant(old) != std::mem::discriminant(notice),
                        _ => true,
                    });
                    self.post(Notice::Desk(prompt.clone(), notice));
                }
            }
        }
    }

    /// What was said of lost evidence goes when it no longer holds: the words came back, or the review went on.
    fn forget_evidence_lost(&mut self, prompt: &PromptId) {
        let desk = self.desks.get(prompt);
        let holds = |criterion: &CriterionId, level: Level| {
            let judgement = desk.and_then(|desk| desk.review()?.review()?.judgement(criterion));
            judgement.is_some_and(|judgement| judgement.level() == level && judgement.evidence().is_empty())
        };
        self.notices.retain(|posted| match &posted.notice {
            Notice::Desk(at, DeskNotice::EvidenceLost { criterion, level }) => at != prompt || holds(criterion, *level),
            _ => true,
        });
    }

    fn settle(&mut self, prompt: &PromptId, settled: Option<UndoId>) {
        let Some(settled) = settled else { return };
        self.notices.retain(|posted| !matches!(&posted.notice, Notice::Desk(at, notice) if at == prompt && notice.undo() == Some(settled)));
    }

    /// Takes back offers to undo: what they are of is no longer what is here.
    fn withdraw_undo(&mut self, of: impl Fn(&PromptId) -> bool) {
        self.notices.retain(|posted| !matches!(&posted.notice, Notice::Desk(prompt, notice) if of(prompt) && notice.undo().is_some()));
    }

    fn post(&mut self, notice: Notice) {
        self.next_notice += 1;
        self.notices.push(Posted { id: self.next_notice, notice });
        if self.notices.len() > MOST_NOTICES {
            self.notices.remove(0);
        }
    }
}
