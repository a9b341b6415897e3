//! Compiles the steps of a working into an [`Expression`].

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Choice, Comparison, Expression, Kind, Operation, Rounded, Trend, Value, WEIGHT_PARTS};
use crate::money::Currency;
use crate::percent::Percent;
use crate::rules::{Direction, Rounding};
use crate::units::scale;
use crate::working::{Figure, Formula, Reaching, Working};

/// The greatest sum of equal deals over all deal-by-deal amounts of an expression: each deal has a breakpoint of its own.
const MOST_PARTS: u32 = 4_096;

/// A rule pays deal by deal, over so many deals that not every breakpoint can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::questions) struct TooManyParts;

/// The origin and the properties of a choice, besides its amounts.
#[derive(Clone, Copy)]
struct ChoiceOrigin {
    step: u32,
    threshold: Figure,
    is_continuous: bool,
}

impl Expression {
    /// The expression of a figure in the variable's field. The working must be valid for every amount: its set of steps must not depend on
    /// amounts.
    pub(in crate::questions) fn of(working: &Working<'_>, figure: Figure, field: &str) -> Result<Self, TooManyParts> {
        let mut expression =
            Self { operations: Vec::new(), choices: Vec::new(), trends: vec![Trend::Rising], result: Value::Fixed(0) };
        let mut values: Vec<(u32, Value)> = Vec::new();
        let mut left = MOST_PARTS;
        for (index, step) in working.explain(figure) {
            let fixed = Value::Fixed(step.amount.minor_units(working.currency));
            let value = |of: &Figure| match values.binary_search_by_key(&of.step, |(step, _)| *step) {
                Ok(place) => values[place].1,
                Err(_) => Value::Fixed(of.amount.minor_units(working.currency)),
            };
            let is_fixed = !step.formula.operands().iter().any(|of| matches!(value(of), Value::Slot(_)));
            let origin =
                |threshold: &Figure, is_continuous| ChoiceOrigin { step: index, threshold: *threshold, is_continuous };
            let made = match &step.formula {
                Formula::Typed { field: typed, .. } if *typed == field => Value::Slot(0),
                _ if is_fixed => fixed,
                Formula::Share { of, factor } => expression.share(value(of), factor.percent),
                Formula::Less { of, factor } => expression.share(value(of), factor.percent.complement()),
                Formula::Grown { of, factor } => expression.share(value(of), factor.percent.growth()),
                Formula::Times { of, count } => expression.scaled(value(of), (*count).into(), 1),
                Formula::Portion { of, count, whole } => {
                    let (numerator, denominator) = lowest((*count).into(), (*whole).max(1).into());
                    expression.scaled(value(of), numerator, denominator)
                }
                Formula::Sum(parts) => expression.sum(parts.iter().map(value), std::iter::empty()),
                Formula::Balance { plus, minus } => expression.sum(plus.iter().map(value), minus.iter().map(value)),
                Formula::Rounded { of, rounding } => {
                    expression.rounded(std::iter::once((value(of), None)), rounding, working)
                }
                Formula::RoundedShare { of, factor, rounding } => {
                    expression.rounded(std::iter::once((value(of), Some(factor.percent))), rounding, working)
                }
                Formula::RoundedTotal { shares, others, rounding } => {
                    let shares = shares.iter().map(|(of, factor)| (value(of), Some(factor.percent)));
                    let others = others.iter().map(|of| (value(of), None));
                    expression.rounded(shares.chain(others), rounding, working)
                }
                Formula::Least(one, other) => expression.lesser(value(one), value(other), origin(one, true)),
                Formula::Greatest(one, other) => expression.greater(value(one), value(other), origin(one, true)),
                Formula::Within { of, above, up_to } => {
                    let end = up_to
                        .as_ref()
                        .map_or(value(of), |edge| expression.lesser(value(edge), value(of), origin(edge, true)));
                    let start = above.as_ref().map_or(Value::Fixed(0), value);
                    let end =
                        expression.greater(start, end, origin(above.as_ref().or(up_to.as_ref()).unwrap_or(of), true));
                    expression.sum(std::iter::once(end), std::iter::once(start))
                }
                Formula::Bracket { measure, edges, amounts } => {
                    let mut amounts = amounts.iter().rev().map(value);
                    let last = amounts.next().unwrap_or(Value::Fixed(0));
                    edges.iter().rev().zip(amounts).fold(last, |reached, (edge, otherwise)| {
                        let least = expression.least_reaching(value(&edge.at), edge.inclusive);
                        expression.choose(
                            vec![vec![(value(measure), least)]],
                            1,
                            (reached, otherwise),
                            origin(&edge.at, false),
                        )
                    })
                }
                Formula::BegunBefore { of, deals, edge } => match value(of) {
                    Value::Fixed(_) => fixed,
                    Value::Slot(of) => {
                        left = left.checked_sub(*deals).ok_or(TooManyParts)?;
                        let (parts, edge_value) = (*deals, value(&edge.at));
                        let kind = Kind::Begun { of, parts, edge: edge_value, is_inclusive: edge.inclusive };
                        let is_monotonous =
                            expression.trend(edge_value) == Trend::Flat && expression.trends[of] != Trend::Unknown;
                        expression.add(kind, is_monotonous, Trend::Unknown, origin(&edge.at, false))
                    }
                },
                Formula::WhenReached { measure, threshold, then } => {
                    let comparison = (value(measure), value(threshold));
                    expression.choose(
                        vec![vec![comparison]],
                        1,
                        (value(then), Value::Fixed(0)),
                        origin(threshold, false),
                    )
                }
                Formula::UnlessReached { business, enough, then } => {
                    let group = |one: &Reaching| {
                        let threshold = value(&one.threshold);
                        one.measures.iter().map(|measure| (value(measure), threshold)).collect()
                    };
                    let threshold = business.first().map_or(then, |one| &one.threshold);
                    let groups = business.iter().map(group).collect();
                    expression.choose(groups, *enough, (Value::Fixed(0), value(then)), origin(threshold, false))
                }
                Formula::Typed { .. } | Formula::Stated { .. } | Formula::Converted { .. } | Formula::Nothing(_) => {
                    fixed
                }
            };
            values.push((index, made));
        }
        expression.result = values.last().map_or(Value::Fixed(0), |(_, value)| *value);
        Ok(expression)
    }

