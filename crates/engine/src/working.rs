//! How a figure is made: every named amount is one [`Step`], and a step can be redone with a pocket calculator.
//!
//! All amounts of an estimate are made by `Ledger::make`, which evaluates the same [`Formula`] that it shows: figure and
//! working cannot disagree. The ledger always counts steps and keeps them only when somebody asks, so that a [`Figure`] of a
//! fast estimate finds its step in the [`Working`] made later.

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
mod shaped;

pub use label::{Column, Label, Name};
pub(crate) use ledger::{Ledger, Steps};
pub use range::Range;

/// An amount together with the step that made it; in JSON the amount alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Figure {
    /// The amount.
    pub amount: Money,
    /// Index of its step in the tier's [`Working`].
    #[serde(skip)]
    pub step: u32,
}

/// One named amount and how it is made of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'c> {
    /// What the amount is.
    pub label: Label<'c>,
    /// How it is made.
    pub formula: Formula<'c>,
    /// The amount, rounded to the minor unit.
    pub amount: Money,
}

/// How an amount is made. Every variant is one operation, rounded once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula<'c> {
    /// As typed in a field.
    Typed {
        /// The field's dotted path.
        field: &'static str,
        /// What was typed.
        amount: Money,
    },
    /// As the document states it, in the currency of the scenario.
    Stated {
        /// The amount.
        amount: Decimal,
        /// Where it stands.
        cite: &'c Citation,
    },
    /// As the document states it, in another currency: amount ÷ `from_per_euro` × `to_per_euro`.
    Converted {
        /// The amount in the program's currency.
        amount: Decimal,
        /// The program's currency.
        from: Currency,
        /// Units of the program's currency for one euro.
        from_per_euro: Decimal,
        /// Units of the scenario's currency for one euro.
        to_per_euro: Decimal,
        /// Where it stands.
        cite: &'c Citation,
    },
    /// A share of an amount.
    Share {
        /// The amount.
        of: Figure,
        /// The share.
        factor: Factor<'c>,
    },
    /// An amount less a share of it.
    Less {
        /// The amount.
        of: Figure,
        /// The share taken off.
        factor: Factor<'c>,
    },
    /// An amount grown by a share of it.
    Grown {
        /// The amount.
        of: Figure,
        /// The growth, negative when shrinking.
        factor: Factor<'c>,
    },
    /// Several amounts together.
    Sum(Vec<Figure>),
    /// Amounts that come in less amounts that go out.
    Balance {
        /// What comes in.
        plus: Vec<Figure>,
        /// What goes out.
        minus: Vec<Figure>,
    },
    /// The smaller of two amounts.
    Least(Figure, Figure),
    /// The greater of two amounts.
    Greatest(Figure, Figure),
    /// The part of an amount that lies above one edge and not above another.
    Within {
        /// The amount.
        of: Figure,
        /// Where the part begins; from nothing when `None`.
        above: Option<Figure>,
        /// Where it ends; nowhere when `None`.
        up_to: Option<Figure>,
    },
    /// Of an amount that is made of equal deals, the deals that begin before an edge, each as a whole.
    BegunBefore {
        /// The amount.
        of: Figure,
        /// How many deals it is made of.
        deals: u32,
        /// Where the bracket begins.
        edge: Threshold,
    },
    /// Of as many amounts as there are brackets the one of the bracket that a measure has reached.
    Bracket {
        /// What is measured.
        measure: Figure,
        /// Where the second bracket begins, the third, and so on.
        edges: Vec<Threshold>,
        /// One more than edges.
        amounts: Vec<Figure>,
    },
    /// So many of an amount's equal parts.
    Portion {
        /// The amount.
        of: Figure,
        /// How many parts.
        count: u32,
        /// How many parts the amount has.
        whole: u32,
    },
    /// A share of an amount, rounded as the program says.
    RoundedShare {
        /// The amount.
        of: Figure,
        /// The share.
        factor: Factor<'c>,
        /// How.
        rounding: &'c Rounding,
    },
    /// An amount, rounded as the program says.
    Rounded {
        /// The amount.
        of: Figure,
        /// How.
        rounding: &'c Rounding,
    },
    /// Exact shares of amounts and other amounts together, rounded once as the program says.
    RoundedTotal {
        /// The amounts and their shares.
        shares: Vec<(Figure, Factor<'c>)>,
        /// Other amounts.
        others: Vec<Figure>,
        /// How.
        rounding: &'c Rounding,
    },
    /// An amount as many times as something counts.
    Times {
        /// The amount.
        of: Figure,
        /// How many times.
        count: u32,
    },
    /// An amount when a measure reaches a threshold, nothing otherwise.
    WhenReached {
        /// What is measured.
        measure: Figure,
        /// What it must reach; reaching it exactly counts.
        threshold: Figure,
        /// The amount.
        then: Figure,
    },
    /// An amount unless enough of several kinds of business reach what is asked of them, nothing when they do.
    UnlessReached {
        /// The business.
        business: Vec<Reaching>,
        /// How much of it is enough, from 1 to all.
        enough: usize,
        /// The amount.
        then: Figure,
    },
    /// Nothing, for a reason.
    Nothing(Reason),
}

/// Where a bracket begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// The edge.
    pub at: Figure,
    /// Whether a measure that is exactly there has reached the bracket.
    pub inclusive: bool,
}

impl Threshold {
    /// Whether an amount has reached the bracket.
    #[must_use]
    pub fn is_reached_by(&self, amount: Money) -> bool {
        amount > self.at.amount || self.inclusive && amount == self.at.amount
    }

    /// How many of the equal deals that an amount is made of begin before the bracket.
    pub(crate) fn begun_before(&self, of: Figure, deals: u32, currency: Currency) -> u32 {
        let units = |figure: Figure| figure.amount.minor_units(currency);
        begun_before(units(of), deals, units(self.at), self.inclusive)
    }
}

/// Business that every year must reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaching {
    /// What is measured, in every year.
    pub measures: Vec<Figure>,
    /// What each must reach; reaching it exactly counts.
    pub threshold: Figure,
}

impl Reaching {
    /// Whether every year does.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.measures.iter().all(|measure| measure.amount >= self.threshold.amount)
    }
}

/// Why an amount is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The scenario does not have the contribution that the rule names.
    ContributionAbsent,
    /// Nothing is sold in the stream.
    NothingSold,
    /// There is no such amount.
    NoneForeseen,
    /// It depends on a condition that the scenario does not answer.
    ConditionOpen,
    /// Nothing bounds it, and it is not counted here.
    Unbounded,
}

/// Every step of one tier's estimate, each after those that it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working<'c> {
    /// The currency of every amount.
    pub currency: Currency,
    /// The steps of the sales, which are the same for every tier.
    sales: Rc<[Step<'c>]>,
    /// The steps after them.
    own: Vec<Step<'c>>,
}

impl<'c> Working<'c> {
    /// The steps in the order in which they were made.
    pub fn steps(&self) -> impl Iterator<Item = &Step<'c>> + Clone {
        self.sales.iter().chain(&self.own)
    }

    /// The step that made a figure.
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

    /// The figure of a step and, before it, everything that it is made of, each once and in the order in which it is made.
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
