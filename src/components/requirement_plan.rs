//! One tier in depth: what is missing, in order of effort, what is there, what cannot be told, and what else it asks.

use std::rc::Rc;

use partner_engine::money::Currency;
use yew::prelude::*;

use super::requirement_matrix::Mark;
use super::source_link::SourceLink;
use super::statement::{Disclosure, Statement};
use crate::asked::{Plan, Point};
use crate::comparison::Item;
use crate::wording::{Compare, Requirements, Sources};

/// Properties of [`RequirementPlan`].
#[derive(Clone, PartialEq, Properties)]
pub struct RequirementPlanProps {
    /// Its words.
    pub words: &'static Requirements,
    /// The words of values.
    pub compare: &'static Compare,
    /// The words of citations.
    pub sources: &'static Sources,
    /// The tier's name.
    pub tier: AttrValue,
    /// What it asks.
    pub plan: Rc<Plan>,
    /// The currency of every amount.
    pub currency: Currency,
}

/// The plan.
#[component]
pub fn RequirementPlan(props: &RequirementPlanProps) -> Html {
    let words = &props.words.plan;
    let plan = &props.plan;
    let clauses = [
        (words.conditions, &plan.conditions),
        (words.obligations, &plan.obligations),
        (words.deadlines, &plan.deadlines),
    ];
    let nothing = plan.missing.is_empty() && plan.met.is_empty() && plan.unknown.is_empty();
    html! {
        <section class="plan" aria-label={ (words.title)(&props.tier) }>
            if nothing && clauses.iter().all(|(_, items)| items.is_empty()) {
                <p>{ words.nothing }</p>
            }
            <div class="plan-parts">
                <div class="plan-part">
                    { points(props, words.missing, Some(words.order).filter(|_| plan.missing.len() > 1), &plan.missing) }
                    { points(props, words.met, None, &plan.met) }
                    { points(props, words.unknown, Some(words.unknown_why), &plan.unknown) }
                </div>
                <div class="plan-part">
                    { for clauses.into_iter().map(|(name, items)| clause_list(props, name, items)) }
                </div>
            </div>
        </section>
    }
}

fn points(props: &RequirementPlanProps, name: &'static str, remark: Option<&'static str>, points: &[Point]) -> Html {
    if points.is_empty() {
        return Html::default();
    }
    html! {
        <div class="plan-list">
            <h3>{ name }</h3>
            { for remark.map(|remark| html! { <p class="plan-remark">{ remark }</p> }) }
            <ol role="list">{ for points.iter().map(|point| view_point(props, point)) }</ol>
        </div>
    }
}

fn view_point(props: &RequirementPlanProps, point: &Point) -> Html {
    let id = format!("plan-{}", point.check.id);
    html! {
        <li key={ id.clone() }>
            <Disclosure { id } value={ html! {
                <Mark standing={ point.check.standing() } text={ (props.words.plan.point)(&point.check, props.currency) } />
            } }>
                <SourceLink words={ props.sources } cited={ point.cited.clone() } />
            </Disclosure>
        </li>
    }
}

fn clause_list(props: &RequirementPlanProps, name: &'static str, items: &[Rc<Item>]) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let clause = |(index, item): (usize, &Rc<Item>)| {
        html! {
            <li>
                <Statement words={ props.compare } sources={ props.sources } item={ Rc::clone(item) } id={ format!("plan-{}-{index}", name.to_lowercase()) } />
            </li>
        }
    };
    html! {
        <div class="plan-list">
            <h3>{ name }</h3>
            <ul role="list">{ for items.iter().enumerate().map(clause) }</ul>
        </div>
    }
}
