//! What is wrong with a program file: where, what, and how to mend it.

use std::fmt;

use serde::Serialize;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Dotted path of the value, like `tiers[1].rules[0].rate`; `document` for the whole.
    pub place: String,
    /// What sort of problem it is.
    pub kind: ProblemKind,
    /// What is wrong, a sentence.
    pub message: String,
    /// How to mend it, a sentence.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {} {}", self.place, self.message, self.remedy)
    }
}

/// What sort of problem it is; in JSON in snake case, like `unknown_key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// A key that the format does not have.
    UnknownKey,
    /// The same key twice in one table, which JSON lets pass.
    RepeatedKey,
    /// A key that must be there.
    MissingKey,
    /// A fact without a citation.
    MissingCitation,
    /// A text where a table belongs, a table where a list belongs, and so on.
    WrongType,
    /// A text without a word, or a list without an entry where one is needed.
    Empty,
    /// A text or a list beyond any sensible length.
    TooLong,
    /// A floating point number.
    Float,
    /// A text that is not of the grammar `-?digits[.digits]`.
    NotADecimal,
    /// A percentage below 0, above 100 or with more than two decimals.
    Percentage,
    /// An amount below 0, above 10¹² or with more decimals than its currency.
    Amount,
    /// A currency that ISO 4217 does not have or gives no minor unit.
    UnknownCurrency,
    /// An amount in a program that names no currency.
    MissingCurrency,
    /// A word that is none of the format's.
    UnknownWord,
    /// An identifier with other characters than small letters, digits and its separator.
    IdForm,
    /// The same identifier, or the same entry, twice in one list.
    Duplicate,
    /// A citation of a source that the program does not list.
    UnknownSource,
    /// A counted requirement that a team cannot have.
    UnknownRequirement,
    /// A benefit that the program does not list.
    UnknownBenefit,
    /// A date that no calendar has.
    Date,
    /// An end before its beginning.
    DateOrder,
    /// A range whose low end is the higher one.
    RangeOrder,
    /// A choice of fewer than two.
    TooFew,
    /// Two rules of a tier for the same stream and contribution.
    RepeatedRule,
    /// Commission and margin in one tier.
    MixedKinds,
    /// Rules with and without a contribution for one stream.
    MixedContributions,
    /// A cap on a rule that pays by discount.
    CapOnMargin,
    /// A count below 0 or above 1,000,000.
    Count,
    /// A measure that the tier's kind does not have.
    Measure,
    /// A product line or a condition that the program does not list.
    UnknownReference,
    /// Things that do not go together.
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
