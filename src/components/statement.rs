//! One value of a comparison, said in words; a press opens the place where it stands, in place.
//!
//! The citation is always part of the page and only hidden, so that print shows it and nothing is fetched or made later.

use std::rc::Rc;

use yew::Html;

use super::source_link::source_link;
use crate::citation::Inference;
use crate::comparison::Item;
use crate::element::{El, el};
use crate::region::{State, stateful};
use crate::wording::Words;
use crate::wording::{Sources, Tone, ValueText};

/// A value in words with the places where it stands, before it is drawn.
#[derive(Debug)]
pub struct Disclosed {
    /// Of the whole.
    pub class: &'static str,
    /// The value.
    pub value: Vec<Html>,
    /// Where it stands.
    pub places: Vec<Html>,
}

/// One value that opens its citation. The id is one that no other element has. `stop`: see [`disclosure`].
pub fn statement(words: &'static Words, item: &Rc<Item>, id: String, stop: Option<&str>) -> Html {
    disclosure(Rc::clone(item), id, stop, move |item| draw_value(words, item))
}

/// A value with the places where it stands.
pub(super) fn draw_value(words: &'static Words, item: &Item) -> Disclosed {
    let text = (words.compare().value)(&item.value);
    let class = tone_class(text.tone);
    let about = item.about.map(|about| el("span").class("statement-about").text((words.compare().about)(about)));
    let mark = marked(words.sources(), Inference::of_cited(&item.cites));
    let value = [about, Some(spoken(text)), mark].into_iter().map(|part| part.map(El::build).unwrap_or_default());
    let mut places: Vec<Html> = item.cites.iter().map(|cited| source_link(words.sources(), cited).build()).collect();
    if let Some(documents) = item.value.documents() {
        places.push(el("p").text((words.sources().silent)(documents)).build());
    }
    Disclosed { class, value: value.collect(), places }
}

/// A value that opens the places where it stands, below it; whether they are open, only it knows. Where the Tab key stops at one value
/// only, `stop` is the id of that value, which may be elsewhere; `None`: at each.
pub fn disclosure<T: PartialEq + 'static>(
    of: T,
    id: String,
    stop: Option<&str>,
    disclosed: impl Fn(&T) -> Disclosed + 'static,
) -> Html {
    let key = id.clone();
    let is_stop = stop.map(|stop| stop == id);
    stateful(
        Some(&key),
        (of, id, is_stop),
        |_| {},
        move |(of, id, is_stop), expanded| draw(disclosed(of), id, *is_stop, expanded).build(),
    )
}

fn draw(disclosed: Disclosed, id: &String, is_stop: Option<bool>, expanded: &State<bool>) -> El {
    let is_expanded = *expanded.get();
    let setter = expanded.setter();
    el("div")
        .class(disclosed.class)
        .child(
            el("button")
                .attr("type", "button")
                .class("statement-value")
                .aria_bool("aria-expanded", is_expanded)
                .attr("aria-controls", id)
                .attr("tabindex", is_stop.map(|stop| if stop { "0" } else { "-1" }))
                .attr("aria-describedby", (is_stop == Some(true)).then_some(super::grid_keys::HINT))
                .on_click(Rc::new(move |_| setter.set(!is_expanded)))
                .nodes(disclosed.value)
                .child(el("span").class("statement-mark").attr("aria-hidden", "true").text("§")),
        )
        .child(
            el("div")
                .class("statement-source")
                .attr("id", id)
                .bool_attr("hidden", !is_expanded)
                .nodes(disclosed.places),
        )
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
fn spoken(value: ValueText) -> El {
    let ValueText { figure, text, tone } = value;
    let mark = match tone {
        Tone::Yes => Some("✓"),
        Tone::No => Some("✕"),
        Tone::Plain | Tone::Silent | Tone::Commission | Tone::Margin | Tone::Lost | Tone::Clause => None,
    };
    let between = figure.is_some() && !text.is_empty();
    el("span")
        .class("statement-words")
        .child_opt(mark.map(|mark| el("span").class("statement-tick").attr("aria-hidden", "true").text(mark)))
        .child_opt(figure.map(|figure| el("strong").class("statement-figure").text(figure)))
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
