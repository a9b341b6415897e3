//! Reads any JavaScript value as a document: bounded, and without ever letting a getter or a proxy break out. The one way in, for
//! scenarios, questions, options and program files alike; what a document must hold is known to the readers of `partner_engine`.
//!
//! A value that JSON cannot hold (a function, a BigInt, a `Map`) becomes a [`Node::Float`], the node that nothing accepts and
//! every error can name; so it is an error of its own field and the rest still counts. Only what is too deep (or contains
//! itself) or too large leaves no document at all. Properties that are `undefined` are left out, as `JSON.stringify` does.

use js_sys::{Array, JsString, Reflect};
use partner_engine::document::Node;
use partner_engine::error::ErrorText;
use partner_engine::validate::{Problem, ProblemKind};
use wasm_bindgen::prelude::*;

/// Deeper than any scenario or program file goes.
const MOST_LEVELS: u32 = 32;
/// Values in one document: some fifty times the largest built-in program.
const MOST_VALUES: u32 = 200_000;
/// UTF-16 units of all keys and texts together.
const MOST_CHARACTERS: u32 = 4_000_000;

/// Why a value is no document at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// More levels than [`MOST_LEVELS`]: also every value that contains itself.
    TooDeep,
    /// More than [`MOST_VALUES`] or [`MOST_CHARACTERS`].
    TooLarge,
}

impl Unusable {
    const fn given(self) -> &'static str {
        match self {
            Self::TooDeep => "a value that contains itself or is too deep",
            Self::TooLarge => "too large",
        }
    }

    fn allowed(self) -> String {
        match self {
            Self::TooDeep => format!("at most {MOST_LEVELS} levels"),
            Self::TooLarge => format!("at most {MOST_VALUES} values and {MOST_CHARACTERS} characters"),
        }
    }

    /// As the error of an argument.
    pub(crate) fn error(self, argument: &str) -> ErrorText {
        ErrorText::new(argument, self.given(), &self.allowed())
    }

    /// As the problem of a program file.
    pub(crate) fn problem(self, place: &str) -> Problem {
        Problem {
            place: place.to_owned(),
            kind: ProblemKind::TooLong,
            message: format!("This is {}.", self.given()),
            remedy: format!("Give {}.", self.allowed()),
        }
    }
}

/// Reads a value; `None` for `undefined`.
pub(crate) fn read(value: &JsValue) -> Result<Option<Node>, Unusable> {
    Budget { values: MOST_VALUES, characters: MOST_CHARACTERS }.read(value, 0)
}

/// How many values and characters may still be read of one document.
struct Budget {
    values: u32,
    characters: u32,
}

impl Budget {
    fn read(&mut self, value: &JsValue, level: u32) -> Result<Option<Node>, Unusable> {
        if value.is_undefined() {
            return Ok(None);
        }
        self.values = self.values.checked_sub(1).ok_or(Unusable::TooLarge)?;
        if let Some(truth) = value.as_bool() {
            return Ok(Some(Node::Bool(truth)));
        }
        if let Some(number) = value.as_f64() {
            return Ok(Some(whole(number).map_or_else(|| Node::Float(text_of(value)), Node::Integer)));
        }
        Ok(Some(match value {
            _ if value.is_null() => Node::Null,
            _ if value.is_string() => Node::Text(self.text(value.unchecked_ref())?),
            _ if value.is_bigint() => foreign("a BigInt"),
            _ if value.is_symbol() => foreign("a symbol"),
            _ if value.is_function() => foreign("a function"),
            _ if level >= MOST_LEVELS => return Err(Unusable::TooDeep),
            _ => self.compound(value, level)?,
        }))
    }

    fn text(&mut self, text: &JsString) -> Result<String, Unusable> {
        // Counted before it is copied: a text may be larger than all memory that is left.
        self.characters = self.characters.checked_sub(text.length()).ok_or(Unusable::TooLarge)?;
        Ok(String::from(text))
    }

