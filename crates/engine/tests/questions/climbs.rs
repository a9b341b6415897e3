//! Climbs: the cost of changing to another tier.

use partner_engine::estimate::estimate;
use partner_engine::money::Money;
use partner_engine::program::{Alternative, Need, Requirement};
use partner_engine::questions::climb;
use partner_engine::requirement::Recurrence;
use partner_engine::rules::ScaleBasis;
use partner_engine::scenario::Scenario;
use partner_engine::standing::{Quantities, Quantity, Standing};

use super::{CERTIFIED, CONSULTATIVE, VALUE_ADDED, money, one_year, tier, wso2_2018};

fn with_costs(experts: u32, points: u32) -> Scenario {
    let team = vec![("certified_experts", experts), ("marketing_points", points)];
    let mut scenario = Scenario { team, ..Scenario::default() };
    scenario.costs.per_requirement = vec![("certified_experts", money("3000")), ("marketing_points", money("500"))];
    scenario
}

fn years(scenario: &Scenario, from: &str, to: &str) -> (Vec<[Money; 3]>, Option<u32>) {
    let climb = climb(scenario, tier(from), tier(to));
    let years = climb.years.expect("both are ranked");
    (years.iter().map(|year| [year.gain, year.cost, year.balance]).collect(), climb.paid_in)
}

/// Consultative earns 16,000 + 2,500 a year, certified 30,000 + 5,500, its fee refunded: 17,000 more. Six experts at 3,000 are missing once, six
/// points at 500 every year: 21,000, then 3,000.
/// Balances: 17,000 − 21,000 = −4,000; + 14,000 = 10,000; + 14,000 = 24,000. It has paid in year 2.
#[test]
fn a_climb_pays_in_some_year() {
    let scenario = with_costs(1, 2);
    let (years, paid_in) = years(&scenario, CONSULTATIVE, CERTIFIED);
    let expected = [["17000", "21000", "-4000"], ["17000", "3000", "10000"], ["17000", "3000", "24000"]];
    assert_eq!(years, expected.map(|year| year.map(money)));
    assert_eq!(paid_in, Some(2));
    let climb = climb(&scenario, tier(CONSULTATIVE), tier(CERTIFIED));
    assert_eq!((climb.standing, climb.once, climb.every_year), (Standing::Short, money("18000"), money("3000")));
    let missing: Vec<_> =
        climb.missing.iter().map(|gap| (gap.id, gap.any_of.len(), gap.cheapest.first().copied())).collect();
    assert_eq!(missing, [("certified_experts", 1, Some(0)), ("marketing_points", 1, Some(0))]);
}

/// A partner who lacks the expert and the point of consultative pays 3,000 once and 500 a year there, which leaving saves. Without a team,
/// certified takes 7 × 3,000 once and 8 × 500 a year. Year 1: 17,000 + 3,500 against 25,000; then 17,500 against 4,000.
#[test]
fn staying_costs_too() {
    let (years, paid_in) = years(&with_costs(0, 0), CONSULTATIVE, CERTIFIED);
    let expected = [["20500", "25000", "-4500"], ["17500", "4000", "9000"], ["17500", "4000", "22500"]];
    assert_eq!(years, expected.map(|year| year.map(money)));
    assert_eq!(paid_in, Some(2));
}

/// Down again: 17,000 less a year and nothing to pay for; it never pays. To the same tier: no gain and no cost, so it pays at once.
#[test]
fn a_climb_that_loses_never_pays() {
    let scenario = with_costs(7, 8);
    let (years_down, never) = years(&scenario, CERTIFIED, CONSULTATIVE);
    assert_eq!(years_down[2], ["-17000", "0", "-51000"].map(money));
    assert_eq!(never, None);
    let (years_here, at_once) = years(&scenario, CERTIFIED, CERTIFIED);
    assert_eq!((years_here[0], at_once), (["0"; 3].map(money), Some(1)));
    assert_eq!(climb(&scenario, tier(CERTIFIED), tier(CERTIFIED)).standing, Standing::Met);
}

/// 100,000 of new subscriptions are 65,000 of purchases: 85,000 below the minimum, which is business to be done and has no price.
#[test]
fn a_missed_minimum_has_no_price() {
    let mut scenario = with_costs(10, 10);
    scenario.years = 1;
    scenario.deals.new_subscriptions = money("100000");
    scenario.deals.services = Money::ZERO;
    let climb = climb(&scenario, tier(CONSULTATIVE), tier(VALUE_ADDED));
    let [gap] = climb.missing.as_slice() else { panic!("{climb:?}") };
    assert_eq!((gap.id, gap.cheapest.len(), gap.any_of[0].price), ("purchase_minimum", 0, None));
    assert_eq!(gap.any_of[0].compared.short_by(), partner_engine::standing::Quantity::Amount(money("85000")));
    assert_eq!((climb.once, climb.every_year), (money("0"), money("0")));
    // 35,000 − 10,000 against 8,000.
    assert_eq!(climb.years.expect("both are ranked")[0].gain, money("17000"));
}

