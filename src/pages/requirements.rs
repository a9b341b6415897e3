//! The view "Requirements": what every tier asks beside the team that is there, and one tier in depth.

use std::rc::Rc;

use partner_engine::money::Currency;
use yew::Html;

use super::fields::{FieldInputs, Fields};
use super::problems;
use crate::calculation::Figures;
use crate::components::header::unless_elsewhere;
use crate::components::requirement_matrix::requirement_matrix;
use crate::components::requirement_plan::requirement_plan;
use crate::element::{El, el, fragment};
use crate::fields::{Group, Table, group_of};
use crate::headline::is_chosen;
use crate::history;
use crate::page::Page;
use crate::region::{PtrEq, derived, region};
use crate::requirement_matrix::{self, Matrix, Plan, RequirementMatrix};
use crate::route::Route;
use crate::state::ScenarioAction;
use crate::ui_state::{DisclosureId, UiAction};

/// The requirements.
pub(crate) fn view(page: &Page) -> Html {
    derived(page.clone(), PtrEq(Rc::clone(&page.outcome.figures)), |PtrEq(figures)| requirements_of(figures), draw)
}

/// The requirements of every tier.
pub(super) fn requirements_of(figures: &Figures) -> RequirementMatrix {
    RequirementMatrix::of(partner_programs::catalog(), &figures.estimate)
}

fn draw(page: &Page, requirements: &RequirementMatrix) -> Html {
    let words = page.words.requirements();
    let stale = page.outcome.is_stale();
    let head = el("header")
        .class("view-head")
        .child(el("h1").attr("id", "title").attr("tabindex", "-1").text(words.title))
        .child(
            el("p")
                .class(if stale { "view-lead is-stale" } else { "view-lead" })
                .attr("role", "status")
                .text((words.tally)(&requirements.tally(&page.state.programs))),
        );
    let body = el("div").class("requirements").child(el("div").class("requirements-columns").child(team(page)).child(
        el("div").class(if stale { "matrices is-stale" } else { "matrices" }).nodes(matrices(page, requirements)),
    ));
    let errors = problems::summary(page, words.stale, is_team);
    fragment(vec![head.build(), errors, body.build()])
}

/// The tier whose plan is open: the one looked into, else the one that the estimate puts first; none once it is closed.
fn open_tier(page: &Page) -> Option<String> {
    let first = || page.outcome.figures.estimate.tiers.first().map(|tier| tier.tier.id());
    page.state.tier.clone().or_else(first).filter(|_| page.ui.is_expanded(&DisclosureId::Plan))
}

/// The matrices of the programs that are shown.
pub(super) fn matrices(page: &Page, requirements: &RequirementMatrix) -> Vec<Html> {
    let open = open_tier(page);
    let shown = requirements.programs.iter().filter(|matrix| is_chosen(&matrix.program.id, &page.state.programs));
    shown.map(|matrix| matrix_region(page, matrix, requirements.currency, open.as_deref())).collect()
}

fn matrix_region(page: &Page, matrix: &Rc<Matrix>, currency: Currency, open: Option<&str>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    let open = open.filter(|id| matrix.tiers.iter().any(|tier| tier.id == **id)).map(str::to_owned);
    let inputs = (Rc::clone(matrix), currency, open);
    region(Some(&matrix.program.id), inputs, move |(matrix, currency, open)| {
        let plan = open.as_ref().and_then(|id| {
            let tier = partner_programs::catalog().tier(id)?;
            let plan = Plan::of(tier, matrix.tiers.iter().find(|tier| tier.id == *id)?);
            Some((&**id, requirement_plan(words, &tier.tier.name, &plan, *currency)))
        });
        let on_open = |id: &str| {
            let closes = open.as_deref() == Some(id);
            dispatch.on(if closes { UiAction::Toggle(DisclosureId::Plan) } else { UiAction::ExpandPlan(id.to_owned()) })
        };
        requirement_matrix(words, matrix, *currency, plan, &on_open).build()
    })
}

fn is_team(field: &str) -> bool {
    group_of(field) == Some(Group::Team)
}

fn team(page: &Page) -> El {
    let words = page.words.requirements();
    let catalog = partner_programs::catalog();
    let shown = catalog.programs.iter().filter(|program| is_chosen(&program.id, &page.state.programs));
    let typed = FieldInputs::of(page, is_team);
    let fields = Fields { words: page.words, typed: &typed, dispatch: &page.dispatch };
    el("section")
        .class("team")
        .attr("aria-labelledby", "team-title")
        .child(el("h2").attr("id", "team-title").text(words.team))
        .child(
            el("div")
                .class("team-fields")
                .list(requirement_matrix::counted(shown).into_iter().map(|id| fields.text(&Table::Team.path(id)))),
        )
        .child(el("p").class("team-hint").text(words.team_hint))
        .child(el("p").class("team-hint").text(words.minimums_hint).text(" ").child(estimate_link(page)))
}

fn estimate_link(page: &Page) -> El {
    el("a")
        .attr("href", history::href(Route::Estimate, &page.link))
        .on_click(unless_elsewhere(page.dispatch.on(ScenarioAction::Navigate(Route::Estimate))))
        .text(page.words.requirements().minimums_link)
}
