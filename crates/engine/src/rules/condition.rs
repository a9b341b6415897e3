//! Conditions of rules and uplifts, and the share of the business that meets them.

use rust_decimal::Decimal;
use serde::Serialize;

use super::scale_basis::counted_id;
use crate::citation::Citation;
use crate::compact::form::{choices, records};
use crate::percent::Percent;
use crate::reader::cursor::{Cursor, Form, IdForm, Table};
use crate::reader::facts::{Context, cited, listed};
use crate::reader::problem::Log;
use crate::scenario::Scenario;

/// A condition of a rule or an uplift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Condition {
    /// Identifier within the program, like `registered_in_time`.
    pub id: String,
    /// The condition as a visitor reads it.
    pub name: String,
    /// The way in which the condition is evaluated.
    pub check: ConditionCheck,
    /// Citation of the condition.
    pub cite: Citation,
}

/// The way in which a condition is evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum ConditionCheck {
    /// The visitor gives the share of the business that meets it: a registration window, a territory, an invitation, an attached
    /// product.
    Asked,
    /// The registered share of the business.
    Registered,
    /// Contracts run at least this number of months.
    ContractMonths(u32),
    /// Deals have at least this number of units.
    UnitsPerDeal(u32),
    /// The partner has at least a number of a counted requirement.
    Held {
        /// One of [`crate::requirement::KNOWN`].
        requirement: String,
        /// The required number.
        at_least: u32,
    },
}

impl Condition {
    /// The share of the business that meets the condition; `None` when the scenario does not say.
    #[must_use]
    pub fn share(&self, program: &str, scenario: &Scenario) -> Option<Percent> {
        let whole = |met: bool| if met { Percent(Decimal::ONE_HUNDRED) } else { Percent::default() };
        match &self.check {
            ConditionCheck::Asked => scenario.condition(program, &self.id),
            ConditionCheck::Registered => Some(scenario.deals.registered_percent),
            ConditionCheck::ContractMonths(least) => {
                scenario.deals.contract_months.map(|months| whole(months >= *least))
            }
            ConditionCheck::UnitsPerDeal(least) => scenario.deals.units_per_deal.map(|units| whole(units >= *least)),
            ConditionCheck::Held { requirement, at_least } => Some(whole(scenario.has(requirement) >= *at_least)),
        }
    }
}

records! {
    Condition { id name check cite }
}

choices! {
    ConditionCheck { 0 ContractMonths(least) 1 UnitsPerDeal(least) 2 Held[requirement at_least] 3 Registered() else 4 Asked }
}

/// Reads a condition of the program.
pub(crate) fn read(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Condition> {
    let table = cursor.table(&["id", "name", "check", "cite"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    let check = table.required("check", log).and_then(|cursor| check(&cursor, log));
    let cite = cited(&table, context, log);
    Some(Condition { id: id?, name: name?, check: check?, cite: cite? })
}

fn check(cursor: &Cursor<'_>, log: &mut Log) -> Option<ConditionCheck> {
    let words = [
        ("asked", Form::Alone),
        ("registered", Form::Alone),
        ("contract_months", Form::With("12")),
        ("units_per_deal", Form::With("10")),
        ("held", Form::With("{ requirement = \"certified_experts\", at_least = 2 }")),
    ];
    let (word, value) = cursor.variant(&words, log)?;
    match word {
        "asked" => Some(ConditionCheck::Asked),
        "registered" => Some(ConditionCheck::Registered),
        "contract_months" => value.count(log).map(ConditionCheck::ContractMonths),
        "units_per_deal" => value.count(log).map(ConditionCheck::UnitsPerDeal),
        _ => {
            let table = value.table(&["requirement", "at_least"], log)?;
            let requirement = table.required("requirement", log).and_then(|cursor| counted_id(&cursor, log));
            let at_least = table.required("at_least", log).and_then(|cursor| cursor.count(log));
            Some(ConditionCheck::Held { requirement: requirement?, at_least: at_least? })
        }
    }
}

/// The ids of conditions under `when`.
pub(crate) fn when(table: &Table<'_>, context: &Context, log: &mut Log) -> Vec<String> {
    let read = table.each("when", log, |cursor, log| listed(cursor, &context.conditions, "conditions", log));
    read.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    fn share(check: ConditionCheck, scenario: &Scenario) -> Option<Decimal> {
        let cite = testing::cite().clone();
        let condition = Condition { id: "a".to_owned(), name: "A".to_owned(), check, cite };
        condition.share("acme", scenario).map(|share| share.0)
    }

    #[test]
    fn what_is_asked_is_open_until_it_is_answered() {
        let mut scenario = Scenario::default();
        assert_eq!(share(ConditionCheck::Asked, &scenario), None);
        scenario.assumptions.conditions.push(("acme/a".to_owned(), Percent(Decimal::from(40))));
        assert_eq!(share(ConditionCheck::Asked, &scenario), Some(Decimal::from(40)));
    }

    #[test]
    fn what_the_scenario_says_is_met_as_a_whole_or_not_at_all() {
        let mut scenario = Scenario::default();
        assert_eq!(share(ConditionCheck::ContractMonths(12), &scenario), None);
        (scenario.deals.contract_months, scenario.deals.units_per_deal) = (Some(12), Some(9));
        scenario.deals.registered_percent = Percent(Decimal::from(75));
        scenario.team.push(("certified_experts", 2));
        let held = |at_least| ConditionCheck::Held { requirement: "certified_experts".to_owned(), at_least };
        let met = Some(Decimal::ONE_HUNDRED);
        assert_eq!(share(ConditionCheck::ContractMonths(12), &scenario), met);
        assert_eq!(share(ConditionCheck::ContractMonths(13), &scenario), Some(Decimal::ZERO));
        assert_eq!(share(ConditionCheck::UnitsPerDeal(9), &scenario), met);
        assert_eq!(share(ConditionCheck::UnitsPerDeal(10), &scenario), Some(Decimal::ZERO));
        assert_eq!(share(held(2), &scenario), met);
        assert_eq!(share(held(3), &scenario), Some(Decimal::ZERO));
        assert_eq!(share(ConditionCheck::Registered, &scenario), Some(Decimal::from(75)));
    }
}
