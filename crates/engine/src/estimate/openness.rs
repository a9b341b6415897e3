//! What the documents leave open, and how unclear clauses are read: what stays visible beside the figures.

use serde::Serialize;
use strum::IntoStaticStr;

use super::{Line, Year};
use crate::money::Money;
use crate::percent::Percent;
use crate::program::TierRef;
use crate::rules::{Condition, Edge, Fee, FeeAmount, Measure, ProductLine, Refund, Rule, RuleKind};
use crate::scenario::{PurchasesAt, Scenario};
use crate::stream::Stream;

/// Something that would change the figures if a document said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenPoint<'c> {
    /// A rule without one stated rate that has volume.
    Rule {
        /// The rule.
        rule: &'c Rule,
        /// List value of all years.
        volume: Money,
    },
    /// A condition of which the scenario does not say whether it is met: nothing that depends on it is certain or expected.
    Condition(&'c Condition),
    /// A fee whose amount is not stated; none is charged.
    Fee(&'c Fee),
    /// A fee that is charged, of which it is not stated whether it comes back; nothing is refunded.
    Refund(&'c Fee),
}

/// How an unclear clause is read where it touches the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Reading {
    /// A fee comes back in each year by itself whose measure reaches the threshold.
    RefundPerYear,
    /// Purchases are measured at what the partner pays.
    PurchasesAtPaid,
    /// Purchases are measured at list price, as the visitor assumed.
    PurchasesAtList,
    /// Closed deals are measured at invoiced value, not at list price.
    ClosedDealsAtInvoicedValue,
    /// Later years of a first contract of several years count as renewals.
    LaterYearsAsRenewals,
    /// The cap of a deal holds for new subscriptions and upgrades apart.
    CapsApart,
    /// No document says whether reaching an edge exactly is enough: low counts on the worse, high on the better.
    EdgeNotStated,
    /// The year before year 1 sold as much as year 1, where nothing else was typed.
    LastYearLikeYearOne,
    /// Everything is in the program's first product line, as nothing else was typed.
    AllInFirstProductLine,
    /// What was in force before year 1 was sold in the year before.
    InForceSoldTheYearBefore,
    /// The day of the scenario is outside of the edition's dates.
    OutsideOfDates,
    /// Of several tiers held at once the best counts.
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
pub(super) fn open_points<'c>(at: TierRef<'c>, years: &[Year<'c>], scenario: &Scenario) -> Vec<OpenPoint<'c>> {
    let tier = at.tier;
    let asked = |condition: &&Condition| {
        let mut counted = tier.rules.iter().filter(|rule| rule.counts(scenario));
        counted.any(|rule| rule.conditions().contains(&condition.id.as_str()))
            && condition.share(&at.program.id, scenario).is_none()
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
    points.extend(at.program.conditions.iter().filter(asked).map(OpenPoint::Condition));
    points.extend(fees);
    points
}

/// The readings that touch a tier's result.
pub(super) fn readings(at: TierRef<'_>, kind: RuleKind, years: &[Year<'_>], scenario: &Scenario) -> Vec<Reading> {
    let tier = at.tier;
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
            && !ProductLine::are_told_apart(&at.program.id, &at.program.product_lines, scenario))
        .then_some(Reading::AllInFirstProductLine),
        (tier.tells_ages_apart() && !scenario.deals.subscriptions_in_force.is_zero())
            .then_some(Reading::InForceSoldTheYearBefore),
        lines_of(years).find(|line| line.by.is_some()).map(|_| Reading::BestOfHeld),
        scenario.date.filter(|date| !at.program.validity.covers(*date)).map(|_| Reading::OutsideOfDates),
        (tier.asks_last_year() && scenario.deals.last_year.contains(&None)).then_some(Reading::LastYearLikeYearOne),
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
