//! Walks documents that programs are read from, and names everything that is wrong, all at once.
//!
//! `cursor.rs` knows tables, lists, texts and words, `facts.rs` what carries a figure or a citation, `problem.rs` what a message says.
//! What a program or a kind of rule may hold is said where its type is: in [`crate::rules`] and [`crate::validate`].

pub(crate) mod cursor;
pub(crate) mod facts;
pub(crate) mod problem;

pub use problem::{Problem, ProblemKind};
