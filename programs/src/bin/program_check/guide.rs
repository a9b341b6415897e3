//! `docs/program-files.md`: every field of a scenario with default and limits, and every path that an expectation may name.
//!
//! Limits come from the reader's own errors, defaults are held against those of the engine, paths come from the schema of an estimate.
//! A test compares the page with what is written here, so that it says what the program does.

use std::fmt::Write as _;

use partner_engine::document::Node;
use partner_engine::error::{Allowed, FieldError};
use partner_engine::program::Catalog;
use partner_engine::scenario::{self, Scenario};
use serde_json::Value;

/// A field, its default as TOML, and its meaning. Fields without a default have what happens without them.
struct Field {
    path: &'static str,
    default: &'static str,
    about: &'static str,
}

/// Fields with free keys: the key of an example, and what the keys name.
const FREE: [(&str, &str, &str); 4] = [
    ("deals.product_lines", "acme/cloud", "program/line"),
    ("assumptions.rates", "acme/silver/upgrades", "program/tier/stream"),
    ("assumptions.conditions", "acme/bundle", "program/condition"),
    ("assumptions.per_euro", "USD", "currency"),
];

/// Tables with a field for each counted requirement, in the order of the documents.
const BY_REQUIREMENT: [(&str, &str); 2] = [("team", "0"), ("costs.per_requirement", "\"0\"")];

/// Values of the estimate that its types do not describe, by the ends of their paths.
const DESCRIBED: [(&str, &str); 8] = [
    ("gaps.REQUIREMENT.at_least", "How many of several are needed."),
    ("rate.amount", "The amount for each deal or customer, in the program's currency."),
    ("open_points.NUMBER.condition", "The condition's id."),
    ("open_points.NUMBER.name", "Its name."),
    ("open_points.NUMBER.fee", "The fee's id."),
    ("STREAM.base", "Of a commission: what it is a share of."),
    ("STREAM.cost", "Of a margin: what the partner pays."),
    ("STREAM.kind", "What the line pays."),
];

macro_rules! fields {
    ($($path:literal $default:literal $about:literal)*) => {
        [$(Field { path: $path, default: $default, about: $about }),*]
    };
}

/// All fields in the order of the page.
const FIELDS: &[Field] = &fields! {
    "currency" "\"USD\"" "the currency of every amount"
    "years" "3" "years to estimate"
    "date" "" "a day that editions are held against; no figure depends on it. Without it: not held"
    "holds" "[]" "tiers that the partner holds beside the estimated one"
    "deals.per_year" "4" "deals in a year"
    "deals.customers" "" "customers in a year. Without it: as many as deals"
    "deals.contract_months" "" "months that a contract runs. Without it: 12 for a base; a condition on it is open"
    "deals.units_per_deal" "" "units in a deal. Without it: a condition on it is open"
    "deals.new_subscriptions" "\"200000\"" "new subscriptions of year 1, at list price"
    "deals.services" "\"50000\"" "the vendor's services of year 1, at list price"
    "deals.upgrades" "\"0\"" "upgrades of year 1, at list price"
    "deals.subscriptions_in_force" "\"0\"" "subscriptions in force before year 1, which renew"
    "deals.last_year.new_subscriptions" "" "sold in the year before year 1. Without it: as in year 1"
    "deals.last_year.renewals" "" "the same, renewals"
    "deals.last_year.upgrades" "" "the same, upgrades"
    "deals.last_year.services" "" "the same, services"
    "deals.product_lines" "" "the share of a product line in every stream, of a program at most 100 together. Without it: all in its first line"
    "deals.growth_percent" "\"0\"" "growth of new subscriptions, services and upgrades from year to year"
    "deals.renewal_percent" "\"90\"" "share of the subscriptions in force that is renewed"
    "deals.customer_discount_percent" "\"0\"" "what customers get off the list price"
    "deals.registered_percent" "\"100\"" "share of the business that the partner registered"
    "deals.partner_sourced" "true" "whether the partner finds the opportunities"
    "deals.co_sell" "true" "whether the partner helps in the vendor's sales"
    "costs.selling_percent_refer" "\"0\"" "cost of selling in tiers that pay a commission, of what is invoiced"
    "costs.selling_percent_resell" "\"0\"" "cost of selling in tiers that resell, of what is invoiced"
    "costs.bad_debt_percent" "\"0\"" "unpaid invoices in tiers that resell, of what is invoiced"
    "assumptions.share_of_maximum_percent" "\"100\"" "the expected share of an \"up to\" rate"
    "assumptions.rates" "" "a rate in place of the expected one, within what the rule allows"
    "assumptions.conditions" "" "the share of the business that meets a condition; true and false for all and nothing. Without it: open"
    "assumptions.discretionary_caps" "true" "whether caps that the vendor may apply are expected to apply"
    "assumptions.purchases_at" "\"paid\"" "the price at which purchases are measured"
    "assumptions.per_euro" "" "units of a currency for one euro. Without it: 1.1827 US dollars; other currencies are not converted"
};

