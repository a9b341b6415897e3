//! Cliffs: jumps and bends of nets.

use partner_engine::money::{Currency, Money};
use partner_engine::program::Citation;
use partner_engine::questions::{Cliff, CliffKind, Variable, cliffs};
use partner_engine::scenario::{AssumedRate, PurchasesAt, Scenario};
use partner_engine::{program, working};

use super::{CERTIFIED, FULFILLMENT, PREMIER, VALUE_ADDED, a_cent_less, catalog, money, net, one_year, percent};

fn of(scenario: &Scenario, from: &str, to: &str) -> Vec<Cliff<'static>> {
    let found = cliffs(catalog(), scenario, Variable::NewSubscriptions, money(from), money(to)).found;
    for cliff in &found {
        let net = |at| net(catalog(), scenario, Variable::NewSubscriptions, at, cliff.tier);
        assert_eq!((net(cliff.at), net(a_cent_less(cliff.at))), (cliff.net, cliff.net_before), "{cliff:?}");
    }
    found
}

fn row(cliff: &Cliff<'_>) -> (String, String, String, String, String) {
    let text = |amount: Money| amount.to_string();
    let marginal = format!("{} → {}", cliff.marginal_before.0, cliff.marginal_after.0);
    (cliff.tier.tier.id.clone(), text(cliff.at), text(cliff.by), text(cliff.net), marginal)
}

fn rows(expected: &[(&str, &str, &str, &str, &str)]) -> Vec<(String, String, String, String, String)> {
    let own = str::to_owned;
    expected.iter().map(|(tier, at, by, net, slope)| (own(tier), own(at), own(by), own(net), own(slope))).collect()
}

fn clause(cite: Option<&Citation>) -> &str {
    cite.and_then(|cite| cite.row.as_deref()).unwrap_or("")
}

/// Closed deals reach 100,000 at x = 100,000. Purchases reach it where 97 % x rounds to 100,000.00, 99,999.995 ÷ 97 % = 103,092.7784, so
/// at 103,092.78 (net 103,092.78 − 100,000.00), and where 65 % x does, 99,999.995 ÷ 65 % = 153,846.1462, so at 153,846.15. Consultative has
/// no fee.
#[test]
fn a_fee_comes_back_at_its_threshold() {
    let found = of(&one_year("0"), "0", "2000000");
    let expected = rows(&[
        (CERTIFIED, "100000.00", "2500.00", "15000.00", "15 → 15"),
        (PREMIER, "100000.00", "10000.00", "18000.00", "18 → 18"),
        (FULFILLMENT, "103092.78", "10000.00", "3092.78", "3 → 3"),
        (VALUE_ADDED, "153846.15", "10000.00", "53846.15", "35 → 35"),
    ]);
    assert_eq!(found.iter().map(row).collect::<Vec<_>>(), expected);
    for cliff in &found {
        assert_eq!(cliff.kind, CliffKind::Jump);
        let [cause] = cliff.causes.as_slice() else { panic!("{cliff:?}") };
        assert!(matches!(cause.label.name, working::Name::Refund(_)));
        assert_eq!((cause.label.year, cause.threshold), (Some(1), money("100000")));
        assert!(clause(cause.cite).contains("Refunded") || clause(cause.cite).contains("100K"), "{cause:?}");
    }
}

/// At list value the purchases are equal to x.
#[test]
fn purchases_at_list_move_the_threshold() {
    let mut scenario = one_year("0");
    scenario.assumptions.purchases_at = PurchasesAt::List;
    let at: Vec<_> = of(&scenario, "0", "2000000").iter().map(|cliff| cliff.at).collect();
    assert_eq!(at, [money("100000"); 4]);
}

/// A range has the cliffs whose cent before is in it too.
#[test]
fn cliffs_lie_above_the_start_and_up_to_the_end() {
    let scenario = one_year("0");
    assert_eq!(of(&scenario, "0", "99999.99").len(), 0);
    assert_eq!(of(&scenario, "0", "100000").len(), 2);
    assert_eq!(of(&scenario, "99999.99", "100000").len(), 2);
    assert_eq!(of(&scenario, "100000", "100001").len(), 0);
}

