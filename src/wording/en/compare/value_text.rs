//! A value of the comparison in words.

use partner_engine::program::{Answer, FeeAmount, Measure, Need, Refund, RuleKind, Seller};
use partner_engine::rate::Rate;

use super::super::facts::{self, capitalized, either, measured, without_figure};
use super::{NUMBERS, subject};
use crate::comparison::{Price, Value};
use crate::wording::{Tone, ValueText};

const NOT_STATED: &str = "Not stated";
const NONE: &str = "None";

fn plain(text: impl Into<String>) -> ValueText {
    ValueText { figure: None, text: text.into(), tone: Tone::Plain }
}

fn silent(text: impl Into<String>) -> ValueText {
    ValueText { figure: None, text: text.into(), tone: Tone::Silent }
}

fn lost(figure: &str) -> ValueText {
    ValueText {
        figure: Some(figure.to_owned()),
        text: "for some or all tiers: which is lost".to_owned(),
        tone: Tone::Lost,
    }
}

pub(super) fn value(value: &Value) -> ValueText {
    match value {
        Value::Seller(Seller::Vendor) => plain("The vendor"),
        Value::Seller(Seller::Partner) => plain("You"),
        Value::Seller(Seller::NotStated) => silent(NOT_STATED),
        Value::Answer(answer) => answer_text(answer),
        Value::Rate(kind, rate) => rate_text(*kind, rate),
        Value::Cap { amount, discretionary } => ValueText {
            figure: Some(format!("{} a deal", priced(*amount))),
            text: if *discretionary { "if the vendor applies it".to_owned() } else { String::new() },
            tone: Tone::Plain,
        },
        Value::Fee { amount, currency, condition, lost } => {
            let mut text = match amount {
                FeeAmount::Annual(amount) if amount.is_zero() => plain(NONE),
                FeeAmount::Annual(amount) => {
                    figure(format!("{} a year", priced(Price { amount: *amount, currency: *currency })))
                }
                FeeAmount::Monthly(amount) => {
                    figure(format!("{} a month", priced(Price { amount: *amount, currency: *currency })))
                }
                FeeAmount::Once(amount) => {
                    figure(format!("{} once", priced(Price { amount: *amount, currency: *currency })))
                }
                FeeAmount::Negotiated => plain("Negotiated"),
                FeeAmount::NotStated if *lost => silent("Amount lost in our copy of the document"),
                FeeAmount::NotStated => silent("Amount not stated"),
            };
            if let Some(condition) = condition {
                let rest = if text.text.is_empty() { String::new() } else { format!("{}. ", text.text) };
                text.text = format!("{rest}{condition}");
            }
            text
        }
        Value::Refund(Refund::None, _) => plain("No"),
        Value::Refund(Refund::NotStated, _) => silent(NOT_STATED),
        Value::Refund(Refund::Reaching { measure, amount, .. }, currency) => {
            let reached = priced(Price { amount: *amount, currency: *currency });
            plain(format!("Whole, after {reached} of {}; each year is measured by itself here", measured(*measure)))
        }
        Value::NothingToRefund => silent("There is no fee"),
        Value::Minimum { amount, .. } if amount.amount.is_zero() => plain(NONE),
        Value::Minimum { measure, amount, inferred } => ValueText {
            figure: Some(priced(*amount)),
            text: match (measure, inferred) {
                (Measure::ClosedDeals, true) => {
                    format!("of co-sell: not defined; held against {}", measured(*measure))
                }
                _ => format!("of {}", measured(*measure)),
            },
            tone: Tone::Plain,
        },
        Value::Need(need, currency) => match need {
            Need::AtLeast(0) => plain(NONE),
            Need::NotStated => plain("Named, without a figure for this tier"),
            need => figure(facts::need(need, *currency)),
        },
        Value::NeedInEach(need, currency) => figure(format!("{} in each country", facts::need(need, *currency))),
        Value::BeforeAuthorizations => plain("Not asked: the list is for authorizations, before which this tier comes"),
        Value::NeedLost => ValueText { tone: Tone::Lost, ..plain("Listed; whether it is asked of this tier is lost") },
        Value::NotForPartners => silent("Not stated for partners"),
        Value::Clause { figure, text } => {
            ValueText { figure: figure.as_deref().map(capitalized), text: text.clone(), tone: Tone::Clause }
        }
        Value::NoIncome => silent("No figure for income"),
        Value::NotListed(_) => silent("Not listed"),
        Value::NotMentioned(_) => silent("Not mentioned"),
        Value::NotListedAsRead => silent("Not listed, as its columns are read"),
        Value::OfAuthorizations => ValueText {
            tone: Tone::Lost,
            ..plain("Listed for authorizations, which this tier does not have; its columns are lost")
        },
        Value::OwedLost => ValueText { tone: Tone::Lost, ..plain("Whether it is owed is lost") },
        Value::RateWithoutFigure(kind) => plain(capitalized(without_figure(*kind))),
        Value::FiguresLost(RuleKind::Commission) => silent("Listed; how much is lost in our copy of the document"),
        Value::FiguresLost(RuleKind::Margin) => silent("A discount; how much is lost in our copy of the document"),
        Value::RowsLost => silent("A discount is named; whether its table, which is lost, has this is not known"),
        Value::NoMinimum => plain(NONE),
        Value::Elsewhere(rows) => {
            let rows: Vec<String> = rows.iter().map(subject).collect();
            plain(format!("Not by this name; see {}", rows.join("; ")))
        }
        Value::Disputed => {
            plain("Not in the tier’s own list, which counts here; the overview asks it: see the notes below the table")
        }
        Value::OfTheProgram => plain("Said of the whole program, below the table"),
    }
}

