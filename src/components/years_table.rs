//! One tier year by year: every figure is a button that opens its working in the row below.

use std::rc::Rc;

use yew::prelude::*;

use super::steps::{Steps, WorkingTable};
use crate::wording::Words;

/// How a row is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As one of several.
    Plain,
    /// As what the others make.
    Sum,
    /// Muted.
    Quiet,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct YearsRow {
    /// Its name.
    pub label: AttrValue,
    /// How it is drawn.
    pub weight: Weight,
    /// One cell for each year and one for the total; `None` where there is no figure.
    pub cells: Vec<Option<YearsCell>>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct YearsCell {
    /// The amount.
    pub text: AttrValue,
    /// Whether it has a working.
    pub explained: bool,
}

/// Row and column of a figure whose working is open, with the working.
pub type OpenWorking = (usize, usize, Rc<WorkingTable>);

/// Properties of [`YearsTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct YearsTableProps {
    /// The words of the page.
    pub words: &'static Words,
    /// Names the table.
    pub caption: AttrValue,
    /// The years and the total.
    pub heads: Vec<AttrValue>,
    /// The rows.
    pub rows: Vec<YearsRow>,
    /// The workings that are open.
    pub open: Vec<OpenWorking>,
    /// Opens or closes a working: row and column.
    pub on_open: Callback<(usize, usize)>,
}

/// One tier year by year.
#[component]
pub fn YearsTable(props: &YearsTableProps) -> Html {
    let detail = &props.words.estimate.detail;
    html! {
        <div class="years-scroll" role="region" aria-label={ props.caption.clone() } tabindex="0">
            <table class="years">
                <caption class="visually-hidden">{ props.caption.clone() }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ detail.row_head }</th>
                        { for props.heads.iter().map(|head| html! { <th scope="col" class="is-amount">{ head.clone() }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for props.rows.iter().enumerate().map(|(index, row)| view_row(props, index, row)) }</tbody>
            </table>
        </div>
    }
}

fn view_row(props: &YearsTableProps, index: usize, row: &YearsRow) -> Html {
    let weight = match row.weight {
        Weight::Plain => "is-plain",
        Weight::Sum => "is-sum",
        Weight::Quiet => "is-quiet",
    };
    let open = props.open.iter().filter(|(open, _, _)| *open == index);
    html! {
        <>
            <tr class={ weight }>
                <th scope="row">{ row.label.clone() }</th>
                { for row.cells.iter().enumerate().map(|(column, cell)| view_cell(props, (index, column), cell.as_ref())) }
            </tr>
            { for open.map(|(row_index, column, working)| html! {
                <tr class="years-working" key={ format!("{row_index} {column}") }>
                    <td colspan={ (row.cells.len() + 1).to_string() } id={ panel((*row_index, *column)) }>
                        <Steps words={ &props.words.working } sources={ &props.words.sources } working={ Rc::clone(working) } />
                    </td>
                </tr>
            }) }
        </>
    }
}

fn view_cell(props: &YearsTableProps, place: (usize, usize), cell: Option<&YearsCell>) -> Html {
    let Some(cell) = cell else { return html! { <td></td> } };
    if !cell.explained {
        return html! { <td class="is-amount">{ cell.text.clone() }</td> };
    }
    let open = props.open.iter().any(|(row, column, _)| (*row, *column) == place);
    let onclick = props.on_open.reform(move |_: MouseEvent| place);
    html! {
        <td class="is-amount">
            <button type="button" class="figure" aria-expanded={ open.to_string() }
                aria-controls={ open.then(|| panel(place)) } { onclick }>
                { cell.text.clone() }
                <span class="visually-hidden">{ ", " }{ props.words.estimate.show_working }</span>
            </button>
        </td>
    }
}

fn panel((row, column): (usize, usize)) -> String {
    format!("years-working-{row}-{column}")
}
