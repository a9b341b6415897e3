//! Reads a program from a tree of values and names everything that is wrong with it, all at once.
//!
//! One validator serves the build, which reads `programs/*.toml`, and program files given at run time as JSON: both arrive here
//! as a [`Node`]. What comes out is trusted by the rest of the engine. Nothing here computes, knows a file or a line (the build
//! finds the line of a [`Problem::place`]), or panics, whatever the tree holds. The form of the files is in `programs/README.md`.
//!
//! Next: `reader/` walks the tree, each kind of rule is read in `rules/`, `tier.rs` and `whole.rs` put it together.

mod description;
mod tier;
mod whole;

pub use crate::reader::{Problem, ProblemKind};

use crate::document::Node;
use crate::program::Program;
use crate::reader::problem::Log;

/// Reads a program.
///
/// # Errors
/// Every [`Problem`] of the document, in its reading order.
pub fn program(document: &Node) -> Result<Program, Vec<Problem>> {
    let mut log = Log::default();
    let program = whole::program(document, &mut log);
    match program {
        Some(program) if log.problems.is_empty() => Ok(program),
        _ => Err(log.problems),
    }
}
