//! Everything that is wrong, in one list that leads to the fields.

use crate::element::{El, Handler, el};

/// One thing that is wrong.
pub struct Wrong {
    /// The same words as at the field.
    pub message: String,
    /// The way to mend it.
    pub remedy: Remedy,
}

/// The way to mend something wrong.
pub enum Remedy {
    /// Goes to the field.
    Go(Handler),
    /// Takes the text away of a field that the page does not show; in words.
    Remove(Handler, String),
}

/// Everything that is wrong; `consequence` says what is shown meanwhile.
pub fn error_summary(title: String, items: Vec<Wrong>, consequence: &'static str) -> El {
    el("section")
        .class("error-summary")
        .attr("aria-labelledby", "error-summary-title")
        .child(el("h2").attr("id", "error-summary-title").text(title))
        .child(el("ul").attr("role", "list").list(items.into_iter().map(wrong)))
        .child(el("p").text(consequence))
}

fn wrong(wrong: Wrong) -> El {
    let button = |handler| el("button").attr("type", "button").class("text-button").on_click(handler);
    match wrong.remedy {
        Remedy::Go(go) => el("li").child(button(go).text(wrong.message)),
        Remedy::Remove(remove, words) => el("li").text(wrong.message).text(" ").child(button(remove).text(words)),
    }
}
