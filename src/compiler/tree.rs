//! Reads TOML against its schema: every unknown key, missing key and wrong value of a file at once, each in its place.
//!
//! Serde stops at the first thing it does not like. So the file is first walked beside the schema made from the same types;
//! what is wrong is reported and mended with something empty, and then serde has nothing left to complain about.

use super::{
    names::{did_you_mean, meant, nearest},
    report::Report,
    shapes::schema_of,
};
use crate::lesson::Span;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{collections::BTreeMap, mem, ops::Range};
use toml::{
    Spanned,
    de::{DeInteger, DeTable, DeValue},
};

/// What was read, and of which lists it cannot be said that what is not in them does not exist.
pub(super) struct Read<T> {
    pub value: T,
    /// Nothing was read that could be relied on.
    broken: bool,
    /// Lists that are missing, misspelt, or have lost an entry or its id.
    lost: Vec<String>,
}

impl<T> Read<T> {
    /// Whether a list may have held more than was read.
    pub fn lost(&self, list: &str) -> bool {
        self.broken || self.lost.iter().any(|lost| lost == list)
    }
}

/// Reads the TOML in a region of a file. What is missing from the whole of it is reported at `head`.
pub(super) fn read<T: DeserializeOwned + JsonSchema + Default>(report: &mut Report, file: usize, region: Range<usize>, head: Span) -> Read<T> {
    // Blanks in front make every place in the region its place in the file.
    let padded = format!("{}{}", " ".repeat(region.start), &report.files[file].text[region.clone()]);
    let (root, errors) = DeTable::parse_recoverable(&padded);
    // One line that is wrong may be wrong in several ways, of which the first is the cause.
    let mut lines = BTreeMap::new();
    for error in &errors {
        let span = error.span().unwrap_or(region.clone());
        lines.entry(padded[..span.start].rfind('\n')).or_insert((span, error.message().replace('\n', ", ")));
    }
    let mut advice = "This is not TOML; the rest of this file is checked once it is.";
    for (span, message) in lines.into_values() {
        report.error(file, Span::new(span.start, span.end), message, mem::take(&mut advice));
    }
    let whole = errors.is_empty();
    let schema = schema_of::<T>().to_value();
    let mut walk = Walk { report, file, silent: !whole, list: String::new(), owner: None, lost: Vec::new() };
    let mut table = root.into_inner();
    // A file that says nothing yet is a beginning, not a lesson without anything.
    let begun = !table.is_empty();
    walk.table(&mut table, head, &schema);
    let lost = walk.lost;
    match T::deserialize(toml::de::Deserializer::from(Spanned::new(head.start..head.end, table))) {
        Ok(value) => Read { value, broken: !(whole && begun), lost },
        Err(error) => {
            if whole {
                let span = error.span().unwrap_or(head.start..head.end);
                report.error(file, Span::new(span.start, span.end), error.message(), "");
            }
            Read { value: T::default(), broken: true, lost }
        }
    }
}

struct Walk<'r, 'a> {
    report: &'r mut Report<'a>,
    file: usize,
    silent: bool,
    /// The key of the list or table at hand; empty at the top.
    list: String,
    /// The id of the entry at hand.
    owner: Option<String>,
    lost: Vec<String>,
}

impl Walk<'_, '_> {
    fn error(&mut self, span: Span, message: String, advice: String) {
        if !self.silent {
            self.report.error(self.file, span, message, advice);
        }
    }

