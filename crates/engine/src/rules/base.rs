//! The base of a commission: the amount that it is a share of.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use super::evaluator::Evaluator;
use super::kind::RuleKind;
use crate::compact::form::{choices, records};
use crate::limits::MONTHS_OF_A_YEAR;
use crate::percent::{Factor, Origin};
use crate::reader::cursor::Table;
use crate::reader::problem::{Log, ProblemKind};
use crate::volume::Volume;
use crate::working::{Figure, Formula, Label};

/// The amount that a commission is a share of; each part may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Base {
    /// The price that is counted; invoiced where the document says nothing else.
    pub value: Option<Value>,
    /// The time that is counted; the year where the document says nothing else.
    pub span: Option<Span>,
    /// Whether only the growth over the year before is counted.
    pub growth: Option<bool>,
}

/// The price at which sales are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Value {
    /// The invoiced price.
    Invoiced,
    /// The list price.
    List,
}

/// The part of a contract that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Span {
    /// One year of the contract.
    Year,
    /// The first year, or a shorter contract as a whole.
    FirstYear,
    /// The whole contract, when it is signed.
    Contract,
}

records! {
    Base { value span growth }
}

choices! {
    Value { 0 Invoiced() else 1 List }
    Span { 0 Year() 1 FirstYear() else 2 Contract }
}

/// Reads the base of a commission.
pub(crate) fn read(rule: &Table<'_>, kind: Option<RuleKind>, log: &mut Log) -> Option<Base> {
    let cursor = rule.optional("base")?;
    let table = cursor.table(&["value", "span", "growth"], log)?;
    let value = table.optional("value").and_then(|cursor| cursor.word(log));
    let span = table.optional("span").and_then(|cursor| cursor.word(log));
    let growth = table.optional("growth").and_then(|cursor| cursor.boolean(log));
    if kind == Some(RuleKind::Margin) {
        let remedy = "Remove it: a margin is a discount off the list price.";
        log.report(cursor.place(), ProblemKind::Combination, "A margin has a base.", remedy);
    }
    if growth == Some(true) && rule.optional("months").is_some() {
        let remedy = "Remove one of them: how old last year's contracts were is not known.";
        log.report(cursor.place(), ProblemKind::Combination, "A rule on growth tells months apart.", remedy);
    }
    Some(Base { value, span, growth })
}

impl<'c> Evaluator<'c, '_, '_> {
    /// The base of a commission, before growth over the year before is taken.
    pub(crate) fn base(&mut self, label: Label<'c>, base: Option<&Base>, volume: Volume) -> Figure {
        let Some(base) = base else { return volume.base };
        let mut of = volume.base;
        if base.value == Some(Value::List) {
            let percent = self.scenario.deals.registered_percent;
            let factor = Factor { percent, origin: Origin::Typed("deals.registered_percent") };
            of = self.ledger.make(label, Formula::Share { of: volume.list, factor });
        }
        let months = self.scenario.deals.contract_months.unwrap_or(MONTHS_OF_A_YEAR);
        let count = match base.span {
            None | Some(Span::Year) => MONTHS_OF_A_YEAR,
            Some(Span::FirstYear) => months.min(MONTHS_OF_A_YEAR),
            Some(Span::Contract) => months,
        };
        if count != MONTHS_OF_A_YEAR {
            of = self.ledger.make(label, Formula::Portion { of, count, whole: MONTHS_OF_A_YEAR });
        }
        of
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use crate::percent::Percent;
    use crate::rules::testing::{self, dollars};
    use crate::scenario::Scenario;
    use crate::stream::Stream;
    use rust_decimal::Decimal;

    fn base(value: Option<Value>, span: Option<Span>, months: Option<u32>) -> Money {
        let mut scenario = Scenario::default();
        scenario.deals.contract_months = months;
        scenario.deals.customer_discount_percent = Percent(Decimal::from(10));
        let mut ledger = testing::ledger();
        let mut evaluator = testing::evaluator(&scenario, &mut ledger);
        let sold = testing::sold(&mut evaluator, Stream::NewSubscriptions, 1_200);
        evaluator.base(testing::label(), Some(&Base { value, span, growth: None }), sold).amount
    }

    #[test]
    fn a_base_is_invoiced_or_list_for_a_year_or_a_contract() {
        assert_eq!(base(None, None, Some(24)), dollars(1_080));
        assert_eq!(base(Some(Value::List), Some(Span::Year), Some(24)), dollars(1_200));
        assert_eq!(base(None, Some(Span::Contract), Some(24)), dollars(2_160));
        assert_eq!(base(None, Some(Span::Contract), None), dollars(1_080));
        assert_eq!(base(None, Some(Span::FirstYear), Some(24)), dollars(1_080));
        assert_eq!(base(None, Some(Span::FirstYear), Some(6)), dollars(540));
    }
}
