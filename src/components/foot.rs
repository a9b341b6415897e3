//! The foot of every view: which editions it is made from, whose page it is, and what happens to what is typed.

use crate::element::{El, el};

/// One edition.
pub struct Edition<'a> {
    /// Program and edition.
    pub name: String,
    /// Its dates.
    pub dates: String,
    /// Why it has ended.
    pub ended: Option<&'a String>,
}

/// The foot of every view; the notes say whose page it is, and what happens to what is typed. `theme` chooses the theme.
pub fn foot<'a>(
    editions_title: &'static str,
    editions: impl IntoIterator<Item = Edition<'a>>,
    notes: [&'static str; 2],
    theme: El,
) -> El {
    el("footer")
        .class("page-foot")
        .child(el("h2").text(editions_title))
        .child(el("ul").attr("role", "list").class("editions").list(editions.into_iter().map(edition)))
        .list(notes.into_iter().map(|note| el("p").text(note)))
        .child(el("p").class("page-theme").child(theme))
}

fn edition(edition: Edition<'_>) -> El {
    el("li")
        .child(el("span").class("edition-name").text(edition.name))
        .text(" ")
        .text(edition.dates)
        .text(" ")
        .maybe(edition.ended.map(|ended| el("strong").class("edition-ended").text(ended)))
}
