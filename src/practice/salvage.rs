//! Reading stored lists entry by entry, so that one spoilt entry costs itself and nothing else.
//!
//! For `#[serde(deserialize_with = …)]`. The storage layer keeps the raw text of whatever could not be read whole.

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry<T> {
    Whole(T),
    Spoilt(IgnoredAny),
}

impl<T> Entry<T> {
    fn whole(self) -> Option<T> {
        match self {
            Self::Whole(value) => Some(value),
            Self::Spoilt(_) => None,
        }
    }
}

/// A list without its spoilt entries; empty when it is no list at all.
pub fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    let entries = Entry::<Vec<Entry<T>>>::deserialize(from)?.whole().unwrap_or_default();
    Ok(entries.into_iter().filter_map(Entry::whole).collect())
}

/// A map without its spoilt entries; empty when it is no map at all.
pub fn map<'de, D: Deserializer<'de>, K: Deserialize<'de> + Ord, V: Deserialize<'de>>(from: D) -> Result<BTreeMap<K, V>, D::Error> {
    let entries = Entry::<BTreeMap<K, Entry<V>>>::deserialize(from)?.whole().unwrap_or_default();
    Ok(entries.into_iter().filter_map(|(key, entry)| Some((key, entry.whole()?))).collect())
}

/// A value, or its default when it is spoilt.
pub fn value<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(from: D) -> Result<T, D::Error> {
    Ok(Entry::<T>::deserialize(from)?.whole().unwrap_or_default())
}

/// A map from days, which JSON writes as text, without its spoilt entries.
pub fn days<'de, D: Deserializer<'de>, V: Deserialize<'de>>(from: D) -> Result<BTreeMap<i32, V>, D::Error> {
    let entries: BTreeMap<String, V> = map(from)?;
    Ok(entries.into_iter().filter_map(|(day, value)| Some((day.parse().ok()?, value))).collect())
}
