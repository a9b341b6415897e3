//! What a tier pays: a rule for each stream of sales.

use rust_decimal::Decimal;
use serde::Serialize;

use super::Measure;
use crate::citation::Citation;
use crate::decimal;
use crate::rate::Rate;
use crate::scope::{Base, Months, Uplift};
use crate::stream::{Contribution, Stream};
use crate::terms::{Limit, Scale};

/// How a rule pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// A share of what the vendor invoices.
    Commission,
    /// A discount off the list price, kept as margin.
    Margin,
}

impl RuleKind {
    /// What a year of a tier of this kind is measured by.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::Commission => Measure::ClosedDeals,
            Self::Margin => Measure::Purchases,
        }
    }
}

/// What one stream earns in one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rule {
    /// The stream it pays on.
    pub stream: Stream,
    /// The contribution it pays for, where the program tells them apart.
    pub contribution: Option<Contribution>,
    /// The product line it pays for, by its id, where the program tells them apart.
    pub product_line: Option<String>,
    /// The months of a customer's business that it pays for; all where nothing is said.
    pub months: Option<Months>,
    /// What a commission is a share of; the registered part of what a year invoices where nothing is said.
    pub base: Option<Base>,
    /// The conditions that must be met, by their ids.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: Vec<String>,
    /// Commission or margin; the same for all rules of a tier.
    pub kind: RuleKind,
    /// How much.
    pub rate: Rate,
    /// How the rate moves with what is measured.
    pub scale: Option<Scale>,
    /// What comes on top for a part of the business.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub uplifts: Vec<Uplift>,
    /// The most that one deal pays.
    pub cap: Option<Cap>,
    /// Other caps and floors, applied in this order after the cap.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub limits: Vec<Limit>,
    /// Where it stands.
    pub cite: Citation,
}

/// The most that one deal pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Cap {
    /// In the program's currency, for each deal.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub amount_per_deal: Decimal,
    /// The vendor may apply it and need not.
    pub discretionary: bool,
    /// Where it stands.
    pub cite: Citation,
}
