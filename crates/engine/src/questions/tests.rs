//! Expressions and searches against brute force, on random workings of any form, with nested choices and with measures that rise and
//! fall, which no program has yet.

use std::sync::OnceLock;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::breakpoint::{Breakpoint, breakpoints};
use super::crossover::{Change, changes};
use super::expression::{Expression, Units};
use super::piecewise::{Difference, Piecewise};
use super::search::{Direction, SearchResult};
use crate::citation::{Citation, Confidence};
use crate::money::{Currency, Money};
use crate::percent::{Factor, Origin, Percent};
use crate::rules::{RoundedAt, Rounding, rounding};
use crate::working::{Figure, Formula, Label, Ledger, Name, Reaching, Reason, Steps, Threshold, Working};

mod by_hand;

/// The field that varies.
const FIELD: &str = "deals.services";
/// The end of the range that is evaluated value by value.
const END: Units = 2_500;

fn units(amount: Units) -> Money {
    Money::of_minor_units(amount, Currency::USD)
}

/// A random working: operations, each with the indices of its operands and a number.
type Draft = Vec<(u8, [usize; 3], i64)>;

fn drafts() -> impl Strategy<Value = Draft> {
    prop::collection::vec((0..17_u8, [0..64_usize, 0..64, 0..64], -9_999..10_000_i64), 1..14)
}

/// The working of a draft for a value of the variable; the figure is the last step.
fn working(draft: &Draft, variable: Units) -> (Figure, Working<'static>) {
    let mut ledger = Ledger::new(Currency::USD, Steps::Store);
    let label = Label::of(Name::Net);
    let mut figures = vec![ledger.make(label, Formula::Typed { field: FIELD, amount: units(variable) })];
    for (operation, places, number) in draft {
        let [one, other, third] = places.map(|place| figures[place % figures.len()]);
        let factor =
            |hundredths: i64| Factor { percent: Percent(Decimal::new(hundredths, 2)), origin: Origin::Typed("") };
        let formula = match operation {
            0 => Formula::Typed { field: "costs.per_requirement", amount: units(Units::from(*number) / 4) },
            1 => Formula::Share { of: one, factor: factor(number.abs()) },
            2 => Formula::Less { of: one, factor: factor(number.abs()) },
            3 => Formula::Grown { of: one, factor: factor(*number) },
            4 => Formula::Sum(vec![one, other]),
            5 => Formula::Balance { plus: vec![one], minus: vec![other] },
            6 => Formula::Least(one, other),
            7 => Formula::WhenReached { measure: one, threshold: other, then: third },
            8 => Formula::UnlessReached {
                business: vec![
                    reaching([one, third], other),
                    reaching([other, one], third),
                    reaching([third, other], one),
                ],
                enough: 1 + places[0] % 3,
                then: third,
            },
            9 => Formula::Greatest(one, other),
            10 => Formula::Within {
                of: one,
                above: (number % 2 == 0).then_some(other),
                up_to: (number % 3 == 0).then_some(third),
            },
            11 => Formula::Bracket {
                measure: one,
                edges: vec![threshold(other, *number), threshold(third, number / 2)],
                amounts: vec![third, one, other],
            },
            12 => {
                // Sales are never negative.
                let nothing = ledger.make(label, Formula::Nothing(Reason::NothingSold));
                let of = ledger.make(label, Formula::Greatest(nothing, one));
                let edge =
                    Formula::Typed { field: "costs.per_requirement", amount: units(Units::from(number.abs()) / 8) };
                let edge = threshold(ledger.make(label, edge), *number);
                Formula::BegunBefore { of, deals: 1 + places[0] as u32 % 12, edge }
            }
            13 => Formula::Portion { of: one, count: places[1] as u32 % 40, whole: 1 + places[0] as u32 % 24 },
            14 => Formula::RoundedShare { of: one, factor: factor(*number), rounding: rounding(places[2]) },
            15 => Formula::Rounded { of: one, rounding: rounding(places[2]) },
            _ => Formula::RoundedTotal {
                shares: vec![(one, factor(*number)), (third, factor(number.abs() / 3))],
                others: vec![other],
                rounding: rounding(places[2]),
            },
        };
        figures.push(ledger.make(label, formula));
    }
    (figures[figures.len() - 1], ledger.into_working())
}

fn expression(draft: &Draft) -> Expression {
    let (figure, working) = working(draft, END);
    Expression::of(&working, figure, FIELD).expect("few deals")
}

fn function(draft: &Draft) -> Piecewise {
    Piecewise::new(expression(draft), 0, END).expect("a range that is looked at value by value")
}

const fn threshold(at: Figure, number: i64) -> Threshold {
    Threshold { at, inclusive: number % 2 == 0 }
}

fn reaching<const YEARS: usize>(measures: [Figure; YEARS], threshold: Figure) -> Reaching {
    Reaching { measures: measures.to_vec(), threshold }
}

/// Roundings with a unit finer than the minor unit, equal to it, coarser, and one where both roundings matter.
fn rounding(place: usize) -> &'static Rounding {
    static ROUNDINGS: OnceLock<Vec<Rounding>> = OnceLock::new();
    let roundings = ROUNDINGS.get_or_init(|| {
        let units = [(1, 2), (5, 2), (1, 0), (3, 3), (7, 0), (25, 4)];
        let of = |(mantissa, scale): (i64, u32)| {
            [rounding::Direction::Down, rounding::Direction::HalfUp].map(|direction| Rounding {
                direction,
                unit: Decimal::new(mantissa, scale),
                at: RoundedAt::Line,
                cite: Citation {
                    source: String::new(),
                    section: String::new(),
                    row: None,
                    confidence: Confidence::Stated,
                },
            })
        };
        units.into_iter().flat_map(of).collect()
    });
    &roundings[place % roundings.len()]
}

