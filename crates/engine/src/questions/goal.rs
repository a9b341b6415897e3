//! Goals: the least amount of a variable that earns a sum.

use serde::Serialize;

use super::curve::NetCurve;
use super::piecewise::Difference;
use super::search::Direction;
use super::{Answer, Variable, curves, greatest};
use crate::money::Money;
use crate::program::{Catalog, TierRef};
use crate::scenario::Scenario;

/// The goal in one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalOfTier<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// Whether and where the goal is reached.
    #[serde(flatten)]
    pub goal: Goal,
}

/// Whether and where a goal is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "goal", rename_all = "snake_case")]
pub enum Goal {
    /// The goal is reached.
    Reached {
        /// The least amount that reaches the goal.
        at: Money,
        /// The net at this amount.
        net: Money,
        /// The end of the interval in which rounding decides, only where the net rises so slowly that it is longer than [`super::SCANNED`]
        /// minor units. One minor unit below `at` the goal is then not reached, but a lesser amount may reach it.
        #[serde(skip_serializing_if = "Option::is_none")]
        rounding_until: Option<Money>,
    },
    /// No amount from 0 to 10¹² reaches the goal.
    OutOfReach {
        /// The greatest net.
        #[serde(rename = "net")]
        best: Money,
        /// The least amount with the greatest net.
        at: Money,
    },
    /// The goal is not reached, and the net does not depend on the variable.
    DoesNotDependOnIt {
        /// The net at every amount.
        net: Money,
    },
}

/// For every ranked tier in catalog order, the least amount of a variable, from 0 to 10¹², at which the expected net is at least a
/// target, or else the greatest net. The rest of the scenario stays the same.
///
/// Rounding can lift a net to the target a cent early and let it fall below again: the first such cent counts.
#[must_use]
pub fn goal<'c>(
    catalog: &'c Catalog,
    scenario: &Scenario,
    variable: Variable,
    target: Money,
) -> Answer<'c, GoalOfTier<'c>> {
    let target = Money::rounded(target.amount(), scenario.currency).minor_units(scenario.currency);
    let goal_of = |curve: &NetCurve<'c>| {
        let mut net = Difference::of(&curve.function);
        let range = (curve.function.from, curve.function.to);
        let goal = if let Some(found) = net.first_reaching(target, range, Direction::Upward) {
            let rounding_until = found.rounding_until.map(|until| curve.money(until));
            Goal::Reached { at: curve.money(found.at), net: curve.money(net.at(found.at)), rounding_until }
        } else if curve.function.expression.is_fixed() {
            Goal::DoesNotDependOnIt { net: curve.money(net.at(curve.function.from)) }
        } else {
            let (best, at) = net.greatest(range);
            Goal::OutOfReach { best: curve.money(best), at: curve.money(at) }
        };
        GoalOfTier { tier: curve.tier, goal }
    };
    let curves = curves(catalog, scenario, variable, Money::ZERO, greatest(scenario));
    curves.with(|curves| curves.iter().map(goal_of).collect())
}
