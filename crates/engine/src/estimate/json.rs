//! The estimate as JSON where it differs from what the engine holds: `docs/calculation.md` §5.
//!
//! Everything else derives its JSON where it is defined. Amounts travel as text; what nothing bounds is `null`. With the feature `schema` the same
//! types describe themselves, from which the package's TypeScript is written.

use serde::{Serialize, Serializer};

use super::{NotEstimated, Reading, Unranked, Year};
use crate::citation::Citation;
use crate::decimal::shortest;
use crate::error::FieldError;
use crate::money::{Currency, Money};
use crate::percent::Percent;
use crate::program::{Motion, TierRef};
use crate::rules;
use crate::rules::months::Months;
use crate::standing::{Check, Quantities, Quantity, Standing};
use crate::stream::{Contribution, Stream};
use crate::working::{Figure, Range};

/// Version of this shape.
const VERSION: u32 = 1;

/// Serializes a type as the one that is made from it here.
macro_rules! written_as {
    ($($type:ty => $form:ident;)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $form::from(self).serialize(serializer)
            }
        }

        #[cfg(feature = "schema")]
        crate::schema::described_as!($type => $form<'_>);
    )*};
}

written_as! {
    super::Estimate<'_> => Estimate;
    super::TierEstimate<'_> => TierEstimate;
    super::Line<'_> => Line;
    super::OpenPoint<'_> => OpenPoint;
    Quantities<'_> => Shortfall;
}

/// The figures of every tier that states an income, and the reasons why others are left out.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Estimate<'e> {
    /// Version of this shape.
    version: u32,
    /// `sha256:…` over the rules, given programs included.
    rules: &'e str,
    /// The currency of every amount.
    currency: Currency,
    /// Ranked tiers by expected net, then the others in catalog order.
    tiers: &'e [super::TierEstimate<'e>],
    /// Tiers without an estimate, in catalog order.
    not_estimated: &'e [NotEstimated<'e>],
    /// Errors of the scenario; these fields took their defaults.
    errors: &'e [FieldError],
}

impl<'e> From<&'e super::Estimate<'_>> for Estimate<'e> {
    fn from(estimate: &'e super::Estimate<'_>) -> Self {
        let super::Estimate { rules, currency, tiers, not_estimated, errors } = estimate;
        Self { version: VERSION, rules, currency: *currency, tiers, not_estimated, errors }
    }
}

/// The figures of one tier.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct TierEstimate<'e> {
    /// Like `wso2-2018/certified-integration`.
    tier: TierRef<'e>,
    /// The ways of doing business that the tier covers.
    motions: &'e [Motion],
    /// Whether it takes part in the ranking.
    ranked: bool,
    /// Why it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    unranked: Option<Unranked>,
    /// Gross less fees and costs, with what is refunded.
    net: Range,
    /// All lines of all years.
    gross: Range,
    /// All fees.
    fees: Figure,
    /// All refunds.
    refunds: Figure,
    /// All costs.
    costs: Figure,
    /// Expected gross in percent of the list value of all streams; `null` when nothing is sold.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Amount>"))]
    effective_rate_percent: Option<Percent>,
    /// Whether the partner has what the tier asks; `unknown` when a criterion has no stated figure and nothing is short.
    standing: Standing,
    /// The requirements that are not met.
    gaps: Vec<Gap<'e>>,
    /// The years, from year 1.
    years: &'e [Year<'e>],
    /// The points that the documents leave open.
    open_points: &'e [super::OpenPoint<'e>],
    /// The rules whose rate the visitor assumed.
    assumed: Vec<AssumedRate>,
    /// How unclear clauses are read, where it touches the result.
    assumptions: &'e [Reading],
}

impl<'e> From<&'e super::TierEstimate<'_>> for TierEstimate<'e> {
    fn from(estimate: &'e super::TierEstimate<'_>) -> Self {
        Self {
            tier: estimate.tier,
            motions: &estimate.tier.tier.motions,
            ranked: estimate.is_ranked(),
            unranked: estimate.unranked,
            net: estimate.net,
            gross: estimate.gross,
            fees: estimate.fees,
            refunds: estimate.refunds,
            costs: estimate.costs,
            effective_rate_percent: estimate.effective_rate,
            standing: estimate.standing(),
            gaps: estimate.gaps().map(Gap::from).collect(),
            years: &estimate.years,
            open_points: &estimate.open_points,
            assumed: estimate.assumed.iter().map(|(rule, rate)| AssumedRate::of(estimate.tier, rule, *rate)).collect(),
            assumptions: &estimate.readings,
        }
    }
}

/// One rule in one year.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Line<'e> {
    /// The stream it pays on.
    stream: Stream,
    /// The contribution it pays for, where the program tells them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    contribution: Option<Contribution>,
    /// The product line it pays for, where the program tells them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    product_line: Option<&'e str>,
    /// The months of a customer's business it pays for, where the program tells them apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<Months>,
    /// The other tier held at once whose rule counts here.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'e str>,
    /// How it pays, and what the rate applies to.
    #[serde(flatten)]
    basis: Basis,
    /// Sales at list price.
    list: Figure,
    /// Sales less the customer's discount.
    invoiced: Figure,
    /// How much, as the document says it.
    rate: Rate<'e>,
    /// The certain amount, the one that the assumptions give and the most that the documents allow.
    #[serde(flatten)]
    earned: Range,
    /// Where the rate stands.
    citation: &'e Citation,
}

