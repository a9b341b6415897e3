//! The tiers that stand apart from the ranking, each with its reason and what can be done about it.

use partner_engine::estimate::{NoEstimate, Unranked};
use partner_engine::program::TierRef;
use partner_engine::rate::Rate;
use yew::prelude::*;

use crate::answer::is_chosen;
use crate::app::{PageContext, use_page};
use crate::wording::estimate::short_name;

/// Properties of [`Apart`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ApartProps {
    /// Assumes a rate: the tier, and the field to go to.
    pub(super) on_assume: Callback<(AttrValue, AttrValue)>,
    /// Goes to a field.
    pub(super) on_want: Callback<AttrValue>,
}

/// The tiers that stand apart.
#[component]
pub(super) fn Apart(props: &ApartProps) -> Html {
    let page = use_page();
    let words = &page.words.estimate;
    let estimate = &page.outcome.figures.estimate;
    let chosen = |tier: &TierRef<'_>| is_chosen(&tier.program.id, &page.state.programs);
    let unranked: Vec<(TierRef<'static>, Unranked)> = estimate
        .tiers
        .iter()
        .filter_map(|tier| Some((tier.tier, tier.unranked?)))
        .filter(|(tier, _)| chosen(tier))
        .collect();
    let left_out: Vec<(TierRef<'static>, &NoEstimate)> =
        estimate.not_estimated.iter().map(|left| (left.tier, &left.reason)).filter(|(tier, _)| chosen(tier)).collect();
    let no_income = left_out.iter().filter(|(_, reason)| **reason == NoEstimate::NoIncomeStated).map(|(tier, _)| *tier);
    let no_income: Vec<TierRef<'static>> = no_income.collect();
    let unconverted = left_out.iter().filter(|(_, reason)| **reason != NoEstimate::NoIncomeStated);
    if unranked.is_empty() && left_out.is_empty() {
        return Html::default();
    }
    html! {
        <section class="apart" aria-labelledby="apart-title">
            <h2 id="apart-title" tabindex="-1">{ words.not_ranked }</h2>
            { for groups(&unranked).into_iter().map(|(reason, tiers)| {
                let assume = (reason == Unranked::NoRateStated).then_some(&props.on_assume);
                group(&page, (words.unranked)(reason).into(), &tiers, assume)
            }) }
            { for unconverted.map(|(tier, reason)| html! {
                <p class="apart-reason">
                    <strong>{ short_name(*tier) }</strong>{ " " }{ (words.program)(tier.program) }{ ". " }
                    { (words.not_estimated)(reason) }{ " " }{ exchange_rate(&page, reason, &props.on_want) }
                </p>
            }) }
            { group(&page, (words.not_estimated)(&NoEstimate::NoIncomeStated).into(), &no_income, None) }
        </section>
    }
}

/// One line that leads to the tiers that stand apart; nothing when there are none.
pub(super) fn line(page: &PageContext) -> Html {
    let words = &page.words.estimate;
    let estimate = &page.outcome.figures.estimate;
    let chosen = |tier: &TierRef<'_>| is_chosen(&tier.program.id, &page.state.programs);
    let unranked = estimate.tiers.iter().filter(|tier| !tier.is_ranked() && chosen(&tier.tier)).count();
    let left_out = estimate.not_estimated.iter().filter(|left| chosen(&left.tier)).count();
    if unranked + left_out == 0 {
        return Html::default();
    }
    let go = Callback::from(|_: MouseEvent| crate::address::focus("apart-title"));
    html! {
        <p class="apart-line screen-only">
            { (words.not_ranked_line)(unranked, left_out) }{ " " }
            <button type="button" class="text-button" onclick={ go }>{ words.see_not_ranked }</button>
        </p>
    }
}

/// Tiers with the same reason together, in catalog order.
fn groups(unranked: &[(TierRef<'static>, Unranked)]) -> Vec<(Unranked, Vec<TierRef<'static>>)> {
    [Unranked::NoRateStated, Unranked::NoRuleCounts]
        .into_iter()
        .map(|reason| (reason, unranked.iter().filter(|(_, its)| *its == reason).map(|(tier, _)| *tier).collect()))
        .collect()
}

/// One reason with its tiers, program by program. With `assume`, each tier is a button that assumes a rate.
fn group(
    page: &PageContext,
    reason: AttrValue,
    tiers: &[TierRef<'static>],
    assume: Option<&Callback<(AttrValue, AttrValue)>>,
) -> Html {
    if tiers.is_empty() {
        return Html::default();
    }
    let words = &page.words.estimate;
    let same_program = |one: &TierRef<'_>, other: &TierRef<'_>| one.program.id == other.program.id;
    html! {
        <div class="apart-group">
            <p class="apart-reason">
                { reason }
                { for assume.map(|_| html! { <>{ " " }{ words.assume_lead }</> }) }
            </p>
            <dl>
                { for tiers.chunk_by(same_program).map(|tiers| html! {
                    <div class="apart-program">
                        <dt>{ (words.program)(tiers[0].program) }</dt>
                        <dd>
                            <ul role="list" class="apart-tiers">
                                { for tiers.iter().map(|tier| html! { <li>{ view_tier(page, *tier, assume) }</li> }) }
                            </ul>
                        </dd>
                    </div>
                }) }
            </dl>
        </div>
    }
}

fn view_tier(page: &PageContext, tier: TierRef<'static>, assume: Option<&Callback<(AttrValue, AttrValue)>>) -> Html {
    let open = tier.tier.rules.iter().find(|rule| !matches!(rule.rate, Rate::Exact(_)));
    let (Some(on_assume), Some(rule)) = (assume, open) else { return html! { { short_name(tier) } } };
    let id = tier.id();
    let field = super::inputs::rate_field(&id, rule);
    let onclick = on_assume.reform(move |_: MouseEvent| (id.clone().into(), field.clone().into()));
    html! {
        <button type="button" class="text-button" { onclick }>
            <span class="visually-hidden">{ page.words.estimate.assume }{ " " }</span>{ short_name(tier) }
        </button>
    }
}

fn exchange_rate(page: &PageContext, reason: &NoEstimate, on_want: &Callback<AttrValue>) -> Html {
    let NoEstimate::MissingExchangeRate { missing, .. } = reason else { return Html::default() };
    let Some(currency) = missing.first() else { return Html::default() };
    let field = AttrValue::from(format!("assumptions.per_euro.{}", currency.code()));
    let onclick = on_want.reform(move |_: MouseEvent| field.clone());
    html! {
        <button type="button" class="text-button" { onclick }>{ page.words.estimate.enter_rate }</button>
    }
}
