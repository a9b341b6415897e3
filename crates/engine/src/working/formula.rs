//! Evaluation of a [`Formula`], and its operands.

use rust_decimal::Decimal;

use super::{Figure, Formula, Reaching};
use crate::citation::Citation;
use crate::decimal;
use crate::money::{Currency, Money};
use crate::units::{Units, scale};

impl Formula<'_> {
    /// The amount of the formula, rounded to the currency's minor unit.
    #[must_use]
    pub fn evaluate(&self, currency: Currency) -> Money {
        let rounded = |amount: Option<Decimal>| Money::rounded(amount.unwrap_or(Decimal::MAX), currency);
        let units = |figure: &Figure| figure.amount.minor_units(currency);
        let money = |units| Money::of_minor_units(units, currency);
        match self {
            Self::Typed { amount, .. } => *amount,
            Self::Stated { amount, .. } => rounded(Some(*amount)),
            Self::Converted { amount, from_per_euro, to_per_euro, .. } => rounded(
                decimal::product(*amount, *to_per_euro)
                    .and_then(|product| decimal::quotient(product, *from_per_euro, currency.minor_digits())),
            ),
            Self::Share { of, factor } => {
                let (part, whole) = factor.percent.fraction();
                money(scale(units(of), part, whole))
            }
            Self::Less { of, factor } => {
                let (part, whole) = factor.percent.fraction();
                money(scale(units(of), whole - part, whole))
            }
            Self::Grown { of, factor } => {
                let (part, whole) = factor.percent.fraction();
                money(scale(units(of), whole + part, whole))
            }
            Self::Sum(parts) => money(total(parts, currency)),
            Self::Balance { plus, minus } => money(total(plus, currency).saturating_sub(total(minus, currency))),
            Self::Least(one, other) => one.amount.min(other.amount),
            Self::Times { of, count } => money(scale(units(of), (*count).into(), 1)),
            Self::WhenReached { measure, threshold, then } if measure.amount >= threshold.amount => then.amount,
            Self::UnlessReached { business, enough, then }
                if business.iter().filter(|one| one.is_reached()).count() < *enough =>
            {
                then.amount
            }
            Self::WhenReached { .. } | Self::UnlessReached { .. } | Self::Nothing(_) => {
                Money::rounded(Decimal::ZERO, currency)
            }
            Self::Greatest(..)
            | Self::Within { .. }
            | Self::BegunBefore { .. }
            | Self::Bracket { .. }
            | Self::Portion { .. }
            | Self::RoundedShare { .. }
            | Self::Rounded { .. }
            | Self::RoundedTotal { .. } => self.rule_amount(currency),
        }
    }

    /// The operands of the formula, in reading order.
    #[must_use]
    pub fn operands(&self) -> Vec<Figure> {
        match self {
            Self::Typed { .. } | Self::Stated { .. } | Self::Converted { .. } | Self::Nothing(_) => Vec::new(),
            Self::Share { of, .. } | Self::Less { of, .. } | Self::Grown { of, .. } | Self::Times { of, .. } => {
                vec![*of]
            }
            Self::Sum(parts) => parts.clone(),
            Self::Balance { plus, minus } => plus.iter().chain(minus).copied().collect(),
            Self::Least(one, other) => vec![*one, *other],
            Self::WhenReached { measure, threshold, then } => vec![*measure, *threshold, *then],
            Self::UnlessReached { business, then, .. } => {
                let of_one = |one: &Reaching| one.measures.iter().copied().chain([one.threshold]).collect::<Vec<_>>();
                business.iter().flat_map(of_one).chain([*then]).collect()
            }
            Self::Greatest(..)
            | Self::Within { .. }
            | Self::BegunBefore { .. }
            | Self::Bracket { .. }
            | Self::Portion { .. }
            | Self::RoundedShare { .. }
            | Self::Rounded { .. }
            | Self::RoundedTotal { .. } => self.rule_operands(),
        }
    }

    /// The citation of the fact in the formula; `None` for formulas without one.
    #[must_use]
    pub fn citation(&self) -> Option<&Citation> {
        match self {
            Self::Stated { cite, .. } | Self::Converted { cite, .. } => Some(cite),
            Self::Rounded { rounding, .. } | Self::RoundedTotal { rounding, .. } => Some(&rounding.cite),
            Self::RoundedShare { factor, .. }
            | Self::Share { factor, .. }
            | Self::Less { factor, .. }
            | Self::Grown { factor, .. } => factor.origin.citation(),
            _ => None,
        }
    }
}

pub(super) fn total(parts: &[Figure], currency: Currency) -> Units {
    parts.iter().fold(0, |sum, part| part.amount.minor_units(currency).saturating_add(sum))
}
