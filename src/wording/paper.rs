//! The words that stand on paper only: what heads a print, how inputs are listed, and how sources are numbered.

use super::fields;
use crate::cited::{Cited, Ground};
use crate::fields::{Field, Group, Input, Kind, Table, kind_of};

/// What stands on paper only.
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

/// English.
pub const EN: Paper = Paper {
    kind: |view| format!("Partner calculator · {view}"),
    example: "This is an example business.",
    editions: "The figures rest on",
    inputs: "What was entered",
    changed_key: "● changed from the example",
    changed: "●",
    rest: "Everything not listed is 0, off or not entered.",
    group: |group| match group {
        Group::Business | Group::Deals => fields::group(Group::Business),
        Group::Team | Group::Costs | Group::Assumptions | Group::Programs => fields::group(group),
    },
    value: |field, text, unit, unreadable| {
        let value = match (text, kind_of(field)) {
            ("", _) => return "nothing entered".to_owned(),
            (text, _) if unreadable => return format!("“{text}”, which cannot be used"),
            ("true", Kind::Switch) => "yes",
            ("false", Kind::Switch) => "no",
            ("paid", Kind::PurchasesAt) => fields::EN.purchases[0].1,
            ("list", Kind::PurchasesAt) => fields::EN.purchases[1].1,
            (text, _) => text,
        };
        match Input::named(field) {
            Some(Input::Field(Field::Years | Field::Currency)) => value.to_owned(),
            _ if unit.is_empty() => value.to_owned(),
            Some(Input::Entry(Table::UnitCosts, _)) => format!("{value} {unit} each"),
            _ => format!("{value} {unit}"),
        }
    },
    programs: "Programs shown",
    tiers: ["Tier", "", "Expected", "At least to at most", "Earned, % of sales"],
    not_ranked: |count| match count {
        1 => "1 more tier has no figure for this business and is not ranked.".to_owned(),
        count => format!("{count} more tiers have no figure for this business and are not ranked."),
    },
    readings_more: |count| match count {
        1 => "One more reading of its document: choose the tier on the page to print it.".to_owned(),
        count => format!("{count} more readings of its document: choose the tier on the page to print them."),
    },
    obligations_more: |count| match count {
        1 => "One duty or deadline of its document: choose the tier on the page to print it.".to_owned(),
        count => format!("{count} duties and deadlines of its document: choose the tier on the page to print them."),
    },
    workings: "Workings",
    sources: "Sources",
    place: |cited| {
        let row = cited.row.as_deref().map(|row| format!(" › {row}")).unwrap_or_default();
        let ground = match cited.ground {
            Ground::Stated => "",
            Ground::Inferred => " (inferred: our reading)",
            Ground::Silent => " (looked for there; the document does not say)",
            Ground::Lost | Ground::TableLost => " (lost in our copy)",
        };
        format!("{}{row}{ground}", cited.section)
    },
    document: |cited| {
        let dated = cited.dated.as_deref().unwrap_or("undated");
        let address = cited.address.as_deref().map(|address| format!(", {address}")).unwrap_or_default();
        format!("{}, {dated}{address}", cited.title)
    },
    silent: |documents| {
        format!(
            "Where a cell says “not stated”, “not listed” or “not mentioned”, these were looked through and do not say it: {}.",
            documents.join("; ")
        )
    },
    link: "This case, to open and change",
    rows_left_out: "Of each table, rows are left out that the documents of none of its tiers speak of.",
    only_differences: "Only rows that differ are shown.",
};
