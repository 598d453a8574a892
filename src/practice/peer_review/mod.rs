//! Reviewing somebody else's draft, and what comes back to its writer.
//!
//! Everything here arrived in a link or a file: it is a stranger's text, shown as text. Start with [`PeerDesk`]. What only lies open
//! is never stored; the reader's first move (a rating, a note, a button) is what makes it theirs to keep.

mod shared;

pub use shared::{Locked, MOST_MARKS, Problem, Shared, SharedDraft, SharedMark, SharedReview, fingerprint, is_too_short};

use super::change::whole_clusters;
use super::place::Place;
use super::text::trimmed;
use crate::lesson::{CriterionId, Level, PromptId, Span};
use serde::{Deserialize, Serialize};

/// Somebody's draft, and what has been said about it so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PeerReview {
    /// What was sent.
    pub draft: SharedDraft,
    /// What goes back.
    pub said: SharedReview,
    /// A note being written that is not added yet; it stays here.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub noting: String,
    /// Whether it came behind a passphrase: then what goes back does too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
}

impl PeerReview {
    fn is_of(&self, draft: &SharedDraft) -> bool {
        (&self.draft.prompt, &self.draft.text) == (&draft.prompt, &draft.text)
    }

    fn of(draft: SharedDraft) -> Self {
        let said =
            SharedReview { lesson: draft.lesson.clone(), prompt: draft.prompt.clone(), text: fingerprint(&draft.text), ..SharedReview::default() };
        Self { draft, said, noting: String::new(), locked: false }
    }
}

/// The most unfinished reviews that are kept; the oldest makes room.
pub const MOST: usize = 12;

/// Other people's drafts, and what arrived and waits for a click.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PeerDesk {
    #[serde(deserialize_with = "super::salvage::list")]
    kept: Vec<PeerReview>,
    /// Opened, and nothing said yet.
    #[serde(skip)]
    fresh: Option<PeerReview>,
    /// The draft that the address names, while it is not among these.
    #[serde(skip)]
    missed: Option<String>,
    #[serde(skip)]
    arrived: Option<Arrived>,
    /// Came behind a passphrase, and is still shut.
    #[serde(skip)]
    shut: Option<Locked>,
    /// What the open draft came out of.
    #[serde(skip)]
    unlocked: Option<Locked>,
    /// What opened the open draft; never stored.
    #[serde(skip)]
    passphrase: String,
    /// What was forgotten last, until the page is left.
    #[serde(skip)]
    forgotten: Option<PeerReview>,
}

/// Something for the learner's own desk that waits for a click.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// A review of the learner's draft came back.
    Review(SharedReview),
    /// The learner's own draft, from a frame.
    Draft(SharedDraft),
}

impl Arrived {
    /// The prompt it is for.
    pub fn prompt(&self) -> &PromptId {
        match self {
            Self::Review(review) => &review.prompt,
            Self::Draft(draft) => &draft.prompt,
        }
    }
}

/// What a reviewer does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeerAction {
    /// Opened a link or a file.
    Receive(Shared),
    /// Opened something that is behind a passphrase.
    ReceiveLocked(Locked),
    /// Gave the passphrase, and this was behind it.
    Unlock(Shared, String),
    /// Opened something that cannot be read; the words say why.
    CannotOpen(Problem),
    /// Rates a criterion.
    Rate(CriterionId, Level),
    /// Adds a word to a rating.
    Remark(CriterionId, String),
    /// Writes a note, so far.
    Noting(String),
    /// Ties a note to words.
    Note(Span, String),
    /// Takes a note out, by its place in the list.
    Unnote(usize),
    /// Says a word on the whole.
    Overall(String),
    /// Takes a kept review up again, by its place in [`PeerDesk::others`].
    TakeUp(usize),
    /// Deletes the open draft and review from this browser.
    Forget,
    /// Brings back what was forgotten last.
    Remember,
    /// Leaves what arrived, or is done with it.
    LetGo,
}

/// What was sent and nobody has kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Unkept {
    /// It lies open.
    Open(Shared),
    /// It is behind its passphrase.
    Locked(Locked),
}

impl PeerAction {
    /// Whether it opens what somebody sent, so that the session goes where that is looked at.
    pub fn opens(&self) -> bool {
        matches!(self, Self::Receive(_) | Self::ReceiveLocked(_) | Self::Unlock(..) | Self::CannotOpen(_))
    }
}

