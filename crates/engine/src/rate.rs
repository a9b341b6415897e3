//! Rates as the documents state them, and what each means in the three columns low, expected and high.
//!
//! Contract §4. Caps are not here: they act on amounts, see [`crate::estimate`].

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::decimal;

/// A share in percent, from −100 (growth only) to 100 (to 1000000 where nothing bounds it), with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(#[serde(with = "decimal::as_string")] pub Decimal);

/// What a document says that a stream earns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rate {
    /// This rate.
    Exact(Percent),
    /// "Up to" this rate.
    AtMost(Percent),
    /// From one rate to another.
    Between(Percent, Percent),
    /// Several figures are printed, which of them is this tier's is lost.
    OneOf(Vec<Percent>),
    /// Agreed one by one.
    Negotiated,
    /// The documents do not say.
    NotStated,
}

impl Rate {
    /// The least and the greatest rate that this can mean; 0 to 100 where nothing bounds it.
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
            Self::Negotiated | Self::NotStated => unbounded,
        }
    }

    /// Whether a document states the rate, be it as a bound.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        matches!(self, Self::Exact(_) | Self::AtMost(_) | Self::Between(..))
    }

    /// Whether a document states a rate above 0.
    #[must_use]
    pub fn is_stated_above_zero(&self) -> bool {
        self.is_stated() && self.bounds().1 > Percent::default()
    }
}
