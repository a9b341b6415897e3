//! The schema of a whole program file, in either form.

use schemars::{Schema, schema_for};
use serde_json::{Value, json};

use crate::estimate::Estimate;
use crate::program::Program;
use crate::schema::short;

/// The schema of one program file as JSON: of the short form where `format` is 2, else of the full form.
#[must_use]
pub fn program() -> Schema {
    let mut full = Value::from(schema_for!(Program));
    let mut definitions = full["$defs"].take();
    let mut program = json!({});
    for key in ["description", "type", "properties", "additionalProperties", "required"] {
        program[key] = full[key].take();
    }
    let short = short::definitions(&program, &definitions);
    program["properties"]["format"] = json!({ "description": "The full form, also where it is left out.", "const": 1 });
    definitions["Program"] = program;
    for (name, definition) in short {
        definitions[name] = definition;
    }
    let schema = json!({
        "$schema": full["$schema"],
        "title": "Program file",
        "if": { "type": "object", "properties": { "format": { "const": 2 } }, "required": ["format"] },
        "then": { "$ref": "#/$defs/ShortProgram" },
        "else": { "$ref": "#/$defs/Program" },
        "$defs": definitions,
    });
    Schema::try_from(schema).unwrap_or_default()
}

/// The schema of an estimate as JSON.
#[must_use]
pub fn estimate() -> Schema {
    schema_for!(Estimate<'_>)
}
