//! Reads what moves and bounds a rule's rate: scales with their brackets, limits, and what does not go together in them.

use rust_decimal::Decimal;

use crate::limits::{GREATEST_COUNT, brief};
use crate::program::RuleKind;
use crate::rate::Rate;
use crate::requirement;
use crate::terms::{
    Applies, Bound, Bracket, Direction, Edge, Gauge, Limit, MeasuredYear, Per, RoundedAt, Rounding, Scale, Weight,
};
use crate::validate::cursor::{At, Form, IdForm, Table, nearest, refuse_duplicates};
use crate::validate::facts::{Context, amount, cited, decimal_in_quotes, rate};
use crate::validate::problem::{Log, ProblemKind};

const APPLIES: [(&str, Applies); 3] =
    [("whole", Applies::Whole), ("graduated", Applies::Graduated), ("from_then_on", Applies::FromThenOn)];

const EDGES: [(&str, Edge); 3] =
    [("inclusive", Edge::Inclusive), ("exclusive", Edge::Exclusive), ("not_stated", Edge::NotStated)];

pub(super) const YEARS: [(&str, MeasuredYear); 2] =
    [("this_year", MeasuredYear::ThisYear), ("last_year", MeasuredYear::LastYear)];

const PER: [(&str, Per); 3] = [("deal", Per::Deal), ("customer", Per::Customer), ("year", Per::Year)];

/// The scale of a rule, and what must fit together in it.
pub(super) fn scale(at: &At<'_>, own: Option<&Rate>, context: &Context, log: &mut Log) -> Option<Scale> {
    let table = at.table(&["measure", "measured_in", "applies", "edge", "brackets", "cite"], log)?;
    let measure = table.required("measure", log).and_then(|at| gauge(&at, log));
    let measured_in = table.optional("measured_in").and_then(|at| at.word(&YEARS, log));
    let applies = table.required("applies", log).and_then(|at| at.word(&APPLIES, log));
    let edge = table.required("edge", log).and_then(|at| at.word(&EDGES, log));
    let money = measure.as_ref().is_none_or(Gauge::is_money);
    let brackets = table.each_of_some("brackets", log, |at, log| bracket(at, money, context, log));
    refuse_disorder(&table, &brackets, log);
    if let (Some(measure), Some(applies)) = (&measure, applies) {
        refuse_unmeasurable(&table, measure, applies, log);
        if measured_in == Some(MeasuredYear::LastYear)
            && (applies != Applies::Whole || !matches!(measure, Gauge::List | Gauge::Invoiced | Gauge::ClosedDeals))
        {
            let message = "Only the whole amount follows last year, and only sums of all streams are measured then.";
            let remedy = "Write applies = \"whole\" and measure list, invoiced or closed_deals.";
            log.report(table.place_of("measured_in"), ProblemKind::Combination, message, remedy);
        }
        let bounty = own.into_iter().chain(brackets.iter().flatten().map(|bracket| &bracket.rate));
        if measure.is_money() && applies != Applies::Whole && bounty.into_iter().any(|rate| rate.bounty().is_some()) {
            let message = "An amount for each deal or customer has no parts by value.";
            let remedy = "Write applies = \"whole\", or measure deals or customers.";
            log.report(table.place_of("applies"), ProblemKind::Combination, message, remedy);
        }
    }
    let cite = cited(&table, context, log);
    Some(Scale {
        measure: measure?,
        measured_in,
        applies: applies?,
        edge: edge?,
        brackets: brackets.into_iter().flatten().collect(),
        cite: cite?,
    })
}

