//! Commission or margin, and what a year of each is measured by.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::compact::form::choices;

/// How a rule pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
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

/// A yearly measure of business done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Measure {
    /// Deals that the vendor closed and the partner registered: new subscriptions, upgrades and services.
    ClosedDeals,
    /// What the partner buys from the vendor, all streams.
    Purchases,
}

choices! {
    RuleKind { 0 Commission() else 1 Margin }
    Measure { 0 ClosedDeals() else 1 Purchases }
}
