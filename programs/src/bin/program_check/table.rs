//! A program as a table for a terminal: pay, costs and requirements of each tier, each fact with its citation. What is described without
//! figures is in `description.rs`.

use std::fmt::Write as _;

use partner_engine::program::{Citation, Confidence, Fee, FeeAmount, Need, Program, Refund, Requirement, Rule, Tier};
use partner_engine::rate::Rate;
use partner_engine::rules::{Bound, Scale};
use serde::Serialize;
use serde_json::Value;

use crate::description;

/// The head, the whole program's facts, and one block for each tier.
pub(crate) fn of(program: &Program) -> String {
    let currency = program.currency.map_or("no currency".to_owned(), |currency| currency.to_string());
    let mut text = format!(
        "{}: {}, {} ({}), {} tiers, {} sources\n",
        program.id,
        program.name,
        program.edition,
        currency,
        program.tiers.len(),
        program.sources.len()
    );
    write_rows(&mut text, &description::of_program(program));
    for tier in &program.tiers {
        let _ = writeln!(text, "\n{} ({})", tier.id, tier.name);
        let mut rows = rows(tier);
        rows.extend(description::of_tier(program, tier));
        write_rows(&mut text, &rows);
    }
    text
}

/// Rows in columns; a column is as wide as its widest entry, up to a bound.
fn write_rows(text: &mut String, rows: &[Row]) {
    let width = |column: fn(&Row) -> &str, most: usize| {
        rows.iter().map(|row| column(row).chars().count()).filter(|width| *width <= most).max().unwrap_or(0)
    };
    let (subject, value) = (width(|row| &row.0, 60), width(|row| &row.1, 100));
    for (what, says, place) in rows {
        let line = format!("  {what:subject$}  {says:value$}  {place}");
        let _ = writeln!(text, "{}", line.trim_end());
    }
}

/// Subject, content and citation.
pub(crate) type Row = (String, String, String);

fn rows(tier: &Tier) -> Vec<Row> {
    let mut rows: Vec<Row> = tier.rules.iter().map(rule).collect();
    if rows.is_empty() {
        rows.push(("income".to_owned(), "none stated: not estimated".to_owned(), String::new()));
    }
    rows.extend(tier.fees.iter().map(fee));
    for minimum in &tier.minimums {
        let says = format!("{} a year", minimum.amount);
        rows.push((format!("minimum {}", word(&minimum.measure)), says, place(&minimum.cite)));
    }
    rows.extend(tier.requirements.iter().map(requirement));
    rows
}

fn rule(rule: &Rule) -> Row {
    let contribution = rule.contribution.map(|contribution| format!(", {}", contribution.id())).unwrap_or_default();
    let mut says = format!("{}{}", rate(&rule.rate), base(rule));
    if let Some(scale) = &rule.scale {
        says.push_str(&brackets(scale));
    }
    for uplift in &rule.uplifts {
        let scaled = uplift.scale.as_ref().map(brackets).unwrap_or_default();
        let _ = write!(says, "; {} {} {}{scaled}", uplift.id, word(&uplift.how), rate(&uplift.rate));
        says.push_str(&depending_on(&uplift.when));
    }
    if let Some(cap) = &rule.cap {
        let _ = write!(says, "; at most {} a deal", cap.amount_per_deal);
        says.push_str(if cap.discretionary { ", if the vendor applies it" } else { "" });
    }
    for limit in &rule.limits {
        let (side, amount) = match limit.bound {
            Bound::AtMost(amount) => ("most", amount),
            Bound::AtLeast(amount) => ("least", amount),
        };
        let _ = write!(says, "; at {side} {amount} a {}", word(&limit.per));
    }
    says.push_str(&others(rule));
    says.push_str(&depending_on(&rule.when));
    let line = rule.product_line.as_ref().map(|line| format!(", {line}")).unwrap_or_default();
    let months = rule.months.map(|months| match months.through {
        Some(through) => format!(", months {} to {through}", months.from),
        None => format!(", from month {}", months.from),
    });
    let contribution = format!("{contribution}{line}{}", months.unwrap_or_default());
    (format!("{} on {}{contribution}", word(&rule.kind), rule.stream.id()), says, place(&rule.cite))
}

/// The parts of a rule that are put into words above, or stand in the row's subject.
const WORDED: [&str; 13] = [
    "stream",
    "contribution",
    "product_line",
    "months",
    "base",
    "when",
    "kind",
    "rate",
    "scale",
    "uplifts",
    "cap",
    "limits",
    "cite",
];

