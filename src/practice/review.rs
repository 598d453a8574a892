//! The learner's own review, in three moves: predict, link evidence, see.
//!
//! Start with [`ReviewStage`]. A judgement is *clear* only with words linked to it; [`Judgement`] cannot be built otherwise.
//! Nothing here is added up: a review has levels and next moves, and no total.

use super::bench::Bench;
use super::change::{Carried, Change, whole_clusters};
use super::findings::{About, Finding};
use super::marking::Marks;
use super::text::{paragraphs, trimmed};
use crate::lesson::{Criterion, CriterionId, Lean, Level, Prompt, Span};
use crate::order::PutInOrder;
use crate::sorted::SortedMap;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What the learner expects, before looking.
pub type Predictions = SortedMap<CriterionId, Level>;

/// How far the review in progress is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReviewStage {
    /// First move: what do you expect for each criterion?
    Predict(Predictions),
    /// Second move: which words show it?
    Link(Review),
    /// Third move: what was found beside what was expected, and what to change first.
    See(Review),
}

impl ReviewStage {
    /// The review itself, once there is one to look at.
    pub fn review(&self) -> Option<&Review> {
        match self {
            Self::Predict(_) => None,
            Self::Link(review) | Self::See(review) => Some(review),
        }
    }

    /// The review itself, to change.
    pub(super) fn review_mut(&mut self) -> Option<&mut Review> {
        match self {
            Self::Predict(_) => None,
            Self::Link(review) | Self::See(review) => Some(review),
        }
    }
}

/// A prediction and a judgement for every criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    /// What was expected.
    #[serde(deserialize_with = "super::salvage::map")]
    pub predictions: Predictions,
    /// What the linked words show, in rubric order.
    #[serde(deserialize_with = "super::salvage::list")]
    pub judgements: Vec<Judgement>,
}

/// A level, and the words that show it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(CriterionId, Level, Vec<(usize, usize)>)", into = "(CriterionId, Level, Vec<(usize, usize)>)")]
pub struct Judgement {
    criterion: CriterionId,
    level: Level,
    evidence: Vec<Span>,
}

impl From<(CriterionId, Level, Vec<(usize, usize)>)> for Judgement {
    fn from((criterion, level, evidence): (CriterionId, Level, Vec<(usize, usize)>)) -> Self {
        Self::new(criterion, level, evidence.into_iter().map(|(start, end)| Span::new(start, end)).collect())
    }
}

impl From<Judgement> for (CriterionId, Level, Vec<(usize, usize)>) {
    fn from(judgement: Judgement) -> Self {
        (judgement.criterion, judgement.level, judgement.evidence.into_iter().map(|span| (span.start, span.end)).collect())
    }
}

impl Judgement {
    /// A judgement; *clear* without evidence becomes *hinted*.
    pub fn new(criterion: CriterionId, level: Level, evidence: Vec<Span>) -> Self {
        let mut judgement = Self { criterion, level, evidence };
        judgement.cap();
        judgement
    }

    /// The criterion judged.
    pub fn criterion(&self) -> &CriterionId {
        &self.criterion
    }

    /// The level; never *clear* without evidence.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The words linked, in the order they stand.
    pub fn evidence(&self) -> &[Span] {
        &self.evidence
    }

    /// Whether some of these words are linked.
    pub fn points_at(&self, span: Span) -> bool {
        self.evidence.iter().any(|linked| linked.overlaps(span))
    }

    /// Sets the level; answers `false` and changes nothing when *clear* is asked for without evidence.
    pub fn set_level(&mut self, level: Level) -> bool {
        let allowed = level != Level::Clear || !self.evidence.is_empty();
        if allowed {
            self.level = level;
        }
        allowed
    }

    /// Links words; ranges that overlap become one. With words to point at, it is no longer missing.
    pub fn link(&mut self, span: Span) {
        self.level = self.level.max(Level::Hinted);
        self.evidence.push(span);
        self.evidence.order_by(Ord::cmp);
        self.evidence.dedup_by(|later, kept| {
            let joins = later.start < kept.end;
            if joins {
                kept.end = kept.end.max(later.end);
            }
            joins
        });
    }

    /// Takes away evidence that overlaps these words; without the last of it, it is missing again.
    pub fn unlink(&mut self, span: Span) {
        let linked = self.evidence.len();
        self.evidence.retain(|linked| !linked.overlaps(span));
        if self.evidence.is_empty() && linked > 0 {
            self.level = Level::Missing;
        }
    }

    /// Moves the evidence through an edit. Answers whether the level had to come down.
    fn follow(&mut self, change: Change, text: &str) -> bool {
        let before = self.level;
        self.evidence.retain_mut(|span| match change.carry(*span) {
            Carried::Whole(moved) | Carried::Cut(moved) => {
                *span = trimmed(text, whole_clusters(text, moved));
                !span.is_empty()
            }
            Carried::Gone => false,
        });
        self.cap();
        before != self.level
    }

    fn cap(&mut self) {
        if self.evidence.is_empty() && self.level == Level::Clear {
            self.level = Level::Hinted;
        }
    }
}

impl Review {
    /// The second move begins: evidence comes from the marks, and levels from the evidence, not from the prediction: a judgement that begins as
    /// the guess would find what was expected wherever nobody looks again.
    pub fn begin(predictions: Predictions, marks: &Marks, bench: &Bench<'_>) -> Self {
        let judgements = bench
            .lesson
            .criteria
            .iter()
            .map(|criterion| {
                let mut judgement = Judgement::new(criterion.id.clone(), Level::Missing, Vec::new());
                criterion.marks.iter().flat_map(|mark| marks.of(mark)).for_each(|span| judgement.link(span));
                judgement
            })
            .collect();
        Self { predictions, judgements }
    }

