//! Formulas that only shapes of rules make: see [`crate::shape`].

use rust_decimal::Decimal;

use super::formula::{share, total};
use super::{Figure, Formula, Threshold};
use crate::decimal;
use crate::money::{Currency, Money};
use crate::terms::{Direction, Rounding};

impl Formula<'_> {
    /// What such a formula makes; nothing for any other.
    pub(super) fn shaped_amount(&self, currency: Currency) -> Money {
        let rounded = |amount: Option<Decimal>| Money::rounded(amount.unwrap_or(Decimal::MAX), currency);
        match self {
            Self::RoundedShare { of, factor, rounding } => {
                rounded(share(*of, factor.percent).and_then(|exact| multiple(exact, rounding)))
            }
            Self::Rounded { of, rounding } => rounded(multiple(of.amount.amount(), rounding)),
            Self::RoundedTotal { shares, others, rounding } => {
                let exact = shares.iter().map(|(of, factor)| share(*of, factor.percent));
                let exact = exact
                    .chain([Some(total(others).amount())])
                    .try_fold(Decimal::ZERO, |sum, part| Some(decimal::sum(sum, part?)));
                rounded(exact.and_then(|exact| multiple(exact, rounding)))
            }
            Self::Greatest(one, other) => one.amount.max(other.amount),
            Self::Within { of, above, up_to } => {
                let end = up_to.map_or(of.amount, |edge| of.amount.min(edge.amount));
                let start = above.map_or(Money::ZERO, |edge| edge.amount);
                rounded(Some(end.max(start).minus(start).amount()))
            }
            Self::BegunBefore { of, deals, edge } => {
                let begun = deals_begun_before(of.amount, *deals, edge);
                rounded(portion(of.amount, begun, *deals, currency))
            }
            Self::Bracket { measure, edges, amounts } => {
                let reached = edges.iter().take_while(|edge| edge.is_reached_by(measure.amount)).count();
                amounts.get(reached).map_or(Money::rounded(Decimal::ZERO, currency), |figure| figure.amount)
            }
            Self::Portion { of, count, whole } => rounded(portion(of.amount, *count, *whole, currency)),
            _ => Money::ZERO,
        }
    }

    /// The figures that such a formula is made of, in reading order; none for any other.
    pub(super) fn shaped_operands(&self) -> Vec<Figure> {
        match self {
            Self::Portion { of, .. } | Self::RoundedShare { of, .. } | Self::Rounded { of, .. } => vec![*of],
            Self::RoundedTotal { shares, others, .. } => {
                shares.iter().map(|(of, _)| *of).chain(others.iter().copied()).collect()
            }
            Self::BegunBefore { of, edge, .. } => vec![*of, edge.at],
            Self::Within { of, above, up_to } => [Some(*of), *above, *up_to].into_iter().flatten().collect(),
            Self::Bracket { measure, edges, amounts } => {
                std::iter::once(measure).chain(edges.iter().map(|edge| &edge.at)).chain(amounts).copied().collect()
            }
            Self::Greatest(one, other) => vec![*one, *other],
            _ => Vec::new(),
        }
    }
}

/// The multiple of the rounding's unit, half away from zero or towards it.
fn multiple(exact: Decimal, rounding: &Rounding) -> Option<Decimal> {
    let multiple = match rounding.direction {
        Direction::Down => decimal::quotient_towards_zero(exact, rounding.unit, 0),
        Direction::HalfUp => decimal::quotient(exact, rounding.unit, 0),
    };
    decimal::product(multiple?, rounding.unit)
}

/// `count ÷ whole` of an amount, rounded to the minor unit.
fn portion(of: Money, count: u32, whole: u32, currency: Currency) -> Option<Decimal> {
    let product = decimal::product(of.amount(), Decimal::from(count))?;
    decimal::quotient(product, Decimal::from(whole.max(1)), currency.minor_digits())
}

/// How many of the equal deals of an amount begin before an edge.
fn deals_begun_before(of: Money, deals: u32, edge: &Threshold) -> u32 {
    let begins_before = |deal: u32| {
        // The deal begins at of × deal ÷ deals; compared without a division.
        let start = decimal::product(of.amount(), Decimal::from(deal)).unwrap_or(Decimal::MAX);
        let limit = decimal::product(edge.at.amount.amount(), Decimal::from(deals)).unwrap_or(Decimal::MAX);
        start < limit || !edge.inclusive && start == limit
    };
    let (mut begun, mut after) = (0, deals);
    while begun < after {
        let middle = begun + (after - begun) / 2;
        if begins_before(middle) { begun = middle + 1 } else { after = middle }
    }
    begun
}
