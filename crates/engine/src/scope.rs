//! What a rule pays on and for which part of the business: its base, a product line, months of a contract, conditions, uplifts.
//!
//! Each idea takes a part of the business or adds one share of it; none knows of the others, so that they combine freely. What
//! they mean is in `programs/README.md`; how they are evaluated is in `estimate/tier/part.rs` and `uplift.rs`.

use serde::Serialize;

use crate::citation::Citation;
use crate::percent::Percent;
use crate::program::{Program, Rule, Tier, TierRef};
use crate::rate::Rate;
use crate::scenario::Scenario;
use crate::terms::Scale;

/// A line of products that a program pays for differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ProductLine {
    /// Identifier within the program.
    pub id: String,
    /// As a visitor reads it.
    pub name: String,
}

/// What a commission is a share of; each part may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Base {
    /// At which price; invoiced where nothing else is said.
    pub value: Option<Value>,
    /// For how long; the year where nothing else is said.
    pub span: Option<Span>,
    /// Only what is more than in the year before.
    pub growth: Option<bool>,
}

/// At which price something is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// What customers are invoiced.
    Invoiced,
    /// The list price.
    List,
}

/// How much of a contract is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// A year of it.
    Year,
    /// Its first year, or all of a shorter one.
    FirstYear,
    /// All of it, when it is signed.
    Contract,
}

/// The months of a customer's business that a rule pays for, counted from the first sale; month 13 is the first renewal's first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Months {
    /// The first month, from 1.
    pub from: u32,
    /// The last month; for ever when `None`.
    pub through: Option<u32>,
}

/// Something that a rule or an uplift depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Condition {
    /// Identifier within the program, like `registered_in_time`.
    pub id: String,
    /// What is asked, as a visitor reads it.
    pub name: String,
    /// How it is known whether it is met.
    pub check: ConditionCheck,
    /// Where it stands.
    pub cite: Citation,
}

/// How it is known whether a condition is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum ConditionCheck {
    /// The visitor says for which share of the business it is: a registration window, a territory, an invitation, an attached
    /// product.
    Asked,
    /// The registered share of the business.
    Registered,
    /// Contracts run at least so many months.
    ContractMonths(u32),
    /// Deals have at least so many units.
    UnitsPerDeal(u32),
    /// The partner has at least so many of a counted requirement.
    Held {
        /// One of [`crate::requirement::KNOWN`].
        requirement: String,
        /// How many.
        at_least: u32,
    },
}

/// More than the rate, for the part of the business that meets conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Uplift {
    /// Identifier within the rule, like `deal_registration`.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// How much.
    pub rate: Rate,
    /// How it moves with what is measured.
    pub scale: Option<Scale>,
    /// What it is a share of.
    pub how: How,
    /// The conditions, all of which must be met.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: Vec<String>,
    /// Where it stands.
    pub cite: Citation,
}

/// What an uplift is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Percentage points on the rate: of what the rule pays on.
    Added,
    /// On what is there already: of the commission earned, or for a margin a further discount off what is left to pay.
    Compounded,
    /// Given back later: of what was paid for a margin.
    Rebate,
}

impl ProductLine {
    /// The share of one of a program's lines in every stream. Without any share of the program's lines all is in the first one.
    #[must_use]
    pub fn share(program: &Program, id: &str, scenario: &Scenario) -> Percent {
        let is_first = program.product_lines.first().is_some_and(|line| line.id == id);
        match scenario.product_line(&program.id, id) {
            Some(percent) => percent,
            None if is_first && !Self::are_told_apart(program, scenario) => Percent(rust_decimal::Decimal::ONE_HUNDRED),
            None => Percent::default(),
        }
    }

    /// Whether the scenario gives a share of one of a program's lines.
    #[must_use]
    pub fn are_told_apart(program: &Program, scenario: &Scenario) -> bool {
        program.product_lines.iter().any(|line| scenario.product_line(&program.id, &line.id).is_some())
    }
}

impl Months {
    /// How many months of a contract's year (from 1) are paid for.
    #[must_use]
    pub(crate) fn in_contract_year(self, year: u32) -> u32 {
        let end = year.saturating_mul(12).min(self.through.unwrap_or(u32::MAX));
        let start = (year.saturating_sub(1).saturating_mul(12)).max(self.from.saturating_sub(1));
        end.saturating_sub(start)
    }
}

impl Condition {
    /// For which share of the business it is met; `None` when the scenario does not say.
    #[must_use]
    pub fn share(&self, program: &Program, scenario: &Scenario) -> Option<Percent> {
        let whole = |met: bool| if met { Percent(rust_decimal::Decimal::ONE_HUNDRED) } else { Percent::default() };
        match &self.check {
            ConditionCheck::Asked => scenario.condition(&program.id, &self.id),
            ConditionCheck::Registered => Some(scenario.deals.registered_percent),
            ConditionCheck::ContractMonths(least) => {
                scenario.deals.contract_months.map(|months| whole(months >= *least))
            }
            ConditionCheck::UnitsPerDeal(least) => scenario.deals.units_per_deal.map(|units| whole(units >= *least)),
            ConditionCheck::Held { requirement, at_least } => Some(whole(scenario.has(requirement) >= *at_least)),
        }
    }
}

impl Rule {
    /// The ids of all conditions that it or its uplifts depend on.
    #[must_use]
    pub fn conditions(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.when.iter().map(String::as_str).collect();
        for uplift in &self.uplifts {
            ids.extend(uplift.when.iter().map(String::as_str));
        }
        ids
    }

    /// Whether it pays for sales that another rule pays for too.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let months = |rule: &Self| rule.months.map_or((1, u32::MAX), |m| (m.from, m.through.unwrap_or(u32::MAX)));
        let ((from, through), (other_from, other_through)) = (months(self), months(other));
        self.stream == other.stream
            && self.contribution == other.contribution
            && self.product_line == other.product_line
            && from <= other_through
            && other_from <= through
    }

    /// Whether it counts in a scenario, by the contribution that it is for.
    #[must_use]
    pub fn counts(&self, scenario: &Scenario) -> bool {
        scenario.counts(self.contribution)
    }

    /// Whether it pays on growth over the year before.
    #[must_use]
    pub fn is_on_growth(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.growth == Some(true))
    }
}

impl TierRef<'_> {
    /// The rate that the visitor assumes for a rule of the tier.
    pub(crate) fn assumed_rate(&self, rule: &Rule, scenario: &Scenario) -> Option<Percent> {
        scenario.assumed_rate((&self.program.id, &self.tier.id), rule.stream, rule.contribution)
    }
}

impl Tier {
    /// Whether renewals are told apart by the age of their contracts.
    #[must_use]
    pub(crate) fn tells_ages_apart(&self) -> bool {
        self.rules.iter().any(|rule| rule.months.is_some())
    }
}

impl Program {
    /// The condition with this id.
    #[must_use]
    pub fn condition(&self, id: &str) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.id == id)
    }
}
