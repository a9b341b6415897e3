//! Every word of the page, in one catalogue that the compiler checks: one struct per area, one constant per language.
//!
//! A second language is a second constant beside [`EN`]; a message that it lacks does not compile. Sentences that functions put
//! together, number formats and plurals are English so far and would have to be chosen by language as well. What the engine says in
//! enums (errors, standings, readings) is put into words here and nowhere else. What documents say stands in `programs/`.

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

pub use compare::Compare;
pub use document::Document;
pub use errors::Errors;
pub use estimate::{Detail, Estimate};
pub use fields::Fields;
pub use paper::Paper;
pub use requirements::Requirements;
pub use shell::Shell;
pub use sources::Sources;
pub use working::Working;

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
    /// What is wrong and how to mend it.
    pub errors: Errors,
}

/// English.
pub const EN: Words =
    Words { lang: "en", shell: shell::EN, estimate: estimate::EN, fields: fields::EN, errors: errors::EN };

/// The words of what is fetched when it is needed ([`crate::chunks`]). Only who calls one of these holds its words: a field of [`Words`]
/// would keep them in the first view.
impl Words {
    /// The look into a tier.
    #[must_use]
    pub fn detail(&self) -> &'static Detail {
        &estimate::DETAIL
    }

    /// How a figure is made.
    #[must_use]
    pub fn working(&self) -> &'static Working {
        &working::EN
    }

    /// Where a fact stands.
    #[must_use]
    pub fn sources(&self) -> &'static Sources {
        &sources::EN
    }

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