/// Two opportunities or 100,000 euro, that is 118,270 dollars: 50,000 are short of it. Opportunities have a price and are due yearly, the
/// subscriptions have none. The pay of the tiers is not stated, so the gain is unknown.
#[test]
fn alternatives_stand_side_by_side() {
    let mut scenario = Scenario::default();
    scenario.deals.new_subscriptions = money("50000");
    scenario.costs.per_requirement =
        vec![("partner_sourced_opportunities", money("1000")), ("associate_sales", money("200"))];
    let climb = climb(&scenario, tier("outsystems-2021/registered"), tier("outsystems-2021/sales"));
    let alternatives = climb.missing.iter().find(|gap| gap.any_of.len() == 2).expect("an alternative");
    let [opportunities, subscriptions] = alternatives.any_of.as_slice() else { panic!("{alternatives:?}") };
    let price = opportunities.price.expect("opportunities have a price");
    assert_eq!((price.unit, price.amount, price.recurrence), (money("1000"), money("2000"), Recurrence::Yearly));
    assert_eq!((alternatives.cheapest.as_slice(), subscriptions.price), ([0].as_slice(), None));
    assert_eq!(subscriptions.compared.short_by(), partner_engine::standing::Quantity::Amount(money("68270")));
    assert_eq!((climb.once, climb.every_year), (money("400"), money("2000")));
    assert!(climb.unknown.iter().any(|check| check.id == "review_score"));
    assert_eq!((climb.years, climb.paid_in), (None, None));
}

/// A tier without an estimate still has requirements of the team.
#[test]
fn a_tier_without_an_income_can_be_climbed_to() {
    let climb = climb(&Scenario::default(), tier(CERTIFIED), tier("wso2-2018/oem-technology"));
    assert_eq!((climb.years, climb.once), (None, money("0")));
}

/// Two of three alternatives are needed: 3 experts at 1,000 each, 2 clients at 400 each every year, 300,000 of sales. The experts are
/// present. The clients are the cheapest alternative left: 800 a year; nothing once.
#[test]
fn of_several_of_several_the_cheapest_that_are_needed_count() {
    let cite = tier(CERTIFIED).tier.seller.cite.clone();
    let counted = |id: &str, need| Alternative { requirement: id.to_owned(), need: Need::AtLeast(need) };
    let sold =
        Need::Sold { measure: ScaleBasis::List, measured_in: None, at_least: "300000".parse().expect("a number") };
    let of = vec![
        counted("certified_experts", 3),
        counted("new_clients", 2),
        Alternative { requirement: "sales".to_owned(), need: sold },
    ];
    let mut catalog = wso2_2018().clone();
    let asked =
        Requirement { requirement: "choice".to_owned(), name: None, need: Need::SomeOf { at_least: 2, of }, cite };
    let place = catalog.programs[0].tiers.iter().position(|tier| tier.id == VALUE_ADDED).expect("a tier");
    catalog.programs[0].tiers[place].requirements = vec![asked];
    let find = |id: &str| catalog.tier(&format!("wso2-2018/{id}")).expect("a tier");

    let mut scenario = one_year("0");
    scenario.years = 2;
    scenario.team = vec![("certified_experts", 3)];
    scenario.costs.per_requirement = vec![("certified_experts", money("1000")), ("new_clients", money("400"))];
    let found = climb(&scenario, find(CERTIFIED), find(VALUE_ADDED));
    let gap = found.missing.iter().find(|gap| gap.id == "choice").expect("a gap");
    assert_eq!((gap.at_least, gap.cheapest.as_slice()), (2, [1].as_slice()));
    assert_eq!((found.once, found.every_year), (Money::ZERO, money("800")));
    // Without experts both are needed: 3,000 once and 800 a year.
    scenario.team.clear();
    let found = climb(&scenario, find(CERTIFIED), find(VALUE_ADDED));
    assert_eq!((found.once, found.every_year), (money("3000"), money("800")));
    // With 300,000 of sales one is enough: 800 a year against 3,000 once, and the smaller one counts.
    scenario.deals.new_subscriptions = money("300000");
    let found = climb(&scenario, find(CERTIFIED), find(VALUE_ADDED));
    assert_eq!((found.once, found.every_year), (Money::ZERO, money("800")));
    let estimate = estimate(&catalog, &scenario);
    let costs: Vec<_> = estimate
        .tiers
        .iter()
        .filter(|found| found.tier.tier.id == VALUE_ADDED)
        .map(|found| found.costs.amount)
        .collect();
    assert_eq!(costs, [money("1600")]);
}

/// Without an exchange rate the 100,000 EUR of new licenses, an alternative to the opportunities, cannot be compared: whether it is
/// met is unknown. The people, who are no money, are present.
#[test]
fn what_cannot_be_compared_is_not_called_missing() {
    let mut scenario =
        Scenario { team: vec![("associate_sales", 2), ("associate_pre_sales", 1)], ..Scenario::default() };
    scenario.assumptions.per_euro.clear();
    let climb = climb(&scenario, tier("outsystems-2021/registered"), tier("outsystems-2021/sales"));
    assert_eq!((climb.standing, climb.missing.len()), (Standing::Unknown, 0));
    assert_eq!(climb.unknown.first().map(|check| (check.id, check.comparisons.len())), Some(("new_business", 1)));
}

/// A present quantity above the required one is short by zero, not by a negative quantity.
#[test]
fn more_than_enough_is_short_by_nothing() {
    let amounts = |have, need| Quantities {
        requirement: "sales",
        have: Quantity::Amount(money(have)),
        need: Quantity::Amount(money(need)),
        year: None,
        target: None,
    };
    assert_eq!(amounts("100.01", "100").short_by(), Quantity::Amount(Money::ZERO));
    assert_eq!(amounts("100", "100").short_by(), Quantity::Amount(Money::ZERO));
    assert_eq!(amounts("99.99", "100").short_by(), Quantity::Amount(money("0.01")));
}
