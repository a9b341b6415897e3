//! Reads what a tier is made of: citations, statements, decimals, percentages, amounts of money, rates, needs, clauses.

use rust_decimal::Decimal;

use crate::citation::{Citation, Confidence};
use crate::date::Date;
use crate::decimal;
use crate::document::Node;
use crate::limits::{GREATEST_AMOUNT, PERCENT_DECIMALS, brief};
use crate::money::Currency;
use crate::percent::Percent;
use crate::program::{Answer, Clause, ClauseKind, Statement};
use crate::rate::Rate;
use crate::validate::cursor::{At, Form, IdForm, Table};
use crate::validate::problem::{Log, ProblemKind};

/// What the whole program says and its parts refer to.
#[derive(Debug)]
pub(super) struct Context {
    /// The ids of the sources; `None` when they could not be read, so that citations are not blamed for it.
    pub(super) sources: Option<Vec<String>>,
    /// The ids of the benefits.
    pub(super) benefits: Vec<String>,
    /// The ids of the product lines.
    pub(super) product_lines: Vec<String>,
    /// The ids of the conditions.
    pub(super) conditions: Vec<String>,
    /// The currency of the money facts.
    pub(super) currency: Stated,
}

/// Whether the program names a currency.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stated {
    /// This one.
    Currency(Currency),
    /// None.
    Nothing,
    /// One that is not known; reported where it stands.
    Unreadable,
}

/// The citation under `cite`.
pub(super) fn cited(table: &Table<'_>, context: &Context, log: &mut Log) -> Option<Citation> {
    let Some(at) = table.optional("cite") else {
        let remedy = "Add cite = { source = …, section = …, row = …, confidence = \"stated\" or \"inferred\" }.";
        log.report(table.place_of("cite"), ProblemKind::MissingCitation, "The citation is missing.", remedy);
        return None;
    };
    citation(&at, context, log)
}

