//! Reads the parts of facts: citations, decimals, percentages, amounts of money, dates.

use rust_decimal::Decimal;

use crate::citation::Citation;
use crate::date::Date;
use crate::decimal;
use crate::document::Node;
use crate::limits::{GREATEST_AMOUNT, PERCENT_DECIMALS, brief};
use crate::money::Currency;
use crate::percent::Percent;
use crate::reader::cursor::{Cursor, IdForm, Table, nearest};
use crate::reader::problem::{Log, ProblemKind};

/// The ids and the currency of the program, which its parts refer to.
#[derive(Debug)]
pub(crate) struct Context {
    /// Ids of the sources; `None` when the list could not be read, so that citations of them are not reported.
    pub(crate) sources: Option<Vec<String>>,
    /// Ids of the benefits.
    pub(crate) benefits: Vec<String>,
    /// Ids of the product lines.
    pub(crate) product_lines: Vec<String>,
    /// Ids of the conditions.
    pub(crate) conditions: Vec<String>,
    /// Ids of the tiers.
    pub(crate) tiers: Vec<String>,
    /// The currency of all amounts.
    pub(crate) currency: Stated,
}

/// The currency of a program, as far as it could be read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stated {
    /// A known currency.
    Currency(Currency),
    /// No currency is given.
    Nothing,
    /// The given currency could not be read; reported at its own place.
    Unreadable,
}

/// The citation under the key `cite`.
pub(crate) fn cited(table: &Table<'_>, context: &Context, log: &mut Log) -> Option<Citation> {
    let Some(cursor) = table.optional("cite") else {
        let remedy = "Add cite = { source = …, section = …, row = …, confidence = \"stated\" or \"inferred\" }.";
        log.report(table.place_of("cite"), ProblemKind::MissingCitation, "The citation is missing.", remedy);
        return None;
    };
    citation(&cursor, context, log)
}

pub(crate) fn citation(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Citation> {
    let table = cursor.table(&["source", "section", "row", "confidence"], log)?;
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
    let confidence = table.required("confidence", log).and_then(|cursor| cursor.word(log));
    Some(Citation { source: source?, section: section?, row, confidence: confidence? })
}

/// A decimal in quotes.
pub(crate) fn decimal_in_quotes(cursor: &Cursor<'_>, example: &str, log: &mut Log) -> Option<Decimal> {
    let quote = |text: &str| format!("Put it in quotes: \"{}\".", brief(text));
    match cursor.node {
        Node::Text(_) => {}
        Node::Float(text) => {
            cursor.wrong_type("", &quote(text), log);
            return None;
        }
        Node::Integer(value) => {
            cursor.wrong_type("a decimal in quotes", &quote(&value.to_string()), log);
            return None;
        }
        _ => {
            cursor.wrong_type("a decimal in quotes", &format!("Write it like {example}."), log);
            return None;
        }
    }
    let text = cursor.text(log)?;
    let value = decimal::parse(&text);
    if value.is_none() {
        let message = format!("`{}` is not a decimal.", brief(&text));
        let remedy = format!("Write digits, with a point before decimals and nothing else, like {example}.");
        log.report(cursor.place(), ProblemKind::NotADecimal, message, remedy);
    }
    value
}

/// A percentage from 0 to 100 with at most two decimals.
pub(crate) fn percent(cursor: &Cursor<'_>, log: &mut Log) -> Option<Percent> {
    let value = decimal_in_quotes(cursor, "\"12.5\"", log)?;
    let wrong = if value.is_sign_negative() || value > Decimal::ONE_HUNDRED {
        "is not between 0 and 100"
    } else if value.scale() as usize > PERCENT_DECIMALS {
        "has more than two decimals"
    } else {
        return Some(Percent(value));
    };
    let remedy = "Write a percentage from 0 to 100 with at most two decimals.";
    log.report(cursor.place(), ProblemKind::Percentage, format!("The percentage {value} {wrong}."), remedy);
    None
}

/// An amount in the program's currency, from 0 to 10¹²; 0 needs no currency.
pub(crate) fn amount(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Decimal> {
    let value = decimal_in_quotes(cursor, "\"2500\"", log)?;
    if value.is_sign_negative() || value > Decimal::from(GREATEST_AMOUNT) {
        let message = format!("The amount {value} is out of bounds.");
        log.report(cursor.place(), ProblemKind::Amount, message, "Write an amount from 0 to 1000000000000.");
        return None;
    }
    match context.currency {
        Stated::Currency(currency) if value.scale() > currency.minor_digits() => {
            let message = format!("{value} has more decimals than {currency} has.");
            let remedy = format!("Write at most {} decimals.", currency.minor_digits());
            log.report(cursor.place(), ProblemKind::Amount, message, remedy);
            None
        }
        Stated::Nothing if !value.is_zero() => {
            let message = format!("The amount {value} has no currency.");
            let remedy = "Add `currency` to the program, like currency = \"USD\".";
            log.report(cursor.place(), ProblemKind::MissingCurrency, message, remedy);
            None
        }
        _ => Some(value),
    }
}

/// A day, a month or a year in quotes.
pub(crate) fn date(cursor: &Cursor<'_>, log: &mut Log) -> Option<Date> {
    let text = cursor.text(log)?;
    let date = Date::parse(&text);
    if date.is_none() {
        let message = format!("`{}` is not a date.", brief(&text));
        let remedy = "Write \"2021\", \"2018-10\" or \"2020-04-06\", as exactly as the document says.";
        log.report(cursor.place(), ProblemKind::Date, message, remedy);
    }
    date
}

/// A complete date (year, month and day) in quotes.
pub(crate) fn day(cursor: &Cursor<'_>, log: &mut Log) -> Option<Date> {
    let text = cursor.text(log)?;
    let day = Date::parse(&text).filter(|date| date.day.is_some());
    if day.is_none() {
        let message = format!("`{}` is not a day.", brief(&text));
        log.report(cursor.place(), ProblemKind::Date, message, "Write the whole day, like \"2026-11-29\".");
    }
    day
}

/// The id of an entry in one of the program's lists.
pub(crate) fn listed(cursor: &Cursor<'_>, ids: &[String], list: &str, log: &mut Log) -> Option<String> {
    listed_as(cursor, IdForm::Snake, ids, list, log)
}

/// The id of an entry in one of the program's lists whose ids have this form.
pub(crate) fn listed_as(
    cursor: &Cursor<'_>,
    form: IdForm,
    ids: &[String],
    list: &str,
    log: &mut Log,
) -> Option<String> {
    let id = cursor.id(form, log)?;
    if !ids.contains(&id) {
        let remedy = nearest(&id, ids.iter().map(String::as_str))
            .map_or_else(|| format!("Add it to the program's `{list}`."), |near| format!("Did you mean `{near}`?"));
        let message = format!("`{}` is not in the program's `{list}`.", brief(&id));
        log.report(cursor.place(), ProblemKind::UnknownReference, message, remedy);
    }
    Some(id)
}
