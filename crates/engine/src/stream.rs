//! Streams of sales and contributions of the partner: words that scenarios and programs share.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::compact::form::choices;

/// A source of sales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Stream {
    /// First subscriptions of a year.
    NewSubscriptions,
    /// Renewals of subscriptions in force.
    Renewals,
    /// Additions to running subscriptions.
    Upgrades,
    /// Services of the vendor.
    Services,
}

impl Stream {
    /// All streams in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::NewSubscriptions, Self::Renewals, Self::Upgrades, Self::Services];

    /// The id in JSON, links and program files.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// The stream with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stream| stream.id() == id)
    }
}

/// The part of the partner in a deal, where a program pays for them separately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Contribution {
    /// The partner found an opportunity unknown to the vendor.
    PartnerSourced,
    /// The partner supports a sale of the vendor.
    CoSell,
}

impl Contribution {
    /// The id in JSON, links and program files.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }

    /// The contribution with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::VARIANTS.iter().copied().find(|contribution| contribution.id() == id)
    }
}

choices! {
    Stream { 0 NewSubscriptions() 1 Renewals() 2 Upgrades() else 3 Services }
    Contribution { 0 PartnerSourced() else 1 CoSell }
}
