//! Reads a program from a tree of values and reports everything that is wrong with it, all at once.
//!
//! One validator serves the build, which reads `programs/*.toml`, and program files given at run time as JSON: both are parsed into
//! a [`Node`]. The rest of the engine trusts its result. Nothing here computes figures, knows files or lines (the build finds the line
//! of a [`Problem::place`]), or panics on any tree. The format of the files is described in `programs/README.md`.
//!
//! Next: `reader/` reads the tree, each kind of rule is read in `rules/`; `tier.rs` and `program.rs` read and check tiers and programs.

mod description;
mod program;
mod tier;

pub use crate::reader::{Problem, ProblemKind};

use crate::document::Node;
use crate::program::Program;
use crate::reader::problem::Log;
use crate::reader::short;

/// Reads a program.
///
/// # Errors
/// Every [`Problem`] of the document, in its reading order.
pub fn program(document: &Node) -> Result<Program, Vec<Problem>> {
    let mut log = Log::default();
    let full = short::expand(document, &mut log);
    let mut read = Log::default();
    let program = program::program(&full.document, &mut read);
    full.told(read.problems, &mut log);
    match program {
        Some(program) if log.problems.is_empty() => Ok(program),
        _ => Err(log.problems),
    }
}
