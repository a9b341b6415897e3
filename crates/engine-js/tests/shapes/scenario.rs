//! What goes in: a scenario and the options beside it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::program::Program;
use super::{Decimal, words};

/// What an estimate depends on. Every field may be left out and then has its default.
#[derive(Debug, Default, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Scenario {
    /// The currency of every amount: ISO 4217, three capital letters. Default `"USD"`.
    pub(crate) currency: Option<String>,
    /// Years to estimate, 1 to 10. Default 3.
    pub(crate) years: Option<u32>,
    /// A day, month or year that editions are held against, like `2021-05-01`; no figure depends on it.
    pub(crate) date: Option<String>,
    /// The tiers that the partner holds, like `acme-2026/seller`. Default `[]`.
    pub(crate) holds: Option<Vec<String>>,
    /// The business of a year.
    pub(crate) deals: Option<Deals>,
    /// What the partner has; absent is 0.
    pub(crate) team: Option<BTreeMap<CountedRequirement, u32>>,
    /// What doing business costs the partner.
    pub(crate) costs: Option<Costs>,
    /// What the documents leave open.
    pub(crate) assumptions: Option<Assumptions>,
}

/// The business of a year, at list price. Amounts from 0 to 10¹² with the decimals of the currency, percentages from 0 to 100
/// with at most two decimals.
#[derive(Debug, Default, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Deals {
    /// Deals in a year, 1 to 100,000. Default 4.
    pub(crate) per_year: Option<u32>,
    /// Customers in a year, 1 to 100,000. Default: as many as deals.
    pub(crate) customers: Option<u32>,
    /// Months that a contract runs, 1 to 120; without it a year is counted, and a condition on it is open.
    pub(crate) contract_months: Option<u32>,
    /// Units in a deal, 1 to 1,000,000; without it a condition on it is open.
    pub(crate) units_per_deal: Option<u32>,
    /// Shares of product lines by `program/line`, of a program at most 100 together. Default: all in a program's first line.
    pub(crate) product_lines: Option<BTreeMap<String, Decimal>>,
    /// What was sold in the year before year 1. Default: as much as in year 1.
    pub(crate) last_year: Option<LastYear>,
    /// New subscriptions of year 1. Default `"200000"`.
    pub(crate) new_subscriptions: Option<Decimal>,
    /// The vendor's services of year 1. Default `"50000"`.
    pub(crate) services: Option<Decimal>,
    /// Upgrades of year 1. Default `"0"`.
    pub(crate) upgrades: Option<Decimal>,
    /// Subscriptions in force before year 1. Default `"0"`.
    pub(crate) subscriptions_in_force: Option<Decimal>,
    /// Growth from year to year, −100 to 100. Default `"0"`.
    pub(crate) growth_percent: Option<Decimal>,
    /// Share of the subscriptions in force that is renewed. Default `"90"`.
    pub(crate) renewal_percent: Option<Decimal>,
    /// What customers get off the list price. Default `"0"`.
    pub(crate) customer_discount_percent: Option<Decimal>,
    /// Share of the business that the partner registered. Default `"100"`.
    pub(crate) registered_percent: Option<Decimal>,
    /// Whether the partner finds the opportunities. Default `true`.
    pub(crate) partner_sourced: Option<bool>,
    /// Whether the partner helps in the vendor's sales. Default `true`.
    pub(crate) co_sell: Option<bool>,
}

/// What was sold in the year before year 1, at list price, by stream; each may be left out.
#[derive(Debug, Default, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct LastYear {
    pub(crate) new_subscriptions: Option<Decimal>,
    pub(crate) renewals: Option<Decimal>,
    pub(crate) upgrades: Option<Decimal>,
    pub(crate) services: Option<Decimal>,
}

/// What doing business costs the partner.
#[derive(Debug, Default, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Costs {
    /// Of what is invoiced, for tiers that earn a commission. Default `"0"`.
    pub(crate) selling_percent_refer: Option<Decimal>,
    /// Of what is invoiced, for tiers that resell. Default `"0"`.
    pub(crate) selling_percent_resell: Option<Decimal>,
    /// Of what is invoiced, for tiers that resell. Default `"0"`.
    pub(crate) bad_debt_percent: Option<Decimal>,
    /// What one missing unit costs; absent is 0.
    pub(crate) per_requirement: Option<BTreeMap<CountedRequirement, Decimal>>,
}

/// What the documents leave open and the visitor assumes.
#[derive(Debug, Default, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Assumptions {
    /// How much of an "up to" rate is expected. Default `"100"`.
    pub(crate) share_of_maximum_percent: Option<Decimal>,
    /// Expected rates in percent by `tier/stream` or `tier/stream/contribution`.
    pub(crate) rates: Option<BTreeMap<String, Decimal>>,
    /// For which share of the business a condition is met, in percent or all and nothing, by `program/condition`.
    pub(crate) conditions: Option<BTreeMap<String, ShareMet>>,
    /// Whether caps that a vendor may apply are expected. Default `true`.
    pub(crate) discretionary_caps: Option<bool>,
    /// How purchases are measured. Default `"paid"`.
    pub(crate) purchases_at: Option<PurchasesAt>,
    /// Units of a currency for one euro. Default `{ USD: "1.1827" }`; a given table replaces it.
    pub(crate) per_euro: Option<BTreeMap<String, Decimal>>,
}

/// A share in percent, or all and nothing.
#[derive(Debug, Serialize, TS)]
#[serde(untagged)]
pub(crate) enum ShareMet {
    Percent(Decimal),
    Whole(bool),
}

words! {
    /// How purchases are measured: at what the partner pays, or at list price.
    PurchasesAt from partner_engine::scenario::PurchasesAt { Paid, List }
}

/// A requirement that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CountedRequirement {
    CertifiedExperts,
    MarketingPoints,
    AssociateSales,
    AssociatePreSales,
    AssociateDevelopers,
    TechLeads,
    PlatformOpsEngineers,
    ReviewedProjects,
    NewClients,
    PartnerSourcedOpportunities,
    DeveloperCertifications,
}

/// What stands beside a scenario.
#[derive(Debug, Default, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Options {
    /// Program files that join the built-in programs, after them. Their ids must be free.
    pub(crate) programs: Option<Vec<Program>>,
}
