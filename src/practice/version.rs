//! Kept versions of a draft, and what changed between them.
//!
//! Start with [`Versions::keep`]. A named version is never dropped. Of the automatic ones at most [`AUTOMATIC_LIMIT`] stay:
//! when there are more, the one that stands closest in time to its neighbours goes, those without a review and never sent first; the
//! oldest and the newest stay.

use super::bench::Millis;
use super::draft::Draft;
use super::marking::Marks;
use super::outline::Parts;
use super::peer_review::{SharedReview, fingerprint};
use super::review::Review;
use crate::lesson::{CriterionId, Level};
use crate::order::PutInOrder;
use serde::{Deserialize, Serialize};

/// The most automatic versions of one draft.
pub const AUTOMATIC_LIMIT: usize = 30;

/// The most named versions of one draft; beyond it, one has to be deleted first.
pub const NAMED_LIMIT: usize = 60;

/// The last number a version is given: from there on a stored list is numbered anew, because numbers that no longer grow would repeat. Only a
/// file made by other means comes so far.
const LAST_NUMBER: u32 = 1_000_000_000;

/// Names a version within its draft; never used twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VersionId(pub u32);

/// A draft as it once was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Version {
    /// Which one.
    pub id: VersionId,
    /// When it was kept.
    pub at: Millis,
    /// Why it was kept.
    #[serde(deserialize_with = "super::salvage::value")]
    pub reason: Reason,
    /// The words.
    #[serde(deserialize_with = "super::salvage::value")]
    pub text: String,
    /// The marks on them.
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Marks::is_empty")]
    pub marks: Marks,
    /// The parts set.
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Parts::is_empty")]
    pub parts: Parts,
    /// The review saved with it.
    #[serde(deserialize_with = "super::salvage::value", skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// What others said of it, as it came back.
    #[serde(deserialize_with = "super::salvage::list", skip_serializing_if = "Vec::is_empty")]
    pub peers: Vec<SharedReview>,
}

/// Why a version was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The learner kept it, under this name; an empty one where none was given.
    Named(String),
    /// A review was saved.
    Reviewed,
    /// It was sent to somebody for a review.
    Sent,
    /// Another version was about to be restored.
    BeforeRestore,
    /// Most of the text was about to go.
    #[default]
    BeforeCut,
}

/// The versions of one draft, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Versions {
    #[serde(deserialize_with = "super::salvage::list")]
    kept: Vec<Version>,
    #[serde(deserialize_with = "super::salvage::value")]
    next: u32,
}

/// What became of a wish to keep a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A new version; so many automatic ones made room for it.
    New {
        /// Which one.
        id: VersionId,
        /// How many went.
        thinned: usize,
    },
    /// The newest version is the same text; it took the name, the reason or the review.
    Same(VersionId),
    /// There are too many named ones.
    Full,
}

impl Kept {
    /// Where the draft is kept now.
    pub fn id(self) -> Option<VersionId> {
        match self {
            Self::New { id, .. } | Self::Same(id) => Some(id),
            Self::Full => None,
        }
    }

    /// The version that was made for it: one that was there before is not ours to take out again.
    pub(super) fn made(self) -> Option<VersionId> {
        match self {
            Self::New { id, .. } => Some(id),
            Self::Same(_) | Self::Full => None,
        }
    }
}

