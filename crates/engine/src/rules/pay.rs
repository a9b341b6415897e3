//! The pay of a rate in the three columns: a share of the rule's part of the sales, or an amount for each deal or customer.

use super::evaluator::Evaluator;
use super::rate::Rate;
use super::scale::Scale;
use crate::citation::Citation;
use crate::percent::{Factor, Origin, Percent};
use crate::working::{Column, Figure, Formula, Label, Name};

/// A rate and its brackets.
pub(crate) struct Rated<'c> {
    pub(crate) scale: Option<&'c Scale>,
    /// Whether the visitor assumed one rate for all brackets.
    pub(crate) is_assumed: bool,
    /// The pay below the first bracket.
    pub(crate) own: Pays<'c>,
    /// The pay in each bracket.
    pub(crate) brackets: Vec<Pays<'c>>,
    /// The edges of the brackets, when they are amounts of money.
    pub(crate) edges: Vec<Figure>,
}

/// The pay of a rate in the three columns; `high` is `None` when unbounded.
#[derive(Clone, Copy)]
pub(crate) struct Pays<'c> {
    pub(crate) low: Pay<'c>,
    pub(crate) expected: Pay<'c>,
    pub(crate) high: Option<Pay<'c>>,
}

/// The pay of a rate in one column.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Pay<'c> {
    /// A share of the rule's part of the sales.
    Share(Factor<'c>),
    /// An amount for the whole year.
    Fixed(Figure),
}

impl<'c> Rated<'c> {
    /// The pay below the first bracket and in each bracket, from the lowest.
    pub(crate) fn rates(&self) -> impl Iterator<Item = &Pays<'c>> {
        std::iter::once(&self.own).chain(&self.brackets)
    }
}

impl<'c> Pays<'c> {
    pub(crate) const fn of(&self, column: Column) -> Option<Pay<'c>> {
        match column {
            Column::Low => Some(self.low),
            Column::Expected => Some(self.expected),
            Column::High => self.high,
        }
    }
}

impl<'c> Evaluator<'c, '_, '_> {
    /// A rate and its brackets, with their amounts in the scenario's currency.
    pub(crate) fn rated(
        &mut self,
        label: Label<'c>,
        own: (&'c Rate, &'c Citation),
        scale: Option<&'c Scale>,
        when: &'c [String],
        assumed: Option<Percent>,
    ) -> Rated<'c> {
        let own = self.pays(label, own, when, assumed);
        let (mut brackets, mut edges) = (Vec::new(), Vec::new());
        if let Some(scale) = scale {
            for bracket in &scale.brackets {
                brackets.push(self.pays(label, (&bracket.rate, &scale.cite), when, assumed));
                if scale.measure.is_money() {
                    let formula = self.exchange.formula(bracket.from, &scale.cite);
                    edges.push(self.ledger.make(Label { name: Name::Edge, ..label }, formula));
                }
            }
        }
        Rated { scale, is_assumed: assumed.is_some(), own, brackets, edges }
    }

    /// The pay of a rate. An amount for each deal or customer counts only those that are registered and meet the conditions.
    fn pays(
        &mut self,
        label: Label<'c>,
        (rate, cite): (&'c Rate, &'c Citation),
        when: &'c [String],
        assumed: Option<Percent>,
    ) -> Pays<'c> {
        if let Some((amount, per)) = rate.bounty() {
            let of = self.ledger.make(Label { name: Name::Bounty, ..label }, self.exchange.formula(amount, cite));
            let count = per.count(self.scenario);
            let label = Label { name: Name::BountyPerYear, ..label };
            let of = self.ledger.make(label, Formula::Times { of, count });
            let percent = self.scenario.deals.registered_percent;
            let factor = Factor { percent, origin: Origin::Typed("deals.registered_percent") };
            let mut fixed = self.ledger.make(label, Formula::Share { of, factor });
            for factor in self.conditions(when).into_iter().flatten() {
                fixed = self.ledger.make(label, Formula::Share { of: fixed, factor });
            }
            let fixed = Pay::Fixed(fixed);
            return Pays { low: fixed, expected: fixed, high: Some(fixed) };
        }
        let columns = rate.columns(self.scenario.assumptions.share_of_maximum_percent, assumed, cite);
        Pays {
            low: Pay::Share(columns.low),
            expected: Pay::Share(columns.expected),
            high: columns.high.map(Pay::Share),
        }
    }

    /// A rate applied to an amount: the pay or, for a cost, the remaining price.
    pub(crate) fn at_rate(&mut self, label: Label<'c>, of: Figure, pay: Pay<'c>, as_cost: bool) -> Figure {
        let formula = match pay {
            Pay::Fixed(amount) => Formula::Sum(vec![amount]),
            Pay::Share(factor) if as_cost => Formula::Less { of, factor },
            Pay::Share(factor) => Formula::Share { of, factor },
        };
        self.ledger.make(label, formula)
    }
}
