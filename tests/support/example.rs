//! A worked example: reads it, evaluates its scenario and reports every figure that differs from the one computed by hand.
//!
//! Shared by the runners of the tests and by `cargo xtask program check`. The format is in `tests/worked_examples/README.md`.

use std::fmt;

use partner_engine::document::Node;
use partner_engine::estimate::estimate_document;
use partner_engine::program::Catalog;
use serde::Deserialize;
use serde_json::Value;

/// One example.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Example {
    /// The subject of the example; unique.
    pub(crate) name: String,
    /// The clause or edge that no other example guards.
    pub(crate) guards: String,
    /// The file in `programs/` that defines the catalog; `None` for the embedded one.
    #[serde(default)]
    pub(crate) program: Option<String>,
    /// The tier whose estimate `expect` refers to.
    pub(crate) tier: String,
    /// The calculation by hand.
    pub(crate) working: String,
    #[serde(default)]
    scenario: toml::Table,
    expect: toml::Table,
    #[serde(default)]
    errors: Vec<ExpectedError>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedError {
    field: String,
}

/// A difference from what is expected.
#[derive(Debug, Clone)]
pub(crate) struct Difference {
    /// The table of the example that it is about, `expect`, `scenario` or `errors`, and the path in it.
    pub(crate) place: (&'static str, String),
    /// The difference, with the remedy where one can be named.
    pub(crate) text: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            ("expect", path) => write!(formatter, "{path}: {}", self.text),
            (table, path) if path.is_empty() => write!(formatter, "{table}: {}", self.text),
            (table, path) => write!(formatter, "{table}.{path}: {}", self.text),
        }
    }
}

impl Example {
    /// All differences from the expected values, one a line.
    pub(crate) fn differences(&self, catalog: &Catalog) -> Vec<Difference> {
        let scenario = Node::deserialize(toml::Value::Table(self.scenario.clone())).expect("TOML is a document");
        let scenario = with_nulls(scenario);
        let estimate = estimate_document(catalog, &scenario);
        let estimate = serde_json::to_value(estimate).expect("an estimate is JSON");
        let mut differences = self.differing_errors(&estimate);
        if self.expect.is_empty() && self.errors.is_empty() {
            let text = "nothing is expected. Name a value, like \"net.expected\" = \"1000.00\".".to_owned();
            differences.push(Difference { place: ("expect", String::new()), text });
        }
        for (path, expected) in &self.expect {
            let expected = as_text(&serde_json::to_value(expected).expect("TOML is JSON"));
            let text = match self.find(&estimate, path) {
                Ok(found) if as_text(&found) == expected => continue,
                Ok(found) => format!("{} instead of {expected}", as_text(&found)),
                Err(reason) => format!("{reason} Expected {expected}."),
            };
            differences.push(Difference { place: ("expect", path.clone()), text });
        }
        differences
    }

    /// Errors of the scenario that are not expected, and expected ones that it has not.
    fn differing_errors(&self, estimate: &Value) -> Vec<Difference> {
        let mut expected: Vec<&str> = self.errors.iter().map(|error| error.field.as_str()).collect();
        let mut differences = Vec::new();
        for error in elements(&estimate["errors"]) {
            let field = error["field"].as_str().unwrap_or_default();
            if let Some(at) = expected.iter().position(|expected| *expected == field) {
                expected.remove(at);
                continue;
            }
            let text = format!("{}.", error["message"].as_str().unwrap_or_default());
            differences.push(Difference { place: ("scenario", field.to_owned()), text });
        }
        for field in expected {
            let text = format!("`{field}` is allowed as it stands. Take it out of `errors`.");
            differences.push(Difference { place: ("errors", String::new()), text });
        }
        differences
    }

