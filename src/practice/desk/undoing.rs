//! What can be undone, and what comes back by itself when words come back. Kept in memory only, and bounded.

use super::{Bench, Desk, DeskNotice, Draft, FindingId, Span, UndoId, VersionId};
use crate::practice::change::{Carried, Change};
use crate::practice::draft::LIMIT;
use crate::practice::marking::{Marks, PlacedMark};
use crate::practice::outline::Parts;
use crate::practice::rehearsal::Rehearsal;
use crate::practice::review::ReviewStage;
use crate::practice::text::stable_hash;
use crate::practice::version::{Kept, Version};
use std::collections::VecDeque;

/// How many things can be undone.
const UNDO_DEPTH: usize = 30;
/// How many earlier states of the text are recognised when they come back.
const MEMO_DEPTH: usize = 60;
/// Cut words shorter than this do not take their mark along when pasted: they could be anybody's.
const SHORTEST_MOVED: usize = 12;

/// How to undo one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reverse {
    /// Words went or came, and marks and evidence with them. What came stands `here` now, unless an end of it went.
    Text { before: Draft, review: Option<ReviewStage>, went: Span, here: Span, since: Since },
    /// There were these marks, and this evidence.
    Marks { marks: Marks, review: Option<ReviewStage> },
    /// A mark was put on words; there were these marks, and this evidence.
    Mark { placed: PlacedMark, marks: Marks, review: Option<ReviewStage> },
    /// A version was deleted.
    Version(Version),
    /// A version was restored, and this one `made` of the draft before.
    Restore { before: Draft, review: Option<ReviewStage>, made: Option<VersionId>, since: Since },
    /// A finding was dismissed.
    Dismissal(FindingId),
    /// A review was left.
    Review(ReviewStage),
    /// The draft was read aloud.
    Rehearsal(Rehearsal),
}

/// What happened to the draft since something was done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// Nothing.
    Untouched,
    /// It was edited elsewhere, marked, or parted.
    Edited,
}

impl Reverse {
    /// What undoes a change of the text that was just made.
    pub(super) fn of_text(before: Draft, review: Option<ReviewStage>, change: Change) -> Self {
        let went = Span { start: change.start, end: change.old_end() };
        let here = Span { start: change.start, end: change.new_end() };
        Self::Text { before, review, went, here, since: Since::Untouched }
    }

    /// What undoes another draft in the place of this one, which was `kept` first.
    pub(super) fn of_restore(before: Draft, review: Option<ReviewStage>, kept: Option<Kept>) -> Self {
        Self::Restore { before, review, made: kept.and_then(Kept::made), since: Since::Untouched }
    }

    /// Keeps the way back true while the text changes.
    fn follow(&mut self, change: Change, text: &str) {
        match self {
            Self::Text { here, since, .. } => {
                *since = Since::Edited;
                let place = change.carry_place(here.start);
                // Words of the same length put in their middle are the learner's as well.
                let is_within = change.start < here.end && change.old_end() > here.start;
                *here = match change.carry(*here) {
                    Carried::Whole(moved) if !here.is_empty() && !is_within && moved.len() == here.len() => moved,
                    _ => Span { start: place, end: place },
                };
            }
            Self::Restore { since, .. } => *since = Since::Edited,
            Self::Mark { placed, marks, review } => {
                placed.span = match change.carry(placed.span) {
                    Carried::Whole(moved) | Carried::Cut(moved) => moved,
                    Carried::Gone => Span::default(),
                };
                marks.follow(change, text);
                if let Some(review) = review.as_mut().and_then(ReviewStage::review_mut) {
                    review.follow(change, text);
                }
            }
            Self::Marks { marks, review } => {
                marks.follow(change, text);
                if let Some(review) = review.as_mut().and_then(ReviewStage::review_mut) {
                    review.follow(change, text);
                }
            }
            Self::Review(stage) => {
                if let Some(review) = stage.review_mut() {
                    review.follow(change, text);
                }
            }
            Self::Version(_) | Self::Dismissal(_) | Self::Rehearsal(_) => {}
        }
    }
}

/// What the desk remembers of the recent past.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Memory {
    undo: VecDeque<(UndoId, Reverse)>,
    next: u64,
    memos: VecDeque<Memo>,
    cut: Vec<(PlacedMark, String)>,
    /// The hash of the text that came out of the stores.
    pub(super) stored: Option<u64>,
}

/// A text as it was before an edit that cost it marks, parts or evidence, known by length and hash.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Memo {
    length: usize,
    hash: u64,
    marks: Marks,
    parts: Option<Parts>,
    review: Option<ReviewStage>,
    undo: Option<UndoId>,
}

/// Marks came back by themselves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recalled {
    /// The undo that is no longer needed.
    pub(super) settled: Option<UndoId>,
}

impl Memory {
    pub(super) fn push(&mut self, reverse: Reverse) -> UndoId {
        self.next += 1;
        let id = UndoId(self.next);
        self.undo.push_back((id, reverse));
        if self.undo.len() > UNDO_DEPTH {
            self.undo.pop_front();
        }
        id
    }