/// Growing 10 % a year, closed deals reach 100,000 in year 3 with 121 % x, in year 2 with 110 % x, in year 1 with x. Rounding: x1.1 is
/// 100,000.00 from 99,999.995 ÷ 1.1 = 90,909.0864, so at .09; then 110 % of a rounded 110 %: 82,644.62 makes 90,909.08 and 99,999.99 (99,999.988),
/// 82,644.63 makes 90,909.09 (90,909.093) and 100,000.00 (99,999.999).
#[test]
fn each_year_has_its_own_cliff() {
    let mut scenario = one_year("0");
    scenario.years = 3;
    scenario.deals.growth_percent = percent("10");
    let certified = of(&scenario, "0", "2000000").into_iter().filter(|cliff| cliff.tier.tier.id == CERTIFIED);
    let found: Vec<_> = certified.map(|cliff| (cliff.at, cliff.by, cliff.causes[0].label.year)).collect();
    let expected = [("82644.63", Some(3)), ("90909.09", Some(2)), ("100000", Some(1))];
    assert_eq!(found, expected.map(|(at, year)| (money(at), money("2500"), year)));
}

fn outsystems(per_year: u32) -> Scenario {
    let mut scenario = Scenario { currency: Currency::EUR, ..one_year("0") };
    scenario.deals.per_year = per_year;
    scenario.assumptions.rates = vec![AssumedRate {
        tier: "outsystems-2021/sales".to_owned(),
        stream: program::Stream::NewSubscriptions,
        contribution: Some(program::Contribution::CoSell),
        percent: percent("15"),
    }];
    scenario
}

fn of_outsystems(scenario: &Scenario) -> Vec<Cliff<'static>> {
    of(scenario, "0", "5000000").into_iter().filter(|cliff| cliff.tier.program.id == "outsystems-2021").collect()
}

/// Four deals are capped at 400,000 a year. 15 % x rounds to 400,000.00 from 399,999.995 ÷ 15 % = 2,666,666.6333, so at .64; a cent less makes
/// 399,999.99. Without discretionary caps there is no bend.
#[test]
fn a_cap_bends() {
    let mut scenario = outsystems(4);
    let found = of_outsystems(&scenario);
    assert_eq!(
        found.iter().map(row).collect::<Vec<_>>(),
        rows(&[("sales", "2666666.64", "0.00", "400000.00", "15 → 0")])
    );
    let cause = found[0].causes[0];
    assert_eq!(
        (found[0].kind, found[0].net_before, cause.threshold),
        (CliffKind::Bend, money("399999.99"), money("400000"))
    );
    assert!(clause(cause.cite).contains("cap per deal"));
    scenario.assumptions.discretionary_caps = false;
    assert_eq!(of_outsystems(&scenario), []);
}

/// Two opportunities at 1,000 each are missing every year, unless new subscriptions reach 100,000 euro: over three equal years
/// 6,000 fall away at once. A partner who sources nothing cannot replace them.
#[test]
fn business_replaces_a_requirement() {
    let mut scenario = outsystems(4);
    scenario.years = 3;
    scenario.costs.per_requirement = vec![("partner_sourced_opportunities", money("1000"))];
    let found = of_outsystems(&scenario);
    // 3 × 15,000 at 100,000.
    let (tier, at, by, net, marginal) = row(&found[0]);
    assert_eq!([tier, at, by, net, marginal], ["sales", "100000.00", "6000.00", "45000.00", "45 → 45"]);
    let causes: Vec<_> = found[0].causes.iter().map(|cause| (cause.label.year, cause.threshold)).collect();
    assert_eq!(causes, [1, 2, 3].map(|year| (Some(year), money("100000"))));
    assert!(clause(found[0].causes[0].cite).contains("Partner-sourced"));
    scenario.deals.partner_sourced = false;
    assert_eq!(of_outsystems(&scenario).iter().filter(|cliff| cliff.kind == CliffKind::Jump).count(), 0);
}
