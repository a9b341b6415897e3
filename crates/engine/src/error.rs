//! Errors in a scenario: the field, the given value and the allowed ones.
//!
//! The texts here are for developers and JSON; the page words the same facts for visitors in `src/wording/`.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::decimal;
use crate::document::Node;
use crate::limits::brief;
use crate::money::Money;

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
    /// An amount, as text.
    Amount {
        /// Least allowed amount.
        least: Decimal,
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
    /// The id of a tier.
    Tier,
    /// An amount that is not less than that of another field.
    NotBelow(&'static str, Money),
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
            Self::Amount { least, greatest, decimals } => {
                let least = decimal::shortest(*least);
                write!(formatter, "a decimal in quotes from {least} to {greatest} with at most {decimals} decimals")
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
            Self::Tier => formatter.write_str("the id of a tier, like wso2-2018/certified-integration"),
            Self::NotBelow(field, least) => write!(formatter, "an amount from {field}, {least}, on"),
            Self::Date => formatter.write_str("a date in quotes, like 2024-06-30"),
            Self::RuleKey => formatter.write_str("tier/stream or tier/stream/contribution of a rule that exists"),
        }
    }
}

/// One field of a scenario, or one argument, that is outside of what is allowed. In words: what JSON has and the package throws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FieldError"))]
pub struct ErrorText {
    /// Dotted path, like `deals.services`, or the name of an argument.
    pub field: String,
    /// The given value, shortened.
    pub given: String,
    /// The values that are allowed.
    pub allowed: String,
    /// All of it in a sentence.
    pub message: String,
}

impl ErrorText {
    /// An error at a field, or of what is no field.
    #[must_use]
    pub fn new(field: &str, given: &str, allowed: &str) -> Self {
        let given = brief(given);
        let message = format!("{field} is {given:?}; give {allowed}");
        Self { field: field.to_owned(), given, allowed: allowed.to_owned(), message }
    }
}

impl From<&FieldError> for ErrorText {
    fn from(error: &FieldError) -> Self {
        let FieldError { field, given, allowed } = error.clone();
        Self { field, given, allowed: allowed.to_string(), message: error.message() }
    }
}

impl Serialize for FieldError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ErrorText::from(self).serialize(serializer)
    }
}
