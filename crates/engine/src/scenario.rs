//! Scenarios: the visitor's input by `docs/calculation.md` §2, read with all errors reported at once.
//!
//! A [`Scenario`] cannot hold a value outside the limits: [`read`] gives every wrong field its default and reports it. The figures are
//! computed from it in [`crate::estimate`].

use rust_decimal::Decimal;

use crate::date::Date;
use crate::document::Node;
use crate::error::FieldError;
use crate::money::{Currency, Money};
use crate::percent::Percent;
use crate::stream::{Contribution, Stream};

mod reader;

pub use crate::limits::{
    GREATEST_AMOUNT, GREATEST_COUNT, GREATEST_DEALS, GREATEST_EXCHANGE_RATE, GREATEST_MONTHS, GREATEST_YEARS,
};

/// The complete input of an estimate besides the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The day for which the dates of editions are checked; `None` skips the check.
    pub date: Option<Date>,
    /// The currency of every amount.
    pub currency: Currency,
    /// Full ids of the tiers that the partner already holds, like `outsystems-2021/sales`.
    pub holds: Vec<String>,
    /// Number of estimated years, 1 to 10.
    pub years: u32,
    /// Yearly business.
    pub deals: Deals,
    /// The partner's count by requirement id; absent means 0.
    pub team: Vec<(&'static str, u32)>,
    /// The partner's own costs.
    pub costs: Costs,
    /// Assumptions where the documents are open.
    pub assumptions: Assumptions,
}

/// Yearly business, at list price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deals {
    /// Deals in a year, 1 to 100,000; caps and amounts per deal are multiplied by it.
    pub per_year: u32,
    /// Customers in a year; `None` means as many as deals.
    pub customers: Option<u32>,
    /// New subscriptions of year 1.
    pub new_subscriptions: Money,
    /// The vendor's services of year 1.
    pub services: Money,
    /// Upgrades of year 1.
    pub upgrades: Money,
    /// Subscriptions in force before year 1.
    pub subscriptions_in_force: Money,
    /// Months of a contract; `None` is unknown for conditions and 12 for bases.
    pub contract_months: Option<u32>,
    /// Units in a deal; `None` is unknown.
    pub units_per_deal: Option<u32>,
    /// Share of each product line in every stream, by `program/line`.
    pub product_lines: Vec<(String, Percent)>,
    /// Sales of the year before year 1, by stream; `None` means equal to year 1.
    pub last_year: [Option<Money>; Stream::ALL.len()],
    /// Growth of new subscriptions, services and upgrades from year to year, −100 to 100.
    pub growth_percent: Percent,
    /// Share of the subscriptions in force that is renewed.
    pub renewal_percent: Percent,
    /// Discount that customers get off the list price.
    pub customer_discount_percent: Percent,
    /// Share of the business that the partner registered.
    pub registered_percent: Percent,
    /// Whether the partner finds opportunities.
    pub partner_sourced: bool,
    /// Whether the partner supports sales of the vendor.
    pub co_sell: bool,
}

/// The partner's own costs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs {
    /// Cost of selling for tiers that earn a commission, in percent of the invoiced value.
    pub selling_percent_refer: Percent,
    /// Cost of selling for tiers that resell, in percent of the invoiced value.
    pub selling_percent_resell: Percent,
    /// Unpaid invoices of tiers that resell, in percent of the invoiced value.
    pub bad_debt_percent: Percent,
    /// Cost of one missing unit by requirement id; absent means 0.
    pub per_requirement: Vec<(&'static str, Money)>,
}

/// The visitor's assumptions where the documents are open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumptions {
    /// Expected share of an "up to" rate.
    pub share_of_maximum_percent: Percent,
    /// Rates that replace the expected ones.
    pub rates: Vec<AssumedRate>,
    /// Share of the business that meets a condition, by `program/condition`.
    pub conditions: Vec<(String, Percent)>,
    /// Whether discretionary caps are expected to apply.
    pub discretionary_caps: bool,
    /// The price at which purchases are measured.
    pub purchases_at: PurchasesAt,
    /// Units of each currency for one euro. The euro itself is not listed.
    pub per_euro: Vec<(Currency, Decimal)>,
}

/// A rate assumed by the visitor for one rule, or for every rule of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssumedRate {
    /// Full tier id, like `outsystems-2021/sales`.
    pub tier: String,
    /// The stream.
    pub stream: Stream,
    /// The contribution; `None` for every rule of the stream.
    pub contribution: Option<Contribution>,
    /// The assumed rate.
    pub percent: Percent,
}

