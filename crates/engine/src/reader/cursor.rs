//! Reads a tree of values: tables with known keys, lists, texts, words, identifiers, counts.
//!
//! Every method reports a problem and returns `None`; the caller reads on, so that all problems are reported together.

use strsim::levenshtein;
use strum::VariantArray;

use crate::document::Node;
use crate::limits::{GREATEST_COUNT, MOST_CHARACTERS, MOST_ENTRIES, brief};
use crate::reader::problem::{Log, ProblemKind};

/// A value and its place in the document.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'n> {
    pub(crate) node: &'n Node,
    pub(crate) place: String,
}

/// A table with its place, whose keys have been checked.
#[derive(Debug)]
pub(crate) struct Table<'n> {
    entries: &'n [(String, Node)],
    place: String,
}

/// The separator between the parts of an identifier.
#[derive(Debug, Clone, Copy)]
pub(crate) enum IdForm {
    /// `certified-integration`: ids of programs, tiers and sources, as in links.
    Kebab,
    /// `annual_fee`: ids within a tier or a program, as in JSON.
    Snake,
}

/// The form in which a word of the format is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As a string: `"not_stated"`.
    Alone,
    /// As a key with a value: `{ at_most = "15" }`; the text is the example shown in remedies.
    With(&'static str),
}

impl<'n> Cursor<'n> {
    pub(crate) fn document(node: &'n Node) -> Self {
        Self { node, place: String::new() }
    }

