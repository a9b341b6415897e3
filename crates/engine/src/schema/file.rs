//! The schema of a whole program file.

use schemars::{Schema, schema_for};

use crate::program::Program;

/// The schema of one program file as JSON.
#[must_use]
pub fn program() -> Schema {
    schema_for!(Program)
}