    fn table(&mut self, table: &mut DeTable<'_>, span: Span, schema: &Value) {
        let properties = &schema["properties"];
        let known: Vec<&str> = properties.as_object().map(|keys| keys.keys().map(String::as_str).collect()).unwrap_or_default();
        let rest = &schema["additionalProperties"];
        let mut unknown = Vec::new();
        for (key, value) in table.iter_mut() {
            let (name, place) = (key.get_ref().to_string(), Span::new(key.span().start, key.span().end));
            let inner = if rest.is_object() && !known.contains(&name.as_str()) { rest } else { &properties[&name] };
            if inner.is_null() {
                let near = nearest(&name, known.iter().copied());
                let advice = near.map_or_else(|| format!("Known here: {}.", known.join(", ")), meant);
                self.error(place, format!("unknown key `{name}`"), advice);
                self.lost.extend(near.map(|near| if near == "id" { self.list.clone() } else { near.to_owned() }));
                unknown.push(name);
            } else if !self.value(value, &name, inner) {
                unknown.push(name);
            }
        }
        for name in unknown {
            table.remove(name.as_str());
        }
        let mut missing = false;
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !table.contains_key(name) {
                let what = properties[name]["description"].as_str().unwrap_or_default();
                let key = Spanned::new(span.start..span.end, name.to_owned().into());
                let shown = self.example(name, &properties[name]);
                self.error(span, format!("missing key `{name}`{}", self.owner()), format!("Add `{shown}`: {what}"));
                self.lose(name);
                table.insert(key, Spanned::new(span.start..span.end, empty(&properties[name])));
                missing = true;
            }
        }
        if missing {
            self.report.excuse(self.file, span);
        }
    }

    /// Whose key is meant, where a file has many alike.
    fn owner(&self) -> String {
        self.owner.as_ref().map(|id| format!(" in `{id}`")).unwrap_or_default()
    }

    /// A list that is gone, or an entry whose id is: nobody knows what it named.
    fn lose(&mut self, name: &str) {
        self.lost.push(if name == "id" { self.list.clone() } else { name.to_owned() });
    }

    /// A table within another, and whose it is.
    fn inner(&mut self, table: &mut DeTable<'_>, span: Span, name: &str, schema: &Value) {
        let id = table.get("id").and_then(|id| id.get_ref().as_str()).filter(|id| !id.is_empty()).map(str::to_owned);
        let owner = id.or_else(|| self.owner.clone());
        let (owner, list) = (mem::replace(&mut self.owner, owner), mem::replace(&mut self.list, name.to_owned()));
        self.table(table, span, schema);
        (self.owner, self.list) = (owner, list);
    }

    /// How a key is written.
    fn example(&self, name: &str, schema: &Value) -> String {
        let schema = sole(schema);
        let path = if self.list.is_empty() { name.to_owned() } else { format!("{}.{name}", self.list) };
        let entry = sole(&schema["items"]);
        match kind(schema) {
            "object" => format!("[{path}]"),
            "array" if kind(entry) == "object" || entry["oneOf"].is_array() => format!("[[{path}]]"),
            _ => format!("{name} = {}", sample(schema)),
        }
    }

    /// Checks and mends a value; `false` when it is beyond mending and should go.
    fn value(&mut self, value: &mut Spanned<DeValue<'_>>, name: &str, schema: &Value) -> bool {
        let schema = sole(schema);
        let span = Span::new(value.span().start, value.span().end);
        if let Some(variants) = schema["oneOf"].as_array() {
            let Some(variant) = self.variant(value.get_ref(), span, name, variants) else { return false };
            return self.value(value, name, variant);
        }
        if schema.get("const").is_some() {
            return true;
        }
        let wants = kind(schema);
        let fits = match (wants, value.get_mut()) {
            ("object", DeValue::Table(table)) => {
                self.inner(table, span, name, schema);
                true
            }
            ("array", DeValue::Array(items)) => {
                let keep: Vec<bool> = items.iter_mut().map(|item| self.value(item, name, &schema["items"])).collect();
                if keep.contains(&false) {
                    self.lose(name);
                    *items = items.iter().zip(&keep).filter(|(_, keep)| **keep).map(|(item, _)| item.clone()).collect();
                }
                let count = items.len() as u64;
                schema["minItems"].as_u64().is_none_or(|least| count >= least) && schema["maxItems"].as_u64().is_none_or(|most| count <= most)
            }
            ("string", DeValue::String(word)) => match schema["enum"].as_array() {
                None => true,
                Some(words) => {
                    let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
                    if words.contains(&word.as_ref()) {
                        return true;
                    }
                    let advice = did_you_mean(word, words.iter().copied()).unwrap_or_else(|| format!("Choose one of {}.", words.join(", ")));
                    let message = format!("`{name}` cannot be `{word}`");
                    self.error(span, message, advice);
                    self.mend(value, schema, span);
                    return true;
                }
            },
            ("integer", DeValue::Integer(number)) => u32::from_str_radix(number.as_str(), number.radix()).is_ok(),
            ("boolean", DeValue::Boolean(_)) => true,
            _ => false,
        };
        if !fits {
            let advice = format!("Write it like `{}`; this is {}.", self.example(name, schema), found(value.get_ref()));
            self.error(span, format!("`{name}` wants {}", told(schema)), advice);
            self.lose(name);
            self.mend(value, schema, span);
        }
        true
    }

    fn mend(&mut self, value: &mut Spanned<DeValue<'_>>, schema: &Value, span: Span) {
        *value.get_mut() = empty(schema);
        self.report.excuse(self.file, span);
    }

    fn variant<'s>(&mut self, value: &DeValue<'_>, span: Span, name: &str, variants: &'s [Value]) -> Option<&'s Value> {
        let kinds: Vec<&str> = variants.iter().filter_map(|variant| variant["properties"]["kind"]["const"].as_str()).collect();
        let choose = || format!("Choose one of {}.", kinds.join(", "));
        let Some(table) = value.as_table() else {
            self.error(span, format!("`{name}` wants a table"), choose());
            return None;
        };
        let Some(kind) = table.get("kind") else {
            self.error(span, "missing key `kind`".to_owned(), choose());
            return None;
        };
        let place = Span::new(kind.span().start, kind.span().end);
        let word = kind.get_ref().as_str().unwrap_or_default();
        let found = kinds.iter().position(|known| *known == word);
        if found.is_none() {
            let advice = did_you_mean(word, kinds.iter().copied()).unwrap_or_else(choose);
            self.error(place, format!("there is no kind `{word}`"), advice);
        }
        found.map(|index| &variants[index])
    }
}

