//! What an amount is called.

use serde::Serialize;

use crate::stream::{Contribution, Stream};

/// What an amount is: its name, and the year, stream and column that it belongs to. In JSON, beside what else is said of the amount, its
/// year, stream and contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Label<'c> {
    /// The name.
    #[serde(skip)]
    pub name: Name<'c>,
    /// From 1; `None` for what holds for all years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u32>,
    /// The stream, for amounts of one stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream: Option<Stream>,
    /// The contribution, for lines of programs that tell them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contribution: Option<Contribution>,
    /// The column, for amounts that have three.
    #[serde(skip)]
    pub column: Option<Column>,
}

impl<'c> Label<'c> {
    /// A name that belongs to no year, stream or column.
    #[must_use]
    pub const fn of(name: Name<'c>) -> Self {
        Self { name, year: None, stream: None, contribution: None, column: None }
    }

    /// The same in a year.
    #[must_use]
    pub const fn year(self, year: u32) -> Self {
        Self { year: Some(year), ..self }
    }

    /// The same in a stream.
    #[must_use]
    pub const fn stream(self, stream: Stream) -> Self {
        Self { stream: Some(stream), ..self }
    }

    /// The same for a contribution.
    #[must_use]
    pub const fn contribution(self, contribution: Option<Contribution>) -> Self {
        Self { contribution, ..self }
    }

    /// The same in a column.
    #[must_use]
    pub const fn column(self, column: Column) -> Self {
        Self { column: Some(column), ..self }
    }
}

/// One of the three columns of `docs/calculation.md` §4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// What is certain.
    Low,
    /// What the assumptions give.
    Expected,
    /// The most that the documents allow.
    High,
}

/// The names of amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name<'c> {
    /// Sales of a stream at list price.
    List,
    /// Subscriptions in force at the end of a year (before year 1: as typed).
    InForce,
    /// List value less the customer's discount.
    Invoiced,
    /// The part of what is invoiced that the partner registered.
    Base,
    /// What a reseller pays the vendor.
    Cost,
    /// What a line would earn without its cap.
    Uncapped,
    /// The most that one deal pays.
    CapPerDeal,
    /// The most that a year's deals pay.
    CapPerYear,
    /// Where a bracket of a scale begins.
    Edge,
    /// What a scale is measured by.
    Scaled,
    /// What all rules with one scale pay on together.
    Stacked,
    /// The part of an amount that lies within a bracket.
    Part,
    /// What a bracket's rate makes of an amount.
    AtRate,
    /// What is paid for each deal or customer.
    Bounty,
    /// What is paid for a year's deals or customers.
    BountyPerYear,
    /// What an uplift brings, by its id.
    Uplift(&'c str),
    /// The most or the least that a line earns for each deal, customer or year.
    Limit,
    /// The same for a year's deals or customers.
    LimitPerYear,
    /// What a rule earns.
    Line,
    /// All lines.
    Gross,
    /// Closed deals or purchases.
    Measure,
    /// One fee, by its id.
    Fee(&'c str),
    /// All fees of a year or of all years.
    Fees,
    /// What a measure must reach for a fee to come back, by the fee's id.
    RefundThreshold(&'c str),
    /// What comes back of one fee, by its id.
    Refund(&'c str),
    /// All refunds of a year or of all years.
    Refunds,
    /// What a measure must reach in each year.
    Minimum,
    /// What a requirement measures, by its id.
    Sold(&'c str),
    /// What must be sold in a year.
    SalesTarget,
    /// New subscriptions that an alternative asks for.
    LicenseTarget,
    /// What one missing unit of a requirement costs, by its id.
    UnitCost(&'static str),
    /// What all missing units of a requirement would cost, where an amount of business can replace them, by its id.
    RequirementPrice(&'static str),
    /// What all missing units of a requirement cost, by its id.
    RequirementCost(&'static str),
    /// What all streams invoice in a year.
    InvoicedTotal,
    /// The cost of selling.
    SellingCost,
    /// What customers do not pay.
    BadDebt,
    /// All costs of a year or of all years.
    Costs,
    /// What is left.
    Net,
}
