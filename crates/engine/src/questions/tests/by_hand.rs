//! Segments, intervals and changes of order of figures written by hand, at the edges that random ones seldom meet.

use super::super::crossover::{Interval, intervals};
use super::super::segment::{SCANNED, Segment};
use super::{Change, Difference, Direction, Draft, END, Piecewise, SearchResult, Units, expression, function};

const fn segment(from: Units, to: Units, at_from: Units, at_to: Units, slack: Units) -> Segment {
    Segment { from, to, at_from, at_to, slack }
}

const fn interval(from: Units, to: Units, sign: Option<i32>) -> Interval {
    Interval { from, to, sign }
}

/// Half of an amount has an error of at most half a minor unit, rounded up one: between two ends with errors as well, two. For two
/// such figures, four. Two neighbouring values have none between them.
#[test]
fn slack_is_twice_what_rounding_moves() {
    let half = function(&vec![(1, [0, 0, 0], 5_000)]);
    let slack_of = |mut difference: Difference<'_>, from, to| -> Vec<Units> {
        difference.segments(from, to).iter().map(|segment| segment.slack).collect()
    };
    assert_eq!(slack_of(Difference::of(&half), 0, END), [2]);
    assert_eq!(slack_of(Difference::between(&half, &half), 0, END), [4]);
    for (from, to, slack) in [(7, 7, 0), (7, 8, 0), (0, 1, 0), (7, 9, 2)] {
        assert_eq!(slack_of(Difference::of(&half), from, to), [slack], "{from} to {to}");
    }
}

/// Behind by 20, then from 10 on within rounding at 1 and −1, and behind again: which one is ahead at 10 is not certain.
#[test]
fn a_segment_that_begins_within_rounding_has_no_sign_there() {
    let segments = [segment(0, 9, -20, -20, 1), segment(10, 19, 1, -17, 1)];
    assert_eq!(intervals(&segments), [interval(0, 9, Some(-1)), interval(10, 11, None), interval(12, 19, Some(-1))]);
}

/// Zero throughout is a tie when it is exact, and decided by rounding when it is not.
#[test]
fn a_tie_is_not_rounding() {
    assert_eq!(intervals(&[segment(0, 9, 0, 0, 0)]), [interval(0, 9, Some(0))]);
    assert_eq!(intervals(&[segment(0, 9, 0, 0, 1)]), [interval(0, 9, None)]);
}

#[test]
fn neighbours_in_which_rounding_decides_are_one() {
    let segments = [segment(0, 9, 0, 0, 1), segment(10, 19, 1, 0, 1)];
    assert_eq!(intervals(&segments), [interval(0, 19, None)]);
}

/// The variable less 1,000 is ahead from 1,001 on, where the interval begins: that is the change, however long the interval.
#[test]
fn a_change_can_lie_where_its_interval_begins() {
    let above = function(&vec![(0, [0, 0, 0], 4_000), (5, [0, 1, 0], 0)]);
    let mut lead = Difference::of(&above);
    for (length, is_exact) in [(SCANNED, true), (SCANNED + 1, false)] {
        let undecided = interval(1_001, 1_001 + length, None);
        let rounding_until = (!is_exact).then_some(undecided.to);
        assert_eq!(lead.last_change(&undecided, 1), Change { at: 1_001, ahead: 1, rounding_until });
    }
}

/// The variable less 1,000 is behind up to 999: the first sign is found where at most [`SCANNED`] values lie before the end.
#[test]
fn the_first_sign_of_an_interval_is_searched_up_to_a_limit() {
    let above = function(&vec![(0, [0, 0, 0], 4_000), (5, [0, 1, 0], 0)]);
    let mut lead = Difference::of(&above);
    for (from, to, upward, downward) in
        [(990, 1_010, -1, 1), (1_000, 1_000, 0, 0), (1_000, 1_000 + SCANNED, 1, 1), (1_000, 1_001 + SCANNED, 0, 0)]
    {
        let undecided = interval(from, to, None);
        assert_eq!(lead.first_sign(&undecided, Direction::Upward), upward, "up from {from} to {to}");
        assert_eq!(lead.first_sign(&undecided, Direction::Downward), downward, "down from {to} to {from}");
    }
}

