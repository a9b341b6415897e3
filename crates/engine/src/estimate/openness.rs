//! What the documents leave open, and how unclear clauses are read: what stays visible beside the figures.

use super::Year;
use crate::money::Money;
use crate::program::{Fee, FeeAmount, Measure, Refund, Rule, RuleKind, Stream, Tier};
use crate::rate::Percent;
use crate::scenario::{PurchasesAt, Scenario};
use crate::terms::Edge;

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
    /// A fee whose amount is not stated; none is charged.
    Fee(&'c Fee),
    /// A fee that is charged, of which it is not stated whether it comes back; nothing is refunded.
    Refund(&'c Fee),
}

/// How an unclear clause is read where it touches the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    LastYearAsYear1,
}

impl Reading {
    /// The id in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::RefundPerYear => "refund_per_year",
            Self::PurchasesAtPaid => "purchases_at_paid",
            Self::PurchasesAtList => "purchases_at_list",
            Self::ClosedDealsAtInvoicedValue => "closed_deals_at_invoiced_value",
            Self::LaterYearsAsRenewals => "later_years_as_renewals",
            Self::CapsApart => "caps_apart",
            Self::EdgeNotStated => "edge_not_stated",
            Self::LastYearAsYear1 => "last_year_as_year_1",
        }
    }
}

/// The open points of a tier, rules first.
pub(super) fn open_points<'c>(tier: &'c Tier, years: &[Year<'c>], scenario: &Scenario) -> Vec<OpenPoint<'c>> {
    let rules = tier.rules.iter().enumerate().filter_map(|(index, rule)| {
        let open = scenario.counts(rule) && rule.is_open();
        let lines = years.iter().filter_map(|year| year.lines.get(index));
        let volume: Money = lines.map(|line| line.list.amount).sum();
        (open && !volume.is_zero()).then_some(OpenPoint::Rule { rule, volume })
    });
    let fees = tier.fees.iter().filter_map(|fee| match (&fee.amount, &fee.refund) {
        (FeeAmount::NotStated | FeeAmount::Negotiated, _) => Some(OpenPoint::Fee(fee)),
        (amount, Refund::NotStated) if is_charged(amount) => Some(OpenPoint::Refund(fee)),
        _ => None,
    });
    rules.chain(fees).collect()
}

/// The readings that touch a tier's result.
pub(super) fn readings(tier: &Tier, kind: RuleKind, years: &[Year<'_>], scenario: &Scenario) -> Vec<Reading> {
    let refunded = tier.fees.iter().any(is_refundable);
    let measured = refunded || tier.minimums.iter().any(|minimum| !minimum.amount.is_zero());
    let discounted = scenario.deals.customer_discount_percent > Percent::default();
    let lists = |stream: Stream| {
        let lines = years.iter().flat_map(|year| &year.lines);
        lines.filter(move |line| line.rule.stream == stream && !line.list.amount.is_zero())
    };
    let capped = |stream: Stream| lists(stream).any(|line| line.rule.cap.is_some());
    let open_edge =
        |rule: &&Rule| scenario.counts(rule) && rule.scale.iter().any(|scale| scale.edge == Edge::NotStated);
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
        (tier.asks_last_year() && scenario.deals.last_year.contains(&None)).then_some(Reading::LastYearAsYear1),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn is_refundable(fee: &Fee) -> bool {
    is_charged(&fee.amount) && matches!(fee.refund, Refund::Reaching { .. })
}

fn is_charged(amount: &FeeAmount) -> bool {
    amount.stated().is_some_and(|amount| !amount.is_zero())
}