    /// An array or an object. Asking a proxy anything may throw, so everything that asks can fail.
    fn compound(&mut self, value: &JsValue, level: u32) -> Result<Node, Unusable> {
        match is_array(value) {
            Ok(true) => return self.list(value, level),
            Ok(false) => {}
            Err(_) => return Ok(foreign("an object that cannot be read")),
        }
        // `Object.keys` of a map or a set is empty: it would pass for an object without fields.
        let Ok(tag) = tag_of(value) else {
            return Ok(foreign("an object that cannot be read"));
        };
        match self.text(&tag)?.as_str() {
            "[object Object]" => self.table(value, level),
            tag => Ok(foreign(tag)),
        }
    }

    fn list(&mut self, list: &JsValue, level: u32) -> Result<Node, Unusable> {
        let length = Reflect::get(list, &JsValue::from_str("length")).ok().and_then(|length| length.as_f64());
        let Some(length) = length.and_then(whole).and_then(|length| u32::try_from(length).ok()) else {
            return Ok(foreign("a list that cannot be read"));
        };
        // `new Array(4_000_000_000)` costs its maker nothing.
        if length > self.values {
            return Err(Unusable::TooLarge);
        }
        let mut entries = Vec::new();
        for index in 0..length {
            let entry = match Reflect::get_u32(list, index) {
                Ok(entry) => self.read(&entry, level + 1)?.unwrap_or(Node::Null),
                Err(_) => self.unreadable()?,
            };
            entries.push(entry);
        }
        Ok(Node::List(entries))
    }

    fn table(&mut self, object: &JsValue, level: u32) -> Result<Node, Unusable> {
        let Ok(keys) = own_keys(object) else {
            return Ok(foreign("an object that cannot be read"));
        };
        if keys.length() > self.values {
            return Err(Unusable::TooLarge);
        }
        let mut entries = Vec::new();
        for key in keys.iter() {
            let name = self.text(key.unchecked_ref())?;
            let entry = match Reflect::get(object, &key) {
                Ok(value) => self.read(&value, level + 1)?,
                Err(_) => Some(self.unreadable()?),
            };
            entries.extend(entry.map(|entry| (name, entry)));
        }
        Ok(Node::Table(entries))
    }

    fn unreadable(&mut self) -> Result<Node, Unusable> {
        self.values = self.values.checked_sub(1).ok_or(Unusable::TooLarge)?;
        Ok(foreign("a value that cannot be read"))
    }
}

/// A value that JSON cannot hold, by a name that an error can show.
fn foreign(name: &str) -> Node {
    Node::Float(name.to_owned())
}

/// A whole number that a float holds exactly; beyond 2⁵³ another number may have been meant.
fn whole(number: f64) -> Option<i64> {
    const GREATEST_SAFE: f64 = 9_007_199_254_740_991.0;
    #[expect(clippy::cast_possible_truncation, reason = "bounded and without a fraction")]
    (number.fract() == 0.0 && number.abs() <= GREATEST_SAFE).then_some(number as i64)
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn own_keys(object: &JsValue) -> Result<Array, JsValue>;

    /// `[object Map]` and the like: unlike `instanceof` the same for objects of other frames.
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag_of(value: &JsValue) -> Result<JsString, JsValue>;

    /// Of a number only, where nothing can throw.
    #[wasm_bindgen(js_name = String)]
    fn text_of(number: &JsValue) -> String;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_are_exact_are_whole() {
        for (number, expected) in [(0.0, 0), (-0.0, 0), (-3.0, -3), (9_007_199_254_740_991.0, 9_007_199_254_740_991)] {
            assert_eq!(whole(number), Some(expected), "{number}");
        }
        for number in [0.5, 1e21, 9_007_199_254_740_992.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(whole(number), None, "{number}");
        }
    }

    #[test]
    fn the_limits_are_those_that_the_package_documents() {
        let sentence = format!("at most {MOST_LEVELS} levels {MOST_VALUES} values and {MOST_CHARACTERS} characters");
        let readme = include_str!("../../../widget/README.md").replace(',', "").replace('\n', " ");
        assert!(readme.contains(&sentence), "{sentence}");
    }
}
