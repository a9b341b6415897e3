//! The tiers of a program by what they ask: what is met, what is short and by how much, what cannot be told.
//!
//! A tier's name opens its plan below its row. Where the columns do not fit, the style sheet leaves the standing with its gaps.

use std::rc::Rc;

use partner_engine::money::Currency;
use partner_engine::standing::{Check, Standing};
use yew::prelude::*;

use crate::asked::{AskedFor, Matrix, Standings};
use crate::wording::{Compare, Requirements};

/// Most columns that leave room for whole lines in a cell.
const ROOMY: usize = 5;
/// Most columns that leave room for the names of criteria.
const SPACIOUS: usize = 2;

/// Properties of [`RequirementMatrix`].
#[derive(Clone, PartialEq, Properties)]
pub struct RequirementMatrixProps {
    /// Its words.
    pub words: &'static Requirements,
    /// The words that it shares with the comparison.
    pub compare: &'static Compare,
    /// The tiers.
    pub matrix: Rc<Matrix>,
    /// The currency of every amount.
    pub currency: Currency,
    /// The tier whose plan is open, with the plan.
    #[prop_or_default]
    pub open: Option<(AttrValue, Html)>,
    /// Opens or closes the plan of a tier.
    pub on_open: Callback<String>,
}

/// The matrix of one program.
#[component]
pub fn RequirementMatrix(props: &RequirementMatrixProps) -> Html {
    let RequirementMatrixProps { words, compare, matrix, .. } = props;
    let words = &words.matrix;
    let dense = (matrix.columns.len() > ROOMY).then_some("is-dense");
    html! {
        <table class={ classes!("matrix", dense) }>
            <caption>
                <h2>{ (words.caption)(&matrix.program) }</h2>
                if matrix.program.ended.is_some() {
                    { " " }<strong class="ended-badge">{ compare.ended }</strong>
                }
            </caption>
            <thead>
                <tr>
                    <th scope="col" class="matrix-tier-head">{ words.tier }</th>
                    <th scope="col" class="matrix-standing-head">{ words.standing_head }</th>
                    { for matrix.columns.iter().map(|column| html! {
                        <th scope="col" class="matrix-column">{ (words.column)(column) }</th>
                    }) }
                </tr>
            </thead>
            <tbody>{ for matrix.tiers.iter().map(|tier| tier_rows(props, tier)) }</tbody>
        </table>
    }
}

fn tier_rows(props: &RequirementMatrixProps, tier: &Standings) -> Html {
    let plan = props.open.as_ref().filter(|(id, _)| *id == tier.id.as_str()).map(|(_, plan)| plan);
    let plan_id = format!("plan-{}", tier.id.replace('/', "-"));
    let onclick = {
        let id = tier.id.clone();
        props.on_open.reform(move |_: MouseEvent| id.clone())
    };
    let span = (props.matrix.columns.len() + 2).to_string();
    html! {
        <>
            <tr class={ classes!("matrix-tier", plan.map(|_| "is-open")) }>
                <th scope="row">
                    <button type="button" class="matrix-open" aria-expanded={ plan.is_some().to_string() }
                        aria-controls={ plan.map(|_| plan_id.clone()) } { onclick }>{ (props.compare.tier_name)(&tier.tier) }</button>
                </th>
                { standing_cell(props, tier) }
                { for props.matrix.columns.iter().map(|column| asked_cell(props, tier, column)) }
            </tr>
            if let Some(plan) = plan {
                <tr class="matrix-plan"><td id={ plan_id } colspan={ span }>{ plan.clone() }</td></tr>
            }
        </>
    }
}

fn standing_cell(props: &RequirementMatrixProps, tier: &Standings) -> Html {
    let words = &props.words.matrix;
    let gaps = || tier.checks.iter().filter(|check| check.standing() == Standing::Short);
    html! {
        <td class="matrix-standing">
            <Mark standing={ tier.standing } text={ (words.standing)(tier.standing, gaps().count(), tier.checks.len()) } />
            <ul class="matrix-gaps" role="list">
                { for gaps().map(|check| html! { <li>{ (words.gap)(check, props.currency) }</li> }) }
            </ul>
        </td>
    }
}

fn asked_cell(props: &RequirementMatrixProps, tier: &Standings, column: &AskedFor) -> Html {
    let words = &props.words.matrix;
    let checks: Vec<&Check<'static>> = tier.within(column).collect();
    let content = match (column, &checks[..]) {
        (_, []) => html! { <span class="visually-hidden">{ words.not_asked }</span> },
        (AskedFor::WithoutFigure, checks) if props.matrix.columns.len() <= SPACIOUS => html! {
            { for checks.iter().map(|check| html! { <Mark standing={ Standing::Unknown } text={ (words.criterion)(check) } /> }) }
        },
        (AskedFor::WithoutFigure, checks) => html! {
            <Mark standing={ Standing::Unknown } text={ (words.without_figure)(checks.len()) } />
        },
        (_, checks) => html! { <>{ for checks.iter().map(|check| check_mark(props, check)) }</> },
    };
    html! { <td class="matrix-check">{ content }</td> }
}

fn check_mark(props: &RequirementMatrixProps, check: &Check<'static>) -> Html {
    let (text, detail) = (props.words.matrix.check)(check, props.currency);
    html! { <Mark standing={ check.standing() } { text } { detail } /> }
}

/// Properties of [`Mark`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MarkProps {
    /// Met, short or unknown.
    pub standing: Standing,
    /// The same in words.
    pub text: AttrValue,
    /// What is there of what is needed.
    #[prop_or_default]
    pub detail: AttrValue,
}

/// Met, short or unknown: a mark with its words, never a colour alone.
#[component]
pub fn Mark(props: &MarkProps) -> Html {
    let (class, mark) = match props.standing {
        Standing::Met => ("is-met", "✓"),
        Standing::Short => ("is-short", "✕"),
        Standing::Unknown => ("is-unknown", "?"),
    };
    html! {
        <span class={ classes!("mark", class) }>
            <span class="mark-sign" aria-hidden="true">{ mark }</span>
            <span class="mark-text">{ props.text.clone() }</span>
            if !props.detail.is_empty() {
                <span class="mark-detail">{ props.detail.clone() }</span>
            }
        </span>
    }
}
