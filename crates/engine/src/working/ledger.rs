//! The ledger, which computes every amount of an estimate.

use std::rc::Rc;

use super::{Figure, Formula, Label, Step, Working};
use crate::money::Currency;

/// Approximate number of steps of a tier in a year; reserved in advance, so that steps are rarely moved.
const STEPS_OF_A_YEAR: usize = 40;

/// Computes the amounts of one tier, step by step.
pub(crate) struct Ledger<'c> {
    pub(crate) currency: Currency,
    /// Whether steps may depend on amounts only through their formulas; shortcuts for the present amounts are then disabled.
    pub(crate) is_for_every_amount: bool,
    next: u32,
    sales: Rc<[Step<'c>]>,
    stored: Option<Vec<Step<'c>>>,
}

/// Whether steps are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Steps {
    /// Steps are only counted.
    Count,
    /// Steps are stored.
    Store,
}

impl<'c> Ledger<'c> {
    /// An empty ledger.
    pub(crate) fn new(currency: Currency, steps: Steps) -> Self {
        let stored = (steps == Steps::Store).then(Vec::new);
        Self { currency, is_for_every_amount: false, next: 0, sales: Rc::default(), stored }
    }

    /// A ledger that continues after the `step_count` steps of the sales; `years` is the number of years to reserve space for.
    pub(crate) fn after(
        step_count: u32,
        sales: &Rc<[Step<'c>]>,
        years: usize,
        currency: Currency,
        steps: Steps,
    ) -> Self {
        let mut ledger = Self { next: step_count, sales: Rc::clone(sales), ..Self::new(currency, steps) };
        if let Some(stored) = &mut ledger.stored {
            stored.reserve(STEPS_OF_A_YEAR * (years + 1));
        }
        ledger
    }

    /// Disables shortcuts that hold only for the present amounts, so that the steps are valid for every amount.
    pub(crate) fn for_every_amount(self) -> Self {
        Self { is_for_every_amount: true, ..self }
    }

    /// Computes a named amount.
    pub(crate) fn make(&mut self, label: Label<'c>, formula: Formula<'c>) -> Figure {
        let figure = Figure { amount: formula.evaluate(self.currency), step: self.next };
        self.next += 1;
        if let Some(steps) = &mut self.stored {
            steps.push(Step { label, formula, amount: figure.amount });
        }
        figure
    }

    /// The number of steps so far.
    pub(crate) const fn step_count(&self) -> u32 {
        self.next
    }

    /// The stored steps of the sales.
    pub(crate) fn into_steps(self) -> Rc<[Step<'c>]> {
        self.stored.unwrap_or_default().into()
    }

    /// The working of a tier, with the stored steps.
    pub(crate) fn into_working(self) -> Working<'c> {
        Working { currency: self.currency, sales: self.sales, own: self.stored.unwrap_or_default() }
    }
}
