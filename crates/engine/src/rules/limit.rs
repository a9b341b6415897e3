//! Caps and floors: the most and the least that a line earns, for a year, a deal or a customer.

use rust_decimal::Decimal;
use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use super::evaluator::Evaluator;
use crate::citation::Citation;
use crate::compact::form::{Compact, Reader, Writer, choices, records};
use crate::decimal;
use crate::reader::cursor::{Cursor, Form};
use crate::reader::facts::{Context, amount, cited};
use crate::reader::problem::{Log, ProblemKind};
use crate::scenario::Scenario;
use crate::working::{Column, Figure, Formula, Label, Name};

/// The most or the least that a line earns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Limit {
    /// The amount, and whether it is a cap or a floor.
    pub bound: Bound,
    /// The unit that the amount is stated for.
    pub per: Per,
    /// Whether the vendor may apply the limit and need not.
    pub discretionary: Option<bool>,
    /// Citation of the limit.
    pub cite: Citation,
}

/// A bound of what a line earns, in the program's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// A cap: the most.
    AtMost(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// A floor: the least.
    AtLeast(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
}

/// The unit that an amount is stated for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Per {
    /// Each deal of a year.
    Deal,
    /// Each customer of a year.
    Customer,
    /// A year.
    Year,
}

/// The most that one deal pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Cap {
    /// In the program's currency, for each deal.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub amount_per_deal: Decimal,
    /// Whether the vendor may apply the cap and need not.
    pub discretionary: bool,
    /// Citation of the cap.
    pub cite: Citation,
}

impl Bound {
    /// The amount.
    #[must_use]
    pub const fn amount(self) -> Decimal {
        match self {
            Self::AtMost(amount) | Self::AtLeast(amount) => amount,
        }
    }
}

impl Per {
    /// The number of these units in a year.
    pub(crate) fn count(self, scenario: &Scenario) -> u32 {
        match self {
            Self::Deal => scenario.deals.per_year,
            Self::Customer => scenario.deals.customers(),
            Self::Year => 1,
        }
    }
}

records! {
    Limit { bound per discretionary cite }
    Cap { amount_per_deal discretionary cite }
}

choices! {
    Per { 0 Deal() 1 Customer() else 2 Year }
}

impl Compact for Bound {
    fn write(&self, writer: &mut Writer) {
        matches!(self, Self::AtLeast(_)).write(writer);
        self.amount().write(writer);
    }

    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        let bound = if bool::read(reader) { Self::AtLeast } else { Self::AtMost };
        bound(Compact::read(reader))
    }
}

