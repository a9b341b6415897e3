//! What the visitor typed: the scenario of `docs/calculation.md` §2, and how it is read with all errors at once.
//!
//! A [`Scenario`] cannot hold a value outside the contract's limits: [`read`] gives every wrong field its default and names it.
//! What a figure is made of these values is in [`crate::estimate`].

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

/// Everything that an estimate depends on besides the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The day that it is about, to hold editions against; `None` where it does not matter.
    pub date: Option<Date>,
    /// The currency of every amount.
    pub currency: Currency,
    /// The tiers that the partner holds already, like `outsystems-2021/sales`.
    pub holds: Vec<String>,
    /// Years to estimate, 1 to 10.
    pub years: u32,
    /// The business of a year.
    pub deals: Deals,
    /// What the partner has, by requirement id; absent is 0.
    pub team: Vec<(&'static str, u32)>,
    /// What doing business costs the partner.
    pub costs: Costs,
    /// What the documents leave open.
    pub assumptions: Assumptions,
}

/// The business of a year, at list price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deals {
    /// Deals in a year, 1 to 100,000: what caps per deal count.
    pub per_year: u32,
    /// Customers in a year; as many as deals where nothing is given.
    pub customers: Option<u32>,
    /// New subscriptions of year 1.
    pub new_subscriptions: Money,
    /// The vendor's services of year 1.
    pub services: Money,
    /// Upgrades of year 1.
    pub upgrades: Money,
    /// Subscriptions in force before year 1.
    pub subscriptions_in_force: Money,
    /// Months that a contract runs; not known where nothing is given, and a year is counted.
    pub contract_months: Option<u32>,
    /// Units in a deal; not known where nothing is given.
    pub units_per_deal: Option<u32>,
    /// Shares of product lines in every stream, by `program/line`.
    pub product_lines: Vec<(String, Percent)>,
    /// What was sold in the year before year 1, by stream; as in year 1 where nothing is given.
    pub last_year: [Option<Money>; Stream::ALL.len()],
    /// Growth of new subscriptions, services and upgrades from year to year, −100 to 100.
    pub growth_percent: Percent,
    /// Share of the subscriptions in force that is renewed.
    pub renewal_percent: Percent,
    /// What customers get off the list price.
    pub customer_discount_percent: Percent,
    /// Share of the business that the partner registered.
    pub registered_percent: Percent,
    /// Whether the partner finds the opportunities.
    pub partner_sourced: bool,
    /// Whether the partner helps in the vendor's sales.
    pub co_sell: bool,
}

/// What doing business costs the partner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs {
    /// Of what is invoiced, for tiers that earn a commission.
    pub selling_percent_refer: Percent,
    /// Of what is invoiced, for tiers that resell.
    pub selling_percent_resell: Percent,
    /// Of what is invoiced, for tiers that resell.
    pub bad_debt_percent: Percent,
    /// What one missing unit of a requirement costs, by requirement id; absent is 0.
    pub per_requirement: Vec<(&'static str, Money)>,
}

/// What the documents leave open and the visitor assumes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumptions {
    /// How much of an "up to" rate is expected.
    pub share_of_maximum_percent: Percent,
    /// Rates that replace the expected ones.
    pub rates: Vec<AssumedRate>,
    /// For which share of the business a condition is met, by `program/condition`.
    pub conditions: Vec<(String, Percent)>,
    /// Whether caps that a vendor may apply are expected.
    pub discretionary_caps: bool,
    /// How purchases are measured.
    pub purchases_at: PurchasesAt,
    /// Units of a currency for one euro. The euro itself is not listed.
    pub per_euro: Vec<(Currency, Decimal)>,
}

/// A rate that the visitor assumes for one rule, or for every rule of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssumedRate {
    /// Full tier id, like `outsystems-2021/sales`.
    pub tier: String,
    /// The stream.
    pub stream: Stream,
    /// The contribution; `None` means every rule of the stream.
    pub contribution: Option<Contribution>,
    /// The rate.
    pub percent: Percent,
}

/// How purchases are measured: at what the partner pays, or at list price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum PurchasesAt {
    /// At what the partner pays.
    Paid,
    /// At list price.
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
    /// Customers in a year.
    #[must_use]
    pub fn customers(&self) -> u32 {
        self.customers.unwrap_or(self.per_year)
    }
}

impl Scenario {
    /// How much of a counted requirement the partner has.
    #[must_use]
    pub fn has(&self, requirement: &str) -> u32 {
        self.team.iter().find(|(id, _)| *id == requirement).map_or(0, |(_, count)| *count)
    }

    /// What one missing unit of a requirement costs.
    #[must_use]
    pub fn unit_cost(&self, requirement: &str) -> Money {
        self.costs.per_requirement.iter().find(|(id, _)| *id == requirement).map_or(Money::ZERO, |(_, cost)| *cost)
    }

    /// For which share of the business a condition of a program is met; `None` when nothing is said.
    #[must_use]
    pub fn condition(&self, program: &str, id: &str) -> Option<Percent> {
        answer(&self.assumptions.conditions, program, id)
    }

    /// The share of a product line of a program in every stream; `None` when nothing is said.
    #[must_use]
    pub fn product_line(&self, program: &str, id: &str) -> Option<Percent> {
        answer(&self.deals.product_lines, program, id)
    }

    /// The rate that the visitor assumes for a rule of a program's tier; one for the contribution wins over one for the stream.
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

    /// Whether a rule for a contribution counts: it names none, or the scenario has the one that it names.
    #[must_use]
    pub fn counts(&self, contribution: Option<Contribution>) -> bool {
        match contribution {
            None => true,
            Some(Contribution::PartnerSourced) => self.deals.partner_sourced,
            Some(Contribution::CoSell) => self.deals.co_sell,
        }
    }
}

/// The last share that is given for `program/id`, as in a JSON object.
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

/// What a scenario can name of a catalog of programs, all by ids.
pub trait Names {
    /// Whether there is a tier, like `outsystems-2021/sales`.
    fn has_tier(&self, tier: &str) -> bool;

    /// Whether a program has a product line.
    fn has_product_line(&self, program: &str, id: &str) -> bool;

    /// Whether a program has a condition of which the visitor says whether it is met.
    fn asks(&self, program: &str, condition: &str) -> bool;

    /// The least and the greatest rate that every rule of a tier's stream allows, or those for a contribution; `None` when there is no
    /// such rule.
    fn rate_bounds(&self, tier: &str, stream: Stream, contribution: Option<Contribution>)
    -> Option<(Percent, Percent)>;
}

/// Reads a scenario. Every field outside the contract's limits and every unknown key is an error with its field; that field
/// takes its default, the rest still counts.
#[must_use]
pub fn read(document: &Node, names: &dyn Names) -> (Scenario, Vec<FieldError>) {
    reader::read(document, names)
}
