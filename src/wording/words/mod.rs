//! Which words a language has, in one struct for each view: a language that lacks one does not compile.
//!
//! A field is a text, or a function where a sentence is put together. Nothing here is in any language.

mod compare;
mod document;
mod errors;
mod estimate;
mod fields;
mod paper;
mod requirements;
mod shell;
mod sources;
mod working;

pub use compare::{Compare, Figures, Notes, Picker, Switch, Tone, ValueText};
pub use document::Document;
pub use errors::Errors;
pub use estimate::{Detail, EditionEnded, Estimate, Legend, Row, Spoken};
pub use fields::Fields;
pub use paper::Paper;
pub use requirements::{Matrix, Plan, Requirements};
pub use shell::{Force, Shell};
pub use sources::Sources;
pub use working::{LineOf, Working};
