//! One tier's net as a function of one amount: the working of an estimate, evaluated at other amounts in minor units.
//!
//! A [`Working`] is a list of steps without loops. [`Expression::of`] takes those that a figure depends on, folds all that does not
//! depend on the variable into constants, and keeps three operations: scaling, which rounds, sums, which do not, and a program's own
//! rounding; and [`Choice`], where the working takes one of several amounts. Rounding uses the functions of
//! [`crate::working::Formula::evaluate`], so that an expression gives exactly the amounts of the estimate; a test compares them.
//!
//! For given branches, the slope of an expression and the error of its straight line are in `expression/bounds.rs`. The search for
//! values is in [`super::search`].

use crate::units::{begun_before, nearest, scale};
use crate::working::Figure;

mod bounds;
mod compile;

pub(super) use crate::units::Units;
pub(super) use compile::TooManyParts;

/// Parts of a minor unit for the exact shares in a [`Rounded`] sum: every stated share is an integer number of them.
const WEIGHT_PARTS: i128 = 100_000_000;

/// An operand: a constant, or the result of an earlier operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    Fixed(Units),
    Slot(usize),
}

#[derive(Debug, Clone)]
enum Operation {
    /// Slot × numerator ÷ denominator, rounded half away from zero to the minor unit.
    Scaled { of: usize, numerator: i64, denominator: i64 },
    /// A constant plus some slots minus other slots.
    Sum { fixed: Units, plus: Vec<usize>, minus: Vec<usize> },
    /// A sum of shares, rounded by the program's rounding.
    Rounded(Rounded),
    /// A choice, by its index.
    Choice(usize),
}

/// A sum of exact shares of amounts and a constant, rounded to a multiple of a unit and then to the minor unit.
#[derive(Debug, Clone)]
struct Rounded {
    /// The constant, in [`WEIGHT_PARTS`].
    fixed: i128,
    /// Slots with their shares in [`WEIGHT_PARTS`].
    parts: Vec<(usize, i128)>,
    /// The unit in minor units, as numerator and denominator.
    unit: (i128, i128),
    is_down: bool,
}

impl Rounded {
    fn of(&self, slots: &[Units]) -> Units {
        let exact = self
            .parts
            .iter()
            .fold(self.fixed, |sum, (slot, weight)| sum.saturating_add(slots[*slot].saturating_mul(*weight)));
        let (numerator, denominator) = self.unit;
        let (exact, unit) = (exact.saturating_mul(denominator), WEIGHT_PARTS.saturating_mul(numerator));
        let multiple = if self.is_down { exact / unit } else { nearest(exact, unit) };
        let amount = multiple.saturating_mul(numerator);
        if self.is_down { amount / denominator } else { nearest(amount, denominator) }
    }
}

/// A place where the working takes one of several amounts. Its branch is the index of the one taken.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    kind: Kind,
    /// The number of operations before it.
    place: usize,
    /// Whether the amounts on both sides of a breakpoint are equal, as with the smaller of two amounts.
    pub(super) is_continuous: bool,
    /// Whether its branch only rises, or only falls, as the variable rises.
    pub(super) is_monotonous: bool,
    /// Whether breakpoints are missing, because two of its amounts stay within rounding of each other over too many values.
    pub(super) is_blurred: bool,
    /// The step of the working that it computes.
    pub(super) step: u32,
    /// The figure whose citation explains it.
    pub(super) threshold: Figure,
}

/// A measure and its threshold; the comparison holds when the threshold is reached, also exactly.
type Comparison = (Value, Value);

#[derive(Debug, Clone)]
enum Kind {
    /// Branch 1 when all comparisons hold in at least `enough` groups, else branch 0.
    Either { groups: Vec<Vec<Comparison>>, enough: usize, reached: Value, otherwise: Value },
    /// The equal parts of an amount that begin before an edge; the branch is their number.
    Begun { of: usize, parts: u32, edge: Value, is_inclusive: bool },
}

impl Kind {
    fn branch(&self, slots: &[Units]) -> u32 {
        match self {
            Self::Either { groups, enough, .. } => {
                let holds = |(measure, threshold): &Comparison| read(*measure, slots) >= read(*threshold, slots);
                u32::from(groups.iter().filter(|group| group.iter().all(holds)).count() >= *enough)
            }
            Self::Begun { of, parts, edge, is_inclusive } => {
                begun_before(slots[*of], *parts, read(*edge, slots), *is_inclusive)
            }
        }
    }

    /// The amount of a branch.
    fn amount(&self, branch: u32, slots: &[Units]) -> Units {
        match self {
            Self::Either { reached, otherwise, .. } => read(if branch > 0 { *reached } else { *otherwise }, slots),
            Self::Begun { of, parts, .. } => scale(slots[*of], branch.into(), (*parts).into()),
        }
    }

