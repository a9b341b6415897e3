//! Brackets over 100,000.00 in four deals: 5 % below an edge and 10 % above it.

use super::*;
use crate::money::Money;
use crate::rules::scale::Bracket;
use crate::rules::testing::{self, dollars};
use crate::scenario::Scenario;

fn paid(measure: ScaleBasis, applies: Applies, edge: Edge, from: u32, as_cost: bool) -> Option<Money> {
    let cite = testing::cite();
    let brackets = vec![Bracket { from: Decimal::from(from), rate: testing::exact(10) }];
    let scale: &'static Scale =
        Box::leak(Box::new(Scale { measure, measured_in: None, applies, edge, brackets, cite: cite.clone() }));
    let rate = Box::leak(Box::new(testing::exact(5)));
    let (scenario, mut ledger) = (Scenario::default(), testing::ledger());
    let mut evaluator = testing::evaluator(&scenario, &mut ledger);
    let rated = evaluator.rated(testing::label(), (rate, cite), Some(scale), &[], None);
    let of = testing::typed(&mut evaluator, 100_000);
    evaluator.pay(testing::label(), of, &rated, BracketPosition::by(Some(of)), as_cost).map(|figure| figure.amount)
}

#[test]
fn the_whole_part_by_part_or_deal_by_deal() {
    let at = |applies, from| paid(ScaleBasis::Base, applies, Edge::Inclusive, from, false);
    assert_eq!(at(Applies::Whole, 100_000), Some(dollars(10_000)));
    assert_eq!(at(Applies::Whole, 100_001), Some(dollars(5_000)));
    assert_eq!(at(Applies::Graduated, 60_000), Some(dollars(7_000)), "60,000 at 5 % and 40,000 at 10 %");
    assert_eq!(at(Applies::FromThenOn, 60_000), Some(dollars(6_250)), "three deals begin before, one after");
}

#[test]
fn an_edge_is_enough_has_to_be_passed_or_is_read_both_ways() {
    let at = |edge, as_cost| paid(ScaleBasis::Base, Applies::Whole, edge, 100_000, as_cost);
    assert_eq!(at(Edge::Inclusive, false), Some(dollars(10_000)));
    assert_eq!(at(Edge::Exclusive, false), Some(dollars(5_000)));
    assert_eq!(at(Edge::NotStated, false), Some(dollars(5_000)), "the worse is expected");
    assert_eq!(at(Edge::NotStated, true), Some(dollars(95_000)), "a cost is worse when it is more");
}

#[test]
fn deals_are_counted_one_by_one() {
    let at = |applies, edge, from| paid(ScaleBasis::Deals, applies, edge, from, false);
    assert_eq!(at(Applies::Whole, Edge::Inclusive, 4), Some(dollars(10_000)));
    assert_eq!(at(Applies::Whole, Edge::Exclusive, 4), Some(dollars(5_000)));
    assert_eq!(
        at(Applies::Graduated, Edge::Inclusive, 1),
        Some(dollars(8_750)),
        "one deal of 25,000 at 5 %, three at 10 %"
    );
    assert_eq!(
        at(Applies::FromThenOn, Edge::Exclusive, 1),
        Some(dollars(7_500)),
        "the deal at the edge is paid as before"
    );
}
