//! `lesson.toml`.

use super::{At, Text};
use crate::lesson::Lean;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A lesson's card, rubric, marks, prompts and lists.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "lesson.toml")]
pub(in crate::compiler) struct LessonShape {
    /// Full title, sentence case.
    pub title: Text,
    /// One sentence for cards and link previews.
    pub summary: Text,
    /// The series this lesson belongs to.
    pub series: Text,
    /// The category within the series.
    pub category: Text,
    /// How hard, in a word.
    pub difficulty: Text,
    /// What the learner can do afterwards, each completing "you can …".
    pub outcomes: Vec<Text>,
    /// What the checker warns about.
    #[serde(default)]
    pub prose: ProseShape,
    /// What an answer is judged on, in order.
    pub criterion: Vec<CriterionShape>,
    /// Yes-or-no questions beside the rubric.
    #[serde(default)]
    pub check: Vec<CheckShape>,
    /// What the learner points at in a draft, in order of their keys.
    pub mark: Vec<MarkShape>,
    /// The questions to practise.
    pub prompt: Vec<PromptShape>,
    /// The ways an answer goes wrong.
    #[serde(default)]
    pub pitfall: Vec<PitfallShape>,
    /// Terms explained in place.
    #[serde(default)]
    pub term: Vec<TermShape>,
    /// Sentence openings, grouped.
    #[serde(default)]
    pub phrases: Vec<PhrasesShape>,
    /// Other lessons worth reading.
    #[serde(default)]
    pub companion: Vec<CompanionShape>,
}

/// What the checker warns about.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct ProseShape {
    /// Words the lesson does not use; their forms are found too. Text in “quotes” is exempt.
    #[serde(default)]
    pub avoid: Vec<Text>,
    /// Words a sentence may have.
    pub longest_sentence: Option<At<u32>>,
}

/// One thing an answer is judged on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct CriterionShape {
    /// Stable for ever.
    pub id: Text,
    /// Short name for the learner.
    pub name: Text,
    /// The question behind it.
    pub question: Text,
    /// Counted only from this career level up.
    pub from: Option<Text>,
    /// What an answer without it looks like.
    pub missing: Text,
    /// What an answer that hints at it looks like.
    pub hinted: Text,
    /// What an answer that shows it looks like.
    pub clear: Text,
    /// What counts as evidence.
    pub look_for: Vec<Text>,
    /// What looks like evidence and is not.
    #[serde(default)]
    pub false_friends: Vec<Text>,
    /// What an interviewer would ask where it is not clear.
    pub follow_up: Text,
    /// What to change.
    pub revision: Text,
    /// Marks whose words are evidence for it.
    #[serde(default)]
    pub marks: Vec<Text>,
}

/// A yes-or-no question beside the rubric.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct CheckShape {
    /// Stable for ever.
    pub id: Text,
    /// Short name.
    pub name: Text,
    /// What to look for.
    pub look_for: Text,
    /// What to ask when the answer is no.
    pub ask: Option<Text>,
    /// What to change.
    pub revision: Text,
}

/// Something the learner points at in a draft.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct MarkShape {
    /// Stable for ever.
    pub id: Text,
    /// Short name.
    pub name: Text,
    /// One upper-case letter, unique in the lesson.
    pub letter: Text,
    /// What to mark.
    pub hint: Text,
    /// Questions for a stuck learner.
    pub questions: Vec<Text>,
}

const WORDS: [u32; 2] = [300, 400];
const SECONDS: [u32; 2] = [120, 180];

/// A question to practise.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct PromptShape {
    /// Stable for ever: part of links and storage keys.
    pub id: Text,
    /// The question as an interviewer asks it.
    pub text: Text,
    /// Two to four words for lists.
    pub short: Text,
    /// Fewest and most words to write.
    #[schemars(example = WORDS)]
    pub words: At<[u32; 2]>,
    /// Shortest and longest time to speak for, in seconds.
    #[schemars(example = SECONDS)]
    pub seconds: At<[u32; 2]>,
    /// Words of first draft before the model answer opens.
    pub reveal_after: At<u32>,
    /// The shape of a good answer, step by step.
    pub outline: Vec<Text>,
    /// Checks that matter for it.
    #[serde(default)]
    pub checks: Vec<Text>,
    /// How much it leans on a criterion; those left out are a bonus.
    #[serde(default)]
    pub leans: BTreeMap<Text, At<Lean>>,
}

/// A way an answer goes wrong.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct PitfallShape {
    /// Stable for ever.
    pub id: Text,
    /// Short name.
    pub name: Text,
    /// What it looks like.
    pub symptom: Text,
    /// Why it fails.
    pub why: Text,
    /// What to do about it.
    pub fix: Text,
}

/// A term explained in place.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct TermShape {
    /// Stable for ever.
    pub id: Text,
    /// The term.
    pub name: Text,
    /// Its meaning in plain words.
    pub meaning: Text,
}

/// Phrases that serve one purpose.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct PhrasesShape {
    /// What they do.
    pub name: Text,
    /// The criterion they serve.
    pub criterion: Option<Text>,
    /// Sentence openings; `…` stands for the learner's own fact.
    pub phrases: Vec<Text>,
}

/// Another lesson worth reading.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::compiler) struct CompanionShape {
    /// Its slug in the series.
    pub slug: Text,
    /// Its title.
    pub title: Text,
    /// Where in the series it stands.
    pub place: Text,
    /// Why read it.
    pub reason: Text,
}
