//! Errors and slopes of operations written by hand, in 65,536ths of a minor unit. Rounding to the minor unit adds an error of half a
//! minor unit, 32,768; the error carried from an operand is rounded down, for which 1 is added.

use super::super::{Choice, Trend};
use super::*;
use crate::money::Money;
use crate::working::Figure;

fn expression(operations: Vec<Operation>, kinds: Vec<Kind>) -> Expression {
    let trends = vec![Trend::Unknown; operations.len() + 1];
    let result = Value::Slot(operations.len());
    let choice = |kind| Choice {
        kind,
        place: 0,
        is_continuous: false,
        is_monotonous: false,
        is_blurred: false,
        step: 0,
        threshold: Figure { amount: Money::ZERO, step: 0 },
    };
    Expression { operations, choices: kinds.into_iter().map(choice).collect(), trends, result }
}

const fn scaled_by(of: usize, numerator: i64, denominator: i64) -> Operation {
    Operation::Scaled { of, numerator, denominator }
}

/// Half of the variable, half of that again; a choice of one of the two, and one of some of four parts of the second.
fn with_choices() -> Expression {
    let either = Kind::Either {
        groups: vec![vec![(Value::Slot(1), Value::Slot(2))], vec![(Value::Slot(2), Value::Fixed(9))]],
        enough: 1,
        reached: Value::Slot(1),
        otherwise: Value::Slot(2),
    };
    let begun = Kind::Begun { of: 2, parts: 4, edge: Value::Slot(1), is_inclusive: true };
    let operations = vec![scaled_by(0, 1, 2), scaled_by(1, 1, 2), Operation::Choice(0), Operation::Choice(1)];
    expression(operations, vec![either, begun])
}

/// 1: 0 + 1 + 32,768. 2: 32,769 × 3 ÷ 4 = 24,576, + 32,769. 3: 57,345 × 5, exact. 4: 32,769 + 57,345. 5: 32,769 ÷ 2 = 16,384, and
/// 57,345, each + 1; a unit of 5 ÷ 2 is 163,840, + 1; and 32,768. 270,340 are 4.1 minor units, rounded up 5.
#[test]
fn what_is_carried_and_what_is_rounded_add_up() {
    let parts = vec![(1, WEIGHT_PARTS / 2), (2, -WEIGHT_PARTS)];
    let rounded = Operation::Rounded(Rounded { fixed: 0, parts, unit: (5, 2), is_down: true });
    let sum = Operation::Sum { fixed: 7, plus: vec![1], minus: vec![2] };
    let expression =
        expression(vec![scaled_by(0, 1, 2), scaled_by(1, -3, 4), scaled_by(2, 5, 1), sum, rounded], Vec::new());
    assert_eq!(expression.errors(&Branches::new()), [0, 32_769, 57_345, 286_725, 90_114, 270_340]);
    assert_eq!(expression.error(&Branches::new()), 5);
}

/// 49,153 × 3 ÷ 4 = 36,864, + 32,769; × 4 ÷ 4, + 32,769. Blurred: three times the sum of both, and a minor unit.
#[test]
fn a_choice_is_off_as_what_it_takes_is() {
    let mut expression = with_choices();
    assert_eq!(expression.errors(&vec![1, 3]), [0, 32_769, 49_153, 32_769, 69_633]);
    assert_eq!(expression.errors(&vec![0, 4]), [0, 32_769, 49_153, 49_153, 81_922]);
    expression.choices[0].is_blurred = true;
    assert_eq!(expression.errors(&vec![1, 3])[3], 3 * (32_769 + 49_153) + 65_536);
}

/// Measure and threshold have errors of 81,922 in sum, 1.25 minor units; against a constant 49,153 are less than one.
#[test]
fn a_margin_is_off_as_both_its_sides_are() {
    let mut expression = with_choices();
    assert_eq!([0, 1].map(|choice| expression.margin_error(choice, &vec![1, 3])), [2, 2]);
    if let Kind::Either { groups, .. } = &mut expression.choices[0].kind {
        groups.remove(0);
    }
    assert_eq!(expression.margin_error(0, &vec![1, 3]), 1);
}

#[test]
fn parts_of_a_minor_unit_are_rounded_up() {
    assert_eq!([0, 1, 65_536, 65_537, 131_072].map(ceil_units), [0, 1, 1, 2, 2]);
}

/// A quarter less minus a half: 0.75; a tenth of it: 0.075. A choice has the slope of the amount taken; three of four parts of 0.75.
#[test]
fn slopes_follow_from_the_operations() {
    let rounded = Rounded { fixed: 5, parts: vec![(3, WEIGHT_PARTS / 10)], unit: (1, 1), is_down: false };
    let either = Kind::Either { groups: Vec::new(), enough: 1, reached: Value::Slot(4), otherwise: Value::Fixed(3) };
    let begun = Kind::Begun { of: 3, parts: 4, edge: Value::Fixed(9), is_inclusive: true };
    let sum = Operation::Sum { fixed: 7, plus: vec![1], minus: vec![2] };
    let operations = vec![
        scaled_by(0, 1, 4),
        scaled_by(0, -1, 2),
        sum,
        Operation::Rounded(rounded),
        Operation::Choice(0),
        Operation::Choice(1),
    ];
    let mut expression = expression(operations, vec![either, begun]);
    let mut slope = |result, branches: [u32; 2]| {
        expression.result = result;
        expression.slope(&branches.to_vec())
    };
    assert_eq!(slope(Value::Fixed(1), [0, 0]), Decimal::ZERO);
    assert_eq!(slope(Value::Slot(3), [0, 0]), Decimal::new(75, 2));
    assert_eq!(slope(Value::Slot(4), [0, 0]), Decimal::new(75, 3));
    assert_eq!([1, 0].map(|branch| slope(Value::Slot(5), [branch, 0])), [Decimal::new(75, 3), Decimal::ZERO]);
    assert_eq!(slope(Value::Slot(6), [0, 3]), Decimal::new(5625, 4));
}
