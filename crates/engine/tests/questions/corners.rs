//! The amounts through which a graph of a net is drawn.

use partner_engine::money::Money;
use partner_engine::questions::{Variable, curves};

use super::{CERTIFIED, money, one_year, tier, wso2_2018};

fn corners(from: &str, to: &str) -> Vec<(Money, Money)> {
    let curves = curves(wso2_2018(), &one_year("0"), Variable::NewSubscriptions, money(from), money(to));
    curves.found.iter().find(|curve| curve.tier.id() == tier(CERTIFIED).id()).expect("it is ranked").corners()
}

/// Certified: 15 % less the fee of 2,500, which comes back from 100,000 on. A cent before, 14,999.9985 are 15,000.00 as well.
#[test]
fn both_sides_of_a_jump_and_the_ends_are_corners() {
    let expected = [("0", "-2500"), ("99999.99", "12500"), ("100000", "15000"), ("200000", "30000")];
    assert_eq!(corners("0", "200000"), expected.map(|(at, net)| (money(at), money(net))));
}

#[test]
fn a_range_of_one_amount_has_one_corner() {
    assert_eq!(corners("100000", "100000"), [(money("100000"), money("15000"))]);
    assert_eq!(corners("0", "0"), [(Money::ZERO, money("-2500"))]);
}
