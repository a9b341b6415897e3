//! One tier's net as a function of one amount: the working of an estimate, run again for other amounts in whole minor units.
//!
//! A [`Working`] is a straight line of steps. [`Expression::of`] takes those that a figure is made of, folds what the variable does
//! not touch into constants, and keeps three operations: scaling, which rounds, sums, which do not, and rounding as a program
//! says; and [`Choice`], where the working takes one of several amounts. The rounding is that of
//! [`crate::working::Formula::evaluate`], by the same functions, so that an expression gives the very amounts of the estimate; a test compares them.
//!
//! Besides the amount an expression knows, for given choices, its slope and how far rounding can move it off the straight line: that is
//! in `expression/bounds.rs`. What is concluded from it is in [`super::curve`].

use crate::units::{begun_before, nearest, scale};
use crate::working::Figure;

mod bounds;
mod compile;

pub(super) use crate::units::Units;
pub(super) use compile::TooManyParts;

/// Parts of a minor unit in which shares are weighed that are rounded together: every stated share is a whole number of them.
const WEIGHT_PARTS: i128 = 100_000_000;

/// An operand: a constant, or the result of an earlier operation.
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
    /// Shares together, rounded as a program says.
    Rounded(Rounded),
    /// The choice with this index.
    Choice(usize),
}

/// Exact shares of amounts and a constant together, rounded to a multiple of a unit and then to the minor unit.
#[derive(Debug, Clone)]
struct Rounded {
    /// In [`WEIGHT_PARTS`].
    fixed: i128,
    /// Slots with their shares in [`WEIGHT_PARTS`].
    parts: Vec<(usize, i128)>,
    /// The unit in minor units, as a fraction.
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

/// Where the working takes one of several amounts. Its branch is the number of the one that it takes.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    kind: Kind,
    /// How many operations come before it.
    place: usize,
    /// The amounts on both sides of a breakpoint are equal, as with the smaller of two amounts.
    pub(super) is_continuous: bool,
    /// Its branch only rises, or only falls, as the variable rises.
    pub(super) is_monotonous: bool,
    /// Two amounts between which it chooses stay within rounding of each other over so many values that not every breakpoint is known.
    pub(super) is_blurred: bool,
    /// The step that it stands for.
    pub(super) step: u32,
    /// The figure whose clause explains it.
    pub(super) threshold: Figure,
}

/// What is measured and what it must reach; reaching it exactly counts.
type Comparison = (Value, Value);

#[derive(Debug, Clone)]
enum Kind {
    /// Branch 1, with one amount, when enough groups of comparisons hold as a whole; branch 0, with another, otherwise.
    Either { groups: Vec<Vec<Comparison>>, enough: usize, reached: Value, otherwise: Value },
    /// Of the equal parts of an amount those that begin before an edge; the branch is how many.
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

    /// By how much each measure exceeds what it must reach for the branch to change.
    fn margins(&self, slots: &[Units]) -> Vec<Units> {
        match self {
            Self::Either { groups, .. } => {
                let margin = |(measure, threshold): &Comparison| read(*measure, slots) - read(*threshold, slots);
                groups.iter().flatten().map(margin).collect()
            }
            Self::Begun { of, parts, edge, is_inclusive } => {
                let limit = read(*edge, slots).saturating_mul(i128::from(*parts));
                // The least amount whose part `k` no longer begins before the edge.
                let least = |part: i128| {
                    if *is_inclusive { -(-limit).div_euclid(part) } else { limit.div_euclid(part) + 1 }
                };
                (1..*parts).map(|part| slots[*of] - least(part.into())).collect()
            }
        }
    }
}

/// In which direction an amount moves as the variable rises, as far as the formulas prove it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trend {
    Flat,
    Rising,
    Falling,
    Unknown,
}

/// A figure as a function of the variable. Slot 0 is the variable, slot i + 1 is made by operation i.
#[derive(Debug, Clone)]
pub(super) struct Expression {
    operations: Vec<Operation>,
    pub(super) choices: Vec<Choice>,
    trends: Vec<Trend>,
    result: Value,
}

/// The branch of every choice. Between two breakpoints they stay the same, and the expression is a straight line but for rounding.
pub(super) type Branches = Vec<u32>;

impl Expression {
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

    /// By how much each measure of a choice exceeds what it must reach at a value of the variable.
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
            let made = match operation {
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
            slots.push(made);
        }
    }
}

fn read(value: Value, slots: &[Units]) -> Units {
    match value {
        Value::Fixed(amount) => amount,
        Value::Slot(slot) => slots[slot],
    }
}