    /// Keeps every way back true while the text changes.
    pub(super) fn follow(&mut self, change: Change, text: &str) {
        for (_, reverse) in &mut self.undo {
            reverse.follow(change, text);
        }
    }

    pub(super) fn remember(&mut self, before: &Draft, review: Option<ReviewStage>, undo: Option<UndoId>) {
        let (length, hash) = (before.text().len(), stable_hash(before.text().as_bytes()));
        self.memos.push_back(Memo { length, hash, marks: before.marks().clone(), parts: Some(before.parts().clone()), review, undo });
        if self.memos.len() > MEMO_DEPTH {
            self.memos.pop_front();
        }
    }

    /// When the text is one that an edit took marks from, puts them back: the field's own undo must not cost a mark.
    pub(super) fn recall(&mut self, draft: &mut Draft, review: &mut Option<ReviewStage>) -> Option<Recalled> {
        let length = draft.text().len();
        if !self.memos.iter().any(|memo| memo.length == length) {
            return None;
        }
        let hash = stable_hash(draft.text().as_bytes());
        let index = self.memos.iter().rposition(|memo| memo.length == length && memo.hash == hash)?;
        let memo = self.memos.remove(index)?;
        let parts = memo.parts.unwrap_or_else(|| draft.parts().clone());
        draft.put_back(&memo.marks, &parts);
        if memo.review.is_some() {
            *review = memo.review;
        }
        if let Some(settled) = memo.undo {
            self.undo.retain(|(id, _)| *id != settled);
        }
        self.cut.clear();
        Some(Recalled { settled: memo.undo })
    }

    /// A sentence that is cut and pasted, or dragged, takes its marks along.
    pub(super) fn move_words(&mut self, draft: &mut Draft, change: Change, before: &Draft, dropped: &[PlacedMark]) {
        let came = draft.text()[change.start..change.new_end()].to_owned();
        self.cut.retain(|(placed, words)| {
            let Some(at) = came.find(words.as_str()) else { return true };
            let start = change.start + at;
            draft.mark(&placed.mark, Span { start, end: start + words.len() });
            false
        });
        if !dropped.is_empty() {
            let quoted = dropped.iter().map(|placed| (placed.clone(), before.quote(placed.span).to_owned()));
            self.cut = quoted.filter(|(_, words)| words.len() >= SHORTEST_MOVED).collect();
        }
    }

    /// The learner marked or parted the draft: no way back may take that along.
    pub(super) fn draft_touched(&mut self) {
        for (_, reverse) in &mut self.undo {
            if let Reverse::Text { since, .. } | Reverse::Restore { since, .. } = reverse {
                *since = Since::Edited;
            }
        }
    }

    /// The learner said what a paragraph is: what was said before must not come back by itself.
    pub(super) fn forget_parts(&mut self) {
        self.memos.iter_mut().for_each(|memo| memo.parts = None);
        self.draft_touched();
    }

    /// The learner took marks off: they must not come back by themselves.
    pub(super) fn forget_marks(&mut self) {
        self.memos.clear();
        self.cut.clear();
    }

    /// Another review is saved: the one that was left before it has no place any more. Answers which undo that was.
    pub(super) fn forget_left_review(&mut self) -> Option<UndoId> {
        let at = self.undo.iter().rposition(|(_, reverse)| matches!(reverse, Reverse::Review(_)))?;
        self.undo.remove(at).map(|(undo, _)| undo)
    }

    /// The learner changed the review: an older one must not come back by itself.
    pub(super) fn forget_review(&mut self) {
        self.memos.iter_mut().for_each(|memo| memo.review = None);
        for (_, reverse) in &mut self.undo {
            if let Reverse::Text { review, .. } | Reverse::Marks { review, .. } | Reverse::Mark { review, .. } | Reverse::Restore { review, .. } =
                reverse
            {
                *review = None;
            }
        }
    }
}

impl Desk {
    /// What the next [`super::DeskAction::Undo`] would undo.
    pub fn next_undo(&self) -> Option<UndoId> {
        // That something was read aloud is seen only where it is said.
        self.memory.undo.iter().rfind(|(_, reverse)| !matches!(reverse, Reverse::Rehearsal(_))).map(|(id, _)| *id)
    }

    pub(super) fn undo_last(&mut self, bench: &Bench<'_>) -> Vec<DeskNotice> {
        match self.next_undo() {
            Some(id) => self.undo_that(id, bench),
            None => vec![DeskNotice::NothingToUndo],
        }
    }

