//! Where every amount of an estimate is made.

use super::{Figure, Formula, Label, Step, Working};
use crate::money::Currency;

/// Makes the amounts of one tier, one step after the other.
pub(crate) struct Ledger<'c> {
    pub(crate) currency: Currency,
    /// No step may depend on an amount otherwise than by its formula.
    pub(crate) is_for_every_amount: bool,
    next: u32,
    kept: Option<Vec<Step<'c>>>,
}

impl<'c> Ledger<'c> {
    /// Counts steps and forgets them.
    pub(crate) const fn counting(currency: Currency) -> Self {
        Self { currency, is_for_every_amount: false, next: 0, kept: None }
    }

    /// Keeps every step.
    pub(crate) const fn keeping(currency: Currency) -> Self {
        Self { currency, is_for_every_amount: false, next: 0, kept: Some(Vec::new()) }
    }

    /// Keeps every step, and makes those that stand for nothing like any other.
    pub(crate) const fn keeping_for_every_amount(currency: Currency) -> Self {
        Self { currency, is_for_every_amount: true, next: 0, kept: Some(Vec::new()) }
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

    pub(crate) fn into_working(self) -> Working<'c> {
        Working { currency: self.currency, steps: self.kept.unwrap_or_default() }
    }
}