impl PeerDesk {
    /// Changes the desk; answers whether something must be stored.
    pub fn apply(&mut self, action: PeerAction) -> bool {
        match action {
            PeerAction::Receive(shared) => {
                self.shut = None;
                return self.receive(shared);
            }
            PeerAction::ReceiveLocked(locked) => {
                self.missed = None;
                self.shut = Some(locked);
                return false;
            }
            PeerAction::Unlock(shared, passphrase) => {
                self.unlocked = self.shut.take();
                let is_draft = matches!(shared, Shared::Draft(_));
                let met_again = self.receive(shared);
                if is_draft {
                    self.passphrase = passphrase;
                    if let Some(open) = self.fresh.as_mut().or(self.kept.last_mut()) {
                        open.locked = true;
                    }
                }
                return met_again;
            }
            PeerAction::LetGo => {
                self.arrived = None;
                self.shut = None;
                return false;
            }
            PeerAction::TakeUp(index) if index < self.others().len() => {
                self.passphrase.clear();
                let taken = self.kept.remove(index);
                self.fresh = None;
                self.missed = None;
                self.kept.push(taken);
            }
            PeerAction::TakeUp(_) | PeerAction::CannotOpen(_) => return false,
            PeerAction::Forget => {
                self.passphrase.clear();
                self.forgotten = self.fresh.take().or_else(|| self.kept.pop());
            }
            PeerAction::Remember => {
                let Some(back) = self.forgotten.take() else { return false };
                self.missed = None;
                // A review of the same draft begun since goes the way this one came.
                self.forgotten = self.kept.iter().position(|kept| kept.is_of(&back.draft)).map(|at| self.kept.remove(at));
                self.kept.push(back);
                // The same draft may have been opened again from its link.
                self.meet_again();
            }
            PeerAction::Rate(criterion, level) => {
                let Some(open) = self.begin() else { return false };
                match open.said.ratings.iter_mut().find(|(id, ..)| *id == criterion) {
                    Some(rating) => rating.1 = level,
                    None => open.said.ratings.push((criterion, level, String::new())),
                }
            }
            PeerAction::Remark(criterion, word) => {
                let Some(open) = self.begin() else { return false };
                if let Some(rating) = open.said.ratings.iter_mut().find(|(id, ..)| *id == criterion) {
                    rating.2 = word;
                }
            }
            PeerAction::Noting(note) => {
                let Some(open) = self.begin() else { return false };
                open.noting = note;
            }
            PeerAction::Note(span, note) => {
                let Some(text) = self.open().map(|open| &open.draft.text) else { return false };
                let span = trimmed(text, Span { start: span.start.min(text.len()), end: span.end.min(text.len()) });
                if span.is_empty() || note.trim().is_empty() {
                    return false;
                }
                let span = whole_clusters(text, span);
                let Some(open) = self.begin() else { return false };
                let at = open.said.notes.partition_point(|(start, end, _)| (*start, *end) <= (span.start, span.end));
                open.said.notes.insert(at, (span.start, span.end, note.trim().to_owned()));
                open.noting.clear();
            }
            PeerAction::Unnote(index) => {
                let Some(open) = self.begin() else { return false };
                if index < open.said.notes.len() {
                    open.said.notes.remove(index);
                }
            }
            PeerAction::Overall(word) => {
                let Some(open) = self.begin() else { return false };
                open.said.overall = word;
            }
        }
        true
    }

    /// The draft under review.
    pub fn open(&self) -> Option<&PeerReview> {
        self.fresh.as_ref().or(self.kept.last()).filter(|_| self.missed.is_none())
    }

    /// The name of what is looked at: while something is shut it is that, and not the draft that was open before.
    pub(super) fn named(&self) -> Option<String> {
        self.shut.as_ref().map(Locked::name).or_else(|| self.open().map(|open| open.said.text.clone()))
    }

    /// Opens the draft of this name, or without a name whatever was open; none where it is not among those there are: never somebody else's.
    pub(super) fn turn_to(&mut self, draft: Option<&str>) {
        self.missed = None;
        let Some(draft) = draft.filter(|draft| self.shut.as_ref().is_none_or(|shut| shut.name() != *draft)) else { return };
        self.shut = None;
        if self.open().is_some_and(|open| open.said.text == draft) {
            return;
        }
        self.passphrase.clear();
        match self.kept.iter().position(|kept| kept.said.text == draft) {
            Some(at) => {
                let turned_to = self.kept.remove(at);
                self.kept.push(turned_to);
                self.fresh = None;
            }
            None => self.missed = Some(draft.to_owned()),
        }
    }

