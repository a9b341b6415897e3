//! A program file: its tree of values for the validator, and the line of a place in it.
//!
//! Shared by the build script and the tests; the library itself has no TOML parser.

use partner_engine::document::Node;
use partner_engine::program::Program;
use partner_engine::validate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads a program from the text of a TOML file.
///
/// # Errors
/// Every problem as `line: place: message remedy`.
pub(crate) fn read(text: &str) -> Result<Program, Vec<String>> {
    let table = DeTable::parse(text).map_err(|error| {
        let line = line_at(text, error.span().map_or(0, |span| span.start));
        vec![format!("{line}: document: This is not TOML: {}. Mend it as it says.", error.message())]
    })?;
    let document = table_node(table.get_ref());
    let mut problems = Vec::new();
    if document.get("format") == Some(&Node::Integer(2)) {
        unquoted_dates(text, "", table.get_ref(), &mut problems);
    }
    match validate::program(&document) {
        Ok(program) if problems.is_empty() => return Ok(program),
        Ok(_) => {}
        Err(found) => {
            problems
                .extend(found.iter().map(|problem| format!("{}: {problem}", line_of(text, &table, &problem.place))));
        }
    }
    Err(problems)
}

/// Dates of TOML's own type. The full form takes their text; the short form refuses them, as its schema and JSON do.
fn unquoted_dates(text: &str, place: &str, table: &DeTable<'_>, problems: &mut Vec<String>) {
    let joint = if place.is_empty() { "" } else { "." };
    for (key, value) in table {
        unquoted_date(text, &format!("{place}{joint}{}", key.get_ref()), value, problems);
    }
}

fn unquoted_date(text: &str, place: &str, value: &Spanned<DeValue<'_>>, problems: &mut Vec<String>) {
    match value.get_ref() {
        DeValue::Datetime(date) => {
            let line = line_at(text, value.span().start);
            problems.push(format!("{line}: {place}: The date is not in quotes. Write \"{date}\"."));
        }
        DeValue::Table(table) => unquoted_dates(text, place, table, problems),
        DeValue::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                unquoted_date(text, &format!("{place}[{index}]"), value, problems);
            }
        }
        _ => {}
    }
}

fn table_node(table: &DeTable<'_>) -> Node {
    Node::Table(table.iter().map(|(key, value)| (key.get_ref().to_string(), node(value.get_ref()))).collect())
}

fn node(value: &DeValue<'_>) -> Node {
    match value {
        DeValue::String(text) => Node::Text(text.to_string()),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or_else(|_| Node::Float(integer.to_string()), Node::Integer),
        DeValue::Float(float) => Node::Float(float.to_string()),
        DeValue::Boolean(value) => Node::Bool(*value),
        // TOML alone has a type for dates; the format takes their text.
        DeValue::Datetime(date) => Node::Text(date.to_string()),
        DeValue::Array(values) => Node::List(values.iter().map(|value| node(value.get_ref())).collect()),
        DeValue::Table(table) => table_node(table),
    }
}

/// The line of a dotted path, or of the innermost table around it that exists.
fn line_of(text: &str, document: &Spanned<DeTable<'_>>, place: &str) -> usize {
    let mut start = document.span().start;
    let mut value: Option<&DeValue<'_>> = None;
    for step in place.split(['.', '[']) {
        let entry = match (step.strip_suffix(']'), value) {
            (Some(index), Some(DeValue::Array(values))) => {
                index.parse::<usize>().ok().and_then(|index| values.get(index)).map(|entry| (entry.span(), entry))
            }
            (None, Some(DeValue::Table(table))) => keyed(table, step),
            (None, None) => keyed(document.get_ref(), step),
            _ => None,
        };
        let Some((span, found)) = entry else { break };
        start = span.start;
        value = Some(found.get_ref());
    }
    line_at(text, start)
}

type Entry<'t, 'i> = (std::ops::Range<usize>, &'t Spanned<DeValue<'i>>);

/// The entry of a key, at the position of the key; for an array of tables, at its first table.
fn keyed<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<Entry<'t, 'i>> {
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == key)?;
    Some((name.span(), value))
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
