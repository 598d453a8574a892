//! Reviewing somebody else's draft, and what comes back to its writer.
//!
//! Everything here arrived in a link or a file: it is a stranger's text, shown as text. Start with [`PeerDesk`]. What only lies open
//! is never stored; the reader's first move (a rating, a note, a button) is what makes it theirs to keep.

use super::change::whole_clusters;
use super::draft::LIMIT;
use super::text::{stable_hash, trimmed};
use crate::lesson::{CriterionId, Lesson, LessonId, Level, MarkId, PromptId, Span};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// Something one person sends another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shared {
    /// A draft, to be reviewed.
    #[serde(rename = "draft")]
    Draft(SharedDraft),
    /// A review, on its way back.
    #[serde(rename = "review")]
    Review(SharedReview),
    /// One's own draft, on its way from a frame to the widget's own page.
    #[serde(rename = "moved")]
    Moved(SharedDraft),
}

impl Shared {
    /// The prompt it is about.
    pub fn prompt(&self) -> &PromptId {
        match self {
            Self::Draft(draft) | Self::Moved(draft) => &draft.prompt,
            Self::Review(review) => &review.prompt,
        }
    }
}

/// Something one person sends another, behind a passphrase that only the two of them know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Random; makes the same passphrase another key each time.
    pub salt: [u8; 16],
    /// Random; never used twice with one key.
    pub iv: [u8; 12],
    /// What only the passphrase opens.
    pub sealed: Vec<u8>,
}

/// A draft on its way to a reviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SharedDraft {
    /// The lesson it was written in.
    pub lesson: LessonId,
    /// The prompt it answers.
    pub prompt: PromptId,
    /// The answer.
    pub text: String,
    /// What its writer marked.
    pub marks: Vec<SharedMark>,
    /// What the writer wants to know; may be empty.
    pub question: String,
}

/// A mark: which, and the first byte inside and the first after, in UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedMark(pub MarkId, pub usize, pub usize);

/// A review on its way back to the writer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SharedReview {
    /// The lesson the draft was written in.
    pub lesson: LessonId,
    /// The prompt it answers.
    pub prompt: PromptId,
    /// [`fingerprint`] of the text that was reviewed.
    pub text: String,
    /// The level of each criterion that was rated, and a word on it.
    pub ratings: Vec<(CriterionId, Level, String)>,
    /// Notes tied to words: first byte inside, first after, the note.
    pub notes: Vec<(usize, usize, String)>,
    /// A word on the whole; may be empty.
    pub overall: String,
}

/// More marks than anybody puts on one draft.
pub const MOST_MARKS: usize = 500;

impl SharedDraft {
    /// Leaves out marks that lie on no words of the text, or are too many; the text stays as it is.
    pub fn fit(&mut self) {
        let text = &self.text;
        self.marks.retain(|SharedMark(_, start, end)| start < end && Span::new(*start, *end).of(text).is_some());
        self.marks.truncate(MOST_MARKS);
    }

    /// Whether it says more than a draft holds.
    pub fn is_too_long(&self) -> bool {
        is_too_long(&self.text) || is_too_long(&self.question)
    }
}

fn is_too_long(text: &str) -> bool {
    text.chars().nth(LIMIT).is_some()
}

/// Names a text, so that a review finds the version it was written for.
pub fn fingerprint(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(stable_hash(text.as_bytes()).to_be_bytes())
}

impl SharedReview {
    /// Whether it says nothing yet.
    pub fn is_empty(&self) -> bool {
        self.ratings.is_empty() && self.notes.is_empty() && self.overall.trim().is_empty()
    }

    /// Whether it says more in one place than a draft holds, or more often than anybody does.
    pub fn is_too_long(&self) -> bool {
        let words = self.ratings.iter().map(|(.., word)| word).chain(self.notes.iter().map(|(.., note)| note)).chain([&self.overall]);
        self.ratings.len().max(self.notes.len()) > MOST_MARKS || words.into_iter().any(|words| is_too_long(words))
    }

    /// The level given to a criterion, and the word on it.
    pub fn rating(&self, criterion: &CriterionId) -> Option<(Level, &str)> {
        self.ratings.iter().find(|(id, ..)| id == criterion).map(|(_, level, word)| (*level, word.as_str()))
    }
}

/// Somebody's draft, and what has been said about it so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PeerReview {
    /// What was sent.
    pub draft: SharedDraft,
    /// What goes back.
    pub said: SharedReview,
    /// Whether it came behind a passphrase: then what goes back does too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
}

