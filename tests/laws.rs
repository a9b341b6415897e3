//! Laws of the engine, checked on random scenarios and the embedded programs.
//!
//! Each law is a property that the contract promises for every scenario; exact figures are checked by worked examples and the oracle.
//! Here: reading and printing, hostile documents, sums, columns, ranking, independence. `laws/business.rs`: caps, growth, years.
//! `laws/steps.rs`: every figure from its working alone; `laws/shapes.rs`: likewise for rules that no built-in program has. With
//! `PARTNER_CALCULATOR_ALL` set, twenty times as many cases run.
#![cfg(not(target_arch = "wasm32"))]

#[path = "laws/business.rs"]
mod business;
#[path = "laws/hostile.rs"]
mod hostile;
#[path = "laws/recipe.rs"]
mod recipe;
#[path = "laws/recompute.rs"]
mod recompute;
#[path = "support/scenarios.rs"]
mod scenarios;
#[path = "laws/shapes.rs"]
mod shapes;
#[path = "laws/steps.rs"]
mod steps;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use partner_engine::document::Node;
use partner_engine::estimate::{Estimate, Range, TierEstimate, Unranked, estimate, estimate_document};
use partner_engine::money::Money;
use partner_engine::program::{Catalog, Contribution, RuleKind};
use partner_engine::rate::{Percent, Rate};
use partner_engine::scenario;
use partner_programs::catalog;
use proptest::prelude::*;
use scenarios::{Draft, drafts, hundredths};
use serde_json::Value;

/// The given number of cases, or twenty times as many in a full run. No file of failures is written beside the sources.
fn cases(few: u32) -> ProptestConfig {
    let all = std::env::var_os("PARTNER_CALCULATOR_ALL").is_some();
    ProptestConfig { cases: if all { few * 20 } else { few }, failure_persistence: None, ..ProptestConfig::default() }
}

/// The embedded programs without the facts that no figure depends on, so that copies are cheap.
static FIGURES_ONLY: LazyLock<Catalog> = LazyLock::new(|| {
    let mut catalog = catalog().clone();
    for program in &mut catalog.programs {
        program.clauses.clear();
        program.benefits.clear();
        program.statuses.clear();
        for tier in &mut program.tiers {
            tier.clauses.clear();
            tier.benefits.clear();
        }
    }
    catalog
});

/// An amount in minor units; asserts that it has the decimals of its currency and is no negative zero.
fn minor(money: Money, draft: &Draft) -> i128 {
    let amount = money.amount();
    assert_eq!(amount.scale(), draft.digits(), "{amount} in {}", draft.currency());
    assert!(!(amount.is_zero() && amount.is_sign_negative()), "{amount}");
    amount.mantissa()
}

/// Low, expected and high in minor units; `None` is unbounded.
fn columns(range: &Range, draft: &Draft) -> [Option<i128>; 3] {
    let figures = [Some(range.low), Some(range.expected), range.high];
    figures.map(|figure| figure.map(|figure| minor(figure.amount, draft)))
}

fn tier<'e, 'c>(estimate: &'e Estimate<'c>, id: &str) -> Option<&'e TierEstimate<'c>> {
    estimate.tiers.iter().find(|candidate| candidate.tier.id() == id)
}

fn sum(parts: impl IntoIterator<Item = Option<i128>>) -> Option<i128> {
    parts.into_iter().sum()
}

