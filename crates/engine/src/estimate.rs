//! What every tier would pay in a scenario: `docs/calculation.md` §3 to §5.
//!
//! [`estimate`] is total: every scenario gives an estimate. It makes the sales of all years once and each tier's figures in `tier`, in
//! the order in which a person would: lines, measures, fees and refunds, standing, costs, net. [`working`] makes one tier again and keeps
//! the steps. Questions beside the estimate (break-even, goals) are in [`crate::questions`].

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

mod exchange;
mod json;
mod openness;
mod ranking;
mod tier;
pub use crate::rules::line::{Basis, Line};
pub use crate::working::Range;
pub use openness::{OpenPoint, Reading};
pub use ranking::Unranked;

/// The figures of every tier that states an income, ranked, and the reasons why others are left out.
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
    /// What was wrong with the scenario; empty when it was not read from a document.
    pub errors: Vec<FieldError>,
}

/// The figures of one tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierEstimate<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// Commission or margin.
    pub kind: RuleKind,
    /// Why it stands apart; `None` when it is ranked.
    pub unranked: Option<Unranked>,
    /// All lines of all years.
    pub gross: Range,
    /// Gross less fees and costs, with what is refunded.
    pub net: Range,
    /// All fees.
    pub fees: Figure,
    /// All refunds.
    pub refunds: Figure,
    /// All costs.
    pub costs: Figure,
    /// Expected gross in percent of the list value of all streams, two decimals; `None` when nothing is sold.
    pub effective_rate: Option<Percent>,
    /// Everything that the tier asks, held against what is there.
    pub checks: Vec<Check<'c>>,
    /// The years, from year 1.
    pub years: Vec<Year<'c>>,
    /// What the documents leave open and what would change the figures.
    pub open_points: Vec<OpenPoint<'c>>,
    /// The rules whose rate the visitor assumed.
    pub assumed: Vec<(&'c Rule, Percent)>,
    /// How unclear clauses are read, where it touches the result.
    pub readings: Vec<Reading>,
}

/// The figures of one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Year<'c> {
    /// From 1.
    pub year: u32,
    /// Gross less fees and costs, with what is refunded.
    pub net: Range,
    /// All lines.
    pub gross: Range,
    /// Fees that fall due.
    pub fees: Figure,
    /// What comes back.
    pub refunds: Figure,
    /// What doing business costs.
    pub costs: Figure,
    /// Closed deals for commission tiers, purchases for margin tiers.
    pub measure: Figure,
    /// One line for every rule.
    pub lines: Vec<Line<'c>>,
}

/// A tier without an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotEstimated<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// Why.
    #[serde(flatten)]
    pub reason: NoEstimate,
    /// What the tier asks, as far as it can be held against the team alone.
    #[serde(skip)]
    pub checks: Vec<Check<'c>>,
}

/// Why a tier has no estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum NoEstimate {
    /// Its documents state no income.
    NoIncomeStated,
    /// Its money facts stand in a currency that cannot be converted.
    MissingExchangeRate {
        /// The currency of the money facts.
        currency: Currency,
        /// The currencies without a rate.
        missing: Vec<Currency>,
    },
}

impl TierEstimate<'_> {
    /// Whether it takes part in the ranking.
    #[must_use]
    pub const fn is_ranked(&self) -> bool {
        self.unranked.is_none()
    }

    /// Whether the partner has what the tier asks.
    #[must_use]
    pub fn standing(&self) -> Standing {
        standing::overall(&self.checks)
    }

    /// What is missing.
    pub fn gaps(&self) -> impl Iterator<Item = &Check<'_>> {
        self.checks.iter().filter(|check| check.standing() == Standing::Short)
    }
}

/// Estimates every tier of a catalog.
#[must_use]
pub fn estimate<'c>(catalog: &'c Catalog, scenario: &Scenario) -> Estimate<'c> {
    estimate_by(catalog, scenario, Steps::Counted).0
}

/// Estimates every tier of a catalog and keeps every step: the workings are those of [`Estimate::tiers`], in that order.
#[must_use]
pub fn estimate_with_workings<'c>(catalog: &'c Catalog, scenario: &Scenario) -> (Estimate<'c>, Vec<Working<'c>>) {
    estimate_by(catalog, scenario, Steps::Kept)
}

fn estimate_by<'c>(catalog: &'c Catalog, scenario: &Scenario, steps: Steps) -> (Estimate<'c>, Vec<Working<'c>>) {
    let sales = volume::sales(scenario, steps);
    let mut worked = Vec::new();
    let mut not_estimated = Vec::new();
    for tier in catalog.tiers() {
        let mut ledger = sales.ledger(scenario.currency, steps);
        match tier::estimate(tier, scenario, &sales, &mut ledger) {
            Ok(estimate) => worked.push((estimate, ledger.into_working())),
            Err(reason) => not_estimated.push(not_estimated_because(reason, tier, scenario)),
        }
    }
    ranking::sort(&mut worked);
    let (tiers, workings) = worked.into_iter().unzip();
    let rules = &catalog.fingerprint;
    (Estimate { rules, currency: scenario.currency, tiers, not_estimated, errors: Vec::new() }, workings)
}

fn not_estimated_because<'c>(reason: NoEstimate, tier: TierRef<'c>, scenario: &Scenario) -> NotEstimated<'c> {
    NotEstimated { tier, reason, checks: tier::checks_of_team(tier, scenario) }
}

/// The figures of one tier, or why there are none.
pub(crate) fn estimate_tier<'c>(tier: TierRef<'c>, scenario: &Scenario) -> Result<TierEstimate<'c>, NotEstimated<'c>> {
    let sales = volume::sales(scenario, Steps::Counted);
    let mut ledger = sales.ledger(scenario.currency, Steps::Counted);
    tier::estimate(tier, scenario, &sales, &mut ledger).map_err(|reason| not_estimated_because(reason, tier, scenario))
}

/// The figures of one ranked tier with a working that holds for every amount: which steps it has does not depend on what is
/// sold. `None` for a tier that stands apart or is not estimated.
pub(crate) fn ranked_for_every_amount<'c>(
    tier: TierRef<'c>,
    scenario: &Scenario,
    sales: &Sales<'c>,
) -> Option<(TierEstimate<'c>, Working<'c>)> {
    if ranking::unranked(tier, scenario).is_some() {
        return None;
    }
    let mut ledger = sales.ledger(scenario.currency, Steps::Kept).for_every_amount();
    let estimate = tier::estimate(tier, scenario, sales, &mut ledger).ok()?;
    Some((estimate, ledger.into_working()))
}

/// Reads a scenario and estimates every tier with it; what was wrong stands in [`Estimate::errors`].
#[must_use]
pub fn estimate_document<'c>(catalog: &'c Catalog, document: &Node) -> Estimate<'c> {
    let (scenario, errors) = scenario::read(document, catalog);
    Estimate { errors, ..estimate(catalog, &scenario) }
}

/// Every step of one tier's estimate; `None` when the tier is not estimated.
#[must_use]
pub fn working<'c>(tier: TierRef<'c>, scenario: &Scenario) -> Option<Working<'c>> {
    let sales = volume::sales(scenario, Steps::Kept);
    let mut ledger = sales.ledger(scenario.currency, Steps::Kept);
    tier::estimate(tier, scenario, &sales, &mut ledger).ok()?;
    Some(ledger.into_working())
}