pub(super) fn citation(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Citation> {
    let table = at.table(&["source", "section", "row", "confidence"], log)?;
    let source = table.text("source", log);
    if let (Some(given), Some(sources)) = (&source, &context.sources)
        && !sources.contains(given)
    {
        let listed = sources.iter().map(|source| brief(source)).collect::<Vec<_>>().join(", ");
        let message = format!("The source `{}` is not listed.", brief(given));
        let remedy = format!("Use one of: {listed}; or add it to `sources`.");
        log.report(table.place_of("source"), ProblemKind::UnknownSource, message, remedy);
    }
    let section = table.text("section", log);
    let row = table.optional_text("row", log);
    let words = [("stated", Confidence::Stated), ("inferred", Confidence::Inferred)];
    let confidence = table.required("confidence", log).and_then(|at| at.word(&words, log));
    Some(Citation { source: source?, section: section?, row, confidence: confidence? })
}

pub(super) fn statement(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Statement> {
    let table = at.table(&["value", "cite"], log)?;
    let value = table.required("value", log).and_then(|at| answer(&at, log));
    let cite = cited(&table, context, log);
    Some(Statement { value: value?, cite: cite? })
}

pub(super) fn answer(at: &At<'_>, log: &mut Log) -> Option<Answer> {
    let words = [
        ("yes", Form::Alone),
        ("no", Form::Alone),
        ("not_listed", Form::Alone),
        ("not_stated", Form::Alone),
        ("count", Form::With("10")),
        ("text", Form::With("\"…\"")),
        ("lost", Form::With("\"…\"")),
    ];
    let (word, value) = at.variant(&words, log)?;
    match word {
        "yes" => Some(Answer::Yes),
        "no" => Some(Answer::No),
        "not_listed" => Some(Answer::NotListed),
        "not_stated" => Some(Answer::NotStated),
        "count" => value.count(log).map(Answer::Count),
        "text" => value.text(log).map(Answer::Text),
        _ => value.text(log).map(Answer::Lost),
    }
}

/// A decimal in quotes.
pub(super) fn decimal_in_quotes(at: &At<'_>, example: &str, log: &mut Log) -> Option<Decimal> {
    let quote = |text: &str| format!("Put it in quotes: \"{}\".", brief(text));
    match at.node {
        Node::Text(_) => {}
        Node::Float(text) => {
            at.wrong_type("", &quote(text), log);
            return None;
        }
        Node::Integer(value) => {
            at.wrong_type("a decimal in quotes", &quote(&value.to_string()), log);
            return None;
        }
        _ => {
            at.wrong_type("a decimal in quotes", &format!("Write it like {example}."), log);
            return None;
        }
    }
    let text = at.text(log)?;
    let value = decimal::parse(&text);
    if value.is_none() {
        let message = format!("`{}` is not a decimal.", brief(&text));
        let remedy = format!("Write digits, with a point before decimals and nothing else, like {example}.");
        log.report(at.place(), ProblemKind::NotADecimal, message, remedy);
    }
    value
}

/// A percentage from 0 to 100 with at most two decimals.
pub(super) fn percent(at: &At<'_>, log: &mut Log) -> Option<Percent> {
    let value = decimal_in_quotes(at, "\"12.5\"", log)?;
    let wrong = if value.is_sign_negative() || value > Decimal::ONE_HUNDRED {
        "is not between 0 and 100"
    } else if value.scale() as usize > PERCENT_DECIMALS {
        "has more than two decimals"
    } else {
        return Some(Percent(value));
    };
    let remedy = "Write a percentage from 0 to 100 with at most two decimals.";
    log.report(at.place(), ProblemKind::Percentage, format!("The percentage {value} {wrong}."), remedy);
    None
}

/// An amount in the program's currency, from 0 to 10¹²; 0 needs no currency.
pub(super) fn amount(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Decimal> {
    let value = decimal_in_quotes(at, "\"2500\"", log)?;
    if value.is_sign_negative() || value > Decimal::from(GREATEST_AMOUNT) {
        let message = format!("The amount {value} is out of bounds.");
        log.report(at.place(), ProblemKind::Amount, message, "Write an amount from 0 to 1000000000000.");
        return None;
    }
    match context.currency {
        Stated::Currency(currency) if value.scale() > currency.minor_digits() => {
            let message = format!("{value} has more decimals than {currency} has.");
            let remedy = format!("Write at most {} decimals.", currency.minor_digits());
            log.report(at.place(), ProblemKind::Amount, message, remedy);
            None
        }
        Stated::Nothing if !value.is_zero() => {
            let message = format!("The amount {value} has no currency.");
            let remedy = "Add `currency` to the program, like currency = \"USD\".";
            log.report(at.place(), ProblemKind::MissingCurrency, message, remedy);
            None
        }
        _ => Some(value),
    }
}

pub(super) fn rate(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Rate> {
    let words = [
        ("exact", Form::With("\"3\"")),
        ("at_most", Form::With("\"15\"")),
        ("between", Form::With("[\"5\", \"10\"]")),
        ("one_of", Form::With("[\"15\", \"0\"]")),
        ("per_deal", Form::With("\"500\"")),
        ("per_customer", Form::With("\"500\"")),
        ("negotiated", Form::Alone),
        ("not_stated", Form::Alone),
    ];
    let (word, value) = at.variant(&words, log)?;
    match word {
        "per_deal" => amount(&value, context, log).map(Rate::PerDeal),
        "per_customer" => amount(&value, context, log).map(Rate::PerCustomer),
        "exact" => percent(&value, log).map(Rate::Exact),
        "at_most" => percent(&value, log).map(Rate::AtMost),
        "between" => between(&value, log),
        "one_of" => one_of(&value, log),
        "negotiated" => Some(Rate::Negotiated),
        _ => Some(Rate::NotStated),
    }
}

fn between(at: &At<'_>, log: &mut Log) -> Option<Rate> {
    let percents: Vec<Option<Percent>> = at.list(log)?.iter().map(|entry| percent(entry, log)).collect();
    let [low, high] = percents[..] else {
        let message = format!("A range has two ends, not {}.", percents.len());
        log.report(
            at.place(),
            ProblemKind::WrongType,
            message,
            "Write the low and the high end, like [\"5\", \"10\"].",
        );
        return None;
    };
    let (low, high) = (low?, high?);
    if low > high {
        let message = format!("The range goes from {} down to {}.", low.0, high.0);
        log.report(at.place(), ProblemKind::RangeOrder, message, "Write the lower end first.");
        return None;
    }
    Some(Rate::Between(low, high))
}

fn one_of(at: &At<'_>, log: &mut Log) -> Option<Rate> {
    let entries = at.list(log)?;
    let percents: Vec<Option<Percent>> = entries.iter().map(|entry| percent(entry, log)).collect();
    let read: Vec<Percent> = percents.iter().flatten().copied().collect();
    if read.len() < percents.len() {
        return None;
    }
    if read.iter().all(|percent| *percent == read[0]) {
        let remedy = "Give two different figures or more, or write { exact = \"…\" }.";
        log.report(at.place(), ProblemKind::TooFew, "`one_of` leaves no choice.", remedy);
        return None;
    }
    Some(Rate::OneOf(read))
}

/// A day, a month or a year in quotes.
pub(super) fn date(at: &At<'_>, log: &mut Log) -> Option<Date> {
    let text = at.text(log)?;
    let date = Date::parse(&text);
    if date.is_none() {
        let message = format!("`{}` is not a date.", brief(&text));
        let remedy = "Write \"2021\", \"2018-10\" or \"2020-04-06\", as exactly as the document says.";
        log.report(at.place(), ProblemKind::Date, message, remedy);
    }
    date
}

/// A whole day in quotes.
pub(super) fn day(at: &At<'_>, log: &mut Log) -> Option<Date> {
    let text = at.text(log)?;
    let day = Date::parse(&text).filter(|date| date.day.is_some());
    if day.is_none() {
        let message = format!("`{}` is not a day.", brief(&text));
        log.report(at.place(), ProblemKind::Date, message, "Write the whole day, like \"2026-11-29\".");
    }
    day
}

pub(super) fn clause(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Clause> {
    let table = at.table(&["id", "kind", "text", "value", "cites"], log)?;
    let id = table.id(IdForm::Snake, log);
    let words = [
        ("obligation", ClauseKind::Obligation),
        ("condition", ClauseKind::Condition),
        ("deadline", ClauseKind::Deadline),
        ("territory", ClauseKind::Territory),
        ("contradiction", ClauseKind::Contradiction),
        ("reading", ClauseKind::Reading),
        ("note", ClauseKind::Note),
    ];
    let kind = table.required("kind", log).and_then(|at| at.word(&words, log));
    let text = table.text("text", log);
    let value = table.optional_text("value", log);
    let cites = cites(&table, kind, context, log);
    Some(Clause { id: id?, kind: kind?, text: text?, value, cites })
}

/// The citations of a clause: at least one, of a contradiction both sides.
fn cites(table: &Table<'_>, kind: Option<ClauseKind>, context: &Context, log: &mut Log) -> Vec<Citation> {
    let read = table.each("cites", log, |at, log| citation(at, context, log));
    if read.is_empty() && table.optional("cites").is_none_or(|at| matches!(at.node, Node::List(_))) {
        let remedy = "Add cites = [{ source = …, section = …, row = …, confidence = \"stated\" or \"inferred\" }].";
        log.report(table.place_of("cites"), ProblemKind::MissingCitation, "The citation is missing.", remedy);
    } else if read.len() == 1 && kind == Some(ClauseKind::Contradiction) {
        let message = "A contradiction cites one side only.";
        log.report(table.place_of("cites"), ProblemKind::TooFew, message, "Cite both places that disagree.");
    }
    read.into_iter().flatten().collect()
}
