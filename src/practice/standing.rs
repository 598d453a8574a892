//! How one prompt stands: how far the work on it has come, and what its saved reviews say of it.

use super::bench::Bench;
use super::desk::{CriterionHistory, Desk};
use super::progress::{CriterionTrack, Gap};
use super::review::next_revisions;
use crate::lesson::{Criterion, CriterionId};

/// How one prompt stands, everything a view draws of its desk.
#[derive(Clone, Debug, PartialEq)]
pub struct PromptStanding {
    /// Whether the draft has a word in it now.
    pub written: bool,
    /// How many kept versions carry a review.
    pub reviews: usize,
    /// Criterion by criterion its levels over the reviews, in rubric order; those never judged too.
    pub tracks: Vec<CriterionTrack>,
    /// What was predicted and found in the latest review, in rubric order; only what was predicted.
    pub gaps: Vec<Gap>,
    /// What to change first, by the latest review; nothing where all is clear that counts, or nothing was reviewed.
    pub next: Option<CriterionId>,
}

/// How far the work on a prompt has come: what there is to say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Come {
    /// There is no draft.
    Unwritten,
    /// There is a draft that was never reviewed.
    Unreviewed,
    /// There is a review; it stands also when the draft was emptied since.
    Reviewed,
}

impl PromptStanding {
    /// How the prompt of a desk stands.
    pub fn of(desk: &Desk, bench: &Bench<'_>) -> Self {
        let track = |history: CriterionHistory| CriterionTrack {
            criterion: history.criterion,
            levels: history.levels.into_iter().map(|(_, _, level)| level).collect(),
        };
        let review = desk.latest_review().map(|(_, review)| review);
        let gap = |criterion: &Criterion| {
            let review = review?;
            Some(Gap::new(criterion.id.clone(), *review.predictions.get(&criterion.id)?, review.level(&criterion.id)?))
        };
        Self {
            written: !desk.draft().is_blank(),
            reviews: desk.versions().all().iter().filter(|version| version.review.is_some()).count(),
            tracks: desk.history(bench).into_iter().map(track).collect(),
            gaps: bench.lesson.criteria.iter().filter_map(gap).collect(),
            next: review.and_then(|review| next_revisions(review, bench).first().map(|criterion| criterion.id.clone())),
        }
    }

    /// How far the work has come.
    pub fn come(&self) -> Come {
        match (self.reviews, self.written) {
            (0, false) => Come::Unwritten,
            (0, true) => Come::Unreviewed,
            _ => Come::Reviewed,
        }
    }
}