/// The line meets 0, the last possible tie, where the segment begins.
#[test]
fn a_segment_that_begins_with_a_tie_has_one_there() {
    assert_eq!(intervals(&[segment(0, 9, 0, 9, 0)]), [interval(0, 0, None), interval(1, 9, Some(1))]);
    assert_eq!(intervals(&[segment(0, 9, 0, -9, 0)]), [interval(0, 0, None), interval(1, 9, Some(-1))]);
}

/// 0.01 % of 0.01 %, rounded twice, minus zero: 50 at and above 495,000 of the first, which 4,949,995,000 give, and at most 50 below
/// 505,000, which 5,049,995,000 give. Each of the two is further from the values at which the line comes within the slack of 2 (48 at
/// 4,800,000,000, 52 at 5,200,000,000) than [`SCANNED`]; after the second one rounding decides nothing.
#[test]
fn where_rounding_decides_for_long_it_says_until_where() {
    let end = 10_000_000_000;
    let slow = at_most(vec![(1, [0, 0, 0], 1), (1, [1, 0, 0], 1)], end);
    let nothing = at_most(vec![(0, [0, 0, 0], 0)], end);
    let found = |at, until| Some(SearchResult { at, rounding_until: Some(until) });
    let mut lead = Difference::between(&slow, &nothing);
    assert_eq!(lead.first_reaching(50, (0, end), Direction::Upward), found(4_949_995_000, 5_200_000_000));
    // The line ends at 51, before it is certain.
    let sooner = 5_100_000_000;
    assert_eq!(lead.first_reaching(50, (0, sooner), Direction::Upward), found(4_949_995_000, sooner));
    let mut behind = Difference::between(&nothing, &slow);
    assert_eq!(behind.first_reaching(-50, (0, end), Direction::Downward), found(5_049_994_999, 4_800_000_000));
}

fn at_most(draft: Draft, end: Units) -> Piecewise {
    Piecewise::new(expression(&draft), 0, end).expect("no choice, so no breakpoint")
}

/// Twice 0.01 % of 0.01 %, one minus the other: zero, but rounding can make it a little more or less over any range. Where it must
/// reach 1 for an amount to be paid, that value is unknown; the lesser of it and 1 has no more than the error of rounding.
#[test]
fn a_jump_that_rounding_decides_is_not_answered() {
    let difference =
        vec![(1, [0, 0, 0], 1), (1, [1, 0, 0], 1), (1, [0, 0, 0], 1), (1, [3, 0, 0], 1), (5, [2, 4, 0], 0)];
    let with = |choice| [difference.as_slice(), &[(0, [0, 0, 0], 4), choice]].concat();
    let functions = |draft: &Draft| [SCANNED, SCANNED + 1].map(|end| Piecewise::new(expression(draft), 0, end));
    let [known, unsure] = functions(&with((7, [5, 6, 6], 0)));
    assert!(known.is_ok_and(|function| !function.expression.choices[0].is_blurred));
    assert!(unsure.is_err());
    assert!(
        Piecewise::new(expression(&with((7, [5, 6, 6], 0))), SCANNED, SCANNED + 10).is_ok(),
        "a short range far out"
    );
    let [known, blurred] = functions(&with((6, [5, 6, 0], 0)));
    assert!(known.is_ok_and(|function| !function.expression.choices[0].is_blurred));
    assert!(blurred.is_ok_and(|function| function.expression.choices[0].is_blurred));
}

