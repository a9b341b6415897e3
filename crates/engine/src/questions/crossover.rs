//! Where one tier gets ahead of another.

use serde::Serialize;

use super::course::Difference;
use super::curve::NetCurve;
use super::piece::{Piece, SCANNED};
use super::search::Direction;
use super::tape::Units;
use super::{Answer, Variable, curves};
use crate::money::Money;
use crate::program::{Catalog, TierRef};
use crate::scenario::Scenario;

/// A change of order between two tiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Crossover<'c> {
    /// The tier that was ahead.
    pub ahead_before: TierRef<'c>,
    /// The tier that is ahead from here.
    pub ahead_after: TierRef<'c>,
    /// The first amount at which the other one is strictly ahead, after the last one at which the first one was.
    pub at: Money,
    /// What the tier that was ahead has left there.
    pub net_before: Money,
    /// What the tier that is ahead from here has left there.
    pub net_after: Money,
    /// Only where two lines are so nearly parallel that rounding decides over more than [`SCANNED`] minor units: until where.
    /// The order then differs a minor unit before `at`, and it may differ again up to here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding_until: Option<Money>,
}

/// Every change of order of every pair of ranked tiers between two amounts of a variable: by pair in catalog order, then by
/// amount. A pair without one does not appear.
#[must_use]
pub fn crossovers<'c>(
    catalog: &'c Catalog,
    scenario: &Scenario,
    variable: Variable,
    from: Money,
    to: Money,
) -> Answer<'c, Crossover<'c>> {
    curves(catalog, scenario, variable, from, to).with(|curves| crossovers_of(&curves))
}

fn crossovers_of<'c>(curves: &[NetCurve<'c>]) -> Vec<Crossover<'c>> {
    let mut crossovers = Vec::new();
    let mut left = curves;
    while let [one, others @ ..] = left {
        left = others;
        for other in others {
            for change in changes(&mut Difference::between(&one.course, &other.course), one.course.from, one.course.to)
            {
                let (before, after) = match change.ahead {
                    1 => (other, one),
                    _ => (one, other),
                };
                let at = one.money(change.at);
                crossovers.push(Crossover {
                    ahead_before: before.tier,
                    ahead_after: after.tier,
                    at,
                    net_before: before.net_at(at),
                    net_after: after.net_at(at),
                    rounding_until: change.rounding_until.map(|until| one.money(until)),
                });
            }
        }
    }
    crossovers
}

/// A change of sign of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) at: Units,
    /// The sign from here on, 1 or −1.
    pub(super) ahead: i32,
    pub(super) rounding_until: Option<Units>,
}

/// A range of the variable with the sign of the difference in all of it; `None` where rounding decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: Units,
    pub(super) to: Units,
    pub(super) sign: Option<i32>,
}

pub(super) fn changes(difference: &mut Difference<'_>, from: Units, to: Units) -> Vec<Change> {
    let stretches = stretches(&difference.pieces(from, to));
    let mut changes = Vec::new();
    let mut ahead = 0;
    for (index, stretch) in stretches.iter().enumerate() {
        match stretch.sign {
            Some(0) => {}
            Some(sign) => {
                if sign == -ahead {
                    changes.push(Change { at: stretch.from, ahead: sign, rounding_until: None });
                }
                ahead = sign;
            }
            None => {
                let next = stretches.get(index + 1).and_then(|next| next.sign).filter(|sign| *sign != 0);
                if ahead == 0 {
                    ahead = difference.first_sign(stretch, Direction::Upward);
                }
                let then = next.unwrap_or_else(|| difference.first_sign(stretch, Direction::Downward));
                if then == -ahead && then != 0 {
                    changes.push(difference.last_change(stretch, then));
                    ahead = then;
                }
            }
        }
    }
    changes
}

/// The stretches of the pieces, in order; neighbours in which rounding decides are one.
pub(super) fn stretches(pieces: &[Piece]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut push = |stretch: Stretch| match stretches.last_mut() {
        _ if stretch.from > stretch.to => {}
        Some(last) if last.sign == stretch.sign => last.to = stretch.to,
        _ => stretches.push(stretch),
    };
    for piece in pieces {
        let Piece { from, to, at_from, at_to, slack } = *piece;
        match piece.stretch(-slack, slack) {
            None => push(Stretch { from, to, sign: Some(sign_of(at_from)) }),
            Some(_) if slack == 0 && at_from == at_to => push(Stretch { from, to, sign: Some(0) }),
            Some((first, last)) => {
                push(Stretch { from, to: first - 1, sign: Some(sign_of(at_from)) });
                push(Stretch { from: first, to: last, sign: None });
                push(Stretch { from: last + 1, to, sign: Some(sign_of(at_to)) });
            }
        }
    }
    stretches
}

fn sign_of(amount: Units) -> i32 {
    amount.signum().try_into().unwrap_or(0)
}

impl Difference<'_> {
    /// The first sign in a stretch in which rounding decides, from its start or from its end; 0 when all is a tie, and when it is
    /// too long to be looked at.
    pub(super) fn first_sign(&mut self, stretch: &Stretch, direction: Direction) -> i32 {
        let length = stretch.to - stretch.from;
        let (start, step) = match direction {
            Direction::Upward => (stretch.from, 1),
            Direction::Downward => (stretch.to, -1),
        };
        if length > SCANNED {
            return 0;
        }
        let signs = (0..=length).map(|passed| self.sign_at(start + step * passed));
        signs.into_iter().find(|sign| *sign != 0).unwrap_or(0)
    }

    fn sign_at(&mut self, at: Units) -> i32 {
        sign_of(self.at(at))
    }

    /// Where the order changes for good within a stretch in which rounding decides, or right behind it.
    pub(super) fn last_change(&mut self, stretch: &Stretch, ahead: i32) -> Change {
        let behind = stretch.to + 1;
        if stretch.to - stretch.from > SCANNED {
            let (mut before, mut after) = (stretch.from - 1, behind);
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                if self.sign_at(middle) == ahead { after = middle } else { before = middle }
            }
            return Change { at: after, ahead, rounding_until: Some(stretch.to) };
        }
        let mut at = behind;
        for candidate in (stretch.from..=stretch.to).rev() {
            match self.sign_at(candidate) {
                sign if sign == ahead => at = candidate,
                0 => {}
                _ => break,
            }
        }
        Change { at, ahead, rounding_until: None }
    }
}
