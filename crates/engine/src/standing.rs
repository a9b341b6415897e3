//! How a partner stands against what a tier asks: `docs/calculation.md` §5, standing and gaps.
//!
//! Procedural conditions (an application, a credit check) are clauses and do not enter. A missed minimum changes no figure.

use strum::IntoStaticStr;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::citation::Citation;
use crate::decimal;
use crate::money::Money;
use crate::order;
use crate::program::Tier;
use crate::requirement::{self, Recurrence};
use crate::rules::gauge;
use crate::rules::{Measure, Minimum, Need, Requirement};
use crate::scenario::Scenario;
use crate::working::{Figure, Name, Reaching};

/// Whether a partner has what a tier asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Standing {
    /// Everything that is asked is there.
    Met,
    /// Something is missing.
    Short,
    /// Nothing is missing as far as it can be told, but a criterion has no stated figure.
    Unknown,
}

impl Standing {
    /// The id in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// One thing that a tier asks, held against what the partner has. In JSON its id and its name: so a climb says what is asked without a
/// figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "UnknownRequirement", description = "What is asked without a figure.")
)]
pub struct Check<'c> {
    /// The requirement's id, `co_sell_minimum` or `purchase_minimum`.
    #[serde(rename = "requirement")]
    pub id: &'c str,
    /// What a criterion without a figure asks.
    pub name: Option<&'c str>,
    /// One comparison, or several of which one is enough; empty when no figure is stated.
    #[serde(skip)]
    pub comparisons: Vec<Comparison<'c>>,
    /// For each comparison the figures of all years that it goes by; none for what does not depend on business.
    #[serde(skip)]
    pub yearly: Vec<Vec<Figure>>,
    /// How many of the comparisons must be met.
    #[serde(skip)]
    pub enough: usize,
    /// An alternative could not be compared, because the tier is not estimated.
    #[serde(skip)]
    pub incomparable: bool,
    /// Where it stands.
    #[serde(skip)]
    pub cite: &'c Citation,
}

/// What is there against what is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison<'c> {
    /// The requirement's id.
    pub requirement: &'c str,
    /// What is there.
    pub have: Quantity,
    /// What is needed.
    pub need: Quantity,
    /// The weakest year, for what is measured each year.
    pub year: Option<u32>,
    /// The figure of what is needed, for amounts.
    pub target: Option<Figure>,
}

/// How much of something; in JSON a decimal as text, either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Quantity {
    /// So many.
    Count(#[serde(serialize_with = "decimal::as_text")] u32),
    /// So much money.
    Amount(Money),
}

impl Comparison<'_> {
    /// Whether what is there is enough; exactly enough is.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.have >= self.need
    }

    /// What is missing; nothing when it is met.
    #[must_use]
    pub fn short_by(&self) -> Quantity {
        match (self.have, self.need) {
            (Quantity::Count(have), Quantity::Count(need)) => Quantity::Count(need.saturating_sub(have)),
            (Quantity::Amount(have), Quantity::Amount(need)) => Quantity::Amount(need.minus(have).max(Money::ZERO)),
            _ => Quantity::Amount(Money::ZERO),
        }
    }
}

impl Check<'_> {
    /// Met when enough comparisons are; unknown when there is none to go by.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.comparisons.iter().filter(|one| one.is_met()).count() >= self.enough {
            Standing::Met
        } else if self.comparisons.is_empty() || self.incomparable {
            Standing::Unknown
        } else {
            Standing::Short
        }
    }
}

/// The standing of a tier: short when anything is, else unknown when anything is, else met.
#[must_use]
pub fn overall(checks: &[Check<'_>]) -> Standing {
    let has = |standing| checks.iter().any(|check| check.standing() == standing);
    if has(Standing::Short) {
        Standing::Short
    } else if has(Standing::Unknown) {
        Standing::Unknown
    } else {
        Standing::Met
    }
}

/// What a year reached, as far as requirements ask for it.
#[derive(Debug, Clone)]
pub(crate) struct Reached<'c> {
    pub(crate) year: u32,
    pub(crate) measure: Figure,
    /// The base of new subscriptions.
    pub(crate) licenses: Figure,
    /// What requirements measure.
    pub(crate) sold: Vec<(&'c Need, Figure)>,
}

impl Reached<'_> {
    /// What the year sold, for a requirement that asks for it.
    fn sold_for(&self, need: &Need) -> Option<Figure> {
        self.sold.iter().find(|(of, _)| std::ptr::eq(*of, need)).map(|(_, sold)| *sold)
    }
}