fn json(estimate: &Estimate<'_>) -> Value {
    serde_json::to_value(estimate).expect("an estimate is JSON")
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn a_scenario_within_the_limits_is_read_as_typed_and_printed_in_its_currency(draft in drafts(catalog(), 10)) {
        let estimate = estimate_document(catalog(), &draft.document());
        prop_assert_eq!(&estimate.errors, &[]);
        let printed = json(&estimate);
        prop_assert_eq!(&printed["currency"], draft.currency());
        let amounts = assert_amounts(&printed["tiers"], "", draft.digits() as usize);
        prop_assert!(amounts >= 12 * estimate.tiers.len(), "{} amounts", amounts);
        for tier in &estimate.tiers {
            prop_assert_eq!(tier.years.len(), draft.years() as usize);
        }
    }

    #[test]
    fn whatever_is_wrong_is_named_and_counts_as_absent(document in hostile::documents(catalog())) {
        let (scenario, errors) = scenario::read(&document, catalog());
        let named: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        let wrong = hostile::wrong_fields(&document, catalog());
        prop_assert_eq!(named.iter().copied().collect::<BTreeSet<_>>(), wrong.iter().map(String::as_str).collect());
        prop_assert_eq!(named.len(), wrong.len(), "{:?}", named);
        let mut absent = document.clone();
        for error in &errors {
            let culprit = hostile::find(&document, &error.field);
            let is_root = error.field == "scenario" && !matches!(document, Node::Table(_));
            let culprit = culprit.or_else(|| is_root.then_some(&document)).expect("the field that an error names");
            let given = culprit.to_string();
            prop_assert!(given.starts_with(error.given.trim_end_matches('…')), "{} is not {}", error.given, given);
            prop_assert!(error.given.chars().count() <= 61, "{}", error.given);
            prop_assert!(error.message().contains(&error.field));
            prop_assert!(!error.allowed.to_string().is_empty());
            if is_root { absent = Node::Table(Vec::new()) } else { hostile::leave_out(&mut absent, &error.field) }
        }
        let (right, none) = scenario::read(&absent, catalog());
        prop_assert_eq!(&none, &[]);
        prop_assert_eq!(&scenario, &right);
        let mut found = json(&estimate_document(catalog(), &document));
        let expected = json(&estimate_document(catalog(), &absent));
        prop_assert_eq!(found["errors"].as_array().map(Vec::len), Some(errors.len()));
        found["errors"] = Value::Array(Vec::new());
        prop_assert_eq!(found, expected);
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn years_are_the_sums_of_their_lines_and_totals_of_their_years(draft in drafts(catalog(), 10)) {
        let scenario = draft.scenario(catalog());
        for tier in &estimate(catalog(), &scenario).tiers {
            let of_years = |pick: fn(&Range, &Range) -> Range| {
                let all: Vec<_> = tier.years.iter().map(|year| columns(&pick(&year.gross, &year.net), &draft)).collect();
                [0, 1, 2].map(|column| sum(all.iter().map(|columns| columns[column])))
            };
            prop_assert_eq!(columns(&tier.gross, &draft), of_years(|gross, _| *gross));
            prop_assert_eq!(columns(&tier.net, &draft), of_years(|_, net| *net));
            let mut totals = [0; 3];
            for year in &tier.years {
                let lines: Vec<_> = year.lines.iter().map(|line| columns(&line.earned, &draft)).collect();
                let gross = [0, 1, 2].map(|column| sum(lines.iter().map(|columns| columns[column])));
                prop_assert_eq!(columns(&year.gross, &draft), gross);
                let [fees, refunds, costs] = [year.fees, year.refunds, year.costs].map(|one| minor(one.amount, &draft));
                let net = gross.map(|gross| gross.map(|gross| gross - fees + refunds - costs));
                prop_assert_eq!(columns(&year.net, &draft), net);
                prop_assert!(0 <= refunds && refunds <= fees && 0 <= costs, "{} {} {}", fees, refunds, costs);
                totals = [totals[0] + fees, totals[1] + refunds, totals[2] + costs];
            }
            prop_assert_eq!([tier.fees, tier.refunds, tier.costs].map(|one| minor(one.amount, &draft)), totals);
            prop_assert_eq!(tier.effective_rate.map(|rate| hundredths(rate.0)), effective_rate(tier, &draft));
        }
    }

    /// Valid with assumed rates too, because they lie within the bounds of the rule.
    #[test]
    fn low_is_at_most_expected_and_expected_at_most_high(draft in drafts(catalog(), 10)) {
        let scenario = draft.scenario(catalog());
        for tier in &estimate(catalog(), &scenario).tiers {
            let ranges = tier.years.iter().flat_map(|year| [&year.gross, &year.net]).chain([&tier.gross, &tier.net]);
            for range in ranges.chain(tier.years.iter().flat_map(|year| &year.lines).map(|line| &line.earned)) {
                let [low, expected, high] = columns(range, &draft);
                prop_assert!(low <= expected, "{:?} > {:?}", low, expected);
                prop_assert!(high.is_none_or(|high| expected <= Some(high)), "{:?} > {:?}", expected, high);
            }
            for line in tier.years.iter().flat_map(|year| &year.lines) {
                let counts = counts(line.rule.contribution, &draft);
                let [list, invoiced] = [line.list, line.invoiced].map(|figure| minor(figure.amount, &draft));
                let base = share(invoiced, draft.percent("deals.registered_percent"));
                let sold = if line.rule.kind == RuleKind::Commission { base != 0 } else { list != 0 };
                let open = matches!(line.rule.rate, Rate::NotStated | Rate::Negotiated);
                prop_assert_eq!(line.earned.high.is_none(), counts && sold && open, "{:?}", line.rule.stream);
                if !(counts && sold) {
                    prop_assert_eq!(columns(&line.earned, &draft), [Some(0); 3]);
                }
            }
            let assumed = tier.assumed.iter().map(|(rule, percent)| (*rule, hundredths(percent.0)));
            let rules = tier.tier.tier.rules.iter();
            let typed = rules.filter_map(|rule| Some((rule, draft.assumed(&tier.tier.id(), rule)?)));
            prop_assert!(assumed.eq(typed), "{:?}", tier.assumed);
        }
    }

    #[test]
    fn every_tier_stands_once_and_the_ranked_ones_by_expected_net(draft in drafts(catalog(), 4)) {
        let scenario = draft.scenario(catalog());
        let estimate = estimate(catalog(), &scenario);
        let place = |id: &str| catalog().tiers().position(|tier| tier.id() == id).expect("a tier of the catalog");
        let estimated: Vec<usize> = estimate.tiers.iter().map(|tier| place(&tier.tier.id())).collect();
        let left_out: Vec<usize> = estimate.not_estimated.iter().map(|tier| place(&tier.tier.id())).collect();
        let mut all: Vec<usize> = estimated.iter().chain(&left_out).copied().collect();
        all.sort_unstable();
        prop_assert!(all.iter().copied().eq(0..catalog().tiers().count()), "{:?}", all);
        prop_assert!(left_out.is_sorted());

        for tier in &estimate.tiers {
            let counting: Vec<_> = tier.tier.tier.rules.iter().filter(|rule| counts(rule.contribution, &draft)).collect();
            let pays = counting.iter().any(|rule| {
                let stated = match &rule.rate {
                    Rate::Exact(rate) | Rate::AtMost(rate) | Rate::Between(_, rate) => hundredths(rate.0) > 0,
                    Rate::PerDeal(amount) | Rate::PerCustomer(amount) => !amount.is_zero(),
                    Rate::OneOf(_) | Rate::Negotiated | Rate::NotStated => false,
                };
                stated || draft.assumed(&tier.tier.id(), rule).is_some()
            });
            let expected = match (counting.is_empty(), pays) {
                (true, _) => Some(Unranked::NoRuleCounts),
                (false, false) if counting.iter().any(|rule| matches!(rule.rate, Rate::OneOf(_))) => Some(Unranked::RateLost),
                (false, false) => Some(Unranked::NoRateStated),
                (false, true) => None,
            };
            prop_assert_eq!(tier.unranked, expected, "{}", tier.tier.id());
        }
        let keys = estimate.tiers.iter().zip(&estimated).map(|(tier, place)| {
            let behind = if tier.is_ranked() { -minor(tier.net.expected.amount, &draft) } else { 0 };
            (!tier.is_ranked(), behind, *place)
        });
        prop_assert!(keys.is_sorted(), "{:?}", estimated);
    }

    #[test]
    fn a_tier_does_not_depend_on_other_programs(draft in drafts(catalog(), 3), index in any::<prop::sample::Index>()) {
        let scenario = draft.scenario(&FIGURES_ONLY);
        let among_others = estimate(&FIGURES_ONLY, &scenario);
        let mut alone = FIGURES_ONLY.clone();
        let kept = alone.programs.swap_remove(index.index(alone.programs.len()));
        alone.programs = vec![kept];
        let alone = estimate(&alone, &scenario);
        prop_assert!(alone.tiers.len() + alone.not_estimated.len() > 0);
        for own in &alone.tiers {
            prop_assert_eq!(Some(own), tier(&among_others, &own.tier.id()));
        }
        for own in &alone.not_estimated {
            prop_assert!(among_others.not_estimated.contains(own), "{}", own.tier.id());
        }
        let order = |tiers: &[TierEstimate<'_>]| -> Vec<String> { tiers.iter().map(|tier| tier.tier.id()).collect() };
        let mut among = order(&among_others.tiers);
        among.retain(|id| tier(&alone, id).is_some());
        prop_assert_eq!(among, order(&alone.tiers));
    }
}

fn counts(contribution: Option<Contribution>, draft: &Draft) -> bool {
    match contribution {
        None => true,
        Some(Contribution::PartnerSourced) => draft.truth("deals.partner_sourced", true),
        Some(Contribution::CoSell) => draft.truth("deals.co_sell", true),
    }
}

/// A share in hundredths of a percent of an amount.
fn share(amount: i128, hundredths: i128) -> i128 {
    recompute::rounded(amount * hundredths, 10_000)
}

/// Expected gross in hundredths of a percent of the list value of all streams.
fn effective_rate(tier: &TierEstimate<'_>, draft: &Draft) -> Option<i128> {
    let mut list = 0;
    for year in &tier.years {
        let mut streams = Vec::new();
        for line in &year.lines {
            if !streams.contains(&line.rule.stream) {
                streams.push(line.rule.stream);
                list += minor(line.list.amount, draft);
            }
        }
        assert_eq!(streams.len(), 4, "{}", tier.tier.id());
    }
    let gross = minor(tier.gross.expected.amount, draft);
    (list != 0).then(|| recompute::rounded(gross * 10_000, list))
}

/// Asserts that every amount of a printed estimate has the decimals of its currency; returns their number.
fn assert_amounts(value: &Value, key: &str, digits: usize) -> usize {
    const AMOUNTS: [&str; 14] = [
        "low", "expected", "high", "fees", "refunds", "costs", "measure", "list", "invoiced", "base", "cost", "volume",
        "have", "need",
    ];
    match value {
        Value::Array(elements) => elements.iter().map(|element| assert_amounts(element, key, digits)).sum(),
        Value::Object(entries) => entries
            .iter()
            .filter(|(key, _)| *key != "rate" && *key != "citation")
            .filter(|(key, _)| !(is_count(entries) && ["have", "need", "short_by"].contains(&key.as_str())))
            .map(|(key, value)| assert_amounts(value, key, digits))
            .sum(),
        Value::String(text) if AMOUNTS.contains(&key) || key == "short_by" => {
            let unsigned = text.strip_prefix('-').unwrap_or(text);
            let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
            let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            assert!(plain(whole) && plain(fraction) && fraction.len() == digits, "{key} is {text}");
            assert!(whole == "0" || !whole.is_empty() && !whole.starts_with('0'), "{key} is {text}");
            assert!(unsigned == text || unsigned.bytes().any(|byte| byte > b'0'), "{key} is {text}");
            1
        }
        _ => 0,
    }
}

/// Whether a gap counts people or points, not money.
fn is_count(gap: &serde_json::Map<String, Value>) -> bool {
    let money = ["co_sell_minimum", "purchase_minimum", "new_license_arr"];
    gap.get("requirement").and_then(Value::as_str).is_some_and(|requirement| !money.contains(&requirement))
}
