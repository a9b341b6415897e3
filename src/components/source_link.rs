//! Where a fact stands: document, date, section, row, and whether it is stated or inferred.

use partner_engine::program::Confidence;

use crate::cited::Cited;
use crate::element::{El, el};
use crate::wording::Sources;

/// The place where a fact stands. The document's title leads to where it was published, when that is known.
pub fn source_link(words: &'static Sources, cited: &Cited) -> El {
    let title = el("cite").class("source-title");
    let title = match &cited.address {
        Some(address) => title.child(
            el("a")
                .attr("href", format!("https://{address}"))
                .attr("rel", "external noopener noreferrer")
                .text(&cited.title),
        ),
        None => title.text(&cited.title),
    };
    let confidence = match cited.confidence {
        Confidence::Stated => "source-confidence",
        Confidence::Inferred => "source-confidence is-inferred",
    };
    el("span")
        .class("source")
        .child(title)
        .child(el("span").class("source-place").text((words.place)(cited)))
        .child(el("span").class(confidence).text((words.confidence)(cited.confidence)))
}