/// What can be paid part by part is made of its own parts or of deals.
fn refuse_unmeasurable(table: &Table<'_>, measure: &Gauge, applies: Applies, log: &mut Log) {
    let fits = match applies {
        Applies::Whole => true,
        Applies::Graduated => matches!(measure, Gauge::Base | Gauge::Bases | Gauge::Deals | Gauge::Customers),
        Applies::FromThenOn => matches!(measure, Gauge::Base | Gauge::Deals | Gauge::Customers),
    };
    if !fits {
        let (message, remedy) = if applies == Applies::Graduated {
            let remedy = "Measure base, bases, deals or customers, or write applies = \"whole\".";
            ("What is graduated is cut at the edges of its own amount.", remedy)
        } else {
            let remedy = "Measure base, deals or customers, or write applies = \"whole\".";
            ("From then on means deal by deal of the rule's own amount.", remedy)
        };
        log.report(table.place_of("measure"), ProblemKind::Combination, message, remedy);
    }
}

fn refuse_disorder(table: &Table<'_>, brackets: &[Option<Bracket>], log: &mut Log) {
    let mut before = Decimal::ZERO;
    for (index, bracket) in brackets.iter().enumerate() {
        let Some(bracket) = bracket else { continue };
        if bracket.from <= before {
            let place = format!("{}[{index}].from", table.place_of("brackets"));
            let message = format!("The bracket begins at {}, not above {before}.", bracket.from);
            let remedy = "Put the brackets in order; below the first one the rule's own rate holds.";
            log.report(place, ProblemKind::RangeOrder, message, remedy);
        }
        before = before.max(bracket.from);
    }
}

fn bracket(at: &At<'_>, money: bool, context: &Context, log: &mut Log) -> Option<Bracket> {
    let table = at.table(&["from", "rate"], log)?;
    let from = table.required("from", log).and_then(|at| edge(&at, money, context, log));
    let rate = table.required("rate", log).and_then(|at| rate(&at, context, log));
    Some(Bracket { from: from?, rate: rate? })
}

/// An amount or, in quotes as well, a count.
pub(super) fn edge(at: &At<'_>, money: bool, context: &Context, log: &mut Log) -> Option<Decimal> {
    if money { amount(at, context, log) } else { whole_number(at, log) }
}

fn whole_number(at: &At<'_>, log: &mut Log) -> Option<Decimal> {
    let value = decimal_in_quotes(at, "\"10\"", log)?;
    if !value.is_integer() || value.is_sign_negative() || value > Decimal::from(GREATEST_COUNT) {
        let message = format!("The edge {value} is no count.");
        log.report(at.place(), ProblemKind::Count, message, "Write a whole number in quotes, up to 1,000,000.");
        return None;
    }
    Some(value)
}

/// What is measured.
pub(super) fn gauge(at: &At<'_>, log: &mut Log) -> Option<Gauge> {
    let words = [
        ("base", Form::Alone),
        ("bases", Form::Alone),
        ("list", Form::Alone),
        ("invoiced", Form::Alone),
        ("closed_deals", Form::Alone),
        ("deals", Form::Alone),
        ("customers", Form::Alone),
        ("held", Form::With("\"certified_experts\"")),
        ("points", Form::With("[{ requirement = \"certified_experts\", points = 10 }]")),
    ];
    let (word, value) = at.variant(&words, log)?;
    Some(match word {
        "base" => Gauge::Base,
        "bases" => Gauge::Bases,
        "list" => Gauge::List,
        "invoiced" => Gauge::Invoiced,
        "closed_deals" => Gauge::ClosedDeals,
        "deals" => Gauge::Deals,
        "customers" => Gauge::Customers,
        "held" => Gauge::Held(counted_id(&value, log)?),
        _ => Gauge::Points(weights(&value, log)?),
    })
}

/// What gives points: at least one counted requirement, each once.
pub(super) fn weights(at: &At<'_>, log: &mut Log) -> Option<Vec<Weight>> {
    let entries = at.list(log)?;
    if entries.is_empty() {
        log.report(at.place(), ProblemKind::Empty, "The list is empty.", "Give it at least one entry.");
    }
    let read: Vec<Option<Weight>> = entries.iter().map(|entry| weight(entry, log)).collect();
    refuse_duplicates(&at.place, &read, |weight| weight.requirement.clone(), log);
    Some(read.into_iter().flatten().collect())
}

