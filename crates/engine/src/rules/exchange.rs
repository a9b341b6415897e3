//! Conversion of a program's amounts into the scenario's currency: converted once and rounded before any further use.

use rust_decimal::Decimal;

use crate::citation::Citation;
use crate::money::Currency;
use crate::working::Formula;

/// The conversion from the program's currency to the scenario's.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Exchange {
    /// None: the currencies are equal, or the tier states no amount.
    Same,
    /// Through the euro, with units of each currency for one euro.
    OverEuro { from: Currency, from_per_euro: Decimal, to_per_euro: Decimal },
}

impl Exchange {
    /// The formula of an amount of the program in the scenario's currency.
    pub(crate) fn formula<'c>(&self, amount: Decimal, cite: &'c Citation) -> Formula<'c> {
        match *self {
            Self::OverEuro { from, from_per_euro, to_per_euro } if !amount.is_zero() => {
                Formula::Converted { amount, from, from_per_euro, to_per_euro, cite }
            }
            _ => Formula::Stated { amount, cite },
        }
    }
}
