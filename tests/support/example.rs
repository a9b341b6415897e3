//! A worked example: reads it, evaluates its scenario and reports every figure that differs from the one computed by hand.
//!
//! Shared by the runners of the tests and by `cargo xtask program check`. The format is in `tests/worked_examples/README.md`.

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

impl Example {
    /// All differences from the expected values, one a line.
    pub(crate) fn differences(&self, catalog: &Catalog) -> Vec<String> {
        let scenario = Node::deserialize(toml::Value::Table(self.scenario.clone())).expect("TOML is a document");
        let scenario = with_nulls(scenario);
        let estimate = estimate_document(catalog, &scenario);
        let estimate = serde_json::to_value(estimate).expect("an estimate is JSON");
        let mut differences = self.differing_errors(&estimate);
        if self.expect.is_empty() && self.errors.is_empty() {
            differences.push("expects nothing".to_owned());
        }
        for (path, expected) in &self.expect {
            let expected = as_text(&serde_json::to_value(expected).expect("TOML is JSON"));
            match self.find(&estimate, path) {
                Some(found) if as_text(&found) == expected => {}
                Some(found) => differences.push(format!("{path}: {} instead of {expected}", as_text(&found))),
                None => differences.push(format!("{path}: there is no such value, expected {expected}")),
            }
        }
        differences
    }

    fn differing_errors(&self, estimate: &Value) -> Vec<String> {
        let mut found: Vec<&str> = elements(&estimate["errors"]).filter_map(|error| error["field"].as_str()).collect();
        let mut expected: Vec<&str> = self.errors.iter().map(|error| error.field.as_str()).collect();
        found.sort_unstable();
        expected.sort_unstable();
        if found == expected { Vec::new() } else { vec![format!("errors at {found:?} instead of {expected:?}")] }
    }

    fn find(&self, estimate: &Value, path: &str) -> Option<Value> {
        let of_tier = |list: &Value| elements(list).position(|tier| tier["tier"] == self.tier.as_str());
        let position = of_tier(&estimate["tiers"]);
        if path == "position" {
            return position.map(|position| Value::from(position + 1));
        }
        let (root, path) = match path.strip_prefix("not_estimated.") {
            Some(rest) => (&estimate["not_estimated"][of_tier(&estimate["not_estimated"])?], rest),
            None => (&estimate["tiers"][position?], path),
        };
        walk(root, path)
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
fn walk(root: &Value, path: &str) -> Option<Value> {
    let mut here = root.clone();
    for segment in path.split('.') {
        here = match &here {
            Value::Array(list) if segment == "count" => Value::from(list.len()),
            Value::Array(list) => list
                .iter()
                .find(|element| names(element).iter().any(|name| name == segment))
                .or_else(|| list.get(segment.parse::<usize>().ok()?))
                .map(|element| element.get(segment).unwrap_or(element))?
                .clone(),
            Value::Object(object) => object.get(segment)?.clone(),
            _ => return None,
        };
    }
    Some(here)
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
