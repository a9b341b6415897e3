//! Holds the TypeScript types against what the engine reads and writes. They are written from schemas, so it is those that are held: every answer
//! fits its own, and readers know the fields that are described and no others. How a schema becomes TypeScript is tested beside it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

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

fn worked_examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/worked_examples")
}

fn toml(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a file of the worked examples is text");
    toml::from_str(&text).expect("a file of the worked examples is TOML")
}

/// The scenarios of all worked examples, each with the catalog that it runs over.
fn worked_scenarios() -> Vec<(Cow<'static, Catalog>, Value)> {
    let folder = worked_examples();
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

/// Every field that is described is read, no other one is known, and some worked example has it.
#[test]
fn the_fields_of_a_scenario_are_those_of_the_type() {
    let root = root(typescript::given());
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
        let asking = table.rsplit('/').filter(|key| !key.is_empty());
        let asking = asking.fold(json!({ "?": 1 }), |inner, key| json!({ key: inner }));
        let (_, errors) = scenario::read(&document(&asking), partner_programs::catalog());
        assert_eq!(known(&errors), described, "{table:?}");
    }
    let mut seen = BTreeSet::new();
    for (catalog, scenario) in worked_scenarios() {
        let (_, errors) = scenario::read(&document(&scenario), catalog.as_ref());
        if errors.is_empty() {
            assert_fits(&scenario, "Scenario", &root, &scenario.to_string());
            collect_keys(&scenario, &mut seen);
        }
    }
    for name in ["Scenario", "Deals", "LastYear", "Costs", "Assumptions"] {
        for field in fields(&root, name) {
            assert!(seen.contains(&field), "no worked example has `{field}` of {name}");
        }
    }
}

/// The keys that the validator proposes in a table, for one that it does not know, are those of the table's type; and some program
/// file has each of them.
#[test]
fn the_keys_of_a_program_file_are_those_of_the_type() {
    let root = root(typescript::given());
    let schema = &root["$defs"]["Program"];
    let mut asked = BTreeSet::new();
    let mut keys_of: BTreeMap<BTreeSet<String>, BTreeSet<String>> = BTreeMap::new();
    for mut file in program_files() {
        assert_fits(&file, "Program", &root, file["id"].as_str().unwrap_or_default());
        let mut found = Vec::new();
        collect_tables(&file, schema, &root, "", &mut found);
        for (place, described) in found {
            let entries = file.pointer_mut(&place).and_then(Value::as_object_mut).expect("a table");
            keys_of.entry(described.clone()).or_default().extend(entries.keys().cloned());
            // Once for all entries of a list.
            if asked.insert(place.replace(|letter: char| letter.is_ascii_digit(), "")) {
                entries.insert("?".to_owned(), json!(1));
                let remedies = problems_of(&file);
                file.pointer_mut(&place).and_then(Value::as_object_mut).expect("a table").remove("?");
                let remedy = remedies.iter().find_map(|problem| problem.split_once("Remove it or use one of: "));
                let (_, known) = remedy.unwrap_or_else(|| panic!("{place}: {remedies:?}"));
                let known: BTreeSet<String> = known.trim_end_matches('.').split(", ").map(str::to_owned).collect();
                assert_eq!(described, known, "{place}");
            }
        }
    }
    for (described, seen) in &keys_of {
        assert_eq!(described, seen, "no program file has the others");
    }
    assert!(asked.len() > 30, "{}", asked.len());
}

/// The built-in programs and those of the worked examples, as files have them.
fn program_files() -> Vec<Value> {
    let mut files = program_files::all().as_array().expect("a list").clone();
    let folder = worked_examples().join("programs");
    let paths = fs::read_dir(&folder).expect("they are there").map(|entry| entry.expect("an entry").path());
    files.extend(paths.map(|path| toml(&path)));
    files
}

fn problems_of(file: &Value) -> Vec<String> {
    let problems = validate::program(&document(file)).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

/// The tables of a value by their places, each with the keys that its type has. A table of one word is a choice, not a record.
fn collect_tables(
    value: &Value,
    schema: &Value,
    root: &Value,
    place: &str,
    tables: &mut Vec<(String, BTreeSet<String>)>,
) {
    if let Some(reference) = schema["$ref"].as_str() {
        let named = root.pointer(reference.trim_start_matches('#')).expect(reference);
        return collect_tables(value, named, root, place, tables);
    }
    for choices in [&schema["oneOf"], &schema["anyOf"]].into_iter().filter_map(Value::as_array) {
        let chosen = choices.iter().find(|choice| fits::fits(value, choice, root, place).is_ok()).expect(place);
        return collect_tables(value, chosen, root, place, tables);
    }
    match value {
        Value::Object(entries) => {
            let properties = schema["properties"].as_object().expect(place);
            if properties.len() > 1 {
                tables.push((place.to_owned(), properties.keys().cloned().collect()));
            }
            for (key, value) in entries {
                collect_tables(value, &properties[key], root, &format!("{place}/{key}"), tables);
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                collect_tables(entry, &schema["items"], root, &format!("{place}/{index}"), tables);
            }
        }
        _ => {}
    }
}

#[test]
fn checks_and_problems_fit_the_types() {
    let root = root(typescript::answered());
    let problems = validate::program(&Node::Null).expect_err("null is no program");
    assert_fits(&json!({ "valid": false, "problems": problems }), "ProgramCheck", &root, "a check");
    assert_fits(&json!(partner_engine_js::Code::InvalidQuestion), "RefusalCode", &root, "a code");
}
