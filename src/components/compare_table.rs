//! Tiers side by side: a table with a column for each tier, rows in groups, every value with its citation.
//!
//! Where only one tier fits beside the subjects, the style sheet shows one column, and a switch above the table says which.

use super::statement::{Folds, statement};
use crate::comparison::{Cell, Column, Group, Row};
use crate::element::{El, Handler, el};
use crate::wording::Words;
use crate::wording::compare::Compare;

/// The table below its `switch`: the head of its columns, of which one is shown where only one fits, and its groups.
pub fn compare_table(
    words: &'static Words,
    columns: &[Column],
    shown: usize,
    switch: El,
    groups: Vec<yew::Html>,
) -> El {
    let words = &words.compare;
    let corner = el("span").class("visually-hidden").text(words.subject_head);
    let head = el("tr")
        .child(el("th").attr("scope", "col").class("compare-corner").child(corner))
        .list(columns.iter().enumerate().map(|(index, column)| head(words, column, index == shown)));
    el("div").class("compare").attr("data-columns", columns.len().to_string()).child(switch).child(
        el("div")
            .class("compare-scroll")
            .attr("role", "region")
            .attr("aria-labelledby", "compare-caption")
            .attr("tabindex", "0")
            .child(
                el("table")
                    .class("compare-table")
                    .child(
                        el("caption")
                            .attr("id", "compare-caption")
                            .class("visually-hidden")
                            .text((words.caption)(columns.len())),
                    )
                    .child(el("thead").child(head))
                    .nodes(groups),
            ),
    )
}

/// The names of the columns for a list of them.
pub fn tier_names(words: &'static Compare, columns: &[Column]) -> Vec<String> {
    let name = |column: &Column| format!("{}, {}", (words.tier_name)(&column.tier), (words.edition)(&column.program));
    columns.iter().map(name).collect()
}

fn head(words: &'static Compare, column: &Column, shown: bool) -> El {
    let motions: Vec<&str> = column.motions.iter().map(|motion| (words.motion)(*motion)).collect();
    let kind_class = column.kind.map_or("kind kind-none", super::kind_class);
    let ended = column.program.ended.is_some();
    el("th")
        .attr("scope", "col")
        .key(&column.id)
        .class(if shown { "compare-head is-shown" } else { "compare-head" })
        .child(el("span").class("compare-program").text((words.edition)(&column.program)))
        .child(el("span").class("compare-tier").text((words.tier_name)(&column.tier).to_owned()))
        .child(
            el("span")
                .class("compare-kinds")
                .child(el("span").class(kind_class).text((words.kind)(column.kind)))
                .maybe(ended.then(|| el("strong").class("ended-badge").text(words.ended)))
                .child(el("span").text(motions.join(" · "))),
        )
}

/// A group of rows that can be folded.
pub struct CompareGroup<'a> {
    /// The rows.
    pub group: &'a Group,
    /// The columns' ids, fit for the ids of elements.
    pub columns: &'a [String],
    /// The column shown where only one fits.
    pub shown: usize,
    /// Whether rows that say the same are hidden.
    pub only_differences: bool,
    /// Whether it is open.
    pub open: bool,
    /// The citations that are open.
    pub folds: Folds<'a>,
}

/// Draws a group; `on_turn` opens or closes it.
pub fn compare_group(words: &'static Words, group: &CompareGroup<'_>, on_turn: Handler) -> El {
    let topic = el("button").attr("type", "button").states("aria-expanded", group.open).on_click(on_turn).text((words
        .compare
        .topic)(
        group.group.topic,
    ));
    el("tbody")
        .child(el("tr").class("compare-topic").child(el("th").attr("scope", "rowgroup").child(topic)))
        .list(group.group.shown(group.only_differences).map(|row| subject_row(words, group, row)))
}

fn subject_row(words: &'static Words, group: &CompareGroup<'_>, row: &Row) -> El {
    let slug = row.subject.slug();
    let cells = row.cells.iter().zip(group.columns).enumerate();
    el("tr")
        .key(&slug)
        .class(if row.differs { "differs" } else { "is-equal" })
        .flag("hidden", !group.open)
        .child(el("th").attr("scope", "row").text((words.compare.subject)(&row.subject)))
        .list(cells.map(|(index, (cell, column))| {
            value_cell(words, group, cell, &format!("{slug}-{column}"), index == group.shown)
        }))
}

fn value_cell(words: &'static Words, group: &CompareGroup<'_>, cell: &Cell, id: &str, shown: bool) -> El {
    let item =
        |(index, item): (usize, &std::rc::Rc<_>)| statement(words, item, format!("source-{id}-{index}"), &group.folds);
    el("td").key(id).attr("class", if shown { "is-shown" } else { "" }).list(cell.items.iter().enumerate().map(item))
}
