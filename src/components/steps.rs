//! The working of a figure: one step on each line, aligned on the decimal point, each with the place where it stands.

use std::rc::Rc;

use yew::prelude::*;

use super::source_link::SourceLink;
use crate::cited::Cited;
use crate::wording::{Sources, Working};

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

/// Properties of [`Steps`].
#[derive(Clone, PartialEq, Properties)]
pub struct StepsProps {
    /// The words of workings.
    pub words: &'static Working,
    /// The words of citations.
    pub sources: &'static Sources,
    /// The working.
    pub working: Rc<WorkingTable>,
}

/// The working of a figure.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let StepsProps { words, sources, working } = props;
    let every = use_state_eq(|| false);
    let toggle = {
        let every = every.clone();
        Callback::from(move |_: MouseEvent| every.set(!*every))
    };
    let steps = working.every_step.as_ref().filter(|_| *every).unwrap_or(&working.steps);
    html! {
        <div class="steps">
            <table>
                <caption>{ (words.caption)(&working.what) }</caption>
                <thead>
                    <tr>
                        <th scope="col" class="steps-line">{ words.line }</th>
                        <th scope="col">{ words.what }</th>
                        <th scope="col">{ words.how }</th>
                        <th scope="col" class="is-amount">{ (words.amount)(&working.currency) }</th>
                    </tr>
                </thead>
                <tbody>
                    { for steps.iter().zip(1_usize..).map(|(step, line)| {
                        let before = line.checked_sub(2).and_then(|before| steps.get(before));
                        let begins = before.is_none_or(|before| before.year != step.year);
                        html! {
                            <>
                                { for step.year.iter().filter(|_| begins).map(view_year) }
                                { view_step(step, line, sources) }
                            </>
                        }
                    }) }
                </tbody>
            </table>
            if working.every_step.is_some() {
                <button type="button" class="text-button" aria-pressed={ every.to_string() } onclick={ toggle }>
                    { words.every_step }
                </button>
            }
        </div>
    }
}

fn view_year(year: &String) -> Html {
    html! { <tr class="steps-year"><th colspan="4" scope="colgroup">{ year }</th></tr> }
}

fn view_step(step: &StepRow, line: usize, sources: &'static Sources) -> Html {
    html! {
        <tr>
            <td class="steps-line">{ line }</td>
            <th scope="row">{ &step.what }</th>
            <td class="steps-how">
                { &step.how }
                { for step.origin.as_ref().map(|origin| html! { <span class="steps-origin">{ " " }{ origin }</span> }) }
                { match &step.place {
                    None => Html::default(),
                    Some(Place::Cited(cited)) => html! { <SourceLink words={ sources } cited={ cited.clone() } /> },
                    Some(Place::AsBefore(words)) => html! { <span class="source">{ words }</span> },
                } }
            </td>
            <td class="is-amount">{ &step.amount }</td>
        </tr>
    }
}