    fn push(&mut self, operation: Operation, trend: Trend) -> Value {
        self.operations.push(operation);
        self.trends.push(trend);
        Value::Slot(self.operations.len())
    }

    pub(super) fn trend(&self, value: Value) -> Trend {
        match value {
            Value::Fixed(_) => Trend::Flat,
            Value::Slot(slot) => self.trends[slot],
        }
    }

    fn share(&mut self, of: Value, percent: Percent) -> Value {
        let (numerator, denominator) = ratio(percent);
        self.scaled(of, numerator, denominator)
    }

    fn scaled(&mut self, of: Value, numerator: i64, denominator: i64) -> Value {
        match of {
            Value::Fixed(amount) => Value::Fixed(scale(amount, numerator, denominator)),
            _ if numerator == 0 => Value::Fixed(0),
            Value::Slot(_) if numerator == denominator => of,
            Value::Slot(of) => {
                let trend = if numerator.is_negative() { self.trends[of].reversed() } else { self.trends[of] };
                self.push(Operation::Scaled { of, numerator, denominator }, trend)
            }
        }
    }

    /// A sum of amounts, or shares of them, rounded by the program's rounding.
    fn rounded(
        &mut self,
        amounts: impl Iterator<Item = (Value, Option<Percent>)>,
        rounding: &Rounding,
        working: &Working<'_>,
    ) -> Value {
        let mut made = Rounded {
            fixed: 0,
            parts: Vec::new(),
            unit: unit(rounding.unit, working.currency),
            is_down: rounding.direction == Direction::Down,
        };
        let mut trend = Trend::Flat;
        for (amount, percent) in amounts {
            let (numerator, denominator) = percent.map_or((1, 1), ratio);
            let weight = i128::from(numerator) * (WEIGHT_PARTS / i128::from(denominator));
            match amount {
                Value::Fixed(amount) => made.fixed = made.fixed.saturating_add(amount.saturating_mul(weight)),
                Value::Slot(slot) => {
                    let of = self.trends[slot];
                    trend = trend.with(if weight.is_negative() { of.reversed() } else { of });
                    made.parts.push((slot, weight));
                }
            }
        }
        self.push(Operation::Rounded(made), trend)
    }

    fn lesser(&mut self, one: Value, other: Value, origin: ChoiceOrigin) -> Value {
        self.choose(vec![vec![(other, one)]], 1, (one, other), origin)
    }

    fn greater(&mut self, one: Value, other: Value, origin: ChoiceOrigin) -> Value {
        self.choose(vec![vec![(other, one)]], 1, (other, one), origin)
    }

