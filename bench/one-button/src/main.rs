//! One button that counts: what every Yew page costs before it does anything.
//!
//! `cargo xtask build` and `cargo xtask bench` build it as they build the page (the same lock file, profile and tools) and
//! set the page's sizes and times beside its own. It is kept as small as it can be, and is no part of the page.

use yew::prelude::*;

#[component]
fn OneButton() -> Html {
    let count = use_state(|| 0_u32);
    let onclick = {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + 1))
    };
    html! { <button {onclick}>{ *count }</button> }
}

fn main() {
    yew::Renderer::<OneButton>::new().render();
}
