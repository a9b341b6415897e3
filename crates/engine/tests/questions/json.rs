//! The answers as JSON.

use partner_engine::money::Money;
use partner_engine::questions::{Variable, cliffs, climb, crossovers, flips, goal};
use serde_json::{Value, json};

use super::{CERTIFIED, CONSULTATIVE, catalog, money, one_year, tier};

fn to_json(answer: impl serde::Serialize) -> Value {
    serde_json::to_value(answer).expect("an answer is JSON")
}

#[test]
fn answers_name_tiers_by_id_and_carry_decimals_as_text() {
    let scenario = one_year("0");
    let (from, to) = (Money::ZERO, money("2000000"));
    let variable = Variable::NewSubscriptions;
    let crossover = &to_json(crossovers(catalog(), &scenario, variable, from, to).found)[0];
    let expected = json!({
        "ahead_before": "wso2-2018/consultative-integration",
        "ahead_after": "wso2-2018/certified-integration",
        "at": "35714.30", "net_before": "2857.14", "net_after": "2857.15",
    });
    assert_eq!(*crossover, expected);

    let mut cliff = to_json(cliffs(catalog(), &scenario, variable, from, to).found)[0].clone();
    assert_eq!(cliff["causes"][0]["citation"]["source"], "guide");
    cliff["causes"][0].as_object_mut().expect("a cause").remove("citation");
    let expected = json!({
        "tier": "wso2-2018/certified-integration", "kind": "jump", "at": "100000.00",
        "net_before": "12500.00", "net": "15000.00", "by": "2500.00",
        "marginal_percent_before": "15", "marginal_percent_after": "15",
        "causes": [{ "kind": "refund", "fee": "annual_fee", "year": 1, "threshold": "100000.00" }],
    });
    assert_eq!(cliff, expected);

    let goals = to_json(goal(catalog(), &scenario, variable, money("20000")).found);
    let expected = json!({
        "tier": "wso2-2018/consultative-integration", "goal": "reached", "at": "249999.94", "net": "20000.00",
    });
    assert_eq!(goals[0], expected);

    let flips = to_json(flips(catalog(), &scenario));
    assert_eq!(flips[0]["field"], "deals.new_subscriptions");
    assert_eq!(flips[0]["now"], "200000.00");
    assert_eq!(flips[2], json!({ "field": "deals.upgrades", "now": "0.00", "turn": null }));

    // 16,000 against 30,000; no unit costs are typed for the six or seven missing experts and points.
    let climb = to_json(climb(&scenario, tier(CONSULTATIVE), tier(CERTIFIED)));
    assert_eq!(climb["standing"], "short");
    assert_eq!(climb["years"], json!([{ "year": 1, "gain": "14000.00", "cost": "0.00", "balance": "14000.00" }]));
    assert_eq!(climb["paid_in"], 1);
    let gap = &climb["all_of"][0]["any_of"][0];
    let shortfall = json!({ "requirement": "certified_experts", "have": "0", "need": "7", "short_by": "7" });
    assert_eq!((&gap["gap"], &gap["cost"], &gap["every_year"]), (&shortfall, &json!("0.00"), &json!(false)));
}
