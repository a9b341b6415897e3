//! The view "Compare": the tiers chosen, side by side.

use std::rc::Rc;

use partner_engine::program::{Catalog, TierRef};
use yew::prelude::*;

use crate::app::{PageContext, use_page};
use crate::comparison::{self, Comparison, ProgramHead};
use crate::components::compare_table::CompareTable;
use crate::components::notice::Notice;
use crate::components::program_notes::ProgramNotesList;
use crate::components::tier_picker::{PickerProgram, PickerTier, TierPicker};
use crate::state::Action;

/// The comparison.
#[component]
pub fn ComparePage() -> Html {
    let page = use_page();
    let words = &page.words.compare;
    let sources = &page.words.sources;
    let catalog = partner_programs::catalog();
    let chosen = Chosen::of(catalog, &page.state.tiers);
    let comparison = use_memo(chosen.known.clone(), |ids| {
        let tiers: Vec<TierRef<'_>> = ids.iter().filter_map(|id| catalog.tier(id)).collect();
        Comparison::of(&tiers)
    });
    let only_differences = page.state.only_differences;
    html! {
        <>
            <header class="view-head">
                <h1 id="title" tabindex="-1">{ words.title }</h1>
                <p class="view-lead">{ words.lead }</p>
            </header>
            { unknown_tiers(&page, &chosen) }
            { picker(&page, catalog, &chosen.known) }
            { ended_programs(&page, &comparison) }
            { toolbar(&page, &comparison) }
            <CompareTable { words } { sources } comparison={ Rc::clone(&comparison) } { only_differences } />
            <ProgramNotesList { words } { sources } { comparison } />
        </>
    }
}

/// The tiers that are compared, and what the link names besides.
struct Chosen {
    known: Vec<String>,
    unknown: Vec<String>,
}

impl Chosen {
    fn of(catalog: &Catalog, ids: &[String]) -> Self {
        let (mut known, unknown): (Vec<String>, Vec<String>) =
            ids.iter().cloned().partition(|id| catalog.tier(id).is_some());
        if known.is_empty() {
            known = comparison::first_choice(catalog);
        }
        Self { known, unknown }
    }
}

fn unknown_tiers(page: &PageContext, chosen: &Chosen) -> Html {
    if chosen.unknown.is_empty() {
        return Html::default();
    }
    let words = &page.words.compare;
    let items: Vec<AttrValue> = chosen.unknown.iter().map(|id| (words.unknown_tier)(id).into()).collect();
    let known = chosen.known.clone();
    let on_dismiss = page.sends(move |()| Action::ChooseTiers(known.clone()));
    html! { <Notice title={ words.unknown_tiers } { items } dismiss={ page.words.errors.dismiss } { on_dismiss } /> }
}

fn ended_programs(page: &PageContext, comparison: &Comparison) -> Html {
    let words = &page.words.compare;
    let programs = comparison.programs.iter().map(|notes| &notes.program);
    let ended: Vec<&ProgramHead> = programs.filter(|program| program.ended.is_some()).collect();
    if ended.is_empty() {
        return Html::default();
    }
    html! {
        <div class="ended-notice">
            <p><strong>{ (words.have_ended)(ended.len()) }</strong></p>
            <ul role="list">
                { for ended.iter().map(|program| html! { <li key={ program.id.clone() }>{ (words.has_ended)(program) }</li> }) }
            </ul>
        </div>
    }
}

fn toolbar(page: &PageContext, comparison: &Comparison) -> Html {
    let words = &page.words.compare;
    let only = page.state.only_differences;
    let onchange = page.sends(move |_: Event| Action::ShowOnlyDifferences(!only));
    let count = comparison.count();
    html! {
        <div class="compare-tools">
            <label class="check">
                <input type="checkbox" name="only_differences" checked={ only } { onchange } />
                <span>{ words.only_differences }</span>
            </label>
            <p class="compare-count" role="status">
                { (words.rows_shown)(count, only) }
                { if only && count.differing == 0 { format!(". {}", words.nothing_differs) } else { String::new() } }
            </p>
        </div>
    }
}

fn picker(page: &PageContext, catalog: &Catalog, chosen: &[String]) -> Html {
    let words = &page.words.compare;
    let programs: Vec<PickerProgram> = catalog
        .programs
        .iter()
        .map(|program| PickerProgram {
            head: ProgramHead::of(program),
            tiers: program
                .tiers
                .iter()
                .map(|tier| {
                    let id = TierRef { program, tier }.id();
                    PickerTier {
                        chosen: chosen.contains(&id),
                        id,
                        name: tier.name.clone(),
                        remark: (words.kind)(tier.kind()),
                    }
                })
                .collect(),
        })
        .collect();
    let (now, then) = (chosen.to_vec(), chosen.to_vec());
    let on_toggle = page.sends(move |id: String| Action::ChooseTiers(comparison::toggled(&now, &id)));
    let on_program = page.sends(move |(program, all): (String, bool)| {
        Action::ChooseTiers(comparison::with_program(partner_programs::catalog(), &then, &program, all))
    });
    let on_reset = page.sends(|()| Action::ChooseTiers(Vec::new()));
    html! {
        <TierPicker { words } { programs } { on_toggle } { on_program } { on_reset } />
    }
}
