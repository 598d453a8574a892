//! Reading stored lists entry by entry, so that one spoilt entry costs itself and nothing else.
//!
//! For `#[serde(deserialize_with = …)]`. The storage layer keeps the raw text of whatever could not be read whole.

use crate::order::gathered;
use crate::sorted::SortedMap;
use crate::values::read;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_json::Value;

/// A list without its spoilt entries; empty when it is no list at all.
pub fn list<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Vec<T>, D::Error> {
    let Value::Array(entries) = Value::deserialize(from)? else { return Ok(Vec::new()) };
    Ok(entries.into_iter().filter_map(read).collect())
}

/// A map without its spoilt entries; empty when it is no map at all.
pub fn map<'de, D: Deserializer<'de>, K: DeserializeOwned + Ord, V: DeserializeOwned>(from: D) -> Result<SortedMap<K, V>, D::Error> {
    let Value::Object(entries) = Value::deserialize(from)? else { return Ok(SortedMap::new()) };
    Ok(gathered(entries.into_iter().filter_map(|(key, entry)| Some((read(Value::String(key))?, read(entry)?)))))
}

/// A value, or its default when it is spoilt.
pub fn value<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(from: D) -> Result<T, D::Error> {
    Ok(read(Value::deserialize(from)?).unwrap_or_default())
}

/// A map from days, which JSON writes as text, without its spoilt entries.
pub fn days<'de, D: Deserializer<'de>, V: DeserializeOwned>(from: D) -> Result<SortedMap<i32, V>, D::Error> {
    let entries: SortedMap<String, V> = map(from)?;
    Ok(gathered(entries.into_iter().filter_map(|(day, value)| Some((day.parse().ok()?, value)))))
}