    /// The value as a table with allowed keys only; other keys are reported and skipped.
    pub(crate) fn table(&self, allowed: &[&str], log: &mut Log) -> Option<Table<'n>> {
        let Node::Table(entries) = self.node else {
            self.wrong_type("a table", &format!("Give it these keys: {}.", allowed.join(", ")), log);
            return None;
        };
        if entries.len() > MOST_ENTRIES {
            let message = format!("The table has {} keys, more than {MOST_ENTRIES}.", entries.len());
            log.report(self.place(), ProblemKind::TooLong, message, "Shorten it.");
            return None;
        }
        let mut seen = Vec::new();
        for (key, _) in entries {
            let place = within(&self.place, key);
            if !allowed.contains(&key.as_str()) {
                let remedy = nearest(key, allowed.iter().copied()).map_or_else(
                    || format!("Remove it or use one of: {}.", allowed.join(", ")),
                    |near| format!("Did you mean `{near}`?"),
                );
                log.report(place, ProblemKind::UnknownKey, format!("The key `{}` is not known.", brief(key)), remedy);
            } else if is_repeated(&mut seen, key) {
                let message = format!("The key `{key}` stands here twice.");
                log.report(place, ProblemKind::RepeatedKey, message, "Keep one of them.");
            }
        }
        Some(Table { entries, place: self.place.clone() })
    }

    /// The entries of a list.
    pub(crate) fn list(&self, log: &mut Log) -> Option<Vec<Self>> {
        let Node::List(nodes) = self.node else {
            self.wrong_type("a list", "Write it in square brackets.", log);
            return None;
        };
        if nodes.len() > MOST_ENTRIES {
            let message = format!("The list has {} entries, more than {MOST_ENTRIES}.", nodes.len());
            log.report(self.place(), ProblemKind::TooLong, message, "Shorten it.");
            return None;
        }
        let place = |index| format!("{}[{index}]", self.place);
        Some(nodes.iter().enumerate().map(|(index, node)| Self { node, place: place(index) }).collect())
    }

    /// A text with at least one word.
    pub(crate) fn text(&self, log: &mut Log) -> Option<String> {
        let Node::Text(text) = self.node else {
            self.wrong_type("a text", "Put it in quotes.", log);
            return None;
        };
        if text.trim().is_empty() {
            let remedy = "Write what the document says, or leave out the key where it is optional.";
            log.report(self.place(), ProblemKind::Empty, "The text is empty.", remedy);
            return None;
        }
        if text.chars().nth(MOST_CHARACTERS).is_some() {
            let message = format!("The text has more than {MOST_CHARACTERS} characters.");
            log.report(self.place(), ProblemKind::TooLong, message, "Say it shorter, in your own words.");
            return None;
        }
        Some(text.clone())
    }

    pub(crate) fn boolean(&self, log: &mut Log) -> Option<bool> {
        let Node::Bool(value) = self.node else {
            self.wrong_type("true or false", "Write true or false, without quotes.", log);
            return None;
        };
        Some(*value)
    }

    /// An integer from 0 to 1,000,000.
    pub(crate) fn count(&self, log: &mut Log) -> Option<u32> {
        let Node::Integer(value) = self.node else {
            self.wrong_type("a count", "Write a whole number without quotes and without a point.", log);
            return None;
        };
        if !(0..=i64::from(GREATEST_COUNT)).contains(value) {
            let message = format!("The count {value} is out of bounds.");
            log.report(self.place(), ProblemKind::Count, message, "Write a whole number from 0 to 1,000,000.");
            return None;
        }
        u32::try_from(*value).ok()
    }

    /// An identifier of lower-case letters and digits, with the separator of its form.
    pub(crate) fn id(&self, form: IdForm, log: &mut Log) -> Option<String> {
        let text = self.text(log)?;
        let (joint, example) = match form {
            IdForm::Kebab => ('-', "certified-integration"),
            IdForm::Snake => ('_', "annual_fee"),
        };
        let plain = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if text.len() > 64 || !text.split(joint).all(plain) {
            let message = format!("`{}` is not an identifier.", brief(&text));
            let remedy = format!("Use small letters and digits joined by `{joint}`, like `{example}`.");
            log.report(self.place(), ProblemKind::IdForm, message, remedy);
            return None;
        }
        Some(text)
    }

    /// A word of a type, like `"vendor"`.
    pub(crate) fn word<T: Copy + VariantArray + Into<&'static str>>(&self, log: &mut Log) -> Option<T> {
        let text = self.text(log)?;
        let words = T::VARIANTS.iter().copied().map(word_of);
        let found = T::VARIANTS.iter().copied().find(|value| word_of(*value) == text);
        if found.is_none() {
            self.unknown_word(&text, words, log);
        }
        found
    }

    /// A word as a string, like `"not_stated"`, or as a key with its value, like `{ at_most = "15" }`.
    pub(crate) fn variant(&self, words: &[(&'static str, Form)], log: &mut Log) -> Option<(&'static str, Self)> {
        let given = match self.node {
            Node::Text(_) => self.text(log)?,
            Node::Table(entries) if entries.len() == 1 => entries[0].0.clone(),
            _ => {
                let forms: Vec<String> = words.iter().map(|(word, form)| written(word, *form)).collect();
                self.wrong_type("a word, or a table of one word", &format!("Write one of: {}.", forms.join(", ")), log);
                return None;
            }
        };
        let Some((word, form)) = words.iter().find(|(word, _)| *word == given) else {
            self.unknown_word(&given, words.iter().map(|(word, _)| *word), log);
            return None;
        };
        match (self.node, form) {
            (Node::Table(entries), Form::With(_)) => {
                Some((word, Self { node: &entries[0].1, place: within(&self.place, word) }))
            }
            (Node::Text(_), Form::Alone) => Some((word, self.clone())),
            _ => {
                let message = if *form == Form::Alone {
                    format!("`{word}` takes no value.")
                } else {
                    format!("`{word}` lacks its value.")
                };
                let remedy = format!("Write {}.", written(word, *form));
                log.report(self.place(), ProblemKind::WrongType, message, remedy);
                None
            }
        }
    }

    /// Reports a value of the wrong type; a floating-point number gets a problem kind of its own.
    pub(crate) fn wrong_type(&self, expected: &str, remedy: &str, log: &mut Log) {
        if let Node::Float(text) = self.node {
            let message = format!("{} is a floating point number, which may have been rounded already.", brief(text));
            log.report(self.place(), ProblemKind::Float, message, remedy);
            return;
        }
        let given = match self.node {
            Node::Null => "null",
            Node::Bool(_) => "true or false",
            Node::Integer(_) | Node::Float(_) => "a number",
            Node::Text(_) => "a text",
            Node::List(_) => "a list",
            Node::Table(_) => "a table",
        };
        let message = format!("This is {given}, but {expected} belongs here.");
        log.report(self.place(), ProblemKind::WrongType, message, remedy);
    }

    pub(crate) fn place(&self) -> String {
        if self.place.is_empty() { "document".to_owned() } else { self.place.clone() }
    }

    fn unknown_word<'w>(&self, given: &str, words: impl Iterator<Item = &'w str> + Clone, log: &mut Log) {
        let allowed = words.collect::<Vec<_>>().join(", ");
        let message = format!("`{}` is not a word of the format.", brief(given));
        log.report(self.place(), ProblemKind::UnknownWord, message, format!("Use one of: {allowed}."));
    }
}