/// The variable itself reaches 1,000 at 1,000, and 1,000 reaches the variable up to 1,000. The zero amount, one minus itself, makes the
/// trend unknown.
#[test]
fn an_exact_edge_is_found_where_it_is() {
    let with = |choice| vec![(5, [0, 0, 0], 0), (4, [0, 1, 0], 0), (0, [0, 0, 0], 4_000), choice];
    assert_eq!(breakpoints_far_out(&with((7, [2, 3, 3], 0))), [1_000]);
    assert_eq!(breakpoints_far_out(&with((7, [3, 2, 3], 0))), [1_001]);
}

/// Breakpoints up to many more values than [`SCANNED`].
fn breakpoints_far_out(draft: &Draft) -> Vec<Units> {
    let function = Piecewise::new(expression(draft), 0, 10 * SCANNED).expect("an edge that is not blurred");
    function.breakpoints.iter().map(|breakpoint| breakpoint.at).collect()
}

/// Of twelve equal deals the one after k others begins before 100 up to k × v ÷ 12 = 100, with v = 1,200 ÷ k; where beginning exactly
/// at 100 is not enough for the next bracket, also at that value.
#[test]
fn deals_begin_before_an_edge_one_less_after_the_other() {
    let with = |number| vec![(5, [0, 0, 0], 0), (4, [0, 1, 0], 0), (12, [11, 0, 0], number)];
    let from_enough = [110, 120, 134, 150, 172, 200, 240, 300, 400, 600, 1_200];
    let from_more = [110, 121, 134, 151, 172, 201, 241, 301, 401, 601, 1_201];
    assert_eq!(breakpoints_far_out(&with(800)), from_enough);
    assert_eq!(breakpoints_far_out(&with(801)), from_more);
}

/// Four deals of 400 begin at 0, 100, 200, 300. Before an edge of 100 that is the first, and the second where the edge is exclusive.
#[test]
fn a_deal_that_begins_at_an_edge() {
    let before = |number, at| expression(&vec![(12, [3, 0, 0], number)]).at(at, &mut Vec::new());
    assert_eq!([399, 400, 401].map(|at| before(800, at)), [200, 100, 100]);
    assert_eq!([399, 400, 401].map(|at| before(801, at)), [200, 200, 100]);
}

/// 10,000 times a ten-thousandth, rounded: zero at 4,999, and 10,000 from 5,000 to 14,999. The line between these ends reaches 10,000
/// only at the end: the error is nearly twice that of rounding, as the ends have errors as well.
#[test]
fn an_edge_is_found_as_far_off_the_line_as_rounding_carries_it() {
    let draft = vec![
        (1, [0, 0, 0], 1),
        (3, [1, 0, 0], 99_990_000),
        (5, [0, 0, 0], 0),
        (4, [2, 3, 0], 0),
        (0, [0, 0, 0], 40_000),
        (7, [4, 5, 5], 0),
    ];
    let function = Piecewise::new(expression(&draft), 4_999, 14_999).expect("a range that is looked at value by value");
    assert_eq!(function.breakpoints.iter().map(|breakpoint| breakpoint.at).collect::<Vec<_>>(), [5_000]);
}

/// Whether 100 reaches 100 does not depend on the variable, so nothing computed from it does.
#[test]
fn a_choice_between_constants_is_none() {
    let expression = expression(&vec![(0, [0, 0, 0], 400), (7, [1, 1, 1], 0)]);
    assert!(expression.is_fixed() && expression.choices.is_empty());
    assert_eq!(expression.at(5, &mut Vec::new()), 100);
}

/// An amount that only rises begins its deals later and later, however slowly; the breakpoints are found by bisection.
#[test]
fn deals_of_an_amount_that_rises_slowly() {
    let end = 100_000_000_000;
    let function = at_most(vec![(1, [0, 0, 0], 1), (1, [1, 0, 0], 1), (12, [11, 0, 0], 800)], end);
    // From 110 on of 0.01 % of 0.01 %: 109.5 before rounding, from 1,094,999.5 of the first share, from 10,949,995,000 of the variable.
    assert_eq!(function.breakpoints.first().map(|breakpoint| breakpoint.at), Some(10_949_995_000));
}
