//! A partner's standing against the requirements of a tier: `docs/calculation.md` §5, standing and gaps.
//!
//! Procedural conditions (an application, a credit check) are clauses and are not checked. A missed minimum changes no figure.

use strum::IntoStaticStr;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::citation::Citation;
use crate::decimal;
use crate::money::Money;
use crate::order;
use crate::program::Tier;
use crate::requirement::{self, Recurrence};
use crate::rules::scale_basis;
use crate::rules::{Measure, Minimum, Need, Requirement};
use crate::scenario::Scenario;
use crate::working::{Figure, Name, Reaching};

/// Whether a partner meets the requirements of a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Standing {
    /// Every requirement is met.
    Met,
    /// At least one requirement is not met.
    Short,
    /// No requirement is known to be missed, but at least one has no stated figure.
    Unknown,
}

impl Standing {
    /// The id in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// One requirement of a tier, compared with the partner's team or business.
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
    /// The text of a criterion without a figure.
    pub name: Option<&'c str>,
    /// One comparison, or one for each alternative; empty when no figure is stated.
    #[serde(skip)]
    pub comparisons: Vec<Quantities<'c>>,
    /// For each comparison, its figures of all years; empty for one that does not depend on business.
    #[serde(skip)]
    pub yearly: Vec<Vec<Figure>>,
    /// The number of comparisons that must be met.
    #[serde(skip)]
    pub enough: usize,
    /// Whether an alternative could not be compared, because the tier is not estimated.
    #[serde(skip)]
    pub incomparable: bool,
    /// Citation of the requirement.
    #[serde(skip)]
    pub cite: &'c Citation,
}

/// A present quantity compared with the required one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantities<'c> {
    /// The requirement's id.
    pub requirement: &'c str,
    /// Present quantity.
    pub have: Quantity,
    /// Required quantity.
    pub need: Quantity,
    /// The weakest year, for a quantity that is measured each year.
    pub year: Option<u32>,
    /// The figure of the required amount; `None` for counts.
    pub target: Option<Figure>,
}

/// A count or an amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Quantity {
    /// A count.
    Count(#[serde(serialize_with = "decimal::as_text")] u32),
    /// An amount of money.
    Amount(Money),
}

impl Quantities<'_> {
    /// Whether the present quantity is at least the required one.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.have >= self.need
    }

    /// The missing quantity; zero when the requirement is met.
    #[must_use]
    pub fn short_by(&self) -> Quantity {
        match (self.have, self.need) {
            (Quantity::Count(have), Quantity::Count(need)) => Quantity::Count(need.saturating_sub(have)),
            (Quantity::Amount(have), Quantity::Amount(need)) => Quantity::Amount(need.minus(have).max(Money::ZERO)),
            _ => Quantity::Amount(Money::ZERO),
        }
    }
}

impl<'c> Check<'c> {
    /// The comparisons that are not met: the ways that are left.
    pub fn unmet(&self) -> impl Iterator<Item = &Quantities<'c>> {
        self.comparisons.iter().filter(|one| !one.is_met())
    }

    /// How many of the [`unmet`](Self::unmet) comparisons must still be met.
    #[must_use]
    pub fn still_needed(&self) -> usize {
        self.enough.saturating_sub(self.comparisons.len() - self.unmet().count())
    }

    /// Met when enough comparisons are met; unknown when no figure is stated.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.still_needed() == 0 {
            Standing::Met
        } else if self.comparisons.is_empty() || self.incomparable {
            Standing::Unknown
        } else {
            Standing::Short
        }
    }
}

/// The standing of a tier: short when any check is short, else unknown when any is unknown, else met.
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

/// Business of one year, as requirements measure it.
#[derive(Debug, Clone)]
pub(crate) struct Reached<'c> {
    pub(crate) year: u32,
    pub(crate) measure: Figure,
    /// The base of new subscriptions.
    pub(crate) licenses: Figure,
    /// The sales that [`Need::Sold`] measures, by need.
    pub(crate) sold: Vec<(&'c Need, Figure)>,
}

impl Reached<'_> {
    /// The sales of the year that a need measures.
    fn sold_for(&self, need: &Need) -> Option<Figure> {
        self.sold.iter().find(|(of, _)| std::ptr::eq(*of, need)).map(|(_, sold)| *sold)
    }
}

/// Converts an amount of the program into a figure in the scenario's currency.
pub(crate) type MakeTarget<'m, 'c> = dyn FnMut(Name<'c>, Decimal, &'c Citation) -> Figure + 'm;

/// Compares every requirement and minimum of a tier with the team and the years. Without years, measured business stays unknown.
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
        Quantities {
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

/// The figures of all years that a need for an amount of business measures; empty for any other need.
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
) -> Option<Quantities<'c>> {
    match need {
        Need::AtLeast(need) => Some(Quantities {
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
            Some(Quantities {
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
) -> Option<Quantities<'c>> {
    match need {
        Need::Points { at_least, of } => Some(Quantities {
            requirement: id,
            have: Quantity::Count(scale_basis::points(of, scenario)),
            need: Quantity::Count(*at_least),
            year: None,
            target: None,
        }),
        Need::Sold { measure, at_least, .. } if !measure.is_money() => Some(Quantities {
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
            Some(Quantities {
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

/// The earliest of the years with the least amount.
fn weakest<'c>(years: &[Reached<'c>], amount: impl Fn(&Reached<'c>) -> Money) -> Option<(u32, Money)> {
    years.iter().map(|year| (year.year, amount(year))).min_by_key(|(_, amount)| *amount)
}

/// Missing units of a counted requirement, which cost money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MissingUnits {
    pub(crate) requirement: &'static str,
    pub(crate) count: u32,
    pub(crate) recurrence: Recurrence,
    /// Business that replaces the missing units.
    pub(crate) unless: Vec<Reaching>,
    /// How many kinds of that business must be reached to replace them.
    pub(crate) enough: usize,
}

/// Missing units that cost money unless business replaces them. Among alternatives, the cheapest ones over all years at the visitor's
/// unit costs, as many as are needed.
///
/// Whether business reaches its amounts is evaluated in the working, so that the cost follows from the business by a formula.
pub(crate) fn missing(checks: &[Check<'_>], scenario: &Scenario) -> Vec<MissingUnits> {
    let mut missing = Vec::new();
    for check in checks.iter().filter(|check| !check.incomparable) {
        add_missing(check, scenario, &mut missing);
    }
    missing
}

fn add_missing(check: &Check<'_>, scenario: &Scenario, missing: &mut Vec<MissingUnits>) {
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
    // With one alternative paid for, one fewer must be reached by business, and so on.
    let needed = (1..=check.enough.saturating_sub(met)).rev();
    for ((requirement, count, recurrence), enough) in payables.into_iter().zip(needed) {
        let unless = if enough <= unless.len() { unless.clone() } else { Vec::new() };
        missing.push(MissingUnits { requirement, count, recurrence, unless, enough });
    }
}

fn cost(scenario: &Scenario, requirement: &str, count: u32) -> Decimal {
    decimal::product(scenario.unit_cost(requirement).amount(), Decimal::from(count)).unwrap_or(Decimal::MAX)
}

fn payable(comparison: &Quantities<'_>) -> Option<(&'static str, u32, Recurrence)> {
    let (requirement, recurrence) = requirement::KNOWN.into_iter().find(|(id, _)| *id == comparison.requirement)?;
    match comparison.short_by() {
        Quantity::Count(count) => Some((requirement, count, recurrence)),
        Quantity::Amount(_) => None,
    }
}
