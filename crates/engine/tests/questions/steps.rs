//! The steps of a line and their names, which depend on the rule and not on amounts.

use partner_engine::estimate::working;
use partner_engine::program::{Catalog, Stream};
use partner_engine::working::{Column, Name};
use serde_json::{Value, json};

use super::program_files::{ID, cite, program, read, tier};
use super::{money, one_year, percent};

/// The steps of a stream without column or in the expected column, by year and name, after the sales of the year.
fn names_of(stream: Stream, more: &Value, kind: &str) -> Vec<(Option<u32>, Name<'static>)> {
    let id = match stream {
        Stream::Renewals => "renewals",
        _ => "new_subscriptions",
    };
    let mut rule = json!({ "stream": id, "kind": kind, "rate": { "exact": "10" }, "cite": cite("Rate") });
    more.as_object().expect("a table").iter().for_each(|(key, value)| rule[key] = value.clone());
    let file = read(&program(&[tier(0, &[rule])])).expect("a program");
    // Leaked, because names borrow from the program for the rest of the test.
    let catalog = Box::leak(Box::new(Catalog { fingerprint: String::new(), programs: vec![file] }));
    let mut scenario = one_year("0");
    scenario.deals.subscriptions_in_force = money("1000");
    scenario.deals.product_lines = vec![(format!("{ID}/core"), percent("50")), (format!("{ID}/extra"), percent("50"))];
    let working = working(catalog.tier(&format!("{ID}/tier-0")).expect("a tier"), &scenario).expect("an estimate");
    let of_stream = working.steps().map(|step| step.label).filter(|label| label.stream == Some(stream));
    let expected = of_stream.filter(|label| matches!(label.column, None | Some(Column::Expected)));
    let mut names: Vec<_> = expected.map(|label| (label.year, label.name)).collect();
    let sales: Vec<_> = names.drain(..3).collect();
    assert_eq!(sales, in_year(1, [Name::List, Name::Invoiced, Name::Base]));
    names
}

fn names(more: &Value) -> Vec<(Option<u32>, Name<'static>)> {
    names_of(Stream::NewSubscriptions, more, "commission")
}

