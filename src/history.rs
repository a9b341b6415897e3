//! The browser's address and history, in step with the state: the only place that reads or writes them.
//!
//! A choice is a new entry of the history at once. Typing is one new entry, rewritten after a short pause while it goes on,
//! so that going back undoes a whole value and browsers that limit such calls are not bothered.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};

use crate::link;
use crate::page::Dispatch;
use crate::route::Route;
use crate::state::{AppState, ScenarioAction};

/// Pause after a keystroke before the address follows, in milliseconds.
const PAUSE: u32 = 250;

/// The address of a view with a state, relative to the folder that the site stands in.
#[must_use]
pub(crate) fn href(route: Route, fragment: &str) -> String {
    if fragment.is_empty() { route.path().to_owned() } else { format!("{}#{fragment}", route.path()) }
}

/// The view and the fragment that the browser shows now. What stands before the `#` though it belongs behind it, as a query or
/// with an encoded `#`, is moved there first.
#[must_use]
pub(crate) fn current() -> (Route, String) {
    let Some(window) = web_sys::window() else { return (Route::Estimate, String::new()) };
    let location = window.location();
    let path = location.pathname().unwrap_or_default();
    let folder = base().unwrap_or_default();
    let path = path.strip_prefix(folder.as_str());
    let (path, encoded) = path.map_or((None, ""), |path| match path.split_once("%23") {
        Some((path, encoded)) => (Some(path), encoded),
        None => (Some(path), ""),
    });
    let route = path.map_or(Route::NotFound, Route::of_path);
    let hash = location.hash().unwrap_or_default();
    let (moved, _) = link::of_query(&location.search().unwrap_or_default());
    let parts = [hash.strip_prefix('#').unwrap_or(&hash), encoded, &moved];
    let fragment = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("&");
    if route != Route::NotFound && !(encoded.is_empty() && moved.is_empty()) {
        write(route, &fragment, false);
    }
    (route, fragment)
}

/// The whole address of what a state shows, to be copied.
#[must_use]
pub(crate) fn to_share(route: Route, fragment: &str) -> String {
    let address = href(route, fragment);
    let base = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    web_sys::Url::new_with_base(&address, &base).map_or(address, |url| url.href())
}

/// Moves the focus to the element with an id, and the page to it.
pub(crate) fn focus(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id))
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        // Nothing is lost when an element cannot take the focus.
        let _ = element.focus();
    }
}

/// Whether an element is on the page, by a CSS selector.
pub(crate) fn shows(selector: &str) -> bool {
    document().is_some_and(|document| document.query_selector(selector).is_ok_and(|found| found.is_some()))
}

/// Names the page in the browser's tab and history.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Opens whatever hides the element with an id, and moves the focus to it.
pub(crate) fn reveal(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let mut ancestor = element.and_then(|element| element.closest("details").ok().flatten());
    while let Some(details) = ancestor {
        // An attribute with a name that browsers know cannot be refused.
        let _ = details.set_attribute("open", "");
        ancestor = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    focus(id);
}

/// Brings an element out from under what sticks to the end of the screen; what is in sight stays where it is.
pub(crate) fn uncover(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The path of the folder that the site stands in, with its last slash.
fn base() -> Option<String> {
    let url = web_sys::Url::new(&document()?.base_uri().ok()??).ok()?;
    let path = url.pathname();
    Some(path[..=path.rfind('/')?].to_owned())
}

/// The browser's history, kept in step with the state, and the state with back and forward.
#[derive(Default)]
pub(crate) struct Address {
    written: Rc<RefCell<Written>>,
    followed: Option<EventListener>,
}

/// The latest entry that was written to the browser's history, and the one about to be written.
#[derive(Default)]
struct Written {
    route: Option<Route>,
    fragment: String,
    history_entry: u32,
    /// Text that is typed right now, to be written after the pause or before the next entry.
    pending: Option<(Timeout, Route, String)>,
}

impl Address {
    /// Listens for back and forward, which `dispatch` is told.
    pub(crate) fn listen(&mut self, dispatch: Dispatch) {
        let written = Rc::clone(&self.written);
        let follow = move |_: &Event| {
            let (route, fragment) = current();
            let link = link::read(&fragment);
            let mut written = written.borrow_mut();
            written.pending = None;
            written.route = Some(route);
            written.fragment = link::write(&AppState::following(route, link.clone()));
            drop(written);
            dispatch.send(ScenarioAction::PopState(route, link).into());
        };
        self.followed = web_sys::window().map(|window| EventListener::new(&window, "popstate", follow));
    }

    /// Brings the history one step after the state, of which `fragment` is written. `opened` is the fragment that the page was opened with.
    pub(crate) fn follow(&self, state: &AppState, fragment: &str, opened: &str) {
        let (route, history_entry) = (state.route, state.history_entry);
        let mut was = self.written.borrow_mut();
        if was.route.is_none() {
            // The page has just been opened: its address stays as it was given, with whatever could not be read, unless
            // something was entered before the page was alive.
            let fragment = link::write(&AppState::following(route, link::read(opened)));
            *was = Written { route: Some(route), fragment, history_entry: 0, pending: None };
        }
        let same = was.route == Some(route) && was.fragment == fragment;
        if history_entry != was.history_entry {
            if let Some((_cancelled, route, fragment)) = was.pending.take() {
                write(route, &fragment, false);
            }
            *was = Written { route: Some(route), fragment: fragment.to_owned(), history_entry, pending: None };
            drop(was);
            if !same {
                write(route, fragment, true);
            }
        } else if !same {
            fragment.clone_into(&mut was.fragment);
            let late = fragment.to_owned();
            was.pending = Some((Timeout::new(PAUSE, move || write(route, &late, false)), route, fragment.to_owned()));
        }
    }
}

fn write(route: Route, fragment: &str, anew: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let search = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    // Queries of others stay, as what counts visitors.
    let (_, others) = link::of_query(&search);
    let mut address = route.path().to_owned();
    for (mark, part) in [('?', others.as_str()), ('#', fragment)] {
        if !part.is_empty() {
            address.push(mark);
            address += part;
        }
    }
    // A browser that refuses (a sandboxed frame, too many calls) keeps the old address; the page works on.
    let _ = if anew {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}
