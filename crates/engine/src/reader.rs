//! Walks documents and names everything that is wrong in them, all at once.
//!
//! Of programs, where nothing wrong may be left: `cursor.rs` knows tables, lists, texts and words, `facts.rs` what carries a figure or a
//! citation, `problem.rs` what a message says. Of scenarios, where a wrong field takes its default, and of questions: `fields.rs`. What a document may hold
//! is said where its type is: in [`crate::rules`], [`crate::validate`], [`crate::scenario`] and [`crate::questions`].

pub(crate) mod cursor;
pub(crate) mod facts;
pub(crate) mod fields;
pub(crate) mod problem;

pub use problem::{Problem, ProblemKind};
