//! Reads a program from a tree of values and names everything that is wrong with it, all at once.
//!
//! One validator serves the build, which reads `programs/*.toml`, and program files given at run time as JSON: both arrive here
//! as a [`Node`]. What comes out is trusted by the rest of the engine. Nothing here computes, knows a file or a line (the build
//! finds the line of a [`Problem::place`]), or panics, whatever the tree holds. The form of the files is in `programs/README.md`.
//!
//! Next: `validate/cursor.rs` walks the tree, `facts.rs` reads what carries a figure, `tier.rs` and `whole.rs` put it together.

mod cursor;
mod facts;
mod problem;
mod requirement;
mod scope;
mod terms;
mod tier;
mod whole;

pub use problem::{Problem, ProblemKind};

use crate::document::Node;
use crate::program::Program;

/// Reads a program.
///
/// # Errors
/// Every [`Problem`] of the document, in its reading order.
pub fn program(document: &Node) -> Result<Program, Vec<Problem>> {
    let mut log = problem::Log::default();
    let program = whole::program(document, &mut log);
    match program {
        Some(program) if log.problems.is_empty() => Ok(program),
        _ => Err(log.problems),
    }
}