/// The whole page.
///
/// # Errors
/// Fields that the tables here lack or have wrong, one a line.
pub(crate) fn page(example: &Catalog) -> Result<String, String> {
    let mut text = String::from(
        "# Scenarios and expectations\n\n\
         Everything that a scenario may say, for `cargo xtask program try FILE --set path=value` and for worked examples, and every value that an\n\
         example may expect. This page is written by `cargo xtask program guide` from the engine itself, and a test holds it against that. The\n\
         form of a program file is in [programs/README.md](../programs/README.md), that of an example in\n\
         [tests/worked_examples/README.md](../tests/worked_examples/README.md).\n\n\
         ## The fields of a scenario\n\n\
         Everything may be left out. Decimals are texts, counts whole numbers.\n\n\
         | field | default | allowed | meaning |\n|---|---|---|---|\n",
    );
    let mut wrong = Vec::new();
    let mut found = Vec::new();
    collect("", example, &mut found);
    let plain = |path: &str| BY_REQUIREMENT.iter().all(|(table, _)| !path.starts_with(&format!("{table}.")));
    for (path, _) in found.iter().filter(|(path, _)| plain(path)) {
        if FIELDS.iter().all(|field| field.path != path) {
            wrong.push(format!("`{path}` is not in the table of programs/src/bin/program_check/guide.rs"));
        }
    }
    for field in FIELDS {
        let Some((_, allowed)) = found.iter().find(|(path, _)| path == field.path) else {
            wrong.push(format!("`{}` is no field of a scenario", field.path));
            continue;
        };
        if !is_default(field, example) {
            wrong.push(format!("the default of `{}` is not {}", field.path, field.default));
        }
        let free = FREE.iter().find(|(path, _, _)| *path == field.path);
        let path = free.map_or(field.path.to_owned(), |(path, _, keys)| format!("{path}.\"{keys}\""));
        let default = if field.default.is_empty() { "none".to_owned() } else { format!("`{}`", field.default) };
        let _ = writeln!(text, "| `{path}` | {default} | {allowed} | {} |", field.about);
    }
    for (table, default) in BY_REQUIREMENT {
        let of: Vec<&(String, String)> =
            found.iter().filter(|(path, _)| path.starts_with(&format!("{table}."))).collect();
        let Some((_, allowed)) = of.first() else { continue };
        let about = if table == "team" { "what the partner has of it" } else { "what one that is missing costs" };
        let _ = writeln!(text, "| `{table}.` and a counted requirement | `{default}` | {allowed} | {about} |");
    }
    let counted: Vec<String> =
        found.iter().filter_map(|(path, _)| Some(format!("`{}`", path.strip_prefix("team.")?))).collect();
    let _ = writeln!(text, "\nCounted requirements: {}.", counted.join(", "));
    text.push_str(
        "\n## What an example may expect\n\n\
         A path leads into the estimate of the example's tier. Where a list stands, the next part names an entry: under `years` the year, under\n\
         `lines` the stream (with `/contribution`, `/product_line`, `/` and the first month where a program tells them apart), under `gaps` and `or`\n\
         the requirement, under `open_points` the condition, everywhere else a number from 0. `.count` after a list is its length. An amount in\n\
         three columns ends in `low`, `expected` or `high`, where `\"null\"` is no bound.\n\n\
         | path | what it is |\n|---|---|\n\
         | `position` | the place among all estimated tiers, from 1 |\n",
    );
    let estimate = serde_json::to_value(partner_engine::schema::estimate()).unwrap_or_default();
    for (path, about) in paths(&estimate, &estimate["properties"]["tiers"]["items"]) {
        let _ = writeln!(text, "| `{path}` | {about} |");
    }
    text.push_str(
        "\nOf a tier that is not estimated, with `not_estimated.` before it:\n\n| path | what it is |\n|---|---|\n",
    );
    for (path, about) in paths(&estimate, &estimate["properties"]["not_estimated"]["items"]) {
        let _ = writeln!(text, "| `not_estimated.{path}` | {about} |");
    }
    if wrong.is_empty() { Ok(text) } else { Err(wrong.join("\n")) }
}

/// Every field below a table with what the reader allows, in the reader's order.
fn collect(table: &str, example: &Catalog, found: &mut Vec<(String, String)>) {
    let within = |key: &str| if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") };
    let unknown = errors(&within("?"), Node::Null, example);
    let Some(keys) = unknown.into_iter().find_map(|error| match error.allowed {
        Allowed::Key(keys) => Some(keys),
        _ => None,
    }) else {
        return;
    };
    for key in keys {
        let path = within(key);
        if let Some((_, sample, _)) = FREE.iter().find(|(free, _, _)| *free == path) {
            let allowed = errors(&format!("{path}.{sample}"), Node::Null, example);
            found.extend(allowed.first().map(|error| (path, allowed_text(error))));
            continue;
        }
        match errors(&path, Node::Null, example).first() {
            Some(error) if matches!(error.allowed, Allowed::Table) => collect(&path, example, found),
            Some(error) => found.push((path, allowed_text(error))),
            None => {}
        }
    }
}