pub(crate) fn read(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Limit> {
    let table = cursor.table(&["bound", "per", "discretionary", "cite"], log)?;
    let bound = table.required("bound", log).and_then(|cursor| {
        let words = [("at_most", Form::With("\"100000\"")), ("at_least", Form::With("\"500\""))];
        let (word, value) = cursor.variant(&words, log)?;
        let amount = amount(&value, context, log)?;
        Some(if word == "at_most" { Bound::AtMost(amount) } else { Bound::AtLeast(amount) })
    });
    let per = table.required("per", log).and_then(|cursor| cursor.word(log));
    let discretionary = table.optional("discretionary").and_then(|cursor| cursor.boolean(log));
    if let (Some(Bound::AtLeast(_)), Some(true)) = (bound, discretionary) {
        let message = "A floor is left to the vendor.";
        let remedy = "Remove it: a floor that need not be paid is none; say so in a clause.";
        log.report(table.place_of("discretionary"), ProblemKind::Combination, message, remedy);
    }
    let cite = cited(&table, context, log);
    Some(Limit { bound: bound?, per: per?, discretionary, cite: cite? })
}

pub(crate) fn cap(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Cap> {
    let table = cursor.table(&["amount_per_deal", "discretionary", "cite"], log)?;
    let amount = table.required("amount_per_deal", log).and_then(|cursor| amount(&cursor, context, log));
    let discretionary = table.required("discretionary", log).and_then(|cursor| cursor.boolean(log));
    let cite = cited(&table, context, log);
    Some(Cap { amount_per_deal: amount?, discretionary: discretionary?, cite: cite? })
}

/// A limit for a whole year, in the scenario's currency.
#[derive(Clone, Copy)]
pub(crate) struct YearLimit {
    pub(crate) per_year: Figure,
    pub(crate) is_floor: bool,
    discretionary: bool,
}

impl YearLimit {
    /// Whether the limit counts in a column. A discretionary one always lowers the low column and never the high one.
    pub(crate) fn applies(&self, column: Column, scenario: &Scenario) -> bool {
        match column {
            Column::Low => true,
            Column::Expected => !self.discretionary || scenario.assumptions.discretionary_caps,
            Column::High => !self.discretionary,
        }
    }
}

impl<'c> Evaluator<'c, '_, '_> {
    /// The limits of a rule in the order of application: its cap, then the others.
    pub(crate) fn year_limits(
        &mut self,
        label: Label<'c>,
        cap: Option<&'c Cap>,
        others: &'c [Limit],
    ) -> Vec<YearLimit> {
        let named = |name| Label { name, ..label };
        let mut limits = Vec::new();
        if let Some(cap) = cap {
            let formula = self.exchange.formula(cap.amount_per_deal, &cap.cite);
            let of = self.ledger.make(named(Name::CapPerDeal), formula);
            let count = Per::Deal.count(self.scenario);
            let per_year = self.ledger.make(named(Name::CapPerYear), Formula::Times { of, count });
            limits.push(YearLimit { per_year, is_floor: false, discretionary: cap.discretionary });
        }
        for limit in others {
            let formula = self.exchange.formula(limit.bound.amount(), &limit.cite);
            let mut per_year = self.ledger.make(named(Name::Limit), formula);
            if limit.per != Per::Year {
                let formula = Formula::Times { of: per_year, count: limit.per.count(self.scenario) };
                per_year = self.ledger.make(named(Name::LimitPerYear), formula);
            }
            let is_floor = matches!(limit.bound, Bound::AtLeast(_));
            limits.push(YearLimit { per_year, is_floor, discretionary: limit.discretionary == Some(true) });
        }
        limits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    #[test]
    fn limits_are_counted_for_what_they_are_per() {
        let mut scenario = Scenario::default();
        (scenario.deals.per_year, scenario.deals.customers) = (4, Some(3));
        let cite = testing::cite();
        let of = |per| Limit { bound: Bound::AtLeast(Decimal::TEN), per, discretionary: None, cite: cite.clone() };
        let others: &'static [Limit] = Vec::leak(vec![of(Per::Year), of(Per::Deal), of(Per::Customer)]);
        let cap = Box::leak(Box::new(Cap { amount_per_deal: Decimal::TEN, discretionary: true, cite: cite.clone() }));
        let mut ledger = testing::ledger();
        let limits = testing::evaluator(&scenario, &mut ledger).year_limits(testing::label(), Some(cap), others);
        let amounts: Vec<_> = limits.iter().map(|limit| limit.per_year.amount).collect();
        assert_eq!(amounts, [40, 10, 40, 30].map(testing::dollars));
        assert_eq!(limits.iter().map(|limit| limit.is_floor).collect::<Vec<_>>(), [false, true, true, true]);
    }

    #[test]
    fn a_limit_that_the_vendor_may_apply_lowers_what_is_certain_only() {
        let mut ledger = testing::ledger();
        let mut scenario = Scenario::default();
        let per_year = testing::typed(&mut testing::evaluator(&scenario, &mut ledger), 1);
        let applies = |discretionary, scenario: &Scenario| {
            let limit = YearLimit { per_year, is_floor: false, discretionary };
            [Column::Low, Column::Expected, Column::High].map(|column| limit.applies(column, scenario))
        };
        assert_eq!(applies(false, &scenario), [true, true, true]);
        assert_eq!(applies(true, &scenario), [true, true, false]);
        scenario.assumptions.discretionary_caps = false;
        assert_eq!(applies(true, &scenario), [true, false, false]);
    }
}
