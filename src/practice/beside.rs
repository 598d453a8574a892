//! The learner's draft beside a model answer: by part of the story, and by criterion.

use super::draft::Draft;
use super::outline::outline;
use super::review::Review;
use super::text::nearest;
use crate::lesson::{Criterion, CriterionId, Lesson, ModelAnswer, Span, StarPart};

/// The same thing in both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside<T> {
    /// What it is.
    pub what: T,
    /// Where the learner's draft has it.
    pub mine: Vec<Span>,
    /// Where the model answer has it.
    pub theirs: Vec<Span>,
}

/// Paragraphs side by side, one entry per part that either text has, in telling order.
pub fn by_part(draft: &Draft, answer: &ModelAnswer) -> Vec<Beside<StarPart>> {
    let outlined = outline(draft.text(), draft.parts());
    let row = |part| Beside {
        what: part,
        mine: outlined.iter().filter(|paragraph| paragraph.part == part).map(|paragraph| paragraph.span).collect(),
        theirs: answer.paragraphs.iter().filter(|paragraph| paragraph.part == part).map(|paragraph| paragraph.span).collect(),
    };
    StarPart::ALL.into_iter().map(row).filter(|row| !row.mine.is_empty() || !row.theirs.is_empty()).collect()
}

/// Evidence side by side, one entry per criterion in rubric order: the learner's from a review with the text it is of, where its words
/// still stand in the draft; or from the marks where there is no review.
pub fn by_criterion(draft: &Draft, review: Option<(&str, &Review)>, answer: &ModelAnswer, lesson: &Lesson) -> Vec<Beside<CriterionId>> {
    let row = |criterion: &Criterion| Beside {
        what: criterion.id.clone(),
        mine: match review.and_then(|(text, review)| Some((text, review.judgement(&criterion.id)?))) {
            Some((text, judgement)) => judgement.evidence().iter().filter_map(|span| nearest(draft.text(), span.of(text)?, span.start)).collect(),
            None => criterion.marks.iter().flat_map(|mark| draft.marks().of(mark)).collect(),
        },
        theirs: answer
            .annotations
            .iter()
            .filter(|annotation| annotation.criteria.contains(&criterion.id))
            .map(|annotation| annotation.span)
            .collect(),
    };
    lesson.criteria.iter().map(row).collect()
}
