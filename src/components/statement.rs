//! One value of a comparison, said in words; a press opens the place where it stands, in place.
//!
//! The citation is always part of the page and only hidden, so that print shows it and nothing is fetched or made later.

use yew::Html;

use super::source_link::source_link;
use crate::cited::Inference;
use crate::comparison::Item;
use crate::element::{El, Handler, el};
use crate::wording::Words;
use crate::wording::{Said, Sources, Tone};

/// Folds that open the places where values stand.
pub struct Folds<'a> {
    /// Those that are open, by their ids.
    pub open: &'a [String],
    /// Opens or closes one.
    pub turn: &'a dyn Fn(String) -> Handler,
    /// Where the Tab key stops at one value only: the id of that value, which may be elsewhere. `None`: at each.
    pub stop: Option<&'a str>,
}

/// One value that opens its citation. The id is one that no other element has.
pub fn statement(words: &'static Words, item: &Item, id: String, folds: &Folds<'_>) -> El {
    let said = (words.compare().said)(&item.value);
    let tone = tone_class(said.tone);
    let about = item.about.map(|about| el("span").class("statement-about").text((words.compare().about)(about)));
    let value = [about, Some(spoken(said)), marked(words.sources(), Inference::of_cited(&item.cites))]
        .into_iter()
        .map(|part| part.map(El::done).unwrap_or_default());
    let mut places: Vec<Html> = item.cites.iter().map(|cited| source_link(words.sources(), cited).done()).collect();
    if let Some(documents) = item.value.documents() {
        places.push(el("p").text((words.sources().silent)(documents)).done());
    }
    disclosure(tone, value.collect(), places, id, folds)
}

/// A value that opens the places where it stands, below it.
pub fn disclosure(class: &'static str, value: Vec<Html>, places: Vec<Html>, id: String, folds: &Folds<'_>) -> El {
    let open = folds.open.contains(&id);
    let is_stop = folds.stop.map(|stop| stop == id);
    el("div")
        .class(class)
        .child(
            el("button")
                .attr("type", "button")
                .class("statement-value")
                .states("aria-expanded", open)
                .attr("aria-controls", &id)
                .attr("tabindex", is_stop.map(|stop| if stop { "0" } else { "-1" }))
                .attr("aria-describedby", (is_stop == Some(true)).then_some(super::grid_keys::HINT))
                .on_click((folds.turn)(id.clone()))
                .nodes(value)
                .child(el("span").class("statement-mark").attr("aria-hidden", "true").text("§")),
        )
        .child(el("div").class("statement-source").attr("id", id).flag("hidden", !open).nodes(places))
}

/// The mark of a statement that is our reading, wholly or partly.
pub fn marked(words: &'static Sources, inference: Inference) -> Option<El> {
    (words.mark)(inference).map(|mark| el("span").class("statement-inferred").text(mark))
}

/// The same within a line of text.
pub fn marked_in_text(words: &'static Sources, inference: Inference) -> Option<String> {
    (words.mark)(inference).map(|mark| format!(" ({mark})"))
}

/// A value in words, its figure with weight. Yes and no carry a mark besides the word.
fn spoken(said: Said) -> El {
    let Said { figure, text, tone } = said;
    let mark = match tone {
        Tone::Yes => Some("✓"),
        Tone::No => Some("✕"),
        Tone::Plain | Tone::Silent | Tone::Commission | Tone::Margin | Tone::Lost | Tone::Clause => None,
    };
    let between = figure.is_some() && !text.is_empty();
    el("span")
        .class("statement-words")
        .maybe(mark.map(|mark| el("span").class("statement-tick").attr("aria-hidden", "true").text(mark)))
        .maybe(figure.map(|figure| el("strong").class("statement-figure").text(figure)))
        .text(if between { " " } else { "" })
        .text(text)
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "statement is-plain",
        Tone::Silent => "statement is-silent",
        Tone::Yes => "statement is-yes",
        Tone::No => "statement is-no",
        Tone::Commission => "statement is-commission",
        Tone::Margin => "statement is-margin",
        Tone::Lost => "statement is-lost",
        Tone::Clause => "statement is-clause",
    }
}
