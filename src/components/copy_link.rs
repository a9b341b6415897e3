//! Copies the address of what is shown, and says so; where the browser does not let it, shows the address to be copied by hand.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::element::{El, Event, Handler, el};
use crate::wording::Shell;

/// How copying went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// It was copied.
    Yes,
    /// The browser did not let the page: here it is, to be copied by hand.
    ByHand(String),
}

/// How long the button says that the link was copied, in milliseconds.
pub(crate) const SHOWN_FOR: u32 = 4_000;
/// The id of the button.
pub(crate) const BUTTON: &str = "copy-link";
/// The id of the field that holds the link to copy by hand.
pub(crate) const BY_HAND: &str = "copy-by-hand";

/// The button, which says for a while that it has copied; `on_close` takes that back at once.
pub fn copy_link(words: &'static Shell, copied: Option<&Copied>, on_copy: Handler, on_close: Handler) -> El {
    let is_copied = copied == Some(&Copied::Yes);
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
pub fn copy_by_hand(words: &'static Shell, copied: Option<&Copied>, on_close: Handler) -> Option<El> {
    let Some(Copied::ByHand(address)) = copied else { return None };
    let field = el("input")
        .attr("type", "text")
        .attr("id", BY_HAND)
        .attr("autocomplete", "off")
        .flag("readonly", true)
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

/// Copies an address and tells how that went.
pub(crate) fn copy(address: String, done: impl FnOnce(Copied) + 'static) {
    spawn_local(async move {
        let copied = write_text(&address).await.is_some();
        done(if copied { Copied::Yes } else { Copied::ByHand(address) });
    });
}

/// `None` where the browser has no clipboard for pages or refuses.
async fn write_text(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if !there.is_object() {
        return None;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.ok().map(|_| ())
}
