//! An amount in the three columns.

use serde::Serialize;

use super::{Column, Figure};

/// An amount in the three columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Range {
    /// What is certain.
    pub low: Figure,
    /// What the assumptions give.
    pub expected: Figure,
    /// The most that the documents allow; `None` where nothing bounds it.
    pub high: Option<Figure>,
}

impl Range {
    pub(crate) fn column(&self, column: Column) -> Option<Figure> {
        match column {
            Column::Low => Some(self.low),
            Column::Expected => Some(self.expected),
            Column::High => self.high,
        }
    }
}
