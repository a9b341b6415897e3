//! An estimate of a program file as a terminal shows it: the figures of each tier, and every step that they are made of.

use std::fmt::Write as _;

use partner_engine::document::Node;
use partner_engine::estimate::{TierEstimate, estimate_with_workings};
use partner_engine::percent::Factor;
use partner_engine::program::{Catalog, Citation};
use partner_engine::scenario;
use partner_engine::working::{Figure, Formula, Label, Name, Working};
use serde_json::Value;

/// Streams that are nothing in a trial which gives another one.
const STREAMS: [&str; 4] =
    ["deals.new_subscriptions", "deals.services", "deals.upgrades", "deals.subscriptions_in_force"];

/// The estimate for a scenario of paths and values, of all tiers or of one.
///
/// # Errors
/// What is wrong with the scenario or the tier, one a line.
pub(crate) fn run(catalog: &Catalog, given: &[(String, String)], tier: Option<&str>) -> Result<String, String> {
    let (Some(program), given) = (catalog.programs.first(), with_defaults(catalog, given)) else {
        return Ok(String::new());
    };
    if let Some(tier) = tier.filter(|tier| program.tier(tier).is_none()) {
        let ids: Vec<&str> = program.tiers.iter().map(|tier| tier.id.as_str()).collect();
        return Err(format!("There is no tier `{tier}`. Use one of: {}.", ids.join(", ")));
    }
    let mut document = Node::Table(Vec::new());
    for (path, value) in &given {
        put(&mut document, path, value_of(catalog, path, value));
    }
    let (scenario, errors) = scenario::read(&document, catalog);
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| format!("{}.", error.message())).collect::<Vec<_>>().join("\n"));
    }
    let shown: Vec<String> = given.iter().map(|(path, value)| format!("{path} = {value}")).collect();
    let mut text = format!("Scenario: {}; all else as in docs/program-files.md.\n", shown.join(", "));
    let (estimate, workings) = estimate_with_workings(catalog, &scenario);
    for (one, working) in estimate.tiers.iter().zip(&workings) {
        if tier.is_none_or(|tier| tier == one.tier.tier.id) {
            text.push_str(&of_tier(one, working));
        }
    }
    for one in &estimate.not_estimated {
        if tier.is_none_or(|tier| tier == one.tier.tier.id) {
            let reason = serde_json::to_value(one).unwrap_or_default();
            let _ =
                writeln!(text, "\n{} ({}): not estimated, {}", one.tier.tier.id, one.tier.tier.name, reason["reason"]);
        }
    }
    Ok(text)
}

/// What a trial says for the author: one year, the program's currency, and of the streams only those that are given.
fn with_defaults(catalog: &Catalog, given: &[(String, String)]) -> Vec<(String, String)> {
    let has = |path: &str| given.iter().any(|(other, _)| other == path);
    let mut all = Vec::new();
    let currency = catalog.programs.first().and_then(|program| program.currency);
    if let Some(currency) = currency.filter(|_| !has("currency")) {
        all.push(("currency".to_owned(), currency.to_string()));
    }
    if !has("years") {
        all.push(("years".to_owned(), "1".to_owned()));
    }
    if STREAMS.iter().any(|stream| has(stream)) {
        let others = STREAMS.iter().filter(|stream| !has(stream));
        all.extend(others.map(|stream| ((*stream).to_owned(), "0".to_owned())));
    }
    all.extend(given.iter().cloned());
    all
}

/// A value in the form that its field takes: tried as true or false, as a list, as a whole number, else as a text.
fn value_of(catalog: &Catalog, path: &str, value: &str) -> Node {
    let mut forms = Vec::new();
    match value {
        "true" => forms.push(Node::Bool(true)),
        "false" => forms.push(Node::Bool(false)),
        _ => {}
    }
    forms.extend(value.parse().map(Node::Integer));
    forms.push(Node::Text(value.to_owned()));
    forms.push(Node::List(value.split(',').map(|entry| Node::Text(entry.trim().to_owned())).collect()));
    let fits = |form: &&Node| {
        let mut document = Node::Table(Vec::new());
        put(&mut document, path, (*form).clone());
        scenario::read(&document, catalog).1.is_empty()
    };
    forms.iter().find(fits).cloned().unwrap_or_else(|| Node::Text(value.to_owned()))
}

