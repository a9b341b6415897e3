//! The expected net of one tier as a function of one amount.

use super::breakpoint::Undetermined;
use super::expression::{Expression, TooManyParts, Units};
use super::piecewise::{Difference, Piecewise};
use super::{LeftOutReason, Variable};
use crate::estimate::TierEstimate;
use crate::money::{Currency, Money};
use crate::program::TierRef;
use crate::scenario::GREATEST_AMOUNT;
use crate::working::Working;

/// The expected net of a ranked tier over a range of one variable, exact to the minor unit.
#[derive(Debug, Clone)]
pub struct NetCurve<'c> {
    /// The tier.
    pub tier: TierRef<'c>,
    /// The variable.
    pub variable: Variable,
    pub(super) working: Working<'c>,
    pub(super) function: Piecewise,
}

impl<'c> NetCurve<'c> {
    pub(super) fn new(
        estimate: &TierEstimate<'c>,
        working: Working<'c>,
        variable: Variable,
        from: Money,
        to: Money,
    ) -> Result<Self, LeftOutReason> {
        let currency = working.currency;
        let expression = Expression::of(&working, estimate.net.expected, variable.field())
            .map_err(|TooManyParts| LeftOutReason::TooManyDeals)?;
        let units = |amount: rust_decimal::Decimal| Money::rounded(amount, currency).minor_units(currency);
        let greatest = units(GREATEST_AMOUNT.into());
        let within = |amount: Money| units(amount.amount()).clamp(0, greatest);
        let function = Piecewise::new(expression, within(from), within(to))
            .map_err(|Undetermined| LeftOutReason::RoundingDecides)?;
        Ok(Self { tier: estimate.tier, variable, working, function })
    }

    /// The net at an amount of the variable.
    #[must_use]
    pub fn net_at(&self, amount: Money) -> Money {
        self.money(self.function.expression.at(amount.minor_units(self.currency()), &mut Vec::new()))
    }

    /// Amounts with their nets: the ends of the range and both sides of each jump and bend. Between two of them the net lies on the
    /// straight line up to rounding, so that a graph through them is exact.
    #[must_use]
    pub fn corners(&self) -> Vec<(Money, Money)> {
        let segments = Difference::of(&self.function).segments(self.function.from, self.function.to);
        let corners = segments.iter().flat_map(|segment| {
            let end = (segment.to > segment.from).then_some((segment.to, segment.at_to));
            std::iter::once((segment.from, segment.at_from)).chain(end)
        });
        corners.map(|(at, net)| (self.money(at), self.money(net))).collect()
    }

    pub(super) const fn currency(&self) -> Currency {
        self.working.currency
    }

    pub(super) fn money(&self, units: Units) -> Money {
        Money::of_minor_units(units, self.currency())
    }
}
