//! Reads the tables of a scenario field by field; a wrong field is reported with the allowed values and keeps its default.

use rust_decimal::Decimal;

use crate::date::Date;
use crate::decimal;
use crate::document::Node;
use crate::error::{Allowed, FieldError};
use crate::limits::{GREATEST_AMOUNT, MOST_REPEATED, PERCENT_DECIMALS};
use crate::money::{Currency, Money};
use crate::percent::Percent;

/// The fields of one table, with the keys read so far, so that the remaining keys can be refused.
pub(crate) struct Fields<'d, 'e> {
    path: String,
    entries: &'d [(String, Node)],
    known: Vec<&'static str>,
    errors: &'e mut Vec<FieldError>,
}

impl<'d, 'e> Fields<'d, 'e> {
    pub(crate) fn new(path: &str, node: &'d Node, errors: &'e mut Vec<FieldError>) -> Self {
        let entries: &[(String, Node)] = if let Node::Table(entries) = node {
            entries
        } else {
            let field = if path.is_empty() { "scenario" } else { path };
            errors.push(FieldError::new(field, node, Allowed::Table));
            &[]
        };
        Self { path: path.to_owned(), entries, known: Vec::new(), errors }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn find(&mut self, key: &'static str) -> Option<&'d Node> {
        self.known.push(key);
        self.entries.iter().rev().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    pub(crate) fn read<T>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&Node) -> Result<T, Allowed>,
        mut set: impl FnMut(T),
    ) {
        let Some(node) = self.find(key) else { return };
        match parse(node) {
            Ok(value) => set(value),
            Err(allowed) => self.errors.push(FieldError::new(self.path_of(key), node, allowed)),
        }
    }

    /// A field without a default.
    pub(crate) fn require<T>(&mut self, key: &'static str, parse: impl Fn(&Node) -> Result<T, Allowed>) -> Option<T> {
        let node = self.find(key);
        match parse(node.unwrap_or(&Node::Null)) {
            Ok(value) => Some(value),
            Err(allowed) => {
                let missing = Node::Text("missing".to_owned());
                self.errors.push(FieldError::new(self.path_of(key), node.unwrap_or(&missing), allowed));
                None
            }
        }
    }

    pub(crate) fn table(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'d, '_>)) {
        let Some(node) = self.find(key) else { return };
        let path = self.path_of(key);
        let mut fields = Fields::new(&path, node, self.errors);
        if matches!(node, Node::Table(_)) {
            read(&mut fields);
            fields.refuse_unknown();
        }
    }

    /// A table whose keys are free. A wrong entry is left out.
    pub(crate) fn entries<T>(
        &mut self,
        key: &'static str,
        mut parse: impl FnMut(&str, &Node) -> Result<T, Allowed>,
        set: impl FnOnce(Vec<T>),
    ) {
        let Some(node) = self.find(key) else { return };
        let path = self.path_of(key);
        let Node::Table(entries) = node else {
            self.errors.push(FieldError::new(path, node, Allowed::Table));
            return;
        };
        let mut values = Vec::new();
        for (name, node) in entries {
            match parse(name, node) {
                Ok(value) => values.push(value),
                Err(allowed) => self.errors.push(FieldError::new(format!("{path}.{name}"), node, allowed)),
            }
        }
        set(values);
    }

    pub(crate) fn refuse_unknown(&mut self) {
        for (key, node) in self.entries {
            if !self.known.contains(&key.as_str()) {
                let key: String = key.chars().take(MOST_REPEATED).collect();
                let error = FieldError::new(self.path_of(&key), node, Allowed::Key(self.known.clone()));
                self.errors.push(error);
            }
        }
    }
}

/// `true` or `false`.
pub(crate) fn boolean(node: &Node) -> Result<bool, Allowed> {
    match node {
        Node::Bool(value) => Ok(*value),
        _ => Err(Allowed::Boolean),
    }
}

/// An integer within bounds.
pub(crate) fn count(node: &Node, least: u32, greatest: u32) -> Result<u32, Allowed> {
    match node {
        Node::Integer(value) => u32::try_from(*value).ok().filter(|value| (least..=greatest).contains(value)),
        _ => None,
    }
    .ok_or(Allowed::Count { least, greatest })
}

/// A currency by its code.
pub(crate) fn currency(node: &Node) -> Result<Currency, Allowed> {
    node.as_text().and_then(Currency::from_code).ok_or(Allowed::Currency)
}

/// A day, month or year.
pub(crate) fn date(node: &Node) -> Result<Date, Allowed> {
    node.as_text().and_then(Date::parse).ok_or(Allowed::Date)
}

/// A decimal as text with at most `decimals` decimal places as typed.
pub(crate) fn bounded(node: &Node, decimals: usize) -> Option<Decimal> {
    let text = node.as_text()?;
    decimal::parse(text).filter(|_| decimal::typed_decimals(text) <= decimals)
}

/// An amount of at least 0 with at most the decimal places of its currency.
pub(crate) fn amount(node: &Node, currency: Currency) -> Result<Money, Allowed> {
    amount_from(node, Decimal::ZERO, currency)
}

/// An amount that is not less than another one, with the decimals of its currency.
pub(crate) fn amount_from(node: &Node, least: Decimal, currency: Currency) -> Result<Money, Allowed> {
    let (greatest, decimals) = (Decimal::from(GREATEST_AMOUNT), currency.minor_digits());
    bounded(node, decimals as usize)
        .filter(|amount| (least..=greatest).contains(amount))
        .map(|amount| Money::rounded(amount, currency))
        .ok_or(Allowed::Amount { least, greatest, decimals })
}

/// A percentage within bounds, with at most two decimals.
pub(crate) fn percent(node: &Node, least: Decimal, greatest: Decimal) -> Result<Percent, Allowed> {
    bounded(node, PERCENT_DECIMALS)
        .filter(|percent| (least..=greatest).contains(percent))
        .map(Percent)
        .ok_or(Allowed::Percent { least, greatest })
}

/// A percentage from 0 to 100.
pub(crate) fn share(node: &Node) -> Result<Percent, Allowed> {
    percent(node, Decimal::ZERO, Decimal::ONE_HUNDRED)
}
