//! What leaves as JavaScript: plain objects, decimals as text, `null` for what nothing bounds.
//!
//! Everything is written as one JSON text, which JavaScript parses: that takes a third of the code that setting each property
//! of each object from here would take, and one call across the border instead of thousands.

use std::fmt::{self, Write as _};

use partner_engine::validate::Problem;
use serde::ser::{Impossible, SerializeMap, SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

/// Whether a program file is accepted.
#[derive(Debug, Serialize)]
pub(crate) struct ProgramCheck {
    valid: bool,
    problems: Vec<Problem>,
}

impl ProgramCheck {
    pub(crate) fn of(problems: Vec<Problem>) -> Self {
        Self { valid: problems.is_empty(), problems }
    }
}

/// A value as plain objects.
pub(crate) fn json(value: &impl Serialize) -> Result<JsValue, JsValue> {
    match text(value) {
        Ok(text) => Ok(parse(&text)),
        Err(fmt::Error) => Err(JsValue::from_str("an answer is not JSON")),
    }
}

/// A value as JSON.
///
/// # Errors
/// When it holds what no answer has, see [`Serializer`] for [`Text`].
pub(crate) fn text(value: &impl Serialize) -> Result<String, fmt::Error> {
    let mut text = Text(String::new());
    value.serialize(&mut text)?;
    Ok(text.0)
}

#[wasm_bindgen]
extern "C" {
    /// Of a text that is JSON: nothing can throw.
    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(text: &str) -> JsValue;
}

/// A JSON text that is being written.
struct Text(String);

impl Text {
    fn quoted(&mut self, text: &str) -> fmt::Result {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.0.extend(['\\', character]),
                '\0'..='\x1f' => write!(self.0, "\\u{:04x}", u32::from(character))?,
                _ => self.0.push(character),
            }
        }
        self.0.push('"');
        Ok(())
    }

    fn word(&mut self, word: &str) -> fmt::Result {
        self.0.push_str(word);
        Ok(())
    }

    fn open(&mut self, open: char, close: char) -> Entries<'_> {
        self.0.push(open);
        Entries { text: self, close }
    }
}

/// The entries of a list or an object that is being written.
struct Entries<'t> {
    text: &'t mut Text,
    close: char,
}

impl Entries<'_> {
    /// Between two entries, and not before the first.
    fn separate(&mut self) {
        if !self.text.0.ends_with(['[', '{']) {
            self.text.0.push(',');
        }
    }

    fn close(self) -> fmt::Result {
        self.text.0.push(self.close);
        Ok(())
    }
}

impl SerializeSeq for Entries<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        self.separate();
        value.serialize(&mut *self.text)
    }

    fn end(self) -> fmt::Result {
        self.close()
    }
}

impl SerializeMap for Entries<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> fmt::Result {
        self.separate();
        key.serialize(&mut *self.text)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        self.text.0.push(':');
        value.serialize(&mut *self.text)
    }

    fn end(self) -> fmt::Result {
        self.close()
    }
}

impl SerializeStruct for Entries<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> fmt::Result {
        self.serialize_entry(key, value)
    }

    fn end(self) -> fmt::Result {
        self.close()
    }
}

/// Refused is what no answer has: fractions beside decimals, bytes, and enums that hold something.
macro_rules! refused {
    ($($name:ident($kind:ty)),+) => {
        $(fn $name(self, _: $kind) -> fmt::Result { Err(fmt::Error) })+
    };
}

impl<'t> Serializer for &'t mut Text {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Entries<'t>;
    type SerializeMap = Entries<'t>;
    type SerializeStruct = Entries<'t>;
    type SerializeTuple = Impossible<(), fmt::Error>;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    fn serialize_bool(self, value: bool) -> fmt::Result {
        self.word(if value { "true" } else { "false" })
    }

    fn serialize_i8(self, value: i8) -> fmt::Result {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> fmt::Result {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> fmt::Result {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> fmt::Result {
        write!(self.0, "{value}")
    }

    fn serialize_u8(self, value: u8) -> fmt::Result {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> fmt::Result {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> fmt::Result {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> fmt::Result {
        write!(self.0, "{value}")
    }

    refused!(serialize_f32(f32), serialize_f64(f64), serialize_bytes(&[u8]));

    fn serialize_char(self, value: char) -> fmt::Result {
        self.quoted(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> fmt::Result {
        self.quoted(value)
    }

    fn serialize_none(self) -> fmt::Result {
        self.word("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.word("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        self.word("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> fmt::Result {
        self.quoted(word)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Entries<'t>, fmt::Error> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'t>, fmt::Error> {
        Ok(self.open('{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries<'t>, fmt::Error> {
        Ok(self.open('{', '}'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        Err(fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use partner_engine::document::Node;
    use partner_engine::estimate::estimate_document;
    use serde_json::json;

    use super::*;

    #[test]
    fn an_estimate_is_written_as_others_write_it() {
        let scenario =
            Node::Table(vec![("ya\"rs".to_owned(), Node::Text("\u{0}\n\u{1f}\u{7f}\\ä\u{2028}𝄞".to_owned()))]);
        let estimate = estimate_document(partner_programs::catalog(), &scenario);
        let written = text(&estimate).expect("an estimate is JSON");
        let read: serde_json::Value = serde_json::from_str(&written).expect("others read it");
        assert_eq!(read, json!(estimate));
    }

    #[test]
    fn lists_and_objects_in_one_another_have_their_commas() {
        let value =
            json!({ "a": [], "b": {}, "c": [[], [1, 2], { "d": null }, "["], "e": "{", "f": [true, false, -3] });
        assert_eq!(text(&value).as_deref(), Ok(value.to_string().as_str()));
    }

    #[test]
    fn a_fraction_is_refused() {
        assert_eq!(text(&[0.5]), Err(fmt::Error));
        assert_eq!(text(&(1, 2)), Err(fmt::Error));
    }
}
