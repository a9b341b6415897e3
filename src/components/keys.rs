//! Keys in figures: arrows from one figure of a grid to the next, Escape and a button to close a working.
//!
//! The page's state knows which workings are open; here is only where the focus goes. The grid follows the ARIA pattern: one stop
//! for Tab, arrows within, Home and End in a row, with Ctrl in the grid.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::element::Handler;

/// Goes from one figure of a grid to another. The buttons say their place in `data-place`, like `2-3`.
#[must_use]
pub fn in_grid() -> Handler {
    Rc::new(|event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let Some(button) = target(event).filter(|element| place(element).is_some()) else { return };
        let Some(from) = place(&button) else { return };
        let Ok(Some(grid)) = button.closest("[role=grid]") else { return };
        let figures = figures(&grid);
        let places: Vec<_> = figures.iter().map(|(place, _)| *place).collect();
        let Some(to) = next(&key.key(), key.ctrl_key(), from, &places) else { return };
        if let Some((_, element)) = figures.iter().find(|(place, _)| *place == to) {
            event.prevent_default();
            // Nothing is lost when an element cannot take the focus.
            let _ = element.focus();
        }
    })
}

/// Closes the working that has the focus, when Escape is pressed.
#[must_use]
pub fn escape() -> Handler {
    Rc::new(|event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape") {
            close(event);
        }
    })
}

/// Closes the working around what was pressed, and gives the focus back to the figure that opened it.
#[must_use]
pub fn closing() -> Handler {
    Rc::new(close)
}

fn close(event: &Event) {
    let Some(target) = target(event) else { return };
    let Some(button) = opener(&target) else { return };
    event.stop_propagation();
    let _ = button.focus();
    button.click();
}

/// The open figure that is meant: the element itself, or the one whose working it stands in.
fn opener(element: &Element) -> Option<HtmlElement> {
    if element.matches("button[aria-controls][aria-expanded=true]").ok()? {
        return element.clone().dyn_into().ok();
    }
    let panel = element.closest("[data-working]").ok()??.id();
    let button = element.owner_document()?.query_selector(&format!("[aria-controls=\"{panel}\"]")).ok()??;
    button.dyn_into().ok()
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

type Place = (usize, usize);

fn place(element: &Element) -> Option<Place> {
    let written = element.get_attribute("data-place")?;
    let (row, column) = written.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

fn figures(grid: &Element) -> Vec<(Place, HtmlElement)> {
    let Ok(found) = grid.query_selector_all("[data-place]") else { return Vec::new() };
    let element = |index| found.get(index)?.dyn_into::<HtmlElement>().ok();
    (0..found.length()).filter_map(element).filter_map(|element| Some((place(&element)?, element))).collect()
}

/// Where a key leads from a place; `None` where it leads nowhere. The places stand in reading order.
fn next(key: &str, with_ctrl: bool, from: Place, places: &[Place]) -> Option<Place> {
    let mut before = places.iter().rev().copied().filter(|place| *place < from);
    let mut after = places.iter().copied().filter(|place| *place > from);
    let in_row = |place: &Place| place.0 == from.0;
    let in_column = |place: &Place| place.1 == from.1;
    match (key, with_ctrl) {
        ("ArrowLeft", _) => before.find(in_row),
        ("ArrowRight", _) => after.find(in_row),
        ("ArrowUp", _) => before.find(in_column),
        ("ArrowDown", _) => after.find(in_column),
        ("Home", true) => places.first().copied(),
        ("End", true) => places.last().copied(),
        ("Home", false) => places.iter().copied().find(in_row),
        ("End", false) => places.iter().rev().copied().find(in_row),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_from_figure_to_figure_and_past_cells_without_one() {
        // Nothing stands at (1, 1), as where a cell is plainly 0.
        let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 1)];
        for (key, with_ctrl, from, to) in [
            ("ArrowRight", false, (0, 0), Some((0, 1))),
            ("ArrowRight", false, (1, 0), Some((1, 2))),
            ("ArrowRight", false, (0, 2), None),
            ("ArrowLeft", false, (1, 2), Some((1, 0))),
            ("ArrowDown", false, (0, 1), Some((2, 1))),
            ("ArrowUp", false, (2, 1), Some((0, 1))),
            ("Home", false, (1, 2), Some((1, 0))),
            ("End", false, (0, 0), Some((0, 2))),
            ("Home", true, (2, 1), Some((0, 0))),
            ("End", true, (0, 0), Some((2, 1))),
            ("a", false, (0, 0), None),
        ] {
            assert_eq!(next(key, with_ctrl, from, &places), to, "{key} from {from:?}");
        }
    }
}
