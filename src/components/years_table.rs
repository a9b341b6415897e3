//! One tier year by year: every figure is a button that opens its working in the row below.

use yew::Html;

use super::keys;
use super::steps::{self, WorkingTable, steps};
use crate::element::{El, Event, Handler, el};
use crate::wording::Words;

/// How a row is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As one of several.
    Plain,
    /// As what the others make.
    Sum,
    /// Muted.
    Quiet,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearsRow {
    /// Its name, with its rate.
    pub label: String,
    /// Its name alone, as the buttons of its figures say it.
    pub name: String,
    /// How it is drawn.
    pub weight: Weight,
    /// One cell for the total and one for each year; `None` where there is no figure.
    pub cells: Vec<Option<YearsCell>>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearsCell {
    /// The amount.
    pub text: String,
    /// Whether it has a working.
    pub explained: bool,
}

/// A working that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWorking {
    /// Row and column of its figure.
    pub place: (usize, usize),
    /// The working.
    pub working: WorkingTable,
}

/// One tier year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearsTable {
    /// Names the table.
    pub caption: String,
    /// The total and the years.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<YearsRow>,
    /// The workings that are open.
    pub open: Vec<OpenWorking>,
    /// Row and column of the figure that Tab stops at, if it is one of them.
    pub stop: Option<(usize, usize)>,
}

/// Handlers of the table's figures; each takes a row and a column.
pub struct Callbacks<'a> {
    /// Opens or closes a working.
    pub on_open: &'a dyn Fn((usize, usize)) -> Handler,
    /// Shows every step of a working, or not.
    pub on_every: &'a dyn Fn((usize, usize)) -> Handler,
    /// Opens or closes a year of a working.
    pub on_part: &'a dyn Fn((usize, usize), u32) -> Handler,
    /// A figure has the focus.
    pub on_stop: &'a dyn Fn((usize, usize)) -> Handler,
}

/// Draws the years of a tier.
pub fn years_table(words: &'static Words, table: &YearsTable, answers: &Callbacks<'_>) -> El {
    let detail = words.detail();
    let mut rows = Vec::new();
    let stop = stop(table);
    for (index, row) in table.rows.iter().enumerate() {
        rows.push(view_row(words, table, index, row, (stop, answers)).build());
        for open in table.open.iter().filter(|open| open.place.0 == index) {
            let on_part = |part| (answers.on_part)(open.place, part);
            let in_working = steps::Callbacks { on_every: (answers.on_every)(open.place), on_part: &on_part };
            let steps = steps(words, &open.working, Some(in_working));
            let span = (row.cells.len() + 1).to_string();
            let cell =
                el("td").attr("colspan", span).attr("id", panel(open.place)).attr("data-working", "").child(steps);
            rows.push(el("tr").class("years-working").key(&panel(open.place)).child(cell).build());
        }
    }
    years_frame(
        &table.caption,
        el("tr")
            .child(el("th").attr("scope", "col").text(detail.row_head))
            .list(table.heads.iter().map(|head| el("th").attr("scope", "col").class("is-amount").text(head))),
        rows,
        Some("grid"),
    )
    .on(Event::KeyDown, keys::escape())
    .on(Event::KeyDown, keys::in_grid())
}

/// The figure that Tab stops at: the one that had the focus, else the first.
fn stop(table: &YearsTable) -> Option<(usize, usize)> {
    let is_figure = |(row, column): &(usize, usize)| {
        let cell = table.rows.get(*row).and_then(|row| row.cells.get(*column));
        cell.is_some_and(|cell| cell.as_ref().is_some_and(|cell| cell.explained))
    };
    let columns = |row: usize| (0..table.heads.len()).map(move |column| (row, column));
    table.stop.filter(is_figure).or_else(|| (0..table.rows.len()).flat_map(columns).find(is_figure))
}

/// A table that can be scrolled sideways, with a caption for those who do not see it.
pub fn years_frame(caption: &String, head: El, rows: Vec<Html>, role: Option<&'static str>) -> El {
    el("div").class("years-scroll").attr("role", "region").attr("aria-label", caption).attr("tabindex", "0").child(
        el("table")
            .class("years")
            .attr("role", role)
            .child(el("caption").class("visually-hidden").text(caption))
            .child(el("thead").child(head))
            .child(el("tbody").nodes(rows)),
    )
}

fn view_row(
    words: &'static Words,
    table: &YearsTable,
    index: usize,
    row: &YearsRow,
    (stop, answers): (Option<(usize, usize)>, &Callbacks<'_>),
) -> El {
    let weight = match row.weight {
        Weight::Plain => "is-plain",
        Weight::Sum => "is-sum",
        Weight::Quiet => "is-quiet",
    };
    let cell = |(column, cell): (usize, &Option<YearsCell>)| {
        let Some(cell) = cell else { return el("td") };
        let element = el("td").class(if column == 0 { "is-amount is-total" } else { "is-amount" });
        if !cell.explained {
            return element.text(&cell.text);
        }
        let place = (index, column);
        let open = table.open.iter().any(|open| open.place == place);
        // The total stands first, year 1 beside it.
        let year = u32::try_from(column).ok().filter(|year| *year > 0);
        let name = (words.detail().figure)(&row.name, year);
        element.child(
            el("button")
                .attr("type", "button")
                .class("figure")
                .aria_bool("aria-expanded", open)
                .attr("aria-controls", open.then(|| panel(place)))
                .attr("data-place", format!("{}-{}", place.0, place.1))
                .attr("tabindex", if stop == Some(place) { "0" } else { "-1" })
                .on_click((answers.on_open)(place))
                .on(Event::Focus, (answers.on_stop)(place))
                .attr("aria-label", format!("{name}: {}{}", cell.text, words.estimate.show_working))
                .text(&cell.text),
        )
    };
    el("tr")
        .class(weight)
        .key(&format!("row {index}"))
        .child(el("th").attr("scope", "row").text(&row.label))
        .list(row.cells.iter().enumerate().map(cell))
}

fn panel((row, column): (usize, usize)) -> String {
    format!("years-working-{row}-{column}")
}