impl Versions {
    /// The versions, oldest first.
    pub fn all(&self) -> &[Version] {
        &self.kept
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// A version.
    pub fn get(&self, id: VersionId) -> Option<&Version> {
        self.kept.iter().find(|version| version.id == id)
    }

    /// The newest version.
    pub fn latest(&self) -> Option<&Version> {
        self.kept.last()
    }

    /// What the draft is first compared with: the newest version whose words are others; where there is none, the newest.
    pub fn to_compare(&self, draft: &Draft) -> Option<VersionId> {
        let other = self.kept.iter().rev().find(|version| version.text != draft.text());
        other.or(self.latest()).map(|version| version.id)
    }

    /// The number under which the version being written will be kept; a deleted one leaves its own unused.
    pub fn number_in_progress(&self) -> u32 {
        self.next.saturating_add(1)
    }

    /// The number a draft goes by: that of the newest version while it is the same, else that of the version being written.
    pub fn number_of(&self, draft: &Draft) -> u32 {
        let same = self.latest().filter(|latest| latest.is(draft));
        same.map_or_else(|| self.number_in_progress(), |latest| latest.id.0)
    }

    /// Keeps a draft as it is.
    pub fn keep(&mut self, draft: &Draft, reason: Reason, review: Option<Review>, now: Millis) -> Kept {
        let named = matches!(reason, Reason::Named(_));
        let full = named && self.is_full_of_names();
        let same = |version: &&mut Version| version.content() == draft.content() && (review.is_none() || version.review.is_none());
        if let Some(latest) = self.kept.last_mut().filter(same).filter(|latest| latest.is_named() || !full) {
            // A name stays: by it the learner knows the version.
            if !latest.is_named() && (named || review.is_some()) {
                latest.reason = reason;
            }
            latest.review = review.or_else(|| latest.review.take());
            return Kept::Same(latest.id);
        }
        if full {
            return Kept::Full;
        }
        let id = self.add(Version::of(draft, reason, review, now));
        Kept::New { id, thinned: self.thin() }
    }

    /// Gives a version a name of the learner's own, by which it stays; where there are too many names already, one that had none stays without.
    pub(super) fn name(&mut self, id: VersionId, name: String) -> Kept {
        let full = self.is_full_of_names();
        match self.kept.iter_mut().find(|version| version.id == id).filter(|version| version.is_named() || !full) {
            Some(version) => version.reason = Reason::Named(name),
            None => return Kept::Full,
        }
        Kept::Same(id)
    }

    /// Takes in a version from elsewhere, with its name and what was said of it: into the one here that says the same, where there is one.
    /// None makes room for it.
    pub(super) fn take_in(&mut self, version: Version) -> Kept {
        let no_name_left = version.is_named() && self.is_full_of_names();
        let agreeing = self.kept.iter_mut().filter(|kept| kept.agrees_with(&version));
        match agreeing.min_by_key(|kept| (!kept.holds(&version), kept.review != version.review)) {
            Some(kept) if kept.is_named() || !no_name_left => {
                kept.join(version);
                Kept::Same(kept.id)
            }
            None if !no_name_left => Kept::New { id: self.add(version), thinned: 0 },
            _ => Kept::Full,
        }
    }

    fn add(&mut self, version: Version) -> VersionId {
        self.next = self.number_in_progress();
        let id = VersionId(self.next);
        self.kept.push(Version { id, ..version });
        id
    }

    fn is_full_of_names(&self) -> bool {
        self.kept.iter().filter(|version| version.is_named()).count() >= NAMED_LIMIT
    }

    fn automatic(&self) -> usize {
        self.kept.iter().filter(|version| !version.is_named()).count()
    }

    /// Whether a draft is here, with what is pinned to it.
    pub fn hold(&self, draft: &Draft) -> bool {
        self.kept.iter().any(|version| version.content() == draft.content())
    }

    /// Whether a version from elsewhere is here, with its name and what was said of it; or is one of those that make room for others.
    pub(super) fn hold_all_of(&self, version: &Version) -> bool {
        self.kept.iter().any(|kept| kept.holds(version)) || (!version.is_named() && self.automatic() >= AUTOMATIC_LIMIT)
    }

    /// Puts a review beside the newest version with its very text, once; answers which.
    pub(super) fn take_review(&mut self, review: SharedReview) -> Option<VersionId> {
        let version = self.kept.iter_mut().rev().find(|version| fingerprint(&version.text) == review.text)?;
        version.hear(review);
        Some(version.id)
    }

    /// Takes a version out.
    pub(super) fn remove(&mut self, id: VersionId) -> Option<Version> {
        let index = self.kept.iter().position(|version| version.id == id)?;
        Some(self.kept.remove(index))
    }

    /// Puts a version back where it was.
    pub(super) fn put_back(&mut self, version: Version) {
        let index = self.kept.partition_point(|kept| kept.id < version.id);
        self.kept.insert(index, version);
    }

    /// Makes stored versions whole: ordered, no id twice, ranges that fit.
    pub(super) fn fit(&mut self) {
        self.kept.order_by_key(|version| version.id);
        let highest = self.kept.iter().map(|version| version.id.0).max();
        self.next = self.next.max(highest.unwrap_or_default());
        let mut seen = None;
        for version in &mut self.kept {
            if seen == Some(version.id) {
                self.next = self.next.saturating_add(1);
                version.id = VersionId(self.next);
            } else {
                seen = Some(version.id);
            }
            let text = version.text.clone();
            version.marks.fit(&text);
            version.parts.fit(&text);
        }
        self.kept.order_by_key(|version| version.id);
        if self.next > LAST_NUMBER {
            for (number, version) in (1..).zip(&mut self.kept) {
                version.id = VersionId(number);
                self.next = number;
            }
        }
    }

    fn thin(&mut self) -> usize {
        let mut gone = 0;
        while self.automatic() > AUTOMATIC_LIMIT {
            let crowded = (1..self.kept.len() - 1).filter(|index| !self.kept[*index].is_named()).min_by_key(|index| {
                let gap = self.kept[index + 1].at.0.saturating_sub(self.kept[index - 1].at.0);
                (self.kept[*index].is_worth_more(), gap)
            });
            let Some(crowded) = crowded else { break };
            self.kept.remove(crowded);
            gone += 1;
        }
        gone
    }
}

impl Version {
    /// A version of a draft; [`Versions`] gives it its number.
    pub(super) fn of(draft: &Draft, reason: Reason, review: Option<Review>, at: Millis) -> Self {
        let (text, marks, parts) = draft.content();
        Self { at, reason, text: text.to_owned(), marks: marks.clone(), parts: parts.clone(), review, ..Self::default() }
    }

