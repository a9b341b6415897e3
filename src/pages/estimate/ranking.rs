//! The ranked tiers: a bar chart whose rows are the list, and the figures behind the bars as a table.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use partner_engine::estimate::TierEstimate;
use partner_engine::money::Money;
use yew::prelude::*;

use super::{looked_into, use_open, workings};
use crate::address;
use crate::answer::{is_maximum, ranked};
use crate::app::{PageContext, use_page};
use crate::chart::bar::{Axis, BarShape};
use crate::chart::scale::{Scale, Tick};
use crate::components::ranked_tier::{RankedTier, RankedTierData};
use crate::format::{self, Column};
use crate::state::Action;
use crate::wording::estimate::short_name;

/// The ranked tiers.
#[component]
pub(super) fn Ranking() -> Html {
    let page = use_page();
    let words = &page.words.estimate;
    let (open, on_work) = use_open::<AttrValue>();
    let on_look = use_callback(page.state.dispatcher(), |tier: AttrValue, dispatcher| {
        dispatcher.dispatch(Action::LookInto(tier.to_string()));
        // Once it is drawn; where it is in sight already, nothing moves.
        Timeout::new(0, || address::focus("detail-title")).forget();
    });
    let scenario = &page.outcome.figures.scenario;
    let tiers = ranked(&page.outcome.figures.estimate, &page.state.programs);
    if tiers.is_empty() {
        return Html::default();
    }
    let scale = Scale::holding(tiers.iter().flat_map(|tier| ends(tier)));
    let ticks: Rc<[Tick]> = scale.ticks().into();
    let column = Column::of(tiers.iter().flat_map(|tier| ends(tier)));
    let shown = looked_into(&page, &tiers).map(|tier| tier.tier.id());
    html! {
        <section class="ranking" aria-labelledby="ranking-title">
            <div class="ranking-head">
                <h2 id="ranking-title">{ (words.ranking)(scenario.years, scenario.currency) }</h2>
                { legend(&page) }
                <span class="ranking-axis"><Axis ticks={ Rc::clone(&ticks) } /></span>
                <span class="ranking-rate-head" aria-hidden="true">{ words.rate_head }</span>
            </div>
            <ol role="list" class="ranking-list">
                { for tiers.iter().zip(1..).map(|(tier, rank)| {
                    let data = tier_data(&page, tier, rank, scale, column);
                    let key = data.id.to_string();
                    let selected = shown.as_deref() == Some(&*data.id);
                    let working = open.contains(&data.id).then_some(()).and_then(|()| {
                        workings::of_figure(&page, tier.tier, tier.net.expected, (words.net_of)(&data.name))
                    });
                    html! {
                        <RankedTier { key } words={ page.words } { data } ticks={ Rc::clone(&ticks) } { selected }
                            { working } on_look={ on_look.clone() } on_work={ on_work.clone() } />
                    }
                }) }
            </ol>
            { data_table(&page, &tiers) }
        </section>
    }
}

fn ends(tier: &TierEstimate<'static>) -> impl Iterator<Item = Money> {
    let net = tier.net;
    [Some(net.low), Some(net.expected), net.high].into_iter().flatten().map(|figure| figure.amount)
}

fn tier_data(
    page: &PageContext,
    tier: &TierEstimate<'static>,
    rank: usize,
    scale: Scale,
    column: Column,
) -> RankedTierData {
    let words = &page.words.estimate;
    let net = &tier.net;
    let high = net.high.map(|high| high.amount);
    let range = (words.range)(&column.write(net.low.amount), high.map(|high| column.write(high)).as_deref());
    RankedTierData {
        id: tier.tier.id().into(),
        rank,
        name: short_name(tier.tier).into(),
        program: (words.program)(tier.tier.program).into(),
        kind: tier.kind,
        kind_words: (words.kind)(tier.kind).into(),
        ended: tier.tier.program.validity.ended.as_ref().map(|_| words.ended.into()),
        lacks: (words.lacks)(tier, page.outcome.figures.scenario.currency).map(AttrValue::from),
        up_to: is_maximum(tier).then_some(words.up_to.into()),
        net: column.write(net.expected.amount).into(),
        range: range.into(),
        rate: (words.effective)(tier.effective_rate.map(|rate| format::percent(rate.0))).into(),
        shape: BarShape::new(scale, net.low.amount, net.expected.amount, high),
    }
}

fn legend(page: &PageContext) -> Html {
    let legend = &page.words.estimate.legend;
    html! {
        <span class="legend">
            <span class="legend-item"><span class="legend-swatch is-certain"></span>{ legend.certain }</span>
            <span class="legend-item"><span class="legend-swatch is-possible"></span>{ legend.possible }</span>
            <span class="legend-item"><span class="legend-swatch is-expected"></span>{ legend.expected }</span>
        </span>
    }
}

fn data_table(page: &PageContext, tiers: &[&TierEstimate<'static>]) -> Html {
    let words = &page.words.estimate;
    let [tier_head, heads @ ..] = words.data_columns;
    html! {
        <details class="data-table screen-only">
            <summary>{ words.data_table }</summary>
            <div class="years-scroll" role="region" aria-label={ words.data_table } tabindex="0">
                <table class="years">
                    <caption class="visually-hidden">{ words.data_table }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ tier_head }</th>
                            { for heads.iter().map(|head| html! { <th scope="col" class="is-amount">{ *head }</th> }) }
                        </tr>
                    </thead>
                    <tbody>{ for tiers.iter().map(|tier| data_row(page, tier)) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn data_row(page: &PageContext, tier: &TierEstimate<'static>) -> Html {
    let words = &page.words.estimate;
    let high = tier.net.high.map_or_else(|| words.detail.unbounded.to_owned(), |high| format::amount(high.amount));
    let amounts = [
        format::amount(tier.net.low.amount),
        format::amount(tier.net.expected.amount),
        high,
        format::amount(tier.gross.expected.amount),
        format::amount(tier.fees.amount),
        format::amount(tier.refunds.amount),
        format::amount(tier.costs.amount),
        (words.effective)(tier.effective_rate.map(|rate| format::percent(rate.0))),
    ];
    html! {
        <tr>
            <th scope="row">{ short_name(tier.tier) }</th>
            { for amounts.into_iter().map(|amount| html! { <td class="is-amount">{ amount }</td> }) }
        </tr>
    }
}
