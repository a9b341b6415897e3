//! Questions beside the estimate: `docs/calculation.md` §6.
//!
//! Crossovers ([`crossovers`]: where one tier gets ahead of another), cliffs ([`cliffs`]: where a tier's net jumps or bends), goals
//! ([`goal`]: the least sales that earn a sum), climbs ([`climb`]: the cost and gain of changing to another tier) and flips ([`flips`]:
//! the nearest values at which another tier leads).
//!
//! The first three ask for an amount of one [`Variable`]. Nothing is sampled. A [`NetCurve`] evaluates the working of the estimate at
//! other amounts, so that a figure and an answer cannot disagree. Between breakpoints (amounts at which a refund, a cap or a
//! requirement switches) a net is a straight line up to rounding, and the effect of rounding is bounded. So the order of two tiers is
//! certain outside of a few cents around each crossing, and within them every cent is evaluated.
//!
//! Interpretations where the contract is silent:
//! - Only ranked tiers take part, because the documents do not say what the others pay. Expected figures are compared.
//! - A difference that rounding alone explains counts as a tie. A tier is passed when it was ahead and another stays ahead beyond the
//!   interval in which rounding decides; before the first and after the last such interval its cents decide who is ahead.
//! - Two lines so nearly parallel that rounding decides over more than [`SCANNED`] minor units (2,500.00) are the exception to
//!   "the last change": the answer is then an amount with another order a cent before, with the end of the interval.
//! - Amounts outside of 0 to 10¹² cannot be typed and are not searched.
//! - A tier whose rules could make an answer wrong is listed in [`Answer::left_out`] and takes no part.

use serde::Serialize;

use crate::estimate;
use crate::money::Money;
use crate::program::{Catalog, TierRef};
use crate::scenario::{Deals, GREATEST_AMOUNT, Scenario};
use crate::volume;
use crate::working::Steps;

mod breakpoint;
mod cliff;
mod climb;
mod crossover;
mod curve;
mod expression;
mod flip;
mod goal;
mod piecewise;
mod question;
mod search;
mod segment;
#[cfg(test)]
mod tests;

pub use cliff::{Cause, CauseKind, Cliff, CliffKind, cliffs};
pub use climb::{Climb, Missing, Price, Way, YearOfGain, climb};
pub use crossover::{Crossover, crossovers};
pub use curve::NetCurve;
pub use flip::{FieldValue, Flip, Turn, flips};
pub use goal::{Goal, GoalOfTier, goal};
pub use question::{ClimbQuestion, GoalQuestion, RangeQuestion};
pub use segment::SCANNED;

/// An amount of the scenario that a question varies: the money fields of `deals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Variable {
    /// New subscriptions of year 1.
    NewSubscriptions,
    /// The vendor's services of year 1.
    Services,
    /// Upgrades of year 1.
    Upgrades,
    /// Subscriptions in force before year 1.
    SubscriptionsInForce,
}

impl Variable {
    /// All variables in the order of the contract.
    pub const ALL: [Self; 4] = [Self::NewSubscriptions, Self::Services, Self::Upgrades, Self::SubscriptionsInForce];

    /// The name of the field, without `deals.`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.field().strip_prefix("deals.").unwrap_or_default()
    }

    /// The variable with the given field name, without `deals.`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variable| variable.id() == id)
    }

    /// The dotted path of the field.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::NewSubscriptions => "deals.new_subscriptions",
            Self::Services => "deals.services",
            Self::Upgrades => "deals.upgrades",
            Self::SubscriptionsInForce => "deals.subscriptions_in_force",
        }
    }

    /// The scenario's amount in the field.
    #[must_use]
    pub const fn of(self, scenario: &Scenario) -> Money {
        let deals = &scenario.deals;
        match self {
            Self::NewSubscriptions => deals.new_subscriptions,
            Self::Services => deals.services,
            Self::Upgrades => deals.upgrades,
            Self::SubscriptionsInForce => deals.subscriptions_in_force,
        }
    }

    /// The scenario with another amount in the field.
    #[must_use]
    pub fn with(self, scenario: &Scenario, amount: Money) -> Scenario {
        let mut scenario = scenario.clone();
        *self.place(&mut scenario.deals) = Money::rounded(amount.amount(), scenario.currency);
        scenario
    }

    const fn place(self, deals: &mut Deals) -> &mut Money {
        match self {
            Self::NewSubscriptions => &mut deals.new_subscriptions,
            Self::Services => &mut deals.services,
            Self::Upgrades => &mut deals.upgrades,
            Self::SubscriptionsInForce => &mut deals.subscriptions_in_force,
        }
    }
}

/// The results of a question, and the tiers for which it has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer<'c, T> {
    /// The results.
    pub found: Vec<T>,
    /// The ranked tiers that take no part, because a result could be wrong. Empty for every program whose rules are only shares,
    /// caps, floors, brackets and fees.
    pub left_out: Vec<LeftOut<'c>>,
}

/// A ranked tier for which a question has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOut<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// The reason.
    pub why: LeftOutReason,
}

/// The reason why a question has no result for a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Why"))]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// A rule pays deal by deal, over more deals and years than can be distinguished: about 4,000 in all.
    TooManyDeals,
    /// The measure of a rule stays within rounding of an edge over more than [`SCANNED`] amounts, so that the amount at which the rate
    /// changes is not known.
    RoundingDecides,
}

impl<'c, T> Answer<'c, T> {
    /// Other results for the same tiers.
    fn with<U>(self, found: impl FnOnce(Vec<T>) -> Vec<U>) -> Answer<'c, U> {
        Answer { found: found(self.found), left_out: self.left_out }
    }
}

/// The curves of every ranked tier, in catalog order, between two amounts of the variable.
#[must_use]
pub fn curves<'c>(
    catalog: &'c Catalog,
    scenario: &Scenario,
    variable: Variable,
    from: Money,
    to: Money,
) -> Answer<'c, NetCurve<'c>> {
    let mut answer = Answer { found: Vec::new(), left_out: Vec::new() };
    let sales = volume::sales(scenario, Steps::Store);
    for tier in catalog.tiers() {
        let Some((estimate, working)) = estimate::ranked_for_every_amount(tier, scenario, &sales) else { continue };
        match NetCurve::new(&estimate, working, variable, from, to) {
            Ok(curve) => answer.found.push(curve),
            Err(why) => answer.left_out.push(LeftOut { tier, why }),
        }
    }
    answer
}

/// The greatest amount that a field of a scenario accepts.
fn greatest(scenario: &Scenario) -> Money {
    Money::rounded(GREATEST_AMOUNT.into(), scenario.currency)
}
