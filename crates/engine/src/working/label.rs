//! Names of amounts.

use serde::Serialize;

use crate::stream::{Contribution, Stream};

/// The name of an amount, with the year, stream, contribution and column that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Label<'c> {
    /// The name.
    #[serde(skip)]
    pub name: Name<'c>,
    /// Number of the year, from 1; `None` for amounts of all years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u32>,
    /// The stream, for amounts of one stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream: Option<Stream>,
    /// The contribution, for lines of programs that distinguish them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contribution: Option<Contribution>,
    /// The column, for amounts in three columns.
    #[serde(skip)]
    pub column: Option<Column>,
}

impl<'c> Label<'c> {
    /// A label without year, stream or column.
    #[must_use]
    pub const fn of(name: Name<'c>) -> Self {
        Self { name, year: None, stream: None, contribution: None, column: None }
    }

    /// The label with a year.
    #[must_use]
    pub const fn year(self, year: u32) -> Self {
        Self { year: Some(year), ..self }
    }

    /// The label with a stream.
    #[must_use]
    pub const fn stream(self, stream: Stream) -> Self {
        Self { stream: Some(stream), ..self }
    }

    /// The label with a contribution.
    #[must_use]
    pub const fn contribution(self, contribution: Option<Contribution>) -> Self {
        Self { contribution, ..self }
    }

    /// The label with a column.
    #[must_use]
    pub const fn column(self, column: Column) -> Self {
        Self { column: Some(column), ..self }
    }
}

/// A column of `docs/calculation.md` §4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Certain amount.
    Low,
    /// Amount by the visitor's assumptions.
    Expected,
    /// Greatest amount that the documents allow.
    High,
}

/// The name of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name<'c> {
    /// Sales of a stream at list price.
    List,
    /// Subscriptions in force at the end of a year (year 0: as typed).
    InForce,
    /// List value minus the customer's discount.
    Invoiced,
    /// The registered part of the invoiced value.
    Base,
    /// Price that a reseller pays the vendor.
    Cost,
    /// Earnings of a line before its cap and other limits.
    Uncapped,
    /// Cap of one deal.
    CapPerDeal,
    /// Cap of all deals of a year.
    CapPerYear,
    /// Edge of a bracket.
    Edge,
    /// Measure of a scale.
    Scaled,
    /// Stacked bases of all rules with one scale.
    Stacked,
    /// Part of an amount, within a bracket or by number of deals.
    Part,
    /// A bracket's rate applied to an amount.
    AtRate,
    /// Amount paid for each deal or customer.
    Bounty,
    /// Amount paid for all deals or customers of a year.
    BountyPerYear,
    /// Result of an uplift, by its id.
    Uplift(&'c str),
    /// Cap or floor of a line for one deal, customer or year.
    Limit,
    /// Cap or floor of a line for all deals or customers of a year.
    LimitPerYear,
    /// Earnings of a rule.
    Line,
    /// Sum of all lines.
    Gross,
    /// Closed deals or purchases.
    Measure,
    /// One fee, by its id.
    Fee(&'c str),
    /// All fees of a year or of all years.
    Fees,
    /// Threshold for the refund of a fee, by the fee's id.
    RefundThreshold(&'c str),
    /// Refund of a fee, by the fee's id.
    Refund(&'c str),
    /// All refunds of a year or of all years.
    Refunds,
    /// Minimum of a measure in each year.
    Minimum,
    /// Sales that a requirement measures, by its id.
    Sold(&'c str),
    /// Sales that a requirement asks for in a year.
    SalesTarget,
    /// New subscriptions that a requirement asks for in a year.
    LicenseTarget,
    /// Cost of one missing unit of a requirement, by its id.
    UnitCost(&'static str),
    /// Cost of all missing units of a requirement, unless business replaces them, by its id.
    RequirementPrice(&'static str),
    /// Cost of all missing units of a requirement, by its id.
    RequirementCost(&'static str),
    /// Invoiced value of all streams in a year.
    InvoicedTotal,
    /// The partner's cost of selling.
    SellingCost,
    /// Unpaid invoices.
    BadDebt,
    /// All costs of a year or of all years.
    Costs,
    /// Gross minus fees and costs, plus refunds.
    Net,
}
