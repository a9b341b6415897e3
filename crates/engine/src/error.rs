//! Errors in a scenario: the field, the given value and the allowed ones.
//!
//! The texts here are for developers and JSON; the page words the same facts for visitors in `src/wording/`.

use std::fmt;

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::decimal;
use crate::document::Node;
use crate::limits::brief;

/// An error in one field of a scenario; the field then takes its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Dotted path, like `deals.services`.
    pub field: String,
    /// The given value, shortened to [`crate::limits::MOST_REPEATED`] characters.
    pub given: String,
    /// The values that the field allows.
    pub allowed: Allowed,
}

/// The values that a field allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allowed {
    /// `true` or `false`.
    Boolean,
    /// An integer, not in quotes.
    Count {
        /// Least allowed value.
        least: u32,
        /// Greatest allowed value.
        greatest: u32,
    },
    /// An amount of at least 0, as text.
    Amount {
        /// Greatest allowed amount.
        greatest: Decimal,
        /// Decimal places of the currency's minor unit.
        decimals: u32,
    },
    /// A percentage with at most two decimals, as text.
    Percent {
        /// Least allowed percentage.
        least: Decimal,
        /// Greatest allowed percentage.
        greatest: Decimal,
    },
    /// Units of a currency for one euro, as text.
    ExchangeRate,
    /// The number one: the rate of the euro itself.
    One,
    /// The code of a currency that has a minor unit.
    Currency,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A table of fields.
    Table,
    /// One of these keys.
    Key(Vec<&'static str>),
    /// The key of a rule of an estimated tier.
    RuleKey,
    /// The key of a product line, or of a condition that the visitor answers.
    ProgramKey,
    /// A day, month or year.
    Date,
    /// A list of tier ids.
    Tiers,
}

impl FieldError {
    /// An error at a field.
    #[must_use]
    pub fn new(field: impl Into<String>, given: &Node, allowed: Allowed) -> Self {
        Self { field: field.into(), given: brief(&given.to_string()), allowed }
    }

    /// One sentence with the field, the given value and the remedy.
    #[must_use]
    pub fn message(&self) -> String {
        match self.allowed {
            Allowed::Key(_) => format!("{} is not a known field; known are {}", self.field, self.allowed),
            Allowed::ProgramKey => format!("{} names nothing of a program; give {}", self.field, self.allowed),
            Allowed::RuleKey => format!("{} names no rule; give {}", self.field, self.allowed),
            _ => format!("{} is {:?}; give {}", self.field, self.given, self.allowed),
        }
    }
}

impl fmt::Display for Allowed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean => formatter.write_str("true or false"),
            Self::Count { least, greatest } => write!(formatter, "a whole number from {least} to {greatest}"),
            Self::Amount { greatest, decimals } => {
                write!(formatter, "a decimal in quotes from 0 to {greatest} with at most {decimals} decimals")
            }
            Self::Percent { least, greatest } => {
                let (least, greatest) = (decimal::shortest(*least), decimal::shortest(*greatest));
                write!(formatter, "a percentage in quotes from {least} to {greatest} with at most 2 decimals")
            }
            Self::ExchangeRate => {
                formatter.write_str("a decimal in quotes above 0 and up to 1000000 with at most 6 decimals")
            }
            Self::One => formatter.write_str("\"1\", or leave it out"),
            Self::Currency => formatter.write_str("an ISO 4217 code of three capital letters that has a minor unit"),
            Self::Word(words) => write!(formatter, "one of {}", words.join(", ")),
            Self::Table => formatter.write_str("a table of fields"),
            Self::Key(keys) => formatter.write_str(&keys.join(", ")),
            Self::ProgramKey => formatter.write_str("program/id of a product line, or of a condition that is asked"),
            Self::Tiers => formatter.write_str("a list of tiers, each as program/tier"),
            Self::Date => formatter.write_str("a date in quotes, like 2024-06-30"),
            Self::RuleKey => formatter.write_str("tier/stream or tier/stream/contribution of a rule that exists"),
        }
    }
}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("FieldError", 4)?;
        object.serialize_field("field", &self.field)?;
        object.serialize_field("given", &self.given)?;
        object.serialize_field("allowed", &self.allowed.to_string())?;
        object.serialize_field("message", &self.message())?;
        object.end()
    }
}
