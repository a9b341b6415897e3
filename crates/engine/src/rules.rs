//! The rules of a program about money: one file for each kind, with its type, its reading and validation, its evaluation and its
//! unit tests.
//!
//! A new kind is a file here, its lines in this list, its field in [`Rule`] and its call in `line.rs`; `ARCHITECTURE.md`, rooms of
//! the engine, lists the other steps. The exact meaning of the keys is in `programs/README.md`.
//!
//! No file here depends on [`crate::program::Program`]: `evaluator.rs` passes in the data that a rule needs. Combinations of rules
//! (several tiers held at once, a rounded total) are in `held.rs` and `line.rs`.

pub mod base;
pub mod condition;
pub(crate) mod evaluator;
pub(crate) mod exchange;
pub mod fee;
pub(crate) mod held;
pub mod kind;
pub mod limit;
pub(crate) mod line;
pub mod months;
pub(crate) mod part;
pub(crate) mod pay;
pub mod product_line;
pub mod rate;
pub mod requirement;
pub mod rounding;
pub mod rule;
pub mod scale;
pub mod scale_basis;
pub mod uplift;

#[cfg(test)]
mod testing;

pub use base::{Base, Span, Value};
pub use condition::{Condition, ConditionCheck};
pub use fee::{Fee, FeeAmount, Minimum, Refund};
pub use kind::{Measure, RuleKind};
pub use limit::{Bound, Cap, Limit, Per};
pub use months::Months;
pub use product_line::ProductLine;
pub use rate::Rate;
pub use requirement::{Alternative, Need, Requirement};
pub use rounding::{Direction, RoundedAt, Rounding};
pub use rule::Rule;
pub use scale::{Applies, Bracket, Edge, Scale};
pub use scale_basis::{MeasuredYear, ScaleBasis, Weight};
pub use uplift::{How, Uplift};
