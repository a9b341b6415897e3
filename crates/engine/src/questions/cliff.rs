//! Cliffs: where a tier's net jumps or bends, by how much, and by which clause.

use rust_decimal::Decimal;
use serde::Serialize;

use super::curve::NetCurve;
use super::{Answer, Variable, curves};
use crate::citation::Citation;
use crate::decimal;
use crate::money::Money;
use crate::percent::Percent;
use crate::program::{Catalog, TierRef};
use crate::scenario::Scenario;
use crate::working::{Figure, Formula, Label, Name};

/// Decimal places of a marginal percentage.
const MARGINAL_DECIMALS: u32 = 6;

/// A value of the variable at which a tier's net jumps or bends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cliff<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// Jump or bend.
    pub kind: CliffKind,
    /// The first amount after the jump or bend.
    pub at: Money,
    /// The net one minor unit below `at`.
    pub net_before: Money,
    /// The net at `at`.
    pub net: Money,
    /// Height of the jump, negative when downward; 0 for a bend.
    pub by: Money,
    /// Change of the net for one more unit of the variable below `at`, in percent of that unit, with at most six decimals.
    #[serde(rename = "marginal_percent_before")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Amount"))]
    pub marginal_before: Percent,
    /// Change of the net for one more unit of the variable from `at` on, in percent of that unit, with at most six decimals.
    #[serde(rename = "marginal_percent_after")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Amount"))]
    pub marginal_after: Percent,
    /// The causes, one for each year and clause.
    pub causes: Vec<Cause<'c>>,
}

/// Jump or bend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CliffKind {
    /// The net changes from one minor unit to the next.
    Jump,
    /// The slope of the net changes.
    Bend,
}

/// The cause of a jump or bend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cause<'c> {
    /// Type of the clause.
    #[serde(flatten)]
    pub kind: CauseKind<'c>,
    /// The amount that changes: a refund, a line, the cost of a requirement.
    #[serde(flatten)]
    pub label: Label<'c>,
    /// The threshold of the measure, or the bound of the amount, that is reached.
    pub threshold: Money,
    /// Citation of the clause.
    #[serde(rename = "citation", skip_serializing_if = "Option::is_none")]
    pub cite: Option<&'c Citation>,
}

/// Type of clause that makes a net jump or bend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CauseKind<'c> {
    /// A fee is refunded.
    Refund {
        /// The fee's id.
        fee: &'c str,
    },
    /// Business replaces a requirement.
    Requirement {
        /// The requirement's id.
        requirement: &'static str,
    },
    /// A cap is reached.
    Cap,
    /// A floor is exceeded.
    Floor,
    /// Another bracket is reached.
    Bracket,
    /// Growth over the year before starts.
    Growth,
    /// Another held tier pays more.
    OtherTier,
    /// The first cent is sold, and an amount for each deal or customer, or a floor, is paid.
    FirstSale,
}

/// Every value above `from` and up to `to` at which the expected net of a ranked tier jumps or bends: by tier in catalog order, then
/// by value. Reaching a minimum changes no net and is no cliff.
///
/// A cap starts where the rounded amount reaches it.
#[must_use]
pub fn cliffs<'c>(
    catalog: &'c Catalog,
    scenario: &Scenario,
    variable: Variable,
    from: Money,
    to: Money,
) -> Answer<'c, Cliff<'c>> {
    curves(catalog, scenario, variable, from, to).with(|curves| curves.iter().flat_map(cliffs_of).collect())
}

