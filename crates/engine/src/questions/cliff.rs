//! Where a tier's net jumps or bends, how far, and which clause does it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::curve::NetCurve;
use super::{Variable, curves};
use crate::money::Money;
use crate::program::{Catalog, Citation, TierRef};
use crate::rate::Percent;
use crate::scenario::Scenario;
use crate::working::{Formula, Label};

/// Decimals of a marginal percentage.
const MARGINAL_DECIMALS: u32 = 6;

/// A value of the variable at which a tier's net jumps or bends.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub marginal_before: Percent,
    /// The same from there on.
    pub marginal_after: Percent,
    /// What makes it so, one for each year and clause.
    pub causes: Vec<Cause<'c>>,
}

/// Whether a net jumps or bends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CliffKind {
    /// It is another amount from one minor unit to the next.
    Jump,
    /// It goes on in another direction.
    Bend,
}

/// What makes a net jump or bend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause<'c> {
    /// The amount that switches: a refund, a line with a cap, the cost of a requirement.
    pub label: Label<'c>,
    /// The amount at which it switches: what a measure must reach, or the cap.
    pub threshold: Money,
    /// The clause.
    pub cite: Option<&'c Citation>,
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
) -> Vec<Cliff<'c>> {
    curves(catalog, scenario, variable, from, to).iter().flat_map(cliffs_of).collect()
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
    let label = curve.working.steps.get(choice.step as usize)?.label;
    let made_of = curve.working.explain(choice.threshold);
    let cite = made_of.iter().find_map(|(_, step)| match step.formula {
        Formula::Stated { cite, .. } | Formula::Converted { cite, .. } => Some(cite),
        _ => None,
    });
    Some(Cause { label, threshold: choice.threshold.amount, cite })
}

fn marginal(slope: Decimal) -> Percent {
    let percent = slope.saturating_mul(Decimal::ONE_HUNDRED);
    Percent(percent.round_dp_with_strategy(MARGINAL_DECIMALS, RoundingStrategy::MidpointAwayFromZero).normalize())
}
