//! Percentages, and the factors of a working: a percentage with its origin.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::citation::Citation;
use crate::compact::form::{Compact, Reader, Writer};
use crate::decimal;

/// A percentage: with at most two decimals and from 0 to 100 when stated or typed (growth from −100).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Percent(
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Percentage"))]
    pub Decimal,
);

impl Percent {
    /// 100 %.
    pub const WHOLE: Self = Self(Decimal::ONE_HUNDRED);

    /// 100 % minus this percentage.
    #[must_use]
    pub fn complement(self) -> Self {
        Self(decimal::sum(Decimal::ONE_HUNDRED, -self.0))
    }

    /// 100 % plus this percentage.
    #[must_use]
    pub fn growth(self) -> Self {
        Self(decimal::sum(Decimal::ONE_HUNDRED, self.0))
    }

    /// The percentage as a fraction, not in lowest terms.
    pub(crate) fn fraction(self) -> (i64, i64) {
        let denominator = 10_i64.saturating_pow(self.0.scale().saturating_add(2));
        (i64::try_from(self.0.mantissa()).unwrap_or(i64::MAX), denominator)
    }

    /// This percentage of another one, exactly.
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

/// A percentage in a working, with its origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor<'c> {
    /// The percentage.
    pub percent: Percent,
    /// The origin of the percentage.
    pub origin: Origin<'c>,
}

/// The origin of a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'c> {
    /// Typed by the visitor in the field with this dotted path.
    Typed(&'static str),
    /// Stated by a document, or a bound of a stated range.
    Stated(&'c Citation),
    /// A share, typed by the visitor, of a stated maximum.
    ShareOfMaximum {
        /// The share.
        share: Percent,
        /// The stated maximum.
        maximum: Percent,
        /// Citation of the maximum.
        cite: &'c Citation,
    },
    /// Assumed by the visitor where this clause leaves the rate open.
    Assumed(&'c Citation),
    /// Not stated: 0 is the certain minimum, not a statement of the document.
    NotStated(&'c Citation),
}

impl<'c> Origin<'c> {
    /// The clause that the percentage rests on; `None` for one that the visitor typed.
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