/// Makes an amount of the program in the scenario's currency.
pub(crate) type MakeTarget<'m, 'c> = dyn FnMut(Name<'c>, Decimal, &'c Citation) -> Figure + 'm;

/// Holds everything that a tier asks against the team and the years. Without years, what is measured stays unknown.
pub(crate) fn checks<'c>(
    tier: &'c Tier,
    scenario: &Scenario,
    years: &[Reached<'c>],
    make_target: &mut MakeTarget<'_, 'c>,
) -> Vec<Check<'c>> {
    let minimums = tier.minimums.iter().map(|minimum| check_minimum(minimum, years, make_target)).collect::<Vec<_>>();
    let requirements = tier.requirements.iter().map(|asked| check_requirement(asked, scenario, years, make_target));
    minimums.into_iter().chain(requirements).collect()
}

fn check_minimum<'c>(minimum: &'c Minimum, years: &[Reached<'c>], make_target: &mut MakeTarget<'_, 'c>) -> Check<'c> {
    let id = match minimum.measure {
        Measure::ClosedDeals => "co_sell_minimum",
        Measure::Purchases => "purchase_minimum",
    };
    let comparison = weakest(years, |year| year.measure.amount).map(|(year, measure)| {
        let target = make_target(Name::Minimum, minimum.amount, &minimum.cite);
        Comparison {
            requirement: id,
            have: Quantity::Amount(measure),
            need: Quantity::Amount(target.amount),
            year: Some(year),
            target: Some(target),
        }
    });
    Check {
        id,
        name: None,
        yearly: Vec::from_iter(comparison.map(|_| years.iter().map(|year| year.measure).collect())),
        enough: 1,
        incomparable: comparison.is_none(),
        comparisons: Vec::from_iter(comparison),
        cite: &minimum.cite,
    }
}

fn check_requirement<'c>(
    asked: &'c Requirement,
    scenario: &Scenario,
    years: &[Reached<'c>],
    make_target: &mut MakeTarget<'_, 'c>,
) -> Check<'c> {
    let asks: Vec<(&'c str, &'c Need)> = match &asked.need {
        Need::AnyOf(alternatives) | Need::SomeOf { of: alternatives, .. } => {
            alternatives.iter().map(|one| (one.requirement.as_str(), &one.need)).collect()
        }
        Need::NotStated => Vec::new(),
        need => vec![(&asked.requirement, need)],
    };
    let mut comparisons = Vec::with_capacity(asks.len());
    let mut yearly = Vec::with_capacity(asks.len());
    for (id, need) in &asks {
        if let Some(comparison) = compare(id, need, &asked.cite, scenario, years, make_target) {
            comparisons.push(comparison);
            yearly.push(measured(need, scenario, years));
        }
    }
    Check {
        id: &asked.requirement,
        name: asked.name.as_deref(),
        enough: if let Need::SomeOf { at_least, .. } = asked.need { at_least as usize } else { 1 },
        incomparable: comparisons.len() < asks.len(),
        comparisons,
        yearly,
        cite: &asked.cite,
    }
}

/// The figures of all years that an amount of business goes by; none for anything else.
fn measured<'c>(need: &'c Need, scenario: &Scenario, years: &[Reached<'c>]) -> Vec<Figure> {
    match need {
        Need::Amount(_) if scenario.deals.partner_sourced => years.iter().map(|year| year.licenses).collect(),
        Need::Sold { .. } => years.iter().filter_map(|year| year.sold_for(need)).collect(),
        _ => Vec::new(),
    }
}

fn compare<'c>(
    id: &'c str,
    need: &'c Need,
    cite: &'c Citation,
    scenario: &Scenario,
    years: &[Reached<'c>],
    make_target: &mut MakeTarget<'_, 'c>,
) -> Option<Comparison<'c>> {
    match need {
        Need::AtLeast(need) => Some(Comparison {
            requirement: id,
            have: Quantity::Count(scenario.has(id)),
            need: Quantity::Count(*need),
            year: None,
            target: None,
        }),
        Need::Amount(need) => {
            let sourced =
                |year: &Reached<'c>| if scenario.deals.partner_sourced { year.licenses.amount } else { Money::ZERO };
            let (year, licenses) = weakest(years, sourced)?;
            let target = make_target(Name::LicenseTarget, *need, cite);
            Some(Comparison {
                requirement: id,
                have: Quantity::Amount(licenses.in_units_of(target.amount)),
                need: Quantity::Amount(target.amount),
                year: Some(year),
                target: Some(target),
            })
        }
        Need::Points { .. } | Need::Sold { .. } => {
            compare_points_or_sales(id, need, cite, scenario, years, make_target)
        }
        Need::NotStated | Need::AnyOf(_) | Need::SomeOf { .. } => None,
    }
}