impl<'e> From<&'e super::Line<'_>> for Line<'e> {
    fn from(line: &'e super::Line<'_>) -> Self {
        Self {
            stream: line.rule.stream,
            contribution: line.rule.contribution,
            product_line: line.rule.product_line.as_deref(),
            months: line.rule.months,
            by: line.by,
            basis: match line.basis {
                super::Basis::Base(base) => Basis::Commission { base },
                super::Basis::Cost(cost) => Basis::Margin { cost },
            },
            list: line.list,
            invoiced: line.invoiced,
            rate: Rate::from(&line.rule.rate),
            earned: line.earned,
            citation: &line.rule.cite,
        }
    }
}

/// A commission is a share of its base; a margin is what is left of the invoiced value after its cost.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Basis {
    Commission { base: Figure },
    Margin { cost: Figure },
}

/// How much a rule pays, as the document says it: in percent, or in the program's currency for each deal or customer.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RateByKind"))]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Rate<'e> {
    Exact { percent: Percent },
    AtMost { percent: Percent },
    Between { low: Percent, high: Percent },
    OneOf { percents: &'e [Percent] },
    PerDeal { amount: String },
    PerCustomer { amount: String },
    Negotiated,
    NotStated,
}

impl<'e> From<&'e rules::Rate> for Rate<'e> {
    fn from(rate: &'e rules::Rate) -> Self {
        match rate {
            rules::Rate::Exact(percent) => Self::Exact { percent: *percent },
            rules::Rate::AtMost(percent) => Self::AtMost { percent: *percent },
            rules::Rate::Between(low, high) => Self::Between { low: *low, high: *high },
            rules::Rate::OneOf(percents) => Self::OneOf { percents },
            rules::Rate::PerDeal(amount) => Self::PerDeal { amount: shortest(*amount) },
            rules::Rate::PerCustomer(amount) => Self::PerCustomer { amount: shortest(*amount) },
            rules::Rate::Negotiated => Self::Negotiated,
            rules::Rate::NotStated => Self::NotStated,
        }
    }
}

/// Something that would change the figures if a document said it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
enum OpenPoint<'e> {
    /// A rule without one stated rate that has volume.
    Rule {
        stream: Stream,
        #[serde(skip_serializing_if = "Option::is_none")]
        contribution: Option<Contribution>,
        rate: Rate<'e>,
        volume: Money,
    },
    /// A condition of which the scenario does not say whether it is met; nothing that depends on it is certain or expected.
    Condition { condition: &'e str, name: &'e str },
    /// A fee whose amount is not stated; none is charged.
    Fee { fee: &'e str },
    /// A fee of which it is not stated whether it comes back; nothing is refunded.
    Refund { fee: &'e str },
}

impl<'e> From<&super::OpenPoint<'e>> for OpenPoint<'e> {
    fn from(point: &super::OpenPoint<'e>) -> Self {
        match *point {
            super::OpenPoint::Rule { rule, volume } => {
                let (stream, contribution, rate) = (rule.stream, rule.contribution, Rate::from(&rule.rate));
                Self::Rule { stream, contribution, rate, volume }
            }
            super::OpenPoint::Condition(condition) => {
                Self::Condition { condition: &condition.id, name: &condition.name }
            }
            super::OpenPoint::Fee(fee) => Self::Fee { fee: &fee.id },
            super::OpenPoint::Refund(fee) => Self::Refund { fee: &fee.id },
        }
    }
}

/// A missing requirement: one, or each of several alternatives, of which `at_least` so many are needed.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Gap<'e> {
    One(&'e Quantities<'e>),
    AnyOf {
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<usize>,
        or: &'e [Quantities<'e>],
    },
}

impl<'e> From<&'e Check<'_>> for Gap<'e> {
    fn from(check: &'e Check<'_>) -> Self {
        match check.comparisons.as_slice() {
            [one] => Self::One(one),
            or => Self::AnyOf { at_least: Some(check.enough).filter(|enough| *enough > 1), or },
        }
    }
}

/// A present quantity against the needed one.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Shortfall<'e> {
    /// The requirement's id, `co_sell_minimum`, `purchase_minimum` or `new_license_arr`.
    requirement: &'e str,
    /// The present quantity.
    have: Quantity,
    /// The needed quantity.
    need: Quantity,
    /// The missing quantity.
    short_by: Quantity,
    /// The weakest year, for what is measured each year.
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<u32>,
}

impl<'e> From<&Quantities<'e>> for Shortfall<'e> {
    fn from(comparison: &Quantities<'e>) -> Self {
        let Quantities { requirement, have, need, year, .. } = *comparison;
        Self { requirement, have, need, short_by: comparison.short_by(), year }
    }
}

/// A rate that the visitor assumed.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct AssumedRate {
    /// `tier/stream` or `tier/stream/contribution`.
    rule: String,
    /// In percent.
    percent: Percent,
}

impl AssumedRate {
    fn of(tier: TierRef<'_>, rule: &rules::Rule, percent: Percent) -> Self {
        let contribution = rule.contribution.map(|contribution| format!("/{}", contribution.id())).unwrap_or_default();
        Self { rule: format!("{}/{}{contribution}", tier.id(), rule.stream.id()), percent }
    }
}
