//! What is wrong, where, and how to mend it.

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

/// English.
pub const EN: Errors = Errors {
    link_incomplete: "Some of this link could not be read. Everything else was restored.",
    link_problem: |problem| match problem {
        LinkProblem::TooLong => "The link is too long to be one of ours. The defaults are shown.".to_owned(),
        LinkProblem::UnknownName(name) => format!("“{name}” is no field of this page."),
        LinkProblem::Damaged(part) => format!("“{part}” is damaged."),
        LinkProblem::Repeated(name) => format!("“{name}” stands there twice. The first one counts."),
        LinkProblem::BadValue { name, value } => format!("“{name}” cannot be “{value}”."),
        LinkProblem::EarnsNothing(tier) => {
            format!("“{tier}” states no income, so the years below are those of another tier.")
        }
    },
    dismiss: "Close",
};
