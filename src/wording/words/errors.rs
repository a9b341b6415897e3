//! Words of faults: what is wrong, where, and how to mend it.

use crate::link::LinkProblem;

/// Messages about fields and links.
pub struct Errors {
    /// Heads the list of link problems.
    pub link_incomplete: &'static str,
    /// One part of a link that could not be followed.
    pub link_problem: fn(&LinkProblem) -> String,
    /// Closes a message.
    pub dismiss: &'static str,
}
