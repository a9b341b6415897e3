//! The view "Compare".

use yew::prelude::*;

use crate::app::use_page;

/// The comparison.
#[component]
pub fn ComparePage() -> Html {
    let page = use_page();
    html! { <h1 id="title" tabindex="-1">{ page.words.compare.title }</h1> }
}
