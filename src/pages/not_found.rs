//! An address that leads nowhere.

use yew::Html;

use crate::element::{children, el};
use crate::page::Page;

/// Says so, and what to do.
pub(crate) fn view(page: &Page) -> Html {
    let shell = &page.words.shell;
    children([
        el("h1").attr("id", "title").attr("tabindex", "-1").text(shell.not_found),
        el("p").text(shell.not_found_remedy),
    ])
}