    /// Measure minus threshold for each comparison: the branch can change only where one of them passes 0.
    fn margins(&self, slots: &[Units]) -> Vec<Units> {
        match self {
            Self::Either { groups, .. } => {
                let margin = |(measure, threshold): &Comparison| read(*measure, slots) - read(*threshold, slots);
                groups.iter().flatten().map(margin).collect()
            }
            Self::Begun { of, parts, edge, is_inclusive } => {
                let limit = read(*edge, slots).saturating_mul(i128::from(*parts));
                // The least amount whose part `k` begins at or after the edge.
                let least = |part: i128| {
                    if *is_inclusive { -(-limit).div_euclid(part) } else { limit.div_euclid(part) + 1 }
                };
                (1..*parts).map(|part| slots[*of] - least(part.into())).collect()
            }
        }
    }
}

/// The direction of an amount as the variable rises, as far as the formulas prove it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trend {
    Flat,
    Rising,
    Falling,
    Unknown,
}

/// A figure as a function of the variable. Slot 0 is the variable, slot i + 1 the result of operation i.
#[derive(Debug, Clone)]
pub(super) struct Expression {
    operations: Vec<Operation>,
    pub(super) choices: Vec<Choice>,
    trends: Vec<Trend>,
    result: Value,
}

/// The branch of every choice. Between two breakpoints they are constant, and the expression is a straight line up to rounding.
pub(super) type Branches = Vec<u32>;

impl Expression {
    /// Whether the amount never falls as the variable rises.
    pub(super) fn rises(&self) -> bool {
        matches!(self.trend(self.result), Trend::Flat | Trend::Rising)
    }

    /// Whether the amount does not depend on the variable.
    pub(super) fn is_fixed(&self) -> bool {
        matches!(self.result, Value::Fixed(_))
    }

    /// The amount at a value of the variable. The scratch space is cleared first.
    pub(super) fn at(&self, variable: Units, scratch: &mut Vec<Units>) -> Units {
        self.run(variable, self.operations.len(), scratch, |kind, _, slots| kind.branch(slots));
        read(self.result, scratch)
    }

    /// The amount at a value of the variable when every choice takes a given branch.
    pub(super) fn at_given(&self, variable: Units, branches: &Branches, scratch: &mut Vec<Units>) -> Units {
        self.run(variable, self.operations.len(), scratch, |_, choice, _| branches[choice]);
        read(self.result, scratch)
    }

    /// The branch of every choice at a value of the variable.
    pub(super) fn branches(&self, variable: Units, scratch: &mut Vec<Units>) -> Branches {
        let mut branches = Branches::with_capacity(self.choices.len());
        self.run(variable, self.operations.len(), scratch, |kind, _, slots| {
            let branch = kind.branch(slots);
            branches.push(branch);
            branch
        });
        branches
    }

    /// The branch of one choice at a value of the variable; only the operations before it are evaluated.
    pub(super) fn branch(&self, choice: usize, variable: Units, scratch: &mut Vec<Units>) -> u32 {
        self.run(variable, self.choices[choice].place, scratch, |kind, _, slots| kind.branch(slots));
        self.choices[choice].kind.branch(scratch)
    }

    /// The margins of one choice (see [`Kind::margins`]) at a value of the variable.
    pub(super) fn margins(&self, choice: usize, variable: Units, scratch: &mut Vec<Units>) -> Vec<Units> {
        self.run(variable, self.choices[choice].place, scratch, |kind, _, slots| kind.branch(slots));
        self.choices[choice].kind.margins(scratch)
    }

    fn run(
        &self,
        variable: Units,
        operations: usize,
        slots: &mut Vec<Units>,
        mut branch: impl FnMut(&Kind, usize, &[Units]) -> u32,
    ) {
        slots.clear();
        slots.push(variable);
        for operation in &self.operations[..operations] {
            let result = match operation {
                Operation::Scaled { of, numerator, denominator } => scale(slots[*of], *numerator, *denominator),
                Operation::Sum { fixed, plus, minus } => {
                    let plus = plus.iter().fold(*fixed, |sum, slot| sum.saturating_add(slots[*slot]));
                    minus.iter().fold(plus, |sum, slot| sum.saturating_sub(slots[*slot]))
                }
                Operation::Rounded(rounded) => rounded.of(slots),
                Operation::Choice(index) => {
                    let kind = &self.choices[*index].kind;
                    let branch = branch(kind, *index, slots);
                    kind.amount(branch, slots)
                }
            };
            slots.push(result);
        }
    }
}

fn read(value: Value, slots: &[Units]) -> Units {
    match value {
        Value::Fixed(amount) => amount,
        Value::Slot(slot) => slots[slot],
    }
}
