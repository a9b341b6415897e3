//! Causes of jumps and bends: the type of clause, its amount and its citation.

use partner_engine::money::Money;
use partner_engine::program::{Catalog, Stream};
use partner_engine::questions::{CauseKind, Variable, cliffs};
use partner_engine::scenario::Scenario;
use serde_json::{Value, json};

use super::program_files::{ID, cite, program, read, tier};
use super::{money, one_year};

/// A program of tiers with one rule each, 10 % of new subscriptions, and with the given additions.
fn catalog(more: &[Value]) -> Catalog {
    let tiers = more.iter().enumerate().map(|(index, more)| {
        let mut rule = json!({
            "stream": "new_subscriptions", "kind": "commission", "rate": { "at_most": "10" }, "cite": cite("Rate"),
        });
        more.as_object().expect("a table").iter().for_each(|(key, value)| rule[key] = value.clone());
        tier(index, &[rule])
    });
    let mut file = program(&tiers.collect::<Vec<_>>());
    file["best_of_held"] = cite("Held");
    Catalog { fingerprint: String::new(), programs: vec![read(&file).expect("a program")] }
}

/// One deal a year, everything registered.
fn scenario() -> Scenario {
    let mut scenario = one_year("0");
    scenario.deals.per_year = 1;
    scenario
}

/// The jumps and bends of the first tier up to 100,000: amount, cause, threshold and section of the citation.
fn causes<'c>(catalog: &'c Catalog, scenario: &Scenario) -> Vec<(Money, CauseKind<'c>, Money, Option<&'c str>)> {
    let (variable, to) = (Variable::NewSubscriptions, money("100000"));
    let found = cliffs(catalog, scenario, variable, Money::ZERO, to).found.into_iter();
    let of_first = found.filter(|cliff| cliff.tier.tier.id == "tier-0");
    let causes = of_first.flat_map(|cliff| cliff.causes.into_iter().map(move |cause| (cliff.at, cause)));
    let row = |cause: partner_engine::questions::Cause<'c>| cause.cite.and_then(|cite| cite.row.as_deref());
    causes.map(|(at, cause)| (at, cause.kind, cause.threshold, row(cause))).collect()
}

#[test]
fn a_bracket() {
    let brackets = json!([{ "from": "50000", "rate": { "exact": "12" } }]);
    let scale = json!({
        "measure": "base", "applies": "whole", "edge": "inclusive", "brackets": brackets, "cite": cite("Scale"),
    });
    let expected = [(money("50000"), CauseKind::Bracket, money("50000"), Some("Scale"))];
    assert_eq!(causes(&catalog(&[json!({ "scale": scale })]), &scenario()), expected);
}

/// 10 % of 49,999.95 are 4,999.995, rounded to 5,000.00.
#[test]
fn a_cap() {
    let cap = json!({ "amount_per_deal": "5000", "discretionary": false, "cite": cite("Cap") });
    let expected = [(money("49999.95"), CauseKind::Cap, money("5000"), Some("Cap"))];
    assert_eq!(causes(&catalog(&[json!({ "cap": cap })]), &scenario()), expected);
}

fn floor() -> Value {
    json!([{ "bound": { "at_least": "1000" }, "per": "year", "cite": cite("Floor") }])
}

/// The floor of 1,000 is paid from the first cent on, and exceeded where 10 % are 1,000: 10 % of 9,999.95 are 999.995, rounded to 1,000.00.
#[test]
fn a_floor() {
    let expected = [
        (money("0.01"), CauseKind::FirstSale, Money::ZERO, Some("Floor")),
        (money("9999.95"), CauseKind::Floor, money("1000"), Some("Floor")),
    ];
    assert_eq!(causes(&catalog(&[json!({ "limits": floor() })]), &scenario()), expected);
}

/// The year before sold 30,000: only sales above it earn.
#[test]
fn growth() {
    let mut scenario = scenario();
    scenario.deals.last_year[Stream::NewSubscriptions as usize] = Some(money("30000"));
    let base = json!({ "value": "invoiced", "span": "year", "growth": true });
    let expected = [(money("30000"), CauseKind::Growth, money("30000"), Some("Rate"))];
    assert_eq!(causes(&catalog(&[json!({ "base": base })]), &scenario), expected);
}

/// A partner with both tiers earns a floor of 1,000 in one and 5 % in the other, which reach it at 19,999.90: 999.995, rounded to 1,000.00.
#[test]
fn another_tier() {
    let catalog =
        catalog(&[json!({ "limits": floor(), "rate": { "exact": "1" } }), json!({ "rate": { "exact": "5" } })]);
    let scenario = Scenario { holds: vec![format!("{ID}/tier-1")], ..scenario() };
    let found = causes(&catalog, &scenario);
    assert!(found.iter().any(|(at, kind, ..)| (*at, *kind) == (money("19999.90"), CauseKind::OtherTier)), "{found:?}");
}

/// Three experts, or 80,000 sold: from that amount on nobody pays for the experts.
#[test]
fn a_requirement() {
    let mut scenario = scenario();
    scenario.costs.per_requirement = vec![("certified_experts", money("100"))];
    let of = json!([
        { "requirement": "certified_experts", "need": { "at_least": 3 } },
        { "requirement": "sales", "need": { "sold": { "measure": "list", "at_least": "80000" } } },
    ]);
    let asked = json!({ "requirement": "choice", "name": "Choice", "need": { "any_of": of }, "cite": cite("Choice") });
    let rule = json!({
        "stream": "new_subscriptions", "kind": "commission", "rate": { "exact": "10" }, "cite": cite("Rate"),
    });
    let mut asking = tier(0, &[rule]);
    asking["requirements"] = json!([asked]);
    let catalog = Catalog { fingerprint: String::new(), programs: vec![read(&program(&[asking])).expect("a program")] };
    let expected =
        [(money("80000"), CauseKind::Requirement { requirement: "certified_experts" }, money("80000"), Some("Choice"))];
    assert_eq!(causes(&catalog, &scenario), expected);
}
