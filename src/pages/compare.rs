//! The view "Compare": the tiers chosen, side by side.

use std::ops::Range;
use std::rc::Rc;

use partner_engine::program::{Catalog, TierRef};
use yew::Html;

use crate::citation::rates_lost;
use crate::comparison::{self, Column, Comparison, Group, ProgramHead};
use crate::components::compare_table::{
    CompareGroup, CompareParts, compare_group, compare_table, figures_row, tier_names, value_id,
};
use crate::components::grid_keys;
use crate::components::header::unless_elsewhere;
use crate::components::notice::notice;
use crate::components::program_notes::program_notes_list;
use crate::components::tier_picker::{self, Callbacks, tier_picker};
use crate::components::tier_switch::tier_switch;
use crate::element::{El, Handler, el, empty, fragment};
use crate::history;
use crate::page::Page;
use crate::region::{PtrEq, derived, region};
use crate::route::Route;
use crate::state::ScenarioAction;
use crate::ui_state::{DisclosureId, UiAction};
use crate::wording::Words;

/// How many columns a page is rendered with before it is known how many fit.
const FITS: usize = 5;

/// The comparison.
pub(crate) fn view(page: &Page) -> Html {
    let chosen = Chosen::of(partner_programs::catalog(), &page.state.tiers);
    derived(page.clone(), chosen.known, |tiers| compared(tiers), draw)
}

fn draw(page: &Page, comparison: &Rc<Comparison>) -> Html {
    let words = page.words.compare();
    let chosen = Chosen::of(partner_programs::catalog(), &page.state.tiers);
    let fits = page.ui.fits.unwrap_or(FITS);
    let shown = comparison::in_sight(page.ui.column, fits, comparison.columns.len());
    let head = el("header")
        .class("view-head")
        .child(el("h1").attr("id", "title").attr("tabindex", "-1").text(words.title))
        .child(el("p").class("view-lead").text(words.lead));
    fragment(vec![
        head.build(),
        unknown_tiers(page, &chosen),
        presets(page, &chosen.known),
        picker(page, chosen.known),
        ended_programs(page.words, comparison),
        toolbar(page, comparison, &shown),
        table(page, comparison, &shown),
        unsaid(page, comparison, &shown),
        notes(page, Rc::clone(comparison)),
    ])
}

/// The tiers that are shown, side by side.
pub(super) fn comparison(page: &Page) -> Rc<Comparison> {
    compared(&Chosen::of(partner_programs::catalog(), &page.state.tiers).known)
}

fn compared(tiers: &[String]) -> Rc<Comparison> {
    let catalog = partner_programs::catalog();
    let found: Vec<_> = tiers.iter().filter_map(|id| catalog.tier(id)).collect();
    Rc::new(Comparison::of(&found))
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

fn unknown_tiers(page: &Page, chosen: &Chosen) -> Html {
    if chosen.unknown.is_empty() {
        return empty();
    }
    let words = page.words.compare();
    let items = chosen.unknown.iter().map(|id| (words.unknown_tier)(id));
    let dismiss = page.dispatch.on(ScenarioAction::SelectTiers(chosen.known.clone()));
    notice(words.unknown_tiers, items, page.words.errors.dismiss, dismiss).build()
}

fn ended_programs(words: &'static Words, comparison: &Comparison) -> Html {
    let words = words.compare();
    let programs = comparison.programs.iter().map(|notes| &notes.program);
    let ended: Vec<&ProgramHead> = programs.filter(|program| program.ended.is_some()).collect();
    if ended.is_empty() {
        return empty();
    }
    el("div")
        .class("ended-notice")
        .child(el("p").child(el("strong").text((words.have_ended)(ended.len()))))
        .child(
            el("ul")
                .attr("role", "list")
                .list(ended.iter().map(|program| el("li").key(&program.id).text((words.has_ended)(program)))),
        )
        .build()
}

fn toolbar(page: &Page, comparison: &Comparison, shown: &Range<usize>) -> Html {
    let words = page.words.compare();
    let only = page.state.only_differences;
    let count = comparison.count_in_sight(shown);
    let nothing_differs = (only && count.differing == 0).then(|| format!(". {}", words.nothing_differs));
    el("div")
        .class("compare-tools")
        .child(
            el("label")
                .class("check")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("name", "only_differences")
                        .checked(only)
                        .on_change(page.dispatch.on(ScenarioAction::ShowOnlyDifferences(!only))),
                )
                .child(el("span").text(words.only_differences)),
        )
        .child(
            el("p")
                .class("compare-count")
                .attr("role", "status")
                .text((words.rows_shown)(count, only))
                .text(nothing_differs),
        )
        .build()
}

fn presets(page: &Page, chosen: &[String]) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, chosen.to_vec(), move |chosen| {
        let presets = comparison::presets(partner_programs::catalog()).into_iter().enumerate();
        let presets = presets.map(|(index, (preset, tiers))| {
            let name = (words.compare().picker.preset)(preset);
            let is_chosen = tiers == *chosen;
            // The first is what is shown without a choice, which keeps the link short.
            let choice = if index == 0 { Vec::new() } else { tiers };
            (name, is_chosen, dispatch.on(ScenarioAction::SelectTiers(choice)))
        });
        tier_picker::presets(words.compare(), presets).build()
    })
}

