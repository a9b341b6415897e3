//! What it takes to change from one tier to another, and whether it pays.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::citation::Citation;
use crate::decimal;
use crate::estimate::{self, NotEstimated, TierEstimate};
use crate::money::{Currency, Money};
use crate::order;
use crate::program::TierRef;
use crate::requirement::{self, Recurrence};
use crate::scenario::Scenario;
use crate::standing::{self, Check, Comparison, Quantity, Standing};

/// The way from one tier to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Climb<'c> {
    /// The tier that is held.
    pub from: TierRef<'c>,
    /// The tier that is aimed at.
    pub to: TierRef<'c>,
    /// How the partner stands against what the tier aimed at asks.
    pub standing: Standing,
    /// What is missing: all of these.
    #[serde(rename = "all_of")]
    pub missing: Vec<Gap<'c>>,
    /// What is asked besides without a figure, so that nobody can say whether it is missing.
    pub unknown: Vec<Check<'c>>,
    /// What the cheapest way costs once, in year 1.
    #[serde(rename = "cost_once")]
    pub once: Money,
    /// What the cheapest way costs in every year.
    #[serde(rename = "cost_every_year")]
    pub every_year: Money,
    /// What it brings in each year, from year 1; `None` when one of the tiers is not ranked, so that what it pays is not known.
    pub years: Option<Vec<YearOfGain>>,
    /// The first year at whose end all gains together are at least all costs together; `None` when it is none of the estimated ones.
    pub paid_in: Option<u32>,
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Missing"))]
pub struct Gap<'c> {
    /// The requirement's id, `co_sell_minimum` or `purchase_minimum`.
    #[serde(rename = "requirement")]
    pub id: &'c str,
    /// What would do: any of these, or so many of them.
    pub any_of: Vec<Remedy<'c>>,
    /// How many of them are needed, with those that are there already.
    pub at_least: usize,
    /// Which of them cost least at the visitor's unit costs, the first of equals, as many as are needed; fewer when only more
    /// business helps.
    pub cheapest: Vec<usize>,
    /// Where it is asked.
    #[serde(rename = "citation")]
    pub cite: &'c Citation,
}

/// A way to fill a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Remedy<'c> {
    /// What is there against what is needed.
    #[serde(rename = "gap")]
    pub compared: Comparison<'c>,
    /// What it costs; `None` for business that must be done.
    #[serde(flatten)]
    pub price: Option<Price>,
}

/// What filling a gap costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Price {
    /// What one missing unit costs, as typed; 0 when nothing was typed.
    #[serde(rename = "unit_cost")]
    pub unit: Money,
    /// What all missing units cost.
    #[serde(rename = "cost")]
    pub amount: Money,
    /// Once or every year; in JSON whether every year.
    #[serde(rename = "every_year", serialize_with = "is_yearly")]
    #[cfg_attr(feature = "schema", schemars(with = "bool", description = "Whether every year, and not once."))]
    pub recurrence: Recurrence,
}

/// What a climb brings in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct YearOfGain {
    /// From 1.
    pub year: u32,
    /// The expected net of the tier aimed at, before the costs of the climb, less the expected net of the tier that is held.
    pub gain: Money,
    /// What the climb costs in the year.
    pub cost: Money,
    /// All gains less all costs up to the end of the year.
    pub balance: Money,
}

fn is_yearly<S: Serializer>(recurrence: &Recurrence, serializer: S) -> Result<S::Ok, S::Error> {
    (*recurrence == Recurrence::Yearly).serialize(serializer)
}

/// What is missing for another tier, the cheapest way to it at the visitor's unit costs, what it brings in each year, and the
/// year in which it has paid.
///
/// Both nets are those of the estimate, with their fees, refunds and costs: who stays pays what the present tier asks. Missing
/// minimums are business that must be done; they cost nothing here and change no figure.
#[must_use]
pub fn climb<'c>(scenario: &Scenario, from: TierRef<'c>, to: TierRef<'c>) -> Climb<'c> {
    let (held, aimed_at) = (estimate::estimate_tier(from, scenario), estimate::estimate_tier(to, scenario));
    let checks = match &aimed_at {
        Ok(TierEstimate { checks, .. }) | Err(NotEstimated { checks, .. }) => checks.as_slice(),
    };
    let with = |standing| checks.iter().filter(move |check| check.standing() == standing);
    let missing: Vec<Gap<'c>> = with(Standing::Short).map(|check| gap(check, scenario)).collect();
    let prices =
        || missing.iter().flat_map(|gap| gap.cheapest.iter().filter_map(|place| gap.any_of.get(*place)?.price));
    let sum = |recurrence| {
        let amounts = prices().filter(|price| price.recurrence == recurrence).map(|price| price.amount);
        Money::rounded(amounts.sum::<Money>().amount(), scenario.currency)
    };
    let (once, every_year) = (sum(Recurrence::Held), sum(Recurrence::Yearly));
    let ranked = |estimate: Result<TierEstimate<'c>, _>| estimate.ok().filter(TierEstimate::is_ranked);
    let (standing, unknown) = (standing::overall(checks), with(Standing::Unknown).cloned().collect());
    let years: Option<Vec<YearOfGain>> =
        ranked(held).zip(ranked(aimed_at)).map(|(held, aimed_at)| gains(&held, &aimed_at, once, every_year));
    let paid_in = years.iter().flatten().find(|year| year.balance >= Money::ZERO).map(|year| year.year);
    Climb { from, to, standing, missing, unknown, once, every_year, years, paid_in }
}

fn gap<'c>(check: &Check<'c>, scenario: &Scenario) -> Gap<'c> {
    let remedy = |compared: &Comparison<'c>| Remedy { compared: *compared, price: price(compared, scenario) };
    let any_of: Vec<Remedy<'c>> = check.comparisons.iter().map(remedy).collect();
    let unmet = || any_of.iter().enumerate().filter(|(_, remedy)| !remedy.compared.is_met());
    let mut priced: Vec<(usize, Money)> =
        unmet().filter_map(|(index, remedy)| Some((index, remedy.price?.amount))).collect();
    order::sort_by_key(&mut priced, |(_, amount)| *amount);
    let met = any_of.len() - unmet().count();
    let cheapest = priced.iter().map(|(index, _)| *index).take(check.enough.saturating_sub(met)).collect();
    Gap { id: check.id, any_of, at_least: check.enough, cheapest, cite: check.cite }
}

fn price(compared: &Comparison<'_>, scenario: &Scenario) -> Option<Price> {
    let recurrence = requirement::recurrence(compared.requirement)?;
    let Quantity::Count(count) = compared.short_by() else { return None };
    let unit = scenario.unit_cost(compared.requirement);
    Some(Price { unit, amount: times(unit, count, scenario.currency), recurrence })
}

fn times(unit: Money, count: u32, currency: Currency) -> Money {
    Money::rounded(decimal::product(unit.amount(), count.into()).unwrap_or(Decimal::MAX), currency)
}

fn gains(held: &TierEstimate<'_>, aimed_at: &TierEstimate<'_>, once: Money, every_year: Money) -> Vec<YearOfGain> {
    let mut balance = Money::ZERO;
    let years = held.years.iter().zip(&aimed_at.years).map(|(held, aimed_at)| {
        let year = held.year;
        let cost = if year == 1 { once.plus(every_year) } else { every_year };
        let gain = aimed_at.net.expected.amount.plus(cost).minus(held.net.expected.amount);
        balance = balance.plus(gain).minus(cost);
        YearOfGain { year, gain, cost, balance }
    });
    years.collect()
}
