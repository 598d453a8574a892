//! The lesson as the page carries it: every record as the list of its fields, in the order in which its type declares them.
//!
//! The program is of the same build, so it knows the order ([`crate::values::parse_listed`]); names would be sent, compared and read for
//! nothing.

use serde::ser::{
    Error as _, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, Serializer,
};
use serde_json::value::Serializer as Plain;
use serde_json::{Error, Map, Result, Value};

/// Writes a value with its records as lists.
///
/// # Errors
/// Only for what JSON cannot say, which no lesson holds.
pub fn listed(value: &impl Serialize) -> Result<Value> {
    value.serialize(Lists)
}

struct Lists;

/// A list or record on its way; of a variant, with its name.
struct List {
    variant: Option<&'static str>,
    entries: Vec<Value>,
}

impl List {
    fn new(variant: Option<&'static str>) -> Self {
        Self { variant, entries: Vec::new() }
    }

    fn push(&mut self, entry: &(impl Serialize + ?Sized)) -> Result<()> {
        self.entries.push(entry.serialize(Lists)?);
        Ok(())
    }

    fn finish(self) -> Value {
        let entries = Value::Array(self.entries);
        match self.variant {
            Some(name) => Value::Object(Map::from_iter([(name.to_owned(), entries)])),
            None => entries,
        }
    }
}

/// What has entries, and what has fields, whose names are dropped.
macro_rules! lists {
    (entries: $($list:ident)+; fields: $($record:ident)+) => {
        $(impl $list for List {
            type Ok = Value;
            type Error = Error;

            fn serialize_element<T: Serialize + ?Sized>(&mut self, entry: &T) -> Result<()> {
                self.push(entry)
            }

            fn end(self) -> Result<Value> {
                Ok(self.finish())
            }
        })+
        $(impl $record for List {
            type Ok = Value;
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, _name: &'static str, field: &T) -> Result<()> {
                self.push(field)
            }

            fn skip_field(&mut self, name: &'static str) -> Result<()> {
                Err(Error::custom(format!("the field {name} may be left out, so its record cannot be a list")))
            }

            fn end(self) -> Result<Value> {
                Ok(self.finish())
            }
        })+
    };
}
lists!(entries: SerializeSeq SerializeTuple; fields: SerializeStruct SerializeStructVariant);

/// A map keeps its keys.
struct Keyed {
    fields: Map<String, Value>,
    key: String,
}

impl SerializeMap for Keyed {
    type Ok = Value;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        match key.serialize(Plain)? {
            Value::String(key) => self.key = key,
            other => self.key = other.to_string(),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.fields.insert(std::mem::take(&mut self.key), value.serialize(Lists)?);
        Ok(())
    }

    fn end(self) -> Result<Value> {
        Ok(Value::Object(self.fields))
    }
}

/// What is no record is written as it always is.
macro_rules! plain {
    ($($method:ident: $type:ty),+) => {
        $(fn $method(self, value: $type) -> Result<Value> { Plain.$method(value) })+
    };
}

impl Serializer for Lists {
    type Ok = Value;
    type Error = Error;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = Impossible<Value, Error>;
    type SerializeTupleVariant = Impossible<Value, Error>;
    type SerializeMap = Keyed;
    type SerializeStruct = List;
    type SerializeStructVariant = List;

    plain! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8, serialize_u16: u16,
        serialize_u32: u32, serialize_u64: u64, serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_str: &str,
        serialize_bytes: &[u8], serialize_unit_struct: &'static str
    }

    fn serialize_none(self) -> Result<Value> {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value> {
        Ok(Value::Null)
    }

    fn serialize_unit_variant(self, _type: &'static str, _index: u32, variant: &'static str) -> Result<Value> {
        Ok(variant.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _type: &'static str, value: &T) -> Result<Value> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _type: &'static str, _index: u32, variant: &'static str, value: &T) -> Result<Value> {
        Ok(Value::Object(Map::from_iter([(variant.to_owned(), value.serialize(self)?)])))
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<List> {
        Ok(List::new(None))
    }

    fn serialize_tuple(self, _length: usize) -> Result<List> {
        Ok(List::new(None))
    }

    fn serialize_tuple_struct(self, name: &'static str, _length: usize) -> Result<Impossible<Value, Error>> {
        Err(Error::custom(format!("{name} is a record without names, which no lesson has")))
    }

    fn serialize_tuple_variant(self, name: &'static str, _index: u32, variant: &'static str, _length: usize) -> Result<Impossible<Value, Error>> {
        Err(Error::custom(format!("{name}::{variant} is a record without names, which no lesson has")))
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Keyed> {
        Ok(Keyed { fields: Map::new(), key: String::new() })
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<List> {
        Ok(List::new(None))
    }

    fn serialize_struct_variant(self, _name: &'static str, _index: u32, variant: &'static str, _length: usize) -> Result<List> {
        Ok(List::new(Some(variant)))
    }
}
