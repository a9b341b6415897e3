//! Two tiers held at once, of which the better one counts: also for the measure of a refund, and also at other amounts than typed.

use partner_engine::estimate::{estimate, working};
use partner_engine::money::Money;
use partner_engine::program::Catalog;
use partner_engine::questions::{Variable, curves};
use partner_engine::scenario::{PurchasesAt, Scenario};
use partner_engine::working::{Formula, Name};
use serde_json::{Value, json};

use super::program_files::{ID, cite, program, read, tier};
use super::{money, net, one_year, percent};

fn rule(rate: &str) -> Value {
    json!({ "stream": "new_subscriptions", "kind": "margin", "rate": { "exact": rate }, "cite": cite("Rate") })
}

/// A tier that leaves 30 %, with a fee of 1,000 that is refunded from the given purchases on, beside another tier.
fn catalog(purchases: &str, other: &[Value]) -> Catalog {
    let mut first = tier(0, &[rule("30")]);
    let reaching = json!({ "measure": "purchases", "amount": purchases, "cite": cite("Refund") });
    first["fees"] = json!([{
        "id": "fee", "name": "Fee", "amount": { "annual": "1000" }, "refund": { "reaching": reaching }, "cite": cite("Fee"),
    }]);
    let mut file: Value = program(&[first, tier(1, other)]);
    file["best_of_held"] = cite("Held");
    Catalog { fingerprint: String::new(), programs: vec![read(&file).expect("a program")] }
}

/// A rule that leaves one rate, and from 100,000 sold at list price on another, for sales that meet conditions.
fn in_two_steps(before: &str, from_there: &str, when: &[&str]) -> Value {
    let mut rule = rule(before);
    rule["scale"] = json!({
        "measure": "list", "applies": "whole", "edge": "inclusive", "cite": cite("Scale"),
        "brackets": [{ "from": "100000", "rate": { "exact": from_there } }],
    });
    if !when.is_empty() {
        rule["when"] = json!(when);
    }
    rule
}

/// A rule for each of two product lines, which have half of the sales each.
fn by_line(core: &str, extra: &str) -> [Value; 2] {
    [("core", core), ("extra", extra)].map(|(line, rate)| {
        let mut rule = rule(rate);
        rule["product_line"] = json!(line);
        rule
    })
}

/// A scenario with the given sales, in which the other tier is held as well.
fn scenario(typed: &str) -> Scenario {
    let mut scenario = Scenario { holds: vec![format!("{ID}/tier-1")], ..one_year("0") };
    scenario.deals.new_subscriptions = money(typed);
    scenario
}

/// The net of the first tier at an amount, by its curve and by the ordinary estimate.
fn nets(catalog: &Catalog, scenario: &Scenario, amount: &str) -> [Money; 2] {
    let (variable, amount) = (Variable::NewSubscriptions, money(amount));
    let first = catalog.tier(&format!("{ID}/tier-0")).expect("a tier");
    let curves = curves(catalog, scenario, variable, Money::ZERO, money("200000"));
    let curve = curves.found.iter().find(|curve| curve.tier == first).expect("it is ranked");
    [curve.net_at(amount), net(catalog, scenario, variable, amount, first)]
}

/// The names of the first tier's amounts that are a choice between the two tiers.
fn names_of_the_better<'c>(catalog: &'c Catalog, scenario: &Scenario) -> Vec<Name<'c>> {
    let first = catalog.tier(&format!("{ID}/tier-0")).expect("a tier");
    let steps = working(first, scenario).expect("an estimate").steps().cloned().collect::<Vec<_>>();
    let of_the_better =
        |formula: &Formula<'_>| matches!(formula, Formula::Bracket { edges, .. } if !edges[0].inclusive);
    steps.iter().filter(|step| of_the_better(&step.formula)).map(|step| step.label.name).collect()
}

