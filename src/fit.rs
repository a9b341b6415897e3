//! How many columns of the comparison fit beside each other: the style sheet knows, this module reads it.
//!
//! The style sheet gives an element as many pixels as columns fit, by the size of the type and the room that there is. What
//! is in sight then is decided in [`crate::comparison`].

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use crate::components::compare_table::FIT;
use crate::page::Dispatch;
use crate::screen::Gesture;

/// How many columns fit; `None` where no comparison is on the page or none is drawn yet.
#[must_use]
pub(crate) fn measured() -> Option<usize> {
    let probe: HtmlElement = web_sys::window()?.document()?.get_element_by_id(FIT)?.dyn_into().ok()?;
    usize::try_from(probe.offset_width()).ok().filter(|columns| *columns > 0)
}

/// Measures again whenever the window changes its size.
#[derive(Default)]
pub(crate) struct Fit(Option<Closure<dyn Fn()>>);

impl Fit {
    /// Listens, and tells `dispatch`.
    pub(crate) fn listen(&mut self, dispatch: Dispatch) {
        let tell = Closure::<dyn Fn()>::new(move || {
            if let Some(columns) = measured() {
                dispatch.send(Gesture::Fit(columns).into());
            }
        });
        let listening = web_sys::window()
            .and_then(|window| window.add_event_listener_with_callback("resize", tell.as_ref().unchecked_ref()).ok());
        self.0 = listening.map(|()| tell);
    }
}

impl Drop for Fit {
    fn drop(&mut self) {
        // Nothing has listened where there is no window to ask for.
        if let Some(tell) = &self.0
            && let Some(window) = web_sys::window()
        {
            let _ = window.remove_event_listener_with_callback("resize", tell.as_ref().unchecked_ref());
        }
    }
}
