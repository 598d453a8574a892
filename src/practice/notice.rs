//! What the desk has to say after an action. The view has the words for it; what can be undone carries an [`UndoId`].

use super::dismissals::FindingId;
use super::marking::QuotedMark;
use super::schedule::Grade;
use super::version::{Kept, NAMED_LIMIT, VersionId};
use crate::lesson::{CriterionId, Level};

/// Names something that can be undone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UndoId(pub u64);

/// Something to tell the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskNotice {
    /// The words of these marks were deleted, and the marks with them.
    MarksDropped {
        /// Which.
        dropped: Vec<QuotedMark>,
        /// Brings words and marks back.
        undo: UndoId,
    },
    /// Words came back, and their marks with them; the notice about dropping them no longer stands.
    MarksReturned {
        /// The undo that is no longer needed.
        settled: Option<UndoId>,
    },
    /// The learner took marks off.
    MarksTakenOff {
        /// Which.
        taken: Vec<QuotedMark>,
        /// Puts them back.
        undo: UndoId,
    },
    /// There are no words in the selection.
    NothingToMark,
    /// The text has more characters than fit; the text field must be set to the draft's text.
    TextCut {
        /// The most characters that fit.
        limit: usize,
        /// What was left out, whole.
        left_out: String,
        /// Goes back to what was there before, where something came or went.
        undo: Option<UndoId>,
    },
    /// Most of the text went at once; what was there is kept as a version.
    KeptBeforeCut {
        /// Which version.
        version: VersionId,
    },
    /// A phrase was put in.
    Inserted {
        /// Takes it out.
        undo: UndoId,
    },
    /// A version was kept.
    VersionKept {
        /// Which.
        version: VersionId,
        /// How many automatic versions made room for it.
        thinned: usize,
    },
    /// The newest version is this very draft.
    AlreadyKept {
        /// Which.
        version: VersionId,
    },
    /// There are too many named versions; delete one first.
    VersionsFull {
        /// The most that are kept.
        limit: usize,
    },
    /// A version was deleted.
    VersionDeleted {
        /// Which.
        version: VersionId,
        /// Puts it back.
        undo: UndoId,
    },
    /// A version is the draft now; the text field must be set to it.
    VersionRestored {
        /// Which.
        version: VersionId,
        /// Under which version the draft before is kept; `None` when it was empty.
        kept: Option<VersionId>,
        /// Goes back to the draft before.
        undo: UndoId,
    },
    /// Some criteria have no prediction yet.
    PredictFirst {
        /// How many.
        left: usize,
    },
    /// A criterion is clear only with linked words.
    NeedsEvidence {
        /// Which.
        criterion: CriterionId,
    },
    /// The words that showed a criterion went, and it came down.
    EvidenceLost {
        /// Which.
        criterion: CriterionId,
        /// Its level now.
        level: Level,
    },
    /// A review is saved only after its third move.
    ReviewUnfinished,
    /// A review was saved with a version.
    ReviewSaved {
        /// Which version.
        version: VersionId,
    },
    /// The draft was read aloud, and tells the learner's pace.
    PaceTold {
        /// Words a minute.
        pace: u32,
        /// Takes it back: it was not read to its end.
        undo: UndoId,
    },
    /// It was read too short a time, too fast or too slowly to tell a pace.
    TellsNoPace,
    /// The draft was retold from memory.
    Retold {
        /// How well it was remembered.
        grade: Grade,
    },
    /// A review was left unsaved.
    ReviewLeft {
        /// Takes it up again.
        undo: UndoId,
    },
    /// What somebody said of a version lies beside it now.
    PeerReviewKept {
        /// Which version.
        version: VersionId,
    },
    /// The text a review was written for is not here.
    PeerReviewHomeless,
    /// A draft from a frame is the draft now.
    DraftTaken {
        /// Under which version the draft before is kept; `None` when there was none.
        kept: Option<VersionId>,
        /// Goes back to the draft before.
        undo: UndoId,
    },
    /// A finding was dismissed.
    Dismissed {
        /// Which.
        finding: FindingId,
        /// Brings it back.
        undo: UndoId,
    },
    /// The model answer opens after so many words more.
    ModelHeld {
        /// How many.
        words_left: usize,
    },
    /// Something was undone; a notice that offers the same is done with.
    Undone {
        /// What.
        undo: UndoId,
    },
    /// There was nothing to undo, or it can no longer be undone.
    NothingToUndo,
    /// What undoing would bring back has no room beside what was written since; it waits until there is.
    NoRoomToUndo {
        /// The most characters that fit.
        limit: usize,
        /// Tries again.
        undo: UndoId,
    },
    /// The lesson no longer has these marks; their words are kept aside.
    MarksSetAside {
        /// Which.
        marks: Vec<QuotedMark>,
    },
    /// Marks or parts in the stored draft did not fit its text and were left out; the text is whole.
    RangesLost {
        /// How many.
        count: usize,
    },
}

/// What is said to whoever wanted a version kept.
impl From<Kept> for DeskNotice {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::New { id, thinned } => Self::VersionKept { version: id, thinned },
            Kept::Same(version) => Self::AlreadyKept { version },
            Kept::Full => Self::VersionsFull { limit: NAMED_LIMIT },
        }
    }
}

impl DeskNotice {
    /// Whether it has been heard once the learner goes on: it answers what was just done, and nothing hangs on it.
    pub fn passes(&self) -> bool {
        matches!(
            self,
            Self::NothingToMark
                | Self::VersionKept { .. }
                | Self::AlreadyKept { .. }
                | Self::PredictFirst { .. }
                | Self::NeedsEvidence { .. }
                | Self::ReviewUnfinished
                | Self::ReviewSaved { .. }
                | Self::PeerReviewKept { .. }
                | Self::ModelHeld { .. }
                | Self::PaceTold { .. }
                | Self::TellsNoPace
                | Self::NothingToUndo
        )
    }

    /// What undoes it, where it can be undone.
    pub fn undo(&self) -> Option<UndoId> {
        match self {
            Self::MarksDropped { undo, .. }
            | Self::MarksTakenOff { undo, .. }
            | Self::Inserted { undo, .. }
            | Self::VersionDeleted { undo, .. }
            | Self::VersionRestored { undo, .. }
            | Self::ReviewLeft { undo }
            | Self::DraftTaken { undo, .. }
            | Self::PaceTold { undo, .. }
            | Self::NoRoomToUndo { undo, .. }
            | Self::Dismissed { undo, .. } => Some(*undo),
            Self::TextCut { undo, .. } => *undo,
            _ => None,
        }
    }
}
