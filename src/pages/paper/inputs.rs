//! The inputs on paper: label, value and unit of everything that counts, with a mark where it differs from the example.

use crate::element::{El, el};
use crate::fields::{Group, defaults, group_of};
use crate::page::Page;
use crate::pages::fields::at_rest;
use crate::typed::Notation;

/// One input.
struct Input {
    group: &'static str,
    label: String,
    value: String,
    changed: bool,
}

/// Everything that counts, or only what was changed; `None` when that is nothing.
pub(super) fn inputs(page: &Page, only_changed: bool) -> Option<El> {
    let words = page.words.paper();
    let mut inputs: Vec<Input> = entered(page).filter(|input| input.changed || !only_changed).collect();
    inputs.extend(programs(page));
    if inputs.is_empty() {
        return None;
    }
    let mut groups: Vec<(&str, Vec<&Input>)> = Vec::new();
    for input in &inputs {
        match groups.iter_mut().find(|(name, _)| *name == input.group) {
            Some((_, of_group)) => of_group.push(input),
            None => groups.push((input.group, vec![input])),
        }
    }
    let any = inputs.iter().any(|input| input.changed);
    let head = el("h2")
        .text(words.inputs)
        .child_opt(any.then(|| el("span").class("paper-key").text(" ").text(words.changed_key)));
    let view = |input: &&Input| {
        el("div")
            .class(if input.changed { "paper-input is-changed" } else { "paper-input" })
            .child(
                el("dt")
                    .child_opt(input.changed.then(|| el("span").class("paper-mark").text(words.changed).text(" ")))
                    .text(&input.label),
            )
            .child(el("dd").text(&input.value))
    };
    let group = |(name, inputs): &(&'static str, Vec<&Input>)| {
        el("div").class("paper-group").child(el("h3").text(*name)).child(el("dl").list(inputs.iter().map(view)))
    };
    Some(
        el("section")
            .class("paper-inputs")
            .child(head)
            .child(el("div").class("paper-groups").list(groups.iter().map(group)))
            .child_opt((!only_changed).then(|| el("p").class("paper-rest").text(words.rest))),
    )
}

/// The fields whose default counts, and whatever was entered, in the order of the fields.
fn entered<'p>(page: &'p Page) -> impl Iterator<Item = Input> + 'p {
    let typed = &page.state.typed;
    let fixed = defaults().iter().map(|(field, _)| field.as_str());
    let fixed = fixed.filter(|field| typed.has(field) || page.state.text(field) != "0");
    let keyed = typed.iter().map(|(field, _)| field.as_str());
    let keyed = keyed.filter(|field| defaults().iter().all(|(known, _)| known != field));
    fixed.chain(keyed).map(|field| {
        let words = page.words;
        let text = page.state.text(field);
        let shown = at_rest(
            &words.numbers,
            field,
            text,
            &Notation { currency: page.state.text("currency"), decimal_mark: page.state.decimal_mark },
        )
        .unwrap_or_else(|| text.to_owned());
        let unit = (words.fields.unit)(field, page.outcome.figures.scenario.currency.code());
        Input {
            group: (words.paper().group)(group_of(field).unwrap_or(Group::Business)),
            label: (words.fields.label)(field, partner_programs::catalog()),
            value: (words.paper().value)(field, &shown, &unit, page.outcome.error_of(field).is_some()),
            changed: typed.has(field),
        }
    })
}

/// The programs that are shown, where not all of them are.
fn programs(page: &Page) -> Option<Input> {
    let chosen = &page.state.programs;
    let shown = partner_programs::catalog().programs.iter().filter(|program| chosen.contains(&program.id));
    let names: Vec<String> = shown.map(|program| (page.words.estimate.program)(program)).collect();
    (!names.is_empty()).then(|| Input {
        group: (page.words.paper().group)(Group::Assumptions),
        label: page.words.paper().programs.to_owned(),
        value: names.join("; "),
        changed: true,
    })
}
