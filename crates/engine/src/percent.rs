//! Percentages, and a percentage in a working with where it comes from.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::citation::Citation;
use crate::compact::form::{Compact, Reader, Writer};
use crate::decimal;

/// A share in percent, from −100 (growth only) to 100 (to 1000000 where nothing bounds it), with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Percent(
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Percentage"))]
    pub Decimal,
);

impl Percent {
    /// All of it.
    pub const WHOLE: Self = Self(Decimal::ONE_HUNDRED);

    /// What is left of the whole.
    #[must_use]
    pub fn complement(self) -> Self {
        Self(decimal::sum(Decimal::ONE_HUNDRED, -self.0))
    }

    /// The whole and this on top.
    #[must_use]
    pub fn growth(self) -> Self {
        Self(decimal::sum(Decimal::ONE_HUNDRED, self.0))
    }

    /// The share as a fraction, not in lowest terms.
    pub(crate) fn fraction(self) -> (i64, i64) {
        let denominator = 10_i64.saturating_pow(self.0.scale().saturating_add(2));
        (i64::try_from(self.0.mantissa()).unwrap_or(i64::MAX), denominator)
    }

    /// This share of another percentage, exactly.
    #[must_use]
    pub fn of(self, maximum: Self) -> Self {
        let product = decimal::product(self.0, maximum.0).unwrap_or(Decimal::MAX);
        Self(decimal::hundredth(product).normalize())
    }
}

impl Compact for Percent {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        Self(Compact::read(reader))
    }
}

/// A percentage in a working, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor<'c> {
    /// The percentage.
    pub percent: Percent,
    /// Where it comes from.
    pub origin: Origin<'c>,
}

/// Where a percentage comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'c> {
    /// Typed in the field with this dotted path.
    Typed(&'static str),
    /// Stated, or the bound of what is stated.
    Stated(&'c Citation),
    /// A share, as typed, of a stated maximum.
    ShareOfMaximum {
        /// The share.
        share: Percent,
        /// The stated maximum.
        maximum: Percent,
        /// Where the maximum stands.
        cite: &'c Citation,
    },
    /// Assumed by the visitor where this clause leaves it open.
    Assumed(&'c Citation),
    /// Not stated: 0 is what is certain, not what is said.
    NotStated(&'c Citation),
}

impl<'c> Origin<'c> {
    /// The clause that it rests on.
    #[must_use]
    pub const fn citation(&self) -> Option<&'c Citation> {
        match self {
            Self::Typed(_) => None,
            Self::Stated(cite) | Self::ShareOfMaximum { cite, .. } | Self::Assumed(cite) | Self::NotStated(cite) => {
                Some(cite)
            }
        }
    }
}