/// At 100,000 the other tier leaves 40,000 of 60,000 paid: too little for the refund of the fee, so 39,000 are left. Of 99,999.99 the first
/// leaves 30,000.00 of 69,999.99 paid, and the fee is refunded; of 90,000 it leaves 27,000 of 63,000 paid.
#[test]
fn purchases_are_those_of_the_better_tier() {
    let catalog = catalog("65000", &[in_two_steps("20", "40", &[])]);
    for typed in ["50000", "150000"] {
        let scenario = scenario(typed);
        let expected = [("90000", "26000"), ("99999.99", "30000"), ("100000", "39000")];
        for (amount, left) in expected {
            assert_eq!(nets(&catalog, &scenario, amount), [money(left); 2], "{amount}, {typed} typed");
        }
    }
}

/// Half is registered, and the other tier pays only for that: 80 % of 50,000. Purchases at list are then 50,000 as well; where the first
/// tier leaves more, they are all sales.
#[test]
fn purchases_at_list_are_those_of_the_better_tier() {
    let catalog = catalog("65000", &[in_two_steps("20", "80", &["registered"])]);
    for typed in ["50000", "150000"] {
        let mut scenario = scenario(typed);
        scenario.deals.registered_percent = percent("50");
        scenario.assumptions.purchases_at = PurchasesAt::List;
        for (amount, left) in [("90000", "27000"), ("99999.99", "30000"), ("100000", "39000")] {
            assert_eq!(nets(&catalog, &scenario, amount), [money(left); 2], "{amount}, {typed} typed");
        }
        assert_eq!(names_of_the_better(&catalog, &scenario), [Name::List, Name::Cost]);
    }
}

/// Half at 50 % and half at 20 % leave more than 30 % of all: 33,250 of 95,000, for 61,750. Half at 30 % and half at 20 % leave less:
/// the first tier's 28,500 count, for 66,500. Purchases that the other tier would have made do not count.
#[test]
fn of_a_stream_only_the_better_tier_purchases() {
    let mut scenario = scenario("50000");
    scenario.deals.product_lines = ["core", "extra"].map(|line| (format!("{ID}/{line}"), percent("50"))).to_vec();
    for (core, purchases, left) in
        [("50", "61750.01", "32250"), ("50", "61750", "33250"), ("30", "66500.01", "27500"), ("30", "66500", "28500")]
    {
        let catalog = catalog(purchases, &by_line(core, "20"));
        assert_eq!(nets(&catalog, &scenario, "95000"), [money(left); 2], "{core} %, {purchases}");
    }
    // List value and cost of each of the three lines, besides their earnings.
    let beside = catalog("65000", &by_line("50", "20"));
    let names = names_of_the_better(&beside, &scenario).into_iter().filter(|name| *name != Name::Line);
    assert_eq!(names.collect::<Vec<_>>(), [Name::List, Name::Invoiced, Name::Cost].repeat(3));
    scenario.assumptions.purchases_at = PurchasesAt::List;
    for (core, purchases, left) in [("50", "95000.01", "32250"), ("50", "95000", "33250"), ("30", "95000.01", "27500")]
    {
        let catalog = catalog(purchases, &by_line(core, "20"));
        assert_eq!(nets(&catalog, &scenario, "95000"), [money(left); 2], "{core} % at list, {purchases}");
    }
}

/// Of two tiers with equal pay the tier's own rule counts; otherwise the tier that pays more is named.
#[test]
fn who_pays_is_named_where_it_is_another() {
    for (rate, by) in [("29", None), ("30", None), ("31", Some("tier-1"))] {
        let catalog = catalog("65000", &[rule(rate)]);
        let estimate = estimate(&catalog, &scenario("50000"));
        let first = estimate.tiers.iter().find(|found| found.tier.tier.id == "tier-0").expect("an estimate");
        assert_eq!(first.years[0].lines.iter().map(|line| line.by).collect::<Vec<_>>(), [by], "{rate} %");
    }
}
