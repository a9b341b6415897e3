//! Rates as the documents state them, and their values in the three columns low, expected and high.
//!
//! The columns follow `docs/calculation.md` §4. Caps act on amounts, see [`super::limit`].

use rust_decimal::Decimal;
use serde::Serialize;

use super::limit::Per;
use crate::citation::Citation;
use crate::compact::form::choices;
use crate::decimal;
use crate::reader::cursor::{Cursor, Form};
use crate::reader::facts::{Context, amount, percent};
use crate::reader::problem::{Log, ProblemKind};

pub use crate::percent::{Factor, Origin, Percent};

/// A rate as the document states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Rate {
    /// Exactly this percentage.
    Exact(Percent),
    /// "Up to" this percentage.
    AtMost(Percent),
    /// From one percentage to another.
    Between(Percent, Percent),
    /// Several percentages are printed, and the one of this tier is lost.
    OneOf(Vec<Percent>),
    /// An amount for each deal, in the program's currency.
    PerDeal(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// An amount for each customer, in the program's currency.
    PerCustomer(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// Negotiated with each partner.
    Negotiated,
    /// The documents do not say.
    NotStated,
}

impl Rate {
    /// The least and the greatest percentage that the rate allows; 0 to 100 where it states none.
    #[must_use]
    pub fn bounds(&self) -> (Percent, Percent) {
        let unbounded = (Percent::default(), Percent(Decimal::ONE_HUNDRED));
        match self {
            Self::Exact(rate) => (*rate, *rate),
            Self::AtMost(rate) => (Percent::default(), *rate),
            Self::Between(low, high) => (*low, *high),
            Self::OneOf(rates) => {
                rates.iter().min().zip(rates.iter().max()).map_or(unbounded, |(least, greatest)| (*least, *greatest))
            }
            Self::PerDeal(_) | Self::PerCustomer(_) => (Percent::default(), Percent::default()),
            Self::Negotiated | Self::NotStated => unbounded,
        }
    }

    /// The amount paid for each unit (deal or customer), where the rate is no percentage.
    #[must_use]
    pub const fn bounty(&self) -> Option<(Decimal, Per)> {
        match self {
            Self::PerDeal(amount) => Some((*amount, Per::Deal)),
            Self::PerCustomer(amount) => Some((*amount, Per::Customer)),
            _ => None,
        }
    }

    /// Whether a document states the rate, exactly or as a bound.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        matches!(self, Self::Exact(_) | Self::AtMost(_) | Self::Between(..))
    }

    /// Whether a document states a rate above 0.
    #[must_use]
    pub fn is_stated_above_zero(&self) -> bool {
        let pays = self.bounty().is_some_and(|(amount, _)| !amount.is_zero());
        pays || self.is_stated() && self.bounds().1 > Percent::default()
    }
}

/// The percentage of a rule in the three columns; `high` is `None` when unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns<'c> {
    /// Certain percentage.
    pub low: Factor<'c>,
    /// Percentage by the visitor's assumptions.
    pub expected: Factor<'c>,
    /// Greatest percentage that the documents allow.
    pub high: Option<Factor<'c>>,
}

impl Rate {
    /// The three columns of `docs/calculation.md` §4. An assumed rate replaces `expected` only.
    #[must_use]
    pub fn columns<'c>(&self, share_of_maximum: Percent, assumed: Option<Percent>, cite: &'c Citation) -> Columns<'c> {
        let stated = |percent| Factor { percent, origin: Origin::Stated(cite) };
        let not_stated = Factor { percent: Percent::default(), origin: Origin::NotStated(cite) };
        let of_maximum = |maximum: Percent| Factor {
            percent: share_of_maximum.of(maximum),
            origin: Origin::ShareOfMaximum { share: share_of_maximum, maximum, cite },
        };
        let (least, greatest) = self.bounds();
        let mut columns = match self {
            Self::Exact(_) | Self::OneOf(_) | Self::PerDeal(_) | Self::PerCustomer(_) => {
                Columns { low: stated(least), expected: stated(least), high: Some(stated(greatest)) }
            }
            Self::AtMost(_) => {
                Columns { low: stated(least), expected: of_maximum(greatest), high: Some(stated(greatest)) }
            }
            Self::Between(..) => {
                let part = of_maximum(greatest);
                let expected = if part.percent > least { part } else { stated(least) };
                Columns { low: stated(least), expected, high: Some(stated(greatest)) }
            }
            Self::Negotiated | Self::NotStated => Columns { low: not_stated, expected: not_stated, high: None },
        };
        if let Some(percent) = assumed {
            columns.expected = Factor { percent, origin: Origin::Assumed(cite) };
        }
        columns
    }
}

choices! {
    Rate {
        0 Exact(rate) 1 AtMost(rate) 2 Between(low high) 3 OneOf(rates) 4 Negotiated()
        5 PerDeal(amount) 6 PerCustomer(amount) else 7 NotStated
    }
}

pub(crate) fn read(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Rate> {
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
    let (word, value) = cursor.variant(&words, log)?;
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

fn between(cursor: &Cursor<'_>, log: &mut Log) -> Option<Rate> {
    let percents: Vec<Option<Percent>> = cursor.list(log)?.iter().map(|entry| percent(entry, log)).collect();
    let [low, high] = percents[..] else {
        let message = format!("A range has two ends, not {}.", percents.len());
        log.report(
            cursor.place(),
            ProblemKind::WrongType,
            message,
            "Write the low and the high end, like [\"5\", \"10\"].",
        );
        return None;
    };
    let (low, high) = (low?, high?);
    if low > high {
        let message = format!("The range goes from {} down to {}.", low.0, high.0);
        log.report(cursor.place(), ProblemKind::RangeOrder, message, "Write the lower end first.");
        return None;
    }
    Some(Rate::Between(low, high))
}

fn one_of(cursor: &Cursor<'_>, log: &mut Log) -> Option<Rate> {
    let entries = cursor.list(log)?;
    let percents: Vec<Option<Percent>> = entries.iter().map(|entry| percent(entry, log)).collect();
    let read: Vec<Percent> = percents.iter().flatten().copied().collect();
    if read.len() < percents.len() {
        return None;
    }
    if read.iter().all(|percent| *percent == read[0]) {
        let remedy = "Give two different figures or more, or write { exact = \"…\" }.";
        log.report(cursor.place(), ProblemKind::TooFew, "`one_of` leaves no choice.", remedy);
        return None;
    }
    Some(Rate::OneOf(read))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    #[test]
    fn a_rate_is_certain_expected_and_possible() {
        let percent = |percent: u32| Percent(Decimal::from(percent));
        let columns = |rate: Rate, assumed| {
            let columns = rate.columns(percent(50), assumed, testing::cite());
            (columns.low.percent, columns.expected.percent, columns.high.map(|high| high.percent))
        };
        let ten = || Rate::AtMost(percent(10));
        assert_eq!(columns(testing::exact(10), None), (percent(10), percent(10), Some(percent(10))));
        assert_eq!(columns(ten(), None), (percent(0), percent(5), Some(percent(10))));
        assert_eq!(columns(ten(), Some(percent(8))), (percent(0), percent(8), Some(percent(10))));
        assert_eq!(columns(Rate::Between(percent(6), percent(10)), None), (percent(6), percent(6), Some(percent(10))));
        assert_eq!(
            columns(Rate::OneOf(vec![percent(15), percent(3)]), None),
            (percent(3), percent(3), Some(percent(15)))
        );
        assert_eq!(columns(Rate::NotStated, None), (percent(0), percent(0), None));
    }
}
