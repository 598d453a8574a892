//! What an audit hands over: findings with their words, reasons and doubts.

use crate::lesson::{FlagId, MarkId, Span, StarPart};

/// Everything the audit has to say about one draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Every sentence, in order.
    pub sentences: Vec<Sentence>,
    /// Every paragraph, in order, with the part of the story it seems to serve.
    pub paragraphs: Vec<Suggestion>,
    /// Evidence for the lesson's marks, in order of the text.
    pub evidence: Vec<Evidence>,
    /// The lesson's flags, in the order of the model's phrases; a flag whose head the model has not learned is left out.
    pub flags: Vec<FlagFinding>,
    /// The four STAR parts, in telling order.
    pub star: Vec<StarFinding>,
}

/// A sentence as the audit split it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// The part of the story it seems to serve.
    pub part: Option<StarPart>,
}

/// A paragraph and the part of the story it seems to serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Where it stands.
    pub span: Span,
    /// The part, where one stands out.
    pub part: Option<StarPart>,
}

/// How sure the audit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A careful reader may well differ.
    Perhaps,
    /// Most careful readers would agree.
    Likely,
    /// Nearly every careful reader would agree.
    Sure,
}

impl Confidence {
    /// From how far a score lies beyond its line.
    pub(super) fn beyond(distance: f32) -> Self {
        match distance {
            far if far >= 1.5 => Self::Sure,
            some if some >= 0.5 => Self::Likely,
            _ => Self::Perhaps,
        }
    }
}

/// A sentence that supports a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Which mark.
    pub mark: MarkId,
    /// The sentence.
    pub span: Span,
    /// How sure.
    pub confidence: Confidence,
    /// The rule behind it: the mark and the family of words that weighed most, as in `need.puzzle`. Stable, for counting
    /// how often a learner says "not so".
    pub rule: String,
    /// What is seen, in a sentence.
    pub why: String,
    /// The words that weighed most, as they stand in the draft, in order of the text.
    pub words: Vec<Span>,
}

/// The answer to one of the lesson's audit questions.
#[derive(Clone, Debug, PartialEq)]
pub struct FlagFinding {
    /// Which flag.
    pub flag: FlagId,
    /// Whether it is held against the draft.
    pub raised: bool,
    /// How sure.
    pub confidence: Confidence,
    /// The sentences behind it: those that raise it, or those that answer it. Empty when a mark is missing altogether.
    pub evidence: Vec<Span>,
    /// What is seen, in a sentence.
    pub why: String,
    /// The sentence that comes closest to the missing mark, and why it does not count.
    pub near: Option<NearMiss>,
}

/// A sentence that nearly counts.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss {
    /// The sentence.
    pub span: Span,
    /// Why it does not count.
    pub why: String,
}

/// Whether a part of the story is there.
#[derive(Clone, Debug, PartialEq)]
pub struct StarFinding {
    /// Which part.
    pub part: StarPart,
    /// Whether it is there.
    pub present: bool,
    /// How sure.
    pub confidence: Confidence,
    /// The sentences that show it.
    pub evidence: Vec<Span>,
}
