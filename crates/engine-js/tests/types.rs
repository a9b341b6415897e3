//! Writes `types.d.ts`, and holds the types in `shapes/` against what the engine really reads and writes.
//!
//! After a change of shape: `PARTNER_CALCULATOR_WRITE_TYPES=1 cargo test --package partner-engine-js --test types`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use partner_engine::document::Node;
use partner_engine::error::ErrorText;
use partner_engine::estimate::estimate_document;
use partner_engine::money::{Currency, Money};
use partner_engine::program::Catalog;
use partner_engine::questions::{self, Variable};
use partner_engine::scenario::GREATEST_AMOUNT;
use partner_engine::{requirement, scenario, validate};
use partner_engine_js::questions::Answered;
use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Serialize};
use serde_json::{Value, json};
use ts_rs::{Config, TS};

#[path = "program_files/form.rs"]
mod program_files;
mod shapes;

use shapes::check::{Problem, ProblemKind, ProgramCheck, RefusalCode};
use shapes::estimate::{Estimate, FieldError};
use shapes::program::Program;
use shapes::questions::{Cliff, Climb, ClimbQuestion, Crossover, Flip, GoalOfTier, GoalQuestion, RangeQuestion};
use shapes::scenario::{CountedRequirement, Options, Scenario, ShareMet};

const FILE: &str = "types.d.ts";
const HEADING: &str = "\
// The shapes of the engine's values. Written from Rust types by `cargo test --package partner-engine-js --test types`;
// do not edit.
";

#[test]
fn the_written_types_are_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let written = rendered();
    if env::var_os("PARTNER_CALCULATOR_WRITE_TYPES").is_some() {
        fs::write(&path, &written).expect("the types can be written");
    }
    let current = fs::read_to_string(&path).unwrap_or_default();
    let remedy = "run PARTNER_CALCULATOR_WRITE_TYPES=1 cargo test --package partner-engine-js --test types";
    assert!(current == written, "{FILE} is not what the Rust types say; {remedy}");
}

/// Every type, by name: in which order a type names its parts changes from build to build.
fn rendered() -> String {
    let mut declarations = Declarations { by_name: BTreeMap::new(), visited: BTreeSet::new(), config: Config::new() };
    declarations.add::<Scenario>();
    declarations.add::<Options>();
    declarations.add::<Estimate>();
    declarations.add::<RangeQuestion>();
    declarations.add::<GoalQuestion>();
    declarations.add::<ClimbQuestion>();
    declarations.add::<shapes::questions::Answered<Vec<Crossover>>>();
    declarations.add::<shapes::questions::Answered<Vec<Cliff>>>();
    declarations.add::<shapes::questions::Answered<Vec<GoalOfTier>>>();
    declarations.add::<shapes::questions::Answered<Climb>>();
    declarations.add::<shapes::questions::Answered<Vec<Flip>>>();
    declarations.add::<ProgramCheck>();
    declarations.add::<RefusalCode>();
    let text = format!("{HEADING}{}", declarations.by_name.into_values().collect::<String>());
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

struct Declarations {
    by_name: BTreeMap<String, String>,
    visited: BTreeSet<&'static str>,
    config: Config,
}

impl Declarations {
    /// A type and those that it is made of.
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        struct Parts<'d>(&'d mut Declarations);
        impl ts_rs::TypeVisitor for Parts<'_> {
            fn visit<T: TS + 'static + ?Sized>(&mut self) {
                self.0.add::<T>();
            }
        }
        // Texts, numbers and lists have no declaration of their own.
        if T::output_path().is_some() {
            let (about, declaration) = (T::docs().unwrap_or_default(), T::decl(&self.config));
            let text = format!("\n{}\nexport {declaration}\n", about.trim_end());
            self.by_name.insert(T::ident(&self.config), text);
        }
        if self.visited.insert(std::any::type_name::<T>()) {
            T::visit_dependencies(&mut Parts(self));
        }
    }
}

/// Reads a value as one of the shapes and writes it again: nothing may be lost or added.
fn assert_fits<T: DeserializeOwned + Serialize>(value: &Value, what: &str) {
    let read: T = serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{what}: {error}"));
    let written = serde_json::to_value(read).expect("a shape is JSON");
    if let Some(difference) = difference(value, &written, "") {
        panic!("{what}: the shapes differ from the engine at {difference}");
    }
}

