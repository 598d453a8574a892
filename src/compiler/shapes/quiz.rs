//! `quiz.toml`.

use super::{At, Text};
use crate::lesson::Difficulty;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::{borrow::Cow, collections::BTreeMap};

/// Quiz items and the wrong beliefs they aim at.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "quiz.toml")]
pub(in crate::compiler) struct QuizShape {
    /// Wrong beliefs that choices aim at.
    #[serde(default)]
    pub misconception: Vec<MisconceptionShape>,
    /// The items, in order.
    #[serde(default)]
    pub item: Vec<ItemShape>,
}

/// A wrong belief.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct MisconceptionShape {
    /// Stable for ever.
    pub id: Text,
    /// As its holder would say it.
    pub belief: Text,
    /// Completes "twice you took …".
    pub told: Text,
}

/// An item of any kind.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(in crate::compiler) struct ItemShape(pub ItemKeys);

/// Every key of every kind. Which of them a kind has is in [`KINDS`] and so in the schema, which is checked first.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct ItemKeys {
    /// Stable for ever: answers are kept under it.
    pub id: Text,
    pub kind: Text,
    /// The section it tests.
    pub section: Text,
    /// How hard.
    pub difficulty: At<Difficulty>,
    /// The question.
    pub stem: Text,
    /// A quoted text the question is about.
    pub excerpt: Option<Text>,
    /// Said after answering.
    pub note: Option<Text>,
    /// What can be picked.
    #[serde(default)]
    pub choice: Vec<ChoiceShape>,
    /// Names of the groups.
    #[serde(default)]
    pub groups: Vec<Text>,
    /// What to sort.
    #[serde(default)]
    pub phrase: Vec<PhraseShape>,
    /// The criterion to find in the excerpt.
    pub target: Option<Text>,
    /// The excerpt lacks the target.
    pub absent: Option<At<bool>>,
    /// What may be named; the target is right.
    #[serde(default)]
    pub signal: Vec<SignalShape>,
    /// The pitfall, or "sound".
    pub answer: Option<Text>,
    /// Why, for every pitfall and for "sound".
    #[serde(default)]
    pub why: BTreeMap<Text, Text>,
    /// The wrong belief behind a wrong answer.
    pub misconception: Option<Text>,
    /// In the right order.
    #[serde(default)]
    pub step: Vec<StepShape>,
    /// The common slip.
    pub slip: Option<Text>,
    /// Sides that belong together.
    #[serde(default)]
    pub pair: Vec<PairShape>,
    /// Right sides that belong to nothing.
    #[serde(default)]
    pub distractor: Vec<ChoiceShape>,
    /// What a full answer has.
    #[serde(default)]
    pub point: Vec<PointShape>,
    /// What a thin recall tends to lack.
    pub thin: Option<Text>,
    /// Counted apart.
    pub self_check: Option<At<bool>>,
}

const COMMON: [&str; 5] = ["id", "kind", "section", "difficulty", "stem"];

/// Kind, keys it must have and keys it may have, beside those of every item.
const KINDS: [(&str, &[&str], &[&str]); 8] = [
    ("single", &["choice"], &["excerpt", "note"]),
    ("multiple", &["choice"], &["excerpt", "note"]),
    ("classify", &["groups", "phrase"], &["excerpt", "note"]),
    ("spot", &["target", "excerpt", "signal"], &["absent", "note"]),
    ("pitfall", &["excerpt", "answer", "why"], &["misconception", "note"]),
    ("order", &["step", "slip"], &["misconception", "excerpt", "note"]),
    ("match", &["pair"], &["distractor", "excerpt", "note"]),
    ("recall", &["point"], &["thin", "self_check", "excerpt", "note"]),
];

impl JsonSchema for ItemShape {
    fn schema_name() -> Cow<'static, str> {
        "Item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let keys = ItemKeys::json_schema(generator).to_value();
        let one_of: Vec<Value> = KINDS
            .iter()
            .map(|(kind, must, may)| {
                let required: Vec<&str> = COMMON.iter().chain(*must).copied().collect();
                let mut properties = Map::new();
                for key in required.iter().chain(*may) {
                    properties.insert((*key).to_owned(), keys["properties"][*key].clone());
                }
                properties.insert("kind".to_owned(), json!({ "const": kind }));
                json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
            })
            .collect();
        json_schema!({ "oneOf": one_of })
    }
}

/// Something that can be picked.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct ChoiceShape {
    /// What it says.
    pub text: Text,
    /// Whether it is right.
    #[serde(default)]
    pub right: bool,
    /// Why it is right or wrong; every choice has its own.
    pub why: Text,
    /// The wrong belief it aims at.
    pub misconception: Option<Text>,
}

/// A phrase to sort.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct PhraseShape {
    /// What is said.
    pub text: Text,
    /// The right group.
    pub group: Text,
    /// Why it belongs there.
    pub why: Text,
    /// The wrong belief it aims at.
    pub misconception: Option<Text>,
}

/// A criterion that may be named.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct SignalShape {
    /// Which.
    pub criterion: Text,
    /// Why it is or is not the one.
    pub why: Text,
    /// The wrong belief it aims at.
    pub misconception: Option<Text>,
}

/// A step to put in order.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct StepShape {
    /// What is done.
    pub text: Text,
    /// Why it stands here.
    pub why: Option<Text>,
}

/// Two sides that belong together.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct PairShape {
    /// Given.
    pub left: Text,
    /// To find.
    pub right: Text,
    /// Why they belong together.
    pub why: Text,
}

/// A point of a free recall.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct PointShape {
    /// What a full answer says.
    pub text: Text,
    /// Worth having, not asked for.
    #[serde(default)]
    pub bonus: bool,
}
