//! A button that counts: the minimum cost of any Yew page.
//!
//! `cargo xtask build` and `cargo xtask bench` build it with the lock file, profile and tools of the page and compare the page's sizes and
//! times with its own. It is kept minimal, and is no part of the page.

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
