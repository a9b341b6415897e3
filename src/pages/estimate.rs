//! The estimate: what was typed beside what it earns.

use yew::prelude::*;

use crate::app::use_page;
use crate::route::Route;

/// The estimate.
#[component]
pub fn EstimatePage() -> Html {
    let page = use_page();
    html! { <h1 id="title" tabindex="-1">{ (page.words.shell.view)(Route::Estimate) }</h1> }
}
