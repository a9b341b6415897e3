//! Holds the TypeScript types against what the engine reads and writes. They are written from schemas, so it is those that are held: every answer
//! fits its own, and readers know the fields that are described and no others. How a schema becomes TypeScript is tested beside it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use partner_engine::document::Node;
use partner_engine::error::FieldError;
use partner_engine::estimate::estimate_document;
use partner_engine::money::{Currency, Money};
use partner_engine::program::Catalog;
use partner_engine::questions::{self, ClimbQuestion, GoalQuestion, RangeQuestion, Variable};
use partner_engine::scenario::GREATEST_AMOUNT;
use partner_engine::{scenario, validate};
use partner_engine_js::questions::Answered;
use partner_engine_js::typescript;
use serde::Deserialize as _;
use serde_json::{Value, json};

#[path = "../../../programs/tests/fits/mod.rs"]
mod fits;
#[path = "program_files/form.rs"]
mod program_files;

/// Schemas that refer to each other, as one that `fits` finds its references in.
fn root(definitions: typescript::Definitions) -> Value {
    json!({ "$defs": definitions })
}

fn assert_fits(value: &Value, name: &str, root: &Value, what: &str) {
    let schema = &root["$defs"][name];
    assert!(schema.is_object(), "there is no {name}");
    assert_eq!(fits::fits(value, schema, root, name), Ok(()), "{what}");
}

/// The fields that a type describes.
fn fields(root: &Value, name: &str) -> BTreeSet<String> {
    root["$defs"][name]["properties"].as_object().expect(name).keys().cloned().collect()
}

fn document(value: &Value) -> Node {
    Node::deserialize(value).expect("JSON is a document")
}

/// The scenarios of all worked examples, each with the catalog that it runs over.
fn worked_scenarios() -> Vec<(Cow<'static, Catalog>, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/worked_examples");
    let toml = |path: &Path| -> Value {
        let text = fs::read_to_string(path).expect("a file of the worked examples is text");
        toml::from_str(&text).expect("a file of the worked examples is TOML")
    };
    let catalog = |example: &Value| match example["program"].as_str() {
        None => Cow::Borrowed(partner_programs::catalog()),
        Some(name) => {
            let file = toml(&folder.join(format!("programs/{name}.toml")));
            let program = validate::program(&document(&file)).expect("a program of the worked examples is accepted");
            Cow::Owned(Catalog { fingerprint: String::new(), programs: vec![program] })
        }
    };
    let files =
        fs::read_dir(&folder).expect("the worked examples are there").map(|entry| entry.expect("an entry").path());
    let examples = files.filter(|file| file.extension().is_some_and(|end| end == "toml")).flat_map(|file| {
        let examples = toml(&file)["example"].as_array().cloned();
        examples.unwrap_or_default()
    });
    examples.map(|example| (catalog(&example), example.get("scenario").cloned().unwrap_or_else(|| json!({})))).collect()
}

#[test]
fn estimates_fit_the_types() {
    let root = root(typescript::answered());
    let scenarios = worked_scenarios();
    assert!(scenarios.len() > 150, "{}", scenarios.len());
    let mut seen = BTreeSet::new();
    for (catalog, scenario) in scenarios {
        let estimate = estimate_document(&catalog, &document(&scenario));
        let estimate = serde_json::to_value(estimate).expect("an estimate is JSON");
        assert_fits(&estimate, "Estimate", &root, &scenario.to_string());
        collect_keys(&estimate, &mut seen);
    }
    // Everything that is described has really been met.
    for name in
        ["TierEstimate", "Range", "Year", "Line", "NotEstimated", "Shortfall", "AssumedRate", "Months", "Citation"]
    {
        for field in fields(&root, name) {
            assert!(seen.contains(&field), "no example shows `{field}` of {name}");
        }
    }
    let of_catalog =
        ["unranked", "contribution", "cost", "base", "or", "year", "missing", "volume", "fee", "percents", "rule"];
    let of_shapes = ["product_line", "months", "by", "condition", "amount", "at_least"];
    for key in of_catalog.into_iter().chain(of_shapes) {
        assert!(seen.contains(key), "no example shows `{key}`");
    }
}

