//! The foot of every view: which editions it is made from, whether they hold and when they were checked, whose page it is, and what
//! happens to what is typed.

use crate::element::{El, el};
use crate::wording::Force;

/// One edition.
pub struct Edition {
    /// Program and edition.
    pub name: String,
    /// Its dates.
    pub dates: String,
    /// Whether it is in force, has ended and why, or that nobody knows.
    pub force: Force,
    /// When its documents were last compared with what the page says.
    pub checked: String,
}

/// The foot of every view; the notes say whose page it is, and what happens to what is typed. `theme` chooses the theme.
pub fn foot(
    editions_title: &'static str,
    editions: impl IntoIterator<Item = Edition>,
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

fn edition(edition: Edition) -> El {
    el("li")
        .child(el("span").class("edition-name").text(edition.name))
        .text(" ")
        .text(edition.dates)
        .text(". ")
        // Only the mark stands out; why an edition has ended is read like the rest.
        .child_opt(edition.force.ended.map(|mark| el("strong").class("edition-ended").text(mark).text(" ")))
        .child(el("span").text(edition.force.text))
        .text(" ")
        .text(edition.checked)
}
