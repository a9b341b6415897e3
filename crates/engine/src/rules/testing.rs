//! Shared helpers of the rules' unit tests: an evaluator for a scenario, and sales to evaluate.

use rust_decimal::Decimal;

use super::evaluator::Evaluator;
use super::exchange::Exchange;
use super::kind::RuleKind;
use super::rate::Rate;
use crate::citation::{Citation, Confidence};
use crate::money::{Currency, Money};
use crate::percent::Percent;
use crate::scenario::Scenario;
use crate::stream::Stream;
use crate::volume::{self, Volume};
use crate::working::{Column, Figure, Formula, Label, Ledger, Name, Steps};

/// A citation with static lifetime.
pub(super) fn cite() -> &'static Citation {
    Box::leak(Box::new(Citation {
        source: "guide".to_owned(),
        section: "Rates".to_owned(),
        row: None,
        confidence: Confidence::Stated,
    }))
}

/// A ledger in dollars.
pub(super) fn ledger() -> Ledger<'static> {
    Ledger::new(Currency::USD, Steps::Count)
}

/// The evaluator of a program with commissions and no settings of its own.
pub(super) fn evaluator<'s, 'l>(scenario: &'s Scenario, ledger: &'l mut Ledger<'static>) -> Evaluator<'static, 's, 'l> {
    Evaluator {
        program: "acme",
        product_lines: &[],
        conditions: &[],
        rounding: None,
        kind: RuleKind::Commission,
        scenario,
        exchange: Exchange::Same,
        ledger,
    }
}

/// An amount in dollars.
pub(super) fn dollars(amount: u32) -> Money {
    Money::rounded(Decimal::from(amount), Currency::USD)
}

/// An exact rate in percent.
pub(super) fn exact(percent: u32) -> Rate {
    Rate::Exact(Percent(Decimal::from(percent)))
}

/// A label in the expected column.
pub(super) fn label() -> Label<'static> {
    Label::of(Name::Line).column(Column::Expected)
}

/// An amount as typed by the visitor.
pub(super) fn typed(evaluator: &mut Evaluator<'static, '_, '_>, amount: u32) -> Figure {
    evaluator.ledger.make(Label::of(Name::List), Formula::Typed { field: "deals", amount: dollars(amount) })
}

/// Sales of a stream in year 1.
pub(super) fn sold(evaluator: &mut Evaluator<'static, '_, '_>, stream: Stream, amount: u32) -> Volume {
    let list = typed(evaluator, amount);
    volume::invoice(evaluator.scenario, stream, 1, list, evaluator.ledger)
}
