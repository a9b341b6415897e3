//! The estimate: what was typed on one side, what it earns on the other.

use partner_engine::estimate::TierEstimate;
use partner_engine::program::RuleKind;
use yew::Html;

use super::{fetching, problems};
use crate::below;
use crate::calculation::{Calculation, Figures};
use crate::chunks;
use crate::components::keys;
use crate::element::{El, el, fragment};
use crate::fields::{Field, Group, group_of};
use crate::headline::{self, Headline};
use crate::page::Page;
use crate::state::AppState;
use crate::ui_state::UiAction;
use crate::wording::Words;

mod data;
pub(super) mod detail;
pub(crate) mod inputs;
pub(super) mod ranking;
mod unranked;
mod up_to;
pub(super) mod workings;

/// The estimate.
pub(crate) fn view(page: &Page) -> Html {
    let words = &page.words.estimate;
    let figures = &page.outcome.figures;
    let ranked = headline::ranked(&figures.estimate, &page.state.programs);
    let answer = Headline::of(&ranked);
    let spoken = (words.answer)(&answer, figures.scenario.currency, figures.scenario.years, has_costs(&page.state));
    let stale = page.outcome.is_stale();
    // While a field has the focus the answer stays in sight where the screen is narrow; those who do not see it hear it.
    let bar = page
        .ui
        .editing
        .is_some()
        .then(|| el("p").class("answer-bar screen-only").attr("aria-hidden", "true").text(spoken.headline.clone()));
    let headline = el("div").class("answer").node(problems::summary(page, words.stale, inputs::is_shown)).child(
        el("h2").class(if stale { "answer-headline is-stale" } else { "answer-headline" }).text(spoken.headline),
    );
    let costs = match answer {
        Headline::Alone(tier) | Headline::Leads { leader: tier, .. } | Headline::Tied(tier, _)
            if !has_costs(&page.state) =>
        {
            Some(enter_costs(page, tier.kind))
        }
        _ => None,
    };
    let rest = el("div")
        .class(if stale { "answer-rest is-stale" } else { "answer-rest" })
        .child(
            el("p")
                .class("answer-support")
                .child_opt(is_example(page).then(|| el("strong").text(words.example).text(" ")))
                .text(spoken.support.join(" "))
                .text(" ")
                .child_opt(costs),
        )
        .child_opt(ended(page, &answer));
    let figures = || el("div").class(if stale { "estimate-figures is-stale" } else { "estimate-figures" });
    fragment(vec![
        el("h1").attr("id", "title").class("visually-hidden").attr("tabindex", "-1").text(words.title).build(),
        el("div")
            .class("estimate")
            .child(headline.child(rest))
            .child(inputs::inputs(page))
            .child(figures().child_opt(ranking::ranking(page, &ranked)).child_opt(unranked::line(page)))
            .child(inputs::more(page))
            .child(below(page, figures()))
            .child_opt(bar)
            .build(),
    ])
}

/// The parts that are fetched after the first view, see [`chunks`].
pub(crate) const DETAIL: chunks::Detail =
    chunks::Detail { below: drawn_below, net: workings::net, data: data::table, escape: keys::escape };

fn drawn_below(page: &Page) -> Html {
    let ranked = headline::ranked(&page.outcome.figures.estimate, &page.state.programs);
    fragment(vec![detail::detail(page, &ranked), unranked::apart(page)])
}

/// The part below the ranking: until it can be drawn, the same as the document showed it, or that it is being fetched.
fn below(page: &Page, figures: El) -> El {
    let place = el("div").attr("id", below::ID).class("below");
    let ui = &page.ui;
    let (place, fetching) = match chunks::detail() {
        Some(detail) => (place.key("drawn").node((detail.below)(page)), None),
        // What stands in it is put there by `start/take_over.js`.
        None if ui.keeps_below => {
            // A working that is asked for says so in its own place.
            let is_awaited = (ui.detail_failed || ui.awaits_detail) && !ui.needs_detail();
            (place.key("kept").on_click(below::pressing(&page.dispatch)), is_awaited.then(|| fetching::draw(page)))
        }
        None => (place.key("fetching").child(fetching::detail(page)), None),
    };
    figures.child(place).child_opt(fetching)
}

/// The answer for those who do not see it change, read out when a value is finished and not at every key. It stands outside
/// of `main`, where reading on would come upon it a second time.
pub(crate) fn status(page: &Page) -> Html {
    el("p").class("visually-hidden").attr("role", "status").text(page.announcement.clone()).build()
}

/// The sentence that is read out: the answer, or what is wrong with a value instead of figures that are not of it.
pub(crate) fn announcement(words: &'static Words, state: &AppState, outcome: &Calculation) -> String {
    problems::heard(words, outcome).unwrap_or_else(|| {
        let Figures { scenario, estimate } = &*outcome.figures;
        let ranked = headline::ranked(estimate, &state.programs);
        let answer = Headline::of(&ranked);
        (words.estimate.answer)(&answer, scenario.currency, scenario.years, has_costs(state)).headline
    })
}

/// Whether the visitor has entered costs of their own.
pub(super) fn has_costs(state: &AppState) -> bool {
    state.typed.iter().any(|(field, _)| group_of(field) == Some(Group::Costs))
}

/// Whether the business is still the one that the page begins with.
pub(super) fn is_example(page: &Page) -> bool {
    !page.state.typed.iter().any(|(field, _)| field.starts_with("deals."))
}

/// Leads to the costs that count for a tier of this kind.
fn enter_costs(page: &Page, kind: RuleKind) -> El {
    let field = if kind == RuleKind::Margin { Field::SellingResell } else { Field::SellingRefer };
    el("button")
        .attr("type", "button")
        .class("text-button screen-only")
        .on_click(page.dispatch.on(UiAction::Reveal(field.path().to_owned())))
        .text(page.words.estimate.enter_costs)
}

/// The tier whose years are shown: the one looked into, else the first of the ranking.
pub(super) fn looked_into<'e>(
    page: &'e Page,
    ranked: &[&'e TierEstimate<'static>],
) -> Option<&'e TierEstimate<'static>> {
    let tiers = &page.outcome.figures.estimate.tiers;
    let chosen_id = page.state.tier.as_deref();
    let found = chosen_id.and_then(|id| tiers.iter().find(|tier| tier.tier.id() == id));
    found.or_else(|| ranked.first().copied()).or_else(|| tiers.first())
}

/// Says loudly when the answer rests on an edition that has ended.
fn ended(page: &Page, answer: &Headline<'_>) -> Option<El> {
    let leader = match answer {
        Headline::NothingRanked => return None,
        Headline::Alone(tier) | Headline::Leads { leader: tier, .. } | Headline::Tied(tier, _) => tier,
    };
    let ended = (page.words.estimate.edition_ended)(leader.tier.program)?;
    Some(el("p").class("ended-notice").child(el("strong").text(ended.sentence)).text(" ").text(ended.reason))
}