/// The answers to every question over some worked scenarios, also those of program files: over all it would take
/// minutes.
#[test]
fn answers_fit_the_types() {
    let root = root(typescript::answered());
    let mut seen = BTreeSet::new();
    let of_files = worked_scenarios().into_iter().filter(|(catalog, _)| matches!(catalog, Cow::Owned(_))).step_by(5);
    for (catalog, scenario) in worked_scenarios().into_iter().step_by(12).chain(of_files) {
        let (catalog, what) = (catalog.as_ref(), scenario.to_string());
        let (scenario, errors) = scenario::read(&document(&scenario), catalog);
        let (from, to) = (Money::ZERO, Money::rounded(GREATEST_AMOUNT.into(), scenario.currency));
        macro_rules! check {
            ($name:literal, $found:expr, $left_out:expr) => {
                let answer = Answered::new(catalog, &scenario, &errors, &$found, &$left_out);
                let answer = serde_json::to_value(answer).expect("an answer is JSON");
                assert_fits(&answer, "Answered<T>", &root, &what);
                for found in answer["found"].as_array().unwrap_or(&vec![answer["found"].clone()]) {
                    assert_fits(found, $name, &root, &what);
                }
                collect_keys(&answer, &mut seen);
            };
        }
        for variable in Variable::ALL {
            let crossovers = questions::crossovers(catalog, &scenario, variable, from, to);
            check!("Crossover", crossovers.found, crossovers.left_out);
            let cliffs = questions::cliffs(catalog, &scenario, variable, from, to);
            check!("Cliff", cliffs.found, cliffs.left_out);
            let goals = questions::goal(catalog, &scenario, variable, to);
            check!("GoalOfTier", goals.found, goals.left_out);
        }
        let flips = questions::flips(catalog, &scenario);
        check!("Flip", flips, []);
        for tier in catalog.tiers() {
            let held = catalog.tier("wso2-2018/consultative-integration").or_else(|| catalog.tiers().next());
            let climb = questions::climb(&scenario, held.expect("there is a tier"), tier);
            check!("Climb", climb, []);
        }
    }
    let of_catalog = ["fee", "stream", "contribution", "citation", "every_year", "turn", "balance", "name", "message"];
    for key in of_catalog.into_iter().chain(["at_least", "cheapest"]) {
        assert!(seen.contains(key), "no answer shows `{key}`");
    }
}

/// Every field of each question is read, and no other one is known.
#[test]
fn the_questions_of_the_types_are_read() {
    let root = root(typescript::given());
    let range = json!({ "variable": "subscriptions_in_force", "from": "0", "to": "1" });
    let goal = json!({ "variable": "new_subscriptions", "target_net": "-1" });
    let climb = json!({ "from": "wso2-2015/premier", "to": "opennebula/reseller" });
    let catalog = partner_programs::catalog();
    let read = RangeQuestion::read(&document(&range), Currency::USD).expect("every field is known");
    assert_eq!(read.variable, Variable::SubscriptionsInForce);
    let read = GoalQuestion::read(&document(&goal), Currency::USD).expect("every field is known");
    assert_eq!(read.target_net.to_string(), "-1.00");
    let read = ClimbQuestion::read(&document(&climb), catalog).expect("every field is known");
    assert_eq!([read.from.tier.id.as_str(), read.to.tier.id.as_str()], ["premier", "reseller"]);
    let asking = json!({ "?": 1 });
    let asking = document(&asking);
    for (name, question, errors) in [
        ("RangeQuestion", range, RangeQuestion::read(&asking, Currency::USD).err()),
        ("GoalQuestion", goal, GoalQuestion::read(&asking, Currency::USD).err()),
        ("ClimbQuestion", climb, ClimbQuestion::read(&asking, catalog).err()),
    ] {
        assert_fits(&question, name, &root, name);
        assert_eq!(fields(&root, name), known(&errors.unwrap_or_default()), "{name}");
    }
}

/// The fields that a reader proposes for one that it does not know.
fn known(errors: &[FieldError]) -> BTreeSet<String> {
    let unknown = errors.iter().find(|error| error.field.ends_with('?')).expect("an unknown field is named");
    unknown.allowed.to_string().split(", ").map(str::to_owned).collect()
}

fn collect_keys(value: &Value, seen: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| {
            seen.insert(key.clone());
            collect_keys(value, seen);
        }),
        Value::Array(entries) => entries.iter().for_each(|entry| collect_keys(entry, seen)),
        _ => {}
    }
}

#[test]
fn built_in_programs_fit_the_types() {
    let root = root(typescript::given());
    let files = program_files::all();
    for file in files.as_array().expect("a list") {
        assert_fits(file, "Program", &root, file["id"].as_str().unwrap_or_default());
    }
}

