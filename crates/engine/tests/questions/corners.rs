//! Corners: the amounts through which a graph of a net is drawn.

use partner_engine::money::{Currency, Money};
use partner_engine::program::Catalog;
use partner_engine::questions::{Variable, curves};
use partner_engine::scenario::Scenario;
use serde_json::json;

use super::program_files::{self, cite, program, read};
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

/// 10 % in steps of 2.5, in a currency without decimals: 10 % of 30 yen are 3, which is one step, so 2.5; 10 % of 80 yen are 8, three
/// steps, so 7.5. An amount that is no whole yen is rounded on in the same direction.
#[test]
fn steps_that_are_no_whole_yen_go_on_in_the_same_direction() {
    for (direction, at_30, at_80) in [("down", 2, 7), ("half_up", 3, 8)] {
        let rule = json!({ "stream": "new_subscriptions", "kind": "commission", "rate": { "exact": "10" }, "cite": cite("New") });
        let mut file = program(&[program_files::tier(0, &[rule])]);
        file["rounding"] = json!({ "direction": direction, "unit": "2.5", "at": "line", "cite": cite("Rounding") });
        let catalog = Catalog { fingerprint: String::new(), programs: vec![read(&file).expect("a program")] };
        let currency = Currency::from_code("JPY").expect("yen");
        let yen = |amount: i64| Money::rounded(amount.into(), currency);
        let scenario = Scenario { currency, ..one_year("0") };
        let found = curves(&catalog, &scenario, Variable::NewSubscriptions, yen(0), yen(1_000)).found;
        assert_eq!([30, 80].map(|amount| found[0].net_at(yen(amount))), [at_30, at_80].map(yen), "{direction}");
    }
}