/// The schema behind an optional one.
fn sole(schema: &Value) -> &Value {
    let options = schema["anyOf"].as_array();
    options.and_then(|options| options.iter().find(|option| option["type"] != "null")).unwrap_or(schema)
}

fn kind(schema: &Value) -> &str {
    match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or_default(),
        kind => kind.as_str().unwrap_or_default(),
    }
}

fn told(schema: &Value) -> String {
    match kind(schema) {
        "string" => "text".to_owned(),
        "integer" => "a whole number, 0 or more".to_owned(),
        "boolean" => "true or false".to_owned(),
        "object" => "a table".to_owned(),
        _ => match schema["minItems"].as_u64() {
            Some(count) => format!("a list of {count}"),
            None => "a list".to_owned(),
        },
    }
}

/// A value that fits, as an author would write it: the example of its shape where there is one.
fn sample(schema: &Value) -> String {
    let list = |items: &[Value]| format!("[{}]", items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    if let Some(example) = schema["examples"].get(0) {
        return example.as_array().map_or_else(|| example.to_string(), |items| list(items));
    }
    match kind(schema) {
        "string" => schema["enum"].get(0).map_or_else(|| "\"…\"".to_owned(), ToString::to_string),
        "integer" => "3".to_owned(),
        "boolean" => "true".to_owned(),
        "array" => {
            let (least, one) = (schema["minItems"].as_u64().unwrap_or(1), sample(sole(&schema["items"])));
            format!("[{}]", (0..least.max(1)).map(|_| one.as_str()).collect::<Vec<_>>().join(", "))
        }
        _ => "…".to_owned(),
    }
}

/// What was written instead, in a few words.
fn found(value: &DeValue<'_>) -> String {
    match value {
        DeValue::Array(items) if items.len() == 1 => "a list of 1".to_owned(),
        DeValue::Array(items) => format!("a list of {}", items.len()),
        DeValue::String(_) => "text".to_owned(),
        DeValue::Integer(_) | DeValue::Float(_) => "a number".to_owned(),
        DeValue::Boolean(_) => "true or false".to_owned(),
        DeValue::Datetime(_) => "a date".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

fn empty(schema: &Value) -> DeValue<'static> {
    let schema = sole(schema);
    match kind(schema) {
        "string" => DeValue::String(schema["enum"][0].as_str().unwrap_or_default().to_owned().into()),
        "integer" => DeValue::Integer(DeInteger::default()),
        "boolean" => DeValue::Boolean(false),
        "array" => {
            let count = schema["minItems"].as_u64().unwrap_or(0);
            DeValue::Array((0..count).map(|_| Spanned::new(0..0, empty(&schema["items"]))).collect())
        }
        _ => DeValue::Table(DeTable::new()),
    }
}
