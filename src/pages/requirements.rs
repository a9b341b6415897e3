//! The view "Requirements".

use yew::prelude::*;

use crate::app::use_page;

/// The requirements.
#[component]
pub fn RequirementsPage() -> Html {
    let page = use_page();
    html! { <h1 id="title" tabindex="-1">{ page.words.requirements.title }</h1> }
}