fn allowed_text(error: &FieldError) -> String {
    error.allowed.to_string().replace('|', "\\|")
}

/// The errors of a scenario with one field.
fn errors(path: &str, value: Node, example: &Catalog) -> Vec<FieldError> {
    scenario::read(&document(path, value), example).1
}

fn document(path: &str, value: Node) -> Node {
    path.rsplit('.').fold(value, |inner, key| Node::Table(vec![(key.to_owned(), inner)]))
}

/// Whether a scenario that gives the default is the default one.
fn is_default(field: &Field, example: &Catalog) -> bool {
    if field.default.is_empty() {
        return true;
    }
    let table: Option<toml::Table> = format!("value = {}", field.default).parse().ok();
    let Some(value) = table.and_then(|mut table| table.remove("value")) else { return false };
    let Ok(value) = serde::Deserialize::deserialize(value) else { return false };
    scenario::read(&document(field.path, value), example) == (Scenario::default(), Vec::new())
}

/// The path of a value, what it is, and the words that it may be.
type Leaf = (String, String, Vec<String>);

/// The paths of all values of a type, with their descriptions.
fn paths(root: &Value, schema: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(root, schema, "", "", &mut found, 0);
    found.retain(|(path, ..)| !path.is_empty());
    let described = |(path, about, words): Leaf| {
        let own = DESCRIBED.iter().find(|(end, _)| path.ends_with(end)).map(|(_, about)| (*about).to_owned());
        let about = own.unwrap_or(about);
        let words = if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) };
        (path, format!("{about}{words}").trim().to_owned())
    };
    found.into_iter().map(described).collect()
}

fn walk(root: &Value, schema: &Value, path: &str, about: &str, found: &mut Vec<Leaf>, depth: usize) {
    let described = schema["description"].as_str().map(|text| text.replace('\n', " ").replace("`None`", "`null`"));
    let about = if about.is_empty() { described.unwrap_or_default() } else { about.to_owned() };
    if depth > 24 {
        return;
    }
    if let Some(name) = schema["$ref"].as_str() {
        let of = root.pointer(name.trim_start_matches('#')).unwrap_or(&Value::Null);
        let is_citation = name.ends_with("/Citation");
        return if is_citation {
            found.push((path.to_owned(), about, Vec::new()))
        } else {
            walk(root, of, path, &about, found, depth + 1)
        };
    }
    let dotted = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let mut is_leaf = true;
    for one in ["anyOf", "oneOf", "allOf"].iter().flat_map(|key| schema[*key].as_array().into_iter().flatten()) {
        let is_simple = one["type"] == "null" || one.get("const").is_some() || one["type"] == "string";
        if !is_simple {
            is_leaf = false;
            walk(root, one, path, &about, found, depth + 1);
        }
    }
    if let Some(properties) = schema["properties"].as_object() {
        is_leaf = false;
        for (key, of) in properties {
            let about = of["description"].as_str().unwrap_or_default().replace("`None`", "`null`");
            walk(root, of, &dotted(key), &about, found, depth + 1);
        }
    }
    if schema["items"].is_object() {
        is_leaf = false;
        let entry = match path.rsplit('.').next().unwrap_or_default() {
            "years" => "YEAR",
            "lines" => "STREAM",
            "gaps" | "or" => "REQUIREMENT",
            _ => "NUMBER",
        };
        let count = format!("{path}.count");
        if !found.iter().any(|(other, ..)| *other == count) {
            found.push((count, "how many of them".to_owned(), Vec::new()));
        }
        walk(root, &schema["items"], &dotted(entry), "", found, depth + 1);
    }
    if !is_leaf {
        return;
    }
    let words = words_of(schema);
    match found.iter_mut().find(|(other, ..)| other == path) {
        // One of several forms of the table around it, each with words of its own.
        Some((_, _, known)) => {
            let new: Vec<String> = words.into_iter().filter(|word| !known.contains(word)).collect();
            known.extend(new);
        }
        None => found.push((path.to_owned(), about, words)),
    }
}

/// The words that a value may be.
fn words_of(schema: &Value) -> Vec<String> {
    let one = |schema: &Value| schema["const"].as_str().map(|word| format!("`{word}`"));
    let listed =
        schema["enum"].as_array().into_iter().flatten().filter_map(|word| Some(format!("`{}`", word.as_str()?)));
    let described = schema["oneOf"].as_array().into_iter().flatten().filter_map(one);
    one(schema).into_iter().chain(listed).chain(described).collect()
}