fn put(document: &mut Node, path: &str, value: Node) {
    let Node::Table(entries) = document else { return };
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let at = entries.iter().position(|(key, _)| key == first).unwrap_or_else(|| {
        entries.push((first.to_owned(), Node::Table(Vec::new())));
        entries.len() - 1
    });
    match rest {
        Some(rest) => put(&mut entries[at].1, rest, value),
        None => entries[at].1 = value,
    }
}

fn of_tier(estimate: &TierEstimate<'_>, working: &Working<'_>) -> String {
    let tier = estimate.tier.tier;
    let net = &estimate.net;
    let high = net.high.map_or("no bound".to_owned(), |high| high.amount.to_string());
    let mut text = format!(
        "\n{} ({}): net {} {}, low {}, high {high}\n",
        tier.id, tier.name, working.currency, net.expected.amount, net.low.amount
    );
    for (index, step) in working.explain(net.expected) {
        let label = label(&step.label);
        let cite = step.formula.citation().map(|cite| format!("  ({})", place(cite))).unwrap_or_default();
        let _ = writeln!(text, "  [{index}] {label} = {}: {}{cite}", step.amount, formula(&step.formula));
    }
    let json = serde_json::to_value(estimate).unwrap_or_default();
    for (key, about) in [("gaps", "missing"), ("open_points", "open"), ("readings", "read")] {
        for entry in json[key].as_array().into_iter().flatten() {
            let _ = writeln!(text, "  {about}: {}", plain(entry));
        }
    }
    text
}

/// An object as `key value` pairs, without citations.
fn plain(value: &Value) -> String {
    match value {
        Value::Object(entries) => {
            let shown = entries.iter().filter(|(key, value)| !key.starts_with("cit") && !value.is_null());
            shown.map(|(key, value)| format!("{key} {}", plain(value))).collect::<Vec<_>>().join(", ")
        }
        Value::Array(entries) => entries.iter().map(plain).collect::<Vec<_>>().join("; "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn label(label: &Label<'_>) -> String {
    let mut parts = vec![match label.name {
        Name::Uplift(id) | Name::Fee(id) | Name::RefundThreshold(id) | Name::Refund(id) | Name::Sold(id) => {
            format!("{} {id}", words(&format!("{:?}", label.name)))
        }
        name => words(&format!("{name:?}")),
    }];
    parts.extend(label.year.map(|year| format!("year {year}")));
    parts.extend(label.stream.map(|stream| stream.id().to_owned()));
    parts.extend(label.contribution.map(|contribution| contribution.id().to_owned()));
    parts.join(", ")
}

/// The name of a variant in words: `AtRate` becomes `at rate`.
fn words(variant: &str) -> String {
    let mut text = String::new();
    for letter in variant.chars().take_while(|letter| letter.is_alphanumeric()) {
        if letter.is_uppercase() && !text.is_empty() {
            text.push(' ');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

fn formula(formula: &Formula<'_>) -> String {
    let share = |factor: &Factor<'_>| format!("{} %", factor.percent.0);
    let of = |figures: &[Figure], joint: &str| {
        figures.iter().map(|figure| format!("[{}]", figure.step)).collect::<Vec<_>>().join(joint)
    };
    match formula {
        Formula::Typed { field, .. } => format!("given as {field}"),
        Formula::Stated { .. } => "stated".to_owned(),
        Formula::Converted { amount, from, .. } => format!("{amount} {from}, converted"),
        Formula::Share { of, factor } => format!("{} of [{}]", share(factor), of.step),
        Formula::Less { of, factor } => format!("[{}] less {}", of.step, share(factor)),
        Formula::Grown { of, factor } => format!("[{}] grown by {}", of.step, share(factor)),
        Formula::Sum(parts) if parts.is_empty() => "nothing".to_owned(),
        Formula::Sum(parts) => of(parts, " + "),
        Formula::Balance { plus, minus } if minus.is_empty() => of(plus, " + "),
        Formula::Balance { plus, minus } => format!("{} - {}", of(plus, " + "), of(minus, " - ")),
        Formula::Times { of, count } => format!("{count} × [{}]", of.step),
        Formula::Nothing(reason) => format!("0, {}", words(&format!("{reason:?}"))),
        other => format!("{} {}", words(&format!("{other:?}")), of(&other.operands(), ", ")),
    }
}

fn place(cite: &Citation) -> String {
    let row = cite.row.as_ref().map(|row| format!(", {row}")).unwrap_or_default();
    format!("{}{row}", cite.section)
}
