//! Front matter of `sections/*.md`, and what a figure block says.

use super::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// Front matter of a section.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Front matter of sections/*.md")]
pub(in crate::compiler) struct SectionShape {
    /// Title, sentence case.
    pub title: Text,
    /// A shorter title for the contents.
    pub short: Option<Text>,
    /// One or two sentences under the title.
    pub standfirst: Text,
}

/// What stands between `::: figure name.svg` and `:::`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct FigureShape {
    /// One line under it.
    pub caption: Text,
    /// What a person who cannot see it needs to know.
    pub alt: Text,
}
