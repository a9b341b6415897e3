//! Crossovers: where one tier gets ahead of another.

use serde::Serialize;

use super::curve::NetCurve;
use super::expression::Units;
use super::piecewise::Difference;
use super::search::Direction;
use super::segment::{SCANNED, Segment};
use super::{Answer, Variable, curves};
use crate::money::Money;
use crate::program::{Catalog, TierRef};
use crate::scenario::Scenario;

/// A change of order between two tiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Crossover<'c> {
    /// The tier that is ahead below `at`.
    pub ahead_before: TierRef<'c>,
    /// The tier that is ahead from `at` on.
    pub ahead_after: TierRef<'c>,
    /// The first amount with `ahead_after` strictly ahead, after the last one with `ahead_before` strictly ahead.
    pub at: Money,
    /// The net of `ahead_before` at this amount.
    pub net_before: Money,
    /// The net of `ahead_after` at this amount.
    pub net_after: Money,
    /// The end of the interval in which rounding decides, only where two lines are so nearly parallel that it is longer than [`SCANNED`]
    /// minor units. The order then differs one minor unit below `at`, and it may change again up to this amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding_until: Option<Money>,
}

/// Every change of order of every pair of ranked tiers between two amounts of a variable: by pair in catalog order, then by amount.
/// Pairs without a change do not appear.
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
            for change in
                changes(&mut Difference::between(&one.function, &other.function), one.function.from, one.function.to)
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

/// A range of the variable with one sign of the difference throughout; `None` where rounding decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) from: Units,
    pub(super) to: Units,
    pub(super) sign: Option<i32>,
}

pub(super) fn changes(difference: &mut Difference<'_>, from: Units, to: Units) -> Vec<Change> {
    let intervals = intervals(&difference.segments(from, to));
    let mut changes = Vec::new();
    let mut ahead = 0;
    for (index, interval) in intervals.iter().enumerate() {
        match interval.sign {
            Some(0) => {}
            Some(sign) => {
                if sign == -ahead {
                    changes.push(Change { at: interval.from, ahead: sign, rounding_until: None });
                }
                ahead = sign;
            }
            None => {
                let next = intervals.get(index + 1).and_then(|next| next.sign).filter(|sign| *sign != 0);
                if ahead == 0 {
                    ahead = difference.first_sign(interval, Direction::Upward);
                }
                let then = next.unwrap_or_else(|| difference.first_sign(interval, Direction::Downward));
                if then == -ahead && then != 0 {
                    changes.push(difference.last_change(interval, then));
                    ahead = then;
                }
            }
        }
    }
    changes
}

/// The intervals of the segments, in order; adjacent intervals in which rounding decides are merged.
pub(super) fn intervals(segments: &[Segment]) -> Vec<Interval> {
    let mut intervals: Vec<Interval> = Vec::new();
    let mut push = |interval: Interval| match intervals.last_mut() {
        _ if interval.from > interval.to => {}
        Some(last) if last.sign == interval.sign => last.to = interval.to,
        _ => intervals.push(interval),
    };
    for segment in segments {
        let Segment { from, to, at_from, at_to, slack } = *segment;
        match segment.where_within(-slack, slack) {
            None => push(Interval { from, to, sign: Some(sign_of(at_from)) }),
            Some(_) if slack == 0 && at_from == at_to => push(Interval { from, to, sign: Some(0) }),
            Some((first, last)) => {
                push(Interval { from, to: first - 1, sign: Some(sign_of(at_from)) });
                push(Interval { from: first, to: last, sign: None });
                push(Interval { from: last + 1, to, sign: Some(sign_of(at_to)) });
            }
        }
    }
    intervals
}

fn sign_of(amount: Units) -> i32 {
    amount.signum().try_into().unwrap_or(0)
}

impl Difference<'_> {
    /// The first nonzero sign in an interval in which rounding decides, from its start or from its end; 0 when every value is a tie, or
    /// when the interval is too long to be scanned.
    pub(super) fn first_sign(&mut self, interval: &Interval, direction: Direction) -> i32 {
        let length = interval.to - interval.from;
        let (start, step) = match direction {
            Direction::Upward => (interval.from, 1),
            Direction::Downward => (interval.to, -1),
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

    /// The last change of order within an interval in which rounding decides, or right after it.
    pub(super) fn last_change(&mut self, interval: &Interval, ahead: i32) -> Change {
        let behind = interval.to + 1;
        if interval.to - interval.from > SCANNED {
            let (mut before, mut after) = (interval.from - 1, behind);
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                if self.sign_at(middle) == ahead { after = middle } else { before = middle }
            }
            return Change { at: after, ahead, rounding_until: Some(interval.to) };
        }
        let mut at = behind;
        for candidate in (interval.from..=interval.to).rev() {
            match self.sign_at(candidate) {
                sign if sign == ahead => at = candidate,
                0 => {}
                _ => break,
            }
        }
        Change { at, ahead, rounding_until: None }
    }
}
