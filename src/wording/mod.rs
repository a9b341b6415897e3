//! Every word of the page, in one catalogue that the compiler checks: one struct per area, one constant per language.
//!
//! A second language is a second constant beside [`EN`]; a message that it lacks does not compile. Sentences that functions put
//! together, number formats and plurals are English so far and would have to be chosen by language as well. What the engine says in
//! enums (errors, standings, readings) is put into words here and nowhere else. What documents say stands in `programs/`.

pub mod en;

pub use en::compare::{self, Compare};
pub use en::document::{self, Document};
pub use en::errors::{self, Errors};
pub use en::estimate::{self, Estimate};
pub use en::fields::{self, Fields};
pub use en::paper::{self, Paper};
pub use en::requirements::{self, Requirements};
pub use en::shell::{self, Shell};
pub use en::sources::{self, Sources};
pub use en::working::{self, Working};

/// The words of one language.
pub struct Words {
    /// The language as `<html lang>` names it.
    pub lang: &'static str,
    /// Header, foot and what all views share.
    pub shell: Shell,
    /// The estimate.
    pub estimate: Estimate,
    /// The fields of the scenario.
    pub fields: Fields,
    /// How a figure is made.
    pub working: Working,
    /// Where a fact stands.
    pub sources: Sources,
    /// What is wrong and how to mend it.
    pub errors: Errors,
}

/// English.
pub const EN: Words = Words {
    lang: "en",
    shell: shell::EN,
    estimate: estimate::EN,
    fields: fields::EN,
    working: working::EN,
    sources: sources::EN,
    errors: errors::EN,
};

/// The words of what is fetched when it is needed ([`crate::chunks`]). Only who calls one of these holds its words: a field of [`Words`]
/// would keep them in the first view.
impl Words {
    /// The comparison.
    #[must_use]
    pub fn compare(&self) -> &'static Compare {
        &compare::EN
    }

    /// The requirements.
    #[must_use]
    pub fn requirements(&self) -> &'static Requirements {
        &requirements::EN
    }

    /// What stands on paper only.
    #[must_use]
    pub fn paper(&self) -> &'static Paper {
        &paper::EN
    }
}

/// Two languages are the same when they are one.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
