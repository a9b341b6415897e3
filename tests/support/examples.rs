//! Worked examples as data: reads them, evaluates their scenarios and says where a figure is not the one worked out by hand.
//!
//! Shared by the native runner and the one in WebAssembly, so the folder is embedded. The format is in `tests/worked_examples/README.md`.

use include_dir::{Dir, include_dir};
use partner_engine::document::Node;
use partner_engine::estimate::estimate_document;
use partner_engine::program::Catalog;
use partner_engine::validate;
use serde::Deserialize;
use serde_json::Value;

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/worked_examples");

/// One example.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Example {
    /// What it shows; unique.
    pub(crate) name: String,
    /// The clause or edge that it alone guards.
    pub(crate) guards: String,
    /// The file in `programs/` that it runs over; the embedded catalog where none is named.
    #[serde(default)]
    pub(crate) program: Option<String>,
    /// The tier whose estimate `expect` looks into.
    pub(crate) tier: String,
    /// The arithmetic by hand.
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    example: Vec<Example>,
}

/// Every example of the folder, in the order of the file names.
pub(crate) fn all() -> Vec<Example> {
    let mut files: Vec<_> =
        FOLDER.files().filter(|file| file.path().extension().is_some_and(|end| end == "toml")).collect();
    files.sort_by_key(|file| file.path());
    let parse = |file: &include_dir::File<'_>| {
        let name = file.path().display();
        let text = file.contents_utf8().unwrap_or_else(|| panic!("{name} is not text"));
        toml::from_str::<File>(text).unwrap_or_else(|error| panic!("{name}: {error}")).example
    };
    files.into_iter().flat_map(parse).collect()
}

impl Example {
    /// Everything that differs from what was worked out by hand, one line each.
    pub(crate) fn differences(&self) -> Vec<String> {
        let scenario = Node::deserialize(toml::Value::Table(self.scenario.clone())).expect("TOML is a document");
        let scenario = with_nulls(scenario);
        let own = self.program.as_deref().map(catalog_of);
        let estimate = estimate_document(own.as_ref().unwrap_or_else(|| partner_programs::catalog()), &scenario);
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

/// The catalog of one program file beside the examples.
fn catalog_of(name: &str) -> Catalog {
    let file =
        FOLDER.get_file(format!("programs/{name}.toml")).unwrap_or_else(|| panic!("there is no programs/{name}.toml"));
    let table: toml::Table =
        toml::from_str(file.contents_utf8().unwrap_or_default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let document = Node::deserialize(toml::Value::Table(table)).expect("TOML is a document");
    let program = validate::program(&document).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
    Catalog { fingerprint: String::new(), programs: vec![program] }
}

/// TOML has no null: the text `null` stands for it.
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

/// What a list's element can be called by.
fn names(element: &Value) -> Vec<String> {
    let text = |key: &str| element.get(key).map(as_text);
    let stream = text("stream").map(|stream| match text("contribution") {
        Some(contribution) => format!("{stream}/{contribution}"),
        None => stream,
    });
    let year = text("year").filter(|_| element.get("lines").is_some());
    let alternative = element.get("or").map(|_| "or".to_owned());
    [stream, year, text("requirement"), alternative].into_iter().flatten().collect()
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
