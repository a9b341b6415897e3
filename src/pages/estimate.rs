//! The estimate: what was typed on one side, what it earns on the other.

use partner_engine::estimate::TierEstimate;
use yew::Html;

use super::problems;
use crate::answer::{self, Answer};
use crate::element::{El, el, together};
use crate::page::Page;

mod apart;
pub(super) mod detail;
mod inputs;
pub(super) mod ranking;
mod workings;

/// The estimate.
pub(crate) fn view(page: &Page<'_>) -> Html {
    let words = &page.words.estimate;
    let figures = &page.outcome.figures;
    let ranked = answer::ranked(&figures.estimate, &page.state.programs);
    let answer = Answer::of(&ranked);
    let spoken = (words.answer)(&answer, figures.scenario.currency, figures.scenario.years);
    let stale = page.outcome.is_stale();
    // Read out when a value is finished, not at every key.
    let said = page.kept.said(&spoken.headline, page.state.settled);
    let headline = el("div")
        .class("answer")
        .node(problems::summary(page, words.stale, inputs::is_shown))
        .child(el("p").class(if stale { "answer-headline is-stale" } else { "answer-headline" }).text(spoken.headline))
        .child(el("p").class("visually-hidden").attr("role", "status").text(said));
    let rest = el("div")
        .class("answer-rest")
        .child(el("p").class("answer-support").text(spoken.support.join(" ")))
        .maybe(ended(page, &answer));
    let figures = el("div")
        .class(if stale { "estimate-figures is-stale" } else { "estimate-figures" })
        .child(rest)
        .maybe(ranking::ranking(page, &ranked))
        .maybe(apart::line(page))
        .node(detail::detail(page, &ranked))
        .node(apart::apart(page));
    together(vec![
        el("h1").attr("id", "title").class("visually-hidden").attr("tabindex", "-1").text(words.title).done(),
        el("div").class("estimate").child(headline).child(inputs::inputs(page)).child(figures).done(),
    ])
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
    let program = leader.tier.program;
    let why = program.validity.ended.as_ref()?;
    let sentence = (page.words.estimate.edition_ended)(program);
    Some(el("p").class("ended-notice").child(el("strong").text(sentence)).text(" ").text(why))
}
