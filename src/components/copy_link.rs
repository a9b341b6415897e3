//! Copies the address of what is shown, and says so; where the browser does not let it, shows the address to be copied by hand.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// Properties of [`CopyLink`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CopyLinkProps {
    /// The button.
    pub label: AttrValue,
    /// Says that it was copied.
    pub copied: AttrValue,
    /// Says that it must be copied by hand.
    pub by_hand: AttrValue,
    /// Makes the address when it is asked for.
    pub address: Callback<(), String>,
}

/// How copying went.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    Copied(String),
    ByHand(String),
}

/// Copies the address of what is shown.
#[component]
pub fn CopyLink(props: &CopyLinkProps) -> Html {
    let outcome = use_state_eq(|| None::<Outcome>);
    let onclick = {
        let (outcome, address) = (outcome.clone(), props.address.clone());
        Callback::from(move |_: MouseEvent| {
            let (outcome, address) = (outcome.clone(), address.emit(()));
            spawn_local(async move {
                let copied = copy(&address).await.is_some();
                outcome.set(Some(if copied { Outcome::Copied(address) } else { Outcome::ByHand(address) }));
            });
        })
    };
    html! {
        <span class="copy-link">
            <button type="button" class="button" { onclick }>{ props.label.clone() }</button>
            <span class="copy-link-status" role="status">
                { match &*outcome {
                    None => Html::default(),
                    Some(Outcome::Copied(_)) => html! { { props.copied.clone() } },
                    Some(Outcome::ByHand(address)) => html! {
                        <label>{ props.by_hand.clone() }{ " " }<input type="text" readonly=true value={ address.clone() } /></label>
                    },
                } }
            </span>
        </span>
    }
}

/// `None` where the browser has no clipboard for pages or refuses.
async fn copy(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if !there.is_object() {
        return None;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.ok().map(|_| ())
}
