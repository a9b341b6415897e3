//! Where every amount of an estimate is made.

use std::rc::Rc;

use super::{Figure, Formula, Label, Step, Working};
use crate::money::Currency;

/// About how many steps a tier has in a year, so that they are rarely moved when more of them come.
const STEPS_OF_A_YEAR: usize = 40;

/// Makes the amounts of one tier, one step after the other.
pub(crate) struct Ledger<'c> {
    pub(crate) currency: Currency,
    /// No step may depend on an amount otherwise than by its formula.
    pub(crate) is_for_every_amount: bool,
    next: u32,
    sales: Rc<[Step<'c>]>,
    kept: Option<Vec<Step<'c>>>,
}

/// What becomes of the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Steps {
    /// They are counted and forgotten.
    Counted,
    /// They are kept.
    Kept,
}

impl<'c> Ledger<'c> {
    /// A ledger in which nothing stands.
    pub(crate) fn new(currency: Currency, steps: Steps) -> Self {
        let kept = (steps == Steps::Kept).then(Vec::new);
        Self { currency, is_for_every_amount: false, next: 0, sales: Rc::default(), kept }
    }

    /// A ledger in which the sales of so many years stand already: how many steps they took, and those that were kept.
    pub(crate) fn after(made: u32, sales: &Rc<[Step<'c>]>, years: usize, currency: Currency, steps: Steps) -> Self {
        let mut ledger = Self { next: made, sales: Rc::clone(sales), ..Self::new(currency, steps) };
        if let Some(kept) = &mut ledger.kept {
            kept.reserve(STEPS_OF_A_YEAR * (years + 1));
        }
        ledger
    }

    /// Disables shortcuts that hold only for the present amounts, so that the steps are valid for every amount.
    pub(crate) fn for_every_amount(self) -> Self {
        Self { is_for_every_amount: true, ..self }
    }

    /// Makes a named amount.
    pub(crate) fn make(&mut self, label: Label<'c>, formula: Formula<'c>) -> Figure {
        let figure = Figure { amount: formula.evaluate(self.currency), step: self.next };
        self.next += 1;
        if let Some(steps) = &mut self.kept {
            steps.push(Step { label, formula, amount: figure.amount });
        }
        figure
    }

    /// How many steps there are.
    pub(crate) const fn made(&self) -> u32 {
        self.next
    }

    /// The steps of the sales.
    pub(crate) fn into_steps(self) -> Rc<[Step<'c>]> {
        self.kept.unwrap_or_default().into()
    }

    /// The steps of a tier.
    pub(crate) fn into_working(self) -> Working<'c> {
        Working { currency: self.currency, sales: self.sales, own: self.kept.unwrap_or_default() }
    }
}