/// The price at which purchases are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum PurchasesAt {
    /// The price that the partner pays.
    Paid,
    /// List price.
    List,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            date: None,
            holds: Vec::new(),
            currency: Currency::USD,
            years: 3,
            deals: Deals {
                per_year: 4,
                customers: None,
                new_subscriptions: dollars(200_000),
                services: dollars(50_000),
                upgrades: dollars(0),
                subscriptions_in_force: dollars(0),
                contract_months: None,
                units_per_deal: None,
                product_lines: Vec::new(),
                last_year: [None; Stream::ALL.len()],
                growth_percent: Percent::default(),
                renewal_percent: Percent(Decimal::from(90)),
                customer_discount_percent: Percent::default(),
                registered_percent: Percent(Decimal::ONE_HUNDRED),
                partner_sourced: true,
                co_sell: true,
            },
            team: Vec::new(),
            costs: Costs::default(),
            assumptions: Assumptions {
                share_of_maximum_percent: Percent(Decimal::ONE_HUNDRED),
                rates: Vec::new(),
                conditions: Vec::new(),
                discretionary_caps: true,
                purchases_at: PurchasesAt::Paid,
                // European Central Bank, annual average of the euro reference rate, 2021.
                per_euro: vec![(Currency::USD, Decimal::new(11_827, 4))],
            },
        }
    }
}

fn dollars(amount: u32) -> Money {
    Money::rounded(Decimal::from(amount), Currency::USD)
}

impl Deals {
    /// Customers in a year; as many as deals where none are given.
    #[must_use]
    pub fn customers(&self) -> u32 {
        self.customers.unwrap_or(self.per_year)
    }
}

impl Scenario {
    /// The partner's count of a requirement; 0 where none is given.
    #[must_use]
    pub fn has(&self, requirement: &str) -> u32 {
        self.team.iter().find(|(id, _)| *id == requirement).map_or(0, |(_, count)| *count)
    }

    /// The cost of one missing unit of a requirement; 0 where none is given.
    #[must_use]
    pub fn unit_cost(&self, requirement: &str) -> Money {
        self.costs.per_requirement.iter().find(|(id, _)| *id == requirement).map_or(Money::ZERO, |(_, cost)| *cost)
    }

    /// The share of the business that meets a condition of a program; `None` when the scenario gives none.
    #[must_use]
    pub fn condition(&self, program: &str, id: &str) -> Option<Percent> {
        answer(&self.assumptions.conditions, program, id)
    }

    /// The share of a product line in every stream; `None` when the scenario gives none.
    #[must_use]
    pub fn product_line(&self, program: &str, id: &str) -> Option<Percent> {
        answer(&self.deals.product_lines, program, id)
    }

    /// The rate that the visitor assumes for a rule of a program's tier; one for its contribution takes precedence over one for the stream.
    #[must_use]
    pub fn assumed_rate(
        &self,
        (program, tier): (&str, &str),
        stream: Stream,
        contribution: Option<Contribution>,
    ) -> Option<Percent> {
        let is_of_rule =
            |assumed: &&AssumedRate| assumed.tier.split_once('/') == Some((program, tier)) && assumed.stream == stream;
        let assumed = || self.assumptions.rates.iter().filter(is_of_rule);
        assumed()
            .find(|assumed| assumed.contribution.is_some() && assumed.contribution == contribution)
            .or_else(|| assumed().find(|assumed| assumed.contribution.is_none()))
            .map(|assumed| assumed.percent)
    }

    /// Whether a rule for a contribution pays: it requires none, or one that the scenario has.
    #[must_use]
    pub fn counts(&self, contribution: Option<Contribution>) -> bool {
        match contribution {
            None => true,
            Some(Contribution::PartnerSourced) => self.deals.partner_sourced,
            Some(Contribution::CoSell) => self.deals.co_sell,
        }
    }
}

/// The share given for `program/id`; the last one where a key is repeated, as in a JSON object.
fn answer(given: &[(String, Percent)], program: &str, id: &str) -> Option<Percent> {
    let names = |key: &str| key.split_once('/') == Some((program, id));
    given.iter().rev().find(|(key, _)| names(key)).map(|(_, percent)| *percent)
}

impl AssumedRate {
    /// The key in `assumptions.rates`, like `outsystems-2021/sales/new_subscriptions/co_sell`.
    #[must_use]
    pub fn key(&self) -> String {
        let contribution = self.contribution.map(|contribution| format!("/{}", contribution.id())).unwrap_or_default();
        format!("{}/{}{contribution}", self.tier, self.stream.id())
    }
}

/// The names of a catalog that a scenario can use, by their ids.
pub trait Names {
    /// Whether a tier exists, by its full id like `outsystems-2021/sales`.
    fn has_tier(&self, tier: &str) -> bool;

    /// Whether a program has a product line.
    fn has_product_line(&self, program: &str, id: &str) -> bool;

    /// Whether a program has a condition that the visitor answers.
    fn asks(&self, program: &str, condition: &str) -> bool;

    /// The least and the greatest rate allowed by every rule of a tier's stream, or by those for a contribution; `None` without such a rule.
    fn rate_bounds(&self, tier: &str, stream: Stream, contribution: Option<Contribution>)
    -> Option<(Percent, Percent)>;
}

/// Reads a scenario. Every field outside the limits and every unknown key is reported as an error; such a field takes its default,
/// the others keep their values.
#[must_use]
pub fn read(document: &Node, names: &dyn Names) -> (Scenario, Vec<FieldError>) {
    reader::read(document, names)
}
