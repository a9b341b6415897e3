//! Brings a program's amounts into the scenario's currency: converted once, rounded, then used.

use rust_decimal::Decimal;

use crate::citation::Citation;
use crate::money::Currency;
use crate::working::Formula;

/// The way from a program's currency to the scenario's.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Exchange {
    /// The same currency, or no money facts.
    Same,
    /// Over the euro.
    OverEuro { from: Currency, from_per_euro: Decimal, to_per_euro: Decimal },
}

impl Exchange {
    /// How an amount of the program is made in the scenario's currency.
    pub(crate) fn formula<'c>(&self, amount: Decimal, cite: &'c Citation) -> Formula<'c> {
        match *self {
            Self::OverEuro { from, from_per_euro, to_per_euro } if !amount.is_zero() => {
                Formula::Converted { amount, from, from_per_euro, to_per_euro, cite }
            }
            _ => Formula::Stated { amount, cite },
        }
    }
}
