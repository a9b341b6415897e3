//! Problems of a program file: place, message and remedy.

use std::fmt;

use serde::Serialize;

/// One problem of a program file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Dotted path of the value, like `tiers[1].rules[0].rate`; `document` for the whole document.
    pub place: String,
    /// Kind of the problem.
    pub kind: ProblemKind,
    /// Description of the problem, one sentence.
    pub message: String,
    /// Remedy, one sentence.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {} {}", self.place, self.message, self.remedy)
    }
}

/// Kind of a problem; in JSON in snake case, like `unknown_key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// A key that the format does not define.
    UnknownKey,
    /// A key twice in one table, which JSON permits.
    RepeatedKey,
    /// A required key is absent.
    MissingKey,
    /// A fact without a citation.
    MissingCitation,
    /// A value of the wrong type, like a text in place of a table or a table in place of a list.
    WrongType,
    /// A text without a word, or an empty list where an entry is required.
    Empty,
    /// A text or a list above its maximum length.
    TooLong,
    /// A floating-point number.
    Float,
    /// A text outside of the grammar `-?digits[.digits]`.
    NotADecimal,
    /// A percentage below 0, above 100 or with more than two decimals.
    Percentage,
    /// An amount below 0, above 10¹² or with more decimals than its currency.
    Amount,
    /// A code that is not in ISO 4217 or has no minor unit.
    UnknownCurrency,
    /// An amount other than 0 in a program without a currency.
    MissingCurrency,
    /// A word that the format does not define.
    UnknownWord,
    /// An identifier with characters other than lower-case letters, digits and its separator.
    IdForm,
    /// An identifier, or an entry, twice in one list.
    Duplicate,
    /// A citation of a source that the program does not list.
    UnknownSource,
    /// A counted requirement that a team does not count.
    UnknownRequirement,
    /// A benefit that the program does not list.
    UnknownBenefit,
    /// A date that does not exist.
    Date,
    /// An end before its start.
    DateOrder,
    /// A range whose lower end is above its upper one.
    RangeOrder,
    /// A choice with fewer than two alternatives.
    TooFew,
    /// Two rules of a tier for one stream and contribution.
    RepeatedRule,
    /// Commission and margin in one tier.
    MixedKinds,
    /// Rules with and without a contribution for one stream.
    MixedContributions,
    /// A cap on a margin.
    CapOnMargin,
    /// A count below 0 or above 1,000,000.
    Count,
    /// A measure that is not the one of the tier's kind.
    Measure,
    /// A product line or a condition that the program does not list.
    UnknownReference,
    /// Values that exclude each other.
    Combination,
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(crate) struct Log {
    pub(crate) problems: Vec<Problem>,
}

impl Log {
    pub(crate) fn report(
        &mut self,
        place: impl Into<String>,
        kind: ProblemKind,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.problems.push(Problem { place: place.into(), kind, message: message.into(), remedy: remedy.into() });
    }
}