impl<'n> Table<'n> {
    /// The value of an optional key.
    pub(crate) fn optional(&self, key: &str) -> Option<Cursor<'n>> {
        let (_, node) = self.entries.iter().find(|(name, _)| name == key)?;
        Some(Cursor { node, place: self.place_of(key) })
    }

    /// The value of a required key.
    pub(crate) fn required(&self, key: &str, log: &mut Log) -> Option<Cursor<'n>> {
        let found = self.optional(key);
        if found.is_none() {
            let message = format!("The key `{key}` is missing.");
            log.report(self.place_of(key), ProblemKind::MissingKey, message, format!("Add `{key}`."));
        }
        found
    }

    /// The text of a required key.
    pub(crate) fn text(&self, key: &str, log: &mut Log) -> Option<String> {
        self.required(key, log)?.text(log)
    }

    /// The text of an optional key.
    pub(crate) fn optional_text(&self, key: &str, log: &mut Log) -> Option<String> {
        self.optional(key)?.text(log)
    }

    /// The identifier under the key `id`.
    pub(crate) fn id(&self, form: IdForm, log: &mut Log) -> Option<String> {
        self.required("id", log)?.id(form, log)
    }

    /// Reads every entry of an optional list; an entry that cannot be read stays as `None`, so that indices remain valid.
    pub(crate) fn each<T>(
        &self,
        key: &str,
        log: &mut Log,
        read: impl Fn(&Cursor<'n>, &mut Log) -> Option<T>,
    ) -> Vec<Option<T>> {
        let entries = self.optional(key).and_then(|cursor| cursor.list(log)).unwrap_or_default();
        entries.iter().map(|entry| read(entry, log)).collect()
    }

    /// Like [`Self::each`], for a list that needs at least one entry.
    pub(crate) fn each_of_some<T>(
        &self,
        key: &str,
        log: &mut Log,
        read: impl Fn(&Cursor<'n>, &mut Log) -> Option<T>,
    ) -> Vec<Option<T>> {
        if let Some(cursor) = self.required(key, log)
            && matches!(cursor.node, Node::List(nodes) if nodes.is_empty())
        {
            log.report(cursor.place(), ProblemKind::Empty, "The list is empty.", "Give it at least one entry.");
        }
        self.each(key, log, read)
    }

    pub(crate) fn place_of(&self, key: &str) -> String {
        within(&self.place, key)
    }
}

/// Reports every entry of a list with the same key as an earlier one.
pub(crate) fn refuse_duplicates<T, K: PartialEq + ToString>(
    list_place: &str,
    entries: &[Option<T>],
    key: impl Fn(&T) -> K,
    log: &mut Log,
) {
    let mut seen = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let Some(key) = entry.as_ref().map(&key) else { continue };
        let message = format!("`{}` stands in this list twice.", key.to_string());
        if is_repeated(&mut seen, key) {
            let remedy = "Keep one of the two, or give the other its own identifier.";
            log.report(format!("{list_place}[{index}]"), ProblemKind::Duplicate, message, remedy);
        }
    }
}

/// Whether a key has been seen before; adds it to the keys seen.
fn is_repeated<K: PartialEq>(seen: &mut Vec<K>, key: K) -> bool {
    let is_repeated = seen.contains(&key);
    if !is_repeated {
        seen.push(key);
    }
    is_repeated
}

/// The place of a key in a table.
pub(crate) fn within(place: &str, key: &str) -> String {
    let key = if key.is_empty() { "\"\"".to_owned() } else { brief(key) };
    if place.is_empty() { key } else { format!("{place}.{key}") }
}

fn written(word: &str, form: Form) -> String {
    match form {
        Form::Alone => format!("\"{word}\""),
        Form::With(value) => format!("{{ {word} = {value} }}"),
    }
}

/// An allowed word with an edit distance of at most two.
pub(crate) fn nearest<'w>(word: &str, allowed: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    if word.chars().nth(40).is_some() {
        return None;
    }
    let near = |candidate: &&str| levenshtein(word, candidate) <= candidate.chars().count().saturating_sub(1).min(2);
    allowed.filter(near).min_by_key(|candidate| levenshtein(word, candidate))
}

/// The word of a value.
pub(crate) fn word_of(value: impl Into<&'static str>) -> &'static str {
    value.into()
}
