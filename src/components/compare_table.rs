//! Tiers side by side: a table with a column for each tier, rows in groups, every value with its citation.
//!
//! Columns out of sight stay in the document and are hidden by the style sheet: paper shows them. A switch above the table
//! says which are in sight. Where a still page is narrower than what was rendered, the style sheet shows the first alone.

use std::ops::Range;
use std::rc::Rc;

use yew::Html;

use super::grid_keys;
use super::statement::{marked, statement};
use crate::comparison::{Column, Group, Item, Row, Run, runs};
use crate::element::{El, Event, Handler, el};
use crate::wording::{Compare, Sources, Words};

/// The id of the element that the style sheet makes as many pixels wide as columns fit.
pub const FIT: &str = "compare-fit";

/// The parts of the table that are drawn elsewhere.
pub struct CompareParts {
    /// Chooses the columns in sight.
    pub switch: El,
    /// The figures of each tier in the visitor's scenario.
    pub figures: El,
    /// The groups of rows.
    pub groups: Vec<Html>,
    /// Told which value has the focus.
    pub on_focus: Handler,
}

/// The table with its columns, those `shown` in sight.
pub fn compare_table(words: &'static Words, columns: &[Column], shown: &Range<usize>, parts: CompareParts) -> El {
    let sources = words.sources();
    let words = words.compare();
    let corner = el("span").class("visually-hidden").text(words.subject_head);
    let programs = runs(columns.len(), shown, |one, two| columns[one].program.id == columns[two].program.id);
    let programs_head = el("tr")
        .class("compare-programs")
        .child(el("th").attr("scope", "col").attr("rowspan", "2").class("compare-corner").child(corner))
        .list(programs.iter().map(|run| program_head(words, &columns[run.start], run)));
    let tiers_head = el("tr")
        .list(columns.iter().enumerate().map(|(index, column)| head(words, sources, column, shown.contains(&index))));
    let after = columns.len() - shown.end;
    el("div")
        .classes(&[
            "compare",
            if shown.len() < columns.len() { "has-more" } else { "" },
            if after > 0 { "has-after" } else { "" },
        ])
        .child(el("span").class("compare-fit").attr("id", FIT).attr("aria-hidden", "true"))
        .child(parts.switch)
        .child(el("p").class("visually-hidden").attr("id", grid_keys::HINT).text(words.keys))
        .child(
            el("div").class("compare-scroll").child(
                el("table")
                    .class("compare-table")
                    .on(Event::KeyDown, Rc::new(grid_keys::move_focus))
                    .on(Event::FocusIn, parts.on_focus)
                    .child(el("caption").class("visually-hidden").text((words.caption)(columns.len())))
                    .child(el("thead").child(programs_head).child(tiers_head))
                    .child(parts.figures)
                    .nodes(parts.groups),
            ),
        )
}

/// The names of the columns for a list of them.
pub fn tier_names(words: &'static Compare, columns: &[Column]) -> Vec<String> {
    let name = |column: &Column| format!("{}, {}", (words.tier_name)(&column.tier), (words.edition)(&column.program));
    columns.iter().map(name).collect()
}

/// The edition of neighbouring columns, once.
fn program_head(words: &'static Compare, column: &Column, run: &Run) -> El {
    let ended = column.program.ended.is_some();
    el("th")
        .attr("scope", "colgroup")
        .attr("colspan", run.span.to_string())
        .key(&column.id)
        .class(if run.shown { "compare-program is-shown" } else { "compare-program" })
        .text((words.edition)(&column.program))
        .text(ended.then_some(" "))
        .child_opt(ended.then(|| {
            el("strong").class("ended-badge").text((words.ended)(&column.program, column.program.ended_in_part))
        }))
}

fn head(words: &'static Compare, sources: &'static Sources, column: &Column, shown: bool) -> El {
    el("th")
        .attr("scope", "col")
        .key(&column.id)
        .class(if shown { "compare-head is-shown" } else { "compare-head" })
        .child(el("span").class("compare-tier").text((words.tier_name)(&column.tier).to_owned()))
        .child(
            el("span")
                .class("compare-kinds")
                .child(kind(words, column))
                .child_opt(marked(sources, column.kind_inferred))
                .child_opt((words.own_end)(column).map(|end| el("strong").class("ended-mark").text(end)))
                .child(el("span").text(motions(words, column)))
                .child_opt(marked(sources, column.motions_inferred)),
        )
}

