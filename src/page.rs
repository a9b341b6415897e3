//! The inputs of a view: the words, the state, what follows from it, and how to answer an event.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::{AttrValue, Callback};

use crate::calculation::Calculation;
use crate::element::Handler;
use crate::state::{Action, AppState};
use crate::ui_state::UiState;
use crate::wording::Words;

/// The inputs of a view, as they were at one render. It costs little to clone.
#[derive(Clone)]
pub struct Page {
    /// Every word of the page.
    pub words: &'static Words,
    /// The texts that were typed and the choices that were made.
    pub state: Rc<AppState>,
    /// The same as the fragment of a link.
    pub link: Rc<str>,
    /// Disclosures, focus and all else that concerns this screen only.
    pub ui: Rc<UiState>,
    /// Everything that follows from the typed texts: the scenario, its errors, the figures.
    pub outcome: Rc<Calculation>,
    /// The sentence for those who do not see the answer change.
    pub announcement: AttrValue,
    /// Sends what the visitor does.
    pub dispatch: Dispatch,
}

/// Equal only when they are the very same: nothing in a page changes in place.
impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && Rc::ptr_eq(&self.ui, &other.ui)
            && Rc::ptr_eq(&self.outcome, &other.outcome)
            && self.announcement == other.announcement
    }
}

/// Sends what the visitor does to the page.
#[derive(Clone)]
pub struct Dispatch(Callback<Action>);

impl Dispatch {
    /// To the receiver.
    #[must_use]
    pub fn new(receiver: Callback<Action>) -> Self {
        Self(receiver)
    }

    /// Sends one message.
    pub fn send(&self, message: Action) {
        self.0.emit(message);
    }

    /// Handles an event by a message.
    #[must_use]
    pub fn on(&self, message: impl Into<Action>) -> Handler {
        self.on_message(message.into())
    }

    #[inline(never)]
    fn on_message(&self, message: Action) -> Handler {
        let dispatch = self.clone();
        Rc::new(move |_| dispatch.send(message.clone()))
    }

    /// Handles an event by two messages, one after the other.
    #[must_use]
    pub fn on_both(&self, first: impl Into<Action>, then: impl Into<Action>) -> Handler {
        let (first, then) = (self.on(first), self.on(then));
        Rc::new(move |event| {
            first(event);
            then(event);
        })
    }

    /// Handles an event by a message that is made from the name of what was changed and from what it holds now.
    #[must_use]
    #[inline(never)]
    pub fn enter(&self, name: &str, message: fn(String, String) -> Action) -> Handler {
        let (dispatch, name) = (self.clone(), name.to_owned());
        Rc::new(move |event| {
            if let Some(text) = entered(event) {
                dispatch.send(message(name.clone(), text));
            }
        })
    }
}

/// The content of an event's control: its text, or whether it is checked.
pub(crate) fn entered(event: &Event) -> Option<String> {
    let target = event.target()?;
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) if input.type_() == "checkbox" => Some(input.checked().to_string()),
        Some(input) => Some(input.value()),
        None => target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value),
    }
}
