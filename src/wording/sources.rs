//! The words of citations: where a fact stands and how sure it is.

use partner_engine::program::Confidence;

use crate::cited::Cited;
use crate::comparison::Documents;

/// Where a fact stands.
pub struct Sources {
    /// The document's date, the section and the row; follows the document's title.
    pub place: fn(&Cited) -> String,
    /// Whether the document says it.
    pub confidence: fn(Confidence) -> &'static str,
    /// Marks a value that we read out of a document.
    pub inferred_mark: &'static str,
    /// The documents that were read and do not say something.
    pub silent: fn(&Documents) -> String,
}

/// Two catalogues are the same when they are one.
impl PartialEq for Sources {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// English.
pub const EN: Sources = Sources {
    place: |cited| {
        let dated = cited.dated.as_deref().map_or_else(|| "undated".to_owned(), str::to_owned);
        let row = cited.row.as_deref().map(|row| format!(" › {row}")).unwrap_or_default();
        format!("{dated} · {}{row}", cited.section)
    },
    confidence: |confidence| match confidence {
        Confidence::Stated => "Stated there",
        Confidence::Inferred => "Inferred: this is our reading",
    },
    inferred_mark: "inferred",
    silent: |documents| format!("Read without finding it: {}.", documents.0.join("; ")),
};
