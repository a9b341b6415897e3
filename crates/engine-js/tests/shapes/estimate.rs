//! What comes out: `docs/calculation.md` §5, as `partner_engine::estimate` serializes it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::program::{Confidence, Contribution, Motion, Stream};
use super::{Decimal, words};

/// The figures of every tier that states an income, and the reasons why others are left out.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Estimate {
    /// Version of this shape.
    version: u32,
    /// `sha256:…` over the rules, given programs included.
    rules: String,
    /// The currency of every amount.
    currency: String,
    /// Ranked tiers by expected net, then the others in catalog order.
    tiers: Vec<TierEstimate>,
    /// Tiers without an estimate, in catalog order.
    not_estimated: Vec<NotEstimated>,
    /// What was wrong with the scenario; these fields took their defaults.
    errors: Vec<FieldError>,
}

/// The figures of one tier.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct TierEstimate {
    /// Like `wso2-2018/certified-integration`.
    tier: String,
    /// The ways of doing business that the tier covers.
    motions: Vec<Motion>,
    /// Whether it takes part in the ranking.
    ranked: bool,
    /// Why it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    unranked: Option<Unranked>,
    /// Gross less fees and costs, with what is refunded.
    net: Range,
    /// All lines of all years.
    gross: Range,
    /// All fees.
    fees: Decimal,
    /// All refunds.
    refunds: Decimal,
    /// All costs.
    costs: Decimal,
    /// Expected gross in percent of the list value of all streams; `null` when nothing is sold.
    effective_rate_percent: Option<Decimal>,
    /// Whether the partner has what the tier asks; `unknown` when a criterion has no stated figure and nothing is short.
    standing: Standing,
    /// What is missing.
    gaps: Vec<Gap>,
    /// The years, from year 1.
    years: Vec<Year>,
    /// What the documents leave open.
    open_points: Vec<OpenPoint>,
    /// The rules whose rate the visitor assumed.
    assumed: Vec<AssumedRate>,
    /// How unclear clauses are read, where it touches the result.
    assumptions: Vec<Reading>,
}

/// An amount in the three columns.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Range {
    /// What is certain.
    low: Decimal,
    /// What the assumptions give.
    expected: Decimal,
    /// The most that the documents allow; `null` where nothing bounds it.
    high: Option<Decimal>,
}

/// The figures of one year.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Year {
    /// From 1.
    year: u32,
    /// Gross less fees and costs, with what is refunded.
    net: Range,
    /// All lines.
    gross: Range,
    /// Fees that fall due.
    fees: Decimal,
    /// What comes back.
    refunds: Decimal,
    /// What doing business costs.
    costs: Decimal,
    /// Closed deals for commission tiers, purchases for margin tiers.
    measure: Decimal,
    /// One line for every rule.
    lines: Vec<Line>,
}

/// One rule in one year.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Line {
    /// The stream it pays on.
    stream: Stream,
    /// The contribution it pays for, where the program tells them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    contribution: Option<Contribution>,
    /// The product line it pays for, where the program tells them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    product_line: Option<String>,
    /// The months of a customer's business it pays for, where the program tells them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    months: Option<LineMonths>,
    /// The other tier held at once whose rule counts here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    by: Option<String>,
    /// How it pays, and what the rate applies to.
    #[serde(flatten)]
    basis: Basis,
    /// Sales at list price.
    list: Decimal,
    /// Sales less the customer's discount.
    invoiced: Decimal,
    /// How much, as the document says it.
    rate: RateByKind,
    /// What is certain.
    low: Decimal,
    /// What the assumptions give.
    expected: Decimal,
    /// The most that the documents allow; `null` where nothing bounds it.
    high: Option<Decimal>,
    /// Where the rate stands.
    citation: LineCitation,
}

/// The months of a customer's business that a rule pays for, from the first sale.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct LineMonths {
    /// The first month, from 1.
    from: u32,
    /// The last month; `null` for ever.
    through: Option<u32>,
}

/// Where a rate stands and how sure it is.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct LineCitation {
    /// The `id` of one of the program's sources.
    source: String,
    /// The section's heading.
    section: String,
    /// The table row or the paragraph; `null` when the section is one paragraph.
    row: Option<String>,
    /// Whether the document says it, or it is a reading.
    confidence: Confidence,
}

/// A commission is a share of its base; a margin is what is left of the invoiced value after its cost.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Basis {
    Commission { base: Decimal },
    Margin { cost: Decimal },
}

/// How much a rule pays, as the document says it: in percent, or in the program's currency for each deal or customer.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum RateByKind {
    Exact { percent: Decimal },
    AtMost { percent: Decimal },
    Between { low: Decimal, high: Decimal },
    OneOf { percents: Vec<Decimal> },
    PerDeal { amount: Decimal },
    PerCustomer { amount: Decimal },
    Negotiated,
    NotStated,
}

/// A tier without an estimate.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct NotEstimated {
    /// Like `wso2-2018/community-technology`.
    tier: String,
    /// Why.
    #[serde(flatten)]
    reason: NoEstimate,
}

/// Why a tier has no estimate: its documents state no income, or its currency cannot be converted without these rates.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub(crate) enum NoEstimate {
    NoIncomeStated,
    MissingExchangeRate { currency: String, missing: Vec<String> },
}

/// Something that would change the figures if a document said it.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum OpenPoint {
    /// A rule without one stated rate that has volume.
    Rule {
        stream: Stream,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        contribution: Option<Contribution>,
        rate: RateByKind,
        volume: Decimal,
    },
    /// A condition of which the scenario does not say whether it is met; nothing that depends on it is certain or expected.
    Condition { condition: String, name: String },
    /// A fee whose amount is not stated; none is charged.
    Fee { fee: String },
    /// A fee of which it is not stated whether it comes back; nothing is refunded.
    Refund { fee: String },
}

/// What is missing: of one requirement, or of every one of several alternatives, of which `at_least` so many are needed.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub(crate) enum Gap {
    One(Shortfall),
    AnyOf {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        at_least: Option<u32>,
        or: Vec<Shortfall>,
    },
}

/// What is there against what is needed.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Shortfall {
    /// The requirement's id, `co_sell_minimum`, `purchase_minimum` or `new_license_arr`.
    requirement: String,
    /// What is there.
    have: Decimal,
    /// What is needed.
    need: Decimal,
    /// What is missing.
    short_by: Decimal,
    /// The weakest year, for what is measured each year.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    year: Option<u32>,
}

/// A rate that the visitor assumed.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct AssumedRate {
    /// `tier/stream` or `tier/stream/contribution`.
    rule: String,
    /// In percent.
    percent: Decimal,
}

/// One field of a scenario, or one argument, that is outside what is allowed.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct FieldError {
    /// Dotted path, like `deals.services`.
    field: String,
    /// What was given, shortened.
    given: String,
    /// What would have been right.
    allowed: String,
    /// All of it in a sentence.
    message: String,
}

words! {
    /// Why a tier stands apart from the ranking.
    Unranked from partner_engine::estimate::Unranked { NoRateStated, RateLost, NoRuleCounts }
}

words! {
    /// Whether a partner has what a tier asks.
    Standing from partner_engine::standing::Standing { Met, Short, Unknown }
}

words! {
    /// How an unclear clause is read.
    Reading from partner_engine::estimate::Reading {
        RefundPerYear, PurchasesAtPaid, PurchasesAtList, ClosedDealsAtInvoicedValue, LaterYearsAsRenewals, CapsApart,
        EdgeNotStated, LastYearLikeYearOne, AllInFirstProductLine, InForceSoldTheYearBefore, OutsideOfDates, BestOfHeld,
    }
}
