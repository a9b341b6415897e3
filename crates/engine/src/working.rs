//! Workings: every named amount is one [`Step`], which can be recomputed with a pocket calculator.
//!
//! All amounts of an estimate are computed by `Ledger::make`, which evaluates the [`Formula`] that is shown: figure and working
//! cannot disagree. The ledger always counts steps and stores them only on request, so that a [`Figure`] of a fast estimate refers
//! to the right step of a [`Working`] computed later.

use std::rc::Rc;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::citation::Citation;
use crate::money::{Currency, Money};
use crate::percent::Factor;
use crate::rules::Rounding;
use crate::units::begun_before;

mod formula;
mod label;
mod ledger;
mod range;
mod rule_formulas;

pub use label::{Column, Label, Name};
pub(crate) use ledger::{Ledger, Steps};
pub use range::Range;

/// An amount with the number of the step that computed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Figure {
    /// The amount.
    pub amount: Money,
    /// Index of the step in the tier's [`Working`].
    #[serde(skip)]
    pub step: u32,
}

/// A named amount with its formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'c> {
    /// Name of the amount.
    pub label: Label<'c>,
    /// Formula of the amount.
    pub formula: Formula<'c>,
    /// The amount, rounded to the minor unit.
    pub amount: Money,
}

/// The formula of an amount. Every variant is one operation, rounded once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula<'c> {
    /// An amount typed by the visitor.
    Typed {
        /// The field's dotted path.
        field: &'static str,
        /// The typed amount.
        amount: Money,
    },
    /// An amount stated by a document, in the currency of the scenario.
    Stated {
        /// The stated amount.
        amount: Decimal,
        /// Citation of the amount.
        cite: &'c Citation,
    },
    /// An amount stated by a document in another currency: amount ÷ `from_per_euro` × `to_per_euro`.
    Converted {
        /// The amount in the program's currency.
        amount: Decimal,
        /// The program's currency.
        from: Currency,
        /// Units of the program's currency for one euro.
        from_per_euro: Decimal,
        /// Units of the scenario's currency for one euro.
        to_per_euro: Decimal,
        /// Citation of the amount.
        cite: &'c Citation,
    },
    /// A share of an amount.
    Share {
        /// The whole amount.
        of: Figure,
        /// The share.
        factor: Factor<'c>,
    },
    /// An amount minus a share of it.
    Less {
        /// The whole amount.
        of: Figure,
        /// The share taken off.
        factor: Factor<'c>,
    },
    /// An amount plus a share of it.
    Grown {
        /// The amount before growth.
        of: Figure,
        /// The growth; negative when shrinking.
        factor: Factor<'c>,
    },
    /// The sum of several amounts.
    Sum(Vec<Figure>),
    /// Incoming minus outgoing amounts.
    Balance {
        /// Incoming amounts.
        plus: Vec<Figure>,
        /// Outgoing amounts.
        minus: Vec<Figure>,
    },
    /// The smaller of two amounts.
    Least(Figure, Figure),
    /// The greater of two amounts.
    Greatest(Figure, Figure),
    /// The part of an amount above one edge and up to another.
    Within {
        /// The whole amount.
        of: Figure,
        /// The edge above which the part begins; `None` for zero.
        above: Option<Figure>,
        /// The edge at which the part ends; `None` for no end.
        up_to: Option<Figure>,
    },
    /// The part of an amount, made of equal deals, whose deals begin before an edge; each deal counts as a whole.
    BegunBefore {
        /// The amount of all deals.
        of: Figure,
        /// The number of deals.
        deals: u32,
        /// The edge.
        edge: Threshold,
    },
    /// One of several amounts: that of the bracket that a measure has reached.
    Bracket {
        /// The measure.
        measure: Figure,
        /// The edges of the second bracket, the third, and so on.
        edges: Vec<Threshold>,
        /// The amounts of the brackets, one more than edges.
        amounts: Vec<Figure>,
    },
    /// A number of equal parts of an amount.
    Portion {
        /// The whole amount.
        of: Figure,
        /// The number of parts taken.
        count: u32,
        /// The number of parts of the whole.
        whole: u32,
    },
    /// A share of an amount, rounded by the program's rounding.
    RoundedShare {
        /// The whole amount.
        of: Figure,
        /// The share.
        factor: Factor<'c>,
        /// The program's rounding.
        rounding: &'c Rounding,
    },
    /// An amount, rounded by the program's rounding.
    Rounded {
        /// The amount before rounding.
        of: Figure,
        /// The program's rounding.
        rounding: &'c Rounding,
    },
    /// The sum of exact shares and of other amounts, rounded once by the program's rounding.
    RoundedTotal {
        /// Amounts with their shares.
        shares: Vec<(Figure, Factor<'c>)>,
        /// The other amounts.
        others: Vec<Figure>,
        /// The program's rounding.
        rounding: &'c Rounding,
    },
    /// An amount multiplied by a count.
    Times {
        /// The amount of one unit.
        of: Figure,
        /// The count.
        count: u32,
    },
    /// An amount when a measure reaches a threshold, zero otherwise.
    WhenReached {
        /// The measure.
        measure: Figure,
        /// The threshold; reaching it exactly is enough.
        threshold: Figure,
        /// The amount.
        then: Figure,
    },
    /// An amount, unless enough of several kinds of business reach their thresholds; then zero.
    UnlessReached {
        /// The kinds of business.
        business: Vec<Reaching>,
        /// The number of them that is enough, from 1 to all.
        enough: usize,
        /// The amount.
        then: Figure,
    },
    /// Zero, with the reason.
    Nothing(Reason),
}

