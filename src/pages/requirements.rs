//! The view "Requirements": what every tier asks beside the team that is there, and one tier in depth.

use std::rc::Rc;

use yew::prelude::*;

use crate::address;
use crate::answer::is_chosen;
use crate::app::{PageContext, use_page};
use crate::asked::{self, Asked, Plan};
use crate::components::error_summary::{ErrorSummary, Wrong};
use crate::components::field::{TextField, field_id};
use crate::components::requirement_matrix::RequirementMatrix;
use crate::components::requirement_plan::RequirementPlan;
use crate::link;
use crate::route::Route;
use crate::state::{Action, default_text};

/// The requirements.
#[component]
pub fn RequirementsPage() -> Html {
    let page = use_page();
    let words = &page.words.requirements;
    let asked =
        use_memo(Rc::clone(&page.outcome.figures), |figures| Asked::of(partner_programs::catalog(), &figures.estimate));
    let open = use_open_tier(&page);
    let stale = page.outcome.is_stale().then_some("is-stale");
    html! {
        <>
            <header class="view-head">
                <h1 id="title" tabindex="-1">{ words.title }</h1>
                <p class={ classes!("view-lead", stale) } role="status">{ (words.tally)(asked.tally(&page.state.programs)) }</p>
            </header>
            { errors(&page) }
            <div class="requirements">
                <div class="requirements-columns">
                    { team(&page) }
                    <div class={ classes!("matrices", stale) }>{ matrices(&page, &asked, &open) }</div>
                </div>
            </div>
        </>
    }
}

/// The tier whose plan is open, and what opens or closes one.
struct OpenTier {
    id: Option<String>,
    on_open: Callback<String>,
}

/// The tier looked into, else the one that the estimate puts first; closed when it is pressed again.
#[hook]
fn use_open_tier(page: &PageContext) -> OpenTier {
    let closed = use_state_eq(|| false);
    let first = page.outcome.figures.estimate.tiers.first().map(|tier| tier.tier.id());
    let id = page.state.tier.clone().or(first).filter(|_| !*closed);
    let on_open = {
        let (open, closed, dispatcher) = (id.clone(), closed, page.state.dispatcher());
        Callback::from(move |id: String| {
            let close = open.as_ref() == Some(&id);
            closed.set(close);
            if !close {
                dispatcher.dispatch(Action::LookInto(id));
            }
        })
    };
    OpenTier { id, on_open }
}

fn matrices(page: &PageContext, asked: &Asked, open: &OpenTier) -> Html {
    let words = page.words;
    let shown = asked.programs.iter().filter(|matrix| is_chosen(&matrix.program.id, &page.state.programs));
    let matrix = |matrix: &Rc<asked::Matrix>| {
        let own = open.id.as_ref().filter(|id| matrix.tiers.iter().any(|tier| tier.id == **id));
        let open_plan = own.and_then(|id| Some((AttrValue::from(id.clone()), plan(page, asked, id)?)));
        html! {
            <RequirementMatrix key={ matrix.program.id.clone() } words={ &words.requirements } compare={ &words.compare }
                matrix={ Rc::clone(matrix) } currency={ asked.currency } open={ open_plan } on_open={ open.on_open.clone() } />
        }
    };
    html! { <>{ for shown.map(matrix) }</> }
}

fn plan(page: &PageContext, asked: &Asked, id: &str) -> Option<Html> {
    let words = page.words;
    let tier = partner_programs::catalog().tier(id)?;
    let plan = Rc::new(Plan::of(tier, asked.standings(id)?));
    Some(html! {
        <RequirementPlan words={ &words.requirements } compare={ &words.compare } sources={ &words.sources }
            tier={ tier.tier.name.clone() } { plan } currency={ asked.currency } />
    })
}

fn team(page: &PageContext) -> Html {
    let words = &page.words.requirements;
    let catalog = partner_programs::catalog();
    let shown = catalog.programs.iter().filter(|program| is_chosen(&program.id, &page.state.programs));
    html! {
        <section class="team" aria-labelledby="team-title">
            <h2 id="team-title">{ words.team }</h2>
            <div class="team-fields">
                { for asked::counted(shown).into_iter().map(|id| team_field(page, &format!("team.{id}"))) }
            </div>
            <p class="team-hint">{ words.team_hint }</p>
            <p class="team-hint">{ words.minimums_hint }{ " " }{ estimate_link(page) }</p>
        </section>
    }
}

fn team_field(page: &PageContext, field: &str) -> Html {
    let words = &page.words.fields;
    let label = (words.label)(field, partner_programs::catalog());
    let error = page.outcome.error_of(field).map(|problem| AttrValue::from((words.problem)(problem, &label)));
    let on_type = page.sends(|(field, text): (AttrValue, String)| Action::Type { field: field.to_string(), text });
    let text = page.state.text(field).to_owned();
    html! {
        <TextField key={ field.to_owned() } name={ field.to_owned() } { label } { text } { error } { on_type }
            on_settle={ page.sends(|()| Action::Settle) } />
    }
}

fn estimate_link(page: &PageContext) -> Html {
    let href = address::href(Route::Estimate, &link::write(&page.state));
    let visit = page.sends(|()| Action::Visit(Route::Estimate));
    let onclick = Callback::from(move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            visit.emit(());
        }
    });
    html! { <a { href } { onclick }>{ page.words.requirements.minimums_link }</a> }
}

fn errors(page: &PageContext) -> Html {
    let errors = &page.outcome.errors;
    if errors.is_empty() {
        return Html::default();
    }
    let fields = &page.words.fields;
    let catalog = partner_programs::catalog();
    let wrong = |error: &crate::outcome::FieldProblem| {
        let label = (fields.label)(&error.field, catalog);
        Wrong {
            field: error.field.clone().into(),
            message: (fields.problem)(error, &label).into(),
            remove: (!error.field.starts_with("team.")).then(|| (fields.remove)(&label).into()),
        }
    };
    let items: Vec<Wrong> = errors.iter().map(wrong).collect();
    let on_remove = page.sends(|field: AttrValue| {
        let text = default_text(&field).unwrap_or_default().to_owned();
        Action::Set { field: field.to_string(), text }
    });
    let on_go = Callback::from(|field: AttrValue| address::reveal(&field_id(&field)));
    html! {
        <ErrorSummary title={ (fields.problems)(items.len()) } consequence={ page.words.requirements.stale } { items }
            { on_go } { on_remove } />
    }
}