fn cliffs_of<'c>(curve: &NetCurve<'c>) -> Vec<Cliff<'c>> {
    let values = curve.function.breakpoints.chunk_by(|one, other| one.at == other.at);
    let cliffs = values.map(|breakpoints| {
        let at = breakpoints[0].at;
        let (expression, mut scratch) = (&curve.function.expression, Vec::new());
        let (before, after) = (expression.branches(at - 1, &mut scratch), expression.branches(at, &mut scratch));
        let jumps = breakpoints.iter().any(|breakpoint| !expression.choices[breakpoint.choice].is_continuous);
        // The effect of the breakpoint alone: the difference from the amount at the same value with every choice still on its earlier branch.
        let by =
            if jumps { expression.at(at, &mut scratch) - expression.at_given(at, &before, &mut scratch) } else { 0 };
        Cliff {
            tier: curve.tier,
            kind: if by == 0 { CliffKind::Bend } else { CliffKind::Jump },
            at: curve.money(at),
            net_before: curve.net_at(curve.money(at - 1)),
            net: curve.net_at(curve.money(at)),
            by: curve.money(by),
            marginal_before: marginal(expression.slope(&before)),
            marginal_after: marginal(expression.slope(&after)),
            causes: breakpoints.iter().filter_map(|breakpoint| cause(curve, breakpoint.choice)).collect(),
        }
    });
    cliffs.filter(|cliff| cliff.kind == CliffKind::Jump || cliff.marginal_before != cliff.marginal_after).collect()
}

fn cause<'c>(curve: &NetCurve<'c>, choice: usize) -> Option<Cause<'c>> {
    let choice = &curve.function.expression.choices[choice];
    let step = curve.working.nth(choice.step)?;
    let threshold = curve.working.step(choice.threshold)?;
    let clause = |figure: Figure| {
        let made_of = curve.working.explain(figure);
        made_of.iter().find_map(|(_, step)| match step.formula {
            Formula::Stated { cite, .. } | Formula::Converted { cite, .. } => Some(cite),
            _ => None,
        })
    };
    let itself = Figure { amount: step.amount, step: choice.step };
    let kind = match (step.label.name, &step.formula, threshold.label.name) {
        (Name::Refund(fee), ..) => CauseKind::Refund { fee },
        (Name::RequirementCost(requirement), ..) => CauseKind::Requirement { requirement },
        (_, _, Name::Edge) => CauseKind::Bracket,
        (_, Formula::Least(..), _) => CauseKind::Cap,
        (_, Formula::Greatest(..), Name::Limit | Name::LimitPerYear) => CauseKind::Floor,
        (_, Formula::Within { .. }, _) => CauseKind::Growth,
        _ if matches!(threshold.formula, Formula::Nothing(_)) => CauseKind::FirstSale,
        _ => CauseKind::OtherTier,
    };
    let cite = clause(choice.threshold)
        .or_else(|| clause(itself))
        .or_else(|| rate_of(curve, itself))
        .or_else(|| rate_on(curve, choice.step));
    Some(Cause { kind, label: step.label, threshold: choice.threshold.amount, cite })
}

/// The citation of the rate from which a figure is computed.
fn rate_of<'c>(curve: &NetCurve<'c>, figure: Figure) -> Option<&'c Citation> {
    let made_of = curve.working.explain(figure);
    made_of.iter().rev().find_map(|(_, step)| rate_in(&step.formula))
}

/// The citation of the first rate that is applied to the result of a step.
fn rate_on<'c>(curve: &NetCurve<'c>, step: u32) -> Option<&'c Citation> {
    let mut made_of_it = vec![step];
    for (index, step) in (0..).zip(curve.working.steps()) {
        if step.formula.operands().iter().any(|of| made_of_it.contains(&of.step)) {
            let rate = rate_in(&step.formula);
            if rate.is_some() {
                return rate;
            }
            made_of_it.push(index);
        }
    }
    None
}

/// The citation of the rate that a formula applies.
const fn rate_in<'c>(formula: &Formula<'c>) -> Option<&'c Citation> {
    match formula {
        Formula::Share { factor, .. } | Formula::Less { factor, .. } | Formula::RoundedShare { factor, .. } => {
            factor.origin.citation()
        }
        _ => None,
    }
}

fn marginal(slope: Decimal) -> Percent {
    let percent = decimal::product(slope, Decimal::ONE_HUNDRED).unwrap_or(Decimal::MAX);
    Percent(decimal::quotient(percent, Decimal::ONE, MARGINAL_DECIMALS).unwrap_or(percent).normalize())
}
