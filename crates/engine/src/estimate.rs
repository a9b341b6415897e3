//! The estimate: the result of every tier for one scenario, by `docs/calculation.md` §3 to §5.
//!
//! [`estimate`] is total: every scenario gives an estimate. The sales of all years are computed once, then the figures of each tier in
//! `tier.rs`, in the order in which a person would: lines, measures, fees and refunds, standing, costs, net. [`working`] computes one
//! tier again and stores the steps. Questions beside the estimate (break-even, goals) are in [`crate::questions`].

use serde::Serialize;

use crate::document::Node;
use crate::error::FieldError;
use crate::money::Currency;
use crate::percent::Percent;
use crate::program::{Catalog, TierRef};
use crate::rules::{Rule, RuleKind};
use crate::scenario::{self, Scenario};
use crate::standing::{self, Check, Standing};
use crate::volume::{self, Sales};
use crate::working::{Figure, Steps, Working};

mod caveats;
mod exchange;
mod json;
mod ranking;
mod tier;
pub use crate::rules::line::{Basis, Line};
pub use crate::working::Range;
pub use caveats::{OpenPoint, Reading};
pub use ranking::Unranked;

/// The figures of every tier that states an income, in ranking order, and the tiers that have no figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate<'c> {
    /// [`Catalog::fingerprint`] of the rules.
    pub rules: &'c str,
    /// The currency of every amount.
    pub currency: Currency,
    /// Ranked tiers by expected net, then the others in catalog order.
    pub tiers: Vec<TierEstimate<'c>>,
    /// Tiers without an estimate, in catalog order.
    pub not_estimated: Vec<NotEstimated<'c>>,
    /// Errors in the scenario; empty when it was not read from a document.
    pub errors: Vec<FieldError>,
}

/// The figures of one tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierEstimate<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// Commission or margin.
    pub kind: RuleKind,
    /// The reason why the tier stands apart from the ranking; `None` when it is ranked.
    pub unranked: Option<Unranked>,
    /// Sum of all lines of all years.
    pub gross: Range,
    /// Gross minus fees and costs, plus refunds.
    pub net: Range,
    /// Sum of all fees.
    pub fees: Figure,
    /// Sum of all refunds.
    pub refunds: Figure,
    /// Sum of all costs.
    pub costs: Figure,
    /// Expected gross in percent of the list value of all streams, with two decimals; `None` when nothing is sold.
    pub effective_rate: Option<Percent>,
    /// The requirements and minimums of the tier, compared with the partner's team and business.
    pub checks: Vec<Check<'c>>,
    /// The years, from year 1.
    pub years: Vec<Year<'c>>,
    /// Facts that no document states and that would change the figures.
    pub open_points: Vec<OpenPoint<'c>>,
    /// The rules whose rate the visitor assumed, with that rate.
    pub assumed: Vec<(&'c Rule, Percent)>,
    /// Interpretations of unclear clauses that affect the result.
    pub readings: Vec<Reading>,
}

/// The figures of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Year<'c> {
    /// Number of the year, from 1.
    pub year: u32,
    /// Gross minus fees and costs, plus refunds.
    pub net: Range,
    /// Sum of all lines.
    pub gross: Range,
    /// Fees that fall due.
    pub fees: Figure,
    /// Refunds of fees.
    pub refunds: Figure,
    /// The partner's own costs.
    pub costs: Figure,
    /// Closed deals for commission tiers, purchases for margin tiers.
    pub measure: Figure,
    /// One line for each rule.
    pub lines: Vec<Line<'c>>,
}

/// A tier without an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotEstimated<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// The reason.
    #[serde(flatten)]
    pub reason: NoEstimate,
    /// The requirements of the tier, as far as the team alone can meet them.
    #[serde(skip)]
    pub checks: Vec<Check<'c>>,
}

/// The reason why a tier has no estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum NoEstimate {
    /// The documents of the tier state no income.
    NoIncomeStated,
    /// The tier states amounts in a currency that cannot be converted.
    MissingExchangeRate {
        /// The currency of the amounts.
        currency: Currency,
        /// The currencies without a rate.
        missing: Vec<Currency>,
    },
}