#[test]
fn a_scenario_with_every_key_of_the_type_is_read_and_no_other_key_is_known() {
    let root = root(typescript::given());
    let full = full_scenario();
    assert_fits(&full, "Scenario", &root, "the full scenario");
    let mut catalog = partner_programs::catalog().clone();
    catalog.programs.push(validate::program(&document(&full_program())).expect("the full program is accepted"));
    let (_, errors) = scenario::read(&document(&full), &catalog);
    assert_eq!(errors, []);
    let counted = root["$defs"]["CountedRequirement"]["enum"].as_array().expect("ids").iter();
    let counted: BTreeSet<String> = counted.map(|id| id.as_str().expect("a text").to_owned()).collect();
    for (table, described) in [
        ("", fields(&root, "Scenario")),
        ("/deals", fields(&root, "Deals")),
        ("/deals/last_year", fields(&root, "LastYear")),
        ("/team", counted.clone()),
        ("/costs", fields(&root, "Costs")),
        ("/costs/per_requirement", counted),
        ("/assumptions", fields(&root, "Assumptions")),
    ] {
        let mut asked = full.clone();
        let entries = asked.pointer_mut(table).and_then(Value::as_object_mut).expect(table);
        let in_full: BTreeSet<String> = entries.keys().cloned().collect();
        assert_eq!(in_full, described, "{table:?}");
        entries.insert("?".to_owned(), json!(1));
        let (_, errors) = scenario::read(&document(&asked), &catalog);
        assert_eq!(known(&errors), described, "{table:?}");
    }
}

fn full_scenario() -> Value {
    let of_each = |value: Value| -> Value {
        let entries = partner_engine::requirement::KNOWN.iter().map(|(id, _)| ((*id).to_owned(), value.clone()));
        Value::Object(entries.collect())
    };
    json!({
        "currency": "EUR", "years": 2, "date": "2026-05", "holds": ["acme-2026/seller"],
        "deals": {
            "per_year": 1, "customers": 1, "contract_months": 24, "units_per_deal": 1,
            "product_lines": { "acme-2026/core": "60" },
            "last_year": { "new_subscriptions": "1", "renewals": "1", "upgrades": "1", "services": "1" },
            "new_subscriptions": "1", "services": "1", "upgrades": "1", "subscriptions_in_force": "1",
            "growth_percent": "-1", "renewal_percent": "1", "customer_discount_percent": "1", "registered_percent": "1",
            "partner_sourced": true, "co_sell": true,
        },
        "team": of_each(json!(1)),
        "costs": {
            "selling_percent_refer": "1", "selling_percent_resell": "1", "bad_debt_percent": "1",
            "per_requirement": of_each(json!("1")),
        },
        "assumptions": {
            "share_of_maximum_percent": "1", "rates": { "opennebula/referral/renewals": "1" },
            "conditions": { "acme-2026/territory": "75", "acme-2026/invited": true },
            "discretionary_caps": true, "purchases_at": "list", "per_euro": { "USD": "1.1" },
        },
    })
}

/// Keys that a program file may have, by what the validator proposes for a key that it does not know.
#[test]
fn the_keys_of_a_program_file_are_those_of_the_type() {
    let mut file = full_program();
    assert_eq!(problems_of(&file), Vec::<String>::new());
    let root = root(typescript::given());
    assert_fits(&file, "Program", &root, "the full program");
    let mut tables = Vec::new();
    collect_tables(&file, "", &mut tables);
    for table in &tables {
        let entries = file.pointer_mut(table).and_then(Value::as_object_mut).expect("a table");
        let of_type: BTreeSet<String> = entries.keys().cloned().collect();
        // A table of one word is a choice, not a record.
        if of_type.len() == 1 {
            continue;
        }
        entries.insert("?".to_owned(), json!(1));
        let remedies = problems_of(&file);
        file.pointer_mut(table).and_then(Value::as_object_mut).expect("a table").remove("?");
        let remedy = remedies.iter().find_map(|problem| problem.split_once("Remove it or use one of: "));
        let (_, known) = remedy.unwrap_or_else(|| panic!("{table}: {remedies:?}"));
        let known: BTreeSet<String> = known.trim_end_matches('.').split(", ").map(str::to_owned).collect();
        assert_eq!(of_type, known, "{table}");
    }
    assert!(tables.len() > 30, "{}", tables.len());
}

