//! `audit.toml`.

use super::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// The questions of the language audit.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "audit.toml")]
pub(in crate::compiler) struct AuditShape {
    /// In the order they are asked.
    #[serde(default)]
    pub question: Vec<QuestionShape>,
}

/// A question of the audit.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct QuestionShape {
    /// As the learner reads it.
    pub question: Text,
    /// The flag that answers it with no: one that the lesson's audit has learned.
    pub flag: Option<Text>,
    /// The mark that answers it with yes.
    pub mark: Option<Text>,
    /// The criterion it speaks for.
    pub criterion: Option<Text>,
    /// Said when the draft does well.
    pub yes: Text,
    /// Said when it does not.
    pub no: Text,
}
