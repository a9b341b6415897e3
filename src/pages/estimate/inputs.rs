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
use crate::fields::{Field, Group, Input, Table, group_of};
use crate::page::Page;
use crate::pages::fields::{FieldInputs, Fields};
use crate::region::region;
use crate::state::ScenarioAction;
use crate::ui_state::{DisclosureId, UiAction};
use crate::wording::Words;

/// The main fields by row.
const MAIN: [&[Field]; 4] =
    [&[Field::NewSubscriptions], &[Field::Services], &[Field::Renewals, Field::Years], &[Field::Currency]];

/// Whether a field is hidden where the screen is narrow, until that is expanded.
pub(crate) fn is_in_more(field: &str) -> bool {
    group_of(field) != Some(Group::Business)
}

/// The main fields.
pub(super) fn inputs(page: &Page) -> El {
    let words = page.words;
    el("section")
        .class("inputs")
        .attr("aria-labelledby", "inputs-title")
        .child(
            el("div")
                .class("inputs-head")
                .child(el("h2").attr("id", "inputs-title").attr("tabindex", "-1").text(words.estimate.business))
                .child(el("span").class("inputs-started-over").attr("role", "status").text(if page.ui.started_over {
                    words.shell.started_over
                } else {
                    ""
                }))
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("text-button")
                        .bool_attr("disabled", !page.ui.can_undo)
                        .on_click(page.dispatch.on(UiAction::Undo))
                        .text(words.shell.undo),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("text-button")
                        .bool_attr("disabled", page.link.is_empty())
                        .on_click(page.dispatch.on(ScenarioAction::Reset))
                        .text(words.shell.start_over),
                ),
        )
        .node(region_of(page, Group::Business, main_fields))
}

/// The groups. They follow the ranking in the document: on a narrow screen what is read, seen and reached by Tab is first the
/// answer, then what changes it further. Beside the figures there is room for them, and no fold.
pub(super) fn more(page: &Page) -> El {
    let words = &page.words.estimate;
    let open = page.ui.is_expanded(&DisclosureId::MoreInputs);
    let is_in_group = |field: &str| is_in_more(field) && is_shown(field);
    let changed =
        page.state.typed.iter().filter(|(field, _)| is_in_group(field)).count() + hidden(&page.state.programs);
    el("section")
        .class("inputs inputs-more")
        .attr("aria-label", words.more)
        .child(
            el("button")
                .attr("type", "button")
                .class("inputs-fold")
                .aria_bool("aria-expanded", open)
                .attr("aria-controls", "more-inputs")
                .on_click(page.dispatch.on(UiAction::Toggle(DisclosureId::MoreInputs)))
                .text((words.changed)(words.more, changed)),
        )
        .child(groups(page).attr("id", "more-inputs").class(if open {
            "inputs-groups is-open"
        } else {
            "inputs-groups"
        }))
}

fn groups(page: &Page) -> El {
    el("div")
        .node(group(page, Group::Deals, deals))
        .node(group(page, Group::Team, team))
        .node(group(page, Group::Costs, costs))
        .node(assumptions(page))
        .node(programs(page))
}

/// A region of the fields of a group.
fn region_of(page: &Page, group: Group, draw: fn(&Fields<'_>) -> El) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, FieldInputs::of(page, |field| group_of(field) == Some(group)), move |typed| {
        draw(&Fields { words, typed, dispatch: &dispatch }).build()
    })
}

fn group(page: &Page, group: Group, draw: fn(&Fields<'_>) -> Vec<El>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, FieldInputs::of(page, |field| group_of(field) == Some(group)), move |typed| {
        let fields = Fields { words, typed, dispatch: &dispatch };
        folded(words, group, typed.texts.len(), draw(&fields)).build()
    })
}

fn folded(words: &'static Words, group: Group, changed: usize, fields: Vec<El>) -> El {
    el("details")
        .class("group")
        .child(el("summary").text((words.estimate.group)(group, changed)))
        .child(el("div").class("group-fields").list(fields))
}

fn main_fields(fields: &Fields<'_>) -> El {
    MAIN.iter().fold(el("div").class("inputs-main"), |main, row| match row {
        [field] => main.child(fields.field(*field)),
        pair => {
            let pair = pair.iter().fold(el("div").class("inputs-pair"), |row, field| row.child(fields.field(*field)));
            main.child(pair)
        }
    })
}

fn deals(fields: &Fields<'_>) -> Vec<El> {
    fields.of_group(Group::Deals)
}

