//! Folding of constants and trends of amounts: they make an expression shorter and its search faster, and change no amount.

use super::*;
use crate::money::Money;

/// An expression of the variable alone, without operations.
fn expression() -> Expression {
    Expression { operations: Vec::new(), choices: Vec::new(), trends: vec![Trend::Rising], result: Value::Slot(0) }
}

const fn origin(is_continuous: bool) -> ChoiceOrigin {
    ChoiceOrigin { step: 0, threshold: Figure { amount: Money::ZERO, step: 0 }, is_continuous }
}

const VARIABLE: Value = Value::Slot(0);

#[test]
fn what_changes_nothing_is_no_operation() {
    let mut expression = expression();
    let all = Percent(Decimal::ONE_HUNDRED);
    assert_eq!(expression.share(VARIABLE, all), VARIABLE);
    assert_eq!(expression.share(Value::Fixed(7), all), Value::Fixed(7));
    assert_eq!(expression.share(VARIABLE, Percent(Decimal::ZERO)), Value::Fixed(0));
    assert_eq!(expression.sum([VARIABLE, Value::Fixed(3)].into_iter(), [Value::Fixed(3)].into_iter()), VARIABLE);
    assert_eq!(expression.sum([1, 2].map(Value::Fixed).into_iter(), [Value::Fixed(5)].into_iter()), Value::Fixed(-2));
    assert_eq!(expression.lesser(VARIABLE, VARIABLE, origin(true)), VARIABLE);
    assert!(expression.operations.is_empty() && expression.choices.is_empty());
}

#[test]
fn where_an_amount_goes_is_known_from_what_it_is_made_of() {
    let trend_of = |make: fn(&mut Expression) -> Value| {
        let mut expression = expression();
        let made = make(&mut expression);
        expression.trend(made)
    };
    let reached = |amounts: (i128, i128)| {
        let mut expression = expression();
        let amounts = (Value::Fixed(amounts.0), Value::Fixed(amounts.1));
        let made = expression.choose(vec![vec![(VARIABLE, Value::Fixed(9))]], 1, amounts, origin(false));
        expression.trend(made)
    };
    assert_eq!(trend_of(|expression| expression.scaled(VARIABLE, 1, 2)), Trend::Rising);
    assert_eq!(trend_of(|expression| expression.scaled(VARIABLE, -1, 2)), Trend::Falling);
    assert_eq!(
        trend_of(|expression| expression.sum([VARIABLE, Value::Fixed(1)].into_iter(), [].into_iter())),
        Trend::Rising
    );
    assert_eq!(
        trend_of(|expression| expression.sum([Value::Fixed(1)].into_iter(), [VARIABLE].into_iter())),
        Trend::Falling
    );
    assert_eq!(trend_of(|expression| expression.sum([VARIABLE].into_iter(), [VARIABLE].into_iter())), Trend::Unknown);
    assert_eq!(trend_of(|expression| expression.lesser(VARIABLE, Value::Fixed(9), origin(true))), Trend::Rising);
    assert_eq!(trend_of(|expression| expression.lesser(VARIABLE, Value::Fixed(9), origin(false))), Trend::Unknown);
    assert_eq!((reached((5, 0)), reached((0, 5))), (Trend::Rising, Trend::Falling));
}

#[test]
fn fractions_are_in_lowest_terms() {
    let cases = [((50, 100), (1, 2)), ((100, 50), (2, 1)), ((-6, 4), (-3, 2)), ((0, 7), (0, 1)), ((35, 12), (35, 12))];
    for ((numerator, denominator), expected) in cases {
        assert_eq!(lowest(numerator, denominator), expected);
    }
}
