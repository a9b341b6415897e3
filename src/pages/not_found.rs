//! An address that leads nowhere.

use yew::prelude::*;

use crate::app::use_page;

/// Says so, and what to do.
#[component]
pub fn NotFoundPage() -> Html {
    let page = use_page();
    html! {
        <>
            <h1 id="title" tabindex="-1">{ page.words.shell.not_found }</h1>
            <p>{ page.words.shell.not_found_remedy }</p>
        </>
    }
}