/// Every other part of a rule, as the file has it, without its citation.
fn others(rule: &Rule) -> String {
    let Ok(Value::Object(parts)) = serde_json::to_value(rule) else { return String::new() };
    let mut text = String::new();
    for (key, mut part) in parts {
        let is_given = !part.is_null() && !part.as_array().is_some_and(Vec::is_empty);
        if is_given && !WORDED.contains(&key.as_str()) {
            if let Some(table) = part.as_object_mut() {
                table.remove("cite");
            }
            let _ = write!(text, "; {} {}", key.replace('_', " "), word(&part));
        }
    }
    text
}

fn base(rule: &Rule) -> String {
    let Some(base) = &rule.base else { return String::new() };
    let parts = [
        base.value.as_ref().map(word),
        base.span.as_ref().map(word),
        (base.growth == Some(true)).then(|| "growth".to_owned()),
    ];
    format!(" of {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn depending_on(conditions: &[String]) -> String {
    if conditions.is_empty() { String::new() } else { format!(", when {}", conditions.join(" and ")) }
}

fn brackets(scale: &Scale) -> String {
    let mut text = String::new();
    for bracket in &scale.brackets {
        let _ = write!(text, ", from {} {}", bracket.from, rate(&bracket.rate));
    }
    let year = if scale.measures_last_year() { " of last year" } else { "" };
    let _ = write!(text, " by {}{year} ({}, edge {})", word(&scale.measure), word(&scale.applies), word(&scale.edge));
    text
}

fn rate(rate: &Rate) -> String {
    match rate {
        Rate::Exact(percent) => format!("{} %", percent.0),
        Rate::AtMost(percent) => format!("up to {} %", percent.0),
        Rate::Between(low, high) => format!("{} to {} %", low.0, high.0),
        Rate::OneOf(percents) => {
            let listed: Vec<String> = percents.iter().map(|percent| percent.0.to_string()).collect();
            format!("one of {} %", listed.join(", "))
        }
        Rate::PerDeal(amount) => format!("{amount} a deal"),
        Rate::PerCustomer(amount) => format!("{amount} a customer"),
        Rate::Negotiated => "negotiated".to_owned(),
        Rate::NotStated => "not stated".to_owned(),
    }
}

fn fee(fee: &Fee) -> Row {
    let amount = match &fee.amount {
        FeeAmount::Annual(amount) => format!("{amount} a year"),
        FeeAmount::Monthly(amount) => format!("{amount} a month"),
        FeeAmount::Once(amount) => format!("{amount} once"),
        FeeAmount::Negotiated => "negotiated".to_owned(),
        FeeAmount::NotStated => "not stated".to_owned(),
    };
    let refund = match &fee.refund {
        Refund::None => String::new(),
        Refund::NotStated => "; whether it comes back is not stated".to_owned(),
        Refund::Reaching { measure, amount, .. } => format!("; comes back from {amount} of {}", word(measure)),
    };
    let condition = fee.condition.as_ref().map(|condition| format!("; {condition}")).unwrap_or_default();
    (fee.id.clone(), format!("{amount}{refund}{condition}"), place(&fee.cite))
}

fn requirement(asked: &Requirement) -> Row {
    let name = asked.name.as_ref().map(|name| format!(": {name}")).unwrap_or_default();
    (asked.requirement.clone(), format!("{}{name}", need(&asked.need)), place(&asked.cite))
}

fn need(asked: &Need) -> String {
    match asked {
        Need::AtLeast(count) => format!("at least {count}"),
        Need::Amount(amount) => format!("{amount} a year"),
        Need::SomeOf { at_least, of } => {
            let each = of.iter().map(|one| format!("{} {}", one.requirement, need(&one.need)));
            format!("{at_least} of: {}", each.collect::<Vec<_>>().join(", "))
        }
        Need::Points { at_least, of } => {
            let each = of.iter().map(|weight| format!("{} for one of {}", weight.points, weight.requirement));
            format!("{at_least} points: {}", each.collect::<Vec<_>>().join(", "))
        }
        Need::Sold { measure, measured_in, at_least } => {
            let year = measured_in.as_ref().map(|year| format!(", {}", word(year))).unwrap_or_default();
            format!("{at_least} of {}{year}", word(measure))
        }
        Need::NotStated => "no figure stated".to_owned(),
        Need::AnyOf(alternatives) => {
            let each = alternatives.iter().map(|one| format!("{} {}", one.requirement, need(&one.need)));
            each.collect::<Vec<_>>().join(" or ")
        }
    }
}

/// The word of the format, as in the file.
pub(crate) fn word(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    text.replace(['"', '{', '}'], "").replace(':', " ")
}

/// The place of a fact, and whether it is read there or printed.
pub(crate) fn place(cite: &Citation) -> String {
    let row = cite.row.as_ref().map(|row| format!(", {row}")).unwrap_or_default();
    let read = if cite.confidence == Confidence::Inferred { " (inferred)" } else { "" };
    format!("{}: {}{row}{read}", cite.source, cite.section)
}
