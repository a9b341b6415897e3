//! Questions read from a document: every wrong field is named.

use partner_engine::document::Node;
use partner_engine::error::FieldError;
use partner_engine::money::Currency;
use partner_engine::questions::{ClimbQuestion, GoalQuestion, RangeQuestion, Variable};

use super::{catalog, money};

const USD: Currency = Currency::USD;

fn document(entries: &[(&str, &str)]) -> Node {
    let entry = |(key, text): &(&str, &str)| ((*key).to_owned(), Node::Text((*text).to_owned()));
    Node::Table(entries.iter().map(entry).collect())
}

/// Each error as field and given.
fn faults<T: std::fmt::Debug>(read: Result<T, Vec<FieldError>>) -> Vec<(String, String)> {
    read.expect_err("something is wrong").into_iter().map(|error| (error.field, error.given)).collect()
}

fn owned(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(field, given)| ((*field).to_owned(), (*given).to_owned())).collect()
}

#[test]
fn a_range_is_the_whole_one_unless_it_is_given() {
    let read = |entries: &[(&str, &str)]| RangeQuestion::read(&document(entries), USD).expect("nothing is wrong");
    let whole = read(&[("variable", "services")]);
    assert_eq!(whole, RangeQuestion { variable: Variable::Services, from: money("0"), to: money("1000000000000") });
    let given = read(&[("to", "7"), ("variable", "upgrades"), ("from", "7.00")]);
    assert_eq!(given, RangeQuestion { variable: Variable::Upgrades, from: money("7"), to: money("7") });
    for variable in Variable::ALL {
        assert_eq!(read(&[("variable", variable.id())]).variable, variable);
    }
}

#[test]
fn every_wrong_field_is_named() {
    let entries = [("variable", "renewals"), ("from", "-1"), ("to", "1e3"), ("form", "0")];
    assert_eq!(
        faults(RangeQuestion::read(&document(&entries), USD)),
        owned(&[
            ("question.variable", "renewals"),
            ("question.from", "-1"),
            ("question.to", "1e3"),
            ("question.form", "0"),
        ])
    );
    assert_eq!(
        faults(GoalQuestion::read(&document(&[]), USD)),
        owned(&[("question.variable", "missing"), ("question.target_net", "missing")])
    );
    assert_eq!(
        faults(ClimbQuestion::read(&document(&[("from", "wso2-2018")]), catalog())),
        owned(&[("question.from", "wso2-2018"), ("question.to", "missing")])
    );
}

#[test]
fn an_error_says_what_is_allowed() {
    let messages = |entries: &[(&str, &str)]| {
        let errors = GoalQuestion::read(&document(entries), USD).expect_err("something is wrong");
        errors.iter().map(FieldError::message).collect::<Vec<_>>()
    };
    assert_eq!(
        messages(&[("variable", "renewals"), ("net", "1")]),
        [
            "question.variable is \"renewals\"; give one of new_subscriptions, services, upgrades, subscriptions_in_force",
            "question.target_net is \"missing\"; give a decimal in quotes from -1000000000000 to 1000000000000 with at most 2 decimals",
            "question.net is not a known field; known are variable, target_net",
        ]
    );
}

#[test]
fn a_range_upside_down_is_refused() {
    let entries = [("variable", "services"), ("from", "10.50"), ("to", "9.99")];
    let errors = RangeQuestion::read(&document(&entries), USD).expect_err("it is upside down");
    assert_eq!(
        errors.iter().map(FieldError::message).collect::<Vec<_>>(),
        ["question.to is \"9.99\"; give an amount from question.from, 10.50, on"]
    );
    let entries = [("variable", "services"), ("from", "1000000000000"), ("to", "1")];
    assert_eq!(faults(RangeQuestion::read(&document(&entries), USD)), owned(&[("question.to", "1")]));
}

#[test]
fn amounts_have_the_bounds_and_the_decimals_of_the_currency() {
    let target = |net: &str| GoalQuestion::read(&document(&[("variable", "services"), ("target_net", net)]), USD);
    for net in ["-1000000000000", "1000000000000.00", "0", "-0.01"] {
        assert_eq!(target(net).expect(net).target_net, money(net));
    }
    for net in ["1000000000000.01", "-1000000000000.01", "0.001", "", "1,000", "NaN"] {
        assert_eq!(faults(target(net)), owned(&[("question.target_net", net)]));
    }
    let dinar = Currency::from_code("KWD").expect("it has three decimals");
    let read = GoalQuestion::read(&document(&[("variable", "services"), ("target_net", "0.001")]), dinar);
    assert_eq!(read.expect("three decimals").target_net.to_string(), "0.001");
}

#[test]
fn what_is_no_table_is_refused() {
    for (node, given) in [(Node::Null, "null"), (Node::List(Vec::new()), "a list"), (Node::Bool(true), "true")] {
        assert_eq!(faults(RangeQuestion::read(&node, USD)), owned(&[("question", given)]));
    }
    assert_eq!(faults(RangeQuestion::read(&document(&[]), USD)), owned(&[("question.variable", "missing")]));
}
