//! How much of a variable it takes to earn a sum.

use serde::Serialize;

use super::course::Difference;
use super::curve::NetCurve;
use super::search::Direction;
use super::{Answer, Variable, curves, greatest};
use crate::money::Money;
use crate::program::{Catalog, TierRef};
use crate::scenario::Scenario;

/// What a goal takes in one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalOfTier<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// Whether and where it is reached.
    #[serde(flatten)]
    pub goal: Goal,
}

/// Whether and where a goal is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "goal", rename_all = "snake_case")]
pub enum Goal {
    /// It is.
    Reached {
        /// The least amount that reaches it.
        at: Money,
        /// The net there.
        net: Money,
        /// Only where the net rises so slowly that rounding decides over more than [`super::SCANNED`] minor units: until where. A
        /// minor unit less than `at` then does not reach it, but some lesser amount may.
        #[serde(skip_serializing_if = "Option::is_none")]
        rounding_until: Option<Money>,
    },
    /// It is not, from 0 to 10¹².
    OutOfReach {
        /// The greatest net there is.
        #[serde(rename = "net")]
        best: Money,
        /// The least amount that gives it.
        at: Money,
    },
    /// It is not, and the variable changes nothing.
    DoesNotDependOnIt {
        /// The net, whatever the variable is.
        net: Money,
    },
}

/// For every ranked tier in catalog order the least amount of a variable, from 0 to 10¹², at which the expected net is at least a
/// target, or the best there is. The rest of the scenario stays as it is.
///
/// Rounding can lift a net over the target a cent early and let it fall back: the first cent counts.
#[must_use]
pub fn goal<'c>(
    catalog: &'c Catalog,
    scenario: &Scenario,
    variable: Variable,
    target: Money,
) -> Answer<'c, GoalOfTier<'c>> {
    let target = Money::rounded(target.amount(), scenario.currency).minor_units(scenario.currency);
    let goal_of = |curve: &NetCurve<'c>| {
        let mut net = Difference::of(&curve.course);
        let range = (curve.course.from, curve.course.to);
        let goal = if let Some(found) = net.first_reaching(target, range, Direction::Upward) {
            let rounding_until = found.rounding_until.map(|until| curve.money(until));
            Goal::Reached { at: curve.money(found.at), net: curve.money(net.at(found.at)), rounding_until }
        } else if curve.course.tape.is_fixed() {
            Goal::DoesNotDependOnIt { net: curve.money(net.at(curve.course.from)) }
        } else {
            let (best, at) = net.greatest(range);
            Goal::OutOfReach { best: curve.money(best), at: curve.money(at) }
        };
        GoalOfTier { tier: curve.tier, goal }
    };
    let curves = curves(catalog, scenario, variable, Money::ZERO, greatest(scenario));
    curves.with(|curves| curves.iter().map(goal_of).collect())
}
