//! The page in English.

pub mod compare;
pub mod document;
pub mod errors;
pub mod estimate;
pub mod fields;
pub mod paper;
pub mod requirements;
pub mod shell;
pub mod sources;
pub mod working;
