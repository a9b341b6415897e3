//! What must be held or done to have a tier.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::citation::Citation;
use crate::decimal;
use crate::terms::{Gauge, MeasuredYear, Weight};

/// What must be held or done to have a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Requirement {
    /// One of [`crate::requirement::KNOWN`] for what is counted; free, with a name, for a criterion without a figure.
    pub requirement: String,
    /// Says what a criterion without a figure asks, or what an alternative is about.
    pub name: Option<String>,
    /// How much of it.
    pub need: Need,
    /// Where it stands.
    pub cite: Citation,
}

impl Requirement {
    /// What it asks by itself and in its alternatives, each with its id.
    pub fn needs(&self) -> impl Iterator<Item = (&str, &Need)> {
        let alternatives = self.need.alternatives().iter().map(|one| (one.requirement.as_str(), &one.need));
        std::iter::once((self.requirement.as_str(), &self.need)).chain(alternatives)
    }
}

/// How much a requirement asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// So many; 0 where the document says that none is needed.
    AtLeast(u32),
    /// So much money a year, in the program's currency.
    Amount(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// A criterion whose figure no document states.
    NotStated,
    /// One of several is enough.
    AnyOf(Vec<Alternative>),
    /// Several of several are enough.
    SomeOf {
        /// How many.
        at_least: u32,
        /// The choice.
        of: Vec<Alternative>,
    },
    /// Points for what is counted.
    Points {
        /// How many points.
        at_least: u32,
        /// What gives them.
        of: Vec<Weight>,
    },
    /// So much sold in a year, in every estimated year.
    Sold {
        /// What is measured.
        measure: Gauge,
        /// Which year; each estimated year itself where nothing is said.
        measured_in: Option<MeasuredYear>,
        /// An amount in the program's currency, or a count; exactly as much is enough.
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        at_least: Decimal,
    },
}

impl Need {
    /// The choice that it leaves; empty where there is none.
    #[must_use]
    pub fn alternatives(&self) -> &[Alternative] {
        match self {
            Self::AnyOf(alternatives) | Self::SomeOf { of: alternatives, .. } => alternatives,
            _ => &[],
        }
    }
}

/// One of several ways to meet a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Alternative {
    /// One of [`crate::requirement::KNOWN`].
    pub requirement: String,
    /// [`Need::AtLeast`], [`Need::Amount`], [`Need::Points`] or [`Need::Sold`].
    pub need: Need,
}