    pub(super) fn undo_that(&mut self, id: UndoId, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let Some(index) = self.memory.undo.iter().position(|(entry, _)| *entry == id) else { return vec![DeskNotice::NothingToUndo] };
        let Some((_, reverse)) = self.memory.undo.remove(index) else { return vec![DeskNotice::NothingToUndo] };
        let mut notices = Vec::new();
        match reverse {
            Reverse::Text { before, review, since: Since::Untouched, .. } => {
                notices.extend(self.become_draft(before, bench));
                self.return_evidence(review, &mut notices);
            }
            // What came was written over, and nothing went: there is nothing left to take back.
            Reverse::Text { went, here, since: Since::Edited, .. } if went.is_empty() && here.is_empty() => return vec![DeskNotice::NothingToUndo],
            Reverse::Text { ref before, ref review, went, here, since: Since::Edited } => {
                let Some(said) = self.undo_under_later_work(before, review.as_ref(), went, here, bench) else {
                    self.memory.undo.insert(index, (id, reverse));
                    return vec![DeskNotice::NoRoomToUndo { limit: LIMIT, undo: id }];
                };
                notices.extend(said);
            }
            Reverse::Marks { marks, review } => {
                let parts = self.draft.parts().clone();
                self.draft.put_back(&marks, &parts);
                // No earlier way back may take these marks off again.
                self.memory.draft_touched();
                self.return_evidence(review, &mut notices);
            }
            Reverse::Mark { placed, marks, review } => {
                // Where its words went and came back, it is the one that was not there before.
                let new = |span: &Span| !marks.of(&placed.mark).any(|before| before.overlaps(*span));
                let back = self.draft.marks().of(&placed.mark).find(new);
                let span = if placed.span.is_empty() { back.unwrap_or_default() } else { placed.span };
                // An empty range would take off the mark around the place.
                let taken = if span.is_empty() { Vec::new() } else { self.draft.unmark(&placed.mark, span) };
                if taken.is_empty() {
                    return vec![DeskNotice::NothingToUndo];
                }
                self.unlink_marked(&taken, bench);
                self.memory.forget_marks();
                let parts = self.draft.parts().clone();
                self.draft.put_back(&marks, &parts);
                self.memory.draft_touched();
                self.return_evidence(review, &mut notices);
            }
            Reverse::Version(version) => self.versions.put_back(version),
            Reverse::Restore { before, review, made, since } => {
                if since == Since::Untouched {
                    let spare = |id: &VersionId| self.versions.get(*id).is_some_and(|version| !version.is_named() && !version.is_worth_more());
                    if let Some(spare) = made.filter(spare) {
                        self.versions.remove(spare);
                    }
                } else {
                    self.keep_present(bench);
                }
                notices.extend(self.become_draft(before, bench));
                self.return_evidence(review.filter(|_| since == Since::Untouched), &mut notices);
            }
            Reverse::Dismissal(finding) => {
                self.draft.dismissed.remove(&finding);
            }
            Reverse::Rehearsal(rehearsal) => {
                if let Some(at) = self.rehearsals.iter().rposition(|heard| *heard == rehearsal) {
                    self.rehearsals.remove(at);
                }
            }
            Reverse::Review(review) => {
                // One begun since can be come back to in the same way.
                notices.extend(self.leave_review());
                self.review = Some(review);
            }
        }
        notices.push(DeskNotice::Undone { undo: id });
        notices
    }

    /// Puts evidence back that went with words or marks, unless the review went on since.
    fn return_evidence(&mut self, review: Option<ReviewStage>, notices: &mut Vec<DeskNotice>) {
        if review.is_some() {
            self.review = review;
            notices.retain(|notice| !matches!(notice, DeskNotice::EvidenceLost { .. }));
        }
    }

    /// Undoes one edit of the text although others followed: what went comes back where it was, what came goes if it is
    /// still whole, and everything written since stays. Where what went no longer fits, nothing changes and nothing is answered.
    fn undo_under_later_work(
        &mut self,
        before: &Draft,
        review: Option<&ReviewStage>,
        went: Span,
        here: Span,
        bench: &Bench<'_>,
    ) -> Option<Vec<DeskNotice>> {
        let mut text = self.draft.text().to_owned();
        text.replace_range(here.start..here.end, before.quote_exactly(went));
        let mut draft = self.draft.clone();
        let edited = draft.edit(text, Some(here.start + went.len()));
        if !edited.left_out.is_empty() {
            return None;
        }
        self.draft = draft;
        let back = |span: Span| {
            let start = here.start + (span.start - went.start);
            Span { start, end: start + span.len() }
        };
        for placed in before.marks().placed().iter().filter(|placed| went.contains(placed.span)) {
            self.draft.mark(&placed.mark, back(placed.span));
        }
        let notices = self.carry_ranges(edited.change);
        for judged in review.and_then(ReviewStage::review).map_or(&[][..], |review| &review.judgements) {
            let evidence = judged.evidence().iter().filter(|span| went.contains(**span)).map(|span| back(*span));
            let Some(now) = self.judgement_mut(judged.criterion()) else { continue };
            if evidence.map(|span| now.link(span)).count() > 0 {
                // Nobody has judged since, or there would be no review to go back to.
                now.set_level(judged.level());
            }
        }
        self.after_text_change(bench);
        Some(notices)
    }
}
