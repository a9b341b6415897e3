//! The inputs: four with sliders in sight, the others in groups that say how many of them were changed.
//!
//! Each group is a region of its own: a key that is pressed in one leaves the others as they are.

use std::rc::Rc;

use partner_engine::program::{Rule, TierRef};
use partner_engine::rate::Rate;
use partner_engine::requirement;
use yew::Html;

use crate::components::field::switch_field;
use crate::element::{El, el};
use crate::fields::{FIELDS, Group};
use crate::page::Page;
use crate::pages::fields::{Fields, Typed};
use crate::region::region;
use crate::screen::Gesture;
use crate::state::Action;
use crate::wording::Words;
use crate::wording::estimate::short_name;

const DEALS: [&str; 6] = [
    "deals.per_year",
    "deals.upgrades",
    "deals.subscriptions_in_force",
    "deals.growth_percent",
    "deals.customer_discount_percent",
    "deals.registered_percent",
];
const COSTS: [&str; 3] = ["costs.selling_percent_refer", "costs.selling_percent_resell", "costs.bad_debt_percent"];
const MAIN: [&str; 5] = ["deals.new_subscriptions", "deals.services", "deals.renewal_percent", "years", "currency"];

/// The fold of the groups where the screen is narrow.
const MORE: &str = "more";

/// The fold that hides a field where the screen is narrow.
pub(crate) fn fold_of(field: &str) -> Option<&'static str> {
    (!MAIN.contains(&field)).then_some(MORE)
}

/// The main fields.
pub(super) fn inputs(page: &Page<'_>) -> El {
    let words = page.words;
    el("section")
        .class("inputs")
        .attr("aria-labelledby", "inputs-title")
        .child(
            el("div")
                .class("inputs-head")
                .child(el("h2").attr("id", "inputs-title").attr("tabindex", "-1").text(words.estimate.business))
                .child(
                    el("span").class("inputs-started-over").attr("role", "status").text(if page.screen.started_over {
                        words.shell.started_over
                    } else {
                        ""
                    }),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("text-button")
                        .flag("disabled", !page.screen.can_undo)
                        .on_click(page.dispatch.answer(Gesture::Undo))
                        .text(words.shell.undo),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("text-button")
                        .flag("disabled", crate::link::write(page.state).is_empty())
                        .on_click(page.dispatch.answer(Action::StartOver))
                        .text(words.shell.start_over),
                ),
        )
        .node(fields(page, |field| MAIN.contains(&field), main_fields))
}

/// The groups. They follow the ranking in the document: on a narrow screen what is read, seen and reached by Tab is first the
/// answer, then what changes it further. Beside the figures there is room for them, and no fold.
pub(super) fn more(page: &Page<'_>) -> El {
    let words = &page.words.estimate;
    let open = page.screen.is_turned(MORE);
    let is_in_group = |field: &str| !MAIN.contains(&field) && is_shown(field);
    let changed =
        page.state.typed.iter().filter(|(field, _)| is_in_group(field)).count() + hidden(&page.state.programs);
    el("section")
        .class("inputs inputs-more")
        .attr("aria-label", words.more)
        .child(
            el("button")
                .attr("type", "button")
                .class("inputs-fold")
                .states("aria-expanded", open)
                .attr("aria-controls", "more-inputs")
                .on_click(page.dispatch.answer(Gesture::Turn(MORE.to_owned())))
                .text((words.changed)(words.more, changed)),
        )
        .child(groups(page).attr("id", "more-inputs").class(if open {
            "inputs-groups is-open"
        } else {
            "inputs-groups"
        }))
}

fn groups(page: &Page<'_>) -> El {
    el("div")
        .node(group(page, Group::Deals, is_of_deals, deals))
        .node(group(page, Group::Team, |field| field.starts_with("team."), team))
        .node(group(page, Group::Costs, |field| field.starts_with("costs."), costs))
        .node(assumptions(page))
        .node(programs(page))
}

/// A region of the fields that are one of some.
fn fields(page: &Page<'_>, is_one_of: fn(&str) -> bool, draw: fn(&Fields<'_>) -> El) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, Typed::of(page, is_one_of), move |typed| draw(&Fields { words, typed, dispatch: &dispatch }).done())
}

fn group(page: &Page<'_>, group: Group, is_one_of: fn(&str) -> bool, draw: fn(&Fields<'_>) -> Vec<El>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, Typed::of(page, is_one_of), move |typed| {
        let fields = Fields { words, typed, dispatch: &dispatch };
        folded(words, group, typed.texts.len(), draw(&fields)).done()
    })
}

fn folded(words: &'static Words, group: Group, changed: usize, fields: Vec<El>) -> El {
    el("details")
        .class("group")
        .child(el("summary").text((words.estimate.group)(group, changed)))
        .child(el("div").class("group-fields").list(fields))
}

fn main_fields(fields: &Fields<'_>) -> El {
    el("div")
        .class("inputs-main")
        .child(fields.text("deals.new_subscriptions"))
        .child(fields.text("deals.services"))
        .child(el("div").class("inputs-pair").child(fields.text("deals.renewal_percent")).child(fields.text("years")))
        .child(fields.currency())
}

fn is_of_deals(field: &str) -> bool {
    DEALS.contains(&field) || field == "deals.partner_sourced" || field == "deals.co_sell"
}

