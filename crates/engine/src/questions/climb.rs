//! Climbs: the cost of changing from one tier to another, and whether it pays.

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
use crate::standing::{self, Check, Quantities, Quantity, Standing};

/// The change from one tier to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Climb<'c> {
    /// The tier held now.
    pub from: TierRef<'c>,
    /// The target tier.
    pub to: TierRef<'c>,
    /// The partner's standing against the requirements of the target tier.
    pub standing: Standing,
    /// The requirements that are not met; all of them must be filled.
    #[serde(rename = "all_of")]
    pub missing: Vec<Missing<'c>>,
    /// The requirements without a stated figure, of which nobody can say whether they are met.
    pub unknown: Vec<Check<'c>>,
    /// Cost of the cheapest way, paid once in year 1.
    #[serde(rename = "cost_once")]
    pub once: Money,
    /// Cost of the cheapest way, paid in every year.
    #[serde(rename = "cost_every_year")]
    pub every_year: Money,
    /// Gain of the change in each year, from year 1; `None` when one of the tiers is not ranked, so that its pay is not known.
    pub years: Option<Vec<YearOfGain>>,
    /// The first year by whose end the sum of gains is at least the sum of costs; `None` when no estimated year is.
    pub paid_in: Option<u32>,
}

/// A requirement that is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Missing<'c> {
    /// The requirement's id, `co_sell_minimum` or `purchase_minimum`.
    #[serde(rename = "requirement")]
    pub id: &'c str,
    /// The alternatives, of which `at_least` must be met.
    pub any_of: Vec<Way<'c>>,
    /// The number of alternatives that must be met, including those already met.
    pub at_least: usize,
    /// Indices of the cheapest unmet alternatives at the visitor's unit costs (the first of equals), as many as are needed; fewer when the
    /// rest can only be met by more business.
    pub cheapest: Vec<usize>,
    /// Citation of the requirement.
    #[serde(rename = "citation")]
    pub cite: &'c Citation,
}

/// One way to meet a missing requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Remedy"))]
pub struct Way<'c> {
    /// The present and the required quantity.
    #[serde(rename = "gap")]
    pub compared: Quantities<'c>,
    /// The cost of the missing units; `None` for business that must be done.
    #[serde(flatten)]
    pub price: Option<Price>,
}

/// The cost of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Price {
    /// The cost of one missing unit, as typed; 0 when nothing was typed.
    #[serde(rename = "unit_cost")]
    pub unit: Money,
    /// The cost of all missing units.
    #[serde(rename = "cost")]
    pub amount: Money,
    /// Whether it is paid once or every year.
    #[serde(rename = "every_year", serialize_with = "is_yearly")]
    #[cfg_attr(feature = "schema", schemars(with = "bool", description = "Whether every year, and not once."))]
    pub recurrence: Recurrence,
}

/// The gain of a climb in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct YearOfGain {
    /// Number of the year, from 1.
    pub year: u32,
    /// Expected net of the target tier before the costs of the climb, minus the expected net of the tier held now.
    pub gain: Money,
    /// The cost of the climb in the year.
    pub cost: Money,
    /// Sum of gains minus sum of costs up to the end of the year.
    pub balance: Money,
}

fn is_yearly<S: Serializer>(recurrence: &Recurrence, serializer: S) -> Result<S::Ok, S::Error> {
    (*recurrence == Recurrence::Yearly).serialize(serializer)
}

/// The requirements missing for another tier, the cheapest way to it at the visitor's unit costs, its gain in each year, and the year
/// in which it has paid.
///
/// Both nets are those of the estimate, with their fees, refunds and costs: a partner who stays pays for the requirements of the
/// present tier. Missing minimums are business that must be done; they cost nothing here and change no figure.
#[must_use]
pub fn climb<'c>(scenario: &Scenario, from: TierRef<'c>, to: TierRef<'c>) -> Climb<'c> {
    let (held, target) = (estimate::estimate_tier(from, scenario), estimate::estimate_tier(to, scenario));
    let checks = match &target {
        Ok(TierEstimate { checks, .. }) | Err(NotEstimated { checks, .. }) => checks.as_slice(),
    };
    let with = |standing| checks.iter().filter(move |check| check.standing() == standing);
    let missing: Vec<Missing<'c>> = with(Standing::Short).map(|check| missing_of(check, scenario)).collect();
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
        ranked(held).zip(ranked(target)).map(|(held, target)| gains(&held, &target, once, every_year));
    let paid_in = years.iter().flatten().find(|year| year.balance >= Money::ZERO).map(|year| year.year);
    Climb { from, to, standing, missing, unknown, once, every_year, years, paid_in }
}

fn missing_of<'c>(check: &Check<'c>, scenario: &Scenario) -> Missing<'c> {
    let way = |compared: &Quantities<'c>| Way { compared: *compared, price: price(compared, scenario) };
    let any_of: Vec<Way<'c>> = check.comparisons.iter().map(way).collect();
    let unmet = || any_of.iter().enumerate().filter(|(_, way)| !way.compared.is_met());
    let mut priced: Vec<(usize, Money)> = unmet().filter_map(|(index, way)| Some((index, way.price?.amount))).collect();
    order::sort_by_key(&mut priced, |(_, amount)| *amount);
    let met = any_of.len() - unmet().count();
    let cheapest = priced.iter().map(|(index, _)| *index).take(check.enough.saturating_sub(met)).collect();
    Missing { id: check.id, any_of, at_least: check.enough, cheapest, cite: check.cite }
}

fn price(compared: &Quantities<'_>, scenario: &Scenario) -> Option<Price> {
    let recurrence = requirement::recurrence(compared.requirement)?;
    let Quantity::Count(count) = compared.short_by() else { return None };
    let unit = scenario.unit_cost(compared.requirement);
    Some(Price { unit, amount: times(unit, count, scenario.currency), recurrence })
}

fn times(unit: Money, count: u32, currency: Currency) -> Money {
    Money::rounded(decimal::product(unit.amount(), count.into()).unwrap_or(Decimal::MAX), currency)
}

fn gains(held: &TierEstimate<'_>, target: &TierEstimate<'_>, once: Money, every_year: Money) -> Vec<YearOfGain> {
    let mut balance = Money::ZERO;
    let years = held.years.iter().zip(&target.years).map(|(held, target)| {
        let year = held.year;
        let cost = if year == 1 { once.plus(every_year) } else { every_year };
        let gain = target.net.expected.amount.plus(cost).minus(held.net.expected.amount);
        balance = balance.plus(gain).minus(cost);
        YearOfGain { year, gain, cost, balance }
    });
    years.collect()
}
