//! The estimate: what was typed on one side, what it earns on the other.

use partner_engine::estimate::TierEstimate;
use partner_engine::program::RuleKind;
use yew::Html;

use super::{fetching, problems};
use crate::answer::{self, Answer};
use crate::below;
use crate::chunks;
use crate::components::keys;
use crate::element::{El, el, together};
use crate::fields::{Field, Group, group_of};
use crate::page::Page;
use crate::screen::Gesture;

mod apart;
mod data;
pub(super) mod detail;
pub(crate) mod inputs;
pub(super) mod ranking;
mod up_to;
pub(super) mod workings;

/// The estimate.
pub(crate) fn view(page: &Page<'_>) -> Html {
    let words = &page.words.estimate;
    let figures = &page.outcome.figures;
    let ranked = answer::ranked(&figures.estimate, &page.state.programs);
    let answer = Answer::of(&ranked);
    let spoken = (words.answer)(&answer, figures.scenario.currency, figures.scenario.years, has_costs(page));
    let stale = page.outcome.is_stale();
    // While a field has the focus the answer stays in sight where the screen is narrow; those who do not see it hear it.
    let bar = page
        .screen
        .editing
        .is_some()
        .then(|| el("p").class("answer-bar screen-only").attr("aria-hidden", "true").text(spoken.headline.clone()));
    let headline = el("div").class("answer").node(problems::summary(page, words.stale, inputs::is_shown)).child(
        el("h2").class(if stale { "answer-headline is-stale" } else { "answer-headline" }).text(spoken.headline),
    );
    let costs = match answer {
        Answer::Alone(tier) | Answer::Leads { leader: tier, .. } | Answer::Tied(tier, _) if !has_costs(page) => {
            Some(enter_costs(page, tier.kind))
        }
        _ => None,
    };
    let rest = el("div")
        .class(if stale { "answer-rest is-stale" } else { "answer-rest" })
        .child(
            el("p")
                .class("answer-support")
                .maybe(is_example(page).then(|| el("strong").text(words.example).text(" ")))
                .text(spoken.support.join(" "))
                .text(" ")
                .maybe(costs),
        )
        .maybe(ended(page, &answer));
    let figures = || el("div").class(if stale { "estimate-figures is-stale" } else { "estimate-figures" });
    together(vec![
        el("h1").attr("id", "title").class("visually-hidden").attr("tabindex", "-1").text(words.title).done(),
        el("div")
            .class("estimate")
            .child(headline.child(rest))
            .child(inputs::inputs(page))
            .child(figures().maybe(ranking::ranking(page, &ranked)).maybe(apart::line(page)))
            .child(inputs::more(page))
            .child(below(page, figures()))
            .maybe(bar)
            .done(),
    ])
}

/// What is drawn by what is fetched after the first view, see [`chunks`].
pub(crate) const DETAIL: chunks::Detail =
    chunks::Detail { below: drawn_below, net: workings::net, data: data::table, escape: keys::escape };

fn drawn_below(page: &Page<'_>) -> Html {
    let ranked = answer::ranked(&page.outcome.figures.estimate, &page.state.programs);
    together(vec![detail::detail(page, &ranked), apart::apart(page)])
}

/// Whether a fold shows what is drawn by that.
pub(crate) fn is_drawn_apart(fold: &str) -> bool {
    fold.starts_with(workings::NET) || fold == ranking::FIGURES
}

/// What stands below the ranking: until it can be drawn, what the document showed there, or that it is being fetched.
fn below(page: &Page<'_>, figures: El) -> El {
    let place = el("div").attr("id", below::ID).class("below");
    let screen = page.screen;
    let (place, said) = match chunks::detail() {
        Some(detail) => (place.key("drawn").node((detail.below)(page)), None),
        // What stands in it is put there by `start/take_over.js`.
        None if screen.keeps_below => {
            // A working that is asked for says so in its own place.
            let is_working = screen.turned.iter().any(|fold| is_drawn_apart(fold));
            let is_awaited = (screen.detail_failed || screen.awaits_detail) && !is_working;
            (place.key("kept").on_click(below::pressing(page.dispatch)), is_awaited.then(|| fetching::said(page)))
        }
        None => (place.key("fetching").child(fetching::detail(page)), None),
    };
    figures.child(place).maybe(said)
}

/// The answer for those who do not see it change, read out when a value is finished and not at every key. It stands outside
/// of `main`, where reading on would come upon it a second time.
pub(crate) fn status(page: &Page<'_>) -> Html {
    let figures = &page.outcome.figures;
    let ranked = answer::ranked(&figures.estimate, &page.state.programs);
    let scenario = &figures.scenario;
    let spoken = (page.words.estimate.answer)(&Answer::of(&ranked), scenario.currency, scenario.years, has_costs(page));
    // What is wrong with a value is heard instead of figures that are not of it.
    let heard = problems::heard(page).unwrap_or(spoken.headline);
    let said = page.kept.said(&heard, page.state.settled);
    el("p").class("visually-hidden").attr("role", "status").text(said).done()
}

/// Whether the visitor has entered costs of their own.
pub(super) fn has_costs(page: &Page<'_>) -> bool {
    page.state.typed.iter().any(|(field, _)| group_of(field) == Some(Group::Costs))
}

/// Whether the business is still the one that the page begins with.
pub(super) fn is_example(page: &Page<'_>) -> bool {
    !page.state.typed.iter().any(|(field, _)| field.starts_with("deals."))
}

/// Leads to the costs that count for a tier of this kind.
fn enter_costs(page: &Page<'_>, kind: RuleKind) -> El {
    let field = if kind == RuleKind::Margin { Field::SellingResell } else { Field::SellingRefer };
    el("button")
        .attr("type", "button")
        .class("text-button screen-only")
        .on_click(page.dispatch.answer(Gesture::Go(field.path().to_owned())))
        .text(page.words.estimate.enter_costs)
}

/// The tier whose years are shown: the one looked into, else the first of the ranking.
pub(super) fn looked_into<'e>(
    page: &Page<'e>,
    ranked: &[&'e TierEstimate<'static>],
) -> Option<&'e TierEstimate<'static>> {
    let tiers = &page.outcome.figures.estimate.tiers;
    let asked = page.state.tier.as_deref();
    let found = asked.and_then(|id| tiers.iter().find(|tier| tier.tier.id() == id));
    found.or_else(|| ranked.first().copied()).or_else(|| tiers.first())
}

/// Says loudly when the answer rests on an edition that has ended.
fn ended(page: &Page<'_>, answer: &Answer<'_>) -> Option<El> {
    let leader = match answer {
        Answer::NothingRanked => return None,
        Answer::Alone(tier) | Answer::Leads { leader: tier, .. } | Answer::Tied(tier, _) => tier,
    };
    let said = (page.words.estimate.edition_ended)(leader.tier.program)?;
    Some(el("p").class("ended-notice").child(el("strong").text(said.sentence)).text(" ").text(said.reason))
}
