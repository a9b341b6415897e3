//! One tier of the ranking: its bar, its net with the working behind it, its rate, and what it lacks.

use std::rc::Rc;

use partner_engine::program::RuleKind;
use yew::prelude::*;

use super::steps::{Steps, WorkingTable};
use super::{kind_class, pays_class};
use crate::chart::bar::{Bar, BarShape};
use crate::chart::scale::Tick;
use crate::wording::Words;

/// What is said of one tier of the ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedTierData {
    /// The tier's id.
    pub id: AttrValue,
    /// Its place.
    pub rank: usize,
    /// Its name.
    pub name: AttrValue,
    /// Its program and edition.
    pub program: AttrValue,
    /// Commission or margin.
    pub kind: RuleKind,
    /// The same in words.
    pub kind_words: AttrValue,
    /// Says that the edition has ended.
    pub ended: Option<AttrValue>,
    /// What it lacks.
    pub lacks: Option<AttrValue>,
    /// Says that the net is a maximum.
    pub up_to: Option<AttrValue>,
    /// The expected net.
    pub net: AttrValue,
    /// The least and the most.
    pub range: AttrValue,
    /// The effective rate.
    pub rate: AttrValue,
    /// The bar.
    pub shape: BarShape,
}

/// Properties of [`RankedTier`].
#[derive(Clone, PartialEq, Properties)]
pub struct RankedTierProps {
    /// The words of the page.
    pub words: &'static Words,
    /// What is said.
    pub data: RankedTierData,
    /// The marks of the axis.
    pub ticks: Rc<[Tick]>,
    /// Whether its years are shown below.
    pub selected: bool,
    /// The working of its net, when it is open.
    pub working: Option<Rc<WorkingTable>>,
    /// Shows its years.
    pub on_look: Callback<AttrValue>,
    /// Opens or closes its working.
    pub on_work: Callback<AttrValue>,
}

/// One tier of the ranking.
#[component]
pub fn RankedTier(props: &RankedTierProps) -> Html {
    let RankedTierProps { words, data, ticks, selected, working, on_look, on_work } = props;
    let with_id = |callback: &Callback<AttrValue>| {
        let id = data.id.clone();
        callback.reform(move |_: MouseEvent| id.clone())
    };
    let panel = format!("working-{}", data.id.replace('/', "-"));
    html! {
        <li class={ classes!("ranked", pays_class(data.kind), selected.then_some("is-selected")) }>
            <span class="ranked-rank">{ data.rank }</span>
            <span class="ranked-name">
                <button type="button" class="ranked-look" aria-pressed={ selected.to_string() } onclick={ with_id(on_look) }>
                    { data.name.clone() }
                </button>
                <span class="ranked-about">
                    <span class={ classes!("kind", kind_class(data.kind)) }>{ data.kind_words.clone() }</span>
                    { " " }<span>{ data.program.clone() }</span>
                    { for data.ended.iter().map(|ended| html! { <>{ ", " }<strong class="ended-mark">{ ended }</strong></> }) }
                </span>
                { for data.lacks.iter().map(|lacks| html! { <span class="lacks-mark">{ lacks }</span> }) }
            </span>
            <span class="ranked-bar"><Bar shape={ data.shape } kind={ data.kind } ticks={ Rc::clone(ticks) } /></span>
            <span class="ranked-net">
                <button type="button" class="figure" aria-expanded={ working.is_some().to_string() }
                    aria-controls={ working.is_some().then(|| panel.clone()) } onclick={ with_id(on_work) }>
                    { for data.up_to.iter().map(|up_to| html! { <span class="figure-up-to">{ up_to }{ " " }</span> }) }
                    <span class="figure-amount">{ data.net.clone() }</span>
                    <span class="visually-hidden">{ ", " }{ words.estimate.show_working }</span>
                </button>
                <span class="ranked-range">{ data.range.clone() }</span>
            </span>
            <span class="ranked-rate">{ data.rate.clone() }</span>
            if let Some(working) = working {
                <div class="ranked-working" id={ panel }>
                    <Steps words={ &words.working } sources={ &words.sources } working={ Rc::clone(working) } />
                </div>
            }
        </li>
    }
}
