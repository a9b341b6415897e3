//! Formulas of brackets, portions and rounding: their evaluation and their operands.

use rust_decimal::Decimal;

use super::formula::total;
use super::{Figure, Formula};
use crate::decimal;
use crate::money::{Currency, Money};
use crate::percent::Percent;
use crate::units::scale;

impl Formula<'_> {
    /// The amount of one of these formulas; zero for any other formula.
    pub(super) fn rule_amount(&self, currency: Currency) -> Money {
        let rounded = |amount: Option<Decimal>| Money::rounded(amount.unwrap_or(Decimal::MAX), currency);
        let units = |figure: &Figure| figure.amount.minor_units(currency);
        let portion = |of: &Figure, count: u32, whole: u32| {
            Money::of_minor_units(scale(units(of), count.into(), whole.max(1).into()), currency)
        };
        match self {
            Self::RoundedShare { of, factor, rounding } => {
                rounded(share(*of, factor.percent).and_then(|exact| rounding.multiple(exact, currency)))
            }
            Self::Rounded { of, rounding } => rounded(rounding.multiple(of.amount.amount(), currency)),
            Self::RoundedTotal { shares, others, rounding } => {
                let exact = shares.iter().map(|(of, factor)| share(*of, factor.percent));
                let exact = exact
                    .chain([Some(Money::of_minor_units(total(others, currency), currency).amount())])
                    .try_fold(Decimal::ZERO, |sum, part| Some(decimal::sum(sum, part?)));
                rounded(exact.and_then(|exact| rounding.multiple(exact, currency)))
            }
            Self::Greatest(one, other) => one.amount.max(other.amount),
            Self::Within { of, above, up_to } => {
                let end = up_to.map_or(of.amount, |edge| of.amount.min(edge.amount));
                let start = above.map_or(Money::ZERO, |edge| edge.amount);
                rounded(Some(end.max(start).minus(start).amount()))
            }
            Self::BegunBefore { of, deals, edge } => portion(of, edge.begun_before(*of, *deals, currency), *deals),
            Self::Bracket { measure, edges, amounts } => {
                let reached = edges.iter().take_while(|edge| edge.is_reached_by(measure.amount)).count();
                amounts.get(reached).map_or(Money::rounded(Decimal::ZERO, currency), |figure| figure.amount)
            }
            Self::Portion { of, count, whole } => portion(of, *count, *whole),
            _ => Money::ZERO,
        }
    }

    /// The operands of one of these formulas, in reading order; none for any other formula.
    pub(super) fn rule_operands(&self) -> Vec<Figure> {
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

/// A share of an amount, exactly.
fn share(of: Figure, percent: Percent) -> Option<Decimal> {
    decimal::product(of.amount.amount(), percent.0).map(decimal::hundredth)
}
