//! In the place of a view, or of a part of the estimate, whose chunk is not there yet, see [`crate::chunks`].

use std::rc::Rc;

use yew::Html;

use crate::chunks::DrawPart;
use crate::element::{El, el, empty, fragment};
use crate::page::{Dispatch, Page};
use crate::ui_state::UiAction;
use crate::wording::Words;

/// The heading of the look into a tier.
const DETAIL: &str = "detail-title";

/// The classes of the head of a view that is being fetched.
const VIEW_CLASS: &str = "view-head is-fetching";
/// Selects it.
pub(crate) const VIEW: &str = ".view-head.is-fetching";

/// Says that the view is being fetched, or that it could not be, with the button that tries again.
pub(crate) fn view(page: &Page) -> Html {
    let shell = &page.words.shell;
    let title = el("h1").attr("id", "title").attr("tabindex", "-1").text((shell.view)(page.state.route));
    let failed = page.ui.fetch_failed;
    let line = if failed { shell.not_fetched } else { shell.fetching };
    let again = el("button").attr("type", "button").class("button").on_click(page.dispatch.on(UiAction::RetryView));
    fragment(vec![
        el("header")
            .class(if failed { "view-head" } else { VIEW_CLASS })
            .child(title)
            .child(el("p").class("view-lead").attr("role", "status").text(line))
            .build(),
        if failed { again.text(shell.fetch_again).build() } else { empty() },
    ])
}

/// In the place of what stands below the ranking.
pub(super) fn detail(page: &Page) -> El {
    let title = el("h2").attr("id", DETAIL).attr("tabindex", "-1").text(page.words.estimate.below);
    el("section")
        .class("detail")
        .attr("aria-labelledby", DETAIL)
        .child(el("div").class("detail-head").child(title))
        .child(draw(page))
}

/// That what stands below the ranking is being fetched, or could not be.
pub(super) fn draw(page: &Page) -> El {
    draw_of(page.words, &page.dispatch, page.ui.detail_failed, DETAIL)
}

/// In the place of a working; the focus goes to its id when it is asked for once more.
pub(super) fn working(page: &Page, id: String) -> DrawPart {
    let (words, dispatch, failed) = (page.words, page.dispatch.clone(), page.ui.detail_failed);
    Rc::new(move || draw_of(words, &dispatch, failed, &id))
}

pub(super) fn draw_of(words: &'static Words, dispatch: &Dispatch, failed: bool, id: &str) -> El {
    let texts = &words.estimate;
    let again = UiAction::RetryDetail(id.to_owned());
    let again = el("button").attr("type", "button").class("button").on_click(dispatch.on(again));
    el("div")
        .class("fetching")
        .child(el("p").attr("role", "status").text(if failed { texts.not_fetched } else { texts.fetching }))
        .child_opt(failed.then(|| again.text(words.shell.fetch_again)))
}
