//! The lesson's lists: terms, phrases, pitfalls, audit questions, companions.

use super::{CriterionId, FlagId, MarkId, PitfallId, TermId};
use serde::{Deserialize, Serialize};

/// A term explained in place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Stable for ever.
    pub id: TermId,
    /// The term.
    pub name: String,
    /// Its meaning in plain words.
    pub meaning: String,
}

/// Phrases that serve one purpose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PhraseGroup {
    /// What they do.
    pub name: String,
    /// The criterion they serve, where there is one.
    pub criterion: Option<CriterionId>,
    /// The phrases.
    pub phrases: Vec<Phrase>,
}

/// A sentence opening; `…` stands for the learner's own fact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phrase(pub String);

/// A way an answer goes wrong.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pitfall {
    /// Stable for ever.
    pub id: PitfallId,
    /// Short name.
    pub name: String,
    /// What it looks like.
    pub symptom: String,
    /// Why it fails.
    pub why: String,
    /// What to do about it.
    pub fix: String,
}

/// A question of the language audit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AuditQuestion {
    /// The question, as the learner reads it.
    pub question: String,
    /// The flag that answers it with no.
    pub flag: Option<FlagId>,
    /// The mark that answers it with yes.
    pub mark: Option<MarkId>,
    /// The criterion it speaks for.
    pub criterion: Option<CriterionId>,
    /// Said when the answer is yes.
    pub yes: String,
    /// Said when the answer is no.
    pub no: String,
}

/// Another lesson worth reading with this one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Companion {
    /// Its slug in the series.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Where in the series it stands.
    pub place: String,
    /// Why read it.
    pub reason: String,
}