fn weight(at: &At<'_>, log: &mut Log) -> Option<Weight> {
    let table = at.table(&["requirement", "points"], log)?;
    let requirement = table.required("requirement", log).and_then(|at| counted_id(&at, log));
    let points = table.required("points", log).and_then(|at| at.count(log));
    Some(Weight { requirement: requirement?, points: points? })
}

/// The id of something that a team counts.
pub(super) fn counted_id(at: &At<'_>, log: &mut Log) -> Option<String> {
    let id = at.id(IdForm::Snake, log)?;
    if requirement::recurrence(&id).is_none() {
        let known = requirement::KNOWN.iter().map(|(known, _)| *known);
        let remedy = nearest(&id, known.clone()).map_or_else(
            || format!("Use one of: {}.", known.collect::<Vec<_>>().join(", ")),
            |near| format!("Did you mean `{near}`?"),
        );
        let message = format!("`{}` is none of the counted requirements.", brief(&id));
        log.report(at.place(), ProblemKind::UnknownRequirement, message, remedy);
    }
    Some(id)
}

/// How a program rounds.
pub(super) fn rounding(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Rounding> {
    let table = at.table(&["direction", "unit", "at", "cite"], log)?;
    let directions = [("down", Direction::Down), ("half_up", Direction::HalfUp)];
    let direction = table.required("direction", log).and_then(|at| at.word(&directions, log));
    let unit_at = table.required("unit", log);
    let unit = unit_at.as_ref().and_then(|at| amount(at, context, log));
    if let (Some(at), Some(unit)) = (&unit_at, unit)
        && unit.is_zero()
    {
        let remedy = "Write what amounts are multiples of, like \"0.01\" or \"1\".";
        log.report(at.place(), ProblemKind::Amount, "Nothing is a multiple of 0.", remedy);
    }
    let when = [("line", RoundedAt::Line), ("total", RoundedAt::Total)];
    let when = table.required("at", log).and_then(|at| at.word(&when, log));
    let cite = cited(&table, context, log);
    Some(Rounding { direction: direction?, unit: unit?, at: when?, cite: cite? })
}

pub(super) fn limit(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Limit> {
    let table = at.table(&["bound", "per", "discretionary", "cite"], log)?;
    let bound = table.required("bound", log).and_then(|at| {
        let words = [("at_most", Form::With("\"100000\"")), ("at_least", Form::With("\"500\""))];
        let (word, value) = at.variant(&words, log)?;
        let amount = amount(&value, context, log)?;
        Some(if word == "at_most" { Bound::AtMost(amount) } else { Bound::AtLeast(amount) })
    });
    let per = table.required("per", log).and_then(|at| at.word(&PER, log));
    let discretionary = table.optional("discretionary").and_then(|at| at.boolean(log));
    if let (Some(Bound::AtLeast(_)), Some(true)) = (bound, discretionary) {
        let message = "A floor is left to the vendor.";
        let remedy = "Remove it: a floor that need not be paid is none; say so in a clause.";
        log.report(table.place_of("discretionary"), ProblemKind::Combination, message, remedy);
    }
    let cite = cited(&table, context, log);
    Some(Limit { bound: bound?, per: per?, discretionary, cite: cite? })
}

/// Amounts for each deal and limits belong to commissions: a margin is what a discount leaves.
pub(super) fn refuse_on_margin(
    rule: &Table<'_>,
    kind: Option<RuleKind>,
    rates: &[&Rate],
    limits: usize,
    log: &mut Log,
) {
    if kind != Some(RuleKind::Margin) {
        return;
    }
    if rates.iter().any(|rate| rate.bounty().is_some()) {
        let remedy = "Write a discount, or make it a commission.";
        log.report(
            rule.place_of("rate"),
            ProblemKind::Combination,
            "A margin is an amount for each deal or customer.",
            remedy,
        );
    }
    if limits > 0 {
        let remedy = "Remove them: only a commission has caps and floors.";
        log.report(rule.place_of("limits"), ProblemKind::CapOnMargin, "A margin has limits.", remedy);
    }
}
