//! A program's own rounding of what it pays.

use rust_decimal::Decimal;
use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::citation::Citation;
use crate::compact::form::{choices, records};
use crate::decimal;
use crate::money::Currency;
use crate::reader::cursor::Cursor;
use crate::reader::facts::{Context, amount, cited};
use crate::reader::problem::{Log, ProblemKind};

/// A program's own rounding of what it pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rounding {
    /// The direction: down, or half up.
    pub direction: Direction,
    /// The unit whose multiples remain, in the scenario's currency, like 0.01 or 1.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub unit: Decimal,
    /// The place: each line, or the total of a year.
    pub at: RoundedAt,
    /// Citation of the rounding.
    pub cite: Citation,
}

/// The direction in which an amount is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    /// To the next multiple towards zero.
    Down,
    /// To the nearest multiple, a half away from zero.
    HalfUp,
}

/// The place at which an amount is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RoundedAt {
    /// Each line of a year.
    Line,
    /// The total of a year's lines, from their exact shares.
    Total,
}

impl Rounding {
    /// The amount rounded to a multiple of the unit, half away from zero or towards zero. A unit finer than the minor unit has no effect, and
    /// a multiple that is no whole number of minor units is rounded to one in the same direction.
    pub(crate) fn multiple(&self, exact: Decimal, currency: Currency) -> Option<Decimal> {
        let divide = match self.direction {
            Direction::Down => decimal::quotient_towards_zero,
            Direction::HalfUp => decimal::quotient,
        };
        let unit = self.unit.max(Decimal::new(1, currency.minor_digits()));
        let multiple = decimal::product(divide(exact, unit, 0)?, unit)?;
        divide(multiple, Decimal::ONE, currency.minor_digits())
    }
}

records! {
    Rounding { direction unit at cite }
}

choices! {
    Direction { 0 Down() else 1 HalfUp }
    RoundedAt { 0 Line() else 1 Total }
}

pub(crate) fn read(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Rounding> {
    let table = cursor.table(&["direction", "unit", "at", "cite"], log)?;
    let direction = table.required("direction", log).and_then(|cursor| cursor.word(log));
    let unit_at = table.required("unit", log);
    let unit = unit_at.as_ref().and_then(|cursor| amount(cursor, context, log));
    if let (Some(cursor), Some(unit)) = (&unit_at, unit)
        && unit.is_zero()
    {
        let remedy = "Write what amounts are multiples of, like \"0.01\" or \"1\".";
        log.report(cursor.place(), ProblemKind::Amount, "Nothing is a multiple of 0.", remedy);
    }
    let when = table.required("at", log).and_then(|cursor| cursor.word(log));
    let cite = cited(&table, context, log);
    Some(Rounding { direction: direction?, unit: unit?, at: when?, cite: cite? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    #[test]
    fn a_multiple_is_the_nearer_one_or_the_one_below() {
        let decimal = |text: &str| decimal::parse(text).expect("a decimal");
        let multiple = |direction, unit: &str, exact: &str| {
            let cite = testing::cite().clone();
            let rounding = Rounding { direction, unit: decimal(unit), at: RoundedAt::Line, cite };
            rounding.multiple(decimal(exact), Currency::USD).map(|amount| amount.normalize().to_string())
        };
        let is = |text: &str| Some(text.to_owned());
        assert_eq!(multiple(Direction::Down, "1", "2.99"), is("2"));
        assert_eq!(multiple(Direction::HalfUp, "1", "2.5"), is("3"));

        assert_eq!(multiple(Direction::Down, "0.001", "0.129"), is("0.12"));
        assert_eq!(multiple(Direction::HalfUp, "5", "12.49"), is("10"));
    }
}
