//! What a partner asks beside the estimate: `docs/calculation.md` §6.
//!
//! When does another tier get ahead ([`crossovers`]), where does a tier's net jump or bend ([`cliffs`]), what does it take to
//! earn a sum ([`goal`]), is it worth climbing ([`climb`]), and how far is one from another order ([`flips`])?
//!
//! The first three ask in one [`Variable`]. Nothing is sampled. A [`NetCurve`] runs the working of the estimate for other
//! amounts, so that a figure and an answer cannot disagree. Between the amounts at which a refund, a cap or a requirement
//! switches, a net is a straight line but for rounding, and how far rounding can carry it is known. So the order of two tiers
//! is certain outside of a few cents around each crossing, and there every cent is looked at.
//!
//! Where the contract is silent, these answers mean:
//! - Only ranked tiers take part: of the others the documents do not say what they pay. Expected figures are compared.
//! - An order that rounding alone makes is none. A tier is passed when it was ahead and another stays ahead beyond the stretch
//!   in which rounding decides; before the first and after the last such stretch its cents themselves tell who is ahead.
//! - Two lines so nearly parallel that rounding decides over more than [`SCANNED`] minor units (2,500.00) are the exception to
//!   "the last change": the answer is then an amount with another order a cent before, and says until where rounding decides.
//! - Amounts outside 0 to 10¹² are not typed by anybody and so not searched.
//! - A tier whose rules could make an answer wrong is named in [`Answer::left_out`] and takes no part.

use serde::Serialize;

use crate::estimate;
use crate::money::Money;
use crate::program::{Catalog, TierRef};
use crate::scenario::{Deals, GREATEST_AMOUNT, Scenario};
use crate::volume;
use crate::working::Steps;

mod cliff;
mod climb;
mod course;
mod crossover;
mod curve;
mod flip;
mod goal;
mod piece;
mod question;
mod search;
mod switch;
mod tape;
#[cfg(test)]
mod tests;

pub use cliff::{Cause, CauseKind, Cliff, CliffKind, cliffs};
pub use climb::{Climb, Gap, Price, Remedy, YearOfGain, climb};
pub use crossover::{Crossover, crossovers};
pub use curve::NetCurve;
pub use flip::{Flip, Turn, Typed, flips};
pub use goal::{Goal, GoalOfTier, goal};
pub use piece::SCANNED;
pub use question::{ClimbQuestion, GoalQuestion, RangeQuestion};

/// An amount of the scenario that a question is asked in: the money fields of `deals`.
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

    /// The bare name of the field.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.field().strip_prefix("deals.").unwrap_or_default()
    }

    /// The variable with this bare name.
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

    /// What a scenario has in the field.
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

/// What a question found, and the tiers for which it has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer<'c, T> {
    /// What it found.
    pub found: Vec<T>,
    /// The ranked tiers that take no part, because an answer could be wrong. Empty for every program whose rules are shares,
    /// caps, floors, brackets and fees alone.
    pub left_out: Vec<LeftOut<'c>>,
}

/// A ranked tier for which a question has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOut<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// Why.
    pub why: Why,
}

/// Why a question has no answer for a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A rule pays deal by deal, over more deals and years than can be told apart: about 4,000 in all.
    TooManyDeals,
    /// What a rule measures stays within rounding of an edge over more than [`SCANNED`] amounts, so that it is not known at which
    /// of them the rule pays another rate.
    RoundingDecides,
}

impl<'c, T> Answer<'c, T> {
    /// The same tiers left out, with something else found.
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
    let sales = volume::sales(scenario, Steps::Kept);
    for tier in catalog.tiers() {
        let Some((estimate, working)) = estimate::ranked_for_every_amount(tier, scenario, &sales) else { continue };
        match NetCurve::new(&estimate, working, variable, from, to) {
            Ok(curve) => answer.found.push(curve),
            Err(why) => answer.left_out.push(LeftOut { tier, why }),
        }
    }
    answer
}

/// The greatest amount that a scenario takes.
fn greatest(scenario: &Scenario) -> Money {
    Money::rounded(GREATEST_AMOUNT.into(), scenario.currency)
}
