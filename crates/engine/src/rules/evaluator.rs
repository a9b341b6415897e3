//! The context in which the rules of a tier are evaluated: the scenario, the settings of the program, and the ledger.
//!
//! Each kind evaluates itself with it, in its own file; [`super::line`] combines the kinds of one rule.

use super::condition::{Condition, ConditionCheck};
use super::exchange::Exchange;
use super::kind::RuleKind;
use super::product_line::ProductLine;
use super::rounding::{RoundedAt, Rounding};
use crate::money::Money;
use crate::percent::{Factor, Origin, Percent};
use crate::scenario::Scenario;
use crate::working::{Column, Figure, Formula, Label, Ledger, Range};

/// Evaluates rules of one program in one scenario.
pub(crate) struct Evaluator<'c, 's, 'l> {
    /// The program's id.
    pub(crate) program: &'c str,
    /// The program's product lines.
    pub(crate) product_lines: &'c [ProductLine],
    /// The program's conditions.
    pub(crate) conditions: &'c [Condition],
    /// The rounding of the program, where it states one.
    pub(crate) rounding: Option<&'c Rounding>,
    /// The kind of all rules of the tier.
    pub(crate) kind: RuleKind,
    pub(crate) scenario: &'s Scenario,
    pub(crate) exchange: Exchange,
    pub(crate) ledger: &'l mut Ledger<'c>,
}

impl<'c> Evaluator<'c, '_, '_> {
    /// The shares of the business that meet the conditions, `None` for an unanswered one; conditions that all business meets are omitted.
    pub(crate) fn conditions(&self, when: &'c [String]) -> Vec<Option<Factor<'c>>> {
        let shares = when.iter().filter_map(|id| self.condition(id)).map(|condition| {
            // The base of a commission is already the registered part.
            let is_already_in_base = self.kind == RuleKind::Commission && condition.check == ConditionCheck::Registered;
            let percent =
                if is_already_in_base { Some(Percent::WHOLE) } else { condition.share(self.program, self.scenario) };
            percent.map(|percent| Factor { percent, origin: Origin::Stated(&condition.cite) })
        });
        shares.filter(|share| share.is_none_or(|share| share.percent != Percent::WHOLE)).collect()
    }

    /// Whether at least one of several conditions is unanswered.
    pub(crate) fn is_any_open(&self, when: &[String]) -> bool {
        let is_open =
            |id: &String| self.condition(id).is_some_and(|asked| asked.share(self.program, self.scenario).is_none());
        when.iter().any(is_open)
    }

    fn condition(&self, id: &str) -> Option<&'c Condition> {
        self.conditions.iter().find(|condition| condition.id == id)
    }

    /// The program's rounding, if it applies at this place (a line or the total).
    pub(crate) fn rounding(&self, at: RoundedAt) -> Option<&'c Rounding> {
        self.rounding.filter(|rounding| rounding.at == at)
    }

    pub(crate) fn rounded_line(&mut self, label: Label<'c>, of: Figure) -> Figure {
        match self.rounding(RoundedAt::Line) {
            Some(rounding) => self.ledger.make(label, Formula::Rounded { of, rounding }),
            None => of,
        }
    }

    /// Computes the three columns of an amount. Only the high column may be `None`.
    pub(crate) fn range(&mut self, mut make: impl FnMut(&mut Self, Column) -> Option<Figure>) -> Range {
        let nothing = Figure { amount: Money::ZERO, step: 0 };
        let low = make(self, Column::Low).unwrap_or(nothing);
        let expected = make(self, Column::Expected).unwrap_or(nothing);
        Range { low, expected, high: make(self, Column::High) }
    }

    pub(crate) fn sum(&mut self, label: Label<'c>, parts: impl IntoIterator<Item = Figure>) -> Figure {
        self.ledger.make(label, Formula::Sum(parts.into_iter().collect()))
    }
}
