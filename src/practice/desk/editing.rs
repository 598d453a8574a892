//! Writing, marking, keeping: actions on the draft and its versions.

use super::undoing::{Recalled, Reverse};
use super::{Bench, Desk, DeskNotice, Draft, FindingId, MarkId, QuotedMark, Rehearsal, Span, VersionId};
use crate::practice::change::Change;
use crate::practice::draft::{Edited, LIMIT};
use crate::practice::marking::PlacedMark;
use crate::practice::rehearsal::{REMEMBERED, RehearsalKind};
use crate::practice::reveal::Reveal;
use crate::practice::review::ReviewStage;
use crate::practice::schedule::Grade;
use crate::practice::stuck::{WithPhrase, with_phrase};
use crate::practice::text::count_words;
use crate::practice::version::{Kept, Reason, Version};

/// A cut of fewer bytes than this is not worth a version.
const LARGE_CUT: usize = 400;

impl Desk {
    pub(super) fn edit(&mut self, text: String, caret: Option<usize>, bench: &Bench<'_>) -> Vec<DeskNotice> {
        self.change_text(text, caret, true, bench).1
    }

    /// Takes a whole new text; answers what became of it, which is less than was asked for where it did not fit. What was cut at the limit
    /// can be undone here unless the caller sees to that: a field cannot go back behind words that it was not allowed to hold.
    fn change_text(&mut self, text: String, caret: Option<usize>, undo_cut: bool, bench: &Bench<'_>) -> (Change, Vec<DeskNotice>) {
        if text == self.draft.text() {
            return (Change::default(), Vec::new());
        }
        let before = self.draft.clone();
        let review_before = self.review.clone();
        let edited = self.draft.edit(text, caret);
        let mut notices: Vec<_> = self.keep_before_cut(&before, &edited, bench).into_iter().collect();
        let costs_evidence = self.review.as_ref().and_then(ReviewStage::review).is_some_and(|review| review.would_lose(edited.change));
        notices.extend(self.carry_ranges(edited.change));
        let returned = self.memory.recall(&mut self.draft, &mut self.review);
        let mut undo = None;
        if let Some(Recalled { settled }) = returned {
            notices.retain(|notice| !matches!(notice, DeskNotice::EvidenceLost { .. }));
            notices.push(DeskNotice::MarksReturned { settled });
        } else if !edited.dropped.is_empty() {
            let dropped = edited.dropped.iter().map(|placed| QuotedMark::of(placed, before.text())).collect();
            let id = self.memory.push(Reverse::of_text(before.clone(), review_before.clone(), edited.change));
            undo = Some(id);
            notices.push(DeskNotice::MarksDropped { dropped, undo: id });
        }
        if !edited.left_out.is_empty() {
            let undoable = undo_cut && !edited.change.is_empty();
            let push = || self.memory.push(Reverse::of_text(before.clone(), review_before.clone(), edited.change));
            let undo = if undoable { Some(undo.unwrap_or_else(push)) } else { None };
            notices.push(DeskNotice::TextCut { limit: LIMIT, left_out: edited.left_out.clone(), undo });
        }
        if returned.is_none() && (edited.lossy || costs_evidence) {
            self.memory.remember(&before, review_before, undo);
        }
        if returned.is_none() {
            self.memory.move_words(&mut self.draft, edited.change, &before, &edited.dropped);
        }
        self.after_text_change(bench);
        (edited.change, notices)
    }

    /// Keeps what was there before most of it goes in one stroke.
    fn keep_before_cut(&mut self, before: &Draft, edited: &Edited, bench: &Bench<'_>) -> Option<DeskNotice> {
        let Change { removed, inserted, .. } = edited.change;
        if removed < LARGE_CUT || removed * 2 < before.text().len() || (inserted * 2 > removed && edited.left_out.is_empty()) {
            return None;
        }
        match self.versions.keep(before, Reason::BeforeCut, None, bench.now) {
            Kept::New { id, .. } => Some(DeskNotice::KeptBeforeCut { version: id }),
            Kept::Same(_) | Kept::Full => None,
        }
    }

    /// Moves what points into the text from outside the draft: the review's evidence, and the ways back.
    pub(super) fn carry_ranges(&mut self, change: Change) -> Vec<DeskNotice> {
        self.memory.follow(change, self.draft.text());
        let Some(review) = self.review.as_mut().and_then(ReviewStage::review_mut) else { return Vec::new() };
        let lowered = review.follow(change, self.draft.text());
        let notice = |criterion| DeskNotice::EvidenceLost { level: review.level(&criterion).unwrap_or_default(), criterion };
        lowered.into_iter().map(notice).collect()
    }

