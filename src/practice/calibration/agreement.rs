//! How a learner's level stands to the guide's.

use crate::lesson::{CriterionId, Level, Rating, Span};
use serde::{Deserialize, Serialize};

/// How a level stands to the guide's; it chooses the sentence that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// The guide's level. Say what in the text decided it.
    Exact,
    /// Another level a careful reader could defend: it counts as agreement. Give both readings.
    Near,
    /// Higher than the guide. The usual cause is filling in what the speaker left out: quote what is there.
    Higher,
    /// Lower than the guide. The usual cause is wanting perfection: show the words that carry it.
    Lower,
}

impl Agreement {
    /// How `level` stands to the guide's rating.
    pub fn of(rating: &Rating, level: Level) -> Self {
        match level.cmp(&rating.level) {
            std::cmp::Ordering::Equal => Self::Exact,
            _ if rating.near.contains(&level) => Self::Near,
            std::cmp::Ordering::Greater => Self::Higher,
            std::cmp::Ordering::Less => Self::Lower,
        }
    }

    /// Whether it counts as agreement.
    pub fn agrees(self) -> bool {
        matches!(self, Self::Exact | Self::Near)
    }
}

/// All there is to say about one rating, once it may be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Which criterion.
    pub criterion: CriterionId,
    /// The level given first.
    pub first: Level,
    /// The level given at the second try, where there was one.
    pub second: Option<Level>,
    /// The guide's level.
    pub guide: Level,
    /// How the first level stands to the guide's: the record goes by this.
    pub agreement: Agreement,
    /// How the second does.
    pub second_agreement: Option<Agreement>,
    /// Why the guide says so.
    pub reason: String,
    /// The words of the answer that decide; empty where nothing in the text does.
    pub deciding: Vec<Span>,
}

impl Feedback {
    /// What is to be said about one criterion.
    pub fn of(rating: &Rating, first: Level, second: Option<Level>) -> Self {
        Self {
            criterion: rating.criterion.clone(),
            first,
            second,
            guide: rating.level,
            agreement: Agreement::of(rating, first),
            second_agreement: second.map(|level| Agreement::of(rating, level)),
            reason: rating.reason.clone(),
            deciding: rating.deciding.clone(),
        }
    }
}
