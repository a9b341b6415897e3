//! The place below the ranking of the estimate while the chunk that draws it ([`crate::chunks::Detail`]) is on its way.
//!
//! A document that is shown whole keeps it as it was: `start/take_over.js` copies it into the live page, for as long as nothing has changed. Then the same
//! is drawn in its place, so that a button or a heading is found by its number among its like: what has the focus keeps it, and
//! what was pressed meanwhile is pressed once more.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::element::Handler;
use crate::page::Dispatch;
use crate::ui_state::UiAction;

/// The id of the place.
pub(crate) const ID: &str = "below";
/// Elements that can be pressed, or have the focus.
const REACHED: &str = "#below button, #below [tabindex]";

/// Notes what is pressed.
pub(crate) fn pressing(dispatch: &Dispatch) -> Handler {
    let dispatch = dispatch.clone();
    Rc::new(move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("button").ok().flatten());
        if let Some(place) = button.and_then(|button| place_of(&button)) {
            dispatch.send(UiAction::ClickBelow(place).into());
        }
    })
}

/// The place of what has the focus, if that is there.
pub(crate) fn focused() -> Option<usize> {
    place_of(&web_sys::window()?.document()?.active_element()?)
}

/// Gives the focus to what stands in a place now, and presses it.
pub(crate) fn go(place: usize, press: bool) {
    let Some(element) = reached().and_then(|mut reached| reached.nth(place)) else { return };
    // Nothing is lost when an element cannot take the focus.
    let _ = element.focus();
    if press {
        element.click();
    }
}

fn place_of(element: &Element) -> Option<usize> {
    reached()?.position(|reached| *reached == *element)
}

fn reached() -> Option<impl Iterator<Item = HtmlElement>> {
    let found = web_sys::window()?.document()?.query_selector_all(REACHED).ok()?;
    Some((0..found.length()).filter_map(move |index| found.get(index)?.dyn_into().ok()))
}
