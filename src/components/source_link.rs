//! Where a fact stands: document, date, section, row, and whether it is stated, inferred or looked for in vain.

use crate::citation::{Cited, Ground};
use crate::element::{El, el};
use crate::wording::Sources;

/// The place where a fact stands. The document's title leads to where it was published, when that is known.
pub fn source_link(words: &'static Sources, cited: &Cited) -> El {
    let looked_for = (cited.ground == Ground::Silent).then_some(words.looked_for);
    let title = el("cite").class("source-title").text(looked_for);
    let title = match &cited.address {
        Some(address) => title.child(
            el("a")
                .attr("href", format!("https://{address}"))
                .attr("rel", "external noopener noreferrer")
                .text(&cited.title),
        ),
        None => title.text(&cited.title),
    };
    let confidence = match cited.ground {
        Ground::Stated => "source-confidence",
        Ground::Inferred => "source-confidence is-inferred",
        Ground::Silent | Ground::Lost | Ground::TableLost => "source-confidence is-silent",
    };
    el("span")
        .class("source")
        .child(title)
        .child(el("span").class("source-place").text((words.place)(cited)))
        .child(el("span").class(confidence).text((words.ground)(cited.ground)))
}
