//! Reads TOML against its schema: every unknown key, missing key and wrong value of a file at once, each in its place.
//!
//! Serde stops at the first thing it does not like. So the file is first walked beside the schema made from the same types;
//! what is wrong is reported and mended with something empty, and then serde has nothing left to complain about.

use super::{names::did_you_mean, report::Report, shapes::schema_of};
use crate::lesson::Span;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeInteger, DeTable, DeValue},
};

/// What was read, and whether the file was sound enough to say that what is not in it does not exist.
pub(super) struct Read<T> {
    pub value: T,
    pub whole: bool,
}

/// Reads the TOML in a region of a file. What is missing from the whole of it is reported at `head`.
pub(super) fn read<T: DeserializeOwned + JsonSchema + Default>(report: &mut Report, file: usize, region: Range<usize>, head: Span) -> Read<T> {
    // Blanks in front make every place in the region its place in the file.
    let padded = format!("{}{}", " ".repeat(region.start), &report.files[file].text[region.clone()]);
    let (root, errors) = DeTable::parse_recoverable(&padded);
    if let Some(error) = errors.first() {
        let span = error.span().unwrap_or(region);
        let advice = "This is not TOML; the rest of this file is checked once it is.";
        report.error(file, Span::new(span.start, span.end), error.message().replace('\n', ", "), advice);
    }
    let whole = errors.is_empty();
    let schema = schema_of::<T>().to_value();
    let mut walk = Walk { report, file, silent: !whole, dropped: false };
    let mut table = root.into_inner();
    walk.table(&mut table, head, &schema);
    let whole_enough = whole && !walk.dropped;
    match T::deserialize(toml::de::Deserializer::from(Spanned::new(head.start..head.end, table))) {
        Ok(value) => Read { value, whole: whole_enough },
        Err(error) => {
            if whole {
                let span = error.span().unwrap_or(head.start..head.end);
                report.error(file, Span::new(span.start, span.end), error.message(), "");
            }
            Read { value: T::default(), whole: false }
        }
    }
}

struct Walk<'r, 'a> {
    report: &'r mut Report<'a>,
    file: usize,
    silent: bool,
    /// Something that may have carried a name is gone.
    dropped: bool,
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
                let advice = did_you_mean(&name, known.iter().copied()).unwrap_or_else(|| format!("Known here: {}.", known.join(", ")));
                self.error(place, format!("unknown key `{name}`"), advice);
                unknown.push(name);
            } else if !self.value(value, &name, inner) {
                unknown.push(name);
            }
        }
        for name in unknown {
            table.remove(name.as_str());
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !table.contains_key(name) {
                let what = properties[name]["description"].as_str().unwrap_or_default();
                let key = Spanned::new(span.start..span.end, name.to_owned().into());
                let plain = matches!(empty(&properties[name]), DeValue::Array(_)) && properties[name]["items"]["type"] == "object";
                let shown = if plain { format!("[[{name}]]") } else { format!("{name} = …") };
                self.error(span, format!("missing key `{name}`"), format!("Add `{shown}`: {what}"));
                table.insert(key, Spanned::new(span.start..span.end, empty(&properties[name])));
                self.report.excuse(self.file, span);
            }
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
                self.table(table, span, schema);
                true
            }
            ("array", DeValue::Array(items)) => {
                let keep: Vec<bool> = items.iter_mut().map(|item| self.value(item, name, &schema["items"])).collect();
                if keep.contains(&false) {
                    self.dropped = true;
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
            let found = value.get_ref().type_str();
            self.error(span, format!("`{name}` wants {}", told(schema)), format!("Found {found} that does not fit."));
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