fn picker(page: &Page, chosen: Vec<String>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, chosen, move |chosen| {
        let catalog = partner_programs::catalog();
        let choose = |tiers| dispatch.on(ScenarioAction::SelectTiers(tiers));
        let answers = Callbacks {
            on_toggle: &|tier| choose(comparison::toggled(chosen, tier)),
            on_program: &|program, all| choose(comparison::with_program(catalog, chosen, program, all)),
            on_reset: choose(Vec::new()),
        };
        tier_picker(words.compare(), &catalog.programs, chosen, &answers).build()
    })
}

fn table(page: &Page, comparison: &Comparison, shown: &Range<usize>) -> Html {
    let (words, dispatch) = (page.words, &page.dispatch);
    let columns = &comparison.columns;
    let switch = tier_switch(
        words.compare(),
        tier_names(words.compare(), columns),
        shown,
        &|column| dispatch.on(UiAction::ShowColumn(column)),
        dispatch.enter("", |_, index| UiAction::ShowColumn(index.parse().unwrap_or(0)).into()),
    );
    let ids: Rc<[String]> = columns.iter().map(|column| column.id.replace('/', "-")).collect();
    let only = page.state.only_differences;
    let groups = || comparison.groups.iter().filter(|group| group.rows_in_sight(shown, only).next().is_some());
    let values: Vec<Vec<String>> = groups().map(|group| values_in_sight(page, group, &ids, shown)).collect();
    let is_there = |stop: &&String| values.iter().any(|values| values.contains(stop));
    let stop = page.ui.stop.as_ref().filter(is_there).or_else(|| values.iter().flatten().next());
    let groups = groups()
        .zip(&values)
        .map(|(group, values)| {
            let stop = stop.filter(|stop| values.contains(stop));
            group_region(page, group, &ids, shown, stop.cloned().unwrap_or_default())
        })
        .collect();
    let focused = dispatch.clone();
    let on_focus: Handler = Rc::new(move |event| {
        if let Some(stop) = grid_keys::stop_of(event) {
            focused.send(UiAction::FocusValue(stop).into());
        }
    });
    let parts = CompareParts { switch, figures: figures(page, columns, shown), groups, on_focus };
    compare_table(words, columns, shown, parts).build()
}

/// The figures of each tier in the visitor's scenario.
fn figures(page: &Page, columns: &[Column], shown: &Range<usize>) -> El {
    let words = page.words.compare();
    let (scenario, estimate) = (&page.outcome.figures.scenario, &page.outcome.figures.estimate);
    let figure = |column: &Column| {
        let is_this = |tier: &TierRef<'_>| tier.id() == column.id;
        if let Some(tier) = estimate.tiers.iter().find(|tier| is_this(&tier.tier)) {
            return match tier.unranked {
                Some(reason) => (words.figures.unranked)(reason, rates_lost(tier.tier.tier, scenario)),
                None => (words.figures.net)(tier, scenario.currency),
            };
        }
        let left_out = estimate.not_estimated.iter().find(|tier| is_this(&tier.tier));
        left_out.map(|tier| (words.figures.not_estimated)(&tier.reason)).unwrap_or_default()
    };
    let link = el("a")
        .attr("href", history::href(Route::Estimate, &page.link))
        .on_click(unless_elsewhere(page.dispatch.on(ScenarioAction::Navigate(Route::Estimate))))
        .text((words.figures.link)(scenario.years));
    figures_row(words, columns, shown, columns.iter().map(figure).collect(), link, page.outcome.is_stale())
}

/// The ids of the values of a group that can have the focus, in reading order.
fn values_in_sight(page: &Page, group: &Group, columns: &[String], shown: &Range<usize>) -> Vec<String> {
    if !page.ui.is_expanded(&DisclosureId::Topic(group.topic)) {
        return Vec::new();
    }
    let mut ids = Vec::new();
    for row in group.rows_in_sight(shown, page.state.only_differences) {
        let slug = row.subject.slug();
        for run in row.runs(shown).iter().filter(|run| run.shown) {
            let items = 0..row.cells[run.start].items.len();
            ids.extend(items.map(|index| value_id(&slug, &columns[run.start], index)));
        }
    }
    ids
}

fn group_region(page: &Page, group: &Rc<Group>, columns: &Rc<[String]>, shown: &Range<usize>, stop: String) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    let topic = DisclosureId::Topic(group.topic);
    let open = page.ui.is_expanded(&topic);
    let only = page.state.only_differences;
    let key = group.topic as usize;
    let inputs = (PtrEq(Rc::clone(group)), Rc::clone(columns), shown.clone(), only, open, stop);
    region(Some(&key.to_string()), inputs, move |(group, columns, shown, only_differences, open, stop)| {
        let group =
            CompareGroup { group: &group.0, columns, shown, only_differences: *only_differences, open: *open, stop };
        compare_group(words, &group, dispatch.on(UiAction::Toggle(topic.clone()))).build()
    })
}

/// The rows of which no document says anything for the tiers in sight, in one line.
fn unsaid(page: &Page, comparison: &Comparison, shown: &Range<usize>) -> Html {
    let words = page.words.compare();
    let rows = comparison.groups.iter().flat_map(|group| group.rows_unsaid(shown));
    let rows: Vec<String> = rows.map(|row| (words.subject)(&row.subject)).collect();
    if rows.is_empty() || page.state.only_differences {
        return empty();
    }
    let line = (words.unsaid)((shown.len(), comparison.columns.len()), &rows);
    el("p").class("compare-unsaid").child(el("span").key(&line).text(line)).build()
}

fn notes(page: &Page, comparison: Rc<Comparison>) -> Html {
    let words = page.words;
    region(None, PtrEq(comparison), move |PtrEq(comparison)| program_notes_list(words, comparison).build())
}