fn team(fields: &Fields<'_>) -> Vec<El> {
    per_requirement(fields, Table::Team)
}

fn costs(fields: &Fields<'_>) -> Vec<El> {
    let mut view = fields.of_group(Group::Costs);
    view.push(el("h3").class("group-title").key("unit-costs").text(fields.words.fields.unit_costs));
    view.extend(per_requirement(fields, Table::UnitCosts));
    view
}

fn per_requirement(fields: &Fields<'_>, table: Table) -> Vec<El> {
    requirement::KNOWN.iter().map(|(id, _)| fields.text(&table.path(id))).collect()
}

fn assumptions(page: &Page) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    let typed = FieldInputs::of(page, |field| group_of(field) == Some(Group::Assumptions));
    region(None, (typed, page.ui.assuming.clone()), move |(typed, assuming)| {
        let fields = Fields { words, typed, dispatch: &dispatch };
        folded(words, Group::Assumptions, typed.texts.len(), assumed(&fields, assuming)).build()
    })
}

fn assumed(fields: &Fields<'_>, assuming: &[String]) -> Vec<El> {
    let mut view = fields.of_group(Group::Assumptions);
    view.extend(exchange_rates(fields.typed).iter().map(|field| fields.text(field)));
    for tier in partner_programs::catalog().tiers() {
        let id = tier.id();
        let beginning = Table::AssumedRates.path(&format!("{id}/"));
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
        .child(
            el("legend").class("group-title").text((fields.words.fields.rates_of)((fields.words.estimate.tier)(tier))),
        )
        .list(view)
}

/// The dollar, the scenario's currency, and whatever else was typed.
fn exchange_rates(typed: &FieldInputs) -> Vec<String> {
    let field = |code: &str| Table::ExchangeRates.path(code);
    let mut fields = vec![field("USD")];
    let own = (typed.currency.code() != "EUR").then(|| field(typed.currency.code()));
    let is_rate = |name: &&String| matches!(Input::named(name), Some(Input::Entry(Table::ExchangeRates, _)));
    let others = typed.texts.iter().map(|(name, _)| name).filter(is_rate);
    for name in own.into_iter().chain(others.cloned()) {
        if !fields.contains(&name) {
            fields.push(name);
        }
    }
    fields
}

/// The field of a rule's assumed rate.
pub(crate) fn rate_field(tier: &str, rule: &Rule) -> String {
    let contribution = rule.contribution.map(|by| format!("/{}", by.id())).unwrap_or_default();
    Table::AssumedRates.path(&format!("{tier}/{}{contribution}", rule.stream.id()))
}

/// Whether the page has a field of this name.
pub(super) fn is_shown(field: &str) -> bool {
    match Input::named(field) {
        None => false,
        Some(Input::Field(_) | Input::Entry(Table::ExchangeRates, _)) => true,
        Some(Input::Entry(Table::Team | Table::UnitCosts, id)) => requirement::recurrence(id).is_some(),
        Some(Input::Entry(Table::AssumedRates, key)) => {
            let tier = key.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
            let found = partner_programs::catalog().tier(&tier);
            found.is_some_and(|found| found.tier.rules.iter().any(|rule| rate_field(&tier, rule) == field))
        }
    }
}

/// How many programs are left out.
fn hidden(chosen: &[String]) -> usize {
    if chosen.is_empty() { 0 } else { partner_programs::catalog().programs.len() - chosen.len() }
}

fn programs(page: &Page) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, page.state.programs.clone(), move |chosen| {
        let all = &partner_programs::catalog().programs;
        let switches = all.iter().map(|program| {
            let on = crate::headline::is_chosen(&program.id, chosen);
            let is_last = on && chosen.len() == 1;
            let switch = dispatch
                .enter(&program.id, |program, on| ScenarioAction::ShowProgram { program, shown: on == "true" }.into());
            let field = switch_field(&program.id, (words.estimate.program)(program), on, None, switch);
            // The browser takes a press back that is not to count.
            if is_last { field.on_click(Rc::new(|event| event.prevent_default())) } else { field }
        });
        let mut view: Vec<El> = switches.collect();
        let stays = if chosen.len() == 1 { words.fields.last_program } else { "" };
        view.push(el("p").class("field-hint").key("last-program").attr("role", "status").text(stays));
        folded(words, Group::Programs, hidden(chosen), view).build()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_main_fields_stand_each_in_one_row() {
        let mut rows = MAIN.concat();
        rows.sort_by_key(|field| *field as usize);
        assert_eq!(rows, Field::of_group(Group::Business).collect::<Vec<_>>());
    }
}
