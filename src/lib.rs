//! The calculator's page: how a keystroke becomes a figure.
//!
//! The figures themselves are made by `partner-engine` from the rules in `partner-programs`; nothing here computes
//! money. `src/bin/app.rs` is the browser's entry.

use yew::prelude::*;

/// The whole page.
#[component]
pub fn App() -> Html {
    html! {
        <main>
            <h1>{ "Partner calculator" }</h1>
        </main>
    }
}