    /// Whether it is this very draft.
    pub fn is(&self, draft: &Draft) -> bool {
        self.content() == draft.content()
    }

    fn content(&self) -> (&str, &Marks, &Parts) {
        (&self.text, &self.marks, &self.parts)
    }

    /// Whether another can become one with it.
    fn agrees_with(&self, other: &Self) -> bool {
        self.content() == other.content() && (self.review == other.review || self.review.is_none() || other.review.is_none())
    }

    /// Whether nothing of another is missing here.
    fn holds(&self, other: &Self) -> bool {
        self.content() == other.content()
            && (other.review.is_none() || self.review == other.review)
            && (!other.is_named() || self.is_named())
            && other.peers.iter().all(|review| self.peers.contains(review))
    }

    /// Becomes one with another that [agrees](Self::agrees_with) with it.
    fn join(&mut self, other: Self) {
        if !self.is_named() && (other.is_named() || (other.is_worth_more() && !self.is_worth_more())) {
            self.reason = other.reason;
        }
        self.review = self.review.take().or(other.review);
        for review in other.peers {
            self.hear(review);
        }
    }

    fn hear(&mut self, review: SharedReview) {
        if !self.peers.contains(&review) {
            self.peers.push(review);
        }
    }

    /// Whether more than the words would go with it.
    pub(super) fn is_worth_more(&self) -> bool {
        self.review.is_some() || !self.peers.is_empty() || self.reason == Reason::Sent
    }

    /// Whether the learner named it.
    pub fn is_named(&self) -> bool {
        matches!(self.reason, Reason::Named(_))
    }

    /// Its draft.
    pub fn draft(&self) -> Draft {
        Draft::new(self.text.clone(), self.marks.clone(), self.parts.clone())
    }
}

/// How a criterion moved from one review to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelChange {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Its level before.
    pub before: Level,
    /// Its level after.
    pub after: Level,
}

/// The criteria that moved, in the order of the later review: what one of them never judged has not.
pub fn checklist_change(before: &Review, after: &Review) -> Vec<LevelChange> {
    let moved = |criterion: &CriterionId| {
        let (before, after) = (before.level(criterion)?, after.level(criterion)?);
        (before != after).then(|| LevelChange { criterion: criterion.clone(), before, after })
    };
    after.judgements.iter().filter_map(|judgement| moved(judgement.criterion())).collect()
}
