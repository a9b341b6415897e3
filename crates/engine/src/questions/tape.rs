//! One tier's net as a function of one amount: the working of an estimate, run again for other amounts in whole minor units.
//!
//! A [`Working`] is a straight line of steps. [`Tape::of`] takes those that a figure is made of, folds what the variable does
//! not touch into constants, and keeps two operations: scaling, which rounds, and sums, which do not; and [`Choice`], where the
//! working takes one of two amounts. The rounding is that of [`crate::working::Formula::evaluate`], half away from zero, so
//! that a tape gives the very amounts of the estimate; a test compares them.
//!
//! Besides the amount a tape knows, for given choices, its slope and how far rounding can move it off the straight line. What
//! is concluded from that is in [`super::curve`].

use rust_decimal::Decimal;

use crate::working::Figure;

mod making;

/// An amount in minor units of the scenario's currency.
pub(super) type Units = i128;

/// Parts of a minor unit in which rounding is counted.
const ERROR_PARTS: i128 = 1 << 16;

/// An operand: known beforehand, or made on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    Fixed(Units),
    Slot(usize),
}

#[derive(Debug, Clone)]
enum Operation {
    /// Slot × numerator ÷ denominator, rounded half away from zero.
    Scaled { of: usize, numerator: i64, denominator: i64 },
    /// A constant, with amounts that come in and amounts that go out.
    Sum { fixed: Units, plus: Vec<usize>, minus: Vec<usize> },
    /// The choice with this index.
    Choice(usize),
}

/// Where the working takes one of two amounts: one when every comparison holds, the other otherwise.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    /// What is measured and what it must reach; reaching it exactly counts.
    comparisons: Vec<(Value, Value)>,
    reached: Value,
    otherwise: Value,
    slot: usize,
    /// Both amounts are the same where it switches: the smaller of two.
    pub(super) is_continuous: bool,
    /// It switches at most once as the variable rises.
    pub(super) switches_once: bool,
    /// The step that it stands for.
    pub(super) step: u32,
    /// The figure whose clause explains it.
    pub(super) threshold: Figure,
}

/// Which way an amount goes as the variable rises, proven from the formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trend {
    Flat,
    Rising,
    Falling,
    Unknown,
}

/// A figure as a function of the variable. Slot 0 is the variable, slot i + 1 is made by operation i.
#[derive(Debug, Clone)]
pub(super) struct Tape {
    operations: Vec<Operation>,
    pub(super) choices: Vec<Choice>,
    trends: Vec<Trend>,
    result: Value,
}

/// Which way every choice goes; between two switches it stays the same and the tape is a straight line but for rounding.
pub(super) type Ways = Vec<bool>;

impl Tape {
    /// Whether more of the variable never makes it less.
    pub(super) fn rises(&self) -> bool {
        matches!(self.trend(self.result), Trend::Flat | Trend::Rising)
    }

    /// Whether the variable does not enter it at all.
    pub(super) fn is_fixed(&self) -> bool {
        matches!(self.result, Value::Fixed(_))
    }

    /// The amount at a value of the variable. The scratch space is cleared first.
    pub(super) fn at(&self, variable: Units, scratch: &mut Vec<Units>) -> Units {
        self.run(variable, self.operations.len(), scratch, |tape, choice, slots| tape.holds(choice, slots));
        read(self.result, scratch)
    }

    /// The amount at a value of the variable when every choice goes a given way.
    pub(super) fn at_given(&self, variable: Units, ways: &Ways, scratch: &mut Vec<Units>) -> Units {
        self.run(variable, self.operations.len(), scratch, |_, choice, _| ways[choice]);
        read(self.result, scratch)
    }

    /// Which way every choice goes at a value of the variable.
    pub(super) fn ways(&self, variable: Units, scratch: &mut Vec<Units>) -> Ways {
        let mut ways = Ways::with_capacity(self.choices.len());
        self.run(variable, self.operations.len(), scratch, |tape, choice, slots| {
            let holds = tape.holds(choice, slots);
            ways.push(holds);
            holds
        });
        ways
    }

    /// Which way one choice goes at a value of the variable, making no more than that takes.
    pub(super) fn way(&self, choice: usize, variable: Units, scratch: &mut Vec<Units>) -> bool {
        self.run(variable, self.choices[choice].slot - 1, scratch, |tape, choice, slots| tape.holds(choice, slots));
        self.holds(choice, scratch)
    }

    /// By how much each comparison of a choice is exceeded at a value of the variable.
    pub(super) fn margins(&self, choice: usize, variable: Units, scratch: &mut Vec<Units>) -> Vec<Units> {
        self.run(variable, self.choices[choice].slot - 1, scratch, |tape, choice, slots| tape.holds(choice, slots));
        let comparisons = self.choices[choice].comparisons.iter();
        comparisons.map(|(measure, threshold)| read(*measure, scratch) - read(*threshold, scratch)).collect()
    }

    fn holds(&self, choice: usize, slots: &[Units]) -> bool {
        let comparisons = &self.choices[choice].comparisons;
        comparisons.iter().all(|(measure, threshold)| read(*measure, slots) >= read(*threshold, slots))
    }