    /// What every change of the text brings with it, however it came.
    pub(super) fn after_text_change(&mut self, bench: &Bench<'_>) {
        self.draft.begun.get_or_insert(bench.now);
        self.draft.edited = Some(bench.now);
        if self.reveal == Reveal::Held {
            self.reveal.note_length(count_words(self.draft.text()), bench);
        }
    }

    pub(super) fn insert(&mut self, at: usize, phrase: &str, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let WithPhrase { text, end: caret, .. } = with_phrase(self.draft.text(), at, phrase);
        let (before, review) = (self.draft.clone(), self.review.clone());
        let (change, mut notices) = self.change_text(text, Some(caret), false, bench);
        if change.is_empty() {
            return notices;
        }
        let undo = self.memory.push(Reverse::of_text(before, review, change));
        notices.push(DeskNotice::Inserted { undo });
        notices
    }

    pub(super) fn mark(&mut self, mark: &MarkId, span: Span, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let (marks, review) = (self.draft.marks().clone(), self.review.clone());
        let known = bench.lesson.mark(mark).is_some();
        let Some(placed) = known.then(|| self.draft.mark(mark, span)).flatten() else { return vec![DeskNotice::NothingToMark] };
        if self.draft.marks() == &marks {
            return Vec::new();
        }
        self.memory.draft_touched();
        self.link_marked(mark, placed, bench);
        self.memory.push(Reverse::Mark { placed: PlacedMark { mark: mark.clone(), span: placed }, marks, review });
        Vec::new()
    }

    pub(super) fn unmark(&mut self, mark: &MarkId, span: Span, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let (marks, review) = (self.draft.marks().clone(), self.review.clone());
        let taken = self.draft.unmark(mark, span);
        if taken.is_empty() {
            return Vec::new();
        }
        self.unlink_marked(&taken, bench);
        self.memory.forget_marks();
        self.memory.draft_touched();
        let quoted = taken.iter().map(|placed| QuotedMark::of(placed, self.draft.text())).collect();
        let undo = self.memory.push(Reverse::Marks { marks, review });
        vec![DeskNotice::MarksTakenOff { taken: quoted, undo }]
    }

    pub(super) fn dismiss(&mut self, finding: FindingId) -> Vec<DeskNotice> {
        if !self.draft.dismissed.add(finding.clone()) {
            return Vec::new();
        }
        let undo = self.memory.push(Reverse::Dismissal(finding.clone()));
        vec![DeskNotice::Dismissed { finding, undo }]
    }

    pub(super) fn keep_version(&mut self, name: &str, bench: &Bench<'_>) -> Vec<DeskNotice> {
        if self.draft.is_blank() {
            return Vec::new();
        }
        let kept = self.versions.keep(&self.draft, Reason::Named(name.trim().to_owned()), None, bench.now);
        if kept.made().is_some() {
            self.draft.begun = None;
        }
        vec![kept.into()]
    }

    pub(super) fn name_version(&mut self, id: VersionId, name: &str) -> Vec<DeskNotice> {
        let name = name.trim();
        // Every key names it; a name that is emptied again leaves what was kept by hand, and never pins what was kept by itself.
        let is_named = |version: &Version| matches!(version.reason, Reason::Named(_));
        if !self.versions.get(id).is_some_and(|version| !name.is_empty() || is_named(version)) {
            return Vec::new();
        }
        match self.versions.name(id, name.to_owned()) {
            Kept::Full => vec![Kept::Full.into()],
            _ => Vec::new(),
        }
    }

    pub(super) fn delete_version(&mut self, id: VersionId) -> Vec<DeskNotice> {
        let Some(version) = self.versions.remove(id) else { return Vec::new() };
        let undo = self.memory.push(Reverse::Version(version));
        vec![DeskNotice::VersionDeleted { version: id, undo }]
    }

