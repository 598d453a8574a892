//! The shape of the files an author writes. The JSON Schemas are made from these types, and files are checked against them.

mod answer;
mod audit;
mod lesson;
mod quiz;
mod section;

pub(super) use answer::AnswerShape;
pub(super) use audit::{AuditShape, QuestionShape};
pub(super) use lesson::{CheckShape, CompanionShape, CriterionShape, LessonShape, PhrasesShape, PitfallShape, PromptShape, TermShape};
pub(super) use quiz::{ChoiceShape, ItemKeys, QuizShape};
pub(super) use section::{FigureShape, SectionShape};

use crate::lesson::{Difficulty, Lean, Level, Span, Strength};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;

/// A value and where it stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At<T> {
    pub value: T,
    pub span: Span,
}

/// Text with its place.
pub(super) type Text = At<String>;

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let spanned = serde_spanned::Spanned::<T>::deserialize(from)?;
        let span = Span::new(spanned.span().start, spanned.span().end);
        Ok(Self { value: spanned.into_inner(), span })
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// The lesson layer knows nothing of schemas, so its closed sets of words get theirs here.
macro_rules! words {
    ($($name:ident: $($word:literal)*;)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "enum": [$($word),*] })
            }
        }
    )*};
}

words! {
    Difficulty: "easy" "medium" "hard";
    Lean: "main" "counts" "bonus";
    Level: "missing" "hinted" "clear";
    Strength: "strong" "weak";
}

/// The schema of a shape, with nothing referred to: it is walked beside a file.
pub(super) fn schema_of<T: JsonSchema>() -> Schema {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = true;
    settings.into_generator().into_root_schema_for::<T>()
}

/// The schemas editors use: file name and text of each.
pub fn schemas() -> Vec<(&'static str, String)> {
    let print = |schema: Schema| format!("{:#}\n", schema.to_value());
    vec![
        ("lesson.schema.json", print(schema_of::<LessonShape>())),
        ("quiz.schema.json", print(schema_of::<QuizShape>())),
        ("audit.schema.json", print(schema_of::<AuditShape>())),
        ("answer.schema.json", print(schema_of::<AnswerShape>())),
        ("section.schema.json", print(schema_of::<SectionShape>())),
    ]
}