fn problems_of(file: &Value) -> Vec<String> {
    let problems = validate::program(&document(file)).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

fn collect_tables(value: &Value, place: &str, tables: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            tables.push(place.to_owned());
            entries.iter().for_each(|(key, value)| collect_tables(value, &format!("{place}/{key}"), tables));
        }
        Value::Array(entries) => entries
            .iter()
            .enumerate()
            .for_each(|(index, entry)| collect_tables(entry, &format!("{place}/{index}"), tables)),
        _ => {}
    }
}

/// A program with every key that the type has.
fn full_program() -> Value {
    let cite = json!({ "source": "guide", "section": "Terms", "row": "First", "confidence": "stated" });
    let statement = json!({ "value": { "text": "Selling" }, "cite": cite });
    let clause = json!({ "id": "note", "kind": "note", "text": "Something", "value": "3 days", "cites": [cite] });
    let scale = json!({
        "measure": { "points": [{ "requirement": "certified_experts", "points": 2 }] }, "measured_in": "this_year", "applies": "whole",
        "edge": "inclusive", "brackets": [{ "from": "3", "rate": { "exact": "8" } }], "cite": cite,
    });
    let threshold = json!({ "measure": "closed_deals", "amount": "1000", "cite": cite });
    let rule = json!({
        "stream": "renewals", "contribution": "co_sell", "product_line": "core",
        "months": { "from": 13, "through": 24 },
        "base": { "value": "list", "span": "first_year", "growth": false }, "when": ["territory"],
        "kind": "commission", "rate": { "at_most": "7.5" }, "scale": scale,
        "uplifts": [{
            "id": "attach", "name": "Attach", "rate": { "exact": "1" }, "scale": scale, "how": "added",
            "when": ["invited"], "cite": cite,
        }],
        "cap": { "amount_per_deal": "100", "discretionary": true, "cite": cite },
        "limits": [{ "bound": { "at_most": "90" }, "per": "year", "discretionary": true, "cite": cite }],
        "cite": cite,
    });
    json!({
        "id": "acme-2026", "vendor": "Acme", "name": "Partners", "edition": "2026", "currency": "USD",
        "validity": { "published": "2026", "from": "2026-01", "until": "2026-12-31", "ended": "Replaced.", "ended_cite": cite, "in_force": false, "cite": cite },
        "sources": [{ "id": "guide", "title": "Guide", "dated": "2026", "address": "example.com", "checked": "2026-11-29" }],
        "benefits": [{ "id": "logo", "name": "Logo" }],
        "product_lines": [{ "id": "core", "name": "Core" }, { "id": "extra", "name": "Extra" }],
        "conditions": [
            { "id": "territory", "name": "Territory", "check": "asked", "cite": cite },
            { "id": "invited", "name": "Invited", "check": "asked", "cite": cite },
            {
                "id": "experts", "name": "Experts",
                "check": { "held": { "requirement": "certified_experts", "at_least": 2 } }, "cite": cite,
            },
        ],
        "best_of_held": cite,
        "rounding": { "direction": "half_up", "unit": "1", "at": "line", "cite": cite },
        "statuses": [{ "id": "gold", "name": "Gold", "criteria": statement }],
        "clauses": [clause],
        "tiers": [{
            "id": "seller", "name": "Seller", "motions": ["refer"],
            "seller": { "value": "vendor", "cite": cite },
            "profile": { "purpose": statement, "earns": statement, "audience": statement, "key_value": statement },
            "rules": [rule],
            "fees": [{
                "id": "annual_fee", "name": "Annual fee", "amount": { "annual": "0" }, "condition": "Some",
                "refund": { "reaching": threshold }, "cite": cite,
            }],
            "minimums": [threshold],
            "requirements": [{
                "requirement": "sales", "name": "Sales",
                "need": { "any_of": [
                    { "requirement": "new_clients", "need": { "at_least": 2 } },
                    { "requirement": "new_license_arr", "need": { "amount": "5" } },
                ] },
                "cite": cite,
            }],
            "benefits": [{ "benefit": "logo", "value": "yes", "cite": cite }],
            "clauses": [clause],
        }],
    })
}

#[test]
fn checks_and_problems_fit_the_types() {
    let root = root(typescript::answered());
    let problems = validate::program(&Node::Null).expect_err("null is no program");
    assert_fits(&json!({ "valid": false, "problems": problems }), "ProgramCheck", &root, "a check");
    assert_fits(&json!(partner_engine_js::Code::InvalidQuestion), "RefusalCode", &root, "a code");
}
