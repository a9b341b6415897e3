//! The button that copies the address of the view, and the address to copy by hand where the browser does not let the page.
//!
//! Copying itself is in [`crate::copying`].

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::element::{El, Event, Handler, el};
use crate::wording::Shell;

/// How copying went, as long as the page says so.
#[derive(Default)]
pub enum Copying {
    /// Nothing is said.
    #[default]
    Idle,
    /// It was copied. Dropped, the timer no longer takes this back.
    Copied(Timeout),
    /// The browser did not let the page: here it is, to be copied by hand.
    ByHand(String),
}

/// The id of the button.
pub(crate) const BUTTON: &str = "copy-link";
/// The id of the field that holds the link to copy by hand.
pub(crate) const BY_HAND: &str = "copy-by-hand";

/// The button, which says for a while that it has copied; `on_close` takes that back at once.
pub fn copy_link(words: &'static Shell, copying: &Copying, on_copy: Handler, on_close: Handler) -> El {
    let is_copied = matches!(copying, Copying::Copied(_));
    el("span")
        .class("copy-link")
        .child(
            el("button")
                .attr("type", "button")
                .attr("id", BUTTON)
                .class("button")
                .on_click(on_copy)
                .on(Event::KeyDown, on_escape(on_close))
                .child(el("span").key(if is_copied { "copied" } else { "copy" }).text(if is_copied {
                    words.copied
                } else {
                    words.copy_link
                })),
        )
        .child(el("span").class("visually-hidden").attr("role", "status").text(is_copied.then_some(words.link_copied)))
}

/// The link to copy by hand where the browser does not let the page; it moves what follows down and covers nothing.
pub fn copy_by_hand(words: &'static Shell, copying: &Copying, on_close: Handler) -> Option<El> {
    let Copying::ByHand(address) = copying else { return None };
    let field = el("input")
        .attr("type", "text")
        .attr("id", BY_HAND)
        .attr("autocomplete", "off")
        .bool_attr("readonly", true)
        .value(address.clone().into())
        .on(Event::Focus, Rc::new(select_all));
    let close = el("button").attr("type", "button").class("text-button").on_click(on_close.clone()).text(words.close);
    Some(
        el("div")
            .class("copy-by-hand")
            .on(Event::KeyDown, on_escape(on_close))
            .child(el("label").attr("for", BY_HAND).text(words.copy_by_hand))
            .child(field)
            .child(close),
    )
}

fn select_all(event: &web_sys::Event) {
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

fn on_escape(close: Handler) -> Handler {
    Rc::new(move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape") {
            close(event);
        }
    })
}