impl PeerReview {
    fn of(draft: SharedDraft) -> Self {
        let said =
            SharedReview { lesson: draft.lesson.clone(), prompt: draft.prompt.clone(), text: fingerprint(&draft.text), ..SharedReview::default() };
        Self { draft, said, locked: false }
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
    #[serde(skip)]
    arrived: Option<Arrived>,
    /// Came behind a passphrase, and is still shut.
    #[serde(skip)]
    shut: Option<Locked>,
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
    CannotOpen(String),
    /// Rates a criterion.
    Rate(CriterionId, Level),
    /// Adds a word to a rating.
    Remark(CriterionId, String),
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

impl PeerDesk {
    /// Changes the desk; answers whether something must be stored.
    pub fn apply(&mut self, action: PeerAction) -> bool {
        match action {
            PeerAction::Receive(shared) => {
                self.shut = None;
                self.receive(shared);
                return false;
            }
            PeerAction::ReceiveLocked(locked) => {
                self.shut = Some(locked);
                return false;
            }
            PeerAction::Unlock(shared, passphrase) => {
                self.shut = None;
                let is_draft = matches!(shared, Shared::Draft(_));
                self.receive(shared);
                if is_draft {
                    self.passphrase = passphrase;
                    if let Some(open) = self.fresh.as_mut().or(self.kept.last_mut()) {
                        open.locked = true;
                    }
                }
                return false;
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
                self.kept.push(taken);
            }
            PeerAction::TakeUp(_) | PeerAction::CannotOpen(_) => return false,
            PeerAction::Forget => {
                self.passphrase.clear();
                self.forgotten = self.fresh.take().or_else(|| self.kept.pop());
            }
            PeerAction::Remember => {
                let Some(back) = self.forgotten.take() else { return false };
                self.kept.push(back);
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
        self.fresh.as_ref().or(self.kept.last())
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

    /// Kept reviews beside the open one, oldest first.
    pub fn others(&self) -> &[PeerReview] {
        let without_open = self.kept.len().saturating_sub(usize::from(self.fresh.is_none()));
        &self.kept[..without_open]
    }

    /// What arrived for a prompt of the learner's own.
    pub fn arrived(&self, prompt: &PromptId) -> Option<&Arrived> {
        self.arrived.as_ref().filter(|arrived| arrived.prompt() == prompt)
    }

    /// Takes in what was stored, unless this page already shows something.
    pub(super) fn restore(&mut self, stored: Self) {
        if self.kept.is_empty() {
            self.kept = stored.kept;
            self.meet_again();
        }
    }

    fn receive(&mut self, shared: Shared) {
        self.passphrase.clear();
        match shared {
            Shared::Draft(draft) => {
                self.fresh = Some(PeerReview::of(draft));
                self.meet_again();
            }
            Shared::Review(review) => self.arrived = Some(Arrived::Review(review)),
            Shared::Moved(draft) => self.arrived = Some(Arrived::Draft(draft)),
        }
    }

    /// A draft that was begun before goes on where it was left.
    fn meet_again(&mut self) {
        let Some(fresh) = &self.fresh else { return };
        let same = |known: &PeerReview| known.draft.prompt == fresh.draft.prompt && known.draft.text == fresh.draft.text;
        if let Some(at) = self.kept.iter().position(same) {
            let mut known = self.kept.remove(at);
            // The question may be another one this time.
            known.draft.question.clone_from(&fresh.draft.question);
            self.kept.push(known);
            self.fresh = None;
        }
    }

    fn begin(&mut self) -> Option<&mut PeerReview> {
        if let Some(fresh) = self.fresh.take() {
            self.kept.push(fresh);
            if self.kept.len() > MOST {
                self.kept.remove(0);
            }
        }
        self.kept.last_mut()
    }
}

/// Where something that was sent is looked at; nothing when it is for a prompt this lesson does not have and needs one.
pub fn destination(shared: &Shared, lesson: &Lesson) -> Option<super::place::Place> {
    use super::place::{Desktop, Place};
    match shared {
        Shared::Draft(_) => Some(Place::Review),
        Shared::Review(SharedReview { prompt, .. }) | Shared::Moved(SharedDraft { prompt, .. }) => {
            lesson.prompt(prompt).map(|prompt| Place::Practise(prompt.id.clone(), Desktop::Draft))
        }
    }
}
