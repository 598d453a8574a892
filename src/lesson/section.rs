//! The reading part.

use super::{AnswerId, ItemId, SectionId};
use serde::{Deserialize, Serialize};

/// One section of the reading part: a page with its own link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Stable for ever: part of links.
    pub id: SectionId,
    /// Title, sentence case.
    pub title: String,
    /// A shorter title for the contents.
    pub short: String,
    /// One or two sentences under the title.
    pub standfirst: String,
    /// Its headings, in order, for the contents.
    pub headings: Vec<Heading>,
    /// What it consists of, in order.
    pub blocks: Vec<Block>,
    /// Words of prose, for reading time.
    pub words: usize,
}

/// A heading inside a section.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// Unique in the section; the anchor of a deep link.
    pub anchor: String,
    /// Its words.
    pub title: String,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// Prose as HTML, made by the content compiler from a safe subset of Markdown: the only HTML the widget inserts.
    Prose {
        /// Safe markup.
        html: String,
    },
    /// A quiz item asked in place.
    Check {
        /// Which item.
        item: ItemId,
    },
    /// A model answer with its annotations.
    Answer {
        /// Which answer.
        answer: AnswerId,
    },
    /// A drawing with a text equivalent.
    Figure {
        /// A safe subset of SVG, made by the content compiler.
        svg: String,
        /// What a person who cannot see it needs to know.
        alt: String,
        /// One line under it.
        caption: String,
    },
    /// A list the lesson already holds elsewhere, set out in place.
    Listing {
        /// Which list.
        listing: Listing,
    },
}

/// Lists a section can set out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Listing {
    /// All terms.
    Glossary,
    /// Phrases to fill with facts.
    Phrases,
    /// Prompts, each linked.
    Prompts,
    /// The outlines of all prompts.
    Outlines,
    /// Criteria with levels.
    Rubric,
    /// Marks with hints.
    Marks,
    /// Pitfalls with symptom, reason and fix.
    Pitfalls,
    /// Questions of the language audit.
    Audit,
    /// Companion lessons with reasons.
    Companions,
    /// What the learner can do afterwards.
    Outcomes,
}
