//! A program file in JSON, and the line of a place in it.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use partner_engine::document::Node;
use partner_engine::program::Program;
use partner_engine::validate;

/// Reads a program from the text of a JSON file.
///
/// # Errors
/// Every problem as `line: place: message remedy`.
pub(crate) fn read(text: &str) -> Result<Program, Vec<String>> {
    let document: Node = serde_json::from_str(text).map_err(|error| {
        vec![format!("{}: document: This is not JSON: {error}. Mend it as it says.", error.line().max(1))]
    })?;
    validate::program(&document).map_err(|problems| {
        problems.iter().map(|problem| format!("{}: {problem}", line_of(text, &problem.place))).collect()
    })
}

/// The line of a dotted path, or of the innermost value around it that exists.
fn line_of(text: &str, place: &str) -> usize {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
    let root = parsed.ok().and_then(|parsed| parsed.value);
    let mut value = root.as_ref();
    let mut start = value.map_or(0, Ranged::start);
    for step in place.split(['.', '[']) {
        let found = match value {
            Some(Value::Object(object)) => object.get(step).map(|entry| (entry.start(), &entry.value)),
            Some(Value::Array(array)) => {
                let index = step.strip_suffix(']').and_then(|index| index.parse::<usize>().ok());
                index.and_then(|index| array.elements.get(index)).map(|element| (element.start(), element))
            }
            _ => None,
        };
        let Some((at, inner)) = found else { break };
        (start, value) = (at, Some(inner));
    }
    text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_on_their_lines() {
        let text = "{\n \"a\\\"b\": [1, \"],}\"],\n \"tiers\": [\n  {\"id\": \"x\"},\n  {\n   \"id\": 7}\n ]\n}";
        for (place, line) in [
            ("document", 1),
            ("tiers", 3),
            ("tiers[0].id", 4),
            ("tiers[1]", 5),
            ("tiers[1].id", 6),
            ("tiers[1].name", 5),
        ] {
            assert_eq!(line_of(text, place), line, "{place}");
        }
    }
}