    pub(super) fn restore_version(&mut self, id: VersionId, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let Some(version) = self.versions.get(id) else { return Vec::new() };
        if version.is(&self.draft) {
            return vec![DeskNotice::AlreadyKept { version: id }];
        }
        let restored = version.draft();
        let (before, review) = (self.draft.clone(), self.review.clone());
        let kept = self.keep_present(bench);
        let notices = self.become_draft(restored, bench);
        let undo = self.memory.push(Reverse::of_restore(before, review, kept));
        let kept = kept.and_then(Kept::id);
        notices.into_iter().chain([DeskNotice::VersionRestored { version: id, kept, undo }]).collect()
    }

    /// Keeps the draft as it is, unless there is nothing in it.
    pub(super) fn keep_present(&mut self, bench: &Bench<'_>) -> Option<Kept> {
        (!self.draft.is_blank()).then(|| self.versions.keep(&self.draft, Reason::BeforeRestore, None, bench.now))
    }

    /// Puts another draft in the place of this one; what was dismissed stays dismissed.
    pub(super) fn become_draft(&mut self, mut draft: Draft, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let change = Change::between(self.draft.text(), draft.text(), None);
        // The field's own undo may go back to these words.
        self.memory.remember(&self.draft, self.review.clone(), None);
        draft.dismissed = std::mem::take(&mut self.draft.dismissed);
        draft.begun = self.draft.begun;
        self.draft = draft;
        let unknown = self.draft.part_with(|mark| bench.lesson.mark(mark).is_some());
        let aside = unknown.iter().map(|placed| QuotedMark::of(placed, self.draft.text()));
        let marks: Vec<_> = aside.collect();
        self.set_aside.extend(marks.iter().cloned());
        self.set_aside.dedup();
        let mut notices = self.carry_ranges(change);
        if !marks.is_empty() {
            notices.push(DeskNotice::MarksSetAside { marks });
        }
        self.after_text_change(bench);
        notices
    }

    /// Puts marks back that the lesson has again, where their words still stand.
    pub(super) fn return_set_aside(&mut self, bench: &Bench<'_>) {
        let draft = &mut self.draft;
        self.set_aside.retain(|aside| {
            let found = bench.lesson.mark(&aside.mark).filter(|_| !aside.words.is_empty()).and_then(|_| draft.text().find(&aside.words));
            let Some(at) = found else { return true };
            draft.mark(&aside.mark, Span { start: at, end: at + aside.words.len() }).is_none()
        });
    }

    pub(super) fn open_model(&mut self, bench: &Bench<'_>) -> Vec<DeskNotice> {
        match self.reveal {
            Reveal::Earned => self.reveal = Reveal::ByEffort(bench.now),
            Reveal::Held => {
                let words_left = bench.prompt.reveal_after.saturating_sub(count_words(self.draft.text()));
                return vec![DeskNotice::ModelHeld { words_left }];
            }
            Reveal::ByEffort(_) | Reveal::Anyway(_) => {}
        }
        Vec::new()
    }

    pub(super) fn open_model_anyway(&mut self, bench: &Bench<'_>) {
        self.reveal = match self.reveal {
            Reveal::Held => Reveal::Anyway(bench.now),
            Reveal::Earned => Reveal::ByEffort(bench.now),
            open => open,
        };
    }

    /// A retelling counts once: what was set beside the draft is done with.
    pub(super) fn retold(&mut self, seconds: u32, grade: Option<Grade>, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let told = std::mem::take(&mut self.retelling);
        if told.trim().is_empty() {
            return Vec::new();
        }
        self.rehearsed(Rehearsal { at: bench.now, kind: RehearsalKind::Retell, words: count_words(&told), seconds });
        grade.map(|grade| DeskNotice::Retold { grade }).into_iter().collect()
    }

    /// The draft was read aloud. Whether to its end nobody here can hear, so that it can be taken back.
    pub(super) fn read_aloud(&mut self, words: usize, seconds: u32, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let rehearsal = Rehearsal { at: bench.now, kind: RehearsalKind::Read, words, seconds };
        self.rehearsed(rehearsal);
        let Some(pace) = rehearsal.pace() else { return vec![DeskNotice::TellsNoPace] };
        vec![DeskNotice::PaceTold { pace, undo: self.memory.push(Reverse::Rehearsal(rehearsal)) }]
    }

    pub(super) fn rehearsed(&mut self, rehearsal: Rehearsal) {
        self.rehearsals.push(rehearsal);
        self.forget_old_rehearsals();
    }

    pub(super) fn forget_old_rehearsals(&mut self) {
        let excess = self.rehearsals.len().saturating_sub(REMEMBERED);
        self.rehearsals.drain(..excess);
    }
}
