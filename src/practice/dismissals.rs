//! What the learner said "not so" to, by the names of the findings.

use super::text::{stable_hash, words};
use crate::order::gathered;
use crate::sorted::SortedSet;
use serde::{Deserialize, Serialize};

/// What the learner said "not so" to; remembered with the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dismissals(#[serde(deserialize_with = "readable")] SortedSet<FindingId>);

impl Dismissals {
    /// Whether this one was dismissed.
    pub fn contains(&self, id: &FindingId) -> bool {
        self.0.contains(id)
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Remembers what others remember as well.
    pub fn join(&mut self, others: &Self) {
        self.0.extend(others.0.iter().cloned());
    }

    /// Remembers one; answers whether it was new.
    pub fn add(&mut self, id: FindingId) -> bool {
        self.0.insert(id)
    }

    /// Forgets one; answers whether it was there.
    pub fn remove(&mut self, id: &FindingId) -> bool {
        self.0.remove(id)
    }
}

/// Names a finding: its rule, and a hash of the words it is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FindingId(String);

impl FindingId {
    /// The id of what `rule` (lower-case letters, digits, hyphens) says of these words. Case, spacing and punctuation of the
    /// words do not matter.
    pub fn new(rule: &str, quoted: &str) -> Self {
        let plain = words(quoted).filter_map(|span| span.of(quoted)).map(str::to_lowercase).collect::<Vec<_>>().join(" ");
        Self(format!("{rule}.{:08x}", stable_hash(plain.as_bytes()) & 0xffff_ffff))
    }

    /// The id as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A set without its spoilt entries.
fn readable<'de, D: serde::Deserializer<'de>>(from: D) -> Result<SortedSet<FindingId>, D::Error> {
    super::salvage::list(from).map(gathered)
}
