//! How ratings went over time, kept small.

use super::agreement::{Agreement, Feedback};
use super::round::Subject;
use crate::lesson::CriterionId;
use crate::order::PutInOrder;
use crate::practice::salvage;
use crate::sorted::SortedMap;
use serde::{Deserialize, Serialize};

/// Rounds that are kept one by one.
const KEPT_ROUNDS: usize = 60;
/// Fewer ratings than this show no leaning.
const ENOUGH: u32 = 5;

/// How ratings went over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct History {
    /// By criterion.
    #[serde(deserialize_with = "salvage::map")]
    pub criteria: SortedMap<CriterionId, CriterionHistory>,
    /// Round by round, oldest first.
    #[serde(deserialize_with = "salvage::list")]
    pub rounds: Vec<RoundPoint>,
    /// Pair drills.
    #[serde(deserialize_with = "salvage::value")]
    pub drills: DrillTally,
}

/// How ratings of one criterion went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CriterionHistory {
    /// All of them, counted.
    #[serde(deserialize_with = "salvage::value")]
    pub tally: AgreementTally,
}

/// One finished round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoundPoint {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// What was rated.
    pub subject: Subject,
    /// How the first levels stood to the guide's.
    pub tally: AgreementTally,
}

/// How often each agreement came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreementTally {
    /// The guide's level.
    pub exact: u32,
    /// A defensible neighbour.
    pub near: u32,
    /// Higher.
    pub higher: u32,
    /// Lower.
    pub lower: u32,
}

/// How pair drills went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DrillTally {
    /// Pairs handed in.
    pub asked: u32,
    /// With the right side.
    pub sided: u32,
    /// And with words that prove it.
    pub proved: u32,
}

/// Which way a learner's ratings lean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leaning {
    /// Too few ratings to say.
    TooFew,
    /// Neither way.
    Even,
    /// Higher than the guide.
    Generous,
    /// Lower than the guide.
    Strict,
}

impl History {
    /// Whether no round was finished and no pair handed in.
    pub fn is_untouched(&self) -> bool {
        self.rounds.is_empty() && self.drills.asked == 0
    }

    /// Adds a finished round.
    pub fn add(&mut self, subject: Subject, feedback: &[Feedback], now: u64) {
        let mut tally = AgreementTally::default();
        for one in feedback {
            tally.count(one.agreement);
            let history = self.criteria.entry(one.criterion.clone()).or_default();
            history.tally.count(one.agreement);
        }
        self.rounds.push(RoundPoint { at: now, subject, tally });
        let over = self.rounds.len().saturating_sub(KEPT_ROUNDS);
        self.rounds.drain(..over);
    }

    /// Takes in another history of the same learner; answers whether anything in it was new. Single ratings carry no date, so of each
    /// criterion the longer history stands; rounds are joined by their moment.
    pub fn merge(&mut self, other: Self) -> bool {
        let mut new = false;
        for (id, theirs) in other.criteria {
            let ours = self.criteria.entry(id).or_default();
            if theirs.tally.total() > ours.tally.total() {
                *ours = theirs;
                new = true;
            }
        }
        let oldest = if self.rounds.len() < KEPT_ROUNDS { 0 } else { self.rounds.first().map_or(0, |round| round.at) };
        for round in other.rounds {
            if round.at >= oldest && !self.rounds.contains(&round) {
                self.rounds.push(round);
                new = true;
            }
        }
        self.rounds.order_by(|a, b| a.at.cmp(&b.at).then_with(|| a.subject.cmp(&b.subject)));
        let over = self.rounds.len().saturating_sub(KEPT_ROUNDS);
        self.rounds.drain(..over);
        if other.drills.asked > self.drills.asked {
            self.drills = other.drills;
            new = true;
        }
        new
    }

    /// Everything counted together.
    pub fn total(&self) -> AgreementTally {
        self.criteria.values().fold(AgreementTally::default(), |sum, history| sum.plus(history.tally))
    }
}

impl AgreementTally {
    /// Counts one rating.
    pub fn count(&mut self, agreement: Agreement) {
        let counter = match agreement {
            Agreement::Exact => &mut self.exact,
            Agreement::Near => &mut self.near,
            Agreement::Higher => &mut self.higher,
            Agreement::Lower => &mut self.lower,
        };
        *counter = counter.saturating_add(1);
    }

    /// All ratings.
    pub fn total(self) -> u32 {
        self.agreed().saturating_add(self.higher).saturating_add(self.lower)
    }

    /// Those that agree.
    pub fn agreed(self) -> u32 {
        self.exact.saturating_add(self.near)
    }

    /// Which way they lean: a quarter more of one kind than of the other.
    pub fn leaning(self) -> Leaning {
        let (higher, lower) = (i64::from(self.higher), i64::from(self.lower));
        let total = i64::from(self.total());
        match (higher - lower) * 4 {
            _ if self.total() < ENOUGH => Leaning::TooFew,
            tilt if tilt >= total => Leaning::Generous,
            tilt if tilt <= -total => Leaning::Strict,
            _ => Leaning::Even,
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            exact: self.exact.saturating_add(other.exact),
            near: self.near.saturating_add(other.near),
            higher: self.higher.saturating_add(other.higher),
            lower: self.lower.saturating_add(other.lower),
        }
    }
}
