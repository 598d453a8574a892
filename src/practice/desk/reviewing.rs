//! The three moves of a review.

use super::undoing::Reverse;
use super::{Bench, CriterionId, Desk, DeskNotice, Level, MarkId, Span, VersionId};
use crate::practice::change::whole_clusters;
use crate::practice::marking::PlacedMark;
use crate::practice::review::{Judgement, Predictions, Review, ReviewStage};
use crate::practice::text::trimmed;
use crate::practice::version::Reason;

impl Desk {
    /// The number of the version that the review is of, in progress or saved: a version that has a review keeps it, and another review of
    /// the same words makes another version.
    pub fn review_number(&self) -> u32 {
        let again = self.review.is_some() && self.versions.latest().is_some_and(|latest| latest.review.is_some());
        if again { self.versions.number_in_progress() } else { self.versions.number_of(&self.draft) }
    }

    /// The version whose saved review is of the very draft that is here.
    pub fn reviewed_as_it_is(&self) -> Option<VersionId> {
        self.versions.latest().filter(|latest| latest.review.is_some() && latest.is(&self.draft)).map(|latest| latest.id)
    }

    /// The text of a version, or of the draft as it is where none is named; empty where the version is gone.
    pub fn text_of(&self, version: Option<VersionId>) -> &str {
        match version {
            Some(id) => self.versions.get(id).map_or("", |version| &version.text),
            None => self.draft.text(),
        }
    }

    /// The review of a version; where none is named, that of the draft as it is: the one in progress, else the latest saved.
    pub fn review_of(&self, version: Option<VersionId>) -> Option<&Review> {
        match version {
            Some(id) => self.versions.get(id)?.review.as_ref(),
            None => self.review.as_ref().and_then(ReviewStage::review).or_else(|| self.latest_review().map(|(_, review)| review)),
        }
    }

    /// Begins a review, or goes on with the one in progress.
    pub(super) fn begin_review(&mut self) -> Vec<DeskNotice> {
        self.review.get_or_insert_with(|| ReviewStage::Predict(Predictions::new()));
        Vec::new()
    }

    pub(super) fn predict(&mut self, criterion: CriterionId, level: Level, bench: &Bench<'_>) -> Vec<DeskNotice> {
        if let Some(ReviewStage::Predict(predictions)) = &mut self.review
            && bench.lesson.criterion(&criterion).is_some()
        {
            predictions.insert(criterion, level);
            self.memory.forget_review();
        }
        Vec::new()
    }

    pub(super) fn next_move(&mut self, bench: &Bench<'_>) -> Vec<DeskNotice> {
        let next = match self.review.take() {
            Some(ReviewStage::Predict(predictions)) => {
                let left = bench.lesson.criteria.iter().filter(|criterion| !predictions.contains_key(&criterion.id)).count();
                if left > 0 {
                    self.review = Some(ReviewStage::Predict(predictions));
                    return vec![DeskNotice::PredictFirst { left }];
                }
                Some(ReviewStage::Link(Review::begin(predictions, self.draft.marks(), bench)))
            }
            Some(ReviewStage::Link(review)) => Some(ReviewStage::See(review)),
            last => last,
        };
        self.review = next;
        self.memory.forget_review();
        Vec::new()
    }

    pub(super) fn previous_move(&mut self) -> Vec<DeskNotice> {
        self.review = match self.review.take() {
            Some(ReviewStage::See(review)) => Some(ReviewStage::Link(review)),
            other => other,
        };
        self.memory.forget_review();
        Vec::new()
    }

    pub(super) fn judge(&mut self, criterion: CriterionId, level: Level) -> Vec<DeskNotice> {
        self.memory.forget_review();
        let refused = self.judgement_mut(&criterion).is_some_and(|judgement| !judgement.set_level(level));
        if refused { vec![DeskNotice::NeedsEvidence { criterion }] } else { Vec::new() }
    }

    /// Whether the review in progress links some of these words to a criterion.
    pub fn points_at(&self, criterion: &CriterionId, span: Span) -> bool {
        let judgement = self.review.as_ref().and_then(ReviewStage::review).and_then(|review| review.judgement(criterion));
        judgement.is_some_and(|judgement| judgement.points_at(span))
    }

    pub(super) fn link(&mut self, criterion: &CriterionId, span: Span) -> Vec<DeskNotice> {
        let text = self.draft.text();
        let words = trimmed(text, Span { start: span.start.min(text.len()), end: span.end.min(text.len()) });
        if words.is_empty() {
            return vec![DeskNotice::NothingToMark];
        }
        let words = whole_clusters(text, words);
        self.memory.forget_review();
        if let Some(judgement) = self.judgement_mut(criterion) {
            judgement.link(words);
        }
        Vec::new()
    }

    /// The judgement of a criterion in the review in progress, to change.
    pub(super) fn judgement_mut(&mut self, criterion: &CriterionId) -> Option<&mut Judgement> {
        self.review.as_mut()?.review_mut()?.judgement_mut(criterion)
    }

    pub(super) fn unlink(&mut self, criterion: &CriterionId, span: Span) -> Vec<DeskNotice> {
        self.memory.forget_review();
        if let Some(judgement) = self.judgement_mut(criterion) {
            judgement.unlink(span);
        }
        Vec::new()
    }

    /// A mark placed during a review is evidence at once.
    pub(super) fn link_marked(&mut self, mark: &MarkId, span: Span, bench: &Bench<'_>) {
        for criterion in bench.lesson.criteria.iter().filter(|criterion| criterion.marks.contains(mark)) {
            self.link(&criterion.id, span);
        }
    }

    /// A mark taken off during a review is evidence no more.
    pub(super) fn unlink_marked(&mut self, taken: &[PlacedMark], bench: &Bench<'_>) {
        for placed in taken {
            for criterion in bench.lesson.criteria.iter().filter(|criterion| criterion.marks.contains(&placed.mark)) {
                self.unlink(&criterion.id, placed.span);
            }
        }
    }

    pub(super) fn save_review(&mut self, bench: &Bench<'_>) -> Vec<DeskNotice> {
        match self.review.take() {
            Some(ReviewStage::See(review)) => {
                let kept = self.versions.keep(&self.draft, Reason::Reviewed, Some(review), bench.now);
                self.draft.begun = None;
                self.memory.forget_review();
                let done_with = self.memory.forget_left_review().map(|undo| DeskNotice::Undone { undo });
                let saved = kept.id().map(|version| DeskNotice::ReviewSaved { version });
                done_with.into_iter().chain(saved).collect()
            }
            unfinished => {
                self.review = unfinished;
                vec![DeskNotice::ReviewUnfinished]
            }
        }
    }

    pub(super) fn leave_review(&mut self) -> Vec<DeskNotice> {
        let Some(review) = self.review.take() else { return Vec::new() };
        self.memory.forget_review();
        let undo = self.memory.push(Reverse::Review(review));
        vec![DeskNotice::ReviewLeft { undo }]
    }
}