    /// The value of a path, or why there is none.
    fn find(&self, estimate: &Value, path: &str) -> Result<Value, String> {
        let of_tier = |list: &Value| elements(list).position(|tier| tier["tier"] == self.tier.as_str());
        let estimated = of_tier(&estimate["tiers"]);
        let not_estimated = of_tier(&estimate["not_estimated"]);
        let reason = |at: usize| estimate["not_estimated"][at]["reason"].as_str().unwrap_or_default().to_owned();
        if path == "position"
            && let Some(position) = estimated
        {
            return Ok(Value::from(position + 1));
        }
        let (root, rest) = match (path.strip_prefix("not_estimated."), estimated, not_estimated) {
            (Some(rest), _, Some(at)) => (&estimate["not_estimated"][at], rest),
            (None, Some(at), _) => (&estimate["tiers"][at], path),
            (Some(_), Some(_), None) => {
                return Err("The tier is estimated. Leave out `not_estimated.`.".to_owned());
            }
            (None, None, Some(at)) => {
                let remedy = "Expect `not_estimated.reason`, or give the scenario what it lacks.";
                return Err(format!("The tier has no estimate ({}). {remedy}", reason(at)));
            }
            (_, None, None) => return Err(format!("There is no tier `{}`. Name one of its program.", self.tier)),
        };
        walk(root, rest)
    }
}

/// Replaces the text `null` by null, which TOML cannot write.
fn with_nulls(node: Node) -> Node {
    match node {
        Node::Text(text) if text == "null" => Node::Null,
        Node::Table(entries) => Node::Table(entries.into_iter().map(|(key, node)| (key, with_nulls(node))).collect()),
        other => other,
    }
}

/// Follows a dotted path. In a list a segment is a year, a line's stream (and contribution), a gap's requirement, or an index.
///
/// # Errors
/// The part of the path at which it ends, and what stands there.
fn walk(root: &Value, path: &str) -> Result<Value, String> {
    let mut here = root.clone();
    let mut walked = String::from("the estimate");
    for segment in path.split('.') {
        here = match &here {
            Value::Array(list) if segment == "count" => Value::from(list.len()),
            Value::Array(list) => list
                .iter()
                .find(|element| names(element).iter().any(|name| name == segment))
                .or_else(|| list.get(segment.parse::<usize>().ok()?))
                .map(|element| element.get(segment).unwrap_or(element))
                .ok_or_else(|| no_entry(&walked, segment, list))?
                .clone(),
            Value::Object(object) => object
                .get(segment)
                .ok_or_else(|| {
                    let keys: Vec<&str> = object.keys().map(String::as_str).collect();
                    format!("`{segment}` is no part of {walked}. It has: {}.", keys.join(", "))
                })?
                .clone(),
            value => {
                return Err(format!("{walked} is {}, which has no `{segment}`. End the path there.", as_text(value)));
            }
        };
        walked = format!("`{segment}`");
    }
    Ok(here)
}

/// A list without the entry that a path names.
fn no_entry(walked: &str, segment: &str, list: &[Value]) -> String {
    let named: Vec<String> = list.iter().filter_map(|element| names(element).into_iter().next()).collect();
    match (list.is_empty(), named.is_empty()) {
        (true, _) => {
            format!("{walked} is empty, so there is no `{segment}`. Expect `count` = 0, or change the scenario.")
        }
        (false, true) => {
            format!("{walked} has no entry `{segment}`. Write a number from 0 to {}, or `count`.", list.len() - 1)
        }
        (false, false) => format!("{walked} has no entry `{segment}`. It has: {}.", named.join(", ")),
    }
}

/// The segments by which an element of a list can be found.
fn names(element: &Value) -> Vec<String> {
    let text = |key: &str| element.get(key).map(as_text);
    let stream = text("stream").map(|stream| match text("contribution") {
        Some(contribution) => format!("{stream}/{contribution}"),
        None => stream,
    });
    let stream = stream.map(|stream| match text("product_line") {
        Some(line) => format!("{stream}/{line}"),
        None => stream,
    });
    let stream = stream.map(|stream| match element.get("months").and_then(|months| months.get("from")) {
        Some(from) => format!("{stream}/{from}"),
        None => stream,
    });
    let year = text("year").filter(|_| element.get("lines").is_some());
    let alternative = element.get("or").map(|_| "or".to_owned());
    [stream, year, text("requirement"), text("condition"), alternative].into_iter().flatten().collect()
}

fn elements(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
