//! Front matter of `answers/*.md`.

use super::{At, Text};
use crate::lesson::{Level, Strength};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Front matter of a model answer.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Front matter of answers/*.md")]
pub(in crate::compiler) struct AnswerShape {
    /// The prompt it answers.
    pub prompt: Text,
    /// A short title for lists.
    pub title: Text,
    /// Whether it is held up or held against.
    pub strength: At<Strength>,
    /// One line: the arc of the story.
    pub arc: Text,
    /// The extra checks it passes.
    #[serde(default)]
    pub checks: Vec<Text>,
    /// Why it works, or why it fails.
    pub why: Vec<Text>,
    /// Where even this answer is thin.
    #[serde(default)]
    pub thin: Vec<Text>,
    /// Questions that would rescue a weak answer.
    #[serde(default)]
    pub repairs: Vec<Text>,
    /// One for every criterion.
    #[serde(default)]
    pub ratings: BTreeMap<Text, RatingShape>,
    /// How a weak answer could be mended, sentence by sentence.
    #[serde(default)]
    pub rewrites: Vec<RewriteShape>,
}

/// The guide's level for one criterion.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct RatingShape {
    /// The guide's level.
    pub level: At<Level>,
    /// Levels a careful reader could also defend.
    #[serde(default)]
    pub near: Vec<At<Level>>,
    /// Why, in a sentence.
    pub reason: Text,
    /// Exact words of the answer that decide.
    #[serde(default)]
    pub deciding: Vec<Text>,
}

/// A sentence of a weak answer and a better one.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct RewriteShape {
    /// Exact sentence of the answer.
    pub before: Text,
    /// A better one; empty when it should go.
    pub after: Text,
    /// Why.
    pub why: Text,
}
