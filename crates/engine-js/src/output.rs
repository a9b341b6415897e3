//! Values that leave as JavaScript: plain objects as `JSON.parse` makes them, decimals as text, `null` for what nothing bounds.

use partner_engine::validate::Problem;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Whether a program file is accepted.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct ProgramCheck {
    /// Whether there is no problem.
    valid: bool,
    /// Everything that is wrong, in reading order.
    problems: Vec<Problem>,
}

impl ProgramCheck {
    pub(crate) fn of(problems: Vec<Problem>) -> Self {
        Self { valid: problems.is_empty(), problems }
    }
}

/// A value as plain objects.
///
/// # Errors
/// Those of a type's own serializer, of which no answer has one.
pub(crate) fn json(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
