//! The choice of tiers, grouped by program: check boxes, and all or none of a program at once.

use yew::prelude::*;

use crate::comparison::ProgramHead;
use crate::wording::compare::Compare;

/// A program with its tiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickerProgram {
    /// The program.
    pub head: ProgramHead,
    /// Its tiers.
    pub tiers: Vec<PickerTier>,
}

/// A tier that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickerTier {
    /// The id in links.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What stands behind the name: how it earns.
    pub remark: &'static str,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Properties of [`TierPicker`].
#[derive(Clone, PartialEq, Properties)]
pub struct TierPickerProps {
    /// Its words.
    pub words: &'static Compare,
    /// What can be chosen.
    pub programs: Vec<PickerProgram>,
    /// Adds or takes away a tier.
    pub on_toggle: Callback<String>,
    /// Chooses all tiers of a program, or none.
    pub on_program: Callback<(String, bool)>,
    /// Goes back to the page's own choice.
    pub on_reset: Callback<()>,
}

/// The choice, folded until it is asked for.
#[component]
pub fn TierPicker(props: &TierPickerProps) -> Html {
    let TierPickerProps { words, programs, on_reset, .. } = props;
    let words = &words.picker;
    let tiers = || programs.iter().flat_map(|program| &program.tiers);
    let chosen = tiers().filter(|tier| tier.chosen).count();
    html! {
        <details class="tier-picker">
            <summary>{ (words.summary)(chosen, tiers().count()) }</summary>
            <div class="tier-picker-body">
                <p class="tier-picker-hint">
                    { words.hint }{ " " }
                    <button type="button" class="text-button" onclick={ on_reset.reform(|_: MouseEvent| ()) }>{ words.reset }</button>
                </p>
                <div class="tier-picker-programs">
                    { for programs.iter().map(|program| program_choice(props, program, chosen)) }
                </div>
            </div>
        </details>
    }
}

fn program_choice(props: &TierPickerProps, program: &PickerProgram, chosen: usize) -> Html {
    let words = &props.words.picker;
    let head = &program.head;
    let own = program.tiers.iter().filter(|tier| tier.chosen).count();
    let choose = |all: bool| {
        let id = head.id.clone();
        props.on_program.reform(move |_: MouseEvent| (id.clone(), all))
    };
    html! {
        <fieldset key={ head.id.clone() } class="tier-picker-program">
            <legend>
                { (words.program)(head) }
                { for head.ended.as_ref().map(|_| html! { <>{ " " }<strong class="ended-badge">{ props.words.ended }</strong></> }) }
            </legend>
            { for program.tiers.iter().map(|tier| tier_choice(props, tier, chosen)) }
            <p class="tier-picker-all">
                <button type="button" class="text-button" aria-label={ (words.all_of)(head) }
                    disabled={ own == program.tiers.len() } onclick={ choose(true) }>{ words.all }</button>
                <button type="button" class="text-button" aria-label={ (words.none_of)(head) }
                    disabled={ own == 0 || own == chosen } onclick={ choose(false) }>{ words.none }</button>
            </p>
        </fieldset>
    }
}

/// The last tier chosen cannot be taken away: a comparison of nothing has nothing to say.
fn tier_choice(props: &TierPickerProps, tier: &PickerTier, chosen: usize) -> Html {
    let id = tier.id.clone();
    let onchange = props.on_toggle.reform(move |_: Event| id.clone());
    html! {
        <label key={ tier.id.clone() } class="tier-choice">
            <input type="checkbox" name="tiers" value={ tier.id.clone() } checked={ tier.chosen } disabled={ tier.chosen && chosen == 1 } { onchange } />
            <span>{ &tier.name }{ " " }<span class="tier-choice-remark">{ tier.remark }</span></span>
        </label>
    }
}
