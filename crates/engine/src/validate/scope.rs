//! Reads what a rule pays on and for which part of the business: product lines, months, bases, conditions, uplifts.

use crate::limits::{MONTHS_OF_A_YEAR, brief};
use crate::program::RuleKind;
use crate::scope::{Base, Condition, ConditionCheck, How, Months, ProductLine, Span, Uplift, Value};
use crate::stream::Stream;
use crate::terms::{Applies, Gauge};
use crate::validate::cursor::{At, Form, IdForm, Table, nearest};
use crate::validate::facts::{Context, cited, rate};
use crate::validate::problem::{Log, ProblemKind};
use crate::validate::terms::{counted_id, scale};

const VALUES: [(&str, Value); 2] = [("invoiced", Value::Invoiced), ("list", Value::List)];

const SPANS: [(&str, Span); 3] = [("year", Span::Year), ("first_year", Span::FirstYear), ("contract", Span::Contract)];

const HOWS: [(&str, How); 3] = [("added", How::Added), ("compounded", How::Compounded), ("rebate", How::Rebate)];

pub(super) fn product_line(at: &At<'_>, log: &mut Log) -> Option<ProductLine> {
    let table = at.table(&["id", "name"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    Some(ProductLine { id: id?, name: name? })
}

pub(super) fn condition(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Condition> {
    let table = at.table(&["id", "name", "check", "cite"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    let check = table.required("check", log).and_then(|at| check(&at, log));
    let cite = cited(&table, context, log);
    Some(Condition { id: id?, name: name?, check: check?, cite: cite? })
}

fn check(at: &At<'_>, log: &mut Log) -> Option<ConditionCheck> {
    let words = [
        ("asked", Form::Alone),
        ("registered", Form::Alone),
        ("contract_months", Form::With("12")),
        ("units_per_deal", Form::With("10")),
        ("held", Form::With("{ requirement = \"certified_experts\", at_least = 2 }")),
    ];
    let (word, value) = at.variant(&words, log)?;
    match word {
        "asked" => Some(ConditionCheck::Asked),
        "registered" => Some(ConditionCheck::Registered),
        "contract_months" => value.count(log).map(ConditionCheck::ContractMonths),
        "units_per_deal" => value.count(log).map(ConditionCheck::UnitsPerDeal),
        _ => {
            let table = value.table(&["requirement", "at_least"], log)?;
            let requirement = table.required("requirement", log).and_then(|at| counted_id(&at, log));
            let at_least = table.required("at_least", log).and_then(|at| at.count(log));
            Some(ConditionCheck::Held { requirement: requirement?, at_least: at_least? })
        }
    }
}

/// The id of something that the program lists.
fn listed(at: &At<'_>, ids: &[String], list: &str, log: &mut Log) -> Option<String> {
    let id = at.id(IdForm::Snake, log)?;
    if !ids.contains(&id) {
        let remedy = nearest(&id, ids.iter().map(String::as_str))
            .map_or_else(|| format!("Add it to the program's `{list}`."), |near| format!("Did you mean `{near}`?"));
        let message = format!("`{}` is not in the program's `{list}`.", brief(&id));
        log.report(at.place(), ProblemKind::UnknownReference, message, remedy);
    }
    Some(id)
}

pub(super) fn line_of_rule(rule: &Table<'_>, context: &Context, log: &mut Log) -> Option<String> {
    rule.optional("product_line").and_then(|at| listed(&at, &context.product_lines, "product_lines", log))
}

/// The ids of conditions under `when`.
pub(super) fn when(table: &Table<'_>, context: &Context, log: &mut Log) -> Vec<String> {
    let read = table.each("when", log, |at, log| listed(at, &context.conditions, "conditions", log));
    read.into_iter().flatten().collect()
}

/// The months of a rule, and whether its stream has them.
pub(super) fn months(rule: &Table<'_>, stream: Option<Stream>, log: &mut Log) -> Option<Months> {
    let at = rule.optional("months")?;
    let table = at.table(&["from", "through"], log)?;
    let from = table.required("from", log).and_then(|at| at.count(log))?;
    let through = table.optional("through").and_then(|at| at.count(log));
    let is_reversed = from == 0 || through.is_some_and(|through| through < from);
    if is_reversed {
        let message = "The months do not begin at 1 or later and end after that.";
        log.report(at.place(), ProblemKind::RangeOrder, message, "Write from = 1 or more, and through not below it.");
    }
    let missed = match stream {
        Some(Stream::NewSubscriptions) => from > MONTHS_OF_A_YEAR,
        Some(Stream::Renewals) => through.is_some_and(|through| through <= MONTHS_OF_A_YEAR),
        Some(Stream::Upgrades | Stream::Services) => true,
        None => false,
    };
    let months = Months { from, through };
    if missed && !is_reversed {
        let message = "The stream has none of these months.";
        let remedy = "New subscriptions are months 1 to 12, renewals month 13 and later; other streams have no months.";
        log.report(at.place(), ProblemKind::Combination, message, remedy);
    } else if let Some(stream) = stream
        && !is_reversed
    {
        refuse_months_of_both(&at, stream, months, log);
    }
    Some(months)
}

/// Months on both sides of the first renewal take two rules: a single one would leave the other stream's months unpaid.
fn refuse_months_of_both(at: &At<'_>, stream: Stream, Months { from, through }: Months, log: &mut Log) {
    let first_renewed = MONTHS_OF_A_YEAR + 1;
    let message = match (stream, through) {
        (Stream::NewSubscriptions, Some(through)) if through > MONTHS_OF_A_YEAR => {
            let unpaid = spelled(first_renewed, through);
            format!("New subscriptions end with month {MONTHS_OF_A_YEAR}, so that {unpaid} would not be paid.")
        }
        (Stream::Renewals, _) if from < first_renewed => {
            let unpaid = spelled(from, MONTHS_OF_A_YEAR);
            format!(
                "Months count from the customer's first sale and renewals begin with month {first_renewed}, \
                 so that {unpaid} would not be paid."
            )
        }
        _ => return,
    };
    let end = through.map_or_else(String::new, |through| format!(", through = {through}"));
    let remedy = format!(
        "Write two rules: `new_subscriptions` with months = {{ from = {from}, through = {MONTHS_OF_A_YEAR} }}, \
         and `renewals` with months = {{ from = {first_renewed}{end} }}."
    );
    log.report(at.place(), ProblemKind::Combination, message, remedy);
}

fn spelled(from: u32, through: u32) -> String {
    if from == through { format!("month {from}") } else { format!("months {from} to {through}") }
}

/// The base of a commission.
pub(super) fn base(rule: &Table<'_>, kind: Option<RuleKind>, log: &mut Log) -> Option<Base> {
    let at = rule.optional("base")?;
    let table = at.table(&["value", "span", "growth"], log)?;
    let value = table.optional("value").and_then(|at| at.word(&VALUES, log));
    let span = table.optional("span").and_then(|at| at.word(&SPANS, log));
    let growth = table.optional("growth").and_then(|at| at.boolean(log));
    if kind == Some(RuleKind::Margin) {
        let remedy = "Remove it: a margin is a discount off the list price.";
        log.report(at.place(), ProblemKind::Combination, "A margin has a base.", remedy);
    }
    if growth == Some(true) && rule.optional("months").is_some() {
        let remedy = "Remove one of them: how old last year's contracts were is not known.";
        log.report(at.place(), ProblemKind::Combination, "A rule on growth tells months apart.", remedy);
    }
    Some(Base { value, span, growth })
}

pub(super) fn uplift(at: &At<'_>, kind: Option<RuleKind>, context: &Context, log: &mut Log) -> Option<Uplift> {
    let table = at.table(&["id", "name", "rate", "scale", "how", "when", "cite"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    let own = table.required("rate", log).and_then(|at| rate(&at, context, log));
    let scale = table.optional("scale").and_then(|at| scale(&at, own.as_ref(), context, log));
    let how = table.required("how", log).and_then(|at| at.word(&HOWS, log));
    if how == Some(How::Rebate) && kind == Some(RuleKind::Commission) {
        let remedy = "Write added or compounded: a rebate is of what was paid, and a commission pays nothing.";
        log.report(table.place_of("how"), ProblemKind::Combination, "A commission has a rebate.", remedy);
    }
    if let Some(scale) = &scale
        && (scale.measure == Gauge::Bases || scale.measure.is_money() && scale.applies != Applies::Whole)
    {
        let message = "An uplift is cut into parts by value.";
        let remedy = "Write applies = \"whole\", and measure base, list, invoiced or closed_deals.";
        log.report(table.place_of("scale"), ProblemKind::Combination, message, remedy);
    }
    let mut rates = own.iter().chain(scale.iter().flat_map(|scale| &scale.brackets).map(|bracket| &bracket.rate));
    if kind == Some(RuleKind::Margin) && rates.any(|rate| rate.bounty().is_some()) {
        let remedy = "Write a share, or make it a commission.";
        let message = "A margin is an amount for each deal or customer.";
        log.report(table.place_of("rate"), ProblemKind::Combination, message, remedy);
    }
    let when = when(&table, context, log);
    let cite = cited(&table, context, log);
    Some(Uplift { id: id?, name: name?, rate: own?, scale, how: how?, when, cite: cite? })
}
