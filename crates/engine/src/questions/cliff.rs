//! Where a tier's net jumps or bends, how far, and which clause does it.

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

/// Decimals of a marginal percentage.
const MARGINAL_DECIMALS: u32 = 6;

/// A value of the variable at which a tier's net jumps or bends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cliff<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// Whether it jumps or bends.
    pub kind: CliffKind,
    /// The first amount on the other side.
    pub at: Money,
    /// The net one minor unit before.
    pub net_before: Money,
    /// The net there.
    pub net: Money,
    /// How far it jumps, up or, negative, down; 0 for a bend.
    pub by: Money,
    /// What the next unit of the variable adds before, in percent of it, with at most six decimals.
    #[serde(rename = "marginal_percent_before")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Amount"))]
    pub marginal_before: Percent,
    /// The same from there on.
    #[serde(rename = "marginal_percent_after")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Amount"))]
    pub marginal_after: Percent,
    /// What makes it so, one for each year and clause.
    pub causes: Vec<Cause<'c>>,
}

/// Whether a net jumps or bends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CliffKind {
    /// It is another amount from one minor unit to the next.
    Jump,
    /// It goes on in another direction.
    Bend,
}

/// What makes a net jump or bend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cause<'c> {
    /// What sort of clause it is.
    #[serde(flatten)]
    pub kind: CauseKind<'c>,
    /// The amount that switches: a refund, a line, the cost of a requirement.
    #[serde(flatten)]
    pub label: Label<'c>,
    /// The amount at which it switches: what a measure must reach, or the bound.
    pub threshold: Money,
    /// The clause.
    #[serde(rename = "citation", skip_serializing_if = "Option::is_none")]
    pub cite: Option<&'c Citation>,
}

/// What sort of clause makes a net jump or bend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CauseKind<'c> {
    /// A fee comes back.
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
    /// A floor is passed.
    Floor,
    /// Another bracket is reached.
    Bracket,
    /// Sales begin to grow over the year before.
    Growth,
    /// Another tier that is held pays more.
    OtherTier,
    /// The first cent is sold, so that an amount for each deal or customer, or a floor, is paid.
    FirstSale,
}

/// Every value above `from` and up to `to` at which the expected net of a ranked tier jumps or bends: by tier in catalog order,
/// then by value. A minimum that is reached changes no net and is none.
///
/// A cap begins where the capped amount, as rounded, reaches it.
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
    let values = curve.course.switches.chunk_by(|one, other| one.at == other.at);
    let cliffs = values.map(|switches| {
        let at = switches[0].at;
        let (tape, mut scratch) = (&curve.course.tape, Vec::new());
        let (before, after) = (tape.ways(at - 1, &mut scratch), tape.ways(at, &mut scratch));
        let jumps = switches.iter().any(|switch| !tape.choices[switch.choice].is_continuous);
        // What the switch alone does: against the same amount with everything still going the way it went before.
        let by = if jumps { tape.at(at, &mut scratch) - tape.at_given(at, &before, &mut scratch) } else { 0 };
        Cliff {
            tier: curve.tier,
            kind: if by == 0 { CliffKind::Bend } else { CliffKind::Jump },
            at: curve.money(at),
            net_before: curve.net_at(curve.money(at - 1)),
            net: curve.net_at(curve.money(at)),
            by: curve.money(by),
            marginal_before: marginal(tape.slope(&before)),
            marginal_after: marginal(tape.slope(&after)),
            causes: switches.iter().filter_map(|switch| cause(curve, switch.choice)).collect(),
        }
    });
    cliffs.filter(|cliff| cliff.kind == CliffKind::Jump || cliff.marginal_before != cliff.marginal_after).collect()
}

fn cause<'c>(curve: &NetCurve<'c>, choice: usize) -> Option<Cause<'c>> {
    let choice = &curve.course.tape.choices[choice];
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

/// The clause of a rate that a figure is made with.
fn rate_of<'c>(curve: &NetCurve<'c>, figure: Figure) -> Option<&'c Citation> {
    let made_of = curve.working.explain(figure);
    made_of.iter().rev().find_map(|(_, step)| rate_in(&step.formula))
}

/// The clause of the first rate that is applied to what a step has made.
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

/// The clause of the rate that a formula applies.
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
