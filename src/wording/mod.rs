//! Every word of the page, in one catalogue that the compiler checks: one struct per area, one constant per language.
//!
//! A second language is a second constant beside [`EN`]; a message that it lacks does not compile. What the engine says in
//! enums (errors, standings, readings) is put into words here and nowhere else. What documents say stands in `programs/`.

pub mod compare;
pub mod errors;
pub mod requirements;
pub mod shell;

pub use compare::Compare;
pub use errors::Errors;
pub use requirements::Requirements;
pub use shell::Shell;

/// The words of one language.
pub struct Words {
    /// The language as `<html lang>` names it.
    pub lang: &'static str,
    /// Header, foot and what all views share.
    pub shell: Shell,
    /// The comparison.
    pub compare: Compare,
    /// The requirements.
    pub requirements: Requirements,
    /// What is wrong and how to mend it.
    pub errors: Errors,
}

/// English.
pub const EN: Words =
    Words { lang: "en", shell: shell::EN, compare: compare::EN, requirements: requirements::EN, errors: errors::EN };
