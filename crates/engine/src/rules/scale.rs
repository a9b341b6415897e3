//! Rates that change with a measure, bracket by bracket. The exact meaning at the edges is in `programs/README.md`.

mod brackets;

use rust_decimal::Decimal;
use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use super::rate::{self, Rate};
use super::scale_basis::{self, MeasuredYear, ScaleBasis};
use crate::citation::Citation;
use crate::compact::form::{choices, records};
use crate::decimal;
use crate::limits::GREATEST_COUNT;
use crate::reader::cursor::{Cursor, Table};
use crate::reader::facts::{Context, amount, cited, decimal_in_quotes};
use crate::reader::problem::{Log, ProblemKind};

pub(crate) use brackets::BracketPosition;

/// Rates that change with a measure. Below the first bracket the rule's own rate applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Scale {
    /// The measure.
    pub measure: ScaleBasis,
    /// The measured year; the year that is paid for where the document says nothing.
    pub measured_in: Option<MeasuredYear>,
    /// The amount to which the rate of a bracket applies.
    pub applies: Applies,
    /// Whether a measure exactly at an edge has reached the bracket.
    pub edge: Edge,
    /// The brackets, from the lowest.
    pub brackets: Vec<Bracket>,
    /// Citation of the scale.
    pub cite: Citation,
}

/// The amount to which the rate of a bracket applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Applies {
    /// The whole amount, from the first cent.
    Whole,
    /// Only the part within the bracket.
    Graduated,
    /// Every deal that begins at or after the edge; the deal that crosses the edge is paid at the previous rate.
    FromThenOn,
}

/// Whether a measure exactly at an edge has reached the bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Edge {
    /// Reaching the edge is enough.
    Inclusive,
    /// The edge has to be exceeded.
    Exclusive,
    /// The documents do not say; both are possible.
    NotStated,
}

/// A rate that applies from an edge on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Bracket {
    /// The edge: an amount in the program's currency, or a count.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub from: Decimal,
    /// The rate in the bracket.
    pub rate: Rate,
}

impl Scale {
    /// The rates of the brackets.
    pub fn rates(&self) -> impl Iterator<Item = &Rate> {
        self.brackets.iter().map(|bracket| &bracket.rate)
    }

    /// Whether the year before the paid one is measured.
    #[must_use]
    pub fn measures_last_year(&self) -> bool {
        self.measured_in == Some(MeasuredYear::LastYear)
    }
}

records! {
    Scale { measure measured_in applies edge brackets cite }
    Bracket { from rate }
}

choices! {
    Applies { 0 Whole() 1 Graduated() else 2 FromThenOn }
    Edge { 0 Inclusive() 1 Exclusive() else 2 NotStated }
}

/// Reads the scale of a rule and checks that its parts are compatible.
pub(crate) fn read(cursor: &Cursor<'_>, own: Option<&Rate>, context: &Context, log: &mut Log) -> Option<Scale> {
    let table = cursor.table(&["measure", "measured_in", "applies", "edge", "brackets", "cite"], log)?;
    let measure = table.required("measure", log).and_then(|cursor| scale_basis::read(&cursor, log));
    let measured_in = table.optional("measured_in").and_then(|cursor| cursor.word(log));
    let applies = table.required("applies", log).and_then(|cursor| cursor.word(log));
    let edge = table.required("edge", log).and_then(|cursor| cursor.word(log));
    let money = measure.as_ref().is_none_or(ScaleBasis::is_money);
    let brackets = table.each_of_some("brackets", log, |cursor, log| bracket(cursor, money, context, log));
    refuse_disorder(&table, &brackets, log);
    if let (Some(measure), Some(applies)) = (&measure, applies) {
        refuse_unmeasurable(&table, measure, applies, log);
        if measured_in == Some(MeasuredYear::LastYear)
            && (applies != Applies::Whole
                || !matches!(measure, ScaleBasis::List | ScaleBasis::Invoiced | ScaleBasis::ClosedDeals))
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

/// Refuses measures that cannot be cut into parts: parts need the rule's own amounts or deals.
fn refuse_unmeasurable(table: &Table<'_>, measure: &ScaleBasis, applies: Applies, log: &mut Log) {
    let fits = match applies {
        Applies::Whole => true,
        Applies::Graduated => {
            matches!(measure, ScaleBasis::Base | ScaleBasis::Bases | ScaleBasis::Deals | ScaleBasis::Customers)
        }
        Applies::FromThenOn => matches!(measure, ScaleBasis::Base | ScaleBasis::Deals | ScaleBasis::Customers),
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

fn bracket(cursor: &Cursor<'_>, money: bool, context: &Context, log: &mut Log) -> Option<Bracket> {
    let table = cursor.table(&["from", "rate"], log)?;
    let from = table.required("from", log).and_then(|cursor| edge(&cursor, money, context, log));
    let rate = table.required("rate", log).and_then(|cursor| rate::read(&cursor, context, log));
    Some(Bracket { from: from?, rate: rate? })
}

/// Reads an edge: an amount, or a count, which may be in quotes as well.
pub(crate) fn edge(cursor: &Cursor<'_>, money: bool, context: &Context, log: &mut Log) -> Option<Decimal> {
    if money { amount(cursor, context, log) } else { whole_number(cursor, log) }
}

fn whole_number(cursor: &Cursor<'_>, log: &mut Log) -> Option<Decimal> {
    let value = decimal_in_quotes(cursor, "\"10\"", log)?;
    if !value.is_integer() || value.is_sign_negative() || value > Decimal::from(GREATEST_COUNT) {
        let message = format!("The edge {value} is no count.");
        log.report(cursor.place(), ProblemKind::Count, message, "Write a whole number in quotes, up to 1,000,000.");
        return None;
    }
    Some(value)
}