/// The edge of a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// The amount of the edge.
    pub at: Figure,
    /// Whether reaching the edge exactly is enough.
    pub inclusive: bool,
}

impl Threshold {
    /// Whether an amount has reached the bracket.
    #[must_use]
    pub fn is_reached_by(&self, amount: Money) -> bool {
        amount > self.at.amount || self.inclusive && amount == self.at.amount
    }

    /// The number of equal deals of an amount that begin before the bracket.
    pub(crate) fn begun_before(&self, of: Figure, deals: u32, currency: Currency) -> u32 {
        let units = |figure: Figure| figure.amount.minor_units(currency);
        begun_before(units(of), deals, units(self.at), self.inclusive)
    }
}

/// A kind of business that must reach a threshold in every year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaching {
    /// The measure of every year.
    pub measures: Vec<Figure>,
    /// The threshold; reaching it exactly is enough.
    pub threshold: Figure,
}

impl Reaching {
    /// Whether every year reaches the threshold.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.measures.iter().all(|measure| measure.amount >= self.threshold.amount)
    }
}

/// The reason why an amount is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The scenario does not have the contribution that the rule requires.
    ContributionAbsent,
    /// Nothing is sold in the stream.
    NothingSold,
    /// The documents provide for no such amount.
    NoneForeseen,
    /// The amount depends on a condition that the scenario does not answer.
    ConditionOpen,
    /// The amount is unbounded and not counted here.
    Unbounded,
}

/// Every step of one tier's estimate; operands come before the steps that use them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working<'c> {
    /// The currency of every amount.
    pub currency: Currency,
    /// The steps of the sales, equal for every tier.
    sales: Rc<[Step<'c>]>,
    /// The tier's own steps, after those of the sales.
    own: Vec<Step<'c>>,
}

impl<'c> Working<'c> {
    /// The steps in the order of computation.
    pub fn steps(&self) -> impl Iterator<Item = &Step<'c>> + Clone {
        self.sales.iter().chain(&self.own)
    }

    /// The step that computed a figure.
    #[must_use]
    pub fn step(&self, figure: Figure) -> Option<&Step<'c>> {
        self.nth(figure.step)
    }

    /// The step with an index.
    pub(crate) fn nth(&self, index: u32) -> Option<&Step<'c>> {
        let index = index as usize;
        match index.checked_sub(self.sales.len()) {
            None => self.sales.get(index),
            Some(index) => self.own.get(index),
        }
    }

    /// All steps that a figure depends on, with their indices, each once and in the order of computation; the figure's own step is last.
    #[must_use]
    pub fn explain(&self, figure: Figure) -> Vec<(u32, &Step<'c>)> {
        let mut needed = vec![false; self.sales.len() + self.own.len()];
        let mut open = vec![figure.step];
        while let Some(index) = open.pop() {
            let Some(step) = self.nth(index) else { continue };
            if !std::mem::replace(&mut needed[index as usize], true) {
                open.extend(step.formula.operands().iter().map(|operand| operand.step));
            }
        }
        (0..).zip(self.steps()).zip(needed).filter(|(_, needed)| *needed).map(|(step, _)| step).collect()
    }
}