fn compare_points_or_sales<'c>(
    id: &'c str,
    need: &'c Need,
    cite: &'c Citation,
    scenario: &Scenario,
    years: &[Reached<'c>],
    make_target: &mut MakeTarget<'_, 'c>,
) -> Option<Comparison<'c>> {
    match need {
        Need::Points { at_least, of } => Some(Comparison {
            requirement: id,
            have: Quantity::Count(gauge::points(of, scenario)),
            need: Quantity::Count(*at_least),
            year: None,
            target: None,
        }),
        Need::Sold { measure, at_least, .. } if !measure.is_money() => Some(Comparison {
            requirement: id,
            have: Quantity::Count(measure.count(scenario)),
            need: Quantity::Count(decimal::count(*at_least)),
            year: None,
            target: None,
        }),
        Need::Sold { at_least, .. } => {
            let sold = |year: &Reached<'c>| year.sold_for(need).map_or(Money::ZERO, |sold| sold.amount);
            let (year, sold) = weakest(years, sold)?;
            let target = make_target(Name::SalesTarget, *at_least, cite);
            Some(Comparison {
                requirement: id,
                have: Quantity::Amount(sold.in_units_of(target.amount)),
                need: Quantity::Amount(target.amount),
                year: Some(year),
                target: Some(target),
            })
        }
        Need::AtLeast(_) | Need::Amount(_) | Need::NotStated | Need::AnyOf(_) | Need::SomeOf { .. } => None,
    }
}

/// The earliest of the years in which an amount is least.
fn weakest<'c>(years: &[Reached<'c>], amount: impl Fn(&Reached<'c>) -> Money) -> Option<(u32, Money)> {
    years.iter().map(|year| (year.year, amount(year))).min_by_key(|(_, amount)| *amount)
}

/// A counted requirement of which some is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) requirement: &'static str,
    pub(crate) count: u32,
    pub(crate) recurrence: Recurrence,
    /// Business that replaces it.
    pub(crate) unless: Vec<Reaching>,
    /// How much of that business is enough.
    pub(crate) enough: usize,
}

/// What is missing and can be paid for, unless business replaces it. Of alternatives those that cost least over all
/// years at the visitor's unit costs, as many as are needed.
///
/// Whether business reaches its amounts is left to the working, so that what falls due follows from the business by a formula.
pub(crate) fn missing(checks: &[Check<'_>], scenario: &Scenario) -> Vec<Missing> {
    let mut missing = Vec::new();
    for check in checks.iter().filter(|check| !check.incomparable) {
        add_missing(check, scenario, &mut missing);
    }
    missing
}

fn add_missing(check: &Check<'_>, scenario: &Scenario, missing: &mut Vec<Missing>) {
    let (mut met, mut unless, mut payables) = (0, Vec::new(), Vec::new());
    for (compared, measures) in check.comparisons.iter().zip(&check.yearly) {
        match compared.target {
            Some(threshold) if !measures.is_empty() => unless.push(Reaching { measures: measures.clone(), threshold }),
            _ if compared.is_met() => met += 1,
            _ => payables.extend(payable(compared)),
        }
    }
    let price = |(requirement, count, recurrence): &(&str, u32, Recurrence)| {
        let times = if *recurrence == Recurrence::Yearly { scenario.years } else { 1 };
        cost(scenario, requirement, count.saturating_mul(times))
    };
    order::sort_by_key(&mut payables, price);
    // With one alternative paid for, one less has to be reached by business, and so on.
    let needed = (1..=check.enough.saturating_sub(met)).rev();
    for ((requirement, count, recurrence), enough) in payables.into_iter().zip(needed) {
        let unless = if enough <= unless.len() { unless.clone() } else { Vec::new() };
        missing.push(Missing { requirement, count, recurrence, unless, enough });
    }
}

fn cost(scenario: &Scenario, requirement: &str, count: u32) -> Decimal {
    decimal::product(scenario.unit_cost(requirement).amount(), Decimal::from(count)).unwrap_or(Decimal::MAX)
}

fn payable(comparison: &Comparison<'_>) -> Option<(&'static str, u32, Recurrence)> {
    let (requirement, recurrence) = requirement::KNOWN.into_iter().find(|(id, _)| *id == comparison.requirement)?;
    match comparison.short_by() {
        Quantity::Count(count) => Some((requirement, count, recurrence)),
        Quantity::Amount(_) => None,
    }
}
