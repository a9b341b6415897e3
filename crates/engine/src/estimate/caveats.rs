//! Caveats beside the figures: facts that the documents leave open, and interpretations of unclear clauses.

use serde::Serialize;
use strum::IntoStaticStr;

use super::{Line, Year};
use crate::money::Money;
use crate::percent::Percent;
use crate::program::TierRef;
use crate::rules::{Condition, Edge, Fee, FeeAmount, Measure, ProductLine, Refund, Rule, RuleKind};
use crate::scenario::{PurchasesAt, Scenario};
use crate::stream::Stream;

/// A fact that no document states and that would change the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenPoint<'c> {
    /// A rule without one stated rate, with sales in its stream.
    Rule {
        /// The rule.
        rule: &'c Rule,
        /// List value of the rule's sales in all years.
        volume: Money,
    },
    /// A condition that the scenario does not answer: earnings that depend on it are neither certain nor expected.
    Condition(&'c Condition),
    /// A fee whose amount is not stated; it is not charged.
    Fee(&'c Fee),
    /// A charged fee of which no document says whether it is refunded; it is not refunded.
    Refund(&'c Fee),
}

/// An interpretation of an unclear clause that affects the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Reading {
    /// A fee is refunded separately in each year whose measure reaches the threshold.
    RefundPerYear,
    /// Purchases are measured at the price that the partner pays.
    PurchasesAtPaid,
    /// Purchases are measured at list price, as the visitor assumed.
    PurchasesAtList,
    /// Closed deals are measured at invoiced value, not at list price.
    ClosedDealsAtInvoicedValue,
    /// The later years of a first contract of several years count as renewals.
    LaterYearsAsRenewals,
    /// The cap of a deal applies separately to new subscriptions and to upgrades.
    CapsApart,
    /// No document says whether reaching an edge exactly is enough: low takes the worse reading, high the better one.
    EdgeNotStated,
    /// Sales of the year before year 1 equal those of year 1, where nothing else was typed.
    LastYearLikeYearOne,
    /// All sales are in the program's first product line, as no shares were typed.
    AllInFirstProductLine,
    /// Subscriptions in force before year 1 were sold in the year before it.
    InForceSoldTheYearBefore,
    /// The scenario's day is outside of the edition's dates.
    OutsideOfDates,
    /// The best of several tiers held at once counts.
    BestOfHeld,
}

impl Reading {
    /// The id in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// The open points of a tier, rules first.
pub(super) fn open_points<'c>(tier_ref: TierRef<'c>, years: &[Year<'c>], scenario: &Scenario) -> Vec<OpenPoint<'c>> {
    let tier = tier_ref.tier;
    let asked = |condition: &&Condition| {
        let mut counted = tier.rules.iter().filter(|rule| rule.counts(scenario));
        counted.any(|rule| rule.conditions().contains(&condition.id.as_str()))
            && condition.share(&tier_ref.program.id, scenario).is_none()
    };
    let rules = tier.rules.iter().enumerate().filter_map(|(index, rule)| {
        let open = rule.counts(scenario) && rule.is_open();
        let lines = years.iter().filter_map(|year| year.lines.get(index));
        let volume: Money = lines.map(|line| line.list.amount).sum();
        (open && !volume.is_zero()).then_some(OpenPoint::Rule { rule, volume })
    });
    let fees = tier.fees.iter().filter_map(|fee| match (&fee.amount, &fee.refund) {
        (FeeAmount::NotStated | FeeAmount::Negotiated, _) => Some(OpenPoint::Fee(fee)),
        (amount, Refund::NotStated) if is_charged(amount) => Some(OpenPoint::Refund(fee)),
        _ => None,
    });
    let mut points: Vec<OpenPoint<'c>> = rules.collect();
    points.extend(tier_ref.program.conditions.iter().filter(asked).map(OpenPoint::Condition));
    points.extend(fees);
    points
}

/// The interpretations that affect a tier's result.
pub(super) fn readings(tier_ref: TierRef<'_>, kind: RuleKind, years: &[Year<'_>], scenario: &Scenario) -> Vec<Reading> {
    let tier = tier_ref.tier;
    let refunded = tier.fees.iter().any(is_refundable);
    let measured = refunded || tier.minimums.iter().any(|minimum| !minimum.amount.is_zero());
    let discounted = scenario.deals.customer_discount_percent > Percent::default();
    let lists =
        |stream: Stream| lines_of(years).filter(move |line| line.rule.stream == stream && !line.list.amount.is_zero());
    let capped = |stream: Stream| lists(stream).any(|line| line.rule.cap.is_some());
    let open_edge =
        |rule: &&Rule| rule.counts(scenario) && rule.scales().iter().any(|scale| scale.edge == Edge::NotStated);
    let measure = match (kind.measure(), scenario.assumptions.purchases_at) {
        (Measure::ClosedDeals, _) => discounted.then_some(Reading::ClosedDealsAtInvoicedValue),
        (Measure::Purchases, PurchasesAt::Paid) => Some(Reading::PurchasesAtPaid),
        (Measure::Purchases, PurchasesAt::List) => Some(Reading::PurchasesAtList),
    };
    [
        (refunded && scenario.years > 1).then_some(Reading::RefundPerYear),
        measure.filter(|_| measured),
        lists(Stream::Renewals).next().map(|_| Reading::LaterYearsAsRenewals),
        (capped(Stream::NewSubscriptions) && capped(Stream::Upgrades)).then_some(Reading::CapsApart),
        tier.rules.iter().find(open_edge).map(|_| Reading::EdgeNotStated),
        (tier.rules.iter().any(|rule| rule.product_line.is_some())
            && !ProductLine::any_share_given(&tier_ref.program.id, &tier_ref.program.product_lines, scenario))
        .then_some(Reading::AllInFirstProductLine),
        (tier.pays_by_contract_age() && !scenario.deals.subscriptions_in_force.is_zero())
            .then_some(Reading::InForceSoldTheYearBefore),
        lines_of(years).find(|line| line.by.is_some()).map(|_| Reading::BestOfHeld),
        scenario.date.filter(|date| !tier_ref.program.validity.covers(*date)).map(|_| Reading::OutsideOfDates),
        (tier.measures_last_year() && scenario.deals.last_year.contains(&None)).then_some(Reading::LastYearLikeYearOne),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn lines_of<'y, 'c>(years: &'y [Year<'c>]) -> impl Iterator<Item = &'y Line<'c>> {
    years.iter().flat_map(|year| &year.lines)
}

fn is_refundable(fee: &Fee) -> bool {
    is_charged(&fee.amount) && matches!(fee.refund, Refund::Reaching { .. })
}

fn is_charged(amount: &FeeAmount) -> bool {
    amount.stated().is_some_and(|amount| !amount.is_zero())
}
