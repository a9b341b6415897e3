//! What a rule of a program file may say.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::program::{Citation, Contribution, RuleKind, Stream};
use super::scenario::CountedRequirement;
use super::{Decimal, words};

/// What one stream earns.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Rule {
    /// The stream it pays on.
    pub(crate) stream: Stream,
    /// The contribution it pays for, where the program tells them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) contribution: Option<Contribution>,
    /// The product line that it pays for, by its `id`, where the program tells them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) product_line: Option<String>,
    /// The months of a customer's business that it pays for, of new subscriptions and renewals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) months: Option<Months>,
    /// What a commission is a share of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) base: Option<Base>,
    /// The `id`s of conditions, all of which must be met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) when: Option<Vec<String>>,
    /// A share of what the vendor invoices, or a discount off the list price; one kind in a tier.
    pub(crate) kind: RuleKind,
    /// How much.
    pub(crate) rate: Rate,
    /// How the rate moves with what is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) scale: Option<Scale>,
    /// What comes on top for a part of the business.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) uplifts: Option<Vec<Uplift>>,
    /// The most that one deal pays; for a commission only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cap: Option<Cap>,
    /// Other caps and floors of a commission, in the order in which they apply, after the cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) limits: Option<Vec<Limit>>,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// How much a rule pays, in percent from 0 to 100 with at most two decimals; or, of a commission, so much money for each deal or
/// customer.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rate {
    Exact(Decimal),
    AtMost(Decimal),
    Between(Decimal, Decimal),
    OneOf(Vec<Decimal>),
    PerDeal(Decimal),
    PerCustomer(Decimal),
    Negotiated,
    NotStated,
}

/// The most that one deal pays.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Cap {
    /// In the program's currency.
    pub(crate) amount_per_deal: Decimal,
    /// The vendor may apply it and need not.
    pub(crate) discretionary: bool,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// A line of products that a program pays for differently.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct ProductLine {
    /// Identifier within the program.
    pub(crate) id: String,
    /// As a visitor reads it.
    pub(crate) name: String,
}

/// Something that a rule or an uplift depends on.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Condition {
    /// Identifier within the program, joined by `_`.
    pub(crate) id: String,
    /// What is asked, as a visitor reads it.
    pub(crate) name: String,
    /// How it is known whether it is met.
    pub(crate) check: ConditionCheck,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// How it is known whether a condition is met: the scenario says for which share of the business (`asked`), it is the registered
/// share, or something is at least so much.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ConditionCheck {
    Asked,
    Registered,
    ContractMonths(u32),
    UnitsPerDeal(u32),
    Held { requirement: CountedRequirement, at_least: u32 },
}

/// The months of a customer's business that a rule pays for, from the first sale; month 13 is the first of the first renewal.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Months {
    /// The first month, from 1.
    pub(crate) from: u32,
    /// The last month; for ever where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) through: Option<u32>,
}

/// What a commission is a share of.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Base {
    /// At which price; invoiced where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<Value>,
    /// For how long; a year where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) span: Option<Span>,
    /// Only what is more than in the year before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) growth: Option<bool>,
}

/// Rates that move with a measure. Below the first bracket the rate beside it holds.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Scale {
    /// What is measured.
    pub(crate) measure: ScaleBasis,
    /// Which year is measured; the one that is paid for where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) measured_in: Option<MeasuredYear>,
    /// What the rate of a bracket applies to.
    pub(crate) applies: Applies,
    /// Whether reaching an edge exactly is enough.
    pub(crate) edge: Edge,
    /// The brackets, from the lowest.
    pub(crate) brackets: Vec<Bracket>,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// What is measured: what the rule pays on, what all rules with this measure pay on, sales of a year, or a count.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ScaleBasis {
    Base,
    Bases,
    List,
    Invoiced,
    ClosedDeals,
    Deals,
    Customers,
    Held(CountedRequirement),
    Points(Vec<Weight>),
}

/// How many points one unit of a counted requirement gives.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Weight {
    /// What is counted.
    pub(crate) requirement: CountedRequirement,
    /// Points for each.
    pub(crate) points: u32,
}

/// A rate from an edge on.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Bracket {
    /// An amount in the program's currency, or a whole number.
    pub(crate) from: Decimal,
    /// What is paid there.
    pub(crate) rate: Rate,
}

/// More than the rate, for the part of the business that meets conditions.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Uplift {
    /// Identifier within the rule, joined by `_`.
    pub(crate) id: String,
    /// What it is for.
    pub(crate) name: String,
    /// How much.
    pub(crate) rate: Rate,
    /// How it moves with what is measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) scale: Option<Scale>,
    /// What it is a share of.
    pub(crate) how: How,
    /// The `id`s of conditions, all of which must be met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) when: Option<Vec<String>>,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// The most or the least that a line earns.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Limit {
    /// Whether it holds down or up, and where.
    pub(crate) bound: Bound,
    /// What it is counted for.
    pub(crate) per: Per,
    /// The vendor may apply it and need not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) discretionary: Option<bool>,
    /// Where it stands.
    pub(crate) cite: Citation,
}

/// A cap or a floor, in the program's currency.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Bound {
    AtMost(Decimal),
    AtLeast(Decimal),
}

/// How a program rounds what it pays.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Rounding {
    /// Towards zero, or to the nearer multiple.
    pub(crate) direction: Direction,
    /// Of what amounts are multiples, like `"0.01"` or `"1"`, in the scenario's currency.
    pub(crate) unit: Decimal,
    /// Each line of a year, or all of them together.
    pub(crate) at: RoundedAt,
    /// Where it stands.
    pub(crate) cite: Citation,
}

words! {
    /// At which price something is counted.
    Value from partner_engine::rules::Value { Invoiced, List }
}

words! {
    /// How much of a contract is counted: a year of it, at most a year, or all of it when it is signed.
    Span from partner_engine::rules::Span { Year, FirstYear, Contract }
}

words! {
    /// What an uplift is a share of: what the rule pays on, what is there already, or what was paid for a margin.
    How from partner_engine::rules::How { Added, Compounded, Rebate }
}

words! {
    /// Which year is measured.
    MeasuredYear from partner_engine::rules::MeasuredYear { ThisYear, LastYear }
}

words! {
    /// What the rate of a bracket applies to: everything, the part within the bracket, or every deal that begins in it.
    Applies from partner_engine::rules::Applies { Whole, Graduated, FromThenOn }
}

words! {
    /// Whether a measure that is exactly at an edge has reached it.
    Edge from partner_engine::rules::Edge { Inclusive, Exclusive, NotStated }
}

words! {
    /// What an amount is counted for.
    Per from partner_engine::rules::Per { Deal, Customer, Year }
}

words! {
    /// Which way an amount is rounded.
    Direction from partner_engine::rules::Direction { Down, HalfUp }
}

words! {
    /// When an amount is rounded.
    RoundedAt from partner_engine::rules::RoundedAt { Line, Total }
}
