//! The working of a figure: one step on each line, aligned on the decimal point, each with the place where it stands.
//!
//! A figure that is made of several years opens as one line a year, which unfolds.

use yew::Html;

use super::keys;
use super::source_link::source_link;
use crate::citation::Cited;
use crate::element::{El, Handler, el};
use crate::wording::Words;

/// A working, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingTable {
    /// The name of the figure that is worked out.
    pub what: String,
    /// The currency's code.
    pub currency: String,
    /// Its steps by year, the figure itself last.
    pub parts: Vec<StepPart>,
    /// Whether every step is shown or only those that change something; `None` where they all do.
    pub every: Option<bool>,
}

/// The steps of one year, or of none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepPart {
    /// Tells it apart from the others.
    pub stage: u32,
    /// Heads its steps.
    pub title: Option<String>,
    /// Whether its steps are shown; `None` where they always are.
    pub open: Option<bool>,
    /// The amount that it adds to the figure, where that is one amount.
    pub made: Option<Made>,
    /// Its steps.
    pub steps: Vec<StepRow>,
}

/// The amount that a year adds to a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The line that it stands in.
    pub line: usize,
    /// The amount.
    pub amount: String,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// The number of its line.
    pub line: usize,
    /// The name of the amount.
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

/// Handlers of a working's controls.
pub struct Callbacks<'a> {
    /// Shows every step, or those that change something.
    pub on_every: Handler,
    /// Unfolds a year, by its stage, or folds it.
    pub on_part: &'a dyn Fn(u32) -> Handler,
}

/// The working of a figure. On paper, where nothing answers, all is unfolded.
pub fn steps(words: &'static Words, working: &WorkingTable, answers: Option<Callbacks<'_>>) -> El {
    let texts = words.working();
    let head = |class: Option<&'static str>, text: El| text.attr("scope", "col").attr("class", class);
    let caption = (texts.caption)(&working.what);
    let on_part = answers.as_ref().map(|answers| answers.on_part);
    let bodies = working.parts.iter().map(|part| view_part(words, part, on_part));
    let table = el("table")
        .attr("aria-label", &caption)
        .child(
            el("thead").child(
                el("tr")
                    .child(head(Some("steps-line"), el("th").text(texts.line)))
                    .child(head(None, el("th").text(texts.what)))
                    .child(head(None, el("th").text(texts.how)))
                    .child(head(Some("is-amount"), el("th").text((texts.amount)(&working.currency)))),
            ),
        )
        .list(bodies);
    let close = || el("button").attr("type", "button").class("text-button").on_click(keys::closing()).text(texts.close);
    let every = |on_every: Handler| {
        let so = working.every?;
        let button = el("button").attr("type", "button").class("text-button").aria_bool("aria-pressed", so);
        Some(button.on_click(on_every).text(texts.every_step))
    };
    let is_on_paper = answers.is_none();
    let foot = answers.map(|answers| {
        el("p")
            .class("steps-foot")
            .child_opt(every(answers.on_every))
            .child(el("span").class("steps-end").child(close()))
    });
    el("div")
        .class("steps")
        .child(
            el("div")
                .class("steps-head")
                .child(el("p").class("steps-title").text(caption))
                .child_opt((!is_on_paper).then(close)),
        )
        .child(table)
        .child_opt(foot)
}

fn view_part(words: &'static Words, part: &StepPart, on_part: Option<&dyn Fn(u32) -> Handler>) -> El {
    let mut rows: Vec<Html> = Vec::new();
    let is_shown = on_part.is_none() || part.open != Some(false);
    if let Some(title) = &part.title {
        rows.push(match (part.open, on_part) {
            (Some(open), Some(on_part)) => fold(words, part, title, open, on_part(part.stage)).build(),
            _ => {
                let head = el("th").attr("colspan", "4").attr("scope", "rowgroup").text(title);
                el("tr").class("steps-year").key("year").child(head).build()
            }
        });
    }
    if is_shown {
        rows.extend(part.steps.iter().map(|step| view_step(words, step).build()));
    }
    el("tbody").key(&part.stage.to_string()).nodes(rows)
}

/// A year that can be unfolded; folded, it says what it adds.
fn fold(words: &'static Words, part: &StepPart, title: &String, open: bool, on_press: Handler) -> El {
    let made = part.made.as_ref().filter(|_| !open);
    el("tr")
        .class("steps-year is-fold")
        .key("year")
        .child(el("td").class("steps-line").text(made.map(|made| made.line.to_string())))
        .child(
            el("th")
                .attr("colspan", "2")
                .attr("scope", "rowgroup")
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("steps-fold")
                        .aria_bool("aria-expanded", open)
                        .on_click(on_press)
                        .text(title),
                )
                .child_opt((!open).then(|| {
                    el("span").class("steps-folded").text(" ").text((words.working().lines)(part.steps.len()))
                })),
        )
        .child(el("td").class("is-amount").text(made.map(|made| &made.amount)))
}

fn view_step(words: &'static Words, step: &StepRow) -> El {
    let place = step.place.as_ref().map(|place| match place {
        Place::Cited(cited) => source_link(words.sources(), cited),
        Place::AsBefore(words) => el("span").class("source").text(words),
    });
    let origin = step.origin.as_ref().map(|origin| el("span").class("steps-origin").text(" ").text(origin));
    el("tr")
        // The button of the year is to stay the same one.
        .key(&step.line.to_string())
        .child(el("td").class("steps-line").text(step.line.to_string()))
        .child(el("th").attr("scope", "row").text(&step.what))
        .child(el("td").class("steps-how").text(&step.how).child_opt(origin).child_opt(place))
        .child(el("td").class("is-amount").text(&step.amount))
}
