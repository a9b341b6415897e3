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
