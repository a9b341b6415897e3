//! Citations: the place of a fact in a document, carried by every statement of a program and every figure that rests on one.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::compact::form::{choices, records};
#[cfg(doc)]
use crate::program::Source;

/// The place of a fact in a document, and how certain the fact is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Citation {
    /// The document, by its [`Source::id`].
    pub source: String,
    /// The section's heading.
    pub section: String,
    /// The table row or paragraph; `None` when the section is one paragraph.
    pub row: Option<String>,
    /// Whether the document states the fact or we inferred it.
    pub confidence: Confidence,
}

/// How certain a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Confidence {
    /// The value and its place are in the document.
    Stated,
    /// The value, its column or its meaning is our reading.
    Inferred,
}

records! {
    Citation { source section row confidence }
}

choices! {
    Confidence { 0 Stated() else 1 Inferred }
}