fn deals(fields: &Fields<'_>) -> Vec<El> {
    let mut view: Vec<El> = DEALS.iter().map(|field| fields.text(field)).collect();
    view.push(fields.switch("deals.partner_sourced"));
    view.push(fields.switch("deals.co_sell"));
    view
}

fn team(fields: &Fields<'_>) -> Vec<El> {
    per_requirement(fields, "team.")
}

fn costs(fields: &Fields<'_>) -> Vec<El> {
    let mut view: Vec<El> = COSTS.iter().map(|field| fields.text(field)).collect();
    view.push(el("h3").class("group-title").key("unit-costs").text(fields.words.fields.unit_costs));
    view.extend(per_requirement(fields, "costs.per_requirement."));
    view
}

fn per_requirement(fields: &Fields<'_>, prefix: &str) -> Vec<El> {
    requirement::KNOWN.iter().map(|(id, _)| fields.text(&format!("{prefix}{id}"))).collect()
}

fn assumptions(page: &Page<'_>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    let typed = Typed::of(page, |field| field.starts_with("assumptions."));
    region(None, (typed, page.screen.assuming.clone()), move |(typed, assuming)| {
        let fields = Fields { words, typed, dispatch: &dispatch };
        folded(words, Group::Assumptions, typed.texts.len(), assumed(&fields, assuming)).done()
    })
}

fn assumed(fields: &Fields<'_>, assuming: &[String]) -> Vec<El> {
    let mut view = vec![
        fields.text("assumptions.share_of_maximum_percent"),
        fields.choice("assumptions.purchases_at"),
        fields.switch("assumptions.discretionary_caps"),
    ];
    view.extend(exchange_rates(fields.typed).iter().map(|field| fields.text(field)));
    for tier in partner_programs::catalog().tiers() {
        let id = tier.id();
        let beginning = format!("assumptions.rates.{id}/");
        if assuming.contains(&id) || fields.typed.texts.iter().any(|(field, _)| field.starts_with(&beginning)) {
            view.push(rates(fields, tier, &id));
        }
    }
    view
}

fn rates(fields: &Fields<'_>, tier: TierRef<'static>, id: &str) -> El {
    let typed = |field: &str| fields.typed.texts.iter().any(|(name, _)| name == field);
    let mut view = Vec::new();
    for rule in &tier.tier.rules {
        let field = rate_field(id, rule);
        if !matches!(rule.rate, Rate::Exact(_)) || typed(&field) {
            view.push(fields.text(&field));
        }
    }
    el("fieldset")
        .class("rates")
        .key(id)
        .child(el("legend").class("group-title").text((fields.words.fields.rates_of)(short_name(tier))))
        .list(view)
}

/// The dollar, the scenario's currency, and whatever else was typed.
fn exchange_rates(typed: &Typed) -> Vec<String> {
    let field = |code: &str| format!("assumptions.per_euro.{code}");
    let mut fields = vec![field("USD")];
    let own = (typed.currency.code() != "EUR").then(|| field(typed.currency.code()));
    let others = typed.texts.iter().map(|(name, _)| name).filter(|name| name.starts_with("assumptions.per_euro."));
    for name in own.into_iter().chain(others.cloned()) {
        if !fields.contains(&name) {
            fields.push(name);
        }
    }
    fields
}

/// The field of a rule's assumed rate.
pub(super) fn rate_field(tier: &str, rule: &Rule) -> String {
    let contribution = rule.contribution.map(|by| format!("/{}", by.id())).unwrap_or_default();
    format!("assumptions.rates.{tier}/{}{contribution}", rule.stream.id())
}

/// Whether the page has a field of this name.
pub(super) fn is_shown(field: &str) -> bool {
    if let Some(key) = field.strip_prefix("assumptions.rates.") {
        let tier = key.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
        let found = partner_programs::catalog().tier(&tier);
        return found.is_some_and(|found| found.tier.rules.iter().any(|rule| rate_field(&tier, rule) == field));
    }
    let of_requirement = field.strip_prefix("team.").or_else(|| field.strip_prefix("costs.per_requirement."));
    match of_requirement {
        Some(id) => requirement::recurrence(id).is_some(),
        None => field.starts_with("assumptions.per_euro.") || FIELDS.iter().any(|(name, _)| *name == field),
    }
}

/// How many programs are left out.
fn hidden(chosen: &[String]) -> usize {
    if chosen.is_empty() { 0 } else { partner_programs::catalog().programs.len() - chosen.len() }
}

fn programs(page: &Page<'_>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, page.state.programs.clone(), move |chosen| {
        let all = &partner_programs::catalog().programs;
        let switches = all.iter().map(|program| {
            let on = crate::answer::is_chosen(&program.id, chosen);
            let is_last = on && chosen.len() == 1;
            let switch =
                dispatch.enter(&program.id, |program, on| Action::ShowProgram { program, shown: on == "true" }.into());
            let field = switch_field(&program.id, (words.estimate.program)(program), on, None, switch);
            // The browser takes a press back that is not to count.
            if is_last { field.on_click(Rc::new(|event| event.prevent_default())) } else { field }
        });
        let mut view: Vec<El> = switches.collect();
        let stays = if chosen.len() == 1 { words.fields.last_program } else { "" };
        view.push(el("p").class("field-hint").key("last-program").attr("role", "status").text(stays));
        folded(words, Group::Programs, hidden(chosen), view).done()
    })
}
