//! The words that stand on paper only: what heads a print, how inputs are listed, and how sources are numbered.

use crate::citation::Cited;
use crate::fields::Group;

/// Words on paper only.
pub struct Paper {
    /// Leads the views that a paper shows; takes the view's name.
    pub kind: fn(&str) -> String,
    /// Says that the business is the one that the page begins with.
    pub example: &'static str,
    /// Leads the editions.
    pub editions: &'static str,
    /// Heads the inputs.
    pub inputs: &'static str,
    /// Explains the mark of an input that was changed.
    pub changed_key: &'static str,
    /// Marks an input that was changed.
    pub changed: &'static str,
    /// Says that what is not listed is nothing.
    pub rest: &'static str,
    /// Names the group of an input.
    pub group: fn(Group) -> &'static str,
    /// An input's value; takes the field, its text, its unit and whether it cannot be read.
    pub value: fn(&str, &str, &str, bool) -> String,
    /// The programs that are shown, where not all of them are.
    pub programs: &'static str,
    /// Heads the chart.
    pub tiers: [&'static str; 5],
    /// Counts the tiers without a figure.
    pub not_ranked: fn(usize) -> String,
    /// Counts the readings of a document that are not printed.
    pub readings_more: fn(usize) -> String,
    /// Counts the obligations and deadlines that are not printed.
    pub obligations_more: fn(usize) -> String,
    /// Heads the workings that are open.
    pub workings: &'static str,
    /// Heads the sources.
    pub sources: &'static str,
    /// A place in a document, after its number.
    pub place: fn(&Cited) -> String,
    /// A document.
    pub document: fn(&Cited) -> String,
    /// The documents that were read and do not say something.
    pub silent: fn(&[String]) -> String,
    /// Leads the link.
    pub link: &'static str,
    /// Says that rows are left out that none of a table's tiers speaks of.
    pub rows_left_out: &'static str,
    /// Says that only rows that differ are shown.
    pub only_differences: &'static str,
}
