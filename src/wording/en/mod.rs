//! The page in English, a file for each view and what several of them say in `facts.rs`.

mod compare;
mod document;
mod errors;
mod estimate;
mod facts;
mod fields;
mod numbers;
mod paper;
mod requirements;
mod shell;
mod sources;
mod working;

pub(super) use compare::COMPARE;
pub(super) use document::DOCUMENT;
pub(super) use estimate::DETAIL;
use numbers::NUMBERS;
pub(super) use paper::PAPER;
pub(super) use requirements::REQUIREMENTS;
pub(super) use sources::SOURCES;
pub(super) use working::WORKING;

use super::{Language, Words};

/// As `<html lang>` names it.
pub(super) const TAG: &str = "en";

/// The words of the first view.
pub(super) const WORDS: Words = Words {
    language: Language::En,
    numbers: NUMBERS,
    shell: shell::SHELL,
    estimate: estimate::ESTIMATE,
    fields: fields::FIELDS,
    errors: errors::ERRORS,
};