    fn run(
        &self,
        variable: Units,
        operations: usize,
        slots: &mut Vec<Units>,
        mut way: impl FnMut(&Self, usize, &[Units]) -> bool,
    ) {
        slots.clear();
        slots.push(variable);
        for operation in &self.operations[..operations] {
            let made = match operation {
                Operation::Scaled { of, numerator, denominator } => scale(slots[*of], *numerator, *denominator),
                Operation::Sum { fixed, plus, minus } => {
                    let plus = plus.iter().fold(*fixed, |sum, slot| sum.saturating_add(slots[*slot]));
                    minus.iter().fold(plus, |sum, slot| sum.saturating_sub(slots[*slot]))
                }
                Operation::Choice(index) => {
                    let Choice { reached, otherwise, .. } = &self.choices[*index];
                    let holds = way(self, *index, slots);
                    read(if holds { *reached } else { *otherwise }, slots)
                }
            };
            slots.push(made);
        }
    }

    /// How many minor units an amount can lie off its straight line, with choices that go given ways; rounded up.
    pub(super) fn error(&self, ways: &Ways) -> Units {
        whole(error_of(self.result, &self.errors(ways)))
    }

    /// The same for the margins of a choice.
    pub(super) fn margin_error(&self, choice: usize, ways: &Ways) -> Units {
        let errors = self.errors(ways);
        let of = |value: &Value| error_of(*value, &errors);
        let comparisons = self.choices[choice].comparisons.iter();
        whole(comparisons.map(|(measure, threshold)| of(measure) + of(threshold)).max().unwrap_or(0))
    }

    fn errors(&self, ways: &Ways) -> Vec<i128> {
        let mut errors: Vec<i128> = vec![0];
        for operation in &self.operations {
            let error = match operation {
                Operation::Scaled { of, numerator, denominator } => {
                    let factor = i128::from(numerator.unsigned_abs());
                    let carried = errors[*of].saturating_mul(factor) / i128::from(*denominator);
                    if *denominator == 1 { carried } else { carried + 1 + ERROR_PARTS / 2 }
                }
                Operation::Sum { plus, minus, .. } => {
                    plus.iter().chain(minus).fold(0, |sum, slot| errors[*slot].saturating_add(sum))
                }
                Operation::Choice(index) => {
                    let Choice { reached, otherwise, .. } = &self.choices[*index];
                    error_of(if ways[*index] { *reached } else { *otherwise }, &errors)
                }
            };
            errors.push(error);
        }
        errors
    }

    /// What one more of the variable adds, with choices that go given ways, before rounding.
    pub(super) fn slope(&self, ways: &Ways) -> Decimal {
        let mut slopes = vec![Decimal::ONE];
        let of = |value: Value, slopes: &[Decimal]| match value {
            Value::Fixed(_) => Decimal::ZERO,
            Value::Slot(slot) => slopes[slot],
        };
        for operation in &self.operations {
            let slope = match operation {
                Operation::Scaled { of, numerator, denominator } => slopes[*of]
                    .saturating_mul(Decimal::from(*numerator))
                    .checked_div(Decimal::from(*denominator))
                    .unwrap_or_default(),
                Operation::Sum { plus, minus, .. } => {
                    let sum = |slots: &[usize]| -> Decimal { slots.iter().map(|slot| slopes[*slot]).sum() };
                    sum(plus) - sum(minus)
                }
                Operation::Choice(index) => {
                    let Choice { reached, otherwise, .. } = &self.choices[*index];
                    of(if ways[*index] { *reached } else { *otherwise }, &slopes)
                }
            };
            slopes.push(slope);
        }
        of(self.result, &slopes)
    }
}

fn read(value: Value, slots: &[Units]) -> Units {
    match value {
        Value::Fixed(amount) => amount,
        Value::Slot(slot) => slots[slot],
    }
}

/// How far an operand can lie off; what is known beforehand does not.
fn error_of(value: Value, errors: &[i128]) -> i128 {
    if let Value::Slot(slot) = value { errors[slot] } else { 0 }
}

/// Parts of a minor unit as whole minor units, rounded up.
const fn whole(parts: i128) -> Units {
    (parts + ERROR_PARTS - 1) / ERROR_PARTS
}

/// `amount × numerator ÷ denominator`, rounded half away from zero. Most amounts fit the narrow, fast way.
fn scale(amount: Units, numerator: i64, denominator: i64) -> Units {
    if let Some(product) = i64::try_from(amount).ok().and_then(|amount| amount.checked_mul(numerator)) {
        let (whole, rest) = (product / denominator, product % denominator);
        let is_half_or_more = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
        return i128::from(if is_half_or_more { whole + product.signum() } else { whole });
    }
    let (product, denominator) = (amount.saturating_mul(i128::from(numerator)), i128::from(denominator));
    let (whole, rest) = (product / denominator, product % denominator);
    let is_half_or_more = rest.unsigned_abs() >= denominator.unsigned_abs() - rest.unsigned_abs();
    if is_half_or_more { whole + product.signum() } else { whole }
}
