//! Disclosures that others than themselves read: the reducer, or the view on paper.
//!
//! A disclosure that nobody else reads is a part with state of its own, see [`crate::region::stateful`].

use crate::comparison::Topic;

/// A disclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DisclosureId {
    /// The groups of inputs, where the screen is narrow: an error may lead to a field in them.
    MoreInputs,
    /// The figures behind the bars, which the browser opens: what draws them may have to be fetched.
    DataTable,
    /// The plan of the tier that is looked into.
    Plan,
    /// A group of rows of the comparison.
    Topic(Topic),
    /// The working of a figure.
    Working(FigureId),
    /// Every step of a working, beside those that change something.
    EveryStep(FigureId),
    /// The steps of a working in one stage, mostly a year.
    Stage(FigureId, u32),
}

/// A figure that has a working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureId {
    /// The net of a tier over all years, in the ranking.
    Net {
        /// The tier's id.
        tier: String,
    },
    /// A figure in the years of a tier.
    Year {
        /// The tier's id.
        tier: String,
        /// The row, from 0.
        row: usize,
        /// The column, the total first.
        column: usize,
    },
}

impl DisclosureId {
    /// Whether it is expanded before anybody has done anything.
    #[must_use]
    pub fn begins_expanded(&self) -> bool {
        matches!(self, Self::Plan | Self::Topic(_))
    }
}
