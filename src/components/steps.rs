//! The working of a figure: one step on each line, aligned on the decimal point, each with the place where it stands.

use yew::Html;

use super::keys;
use super::source_link::source_link;
use crate::cited::Cited;
use crate::element::{El, Handler, el};
use crate::wording::Words;

/// A working, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingTable {
    /// What is worked out.
    pub what: String,
    /// The currency's code.
    pub currency: String,
    /// The steps that change something, the figure itself last.
    pub steps: Vec<StepRow>,
    /// Every step, when some of them change nothing.
    pub every_step: Option<Vec<StepRow>>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// The year that it belongs to.
    pub year: Option<String>,
    /// What it is.
    pub what: String,
    /// How it is made.
    pub how: String,
    /// Where its percentage comes from.
    pub origin: Option<String>,
    /// The amount.
    pub amount: String,
    /// Where it stands.
    pub place: Option<Place>,
}

/// Where a step's fact stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// There.
    Cited(Cited),
    /// Where an earlier line stands, said in words.
    AsBefore(String),
}

/// The working of a figure. `every` step is shown or only those that change something; `on_every` turns that.
pub fn steps(words: &'static Words, working: &WorkingTable, every: bool, on_every: Handler) -> El {
    let shown = working.every_step.as_ref().filter(|_| every).unwrap_or(&working.steps);
    let words_of = &words.working;
    let head = |class: Option<&'static str>, text: El| text.attr("scope", "col").attr("class", class);
    el("div")
        .class("steps")
        .child(
            el("table")
                .child(el("caption").text((words_of.caption)(&working.what)))
                .child(
                    el("thead").child(
                        el("tr")
                            .child(head(Some("steps-line"), el("th").text(words_of.line)))
                            .child(head(None, el("th").text(words_of.what)))
                            .child(head(None, el("th").text(words_of.how)))
                            .child(head(Some("is-amount"), el("th").text((words_of.amount)(&working.currency)))),
                    ),
                )
                .child(el("tbody").nodes(rows(words, shown))),
        )
        .child(
            el("p")
                .class("steps-foot")
                .maybe(working.every_step.as_ref().map(|_| {
                    el("button")
                        .attr("type", "button")
                        .class("text-button")
                        .states("aria-pressed", every)
                        .on_click(on_every)
                        .text(words_of.every_step)
                }))
                .text(" ")
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("text-button")
                        .on_click(keys::closing())
                        .text(words_of.close),
                ),
        )
}

fn rows(words: &'static Words, steps: &[StepRow]) -> Vec<Html> {
    let mut rows = Vec::new();
    let mut before = None;
    for (index, step) in steps.iter().enumerate() {
        if before != Some(&step.year)
            && let Some(year) = &step.year
        {
            let head = el("th").attr("colspan", "4").attr("scope", "colgroup").text(year);
            rows.push(el("tr").class("steps-year").child(head).done());
        }
        before = Some(&step.year);
        rows.push(view_step(words, step, index + 1).done());
    }
    rows
}

fn view_step(words: &'static Words, step: &StepRow, line: usize) -> El {
    let place = step.place.as_ref().map(|place| match place {
        Place::Cited(cited) => source_link(&words.sources, cited),
        Place::AsBefore(words) => el("span").class("source").text(words),
    });
    let origin = step.origin.as_ref().map(|origin| el("span").class("steps-origin").text(" ").text(origin));
    el("tr")
        .child(el("td").class("steps-line").text(line.to_string()))
        .child(el("th").attr("scope", "row").text(&step.what))
        .child(el("td").class("steps-how").text(&step.how).maybe(origin).maybe(place))
        .child(el("td").class("is-amount").text(&step.amount))
}