fn in_year<const COUNT: usize>(year: u32, names: [Name<'static>; COUNT]) -> Vec<(Option<u32>, Name<'static>)> {
    names.map(|name| (Some(year), name)).to_vec()
}

fn at_most(amount: &str) -> Value {
    json!({ "bound": { "at_most": amount }, "per": "year", "cite": cite("Limit") })
}

fn uplift() -> Value {
    json!([{
        "id": "uplift", "name": "Uplift", "rate": { "exact": "5" }, "how": "added", "when": ["registered"],
        "cite": cite("Uplift"),
    }])
}

/// The last step is the line, whatever steps precede it.
#[test]
fn what_comes_before_a_line_is_not_yet_called_one() {
    assert_eq!(names(&json!({})), in_year(1, [Name::Line]));
    let limit = (None, Name::Limit);
    let one = names(&json!({ "limits": [at_most("5000")] }));
    assert_eq!(one, [vec![limit], in_year(1, [Name::Uncapped, Name::Line])].concat());
    let two = names(&json!({ "limits": [at_most("5000"), at_most("4000")] }));
    assert_eq!(two, [vec![limit; 2], in_year(1, [Name::Uncapped, Name::Uncapped, Name::Line])].concat());
    let uplifted = [Name::Uncapped, Name::Uplift("uplift"), Name::Uncapped];
    assert_eq!(names(&json!({ "uplifts": uplift() })), [in_year(1, uplifted), in_year(1, [Name::Line])].concat());
    let both = names(&json!({ "uplifts": uplift(), "limits": [at_most("5000")] }));
    assert_eq!(both, [vec![limit], in_year(1, uplifted), in_year(1, [Name::Line])].concat());
}

/// Both brackets are computed, and the line is one of them.
#[test]
fn what_a_bracket_makes_is_not_yet_called_a_line() {
    let scale = json!({
        "measure": "base", "applies": "whole", "edge": "inclusive", "cite": cite("Scale"),
        "brackets": [{ "from": "50000", "rate": { "exact": "12" } }],
    });
    let expected = [vec![(None, Name::Edge)], in_year(1, [Name::AtRate, Name::AtRate, Name::Line])].concat();
    assert_eq!(names(&json!({ "scale": scale })), expected);
}

/// Where no document says whether reaching an edge is enough, both readings are computed: for whole brackets, deal by deal, and for a
/// known count. The line is the lesser of the two. Graduated brackets are equal in both.
#[test]
fn what_a_reading_makes_is_not_yet_called_a_line() {
    let of_year = |measure: &str, applies: &str, rates: &[Value]| {
        let brackets: Vec<Value> =
            (1..).zip(rates).map(|(index, rate)| json!({ "from": format!("{index}000"), "rate": rate })).collect();
        let scale = json!({
            "measure": measure, "applies": applies, "edge": "not_stated", "cite": cite("Scale"), "brackets": brackets,
        });
        names(&json!({ "scale": scale })).into_iter().filter(|(year, _)| year.is_some()).collect::<Vec<_>>()
    };
    let exact = |rate: &str| json!({ "exact": rate });
    let line = in_year(1, [Name::Line]);
    let both = |reading: Vec<(Option<u32>, Name<'static>)>| [reading.clone(), reading, line.clone()].concat();
    assert_eq!(of_year("base", "whole", &[exact("20")]), both(in_year(1, [Name::AtRate; 3])));
    assert_eq!(of_year("base", "whole", &[json!({ "per_deal": "100" })]), both(in_year(1, [Name::AtRate; 3])));
    assert_eq!(of_year("base", "whole", &[exact("20"), exact("5")]), both(in_year(1, [Name::AtRate; 4])));
    let two = [in_year(1, [Name::Part; 2]), in_year(1, [Name::AtRate; 3])].concat();
    assert_eq!(of_year("base", "from_then_on", &[exact("20")]), both(two));
    let three = [in_year(1, [Name::Part; 4]), in_year(1, [Name::AtRate; 4])].concat();
    assert_eq!(of_year("base", "from_then_on", &[exact("20"), exact("30")]), both(three.clone()));
    assert_eq!(of_year("base", "from_then_on", &[exact("20"), exact("5")]), both(three));
    assert_eq!(of_year("deals", "whole", &[exact("20")]), both(in_year(1, [Name::AtRate])));
    let parts = [in_year(1, [Name::Part; 2]), in_year(1, [Name::AtRate; 2])].concat();
    assert_eq!(of_year("base", "graduated", &[exact("20")]), [parts, line.clone()].concat());
}

/// Amounts for one deal, for a year's deals, and for those that are registered.
#[test]
fn a_bounty_is_named_for_a_deal_and_for_a_year() {
    let before = [Name::Bounty, Name::BountyPerYear, Name::BountyPerYear].map(|name| (None, name));
    let names = names(&json!({ "rate": { "per_deal": "100" } }));
    assert_eq!(names[..3], before);
    assert_eq!(names.last(), Some(&(Some(1), Name::Line)));
}

/// The sales of a product line are its share of list value, of invoiced value, and of the registered base; growth needs those of the
/// year before as well.
#[test]
fn parts_of_sales_are_named_as_the_sales_are() {
    let part = [Name::List, Name::Invoiced, Name::Base];
    let of_line = names(&json!({ "product_line": "core" }));
    assert_eq!(of_line, [in_year(1, part), in_year(1, [Name::Line])].concat());
    let base = json!({ "value": "list", "span": "year", "growth": true });
    let of_growth = names(&json!({ "product_line": "core", "base": base }));
    let year_before = [in_year(0, part), in_year(0, [Name::Base])].concat();
    let this_year = [in_year(1, part), in_year(1, [Name::Base])].concat();
    assert_eq!(of_growth, [this_year, year_before, in_year(1, [Name::Base, Name::Line])].concat());
}

/// Subscriptions in force before year 1 are in their second year of contract; half of it lies in months 13 to 18.
#[test]
fn months_of_a_contract_are_a_part() {
    let names = names_of(Stream::Renewals, &json!({ "months": { "from": 13, "through": 18 } }), "commission");
    assert_eq!(names, in_year(1, [Name::List, Name::Part, Name::List, Name::Invoiced, Name::Base, Name::Line]));
}

/// The price that a reseller pays is computed once, and the line from it.
#[test]
fn an_expected_cost_is_made_once() {
    let names = names_of(Stream::NewSubscriptions, &json!({}), "margin");
    assert_eq!(names, in_year(1, [Name::Cost, Name::Line]));
}
