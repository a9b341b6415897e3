//! Commission or margin, and the yearly measure of each.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::compact::form::choices;

/// The way in which a rule pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RuleKind {
    /// A share of the invoiced value.
    Commission,
    /// A discount off the list price, kept as margin.
    Margin,
}

impl RuleKind {
    /// The yearly measure of tiers of this kind.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::Commission => Measure::ClosedDeals,
            Self::Margin => Measure::Purchases,
        }
    }
}

/// A yearly measure of business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Measure {
    /// Deals that the vendor closed and the partner registered: new subscriptions, upgrades and services.
    ClosedDeals,
    /// Purchases from the vendor in all streams.
    Purchases,
}

choices! {
    RuleKind { 0 Commission() else 1 Margin }
    Measure { 0 ClosedDeals() else 1 Purchases }
}
