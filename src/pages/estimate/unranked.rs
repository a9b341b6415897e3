//! The tiers that stand apart from the ranking, each with its reason and what can be done about it.

use partner_engine::estimate::{NoEstimate, Unranked};
use partner_engine::program::TierRef;
use partner_engine::rate::Rate;
use yew::Html;

use crate::citation::rates_lost;
use crate::element::{El, el};
use crate::fields::Table;
use crate::headline::is_chosen;
use crate::page::{Dispatch, Page};
use crate::region::region;
use crate::ui_state::UiAction;
use crate::wording::Words;

/// The tiers that stand apart, in catalog order.
struct Tiers {
    /// With the reason, and whether rates of it are lost in our copy of its document.
    unranked: Vec<(TierRef<'static>, Unranked, bool)>,
    not_estimated: Vec<(TierRef<'static>, NoEstimate)>,
}

/// The catalog's own tiers: comparing where they stand spares comparing all that they say.
impl PartialEq for Tiers {
    fn eq(&self, other: &Self) -> bool {
        let same = |one: TierRef<'_>, two: TierRef<'_>| std::ptr::eq(one.tier, two.tier);
        let unranked = self.unranked.iter().zip(&other.unranked);
        let not_estimated = self.not_estimated.iter().zip(&other.not_estimated);
        self.unranked.len() == other.unranked.len()
            && self.not_estimated.len() == other.not_estimated.len()
            && unranked.into_iter().all(|(one, two)| same(one.0, two.0) && (one.1, one.2) == (two.1, two.2))
            && not_estimated.into_iter().all(|(one, two)| same(one.0, two.0) && one.1 == two.1)
    }
}

impl Tiers {
    fn of(page: &Page) -> Self {
        let estimate = &page.outcome.figures.estimate;
        let chosen = |tier: &TierRef<'_>| is_chosen(&tier.program.id, &page.state.programs);
        let scenario = &page.outcome.figures.scenario;
        let unranked = estimate
            .tiers
            .iter()
            .filter_map(|tier| Some((tier.tier, tier.unranked?, rates_lost(tier.tier.tier, scenario))));
        let left_out = estimate.not_estimated.iter().filter(|left| chosen(&left.tier));
        Self {
            unranked: unranked.filter(|(tier, ..)| chosen(tier)).collect(),
            not_estimated: left_out.map(|left| (left.tier, left.reason.clone())).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.unranked.is_empty() && self.not_estimated.is_empty()
    }
}

/// The tiers that stand apart.
pub(super) fn apart(page: &Page) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, Tiers::of(page), move |tiers| {
        if tiers.is_empty() { Html::default() } else { section(words, &dispatch, tiers).build() }
    })
}

/// One line that leads to the tiers that stand apart; nothing when there are none.
pub(super) fn line(page: &Page) -> Option<El> {
    let words = &page.words.estimate;
    let tiers = Tiers::of(page);
    (!tiers.is_empty()).then(|| {
        el("p")
            .class("apart-line screen-only")
            .text((words.not_ranked_line)(tiers.unranked.len(), tiers.not_estimated.len()))
            .text(" ")
            .child(
                el("button")
                    .attr("type", "button")
                    .class("text-button")
                    .on_click(page.dispatch.on(UiAction::FocusBelow("apart-title")))
                    .text(words.see_not_ranked),
            )
    })
}

fn section(words: &'static Words, dispatch: &Dispatch, tiers: &Tiers) -> El {
    let texts = &words.estimate;
    let mut section = el("section")
        .class("apart")
        .attr("aria-labelledby", "apart-title")
        .child(el("h2").attr("id", "apart-title").attr("tabindex", "-1").text(texts.not_ranked));
    for (reason, lost) in [
        (Unranked::NoRateStated, false),
        (Unranked::NoRateStated, true),
        (Unranked::RateLost, false),
        (Unranked::NoRuleCounts, false),
    ] {
        let of_reason = |its: &&(TierRef<'static>, Unranked, bool)| {
            its.1 == reason && (reason != Unranked::NoRateStated || its.2 == lost)
        };
        let tiers = tiers.unranked.iter().filter(of_reason).map(|(tier, ..)| *tier).collect();
        let assume = (reason != Unranked::NoRuleCounts).then_some(dispatch);
        section = section.child_opt(group(words, (texts.unranked)(reason, lost).to_owned(), tiers, assume));
    }
    let mut no_income = Vec::new();
    for (tier, reason) in &tiers.not_estimated {
        match reason {
            NoEstimate::NoIncomeStated => no_income.push(*tier),
            _ => section = section.child(unconverted(words, dispatch, *tier, reason)),
        }
    }
    section.child_opt(group(words, (texts.not_estimated)(&NoEstimate::NoIncomeStated), no_income, None))
}

/// A tier whose amounts cannot be converted, and the field that would mend it.
fn unconverted(words: &'static Words, dispatch: &Dispatch, tier: TierRef<'static>, reason: &NoEstimate) -> El {
    let texts = &words.estimate;
    let view = el("p")
        .class("apart-reason")
        .child(el("strong").text((texts.tier)(tier)))
        .text(" ")
        .text((texts.program)(tier.program))
        .text(". ")
        .text((texts.not_estimated)(reason))
        .text(" ");
    let NoEstimate::MissingExchangeRate { missing, .. } = reason else { return view };
    let Some(currency) = missing.first() else { return view };
    let field = Table::ExchangeRates.path(currency.code());
    view.child(
        el("button")
            .attr("type", "button")
            .class("text-button")
            .on_click(dispatch.on(UiAction::Reveal(field)))
            .text(texts.enter_rate),
    )
}

/// One reason with its tiers, program by program. With `assume`, each tier is a button that assumes a rate.
fn group(words: &'static Words, reason: String, tiers: Vec<TierRef<'static>>, assume: Option<&Dispatch>) -> Option<El> {
    if tiers.is_empty() {
        return None;
    }
    let texts = &words.estimate;
    let programs = tiers.chunk_by(|one, other| one.program.id == other.program.id);
    let lead = assume.is_some();
    Some(
        el("div")
            .class("apart-group")
            .child(
                el("p")
                    .class("apart-reason")
                    .text(reason)
                    .text(lead.then_some(" "))
                    .text(lead.then_some(texts.assume_lead)),
            )
            .child(el("dl").list(programs.map(|tiers| {
                el("div").class("apart-program").child(el("dt").text((texts.program)(tiers[0].program))).child(
                    el("dd").child(
                        el("ul")
                            .attr("role", "list")
                            .class("apart-tiers")
                            .list(tiers.iter().map(|tier| view_tier(words, *tier, assume))),
                    ),
                )
            }))),
    )
}

fn view_tier(words: &'static Words, tier: TierRef<'static>, assume: Option<&Dispatch>) -> El {
    let name = (words.estimate.tier)(tier);
    let open = tier.tier.rules.iter().find(|rule| !matches!(rule.rate, Rate::Exact(_)));
    let (Some(dispatch), Some(rule)) = (assume, open) else { return el("li").text(name) };
    let id = tier.id();
    let field = super::inputs::rate_field(&id, rule);
    el("li").child(
        el("button")
            .attr("type", "button")
            .class("text-button")
            .on_click(dispatch.on(UiAction::AssumeRate { tier: id, field }))
            .child(el("span").class("visually-hidden").text(words.estimate.assume).text(" "))
            .text(name),
    )
}
