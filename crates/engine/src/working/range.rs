//! An amount in the three columns.

use serde::Serialize;

use super::{Column, Figure};

/// An amount in the three columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Range {
    /// Certain amount.
    pub low: Figure,
    /// Amount by the visitor's assumptions.
    pub expected: Figure,
    /// Greatest amount that the documents allow; `None` when unbounded.
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
