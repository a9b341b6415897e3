//! Copies the address of the view with its state, and keeps how that went for [`crate::components::copy_link`], which draws it.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::components::copy_link::{BUTTON, BY_HAND, Copying};
use crate::element::Handler;
use crate::history;
use crate::page::Dispatch;
use crate::region::Setter;
use crate::route::Route;
use crate::ui_state::UiAction;

/// How long the button says that the link was copied, in milliseconds.
const SHOWN_FOR: u32 = 4_000;

/// Copies the address of a view with a fragment, and says how that went.
pub(crate) fn copy(copying: Setter<Copying>, dispatch: &Dispatch, (route, fragment): (Route, &Rc<str>)) -> Handler {
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

/// Closes the message, and gives the focus back to the button.
pub(crate) fn close(copying: Setter<Copying>, dispatch: &Dispatch) -> Handler {
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
