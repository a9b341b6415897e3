//! The estimate: what was typed on one side, what it earns on the other.

use std::rc::Rc;

use partner_engine::estimate::TierEstimate;
use yew::prelude::*;

use crate::address;
use crate::answer::{self, Answer};
use crate::app::{PageContext, use_page};
use crate::components::error_summary::{ErrorSummary, Wrong};
use crate::components::field::field_id;
use crate::state::Action;

mod apart;
mod detail;
mod inputs;
mod ranking;
mod workings;

use apart::Apart;
use detail::Detail;
use inputs::Inputs;
use ranking::Ranking;

/// The estimate.
#[component]
pub fn EstimatePage() -> Html {
    let page = use_page();
    let words = &page.words.estimate;
    // Tiers whose rates the visitor wants to assume: their fields stay where they are while the tier moves up the ranking.
    let assuming = use_state_eq(Vec::<AttrValue>::new);
    let wanted = use_state(|| None::<(AttrValue, u32)>);
    use_effect_with(wanted.clone(), |wanted| {
        if let Some((field, _)) = &**wanted {
            address::reveal(&field_id(field));
        }
    });
    let on_want = use_callback((), {
        let wanted = wanted.setter();
        let count = std::cell::Cell::new(0);
        move |field: AttrValue, ()| {
            count.set(count.get() + 1);
            wanted.set(Some((field, count.get())));
        }
    });
    let on_assume = {
        let (assuming, on_want) = (assuming.clone(), on_want.clone());
        Callback::from(move |(tier, field): (AttrValue, AttrValue)| {
            let mut tiers = (*assuming).clone();
            if !tiers.contains(&tier) {
                tiers.push(tier);
            }
            assuming.set(tiers);
            on_want.emit(field);
        })
    };
    let figures = &page.outcome.figures;
    let ranked = answer::ranked(&figures.estimate, &page.state.programs);
    let answer = Answer::of(&ranked);
    let spoken = (words.answer)(&answer, figures.scenario.currency, figures.scenario.years);
    let last_said = use_mut_ref(String::new);
    if page.state.settled {
        last_said.borrow_mut().clone_from(&spoken.headline);
    }
    let stale = page.outcome.is_stale().then_some("is-stale");
    html! {
        <>
            <h1 id="title" class="visually-hidden" tabindex="-1">{ words.title }</h1>
            <div class="estimate">
                <div class="answer">
                    { errors(&page, &on_want) }
                    <p class={ classes!("answer-headline", stale) }>{ &spoken.headline }</p>
                    // Read out when a value is finished, not at every key.
                    <p class="visually-hidden" role="status">{ last_said.borrow().clone() }</p>
                </div>
                <Inputs assuming={ (*assuming).clone() } />
                <div class={ classes!("estimate-figures", stale) }>
                    <div class="answer-rest">
                        <p class="answer-support">{ spoken.support.join(" ") }</p>
                        { ended(&page, &answer) }
                    </div>
                    <Ranking />
                    { apart::line(&page) }
                    <Detail />
                    <Apart { on_assume } on_want={ on_want.clone() } />
                </div>
            </div>
        </>
    }
}

/// The tier whose years are shown: the one looked into, else the first of the ranking.
fn looked_into<'e>(page: &'e PageContext, ranked: &[&'e TierEstimate<'static>]) -> Option<&'e TierEstimate<'static>> {
    let tiers = &page.outcome.figures.estimate.tiers;
    let asked = page.state.tier.as_deref();
    let found = asked.and_then(|id| tiers.iter().find(|tier| tier.tier.id() == id));
    found.or_else(|| ranked.first().copied()).or_else(|| tiers.first())
}

/// Says loudly when the answer rests on an edition that has ended.
fn ended(page: &PageContext, answer: &Answer<'_>) -> Html {
    let leader = match answer {
        Answer::NothingRanked => return Html::default(),
        Answer::Alone(tier) | Answer::Leads { leader: tier, .. } | Answer::Tied(tier, _) => tier,
    };
    let program = leader.tier.program;
    match &program.validity.ended {
        None => Html::default(),
        Some(why) => html! {
            <p class="ended-notice">
                <strong>{ (page.words.estimate.edition_ended)(program) }</strong>{ " " }{ why.clone() }
            </p>
        },
    }
}

fn errors(page: &PageContext, on_want: &Callback<AttrValue>) -> Html {
    let errors = &page.outcome.errors;
    if errors.is_empty() {
        return Html::default();
    }
    let fields = &page.words.fields;
    let catalog = partner_programs::catalog();
    let items: Vec<Wrong> = errors
        .iter()
        .map(|error| {
            let label = (fields.label)(&error.field, catalog);
            Wrong {
                field: error.field.clone().into(),
                message: (fields.problem)(error, &label).into(),
                remove: (!inputs::is_shown(&error.field)).then(|| (fields.remove)(&label).into()),
            }
        })
        .collect();
    let on_remove = page.sends(|field: AttrValue| {
        let text = crate::state::default_text(&field).unwrap_or_default().to_owned();
        Action::Set { field: field.to_string(), text }
    });
    html! {
        <ErrorSummary title={ (fields.problems)(items.len()) } consequence={ page.words.estimate.stale } { items }
            on_go={ on_want.clone() } { on_remove } />
    }
}

/// Which workings are open.
#[hook]
fn use_open<T: PartialEq + Clone + 'static>() -> (Vec<T>, Callback<T>) {
    let open = use_state_eq(Vec::<T>::new);
    let toggle = {
        let open = open.clone();
        Callback::from(move |place: T| {
            let mut next = (*open).clone();
            let others = next.len();
            next.retain(|opened| *opened != place);
            if next.len() == others {
                next.push(place);
            }
            open.set(next);
        })
    };
    ((*open).clone(), toggle)
}

/// Something made once and shared by what draws it.
type Shared<T> = Option<Rc<T>>;