    /// What is behind a passphrase and waits for it.
    pub fn shut(&self) -> Option<&Locked> {
        self.shut.as_ref()
    }

    /// The passphrase the open draft came behind, for as long as this page remembers it: nothing when it came without one.
    pub fn passphrase(&self) -> Option<&str> {
        self.open().filter(|open| open.locked).map(|_| self.passphrase.as_str())
    }

    /// Whether something was forgotten in this page and can be brought back.
    pub fn can_remember(&self) -> bool {
        self.forgotten.is_some()
    }

    /// Whether the open draft is in this page only.
    pub fn is_fresh(&self) -> bool {
        self.fresh.is_some()
    }

    /// What was sent, is looked at in this place, and is in this page only. What came behind a passphrase stays behind it.
    pub fn unkept(&self, place: &Place) -> Option<Unkept> {
        match place {
            Place::Practise(prompt, _) => Some(Unkept::Open(match self.arrived(prompt)?.clone() {
                Arrived::Review(review) => Shared::Review(review),
                Arrived::Draft(draft) => Shared::Moved(draft),
            })),
            Place::Review(_) if self.shut.is_some() => self.shut.clone().map(Unkept::Locked),
            Place::Review(_) => match self.fresh.as_ref()? {
                fresh if fresh.locked => self.unlocked.clone().map(Unkept::Locked),
                fresh => Some(Unkept::Open(Shared::Draft(fresh.draft.clone()))),
            },
            _ => None,
        }
    }

    /// Kept reviews beside the open one, oldest first.
    pub fn others(&self) -> &[PeerReview] {
        let without_open = self.kept.len().saturating_sub(usize::from(self.fresh.is_none() && self.missed.is_none()));
        &self.kept[..without_open]
    }

    /// What arrived for a prompt of the learner's own.
    pub fn arrived(&self, prompt: &PromptId) -> Option<&Arrived> {
        self.arrived.as_ref().filter(|arrived| arrived.prompt() == prompt)
    }

    /// Shows what was stored; what is open here stays open, if it is among it.
    pub(super) fn restore(&mut self, stored: Self) {
        let open = std::mem::replace(&mut self.kept, stored.kept).pop();
        if let Some(at) = open.and_then(|open| self.kept.iter().position(|kept| kept.is_of(&open.draft))) {
            let open = self.kept.remove(at);
            self.kept.push(open);
        }
        self.meet_again();
        if let Some(missed) = self.missed.take() {
            self.turn_to(Some(&missed));
        }
    }

    /// Takes in reviews of the same learner that were written apart; answers whether any was new. Of a draft both have reviewed, the review here stands.
    pub(super) fn merge(&mut self, other: Self) -> bool {
        let known = |theirs: &PeerReview| self.kept.iter().any(|ours| ours.is_of(&theirs.draft));
        let new: Vec<PeerReview> = other.kept.into_iter().filter(|theirs| !known(theirs)).collect();
        let any = !new.is_empty();
        // The last one is on show.
        self.kept.splice(0..0, new);
        self.meet_again();
        any
    }

    /// Opens what was sent; answers whether it is a draft that was begun before: of those, the one that was open last is open after a
    /// reload.
    fn receive(&mut self, shared: Shared) -> bool {
        self.passphrase.clear();
        match shared {
            Shared::Draft(draft) => {
                self.missed = None;
                self.fresh = Some(PeerReview::of(draft));
                return self.meet_again();
            }
            Shared::Review(review) => self.arrived = Some(Arrived::Review(review)),
            Shared::Moved(draft) => self.arrived = Some(Arrived::Draft(draft)),
        }
        false
    }

    /// A draft that was begun before goes on where it was left; answers whether it was.
    fn meet_again(&mut self) -> bool {
        let Some(fresh) = &self.fresh else { return false };
        let Some(at) = self.kept.iter().position(|known| known.is_of(&fresh.draft)) else { return false };
        let mut known = self.kept.remove(at);
        // The question may be another one this time.
        known.draft.question.clone_from(&fresh.draft.question);
        self.kept.push(known);
        self.fresh = None;
        true
    }

    fn begin(&mut self) -> Option<&mut PeerReview> {
        self.open()?;
        if let Some(fresh) = self.fresh.take() {
            self.kept.push(fresh);
            if self.kept.len() > MOST {
                self.kept.remove(0);
            }
        }
        self.kept.last_mut()
    }
}