impl TierEstimate<'_> {
    /// Whether the tier is ranked.
    #[must_use]
    pub const fn is_ranked(&self) -> bool {
        self.unranked.is_none()
    }

    /// Whether the partner meets the requirements of the tier.
    #[must_use]
    pub fn standing(&self) -> Standing {
        standing::overall(&self.checks)
    }

    /// The checks that are not met.
    pub fn gaps(&self) -> impl Iterator<Item = &Check<'_>> {
        self.checks.iter().filter(|check| check.standing() == Standing::Short)
    }
}

/// Estimates every tier of a catalog.
#[must_use]
pub fn estimate<'c>(catalog: &'c Catalog, scenario: &Scenario) -> Estimate<'c> {
    estimate_by(catalog, scenario, Steps::Count).0
}

/// Estimates every tier of a catalog and stores every step. The workings are in the order of [`Estimate::tiers`].
#[must_use]
pub fn estimate_with_workings<'c>(catalog: &'c Catalog, scenario: &Scenario) -> (Estimate<'c>, Vec<Working<'c>>) {
    estimate_by(catalog, scenario, Steps::Store)
}

fn estimate_by<'c>(catalog: &'c Catalog, scenario: &Scenario, steps: Steps) -> (Estimate<'c>, Vec<Working<'c>>) {
    let sales = volume::sales(scenario, steps);
    let mut estimated = Vec::new();
    let mut not_estimated = Vec::new();
    for tier in catalog.tiers() {
        let mut ledger = sales.ledger(scenario.currency, steps);
        match tier::estimate(tier, scenario, &sales, &mut ledger) {
            Ok(estimate) => estimated.push((estimate, ledger.into_working())),
            Err(reason) => not_estimated.push(not_estimated_because(reason, tier, scenario)),
        }
    }
    ranking::sort(&mut estimated);
    let (tiers, workings) = estimated.into_iter().unzip();
    let rules = &catalog.fingerprint;
    (Estimate { rules, currency: scenario.currency, tiers, not_estimated, errors: Vec::new() }, workings)
}

fn not_estimated_because<'c>(reason: NoEstimate, tier: TierRef<'c>, scenario: &Scenario) -> NotEstimated<'c> {
    NotEstimated { tier, reason, checks: tier::checks_of_team(tier, scenario) }
}

/// The figures of one tier, or the reason why it has none.
pub(crate) fn estimate_tier<'c>(tier: TierRef<'c>, scenario: &Scenario) -> Result<TierEstimate<'c>, NotEstimated<'c>> {
    let sales = volume::sales(scenario, Steps::Count);
    let mut ledger = sales.ledger(scenario.currency, Steps::Count);
    tier::estimate(tier, scenario, &sales, &mut ledger).map_err(|reason| not_estimated_because(reason, tier, scenario))
}

/// The figures of one ranked tier, with a working that is valid for every amount: its set of steps does not depend on sales. `None` for
/// a tier that is not ranked or not estimated.
pub(crate) fn ranked_for_every_amount<'c>(
    tier: TierRef<'c>,
    scenario: &Scenario,
    sales: &Sales<'c>,
) -> Option<(TierEstimate<'c>, Working<'c>)> {
    if ranking::unranked(tier, scenario).is_some() {
        return None;
    }
    let mut ledger = sales.ledger(scenario.currency, Steps::Store).for_every_amount();
    let estimate = tier::estimate(tier, scenario, sales, &mut ledger).ok()?;
    Some((estimate, ledger.into_working()))
}

/// Reads a scenario and estimates every tier with it; its errors are in [`Estimate::errors`].
#[must_use]
pub fn estimate_document<'c>(catalog: &'c Catalog, document: &Node) -> Estimate<'c> {
    let (scenario, errors) = scenario::read(document, catalog);
    Estimate { errors, ..estimate(catalog, &scenario) }
}

/// Every step of one tier's estimate; `None` when the tier is not estimated.
#[must_use]
pub fn working<'c>(tier: TierRef<'c>, scenario: &Scenario) -> Option<Working<'c>> {
    let sales = volume::sales(scenario, Steps::Store);
    let mut ledger = sales.ledger(scenario.currency, Steps::Store);
    tier::estimate(tier, scenario, &sales, &mut ledger).ok()?;
    Some(ledger.into_working())
}
