//! What comes on top of a rate for the part of the business that meets conditions.

use super::Maker;
use super::line::{Rated, Scaled};
use crate::percent::Factor;
use crate::program::Rule;
use crate::scope::{How, Uplift};
use crate::working::{Column, Figure, Formula, Label, Name};

/// An uplift with what is the same in every year.
pub(super) struct UpliftTerms<'c> {
    pub(super) uplift: &'c Uplift,
    pub(super) rated: Rated<'c>,
    /// The shares of the business that meet its conditions.
    factors: Vec<Factor<'c>>,
    /// A condition is not answered: nothing is certain or expected.
    is_unsure: bool,
}

/// What an uplift acts on.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// What the rule pays on.
    pub(super) of: Figure,
    /// What is earned, or for a margin left to pay, before it.
    pub(super) there: Figure,
}

impl<'c> Maker<'c, '_, '_> {
    /// What is the same in every year for an uplift.
    pub(super) fn uplift_terms(&mut self, label: Label<'c>, rule: &'c Rule, uplift: &'c Uplift) -> UpliftTerms<'c> {
        let rated = self.rated(label, (&uplift.rate, &uplift.cite), uplift.scale.as_ref(), &rule.when, None);
        let conditions = self.conditions(&uplift.when);
        UpliftTerms {
            uplift,
            rated,
            is_unsure: conditions.contains(&None),
            factors: conditions.into_iter().flatten().collect(),
        }
    }

    /// The amount of an uplift in a column: `Err` when nothing bounds it, `Ok(None)` when it is not certain.
    pub(super) fn uplift(
        &mut self,
        label: Label<'c>,
        terms: &UpliftTerms<'c>,
        before: Before,
        scaled: Scaled,
    ) -> Result<Option<Figure>, Unbounded> {
        if terms.is_unsure && label.column != Some(Column::High) {
            return Ok(None);
        }
        let of = if terms.uplift.how == How::Added { before.of } else { before.there };
        let label = Label { name: Name::Uplift(&terms.uplift.id), ..label };
        let Some(mut amount) = self.pay(label, of, &terms.rated, scaled, false) else {
            // However high the rate: of nothing, or for no part of the business, it brings nothing.
            let is_nothing = of.amount.is_zero() || terms.factors.iter().any(|factor| factor.percent.0.is_zero());
            return if is_nothing { Ok(None) } else { Err(Unbounded) };
        };
        for factor in &terms.factors {
            amount = self.ledger.make(label, Formula::Share { of: amount, factor: *factor });
        }
        Ok(Some(amount))
    }
}

/// Nothing bounds the amount.
pub(super) struct Unbounded;
