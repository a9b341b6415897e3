//! The view "Compare": the tiers chosen, side by side.

use std::rc::Rc;

use partner_engine::program::Catalog;
use yew::Html;

use crate::comparison::{self, Comparison, Group, ProgramHead};
use crate::components::compare_table::{CompareGroup, compare_group, compare_table, tier_names};
use crate::components::notice::notice;
use crate::components::program_notes::program_notes_list;
use crate::components::statement::Folds;
use crate::components::tier_picker::{Answers, tier_picker};
use crate::components::tier_switch::tier_switch;
use crate::element::{Handler, el, nothing, together};
use crate::page::{Dispatch, Page};
use crate::region::{Same, region};
use crate::screen::Gesture;
use crate::state::Action;
use crate::wording::Words;

/// The comparison.
pub(crate) fn view(page: &Page<'_>) -> Html {
    let words = &page.words.compare;
    let chosen = Chosen::of(partner_programs::catalog(), &page.state.tiers);
    let comparison = page.kept.comparison(&chosen.known);
    let head = el("header")
        .class("view-head")
        .child(el("h1").attr("id", "title").attr("tabindex", "-1").text(words.title))
        .child(el("p").class("view-lead").text(words.lead));
    together(vec![
        head.done(),
        unknown_tiers(page, &chosen),
        picker(page, chosen.known),
        ended_programs(page.words, &comparison),
        toolbar(page, &comparison),
        table(page, &comparison),
        notes(page, comparison),
    ])
}

/// The tiers that are shown, side by side.
pub(super) fn compared(page: &Page<'_>) -> Rc<Comparison> {
    page.kept.comparison(&Chosen::of(partner_programs::catalog(), &page.state.tiers).known)
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

fn unknown_tiers(page: &Page<'_>, chosen: &Chosen) -> Html {
    if chosen.unknown.is_empty() {
        return nothing();
    }
    let words = &page.words.compare;
    let items = chosen.unknown.iter().map(|id| (words.unknown_tier)(id));
    let dismiss = page.dispatch.answer(Action::ChooseTiers(chosen.known.clone()));
    notice(words.unknown_tiers, items, page.words.errors.dismiss, dismiss).done()
}

fn ended_programs(words: &'static Words, comparison: &Comparison) -> Html {
    let words = &words.compare;
    let programs = comparison.programs.iter().map(|notes| &notes.program);
    let ended: Vec<&ProgramHead> = programs.filter(|program| program.ended.is_some()).collect();
    if ended.is_empty() {
        return nothing();
    }
    el("div")
        .class("ended-notice")
        .child(el("p").child(el("strong").text((words.have_ended)(ended.len()))))
        .child(
            el("ul")
                .attr("role", "list")
                .list(ended.iter().map(|program| el("li").key(&program.id).text((words.has_ended)(program)))),
        )
        .done()
}

fn toolbar(page: &Page<'_>, comparison: &Comparison) -> Html {
    let words = &page.words.compare;
    let only = page.state.only_differences;
    let count = comparison.count();
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
                        .on_change(page.dispatch.answer(Action::ShowOnlyDifferences(!only))),
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
        .done()
}

fn picker(page: &Page<'_>, chosen: Vec<String>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, chosen, move |chosen| {
        let catalog = partner_programs::catalog();
        let choose = |tiers| dispatch.answer(Action::ChooseTiers(tiers));
        let answers = Answers {
            on_toggle: &|tier| choose(comparison::toggled(chosen, tier)),
            on_program: &|program, all| choose(comparison::with_program(catalog, chosen, program, all)),
            on_reset: choose(Vec::new()),
        };
        tier_picker(&words.compare, &catalog.programs, chosen, &answers).done()
    })
}

fn table(page: &Page<'_>, comparison: &Comparison) -> Html {
    let (words, dispatch) = (page.words, page.dispatch);
    let columns = &comparison.columns;
    let shown = page.screen.column.min(columns.len().saturating_sub(1));
    let switch = tier_switch(
        &words.compare,
        tier_names(&words.compare, columns),
        shown,
        &|column| dispatch.answer(Gesture::ShowColumn(column)),
        dispatch.enter("", |_, index| Gesture::ShowColumn(index.parse().unwrap_or(0)).into()),
    );
    let ids: Rc<[String]> = columns.iter().map(|column| column.id.replace('/', "-")).collect();
    let only = page.state.only_differences;
    let groups = comparison.groups.iter().filter(|group| group.shown(only).next().is_some());
    let groups = groups.map(|group| group_region(page, group, &ids, shown)).collect();
    compare_table(words, columns, shown, switch, groups).done()
}

fn group_region(page: &Page<'_>, group: &Rc<Group>, columns: &Rc<[String]>, shown: usize) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    let fold = format!("topic-{:?}", group.topic);
    let open = !page.screen.is_turned(&fold);
    let is_of_group =
        |id: &&String| group.rows.iter().any(|row| id.starts_with(&format!("source-{}-", row.subject.slug())));
    let turned: Vec<String> = page.screen.turned.iter().filter(is_of_group).cloned().collect();
    let key = fold.clone();
    let inputs = (Same(Rc::clone(group)), Rc::clone(columns), shown, page.state.only_differences, open, turned);
    region(Some(&key), inputs, move |(group, columns, shown, only_differences, open, turned)| {
        let group = CompareGroup {
            group: &group.0,
            columns,
            shown: *shown,
            only_differences: *only_differences,
            open: *open,
            folds: Folds { open: turned, turn: &turning(&dispatch) },
        };
        compare_group(words, &group, dispatch.answer(Gesture::Turn(fold.clone()))).done()
    })
}

fn notes(page: &Page<'_>, comparison: Rc<Comparison>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    let mut turned = page.screen.turned_within("note-");
    turned.extend(page.screen.turned_within("status-"));
    region(None, (Same(comparison), turned), move |(Same(comparison), turned)| {
        program_notes_list(words, comparison, &Folds { open: turned, turn: &turning(&dispatch) }).done()
    })
}

/// What opens or closes a fold by its id.
pub(super) fn turning(dispatch: &Dispatch) -> impl Fn(String) -> Handler {
    |fold| dispatch.answer(Gesture::Turn(fold))
}
