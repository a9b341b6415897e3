//! Arrow keys, Home and End in the comparison: its values are one stop of the Tab key, and keys move between them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// The id of the sentence that tells of the keys.
pub const HINT: &str = "compare-keys";

const STOPS: &str = ".is-shown .statement-value, .compare-topic button";

/// A button that keys can reach.
struct Stop {
    button: HtmlElement,
    cell: Element,
    row: Element,
    column: usize,
}

/// The id of the value that has the focus; `None` for whatever else stands in the table.
#[must_use]
pub fn stop_of(event: &Event) -> Option<String> {
    let button: Element = event.target()?.dyn_into().ok()?;
    button.matches(".statement-value").ok().filter(|is| *is)?;
    button.get_attribute("aria-controls")
}

/// Moves the focus by a key pressed on a button of the table.
pub fn move_focus(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if key.alt_key() || key.meta_key() || key.shift_key() {
        return;
    }
    if let Some(stop) = goal(key) {
        event.prevent_default();
        let _ = stop.focus();
    }
}

fn goal(key: &KeyboardEvent) -> Option<HtmlElement> {
    let from: Element = key.target()?.dyn_into().ok()?;
    from.matches(STOPS).ok().filter(|is| *is)?;
    let stops = stops(&from.closest("table").ok()??);
    let at = stops.iter().position(|stop| *stop.button.unchecked_ref::<Element>() == from)?;
    let here = &stops[at];
    let same_row = |stop: &&Stop| stop.row == here.row;
    let before = || stops[..at].iter().rev();
    let after = || stops[at + 1..].iter();
    let is_rtl = from.owner_document().is_some_and(|document| {
        document.document_element().and_then(|root| root.get_attribute("dir")).as_deref() == Some("rtl")
    });
    // The last cell of a row that begins no later than this one: one over several columns counts by its first.
    let in_row = |row: &Element| {
        let mut of_row = stops.iter().filter(|stop| stop.row == *row);
        let first = of_row.next()?;
        let column = of_row.filter(|stop| stop.column <= here.column).map(|stop| stop.column).max();
        let column = column.unwrap_or(first.column).max(first.column);
        stops.iter().find(|stop| stop.row == *row && stop.column == column)
    };
    let in_cell = |stop: Option<&'_ Stop>| stop.is_some_and(|stop| stop.cell == here.cell);
    let stop = match (key.key().as_str(), key.ctrl_key()) {
        ("Home", true) => stops.first(),
        ("End", true) => stops.last(),
        (_, true) => None,
        ("Home", _) => stops.iter().find(same_row),
        ("End", _) => stops.iter().rev().find(same_row),
        ("ArrowRight", _) if !is_rtl => after().next().filter(same_row),
        ("ArrowLeft", _) if is_rtl => after().next().filter(same_row),
        ("ArrowLeft" | "ArrowRight", _) => before().next().filter(same_row),
        ("ArrowDown", _) if in_cell(after().next()) => after().next(),
        ("ArrowUp", _) if in_cell(before().next()) => before().next(),
        ("ArrowDown", _) => after().find(|stop| !same_row(stop)).and_then(|stop| in_row(&stop.row)),
        ("ArrowUp", _) => before().find(|stop| !same_row(stop)).and_then(|stop| in_row(&stop.row)),
        _ => None,
    };
    stop.map(|stop| stop.button.clone())
}

/// Every button in sight, in reading order.
fn stops(table: &Element) -> Vec<Stop> {
    let Ok(found) = table.query_selector_all(STOPS) else { return Vec::new() };
    let stop = |index: u32| {
        let button: HtmlElement = found.get(index)?.dyn_into().ok()?;
        button.offset_parent()?;
        let cell = button.closest("td, th").ok()??;
        let row = cell.closest("tr").ok()??;
        let column = cell.get_attribute("data-column").and_then(|column| column.parse().ok()).unwrap_or(0);
        Some(Stop { button, cell, row, column })
    };
    (0..found.length()).filter_map(stop).collect()
}
