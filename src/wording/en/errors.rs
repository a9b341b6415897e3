//! Words of faults: what is wrong, where, and how to mend it.

use crate::link::LinkProblem;
use crate::wording::Errors;

/// English.
pub(super) const ERRORS: Errors = Errors {
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
