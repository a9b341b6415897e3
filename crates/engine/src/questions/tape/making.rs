//! Makes a [`Tape`] of the steps of a working.

use rust_decimal::Decimal;

use super::{Choice, Operation, Tape, Trend, Value};
use crate::rate::Percent;
use crate::working::{Figure, Formula, Working};

impl Tape {
    /// The tape of a figure in the field of the variable. The working must be one in which everything is sold that can be.
    pub(in crate::questions) fn of(working: &Working<'_>, figure: Figure, field: &str) -> Self {
        let mut tape =
            Self { operations: Vec::new(), choices: Vec::new(), trends: vec![Trend::Rising], result: Value::Fixed(0) };
        let mut values: Vec<(u32, Value)> = Vec::new();
        for (index, step) in working.explain(figure) {
            let fixed = Value::Fixed(step.amount.minor_units(working.currency));
            let value = |of: &Figure| match values.binary_search_by_key(&of.step, |(step, _)| *step) {
                Ok(place) => values[place].1,
                Err(_) => Value::Fixed(of.amount.minor_units(working.currency)),
            };
            let is_fixed = !step.formula.operands().iter().any(|of| matches!(value(of), Value::Slot(_)));
            let made = match &step.formula {
                Formula::Typed { field: typed, .. } if *typed == field => Value::Slot(0),
                _ if is_fixed => fixed,
                Formula::Share { of, factor } => tape.scaled(value(of), factor.percent),
                Formula::Less { of, factor } => tape.scaled(value(of), factor.percent.complement()),
                Formula::Grown { of, factor } => tape.scaled(value(of), factor.percent.growth()),
                Formula::Times { of, count } => {
                    tape.scaled(value(of), Percent(Decimal::from(*count).saturating_mul(Decimal::ONE_HUNDRED)))
                }
                Formula::Sum(parts) => tape.sum(parts.iter().map(value), std::iter::empty()),
                Formula::Balance { plus, minus } => tape.sum(plus.iter().map(value), minus.iter().map(value)),
                Formula::Least(one, other) => {
                    let comparisons = vec![(value(other), value(one))];
                    tape.choose(comparisons, value(one), value(other), (true, index, *one))
                }
                Formula::WhenReached { measure, threshold, then } => {
                    let comparisons = vec![(value(measure), value(threshold))];
                    tape.choose(comparisons, value(then), Value::Fixed(0), (false, index, *threshold))
                }
                Formula::UnlessReached { measures, threshold, then } => {
                    let comparisons = measures.iter().map(|measure| (value(measure), value(threshold))).collect();
                    tape.choose(comparisons, Value::Fixed(0), value(then), (false, index, *threshold))
                }
                Formula::Typed { .. } | Formula::Stated { .. } | Formula::Converted { .. } | Formula::Nothing(_) => {
                    fixed
                }
            };
            values.push((index, made));
        }
        tape.result = values.last().map_or(Value::Fixed(0), |(_, value)| *value);
        tape
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

    fn scaled(&mut self, of: Value, percent: Percent) -> Value {
        let Value::Slot(of) = of else { return of };
        let (numerator, denominator) = ratio(percent);
        match numerator {
            0 => Value::Fixed(0),
            _ if numerator == denominator => Value::Slot(of),
            _ => {
                let trend = if numerator > 0 { self.trends[of] } else { self.trends[of].reversed() };
                self.push(Operation::Scaled { of, numerator, denominator }, trend)
            }
        }
    }

    fn sum(&mut self, plus: impl Iterator<Item = Value>, minus: impl Iterator<Item = Value>) -> Value {
        let mut fixed = 0_i128;
        let mut trend = Trend::Flat;
        let mut slots = |values: &mut dyn Iterator<Item = Value>, sign: i128| {
            let mut slots = Vec::new();
            for value in values {
                let of = self.trend(value);
                trend = trend.with(if sign > 0 { of } else { of.reversed() });
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

    fn choose(
        &mut self,
        comparisons: Vec<(Value, Value)>,
        reached: Value,
        otherwise: Value,
        (is_continuous, step, threshold): (bool, u32, Figure),
    ) -> Value {
        if reached == otherwise {
            return reached;
        }
        let margins = comparisons.iter().map(|(measure, threshold)| {
            let threshold = self.trend(*threshold).reversed();
            self.trend(*measure).with(threshold)
        });
        let margin = margins.fold(Trend::Flat, Trend::with);
        let trend = match (reached, otherwise) {
            _ if is_continuous => self.trend(reached).with(self.trend(otherwise)),
            (Value::Fixed(reached), Value::Fixed(otherwise)) if reached > otherwise => margin,
            (Value::Fixed(_), Value::Fixed(_)) => margin.reversed(),
            _ => Trend::Unknown,
        };
        let slot = self.operations.len() + 1;
        let switches_once = margin != Trend::Unknown;
        let choice = Choice { comparisons, reached, otherwise, slot, is_continuous, switches_once, step, threshold };
        self.choices.push(choice);
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

    /// The trend of two amounts together.
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
    let percent = percent.0.normalize();
    let bottom = 100_i128.saturating_mul(10_i128.saturating_pow(percent.scale()));
    let divisor = greatest_common_divisor(percent.mantissa().unsigned_abs(), bottom.unsigned_abs());
    let lowest = |part: i128| i64::try_from(part / i128::try_from(divisor).unwrap_or(1)).unwrap_or(i64::MAX);
    (lowest(percent.mantissa()), lowest(bottom))
}

const fn greatest_common_divisor(one: u128, other: u128) -> u128 {
    if other == 0 { if one == 0 { 1 } else { one } } else { greatest_common_divisor(other, one % other) }
}
