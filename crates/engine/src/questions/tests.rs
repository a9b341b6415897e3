//! The tape and what is found on it, against brute force, on workings drawn at random: of any shape, with choices on choices
//! and measures that rise and fall, which no program has yet.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::course::{Course, Difference};
use super::crossover::{Change, changes};
use super::piece::{Direction, Found};
use super::switch::{Switch, switches};
use super::tape::{Tape, Units};
use crate::money::{Currency, Money};
use crate::rate::{Factor, Origin, Percent};
use crate::working::{Figure, Formula, Label, Ledger, Name, Working};

/// The field that varies.
const FIELD: &str = "deals.services";
/// The end of the range that is looked at value by value.
const END: Units = 2_500;

fn units(amount: Units) -> Money {
    Money::of_minor_units(amount, Currency::USD)
}

/// What the drawn working is made of: an operation with the places of its operands and a number.
type Draft = Vec<(u8, [usize; 3], i64)>;

fn drafts() -> impl Strategy<Value = Draft> {
    prop::collection::vec((0..9_u8, [0..64_usize, 0..64, 0..64], -9_999..10_000_i64), 1..14)
}

/// The working of a draft for a value of the variable; the figure is the last step.
fn working(draft: &Draft, variable: Units) -> (Figure, Working<'static>) {
    let mut ledger = Ledger::keeping(Currency::USD);
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
            _ => Formula::UnlessReached { measures: vec![one, third], threshold: other, then: third },
        };
        figures.push(ledger.make(label, formula));
    }
    (figures[figures.len() - 1], ledger.into_working())
}

fn tape(draft: &Draft) -> Tape {
    let (figure, working) = working(draft, END);
    Tape::of(&working, figure, FIELD)
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
    fn a_tape_gives_what_the_working_gives(draft in drafts(), values in prop::collection::vec(0..10_i128.pow(16), 8)) {
        let tape = tape(&draft);
        for value in values.into_iter().chain(0..20) {
            let (figure, _) = working(&draft, value);
            prop_assert_eq!(units(tape.at(value, &mut Vec::new())), figure.amount);
        }
    }

    #[test]
    fn every_switch_is_found(draft in drafts()) {
        let tape = tape(&draft);
        let mut expected = Vec::new();
        for choice in 0..tape.choices.len() {
            let way = |at| tape.way(choice, at, &mut Vec::new());
            let changed = (1..=END).filter(|at| way(at - 1) != way(*at));
            expected.extend(changed.map(|at| Switch { at, choice }));
        }
        expected.sort_unstable();
        prop_assert_eq!(switches(&tape, 0, END), expected);
    }

    #[test]
    fn amounts_stay_within_the_slack_of_their_piece(one in drafts(), other in drafts()) {
        let (one, other) = (Course::new(tape(&one), 0, END), Course::new(tape(&other), 0, END));
        for difference in [&mut Difference::of(&one), &mut Difference::between(&one, &other)] {
            let amounts = amounts(difference);
            let pieces = difference.pieces(0, END);
            prop_assert_eq!(pieces.iter().map(|piece| piece.to - piece.from + 1).sum::<Units>(), END + 1);
            for piece in pieces {
                for at in piece.from..=piece.to {
                    // amount × length against the line × length, so that nothing is divided.
                    let length = (piece.to - piece.from).max(1);
                    let line = piece.at_from * length + (piece.at_to - piece.at_from) * (at - piece.from);
                    prop_assert!((amounts[place(at)] * length - line).abs() <= piece.slack * length, "{:?} at {}", piece, at);
                }
            }
            if difference.rises() {
                prop_assert!(amounts.is_sorted());
            }
        }
    }

    #[test]
    fn the_first_value_that_reaches_a_target_is_found(one in drafts(), other in drafts(), aim in 0..=END, more in 0..3_i128) {
        let (one, other) = (Course::new(tape(&one), 0, END), Course::new(tape(&other), 0, END));
        for difference in [&mut Difference::of(&one), &mut Difference::between(&one, &other)] {
            let amounts = amounts(difference);
            let target = amounts[place(aim)] + more;
            let reaching = || (0..=END).filter(|at| amounts[place(*at)] >= target);
            let expected = |at: Option<Units>| at.map(|at| Found { at, rounding_until: None });
            prop_assert_eq!(difference.first_reaching(target, (0, END), Direction::Upward), expected(reaching().next()));
            prop_assert_eq!(difference.first_reaching(target, (0, END), Direction::Downward), expected(reaching().next_back()));
            let greatest = amounts.iter().max().copied().unwrap_or_default();
            let first = (0..=END).find(|at| amounts[place(*at)] == greatest);
            prop_assert_eq!(Some(difference.greatest((0, END))), first.map(|at| (greatest, at)));
        }
    }

    /// A reported change is one found value by value, and who is reported to be ahead is never behind by more than rounding: where
    /// the line is within the slack of 0, an amount is within twice the slack.
    #[test]
    fn changes_of_order_are_found(one in drafts(), other in drafts()) {
        let (one, other) = (Course::new(tape(&one), 0, END), Course::new(tape(&other), 0, END));
        let mut difference = Difference::between(&one, &other);
        let amounts = amounts(&mut difference);
        let slack = difference.pieces(0, END).iter().map(|piece| piece.slack).max().unwrap_or(0);
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
        let tape = tape(&draft);
        let ways = tape.ways(0, &mut Vec::new());
        let step = 10_i128.pow(9);
        let rise = tape.at_given(step, &ways, &mut Vec::new()) - tape.at_given(0, &ways, &mut Vec::new());
        let expected = tape.slope(&ways) * Decimal::from(step);
        let off = (Decimal::from(rise) - expected).abs();
        prop_assert!(off <= Decimal::from(2 * tape.error(&ways) + 1), "{} instead of {}", rise, expected);
    }
}