fn amounts(difference: &mut Difference<'_>) -> Vec<Units> {
    (0..=END).map(|at| difference.at(at)).collect()
}

fn place(at: Units) -> usize {
    usize::try_from(at).expect("a value of the range")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_expression_gives_what_the_working_gives(draft in drafts(), values in prop::collection::vec(0..10_i128.pow(16), 8)) {
        let expression = expression(&draft);
        for value in values.into_iter().chain(0..20) {
            let (figure, _) = working(&draft, value);
            prop_assert_eq!(units(expression.at(value, &mut Vec::new())), figure.amount);
        }
    }

    #[test]
    fn every_breakpoint_is_found(draft in drafts()) {
        let mut expression = expression(&draft);
        let mut expected = Vec::new();
        for choice in 0..expression.choices.len() {
            let branch = |at| expression.branch(choice, at, &mut Vec::new());
            let changed = (1..=END).filter(|at| branch(at - 1) != branch(*at));
            expected.extend(changed.map(|at| Breakpoint { at, choice }));
        }
        expected.sort_unstable();
        prop_assert_eq!(breakpoints(&mut expression, 0, END), Ok(expected));
    }

    #[test]
    fn amounts_stay_within_the_slack_of_their_segment(one in drafts(), other in drafts()) {
        let (one, other) = (function(&one), function(&other));
        for difference in [&mut Difference::of(&one), &mut Difference::between(&one, &other)] {
            let amounts = amounts(difference);
            let segments = difference.segments(0, END);
            prop_assert_eq!(segments.iter().map(|segment| segment.to - segment.from + 1).sum::<Units>(), END + 1);
            for segment in segments {
                for at in segment.from..=segment.to {
                    // Amount × length is compared with line × length, to avoid the division.
                    let length = (segment.to - segment.from).max(1);
                    let line = segment.at_from * length + (segment.at_to - segment.at_from) * (at - segment.from);
                    prop_assert!((amounts[place(at)] * length - line).abs() <= segment.slack * length, "{:?} at {}", segment, at);
                }
            }
            if difference.rises() {
                prop_assert!(amounts.is_sorted());
            }
        }
    }

    #[test]
    fn the_first_value_that_reaches_a_target_is_found(one in drafts(), other in drafts(), aim in 0..=END, more in 0..3_i128) {
        let (one, other) = (function(&one), function(&other));
        for difference in [&mut Difference::of(&one), &mut Difference::between(&one, &other)] {
            let amounts = amounts(difference);
            let target = amounts[place(aim)] + more;
            let reaching = || (0..=END).filter(|at| amounts[place(*at)] >= target);
            let expected = |at: Option<Units>| at.map(|at| SearchResult { at, rounding_until: None });
            prop_assert_eq!(difference.first_reaching(target, (0, END), Direction::Upward), expected(reaching().next()));
            prop_assert_eq!(difference.first_reaching(target, (0, END), Direction::Downward), expected(reaching().next_back()));
            let greatest = amounts.iter().max().copied().unwrap_or_default();
            let first = (0..=END).find(|at| amounts[place(*at)] == greatest);
            prop_assert_eq!(Some(difference.greatest((0, END))), first.map(|at| (greatest, at)));
        }
    }

    /// A reported change is one found value by value, and the tier reported to be ahead is never behind by more than rounding: where
    /// the line is within the slack of 0, an amount is within twice the slack.
    #[test]
    fn changes_of_order_are_found(one in drafts(), other in drafts()) {
        let (one, other) = (function(&one), function(&other));
        let mut difference = Difference::between(&one, &other);
        let amounts = amounts(&mut difference);
        let slack = difference.segments(0, END).iter().map(|segment| segment.slack).max().unwrap_or(0);
        let reported = changes(&mut difference, 0, END);
        let sign = |amount: Units| i32::try_from(amount.signum()).unwrap_or(0);
        let at_most_ahead = amounts.iter().max_by_key(|amount| amount.abs()).map_or(0, |amount| sign(*amount));
        let mut ahead = reported.first().map_or(at_most_ahead, |first| -first.ahead);
        let mut left = reported.iter().peekable();
        let mut found_ahead = 0;
        for (at, amount) in (0..).zip(&amounts) {
            let found_before = found_ahead;
            found_ahead = if sign(*amount) == 0 { found_ahead } else { sign(*amount) };
            if let Some(change) = left.next_if(|change| change.at == at) {
                prop_assert_eq!(*change, Change { at, ahead: -ahead, rounding_until: None });
                prop_assert_eq!((found_before, sign(*amount)), (ahead, change.ahead), "at {}", at);
                ahead = change.ahead;
            }
            prop_assert!(sign(*amount) != -ahead || amount.abs() <= 2 * slack, "{} at {}", amount, at);
        }
        prop_assert_eq!(left.next(), None);
    }

    #[test]
    fn the_slope_is_what_a_large_step_adds(draft in drafts()) {
        let expression = expression(&draft);
        let branches = expression.branches(0, &mut Vec::new());
        let step = 10_i128.pow(9);
        let rise = expression.at_given(step, &branches, &mut Vec::new()) - expression.at_given(0, &branches, &mut Vec::new());
        let expected = expression.slope(&branches) * Decimal::from(step);
        let off = (Decimal::from(rise) - expected).abs();
        prop_assert!(off <= Decimal::from(2 * expression.error(&branches) + 1), "{} instead of {}", rise, expected);
    }
}
