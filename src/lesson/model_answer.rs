//! Answers by others, with what each passage shows.

use super::word::{count_words, words};
use super::{AnswerId, CheckId, CriterionId, Lesson, Level, MarkId, PitfallId, PromptId, Span};
use crate::order::PutInOrder;
use serde::{Deserialize, Serialize};

/// An annotated answer to a prompt, strong or weak.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ModelAnswer {
    /// Stable for ever.
    pub id: AnswerId,
    /// The prompt it answers.
    pub prompt: PromptId,
    /// A short title for lists.
    pub title: String,
    /// Whether it is held up or held against.
    pub strength: Strength,
    /// One line: the arc of the story.
    pub arc: String,
    /// The whole text; paragraphs are separated by one blank line.
    pub text: String,
    /// The paragraphs of `text`, in order, with the STAR part each serves.
    pub paragraphs: Vec<Paragraph>,
    /// What the passages show, ordered by start; annotations may nest and overlap.
    pub annotations: Vec<Annotation>,
    /// Passages to leave out when speaking; never overlapping, ordered.
    pub unspoken: Vec<Span>,
    /// The guide's rating, one per criterion, in rubric order.
    pub ratings: Vec<Rating>,
    /// The extra checks it passes.
    pub checks: Vec<CheckId>,
    /// Why it works, or why it fails.
    pub why: Vec<String>,
    /// Where even this answer is thin.
    pub thin: Vec<String>,
    /// Questions that would rescue a weak answer.
    pub repairs: Vec<String>,
    /// Sentence by sentence, how a weak answer could be mended.
    pub rewrites: Vec<Rewrite>,
}

/// A paragraph of a model answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Where it stands in the text.
    pub span: Span,
    /// What it does for the story.
    pub part: StarPart,
}

/// What a passage of a story does. STAR, and the closing lesson spoken after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StarPart {
    /// The concrete setting.
    #[default]
    Situation,
    /// What the speaker had to bring about.
    Task,
    /// What the speaker did.
    Action,
    /// What came of it.
    Result,
    /// What was learned about learning.
    Closing,
}

impl StarPart {
    /// In telling order.
    pub const ALL: [Self; 5] = [Self::Situation, Self::Task, Self::Action, Self::Result, Self::Closing];

    /// The part's key in content files and stored forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Situation => "situation",
            Self::Task => "task",
            Self::Action => "action",
            Self::Result => "result",
            Self::Closing => "closing",
        }
    }
}

/// Whether a model answer is held up or held against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// Held up.
    #[default]
    Strong,
    /// The contrast.
    Weak,
}

/// What a passage shows, and why that counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// The words.
    pub span: Span,
    /// Marks it is evidence for.
    pub marks: Vec<MarkId>,
    /// Criteria it is evidence for.
    pub criteria: Vec<CriterionId>,
    /// Extra checks it passes.
    pub checks: Vec<CheckId>,
    /// Pitfalls it falls into; only in weak answers.
    pub pitfalls: Vec<PitfallId>,
    /// Margin note; empty where there is nothing to say.
    pub note: String,
}

/// The guide's level for one criterion of a model answer, and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// Which criterion.
    pub criterion: CriterionId,
    /// The guide's level.
    pub level: Level,
    /// Neighbouring levels a careful reader could defend; they count as agreement.
    pub near: Vec<Level>,
    /// Why, in a sentence.
    pub reason: String,
    /// The words that decide; empty where nothing in the text does.
    pub deciding: Vec<Span>,
}

impl Rating {
    /// Whether a learner who says `level` agrees with the guide.
    pub fn agrees(&self, level: Level) -> bool {
        self.level == level || self.near.contains(&level)
    }
}

/// A sentence of a weak answer and a better one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rewrite {
    /// The sentence as it stands in the answer.
    pub before: String,
    /// A sentence in its place; empty when it should simply go.
    pub after: String,
    /// Why.
    pub why: String,
}

/// A stretch of text that the same annotations cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands in the answer.
    pub span: Span,
    /// Indices of the annotations that cover it, outermost first.
    pub annotations: Vec<usize>,
    /// Whether it is left out when speaking.
    pub unspoken: bool,
}

/// What of a model answer a reader wants to see by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// The evidence for a mark.
    Mark(MarkId),
    /// What speaks for or against a criterion.
    Criterion(CriterionId),
    /// A part of the story.
    Part(StarPart),
}

impl ModelAnswer {
    /// Whether a passage belongs to an aspect. To a criterion belongs what is evidence for it or for one of its marks, and what decides its
    /// level.
    pub fn belongs(&self, annotation: &Annotation, aspect: &Aspect, lesson: &Lesson) -> bool {
        match aspect {
            Aspect::Mark(mark) => annotation.marks.contains(mark),
            Aspect::Criterion(id) => {
                let marked = lesson.criterion(id).is_some_and(|criterion| criterion.marks.iter().any(|mark| annotation.marks.contains(mark)));
                let mut deciding = self.ratings.iter().filter(|rating| &rating.criterion == id).flat_map(|rating| &rating.deciding);
                marked || annotation.criteria.contains(id) || deciding.any(|span| span.overlaps(annotation.span))
            }
            Aspect::Part(part) => self.paragraphs.iter().any(|paragraph| paragraph.part == *part && paragraph.span.contains(annotation.span)),
        }
    }

    /// Whether any of its passages belongs to an aspect.
    pub fn has(&self, aspect: &Aspect, lesson: &Lesson) -> bool {
        self.annotations.iter().any(|annotation| self.belongs(annotation, aspect, lesson))
    }

    /// A paragraph cut where annotations or unspoken passages begin and end.
    pub fn runs(&self, paragraph: Paragraph) -> Vec<Run> {
        let spans = self.annotations.iter().map(|annotation| annotation.span).chain(self.unspoken.iter().copied());
        let mut cuts: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
        cuts.extend([paragraph.span.start, paragraph.span.end]);
        cuts.retain(|&cut| paragraph.span.start <= cut && cut <= paragraph.span.end);
        cuts.order_by(Ord::cmp);
        cuts.dedup();
        cuts.windows(2)
            .map(|ends| {
                let span = Span::new(ends[0], ends[1]);
                let mut annotations: Vec<usize> = (0..self.annotations.len()).filter(|&index| self.annotations[index].span.contains(span)).collect();
                annotations.order_by_key(|&index| std::cmp::Reverse(self.annotations[index].span.len()));
                let unspoken = self.unspoken.iter().any(|left_out| left_out.contains(span));
                Run { span, annotations, unspoken }
            })
            .collect()
    }

    /// The annotations with a note, in the order their passages end: there the notes hang, and one about a whole answer must not hold back
    /// those about its sentences.
    pub fn noted(&self) -> Vec<usize> {
        let mut noted: Vec<usize> = (0..self.annotations.len()).filter(|&index| !self.annotations[index].note.is_empty()).collect();
        noted.order_by_key(|&index| (self.annotations[index].span.end, std::cmp::Reverse(self.annotations[index].span.start)));
        noted
    }

    /// Whether a passage holds others, whose own lines tell its sentences apart.
    pub fn holds_others(&self, outer: &Annotation) -> bool {
        self.annotations.iter().any(|inner| inner.span != outer.span && outer.span.contains(inner.span))
    }

    /// Words of the whole text, and of what is left when the unspoken passages go.
    pub fn word_counts(&self) -> (usize, usize) {
        let spoken = words(&self.text).filter(|word| !self.unspoken.iter().any(|left_out| left_out.contains(*word)));
        (count_words(&self.text), spoken.count())
    }
}
