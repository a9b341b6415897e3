//! The tree of an author's file, in which each value knows where it was written, however often it is inherited.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::document::Node;
use crate::reader::cursor::within;

/// A value and its place in the author's file.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) place: Rc<str>,
    pub(super) value: Value,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    /// A value without parts.
    Leaf(Node),
    List(Vec<Placed>),
    Table(Vec<(String, Placed)>),
}

impl Placed {
    pub(super) fn of(node: &Node, place: &str) -> Self {
        let value = match node {
            Node::List(nodes) => Value::List(
                nodes.iter().enumerate().map(|(index, node)| Self::of(node, &format!("{place}[{index}]"))).collect(),
            ),
            Node::Table(entries) => Value::Table(
                entries.iter().map(|(key, node)| (key.clone(), Self::of(node, &within(place, key)))).collect(),
            ),
            leaf => Value::Leaf(leaf.clone()),
        };
        Self { place: place.into(), value }
    }

    /// A word or a text that follows from what stands at a place.
    pub(super) fn text(place: &Rc<str>, text: impl Into<String>) -> Self {
        Self { place: place.clone(), value: Value::Leaf(Node::Text(text.into())) }
    }

    pub(super) fn table(place: &Rc<str>, entries: Vec<(String, Self)>) -> Self {
        Self { place: place.clone(), value: Value::Table(entries) }
    }

    pub(super) fn list(place: &Rc<str>, entries: Vec<Self>) -> Self {
        Self { place: place.clone(), value: Value::List(entries) }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Leaf(Node::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_table(&self) -> bool {
        matches!(self.value, Value::Table(_))
    }

    /// The entries of a list; none of any other value, which the reader of the full form refuses.
    pub(super) fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    pub(super) fn items_mut(&mut self) -> &mut [Self] {
        if let Value::List(items) = &mut self.value { items } else { &mut [] }
    }

    /// The entries of a table; none of any other value.
    pub(super) fn entries(&self) -> &[(String, Self)] {
        if let Value::Table(entries) = &self.value { entries } else { &[] }
    }

    pub(super) fn entries_mut(&mut self) -> &mut [(String, Self)] {
        if let Value::Table(entries) = &mut self.value { entries } else { &mut [] }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        self.entries_mut().iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The text of a key.
    pub(super) fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_text()
    }

    /// Removes a key of a table and returns its value.
    pub(super) fn take(&mut self, key: &str) -> Option<Self> {
        let Value::Table(entries) = &mut self.value else { return None };
        let at = entries.iter().position(|(name, _)| name == key)?;
        Some(entries.remove(at).1)
    }

    /// Sets a key of a table; any other value stays as it is.
    pub(super) fn set(&mut self, key: &str, value: Self) {
        if let Some(old) = self.get_mut(key) {
            *old = value;
        } else if let Value::Table(entries) = &mut self.value {
            entries.push((key.to_owned(), value));
        }
    }

    /// Values in the tree.
    pub(super) fn size(&self) -> usize {
        let parts: usize = match &self.value {
            Value::Leaf(_) => 0,
            Value::List(items) => items.iter().map(Self::size).sum(),
            Value::Table(entries) => entries.iter().map(|(_, value)| value.size()).sum(),
        };
        parts + 1
    }

    /// The tree as the reader takes it; `origins` gets the author's place of each of its places.
    pub(super) fn node(&self, place: &str, origins: &mut BTreeMap<String, Rc<str>>) -> Node {
        origins.insert(place.to_owned(), self.place.clone());
        match &self.value {
            Value::Leaf(node) => node.clone(),
            Value::List(items) => Node::List(
                items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| item.node(&format!("{place}[{index}]"), origins))
                    .collect(),
            ),
            Value::Table(entries) => Node::Table(
                entries.iter().map(|(key, value)| (key.clone(), value.node(&within(place, key), origins))).collect(),
            ),
        }
    }
}