fn difference(one: &Value, other: &Value, place: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            keys.into_iter().find_map(|key| match (one.get(key), other.get(key)) {
                (Some(one), Some(other)) => difference(one, other, &format!("{place}.{key}")),
                _ => Some(format!("{place}.{key}")),
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .find_map(|(index, (one, other))| difference(one, other, &format!("{place}[{index}]"))),
        _ => (one != other).then(|| format!("{place}: {one} and {other}")),
    }
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
    let scenarios = worked_scenarios();
    assert!(scenarios.len() > 150, "{}", scenarios.len());
    let mut seen = BTreeSet::new();
    for (catalog, scenario) in scenarios {
        let estimate = estimate_document(&catalog, &document(&scenario));
        let estimate = serde_json::to_value(estimate).expect("an estimate is JSON");
        assert_fits::<Estimate>(&estimate, &scenario.to_string());
        collect_keys(&estimate, &mut seen);
    }
    // What the types call optional or a choice has really been met.
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
    let mut seen = BTreeSet::new();
    let of_files = worked_scenarios().into_iter().filter(|(catalog, _)| matches!(catalog, Cow::Owned(_))).step_by(5);
    for (catalog, scenario) in worked_scenarios().into_iter().step_by(12).chain(of_files) {
        let (catalog, what) = (catalog.as_ref(), scenario.to_string());
        let (scenario, errors) = scenario::read(&document(&scenario), catalog);
        let (from, to) = (Money::ZERO, Money::rounded(GREATEST_AMOUNT.into(), scenario.currency));
        let mut check = |value: Value, fits: fn(&Value, &str)| {
            fits(&value, &what);
            collect_keys(&value, &mut seen);
        };
        macro_rules! check {
            ($shape:ty, $found:expr, $left_out:expr) => {
                let answer = Answered::new(catalog, &scenario, &errors, &$found, &$left_out);
                check(
                    serde_json::to_value(answer).expect("an answer is JSON"),
                    assert_fits::<shapes::questions::Answered<$shape>>,
                );
            };
        }
        for variable in Variable::ALL {
            let crossovers = questions::crossovers(catalog, &scenario, variable, from, to);
            check!(Vec<Crossover>, crossovers.found, crossovers.left_out);
            let cliffs = questions::cliffs(catalog, &scenario, variable, from, to);
            check!(Vec<Cliff>, cliffs.found, cliffs.left_out);
            let goals = questions::goal(catalog, &scenario, variable, to);
            check!(Vec<GoalOfTier>, goals.found, goals.left_out);
        }
        let flips = questions::flips(catalog, &scenario);
        check!(Vec<Flip>, flips, []);
        for tier in catalog.tiers() {
            let held = catalog.tier("wso2-2018/consultative-integration").or_else(|| catalog.tiers().next());
            let climb = questions::climb(&scenario, held.expect("there is a tier"), tier);
            check!(Climb, climb, []);
        }
    }
    let of_catalog = ["fee", "stream", "contribution", "citation", "every_year", "turn", "balance", "name", "message"];
    for key in of_catalog.into_iter().chain(["at_least", "cheapest"]) {
        assert!(seen.contains(key), "no answer shows `{key}`");
    }
}

#[test]
fn the_questions_of_the_types_are_read() {
    let decimal = |text: &str| shapes::Decimal(text.to_owned());
    let (from, to) = (Some(decimal("0")), Some(decimal("1")));
    let range = RangeQuestion { variable: shapes::questions::Variable::SubscriptionsInForce, from, to };
    let goal = GoalQuestion { variable: shapes::questions::Variable::NewSubscriptions, target_net: decimal("-1") };
    let climb = ClimbQuestion { from: "wso2-2015/premier".to_owned(), to: "opennebula/reseller".to_owned() };
    let asked = |question: Value| document(&question);
    let read = questions::RangeQuestion::read(&asked(json!(range)), Currency::USD).expect("every field is known");
    assert_eq!(read.variable, Variable::SubscriptionsInForce);
    let read = questions::GoalQuestion::read(&asked(json!(goal)), Currency::USD).expect("every field is known");
    assert_eq!(read.target_net.to_string(), "-1.00");
    let read = questions::ClimbQuestion::read(&asked(json!(climb)), partner_programs::catalog())
        .expect("every field is known");
    assert_eq!([read.from.tier.id.as_str(), read.to.tier.id.as_str()], ["premier", "reseller"]);
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
    let files = program_files::all();
    for file in files.as_array().expect("a list") {
        assert_fits::<Program>(file, file["id"].as_str().unwrap_or_default());
    }
}

#[test]
fn a_scenario_with_every_key_of_the_type_is_read_and_no_other_key_is_known() {
    let full = full_scenario();
    let mut catalog = partner_programs::catalog().clone();
    catalog.programs.push(validate::program(&document(&full_program())).expect("the full program is accepted"));
    let (_, errors) = scenario::read(&document(&full), &catalog);
    assert_eq!(errors, []);
    for table in ["", "/deals", "/deals/last_year", "/team", "/costs", "/costs/per_requirement", "/assumptions"] {
        let mut asked = full.clone();
        let entries = asked.pointer_mut(table).and_then(Value::as_object_mut).expect(table);
        let of_type: BTreeSet<String> = entries.keys().cloned().collect();
        entries.insert("?".to_owned(), json!(1));
        let (_, errors) = scenario::read(&document(&asked), &catalog);
        let known: BTreeSet<String> = errors[0].allowed.to_string().split(", ").map(str::to_owned).collect();
        assert_eq!(of_type, known, "{table:?}");
    }
}

fn full_scenario() -> Value {
    let counted = [
        CountedRequirement::CertifiedExperts,
        CountedRequirement::MarketingPoints,
        CountedRequirement::AssociateSales,
        CountedRequirement::AssociatePreSales,
        CountedRequirement::AssociateDevelopers,
        CountedRequirement::TechLeads,
        CountedRequirement::PlatformOpsEngineers,
        CountedRequirement::ReviewedProjects,
        CountedRequirement::NewClients,
        CountedRequirement::PartnerSourcedOpportunities,
        CountedRequirement::DeveloperCertifications,
    ];
    let known: Vec<&str> = requirement::KNOWN.iter().map(|(id, _)| *id).collect();
    assert_eq!(serde_json::to_value(counted).expect("words"), json!(known));
    let decimal = |text: &str| Some(shapes::Decimal(text.to_owned()));
    let scenario = Scenario {
        currency: Some("EUR".to_owned()),
        years: Some(2),
        date: Some("2026-05".to_owned()),
        holds: Some(vec!["acme-2026/seller".to_owned()]),
        deals: Some(shapes::scenario::Deals {
            per_year: Some(1),
            customers: Some(1),
            contract_months: Some(24),
            units_per_deal: Some(1),
            product_lines: Some([("acme-2026/core".to_owned(), shapes::Decimal("60".to_owned()))].into()),
            last_year: Some(shapes::scenario::LastYear {
                new_subscriptions: decimal("1"),
                renewals: decimal("1"),
                upgrades: decimal("1"),
                services: decimal("1"),
            }),
            new_subscriptions: decimal("1"),
            services: decimal("1"),
            upgrades: decimal("1"),
            subscriptions_in_force: decimal("1"),
            growth_percent: decimal("-1"),
            renewal_percent: decimal("1"),
            customer_discount_percent: decimal("1"),
            registered_percent: decimal("1"),
            partner_sourced: Some(true),
            co_sell: Some(true),
        }),
        team: Some(counted.iter().map(|id| (*id, 1)).collect()),
        costs: Some(shapes::scenario::Costs {
            selling_percent_refer: decimal("1"),
            selling_percent_resell: decimal("1"),
            bad_debt_percent: decimal("1"),
            per_requirement: Some(counted.iter().map(|id| (*id, shapes::Decimal("1".to_owned()))).collect()),
        }),
        assumptions: Some(shapes::scenario::Assumptions {
            share_of_maximum_percent: decimal("1"),
            rates: Some([("opennebula/referral/renewals".to_owned(), shapes::Decimal("1".to_owned()))].into()),
            conditions: Some(
                [
                    ("acme-2026/territory".to_owned(), ShareMet::Percent(shapes::Decimal("75".to_owned()))),
                    ("acme-2026/invited".to_owned(), ShareMet::Whole(true)),
                ]
                .into(),
            ),
            discretionary_caps: Some(true),
            purchases_at: Some(shapes::scenario::PurchasesAt::List),
            per_euro: Some([("USD".to_owned(), shapes::Decimal("1.1".to_owned()))].into()),
        }),
    };
    serde_json::to_value(scenario).expect("a scenario is JSON")
}

/// Keys that a program file may have, by what the validator proposes for a key that it does not know.
#[test]
fn the_keys_of_a_program_file_are_those_of_the_type() {
    let mut file = full_program();
    assert_eq!(problems_of(&file), Vec::<String>::new());
    assert_fits::<Program>(&file, "the full program");
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
fn problems_and_field_errors_fit_the_types() {
    let problems = validate::program(&Node::Null).expect_err("null is no program");
    for problem in problems {
        assert_fits::<Problem>(&serde_json::to_value(problem).expect("a problem is JSON"), "a problem");
    }
    let error = ErrorText {
        field: "scenario".to_owned(),
        given: "null".to_owned(),
        allowed: "an object".to_owned(),
        message: "scenario is \"null\"; give an object".to_owned(),
    };
    assert_fits::<FieldError>(&serde_json::to_value(error).expect("a fault is JSON"), "a fault of an argument");
    assert_eq!(json!(ProblemKind::CapOnMargin), json!(validate::ProblemKind::CapOnMargin));
}
