//! The words that stand on paper only: what heads a print, how inputs are listed, and how sources are numbered.

use super::facts;
use super::fields::FIELDS;
use crate::citation::Ground;
use crate::fields::{Field, Group, Input, Kind, Table, kind_of};
use crate::wording::Paper;

/// English.
pub(in crate::wording) const PAPER: Paper = Paper {
    kind: |view| format!("Partner calculator · {view}"),
    example: "This is an example business.",
    editions: "The figures rest on",
    inputs: "What was entered",
    changed_key: "● changed from the example",
    changed: "●",
    rest: "Everything not listed is 0, off or not entered.",
    group: |group| match group {
        Group::Business | Group::Deals => facts::group(Group::Business),
        Group::Team | Group::Costs | Group::Assumptions | Group::Programs => facts::group(group),
    },
    value: |field, text, unit, unreadable| {
        let value = match (text, kind_of(field)) {
            ("", _) => return "nothing entered".to_owned(),
            (text, _) if unreadable => return format!("“{text}”, which cannot be used"),
            ("true", Kind::Switch) => "yes",
            ("false", Kind::Switch) => "no",
            ("paid", Kind::PurchasesAt) => FIELDS.purchases[0].1,
            ("list", Kind::PurchasesAt) => FIELDS.purchases[1].1,
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
