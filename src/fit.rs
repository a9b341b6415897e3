//! How many columns of the comparison fit beside each other: the style sheet knows, this module reads it.
//!
//! The style sheet gives an element as many pixels as columns fit, by the size of the type and the room that there is. What
//! is in sight then is decided in [`crate::comparison`].

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use crate::components::compare_table::FIT;
use crate::page::Dispatch;
use crate::ui_state::UiAction;

/// How many columns fit; `None` where no comparison is on the page or none is drawn yet.
#[must_use]
pub(crate) fn measured() -> Option<usize> {
    let probe: HtmlElement = web_sys::window()?.document()?.get_element_by_id(FIT)?.dyn_into().ok()?;
    usize::try_from(probe.offset_width()).ok().filter(|columns| *columns > 0)
}

/// Measures again whenever the window changes its size, until it is dropped.
#[derive(Default)]
pub(crate) struct Fit(Option<EventListener>);

impl Fit {
    /// Listens, and tells `dispatch`.
    pub(crate) fn listen(&mut self, dispatch: Dispatch) {
        let tell = move |_: &Event| {
            if let Some(columns) = measured() {
                dispatch.send(UiAction::Resize(columns).into());
            }
        };
        self.0 = web_sys::window().map(|window| EventListener::new(&window, "resize", tell));
    }
}
