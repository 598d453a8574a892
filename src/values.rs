//! Reading our types out of JSON's values with little code.
//!
//! `serde_json` reads a record also from a bare list of its fields, and says of everything unfit what it is and what was expected: with
//! every type we keep, a third of the readers' code. Nobody here writes such lists, and whoever reads asks only whether it can be read
//! ([`read`] answers nothing where it cannot), so this reader does without.

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use std::fmt;

/// Reads a value as one of our types; nothing where it is none.
pub fn read<T: DeserializeOwned>(value: Value) -> Option<T> {
    T::deserialize(Reader::<false>(value)).ok()
}

/// Reads text as one of our types, by way of JSON's values: the readers of our types are then built for one source instead of one for
/// text, one for bytes and one for values, which costs a moment and saves the page tens of kilobytes.
pub fn parse<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok().and_then(read)
}

/// The same where every record is the list of its fields, in order, as the page carries its lessons (`publish::listed`).
pub fn parse_listed<T: DeserializeOwned>(json: &str) -> Option<T> {
    T::deserialize(Reader::<true>(serde_json::from_str(json).ok()?)).ok()
}

/// Gives an enum that is `#[serde(remote = "Self")]` a form in which one field names the variant: `tagged!(Type, "tag")` beside the fields
/// of the variant, `tagged!(Type, "tag", "content")` beside what is in it. `serde`'s own `tag` reads the same, through a second set of
/// readers for every type in it.
macro_rules! tagged {
    ($type:ty, $tag:literal $(, $content:literal)?) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::values::tag(<$type>::serialize(self, serde_json::value::Serializer), $tag, None$(.or(Some($content)))?, to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let tagged = $crate::values::Tagged::read(from, $tag, None$(.or(Some($content)))?)?;
                <$type>::deserialize(tagged).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use tagged;

/// Writes a variant as [`tagged`] says, from the form `serde` gives it without: its name, or its name with what is in it.
pub(crate) fn tag<S: Serializer>(plain: serde_json::Result<Value>, tag: &str, content: Option<&str>, to: S) -> Result<S::Ok, S::Error> {
    let (name, inside) = match plain.map_err(serde::ser::Error::custom)? {
        Value::Object(variant) => variant.into_iter().next().unwrap_or_default(),
        name => (name.as_str().unwrap_or_default().to_owned(), Value::Null),
    };
    let mut fields = match (content, inside) {
        (_, Value::Null) => Map::new(),
        (Some(content), inside) => Map::from_iter([(content.to_owned(), inside)]),
        (None, Value::Object(fields)) => fields,
        (None, _) => Map::new(),
    };
    fields.insert(tag.to_owned(), Value::String(name));
    fields.serialize(to)
}

/// A variant that is named by one of the fields beside it.
pub(crate) struct Tagged {
    name: Value,
    inside: Value,
}

impl Tagged {
    pub(crate) fn read<'de, D: Deserializer<'de>>(from: D, tag: &str, content: Option<&str>) -> Result<Self, D::Error> {
        let mut inside = Value::deserialize(from)?;
        let name = inside.get_mut(tag).map(Value::take).unwrap_or_default();
        if let Some(content) = content {
            inside = inside.get_mut(content).map(Value::take).unwrap_or_default();
        }
        Ok(Self { name, inside })
    }
}

impl<'de> Deserializer<'de> for Tagged {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_enum(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Tagged {
    type Error = Unfit;
    type Variant = Beside;

    fn variant_seed<N: DeserializeSeed<'de>>(self, seed: N) -> Result<(N::Value, Beside), Unfit> {
        Ok((seed.deserialize(Reader::<false>(self.name))?, Beside(self.inside)))
    }
}

/// What stands beside the name of a variant; more than it needs is passed over.
pub(crate) struct Beside(Value);

impl<'de> VariantAccess<'de> for Beside {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(Reader::<false>(self.0))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Unfit> {
        Reader::<false>(self.0).list(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], visitor: V) -> Result<V::Value, Unfit> {
        Reader::<false>(self.0).fields(visitor)
    }
}

/// A value is not of the type that was asked for. It says nothing more, because the words for it would be made for every type.
#[derive(Debug)]
pub(crate) struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("unfit")
    }
}

impl std::error::Error for Unfit {}

impl serde::de::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// Reads a value; with `LISTED`, records are lists of their fields.
struct Reader<const LISTED: bool>(Value);

impl<const LISTED: bool> Reader<LISTED> {
    fn list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let Value::Array(entries) = self.0 else { return Err(Unfit) };
        let mut entries = Entries::<LISTED>(entries.into_iter());
        let read = visitor.visit_seq(&mut entries)?;
        // What has more entries than its type is another type.
        if entries.0.len() == 0 { Ok(read) } else { Err(Unfit) }
    }

    fn fields<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let Value::Object(fields) = self.0 else { return Err(Unfit) };
        visitor.visit_map(Fields::<LISTED> { rest: fields.into_iter(), value: Value::Null })
    }

    fn record<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if LISTED { self.list(visitor) } else { self.fields(visitor) }
    }

    fn text<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let Value::String(text) = self.0 else { return Err(Unfit) };
        visitor.visit_string(text)
    }

    fn whole<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_u64(self.0.as_u64().ok_or(Unfit)?)
    }

    fn signed<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_i64(self.0.as_i64().ok_or(Unfit)?)
    }

    fn float<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_f64(self.0.as_f64().ok_or(Unfit)?)
    }
}

