//! The view "Requirements": what every tier asks beside the team that is there, and one tier in depth.

use std::rc::Rc;

use partner_engine::money::Currency;
use yew::Html;

use super::fields::{Fields, Typed};
use super::problems;
use crate::address;
use crate::answer::is_chosen;
use crate::asked::{self, Asked, Matrix, Plan};
use crate::components::header::unless_elsewhere;
use crate::components::requirement_matrix::requirement_matrix;
use crate::components::requirement_plan::requirement_plan;
use crate::element::{El, el, together};
use crate::fields::{Group, Table, group_of};
use crate::outcome::Figures;
use crate::page::Page;
use crate::region::{Same, derived, region};
use crate::route::Route;
use crate::screen::{DisclosureId, UiAction};
use crate::state::ScenarioAction;

/// The requirements.
pub(crate) fn view(page: &Page) -> Html {
    derived(page.clone(), Same(Rc::clone(&page.outcome.figures)), |Same(figures)| asked(figures), draw)
}

/// What every tier asks.
pub(super) fn asked(figures: &Figures) -> Asked {
    Asked::of(partner_programs::catalog(), &figures.estimate)
}

fn draw(page: &Page, asked: &Asked) -> Html {
    let words = page.words.requirements();
    let stale = page.outcome.is_stale();
    let head = el("header")
        .class("view-head")
        .child(el("h1").attr("id", "title").attr("tabindex", "-1").text(words.title))
        .child(
            el("p")
                .class(if stale { "view-lead is-stale" } else { "view-lead" })
                .attr("role", "status")
                .text((words.tally)(&asked.tally(&page.state.programs))),
        );
    let body = el("div").class("requirements").child(
        el("div")
            .class("requirements-columns")
            .child(team(page))
            .child(el("div").class(if stale { "matrices is-stale" } else { "matrices" }).nodes(matrices(page, asked))),
    );
    let errors = problems::summary(page, words.stale, is_team);
    together(vec![head.done(), errors, body.done()])
}

/// The tier whose plan is open: the one looked into, else the one that the estimate puts first; none once it is closed.
fn open_tier(page: &Page) -> Option<String> {
    let first = || page.outcome.figures.estimate.tiers.first().map(|tier| tier.tier.id());
    page.state.tier.clone().or_else(first).filter(|_| page.screen.is_expanded(&DisclosureId::Plan))
}

/// The matrices of the programs that are shown.
pub(super) fn matrices(page: &Page, asked: &Asked) -> Vec<Html> {
    let open = open_tier(page);
    let shown = asked.programs.iter().filter(|matrix| is_chosen(&matrix.program.id, &page.state.programs));
    shown.map(|matrix| matrix_region(page, matrix, asked.currency, open.as_deref())).collect()
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
            dispatch.answer(if closes {
                UiAction::Toggle(DisclosureId::Plan)
            } else {
                UiAction::ExpandPlan(id.to_owned())
            })
        };
        requirement_matrix(words, matrix, *currency, plan, &on_open).done()
    })
}

fn is_team(field: &str) -> bool {
    group_of(field) == Some(Group::Team)
}

fn team(page: &Page) -> El {
    let words = page.words.requirements();
    let catalog = partner_programs::catalog();
    let shown = catalog.programs.iter().filter(|program| is_chosen(&program.id, &page.state.programs));
    let typed = Typed::of(page, is_team);
    let fields = Fields { words: page.words, typed: &typed, dispatch: &page.dispatch };
    el("section")
        .class("team")
        .attr("aria-labelledby", "team-title")
        .child(el("h2").attr("id", "team-title").text(words.team))
        .child(
            el("div")
                .class("team-fields")
                .list(asked::counted(shown).into_iter().map(|id| fields.text(&Table::Team.path(id)))),
        )
        .child(el("p").class("team-hint").text(words.team_hint))
        .child(el("p").class("team-hint").text(words.minimums_hint).text(" ").child(estimate_link(page)))
}

fn estimate_link(page: &Page) -> El {
    el("a")
        .attr("href", address::href(Route::Estimate, &page.link))
        .on_click(unless_elsewhere(page.dispatch.answer(ScenarioAction::Navigate(Route::Estimate))))
        .text(page.words.requirements().minimums_link)
}
