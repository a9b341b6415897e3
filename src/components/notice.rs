//! A notice above the view: something the visitor should know and can close.

use crate::element::{El, Handler, el};

/// A notice: what it is about in one sentence, the particulars, and the button that closes it.
pub fn notice(
    title: &'static str,
    items: impl IntoIterator<Item = String>,
    dismiss: &'static str,
    on_dismiss: Handler,
) -> El {
    el("div")
        .class("notice")
        .attr("role", "alert")
        .child(el("p").class("notice-title").text(title))
        .child(el("ul").list(items.into_iter().map(|item| el("li").text(item))))
        .child(el("button").attr("type", "button").class("button").on_click(on_dismiss).text(dismiss))
}
