//! The words of the view "Requirements": what tiers ask, what is there, and what it is short by.

use partner_engine::money::Currency;
use partner_engine::standing::{Check, Standing};

use crate::comparison::ProgramHead;
use crate::requirement_matrix::{RequirementColumn, Tally, Unasked};

/// The requirements.
pub struct Requirements {
    /// The view's heading.
    pub title: &'static str,
    /// The answer: which tiers are within reach, and how many stand how.
    pub tally: fn(&Tally<'_>) -> String,
    /// Heads the fields of the team.
    pub team: &'static str,
    /// Says what an empty field means.
    pub team_hint: &'static str,
    /// Leads to the figures that minimums are held against.
    pub minimums_hint: &'static str,
    /// The view with those figures.
    pub minimums_link: &'static str,
    /// Says that something typed cannot be read and what is shown instead.
    pub stale: &'static str,
    /// The tiers by what they ask.
    pub matrix: Matrix,
    /// One tier in depth.
    pub plan: Plan,
}

/// The tiers by what they ask.
pub struct Matrix {
    /// Names a program's table.
    pub caption: fn(&ProgramHead) -> String,
    /// Heads the tiers.
    pub tier: &'static str,
    /// Heads the standings.
    pub standing_head: &'static str,
    /// Heads a column.
    pub column: fn(&RequirementColumn) -> String,
    /// How a tier stands; takes how many things are missing, and whether it asks for anything.
    pub standing: fn(Standing, usize, bool) -> String,
    /// The missing quantity, in one line.
    pub gap: fn(&Check<'_>, Currency) -> String,
    /// One check in a cell: what it says, and what is there of what is needed.
    pub check: fn(&Check<'_>, Currency) -> (String, String),
    /// Criteria without a figure, counted.
    pub without_figure: fn(usize) -> String,
    /// The name of a criterion without a figure.
    pub criterion: fn(&Check<'_>) -> String,
    /// Says of a table that came without the heads of its columns that they are read.
    pub heads_lost: &'static str,
    /// Fills the cell of a tier that does not ask it.
    pub not_asked: fn(Unasked) -> &'static str,
}

/// One tier in depth.
pub struct Plan {
    /// Names the plan.
    pub title: fn(&str) -> String,
    /// Heads the requirements that are not met.
    pub missing: &'static str,
    /// Says in which order those stand.
    pub order: &'static str,
    /// Heads the requirements that are met.
    pub met: &'static str,
    /// Heads the requirements of which it cannot be told.
    pub unknown: &'static str,
    /// Says why it cannot be told of those.
    pub unknown_why: &'static str,
    /// Heads the procedural conditions.
    pub conditions: &'static str,
    /// Heads the obligations.
    pub obligations: &'static str,
    /// Heads the deadlines.
    pub deadlines: &'static str,
    /// Stands in place of all lists where a tier requires nothing.
    pub nothing: &'static str,
    /// One requirement: the missing quantity, the present one, or that there is no figure.
    pub point: fn(&Check<'_>, Currency) -> String,
}

/// Compared by address: there is one value for each language, and functions cannot be compared by content.
impl PartialEq for Requirements {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
