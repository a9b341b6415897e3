//! Reads documents and reports everything that is wrong in them, all at once.
//!
//! For programs, which are accepted only without any problem: `cursor.rs` reads tables, lists, texts and words, `facts.rs` figures and
//! citations, `problem.rs` is the type of a problem, `short/` writes out the short form. For scenarios, where a wrong field takes its default, and for questions: `fields.rs`. The
//! content of a document is defined beside its types: in [`crate::rules`], [`crate::validate`], [`crate::scenario`] and [`crate::questions`].

pub(crate) mod cursor;
pub(crate) mod facts;
pub(crate) mod fields;
pub(crate) mod problem;
pub(crate) mod short;

pub use problem::{Problem, ProblemKind};
