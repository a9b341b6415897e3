//! Copies the address of what is shown, and says so; where the browser does not let it, shows the address to be copied by hand.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::element::{El, Event, Handler, el};
use crate::history;
use crate::page::Dispatch;
use crate::region::Setter;
use crate::route::Route;
use crate::ui_state::UiAction;
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

/// How long the button says that the link was copied, in milliseconds.
const SHOWN_FOR: u32 = 4_000;
/// The id of the button.
const BUTTON: &str = "copy-link";
/// The id of the field that holds the link to copy by hand.
const BY_HAND: &str = "copy-by-hand";

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

/// Copies the address of a view with a fragment, and says how that went.
pub(crate) fn copying(copying: Setter<Copying>, dispatch: &Dispatch, (route, fragment): (Route, &Rc<str>)) -> Handler {
    let (dispatch, fragment) = (dispatch.clone(), Rc::clone(fragment));
    Rc::new(move |_| {
        let address = history::to_share(route, &fragment);
        let (copying, dispatch) = (copying.clone(), dispatch.clone());
        spawn_local(async move {
            if write_text(&address).await.is_some() {
                let later = copying.clone();
                copying.set(Copying::Copied(Timeout::new(SHOWN_FOR, move || later.set(Copying::Idle))));
            } else {
                copying.set(Copying::ByHand(address));
                dispatch.send(UiAction::FocusElement(BY_HAND).into());
            }
        });
    })
}

/// Closes what is said, and gives the focus back to the button.
pub(crate) fn closing(copying: Setter<Copying>, dispatch: &Dispatch) -> Handler {
    let back = dispatch.on(UiAction::FocusElement(BUTTON));
    Rc::new(move |event| {
        copying.set(Copying::Idle);
        back(event);
    })
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
