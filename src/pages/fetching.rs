//! In the place of a view whose chunk is not there yet, see [`crate::chunks`].

use yew::Html;

use crate::element::{el, nothing, together};
use crate::page::Page;
use crate::screen::Gesture;

/// Says that the view is being fetched, or that it could not be, with the button that tries again.
pub(crate) fn view(page: &Page<'_>) -> Html {
    let shell = &page.words.shell;
    let title = el("h1").attr("id", "title").attr("tabindex", "-1").text((shell.view)(page.state.route));
    let failed = page.screen.fetch_failed;
    let line = if failed { shell.not_fetched } else { shell.fetching };
    let again = el("button").attr("type", "button").class("button").on_click(page.dispatch.answer(Gesture::FetchAgain));
    together(vec![
        el("header")
            .class("view-head")
            .child(title)
            .child(el("p").class("view-lead").attr("role", "status").text(line))
            .done(),
        if failed { again.text(shell.fetch_again).done() } else { nothing() },
    ])
}
