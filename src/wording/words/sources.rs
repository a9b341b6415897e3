//! The words of citations: where a fact stands and how sure it is.

use crate::citation::{Cited, Ground, Inference};
use crate::comparison::Documents;

/// Where a fact stands.
pub struct Sources {
    /// The document's date, the section and the row; follows the document's title.
    pub place: fn(&Cited) -> String,
    /// Leads a document that was read for something and does not say it.
    pub looked_for: &'static str,
    /// Whether the document says it.
    pub ground: fn(Ground) -> &'static str,
    /// Marks a statement that we read out of documents, wholly or partly; nothing where they say it.
    pub mark: fn(Inference) -> Option<&'static str>,
    /// The documents that were read and do not say something.
    pub silent: fn(&Documents) -> String,
}

/// Compared by address: there is one value for each language, and functions cannot be compared by content.
impl PartialEq for Sources {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
