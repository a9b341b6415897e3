//! How a program rounds what it pays, where it says so.

use rust_decimal::Decimal;
use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::citation::Citation;
use crate::compact::form::{choices, records};
use crate::decimal;
use crate::money::Currency;
use crate::reader::cursor::At;
use crate::reader::facts::{Context, amount, cited};
use crate::reader::problem::{Log, ProblemKind};

/// How a program rounds what it pays, where it says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rounding {
    /// To the nearer multiple, or down.
    pub direction: Direction,
    /// Of what it is a multiple, in the scenario's currency, like 0.01 or 1.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub unit: Decimal,
    /// When.
    pub at: RoundedAt,
    /// Where it stands.
    pub cite: Citation,
}

/// Which way an amount is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    /// What is over is left out.
    Down,
    /// A half and more count as a whole.
    HalfUp,
}

/// When an amount is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RoundedAt {
    /// Each line of a year.
    Line,
    /// All lines of a year together, from their exact shares.
    Total,
}

impl Rounding {
    /// The multiple of the unit, half away from zero or towards it. Nothing is finer than the minor unit, and what is no
    /// multiple of that goes on to it in the same direction.
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

/// How a program rounds.
pub(crate) fn read(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Rounding> {
    let table = at.table(&["direction", "unit", "at", "cite"], log)?;
    let direction = table.required("direction", log).and_then(|at| at.word(log));
    let unit_at = table.required("unit", log);
    let unit = unit_at.as_ref().and_then(|at| amount(at, context, log));
    if let (Some(at), Some(unit)) = (&unit_at, unit)
        && unit.is_zero()
    {
        let remedy = "Write what amounts are multiples of, like \"0.01\" or \"1\".";
        log.report(at.place(), ProblemKind::Amount, "Nothing is a multiple of 0.", remedy);
    }
    let when = table.required("at", log).and_then(|at| at.word(log));
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
