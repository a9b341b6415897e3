//! Copies the address of what is shown, and says so; where the browser does not let it, shows the address to be copied by hand.

use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::element::{El, Handler, el, nothing, text};
use crate::wording::Shell;

/// How copying went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// It was copied.
    Yes,
    /// The browser did not let the page: here it is, to be copied by hand.
    ByHand(String),
}

/// The button and what came of it.
pub fn copy_link(words: &'static Shell, copied: Option<&Copied>, on_copy: Handler) -> El {
    let status = match copied {
        None => nothing(),
        Some(Copied::Yes) => text(words.link_copied),
        Some(Copied::ByHand(address)) => el("label")
            .text(words.copy_by_hand)
            .text(" ")
            .child(el("input").attr("type", "text").flag("readonly", true).value(address.clone().into()))
            .done(),
    };
    el("span")
        .class("copy-link")
        .child(el("button").attr("type", "button").class("button").on_click(on_copy).text(words.copy_link))
        .child(el("span").class("copy-link-status").attr("role", "status").node(status))
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
