//! Goals: the least amount that earns a sum.

use partner_engine::money::{Currency, Money};
use partner_engine::program::Stream;
use partner_engine::questions::{Goal, Variable, goal};
use partner_engine::scenario::{AssumedRate, Scenario};

use super::{
    CERTIFIED, CONSULTATIVE, FULFILLMENT, PREMIER, VALUE_ADDED, a_cent_less, catalog, money, net, one_year, percent,
    tier, wso2_2018,
};

fn goals(scenario: &Scenario, variable: Variable, target: &str) -> Vec<(String, Goal)> {
    let found = goal(catalog(), scenario, variable, money(target)).found;
    for of_tier in &found {
        let net = |at| net(catalog(), scenario, variable, at, of_tier.tier);
        match of_tier.goal {
            Goal::Reached { at, net: reached, rounding_until } => {
                assert_eq!(net(at), reached);
                assert!(reached >= money(target) && rounding_until.is_none(), "{of_tier:?}");
                assert!(at.is_zero() || net(a_cent_less(at)) < money(target), "{of_tier:?}");
            }
            Goal::OutOfReach { best, at } => {
                assert_eq!(net(at), best);
                assert!(best < money(target));
            }
            Goal::DoesNotDependOnIt { net: always } => {
                assert!(always < money(target));
                assert_eq!([net(Money::ZERO), net(money("1000000000000"))], [always; 2]);
            }
        }
    }
    found.into_iter().map(|goal| (goal.tier.tier.id.clone(), goal.goal)).collect()
}

fn reached(at: &str, net: &str) -> Goal {
    Goal::Reached { at: money(at), net: money(net), rounding_until: None }
}

fn of(goals: &[(String, Goal)], tier: &str) -> Goal {
    goals.iter().find(|(id, _)| id == tier).expect("a ranked tier").1
}

/// One year, no services, 20,000. The line needs to round to 20,000.00, so 19,999.995 at least:
/// ÷ 8 % = 249,999.9375 · ÷ 15 % = 133,333.30 exactly, half a cent is rounded up · ÷ 18 % = 111,111.0833; both fees are back by then.
/// Fulfillment keeps x − 97 % x; at 666,666.50 the cost 646,666.505 rounds up and 19,999.99 is left, at .51 it is 646,666.51.
/// Value added needs 30,000, its fee not being back: at 85,714.27 the cost 55,714.2755 rounds to .28 and 29,999.99 is left, at .28 55,714.282 does too.
#[test]
fn the_least_cent_that_reaches_a_sum() {
    let goals = goals(&one_year("0"), Variable::NewSubscriptions, "20000");
    let expected = [
        (CONSULTATIVE, "249999.94"),
        (CERTIFIED, "133333.30"),
        (PREMIER, "111111.09"),
        (FULFILLMENT, "666666.51"),
        (VALUE_ADDED, "85714.28"),
    ];
    let expected = expected.map(|(tier, at)| (tier.to_owned(), reached(at, "20000")));
    assert_eq!(goals, expected);
}

/// A refund can reach a sum at once: certified has 12,500.00 a cent before 100,000 and 15,000.00 at it. A goal of 0 is reached by
/// consultative at 0, by certified at 2,499.995 ÷ 15 % = 16,666.6334, so 16,666.64 (rounds to 2,500.00).
#[test]
fn a_jump_reaches_a_sum() {
    let scenario = one_year("0");
    assert_eq!(of(&goals(&scenario, Variable::NewSubscriptions, "12500.01"), CERTIFIED), reached("100000", "15000"));
    let none = goals(&scenario, Variable::NewSubscriptions, "0");
    assert_eq!(of(&none, CONSULTATIVE), reached("0", "0"));
    assert_eq!(of(&none, CERTIFIED), reached("16666.64", "0"));
    assert_eq!(of(&goals(&scenario, Variable::NewSubscriptions, "-2500"), CERTIFIED), reached("0", "-2500"));
}

/// Renewals earn nothing in the integration tiers: 8 % of 200,000 is 16,000, whatever the subscriptions in force are.
#[test]
fn a_variable_can_change_nothing() {
    let scenario = one_year("0");
    let goals_of = |target| of(&goals(&scenario, Variable::SubscriptionsInForce, target), CONSULTATIVE);
    assert_eq!(goals_of("16000.01"), Goal::DoesNotDependOnIt { net: money("16000") });
    assert_eq!(goals_of("16000"), reached("0", "16000"));
}

/// With a customer discount of 40 % value added loses 5 % on everything: 60 % − 65 %. The greatest net is where its fee is just refunded:
/// at 153,846.15 92,307.69 − 100,000.00 = −7,692.31, a cent later 92,307.70 (.696) − 100,000.00 (.004) = −7,692.30, and −7,692.29 does not
/// occur after that: the exact loss is 7,692.3075 or more, and rounding gives a cent at most.
#[test]
fn the_best_there_is() {
    let mut scenario = one_year("0");
    scenario.deals.customer_discount_percent = percent("40");
    let goals = goals(&scenario, Variable::NewSubscriptions, "1000");
    assert_eq!(of(&goals, VALUE_ADDED), Goal::OutOfReach { best: money("-7692.30"), at: money("153846.16") });
}

/// Four deals capped at 100,000 euro each, 15 % assumed: 400,000 and no more, first at 2,666,666.64 (399,999.996).
#[test]
fn a_cap_keeps_a_sum_out_of_reach() {
    let mut scenario = Scenario { currency: Currency::EUR, ..one_year("0") };
    scenario.assumptions.rates = vec![AssumedRate {
        tier: "outsystems-2021/sales".to_owned(),
        stream: Stream::NewSubscriptions,
        contribution: None,
        percent: percent("15"),
    }];
    scenario.deals.partner_sourced = false;
    let best = Goal::OutOfReach { best: money("400000"), at: money("2666666.64") };
    assert_eq!(of(&goals(&scenario, Variable::NewSubscriptions, "400000.01"), "sales"), best);
    assert_eq!(of(&goals(&scenario, Variable::NewSubscriptions, "400000"), "sales"), reached("2666666.64", "400000"));
}

/// 10¹² of new subscriptions earn consultative 80,000,000,000; the next cent is out of reach. 79,999,999,999.995 ÷ 8 % = 999,999,999,999.9375.
#[test]
fn nobody_sells_more_than_can_be_typed() {
    let scenario = one_year("0");
    let best = Goal::OutOfReach { best: money("80000000000"), at: money("999999999999.94") };
    assert_eq!(of(&goals(&scenario, Variable::NewSubscriptions, "80000000000.01"), CONSULTATIVE), best);
}

/// One tenth of a percent is registered and "up to 15 %" is taken at 1 %: 0.15 %. One cent takes 0.005, which 3.335 registered,
/// rounded to 3.34, give: 3.34 × 0.15 % = 0.00501; 3.33 × 0.15 % = 0.004995 is zero. 3.335 are registered of 3,335.00.
///
/// The cents around it are more than `SCANNED`, but the net only rises: the answer is exact.
#[test]
fn a_net_that_only_rises_is_searched_exactly_however_slowly() {
    let mut scenario = one_year("0");
    scenario.deals.registered_percent = percent("0.1");
    scenario.assumptions.share_of_maximum_percent = percent("1");
    let goals = goal(wso2_2018(), &scenario, Variable::NewSubscriptions, money("-2499.99"));
    let certified = goals.found.iter().find(|found| found.tier.id() == tier(CERTIFIED).id()).expect("it is ranked");
    let expected = Goal::Reached { at: money("3335"), net: money("-2499.99"), rounding_until: None };
    assert_eq!(certified.goal, expected);
}
