//! What the author wrote, as plain values.
//!
//! Every value here is compiled from `content/` at build time and never changes while the page is open. Start with
//! [`Library`], then [`Lesson`]. Beside them stands where words and sentences end ([`word`], [`text`]), since every room above asks.
//! This layer knows `std`, `serde` and how to sort ([`crate::order`]); it holds no rule about learners and never names the browser.

mod guide;
mod id;
mod model_answer;
mod prompt;
mod quiz;
mod rubric;
mod section;
mod span;
pub mod text;
pub mod word;

pub use guide::{AuditQuestion, Companion, Phrase, PhraseGroup, Pitfall, Term};
pub use id::{AnswerId, CheckId, CriterionId, FlagId, ItemId, LessonId, MarkId, MisconceptionId, PitfallId, PromptId, SectionId, TermId};
pub use model_answer::{Annotation, Aspect, ModelAnswer, Paragraph, Rating, Rewrite, Run, StarPart, Strength};
pub use prompt::{Lean, Prompt, WordRange};
pub use quiz::{Choice, Difficulty, Item, ItemKind, Misconception, Pair, Phrase as SortPhrase, Point, SpotSpan, Step};
pub use rubric::{Check, Criterion, Level, Mark};
pub use section::{Block, Heading, Listing, Section};
pub use span::Span;

use serde::{Deserialize, Serialize};

/// The language of every lesson so far, and so of what a learner writes in it, whatever the interface speaks.
pub const LANGUAGE: &str = "en-GB";

/// Every lesson bundled with this build, in the order of their folders.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Library {
    /// At least one in a built widget.
    pub lessons: Vec<Lesson>,
}

/// One lesson: everything in one folder under `content/`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// Stable for ever: it is part of links and of storage keys.
    pub id: LessonId,
    /// Full title, sentence case.
    pub title: String,
    /// One sentence for cards, link previews and the first visit.
    pub summary: String,
    /// The series this lesson belongs to.
    pub series: String,
    /// The category within the series.
    pub category: String,
    /// How hard the author thinks it is, in a word.
    pub difficulty: String,
    /// What the learner can do afterwards, each completing "you can …".
    pub outcomes: Vec<String>,
    /// The reading part, in order.
    pub sections: Vec<Section>,
    /// What an answer is judged on, in order.
    pub criteria: Vec<Criterion>,
    /// Yes-or-no questions beside the rubric; never counted.
    pub checks: Vec<Check>,
    /// What the learner points at in a draft, in order of their keys.
    pub marks: Vec<Mark>,
    /// The questions to practise, in order.
    pub prompts: Vec<Prompt>,
    /// Annotated answers by others.
    pub answers: Vec<ModelAnswer>,
    /// Quiz items, self-checks included.
    pub items: Vec<Item>,
    /// Wrong beliefs that quiz choices aim at.
    pub misconceptions: Vec<Misconception>,
    /// Terms explained in place.
    pub glossary: Vec<Term>,
    /// Sentence openings to fill with facts, grouped.
    pub phrases: Vec<PhraseGroup>,
    /// The ways an answer goes wrong.
    pub pitfalls: Vec<Pitfall>,
    /// The questions of the language audit.
    pub audit: Vec<AuditQuestion>,
    /// Other lessons worth reading with this one.
    pub companions: Vec<Companion>,
}

impl Lesson {
    /// The section with this id.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| &section.id == id)
    }

    /// The criterion with this id.
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| &criterion.id == id)
    }

    /// The mark with this id.
    pub fn mark(&self, id: &MarkId) -> Option<&Mark> {
        self.marks.iter().find(|mark| &mark.id == id)
    }

    /// The prompt with this id.
    pub fn prompt(&self, id: &PromptId) -> Option<&Prompt> {
        self.prompts.iter().find(|prompt| &prompt.id == id)
    }

    /// The model answer with this id.
    pub fn answer(&self, id: &AnswerId) -> Option<&ModelAnswer> {
        self.answers.iter().find(|answer| &answer.id == id)
    }

    /// The quiz item with this id.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| &item.id == id)
    }

    /// The pitfall with this id.
    pub fn pitfall(&self, id: &PitfallId) -> Option<&Pitfall> {
        self.pitfalls.iter().find(|pitfall| &pitfall.id == id)
    }

    /// The glossary term with this id.
    pub fn term(&self, id: &TermId) -> Option<&Term> {
        self.glossary.iter().find(|term| &term.id == id)
    }

    /// The misconception with this id.
    pub fn misconception(&self, id: &MisconceptionId) -> Option<&Misconception> {
        self.misconceptions.iter().find(|misconception| &misconception.id == id)
    }
}

impl Lesson {
    /// What an answer to a prompt leans on most, in rubric order.
    pub fn main_criteria(&self, prompt: &Prompt) -> impl Iterator<Item = &Criterion> {
        prompt.leans.iter().filter(|(_, lean)| *lean == Lean::Main).filter_map(|(id, _)| self.criterion(id))
    }

    /// The place of a mark in the lesson's list, from 1: its key, colour and underline.
    pub fn mark_number(&self, mark: &MarkId) -> usize {
        self.marks.iter().position(|known| &known.id == mark).map_or(0, |index| index + 1)
    }

    /// What a passage is about, by name: its mark, else its criterion, check or pitfall.
    pub fn about(&self, annotation: &Annotation) -> &str {
        let mark = annotation.marks.first().and_then(|id| self.mark(id)).map(|mark| mark.name.as_str());
        let criterion = || annotation.criteria.first().and_then(|id| self.criterion(id)).map(|criterion| criterion.name.as_str());
        let check = || {
            let id = annotation.checks.first()?;
            self.checks.iter().find(|check| &check.id == id).map(|check| check.name.as_str())
        };
        let pitfall = || annotation.pitfalls.first().and_then(|id| self.pitfall(id)).map(|pitfall| pitfall.name.as_str());
        mark.or_else(criterion).or_else(check).or_else(pitfall).unwrap_or_default()
    }

    /// The section an answer stands in.
    pub fn home_of(&self, answer: &AnswerId) -> Option<&SectionId> {
        let holds = |block: &Block| matches!(block, Block::Answer { answer: id } if id == answer);
        self.sections.iter().find(|section| section.blocks.iter().any(holds)).map(|section| &section.id)
    }

    /// The answer after one, in the lesson's order; nothing after the last, and after one the lesson does not have.
    pub fn answer_after(&self, id: &AnswerId) -> Option<&ModelAnswer> {
        let at = self.answers.iter().position(|answer| &answer.id == id)?;
        self.answers.get(at + 1)
    }

    /// The number of an answer, from 1.
    pub fn answer_number(&self, id: &AnswerId) -> usize {
        self.answers.iter().position(|answer| &answer.id == id).map_or(0, |index| index + 1)
    }
}
