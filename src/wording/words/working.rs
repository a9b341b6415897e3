//! The words of a working: what each step is and how it is made.

use partner_engine::program::TierRef;
use partner_engine::working::{Figure, Formula, Step};

/// The line that a figure stands in, where it stands in one.
pub type LineOf<'a> = dyn Fn(Figure) -> Option<usize> + 'a;

/// The words of a working.
pub struct Working {
    /// Names the table; takes what is worked out.
    pub caption: fn(&str) -> String,
    /// Heads the line numbers.
    pub line: &'static str,
    /// Heads what a step is.
    pub what: &'static str,
    /// Heads how it is made.
    pub how: &'static str,
    /// Heads the amounts; takes the currency's code.
    pub amount: fn(&str) -> String,
    /// Shows the steps that change nothing too.
    pub every_step: &'static str,
    /// Closes the working.
    pub close: &'static str,
    /// Refers to the line that has the same source.
    pub as_before: fn(usize) -> String,
    /// Heads the steps that hold for all years.
    pub all_years: &'static str,
    /// How many lines are folded away.
    pub lines: fn(usize) -> String,
    /// Heads the steps of a year.
    pub year: fn(u32) -> String,
    /// The name of a step.
    pub step: fn(&Step<'_>, TierRef<'_>) -> String,
    /// How a step is made, whether `every` part of a sum is named or only those that are not 0, and the line that a figure
    /// stands in.
    pub formula: fn(&Formula<'_>, bool, &LineOf<'_>) -> String,
    /// The origin of a step's percentage, where it is not plainly the document's: assumed, or a share of a maximum.
    pub origin: fn(&Formula<'_>) -> Option<String>,
}

/// Compared by address: there is one value for each language, and functions cannot be compared by content.
impl PartialEq for Working {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
