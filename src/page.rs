//! What a view is given: the words, what was typed, what follows from it, and how to answer an event.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::Callback;

use crate::asked::Asked;
use crate::comparison::Comparison;
use crate::element::Handler;
use crate::outcome::{Figures, Outcome};
use crate::screen::{Message, Screen};
use crate::state::AppState;
use crate::wording::Words;

/// What a view needs. It lasts for one render: what stays longer takes a [`Dispatch`].
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// Every word of the page.
    pub words: &'static Words,
    /// What was typed and chosen.
    pub state: &'a AppState,
    /// What is unfolded and edited.
    pub screen: &'a Screen,
    /// What follows from what was typed: the scenario, what is wrong with it, the figures.
    pub outcome: &'a Rc<Outcome>,
    /// Sends what the visitor does.
    pub dispatch: &'a Dispatch,
    /// What was made for an earlier render and still holds.
    pub kept: &'a Kept,
}

/// Sends what the visitor does to the page.
#[derive(Clone)]
pub struct Dispatch(Callback<Message>);

impl Dispatch {
    /// To the receiver.
    #[must_use]
    pub fn new(receiver: Callback<Message>) -> Self {
        Self(receiver)
    }

    /// Sends one message.
    pub fn send(&self, message: Message) {
        self.0.emit(message);
    }

    /// Answers an event by a message.
    #[must_use]
    pub fn answer(&self, message: impl Into<Message>) -> Handler {
        self.answer_by(message.into())
    }

    #[inline(never)]
    fn answer_by(&self, message: Message) -> Handler {
        let dispatch = self.clone();
        Rc::new(move |_| dispatch.send(message.clone()))
    }

    /// Answers an event by two messages, one after the other.
    #[must_use]
    pub fn answer_both(&self, first: impl Into<Message>, then: impl Into<Message>) -> Handler {
        let (first, then) = (self.answer(first), self.answer(then));
        Rc::new(move |event| {
            first(event);
            then(event);
        })
    }

    /// Answers an event by a message that is made from the name of what was changed and from what it holds now.
    #[must_use]
    #[inline(never)]
    pub fn enter(&self, name: &str, message: fn(String, String) -> Message) -> Handler {
        let (dispatch, name) = (self.clone(), name.to_owned());
        Rc::new(move |event| {
            if let Some(text) = entered(event) {
                dispatch.send(message(name.clone(), text));
            }
        })
    }
}

/// What the control of an event holds: its text, or whether it is checked.
fn entered(event: &Event) -> Option<String> {
    let target = event.target()?;
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) if input.type_() == "checkbox" => Some(input.checked().to_string()),
        Some(input) => Some(input.value()),
        None => target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value),
    }
}

/// What was made of something.
type Made<Of> = (Of, Rc<dyn Any>);

/// What is costly to make and seldom changes. Only the chunks that make it know what it is, so that nothing of it is in the first view.
#[derive(Default)]
pub struct Kept {
    comparison: RefCell<Option<Made<Vec<String>>>>,
    asked: RefCell<Option<Made<Rc<Figures>>>>,
    said: RefCell<String>,
}

impl Kept {
    /// The comparison of some tiers.
    #[must_use]
    pub fn comparison(&self, tiers: &[String]) -> Rc<Comparison> {
        let mut kept = self.comparison.borrow_mut();
        let known = kept.as_ref().filter(|(known, _)| known == tiers);
        let known = known.and_then(|(_, comparison)| Rc::clone(comparison).downcast().ok());
        known.unwrap_or_else(|| {
            let catalog = partner_programs::catalog();
            let found: Vec<_> = tiers.iter().filter_map(|id| catalog.tier(id)).collect();
            let comparison = Rc::new(Comparison::of(&found));
            *kept = Some((tiers.to_vec(), Rc::clone(&comparison) as Rc<dyn Any>));
            comparison
        })
    }

    /// What every tier asks.
    #[must_use]
    pub fn asked(&self, figures: &Rc<Figures>) -> Rc<Asked> {
        let mut kept = self.asked.borrow_mut();
        let known = kept.as_ref().filter(|(known, _)| Rc::ptr_eq(known, figures));
        let known = known.and_then(|(_, asked)| Rc::clone(asked).downcast().ok());
        known.unwrap_or_else(|| {
            let asked = Rc::new(Asked::of(partner_programs::catalog(), &figures.estimate));
            *kept = Some((Rc::clone(figures), Rc::clone(&asked) as Rc<dyn Any>));
            asked
        })
    }

    /// The sentence said last, which a new one replaces when a value is `finished`.
    #[must_use]
    pub fn said(&self, sentence: &str, finished: bool) -> String {
        let mut said = self.said.borrow_mut();
        if finished {
            sentence.clone_into(&mut said);
        }
        said.clone()
    }
}
