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
    /// The steps, the figure itself last.
    pub steps: Vec<StepRow>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// What it is.
    pub what: String,
    /// How it is made.
    pub how: String,
    /// Where its percentage comes from.
    pub origin: Option<String>,
    /// The amount.
    pub amount: String,
    /// Where it stands.
    pub cited: Option<Cited>,
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
                        <th scope="col">{ words.source }</th>
                    </tr>
                </thead>
                <tbody>
                    { for working.steps.iter().zip(1_usize..).map(|(step, line)| view_step(step, line, sources)) }
                </tbody>
            </table>
        </div>
    }
}

fn view_step(step: &StepRow, line: usize, sources: &'static Sources) -> Html {
    html! {
        <tr>
            <td class="steps-line">{ line }</td>
            <th scope="row">{ &step.what }</th>
            <td class="steps-how">
                { &step.how }
                { for step.origin.as_ref().map(|origin| html! { <span class="steps-origin">{ origin }</span> }) }
            </td>
            <td class="is-amount">{ &step.amount }</td>
            <td class="steps-source">
                { for step.cited.iter().map(|cited| html! { <SourceLink words={ sources } cited={ cited.clone() } /> }) }
            </td>
        </tr>
    }
}
