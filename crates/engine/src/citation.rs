//! Citations: the place of a fact in a document, carried by every statement of a program and every figure that rests on one.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::compact::form::{Compact, Reader, Writer, choices};
#[cfg(doc)]
use crate::program::Source;

/// The place of a fact in a document, and how certain the fact is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Citation {
    /// The document, by its [`Source::id`].
    pub source: String,
    /// The section's heading.
    pub section: String,
    /// The table row or paragraph; `None` when the section is one paragraph.
    pub row: Option<String>,
    /// Whether the document states the fact or we inferred it.
    pub confidence: Confidence,
}

/// How certain a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Confidence {
    /// The value and its place are in the document.
    Stated,
    /// The value, its column or its meaning is our reading.
    Inferred,
}

impl Citation {
    /// How sure it is, without where it stands; a remark in brackets at the end of its row stays, as it says what became of a figure.
    fn outlined(&self) -> Self {
        let remark = |row: &String| Some(row.get(row.rfind('(')?..)?.to_owned()).filter(|remark| remark.ends_with(')'));
        let row = self.row.as_ref().and_then(remark);
        Self { source: String::new(), section: String::new(), row, confidence: self.confidence }
    }
}

impl Compact for Citation {
    fn write(&self, writer: &mut Writer) {
        let outlined = if writer.is_outline { self.outlined() } else { self.clone() };
        let Self { source, section, row, confidence } = &outlined;
        source.write(writer);
        section.write(writer);
        row.write(writer);
        confidence.write(writer);
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        let (source, section) = (Compact::read(reader), Compact::read(reader));
        Self { source, section, row: Compact::read(reader), confidence: Compact::read(reader) }
    }
}

choices! {
    Confidence { 0 Stated() else 1 Inferred }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_says_how_sure_a_fact_is_and_what_became_of_its_figure() {
        let row = |row: Option<&str>| {
            let cite = Citation {
                source: "guide".to_owned(),
                section: "Rates".to_owned(),
                row: row.map(str::to_owned),
                confidence: Confidence::Inferred,
            };
            let Citation { source, section, row, confidence } = cite.outlined();
            assert_eq!((source.as_str(), section.as_str(), confidence), ("", "", Confidence::Inferred));
            row
        };
        assert_eq!(row(Some("Renewals (figures lost)")).as_deref(), Some("(figures lost)"));
        assert_eq!((row(Some("Renewals")), row(Some("New (all) and renewals")), row(None)), (None, None, None));
    }
}
