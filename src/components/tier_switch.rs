//! Which tier a narrow table shows: a list between a step back and a step forward.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::wording::compare::Compare;

/// Properties of [`TierSwitch`].
#[derive(Clone, PartialEq, Properties)]
pub struct TierSwitchProps {
    /// Its words.
    pub words: &'static Compare,
    /// The tiers' names.
    pub tiers: Vec<AttrValue>,
    /// The one shown.
    pub shown: usize,
    /// Shows another one.
    pub on_show: Callback<usize>,
    /// The switch itself, below which the row stands that is being read.
    pub bar: NodeRef,
}

/// The switch. The style sheet shows it only where one column fits.
#[component]
pub fn TierSwitch(props: &TierSwitchProps) -> Html {
    let TierSwitchProps { words, tiers, shown, on_show, bar } = props;
    let words = &words.switch;
    let count = tiers.len();
    let step = |by: usize| {
        on_show.reform({
            let next = (shown + by) % count.max(1);
            move |_: MouseEvent| next
        })
    };
    let onchange = on_show.reform(|event: Event| {
        event.target_dyn_into::<HtmlSelectElement>().and_then(|list| list.value().parse().ok()).unwrap_or(0)
    });
    html! {
        <div class="tier-switch" ref={ bar.clone() }>
            <button type="button" class="tier-step" aria-label={ words.previous } onclick={ step(count.saturating_sub(1)) }>
                <span aria-hidden="true">{ "‹" }</span>
            </button>
            <label class="tier-list">
                <span class="visually-hidden">{ words.label }</span>
                <select { onchange }>
                    { for tiers.iter().enumerate().map(|(index, tier)| html! {
                        <option value={ index.to_string() } selected={ index == *shown }>{ tier }</option>
                    }) }
                </select>
            </label>
            <button type="button" class="tier-step" aria-label={ words.next } onclick={ step(1) }>
                <span aria-hidden="true">{ "›" }</span>
            </button>
        </div>
    }
}
