//! What a tier costs, and the business that is asked for each year.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::citation::Citation;
use crate::decimal;

/// What a partner pays the vendor each year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Fee {
    /// Identifier within the tier, like `annual_fee`.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// How much.
    pub amount: FeeAmount,
    /// When it falls due only for some: for whom.
    pub condition: Option<String>,
    /// When it comes back.
    pub refund: Refund,
    /// Where it stands.
    pub cite: Citation,
}

/// How much a fee is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum FeeAmount {
    /// So much a year, in the program's currency; 0 where the document says that there is none.
    Annual(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// So much a month: twelve times as much a year.
    Monthly(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// So much once, in the first year.
    Once(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// Agreed one by one.
    Negotiated,
    /// The document does not say how much.
    NotStated,
}

impl FeeAmount {
    /// What is stated: in a year, in a month or once.
    #[must_use]
    pub const fn stated(&self) -> Option<Decimal> {
        match self {
            Self::Annual(amount) | Self::Monthly(amount) | Self::Once(amount) => Some(*amount),
            Self::Negotiated | Self::NotStated => None,
        }
    }
}

/// Whether a fee comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Refund {
    /// No refund is foreseen, or there is no fee.
    None,
    /// The document does not say whether it comes back.
    NotStated,
    /// The whole fee comes back in a year in which the measure reaches an amount.
    Reaching {
        /// What is measured.
        measure: Measure,
        /// In the program's currency; reaching it exactly counts.
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        amount: Decimal,
        /// Where it stands.
        cite: Citation,
    },
}

/// A yearly measure of business done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Deals that the vendor closed and the partner registered: new subscriptions, upgrades and services.
    ClosedDeals,
    /// What the partner buys from the vendor, all streams.
    Purchases,
}

/// What must be reached each year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Minimum {
    /// What is measured.
    pub measure: Measure,
    /// In the program's currency; reaching it exactly counts.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub amount: Decimal,
    /// Where it stands.
    pub cite: Citation,
}