    /// The least amount that reaches an edge: the edge itself, or one minor unit more when the edge is exclusive.
    fn least_reaching(&mut self, edge: Value, is_inclusive: bool) -> Value {
        if is_inclusive {
            return edge;
        }
        self.sum([edge, Value::Fixed(1)].into_iter(), std::iter::empty())
    }

    fn sum(&mut self, plus: impl Iterator<Item = Value>, minus: impl Iterator<Item = Value>) -> Value {
        let mut fixed = 0_i128;
        let mut trend = Trend::Flat;
        let mut slots = |values: &mut dyn Iterator<Item = Value>, sign: i128| {
            let mut slots = Vec::new();
            for value in values {
                let of = self.trend(value);
                trend = trend.with(if sign.is_negative() { of.reversed() } else { of });
                match value {
                    Value::Fixed(amount) => fixed = fixed.saturating_add(sign * amount),
                    Value::Slot(slot) => slots.push(slot),
                }
            }
            slots
        };
        let (mut plus, mut minus) = (plus, minus);
        let (plus, minus) = (slots(&mut plus, 1), slots(&mut minus, -1));
        match (fixed, plus.as_slice(), minus.as_slice()) {
            (_, [], []) => Value::Fixed(fixed),
            (0, [only], []) => Value::Slot(*only),
            _ => self.push(Operation::Sum { fixed, plus, minus }, trend),
        }
    }

    /// A choice between two amounts: one when enough groups of comparisons hold, else the other.
    fn choose(
        &mut self,
        groups: Vec<Vec<Comparison>>,
        enough: usize,
        (reached, otherwise): (Value, Value),
        origin: ChoiceOrigin,
    ) -> Value {
        if reached == otherwise {
            return reached;
        }
        let margins = groups.iter().flatten().map(|(measure, threshold)| {
            let threshold = self.trend(*threshold).reversed();
            self.trend(*measure).with(threshold)
        });
        let margin = margins.fold(Trend::Flat, Trend::with);
        let trend = match (reached, otherwise) {
            _ if origin.is_continuous => self.trend(reached).with(self.trend(otherwise)),
            (Value::Fixed(reached), Value::Fixed(otherwise)) => match reached.cmp(&otherwise) {
                Ordering::Greater => margin,
                _ => margin.reversed(),
            },
            _ => Trend::Unknown,
        };
        let is_monotonous = margin != Trend::Unknown;
        self.add(Kind::Either { groups, enough, reached, otherwise }, is_monotonous, trend, origin)
    }

    fn add(&mut self, kind: Kind, is_monotonous: bool, trend: Trend, origin: ChoiceOrigin) -> Value {
        let place = self.operations.len();
        let ChoiceOrigin { step, threshold, is_continuous } = origin;
        self.choices.push(Choice { kind, place, is_continuous, is_monotonous, is_blurred: false, step, threshold });
        self.push(Operation::Choice(self.choices.len() - 1), trend)
    }
}

impl Trend {
    const fn reversed(self) -> Self {
        match self {
            Self::Rising => Self::Falling,
            Self::Falling => Self::Rising,
            same => same,
        }
    }

    /// The trend of the sum of two amounts.
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Flat, trend) | (trend, Self::Flat) => trend,
            (one, other) if one == other => one,
            _ => Self::Unknown,
        }
    }
}

/// A percentage as a fraction in lowest terms.
fn ratio(percent: Percent) -> (i64, i64) {
    let (numerator, denominator) = percent.fraction();
    lowest(numerator.into(), denominator.into())
}

/// The unit of a rounding, in minor units of a currency, as numerator and denominator.
fn unit(unit: Decimal, currency: Currency) -> (i128, i128) {
    let unit = unit.normalize();
    let numerator = unit.mantissa().saturating_mul(10_i128.saturating_pow(currency.minor_digits()));
    let (numerator, denominator) = lowest(numerator, 10_i128.saturating_pow(unit.scale()));
    // A unit finer than the minor unit has no effect.
    if numerator < denominator { (1, 1) } else { (numerator.into(), denominator.into()) }
}

/// A fraction in lowest terms.
fn lowest(numerator: i128, denominator: i128) -> (i64, i64) {
    let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
    let part = |part: i128| i64::try_from(part / i128::try_from(divisor).unwrap_or(1)).unwrap_or(i64::MAX);
    (part(numerator), part(denominator))
}

const fn greatest_common_divisor(one: u128, other: u128) -> u128 {
    if other == 0 { if one == 0 { 1 } else { one } } else { greatest_common_divisor(other, one % other) }
}

#[cfg(test)]
mod tests;
