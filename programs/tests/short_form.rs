//! The short form: an example with everything it leaves out equals one written out by hand, and a file in the full form is read as before.

use std::fs;

use partner_engine::document::Node;
use partner_engine::program::Program;
use partner_engine::validate::{self, Problem, ProblemKind};
use serde_json::{Value, json};

#[path = "../build/program_file.rs"]
mod program_file;

fn text_of(name: &str) -> String {
    fs::read_to_string(format!("{}/tests/short_form/{name}.toml", env!("CARGO_MANIFEST_DIR"))).expect(name)
}

fn read(text: &str) -> Program {
    program_file::read(text).unwrap_or_else(|problems| panic!("{}", problems.join("\n")))
}

#[test]
fn what_is_left_out_is_written_out() {
    let (short, full) = (read(&text_of("short")), read(&text_of("full")));
    for (short, full) in short.tiers.iter().zip(&full.tiers) {
        assert_eq!(short, full, "{}", full.id);
    }
    assert_eq!(short, full);
}

#[test]
fn a_file_in_the_full_form_is_the_same_in_every_format() {
    let full = text_of("full");
    let program = read(&full);
    for format in [1, 2] {
        assert_eq!(read(&full.replacen("id = ", &format!("format = {format}\nid = "), 1)), program, "format {format}");
    }
}

#[test]
fn the_order_of_rules_and_benefits_follows_from_the_program() {
    let short = text_of("short");
    let other = short
        .replace(r#"streams = ["services", "new_subscriptions"]"#, r#"streams = ["new_subscriptions", "services"]"#)
        .replace(
            "others = { value = \"not_listed\", row = \"Table\" }\nportal = { count = 2 }",
            "portal = { count = 2 }\nothers = { value = \"not_listed\", row = \"Table\" }",
        );
    assert_ne!(other, short);
    assert_eq!(read(&other), read(&short));
}

/// Well-known benefits that only tiers name come in an order of their own, after those that the program lists.
#[test]
fn a_well_known_benefit_need_not_be_listed() {
    let short = text_of("short")
        .replace("\n[tiers.benefits]\nlab = ", "\n[tiers.benefits]\nawards = \"yes\"\ntraining = \"yes\"\nlab = ");
    let program = read(&short);
    let names: Vec<&str> = program.benefits.iter().map(|benefit| benefit.name.as_str()).collect();
    assert_eq!(names, ["Partner portal", "Laboratory", "Partner logo", "Training", "Innovation and partner awards"]);
    let gold: Vec<&str> = program.tiers[1].benefits.iter().map(|benefit| benefit.benefit.as_str()).collect();
    assert_eq!(gold, ["portal", "lab", "training", "awards"]);
}

/// A wrong value that three tiers inherit is one mistake, at the place where it is written.
#[test]
fn a_mistake_is_told_once_and_where_it_is_written() {
    let short = text_of("short").replace("amount = \"1000\"", "amount = 1000");
    let found = program_file::read(&short).expect_err("an amount without quotes");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains(": tiers[0].minimums[0].amount: "), "{found:?}");
}

/// What `cargo xtask program new` copies.
#[test]
fn the_template_is_a_program() {
    let template = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/template.toml")).expect("the template");
    let program = read(&template);
    assert_eq!(program.tiers.len(), 2);
    assert_eq!(template.matches("\"my-program\"").count(), 1, "the id is replaced by that of the file");
}

fn problems_of(document: Value) -> Vec<Problem> {
    let node: Node = serde_json::from_value(document).expect("a document");
    validate::program(&node).expect_err("it is refused")
}

/// A small file may not stand for one that fills the memory.
#[test]
fn what_a_file_stands_for_is_bounded() {
    let mut document: Value = toml::from_str(&text_of("short")).expect("TOML");
    let rule =
        |index: usize| json!({ "stream": "services", "product_line": format!("line_{index}"), "kind": "commission" });
    document["tiers"][0]["rules"] = (0..900).map(rule).collect();
    let like = |index: usize| json!({ "id": format!("tier-{index}"), "name": "T", "like": "silver" });
    document["tiers"].as_array_mut().expect("a list").extend((0..900).map(like));
    let problems = problems_of(document.clone());
    assert!(problems.iter().any(|problem| problem.kind == ProblemKind::TooLong), "{problems:?}");
    let lines: Vec<String> = (0..1000).map(|index| format!("line_{index}")).collect();
    document["tiers"] = json!([{
        "id": "silver",
        "name": "S",
        "rules": [{ "streams": ["new_subscriptions", "renewals"], "lines": lines, "kind": "commission" }],
    }]);
    let problems = problems_of(document);
    let found: Vec<_> = problems.iter().filter(|problem| problem.kind == ProblemKind::TooLong).collect();
    assert_eq!(found.iter().map(|problem| problem.place.as_str()).collect::<Vec<_>>(), ["tiers[0].rules[0]"]);
}

#[test]
fn a_tier_is_like_one_further_down_and_through_several() {
    let tier = |id: &str, like: &str| json!({ "id": id, "name": id, "like": like, "motions": ["refer"] });
    let mut document: Value = toml::from_str(&text_of("short")).expect("TOML");
    let mut tiers = vec![tier("a", "b"), tier("b", "c"), tier("c", "silver")];
    tiers.extend(document["tiers"].as_array().expect("a list").iter().cloned());
    document["tiers"] = Value::from(tiers);
    let node: Node = serde_json::from_value(document).expect("a document");
    let program = validate::program(&node).unwrap_or_else(|problems| panic!("{problems:?}"));
    let silver = program.tier("silver").expect("it is there");
    for id in ["a", "b", "c"] {
        assert_eq!(
            program.tier(id).map(|tier| (&tier.rules, &tier.clauses)),
            Some((&silver.rules, &silver.clauses)),
            "{id}"
        );
    }
}