fn figure(figure: String) -> ValueText {
    ValueText { figure: Some(figure), text: String::new(), tone: Tone::Plain }
}

fn answer_text(answer: &Answer) -> ValueText {
    match answer {
        Answer::Yes => ValueText { tone: Tone::Yes, ..plain("Yes") },
        Answer::No => ValueText { tone: Tone::No, ..plain("No") },
        Answer::NotListed => silent("Not listed"),
        Answer::NotStated => silent(NOT_STATED),
        Answer::Count(0) => plain(NONE),
        Answer::Count(count) => figure(count.to_string()),
        Answer::Text(text) => plain(text.clone()),
        Answer::Lost(figure) => lost(figure),
    }
}

fn rate_text(kind: RuleKind, rate: &Rate) -> ValueText {
    let tone = match kind {
        RuleKind::Commission => Tone::Commission,
        RuleKind::Margin => Tone::Margin,
    };
    let toned = |figure: String| ValueText { figure: Some(figure), text: String::new(), tone };
    match rate {
        Rate::Exact(rate) => toned(NUMBERS.percent(rate.0)),
        Rate::AtMost(rate) => toned(format!("Up to {}", NUMBERS.percent(rate.0))),
        Rate::Between(low, high) => toned(format!("{} to {}", NUMBERS.percent(low.0), NUMBERS.percent(high.0))),
        Rate::OneOf(rates) => {
            let rates: Vec<String> = rates.iter().map(|rate| NUMBERS.percent(rate.0)).collect();
            ValueText {
                figure: Some(either(&rates)),
                text: "(printed; whether one is this tier’s, and which, is lost)".to_owned(),
                tone: Tone::Lost,
            }
        }
        Rate::PerDeal(amount) => toned(format!("{} a deal", NUMBERS.decimal(*amount))),
        Rate::PerCustomer(amount) => toned(format!("{} a customer", NUMBERS.decimal(*amount))),
        Rate::Negotiated => plain("Negotiated"),
        Rate::NotStated => silent(NOT_STATED),
    }
}

/// An amount of a document.
fn priced(price: Price) -> String {
    price.currency.map_or_else(|| NUMBERS.decimal(price.amount), |currency| NUMBERS.price(price.amount, currency))
}
