//! The slope of an [`Expression`] for given branches, and a bound on its error: the distance of amounts from the straight line.

use rust_decimal::Decimal;

use super::{Branches, Expression, Kind, Operation, Rounded, Units, Value, WEIGHT_PARTS};
use crate::decimal;

/// Parts of a minor unit in which errors are counted.
const ERROR_PARTS: i128 = 65_536;

/// Decimal places of a slope in computation; far fewer are shown.
const SLOPE_DECIMALS: u32 = 16;

impl Expression {
    /// The greatest error of the amount for given branches, in minor units, rounded up.
    pub(in crate::questions) fn error(&self, branches: &Branches) -> Units {
        ceil_units(error_of(self.result, &self.errors(branches)))
    }

    /// The greatest error of the margins of a choice for given branches, in minor units, rounded up.
    pub(in crate::questions) fn margin_error(&self, choice: usize, branches: &Branches) -> Units {
        let errors = self.errors(branches);
        let of = |value: &Value| error_of(*value, &errors);
        match &self.choices[choice].kind {
            Kind::Either { groups, .. } => {
                let margins = groups.iter().flatten().map(|(measure, threshold)| of(measure) + of(threshold));
                ceil_units(margins.max().unwrap_or(0))
            }
            Kind::Begun { of: measure, edge, .. } => ceil_units(errors[*measure] + of(edge)),
        }
    }

    fn errors(&self, branches: &Branches) -> Vec<i128> {
        let mut errors: Vec<i128> = vec![0];
        for operation in &self.operations {
            let error = match operation {
                Operation::Scaled { of, numerator, denominator } => scaled(errors[*of], *numerator, *denominator),
                Operation::Sum { plus, minus, .. } => {
                    plus.iter().chain(minus).fold(0, |sum, slot| errors[*slot].saturating_add(sum))
                }
                Operation::Rounded(Rounded { parts, unit: (numerator, denominator), .. }) => {
                    let unit = numerator.saturating_mul(ERROR_PARTS) / denominator + 1;
                    let carried = parts.iter().fold(0_i128, |sum, (slot, weight)| {
                        let share = errors[*slot].saturating_mul(weight.abs()) / WEIGHT_PARTS + 1;
                        sum.saturating_add(share)
                    });
                    carried.saturating_add(unit).saturating_add(ERROR_PARTS / 2)
                }
                Operation::Choice(index) => match &self.choices[*index].kind {
                    Kind::Either { reached, otherwise, .. } if self.choices[*index].is_blurred => {
                        // Whichever amount it takes, the distance to the other one is at most the errors of both.
                        3 * error_of(*reached, &errors).saturating_add(error_of(*otherwise, &errors)) + ERROR_PARTS
                    }
                    Kind::Either { reached, otherwise, .. } => {
                        error_of(if branches[*index] > 0 { *reached } else { *otherwise }, &errors)
                    }
                    Kind::Begun { of, parts, .. } => scaled(errors[*of], branches[*index].into(), (*parts).into()),
                },
            };
            errors.push(error);
        }
        errors
    }

    /// Change of the amount for one more unit of the variable, for given branches, before rounding.
    pub(in crate::questions) fn slope(&self, branches: &Branches) -> Decimal {
        let mut slopes = vec![Decimal::ONE];
        let of = |value: Value, slopes: &[Decimal]| match value {
            Value::Fixed(_) => Decimal::ZERO,
            Value::Slot(slot) => slopes[slot],
        };
        let share = |slope: Decimal, numerator: i128, denominator: i128| {
            let numerator = Decimal::try_from_i128_with_scale(numerator, 0).unwrap_or_default();
            let whole = decimal::product(slope, numerator).unwrap_or(Decimal::MAX);
            let parts = Decimal::try_from_i128_with_scale(denominator, 0).unwrap_or(Decimal::ONE);
            decimal::quotient(whole, parts, SLOPE_DECIMALS).unwrap_or_default()
        };
        for operation in &self.operations {
            let slope = match operation {
                Operation::Scaled { of, numerator, denominator } => {
                    share(slopes[*of], (*numerator).into(), (*denominator).into())
                }
                Operation::Sum { plus, minus, .. } => {
                    let sum = |slots: &[usize]| sum(slots.iter().map(|slot| slopes[*slot]));
                    decimal::sum(sum(plus), -sum(minus))
                }
                Operation::Rounded(rounded) => {
                    sum(rounded.parts.iter().map(|(slot, weight)| share(slopes[*slot], *weight, WEIGHT_PARTS)))
                }
                Operation::Choice(index) => match &self.choices[*index].kind {
                    Kind::Either { reached, otherwise, .. } => {
                        of(if branches[*index] > 0 { *reached } else { *otherwise }, &slopes)
                    }
                    Kind::Begun { of, parts, .. } => share(slopes[*of], branches[*index].into(), (*parts).into()),
                },
            };
            slopes.push(slope);
        }
        of(self.result, &slopes)
    }
}

fn sum(slopes: impl Iterator<Item = Decimal>) -> Decimal {
    slopes.fold(Decimal::ZERO, decimal::sum)
}

/// The error of an operand; a constant has none.
fn error_of(value: Value, errors: &[i128]) -> i128 {
    if let Value::Slot(slot) = value { errors[slot] } else { 0 }
}

/// The error of an amount × numerator ÷ denominator, rounded to the minor unit.
fn scaled(error: i128, numerator: i64, denominator: i64) -> i128 {
    let carried = error.saturating_mul(i128::from(numerator.unsigned_abs())) / i128::from(denominator);
    if denominator == 1 { carried } else { carried + 1 + ERROR_PARTS / 2 }
}

/// Parts of a minor unit in whole minor units, rounded up.
const fn ceil_units(parts: i128) -> Units {
    (parts + ERROR_PARTS - 1) / ERROR_PARTS
}

#[cfg(test)]
mod tests;