    /// The judgement of a criterion.
    pub fn judgement(&self, criterion: &CriterionId) -> Option<&Judgement> {
        self.judgements.iter().find(|judgement| judgement.criterion == *criterion)
    }

    /// The judgement of a criterion, to change.
    pub(super) fn judgement_mut(&mut self, criterion: &CriterionId) -> Option<&mut Judgement> {
        self.judgements.iter_mut().find(|judgement| judgement.criterion == *criterion)
    }

    /// The level of a criterion, where it was judged.
    pub fn level(&self, criterion: &CriterionId) -> Option<Level> {
        self.judgement(criterion).map(Judgement::level)
    }

    /// Whether an edit takes linked words away, or an end of them.
    pub(super) fn would_lose(&self, change: Change) -> bool {
        self.judgements.iter().flat_map(|judgement| &judgement.evidence).any(|span| !matches!(change.carry(*span), Carried::Whole(_)))
    }

    /// Moves the evidence through an edit; answers with the criteria whose level had to come down.
    pub(super) fn follow(&mut self, change: Change, text: &str) -> Vec<CriterionId> {
        let lowered = |judgement: &mut Judgement| judgement.follow(change, text).then(|| judgement.criterion.clone());
        self.judgements.iter_mut().filter_map(lowered).collect()
    }

    /// Makes a stored review fit its text and its lesson: evidence outside the text goes, criteria that are new come in as
    /// missing, criteria that are gone go.
    pub(super) fn fit(&mut self, text: &str, bench: &Bench<'_>) {
        let mut stored = std::mem::take(&mut self.judgements);
        for criterion in &bench.lesson.criteria {
            let found = stored.iter().position(|judgement| judgement.criterion == criterion.id).map(|index| stored.swap_remove(index));
            let mut judgement = found.unwrap_or_else(|| Judgement::new(criterion.id.clone(), Level::Missing, Vec::new()));
            judgement.evidence.retain_mut(|span| {
                *span = trimmed(text, *span);
                !span.is_empty()
            });
            judgement.cap();
            self.judgements.push(judgement);
        }
    }
}

/// One criterion of a review, everything a view shows of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewRow<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// What was expected.
    pub predicted: Option<Level>,
    /// What the linked words show.
    pub level: Level,
    /// The words linked.
    pub evidence: Vec<(Span, &'a str)>,
    /// What an interviewer would ask; `Some` exactly where there is a gap.
    pub follow_up: Option<&'a str>,
    /// What was pointed at for this criterion and is not linked already, as places in the findings given.
    pub findings: Vec<usize>,
}

/// The rows of a review in rubric order, with the findings that speak for each criterion or for one of its marks.
pub fn rows<'a>(review: &'a Review, text: &'a str, findings: &[Finding], bench: &Bench<'a>) -> Vec<ReviewRow<'a>> {
    let row = |criterion: &'a Criterion| {
        let judgement = review.judgement(&criterion.id)?;
        let speaks = |finding: &Finding| match &finding.about {
            About::Criterion(id) => *id == criterion.id,
            About::Mark(id) => criterion.marks.contains(id),
            About::Draft => false,
        };
        let is_linked = |finding: &Finding| finding.span.is_some_and(|span| judgement.evidence.iter().any(|linked| linked.overlaps(span)));
        Some(ReviewRow {
            criterion,
            predicted: review.predictions.get(&criterion.id).copied(),
            level: judgement.level,
            evidence: judgement.evidence.iter().filter_map(|span| Some((*span, span.of(text)?))).collect(),
            follow_up: (judgement.level != Level::Clear).then_some(criterion.follow_up.as_str()),
            findings: findings.iter().enumerate().filter(|(_, finding)| speaks(finding) && !is_linked(finding)).map(|(index, _)| index).collect(),
        })
    };
    bench.lesson.criteria.iter().filter_map(row).collect()
}

/// The criteria of at most three revisions, the most valuable first: what the prompt is about before what counts before what is a bonus,
/// then the larger gap, then rubric order. A criterion that counts only from some career level up is named only where the
/// prompt is about it.
pub fn next_revisions<'a>(review: &Review, bench: &Bench<'a>) -> Vec<&'a Criterion> {
    let next = |criterion: &'a Criterion| {
        let (lean, level) = (lean_on(bench.prompt, &criterion.id), review.level(&criterion.id)?);
        let counted = criterion.from.is_none() || lean == Lean::Main;
        (level != Level::Clear && counted).then_some(((Reverse(lean), level as usize), criterion))
    };
    let mut all: Vec<_> = bench.lesson.criteria.iter().filter_map(next).collect();
    all.order_by_key(|(worth, _)| *worth);
    all.into_iter().take(3).map(|(_, criterion)| criterion).collect()
}

/// The paragraphs that show nothing: neither what a review links nor a mark lies in them; before there is a review, the marks speak alone.
pub fn idle_paragraphs(text: &str, marks: &Marks, review: Option<&Review>) -> Vec<Span> {
    let evidence = review.into_iter().flat_map(|review| &review.judgements).flat_map(|judgement| &judgement.evidence).copied();
    let shown: Vec<_> = marks.placed().iter().map(|placed| placed.span).chain(evidence).collect();
    paragraphs(text).filter(|paragraph| !shown.iter().any(|span| span.overlaps(*paragraph))).collect()
}

/// How much the prompt leans on a criterion.
pub fn lean_on(prompt: &Prompt, criterion: &CriterionId) -> Lean {
    prompt.leans.iter().find(|(id, _)| id == criterion).map_or(Lean::Bonus, |(_, lean)| *lean)
}