/// Methods that all read in one of the ways above.
macro_rules! alike {
    ($($way:ident: $($method:ident)+;)+) => {
        $($(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
            self.$way(visitor)
        })+)+
    };
}

impl<'de, const LISTED: bool> Deserializer<'de> for Reader<LISTED> {
    type Error = Unfit;

    alike! {
        whole: deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128;
        signed: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128;
        float: deserialize_f32 deserialize_f64;
        text: deserialize_char deserialize_str deserialize_string;
        list: deserialize_seq deserialize_bytes deserialize_byte_buf;
        fields: deserialize_map;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(yes) => visitor.visit_bool(yes),
            Value::Number(_) if self.0.is_u64() => self.whole(visitor),
            Value::Number(_) if self.0.is_i64() => self.signed(visitor),
            Value::Number(_) => self.float(visitor),
            Value::String(_) => self.text(visitor),
            Value::Array(_) => self.list(visitor),
            Value::Object(_) => self.fields(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_bool(self.0.as_bool().ok_or(Unfit)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.0.is_null() { visitor.visit_unit() } else { Err(Unfit) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Unfit> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _name: &'static str, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Unfit> {
        self.list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _name: &'static str, _len: usize, visitor: V) -> Result<V::Value, Unfit> {
        self.list(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _name: &'static str, _fields: &'static [&'static str], visitor: V) -> Result<V::Value, Unfit> {
        self.record(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _name: &'static str, _variants: &'static [&'static str], visitor: V) -> Result<V::Value, Unfit> {
        let variant = match self.0 {
            Value::String(name) => Variant::<LISTED>(name, None),
            Value::Object(fields) if fields.len() == 1 => fields.into_iter().next().map(|(name, value)| Variant(name, Some(value))).ok_or(Unfit)?,
            _ => return Err(Unfit),
        };
        visitor.visit_enum(variant)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_str(self.0.as_str().ok_or(Unfit)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }
}

struct Entries<const LISTED: bool>(std::vec::IntoIter<Value>);

impl<'de, const LISTED: bool> SeqAccess<'de> for &mut Entries<LISTED> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        self.0.next().map(|entry| seed.deserialize(Reader::<LISTED>(entry))).transpose()
    }
}

struct Fields<const LISTED: bool> {
    rest: <Map<String, Value> as IntoIterator>::IntoIter,
    /// Of the field whose name was read last.
    value: Value,
}

impl<'de, const LISTED: bool> MapAccess<'de> for Fields<LISTED> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Reader::<LISTED>(Value::String(name))).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(Reader::<LISTED>(self.value.take()))
    }
}

/// The name of a variant, and what belongs to it.
struct Variant<const LISTED: bool>(String, Option<Value>);

impl<'de, const LISTED: bool> EnumAccess<'de> for Variant<LISTED> {
    type Error = Unfit;
    type Variant = Content<LISTED>;

    fn variant_seed<N: DeserializeSeed<'de>>(self, seed: N) -> Result<(N::Value, Content<LISTED>), Unfit> {
        Ok((seed.deserialize(Reader::<LISTED>(Value::String(self.0)))?, Content(self.1)))
    }
}

/// What belongs to a variant.
struct Content<const LISTED: bool>(Option<Value>);

impl<'de, const LISTED: bool> VariantAccess<'de> for Content<LISTED> {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        if self.0.is_none_or(|value| value.is_null()) { Ok(()) } else { Err(Unfit) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(Reader::<LISTED>(self.0.ok_or(Unfit)?))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Unfit> {
        Reader::<LISTED>(self.0.ok_or(Unfit)?).list(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _fields: &'static [&'static str], visitor: V) -> Result<V::Value, Unfit> {
        Reader::<LISTED>(self.0.ok_or(Unfit)?).record(visitor)
    }
}
