//! The words of citations: where a fact stands and how sure it is.

use crate::citation::{Ground, Inference};
use crate::wording::Sources;

/// English.
pub(in crate::wording) const SOURCES: Sources = Sources {
    place: |cited| {
        let dated = cited.dated.as_deref().map_or_else(|| "undated".to_owned(), str::to_owned);
        let row = cited.row.as_deref().map(|row| format!(" › {row}")).unwrap_or_default();
        format!("{dated} · {}{row}", cited.section)
    },
    looked_for: "Looked for in ",
    ground: |ground| match ground {
        Ground::Stated => "Stated there",
        Ground::Inferred => "Inferred: this is our reading",
        Ground::Silent => "The document does not say",
        Ground::Lost => "Named there; the figures are lost in our copy",
        Ground::TableLost => "The table is named there and lost in our copy",
    },
    mark: |inference| match inference {
        Inference::No => None,
        Inference::Partly => Some("partly inferred"),
        Inference::Wholly => Some("inferred"),
    },
    silent: |documents| {
        let ending = if documents.0.len() == 1 { "the document does not say" } else { "the documents do not say" };
        format!("Looked for in {}; {ending}.", documents.0.join("; "))
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::Cited;
    use crate::comparison::Documents;

    #[test]
    fn what_no_document_speaks_of_was_looked_for_in_all_of_them() {
        let said = |titles: &[&str]| (SOURCES.silent)(&Documents(titles.iter().map(ToString::to_string).collect()));
        assert_eq!(said(&["Guide"]), "Looked for in Guide; the document does not say.");
        assert_eq!(said(&["Guide", "Page"]), "Looked for in Guide; Page; the documents do not say.");
    }

    #[test]
    fn silence_says_where_it_was_looked_for() {
        let cited = Cited {
            title: "Guide".to_owned(),
            dated: Some("October 2018".to_owned()),
            address: None,
            section: "Benefits".to_owned(),
            row: Some("Logo".to_owned()),
            ground: Ground::Silent,
        };
        let said =
            [SOURCES.looked_for, &cited.title, " · ", &(SOURCES.place)(&cited), " · ", (SOURCES.ground)(cited.ground)]
                .concat();
        assert_eq!(said, "Looked for in Guide · October 2018 · Benefits › Logo · The document does not say");
    }
}