/// How a tier pays.
pub fn kind(words: &'static Compare, column: &Column) -> El {
    el("span").class(column.kind.map_or("kind kind-none", super::kind_class)).text((words.kind)(column.kind))
}

/// The ways in which a tier sells.
pub fn motions(words: &'static Compare, column: &Column) -> String {
    column.motions.iter().map(|motion| (words.motion)(*motion)).collect::<Vec<_>>().join(" · ")
}

/// The first row: what each tier pays with the visitor's figures. `link` leads to them.
pub fn figures_row(
    words: &'static Compare,
    columns: &[Column],
    shown: &Range<usize>,
    figures: Vec<String>,
    link: El,
    stale: bool,
) -> El {
    let cell = |(index, (column, figure)): (usize, (&Column, String))| {
        let class = if shown.contains(&index) { "is-shown" } else { "" };
        let figure = el("span").key(&figure).class("compare-net").text(figure);
        el("td").key(&column.id).attr("class", class).child(figure)
    };
    el("tbody").class(if stale { "compare-figures is-stale" } else { "compare-figures" }).child(
        el("tr")
            .child(el("th").attr("scope", "row").child(el("span").text(words.figures.head)).child(link))
            .list(columns.iter().zip(figures).enumerate().map(cell)),
    )
}

/// A group of rows that can be folded.
pub struct CompareGroup<'a> {
    /// The rows.
    pub group: &'a Group,
    /// The columns' ids, fit for the ids of elements.
    pub columns: &'a [String],
    /// The columns in sight.
    pub shown: &'a Range<usize>,
    /// Whether rows that say the same are hidden.
    pub only_differences: bool,
    /// Whether it is open.
    pub open: bool,
    /// The id of the value that the Tab key stops at, which may be in another group.
    pub stop: &'a str,
}

/// Draws a group; `on_toggle` opens or closes it.
pub fn compare_group(words: &'static Words, group: &CompareGroup<'_>, on_toggle: Handler) -> El {
    let name = (words.compare().topic)(group.group.topic);
    let topic =
        el("button").attr("type", "button").aria_bool("aria-expanded", group.open).on_click(on_toggle).text(name);
    el("tbody")
        .child(el("tr").class("compare-topic").child(el("th").attr("scope", "rowgroup").child(topic)))
        .list(group.group.rows_in_sight(group.shown, group.only_differences).map(|row| subject_row(words, group, row)))
}

/// The id of a value, which opens the citation of this id.
#[must_use]
pub fn value_id(slug: &str, column: &str, index: usize) -> String {
    format!("source-{slug}-{column}-{index}")
}

fn subject_row(words: &'static Words, group: &CompareGroup<'_>, row: &Row) -> El {
    let slug = row.subject.slug();
    el("tr")
        .key(&slug)
        .class(if row.differs { "differs" } else { "is-equal" })
        .bool_attr("hidden", !group.open)
        .child(el("th").attr("scope", "row").text((words.compare().subject)(&row.subject)))
        .list(row.runs(group.shown).iter().map(|run| value_cell(words, group, row, &slug, run)))
}

/// One cell over the columns of a run.
fn value_cell(words: &'static Words, group: &CompareGroup<'_>, row: &Row, slug: &str, run: &Run) -> El {
    let column = &group.columns[run.start];
    let item =
        |(index, item): (usize, &Rc<Item>)| statement(words, item, value_id(slug, column, index), Some(group.stop));
    let class = match run {
        Run { shown: false, .. } => "",
        Run { span: 1, .. } => "is-shown",
        Run { .. } => "is-shown is-merged",
    };
    el("td")
        .key(column)
        .attr("class", class)
        .attr("colspan", (run.span > 1).then(|| run.span.to_string()))
        .attr("data-column", run.start.to_string())
        .nodes(row.cells[run.start].items.iter().enumerate().map(item).collect())
}
