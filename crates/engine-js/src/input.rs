//! Shapes of scenarios, questions and options for whoever writes one: only described here, for the TypeScript types.
//!
//! Nothing is read into these types. `partner_engine` reads documents field by field, because serde stops at the first thing that is wrong;
//! `tests/types.rs` compares the names here with what those readers take.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use partner_engine::money::{Currency, Money};
use partner_engine::percent::Percent;
use partner_engine::program::Program;
use partner_engine::questions::Variable;
use partner_engine::requirement;
use partner_engine::scenario::PurchasesAt;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// The input of an estimate. Every field may be left out and then has its default.
#[derive(Debug, JsonSchema)]
pub struct Scenario {
    /// The currency of every amount: ISO 4217, three capital letters. Default `"USD"`.
    pub currency: Option<Currency>,
    /// Years to estimate, 1 to 10. Default 3.
    pub years: Option<u32>,
    /// A day, month or year that editions are held against, like `2021-05-01`; no figure depends on it.
    pub date: Option<String>,
    /// The tiers that the partner holds, like `acme-2026/seller`. Default `[]`.
    pub holds: Option<Vec<String>>,
    /// The business of a year.
    pub deals: Option<Deals>,
    /// Counts of the partner's team and deeds by requirement; absent is 0.
    pub team: Option<ByRequirement<u32>>,
    /// The partner's own costs of doing business.
    pub costs: Option<Costs>,
    /// Assumptions where the documents leave something open.
    pub assumptions: Option<Assumptions>,
}

/// The business of a year, at list price. Amounts from 0 to 10¹² with the decimals of the currency, percentages from 0 to 100
/// with at most two decimals.
#[derive(Debug, JsonSchema)]
pub struct Deals {
    /// Deals in a year, 1 to 100,000. Default 4.
    pub per_year: Option<u32>,
    /// Customers in a year, 1 to 100,000. Default: as many as deals.
    pub customers: Option<u32>,
    /// Months that a contract runs, 1 to 120; without it a year is counted, and a condition on it is open.
    pub contract_months: Option<u32>,
    /// Units in a deal, 1 to 1,000,000; without it a condition on it is open.
    pub units_per_deal: Option<u32>,
    /// Shares of product lines by `program/line`, of a program at most 100 together. Default: all in a program's first line.
    pub product_lines: Option<BTreeMap<String, Percent>>,
    /// Sales of the year before year 1. Default: as much as in year 1.
    pub last_year: Option<LastYear>,
    /// New subscriptions of year 1. Default `"200000"`.
    pub new_subscriptions: Option<Money>,
    /// The vendor's services of year 1. Default `"50000"`.
    pub services: Option<Money>,
    /// Upgrades of year 1. Default `"0"`.
    pub upgrades: Option<Money>,
    /// Subscriptions in force before year 1. Default `"0"`.
    pub subscriptions_in_force: Option<Money>,
    /// Growth from year to year, −100 to 100. Default `"0"`.
    pub growth_percent: Option<Money>,
    /// Share of the subscriptions in force that is renewed. Default `"90"`.
    pub renewal_percent: Option<Percent>,
    /// The customers' discount from the list price. Default `"0"`.
    pub customer_discount_percent: Option<Percent>,
    /// Share of the business that the partner registered. Default `"100"`.
    pub registered_percent: Option<Percent>,
    /// Whether the partner finds the opportunities. Default `true`.
    pub partner_sourced: Option<bool>,
    /// Whether the partner helps in the vendor's sales. Default `true`.
    pub co_sell: Option<bool>,
}

/// Sales of the year before year 1, at list price, by stream; each may be left out.
#[derive(Debug, JsonSchema)]
pub struct LastYear {
    /// New subscriptions.
    pub new_subscriptions: Option<Money>,
    /// Renewals.
    pub renewals: Option<Money>,
    /// Upgrades.
    pub upgrades: Option<Money>,
    /// The vendor's services.
    pub services: Option<Money>,
}

/// The partner's own costs of doing business.
#[derive(Debug, JsonSchema)]
pub struct Costs {
    /// Of what is invoiced, for tiers that earn a commission. Default `"0"`.
    pub selling_percent_refer: Option<Percent>,
    /// Of what is invoiced, for tiers that resell. Default `"0"`.
    pub selling_percent_resell: Option<Percent>,
    /// Of what is invoiced, for tiers that resell. Default `"0"`.
    pub bad_debt_percent: Option<Percent>,
    /// Cost of one missing unit by requirement; absent is 0.
    pub per_requirement: Option<ByRequirement<Money>>,
}

/// Assumptions of the visitor where the documents leave something open.
#[derive(Debug, JsonSchema)]
pub struct Assumptions {
    /// How much of an "up to" rate is expected. Default `"100"`.
    pub share_of_maximum_percent: Option<Percent>,
    /// Expected rates in percent by `tier/stream` or `tier/stream/contribution`.
    pub rates: Option<BTreeMap<String, Percent>>,
    /// For which share of the business a condition is met, in percent or all and nothing, by `program/condition`.
    pub conditions: Option<BTreeMap<String, ShareMet>>,
    /// Whether caps that a vendor may apply are expected. Default `true`.
    pub discretionary_caps: Option<bool>,
    /// How purchases are measured. Default `"paid"`.
    pub purchases_at: Option<PurchasesAt>,
    /// Units of a currency for one euro. Default `{ USD: "1.1827" }`; a given table replaces it.
    pub per_euro: Option<BTreeMap<String, Money>>,
}

/// A share in percent, or all and nothing.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum ShareMet {
    /// In percent.
    Percent(Percent),
    /// All or nothing.
    Whole(bool),
}

/// Options that stand beside a scenario.
#[derive(Debug, JsonSchema)]
pub struct Options {
    /// Program files that join the built-in programs, after them. Their ids must be free.
    pub programs: Option<Vec<Program>>,
}

/// Between which amounts `crossovers` and `cliffs` look.
#[derive(Debug, JsonSchema)]
pub struct RangeQuestion {
    /// The amount that varies; what the scenario has there does not matter.
    pub variable: Variable,
    /// The least amount, 0 to 10¹². Default `"0"`.
    pub from: Option<Money>,
    /// The greatest amount, `from` to 10¹². Default `"1000000000000"`.
    pub to: Option<Money>,
}

/// The target of `goal`.
#[derive(Debug, JsonSchema)]
pub struct GoalQuestion {
    /// The amount that varies; what the scenario has there does not matter.
    pub variable: Variable,
    /// The expected net of all years that is wanted, −10¹² to 10¹².
    pub target_net: Money,
}

/// From where to where `climb` goes: ids of tiers, like `wso2-2018/certified-integration`.
#[derive(Debug, JsonSchema)]
pub struct ClimbQuestion {
    /// The tier that is held.
    pub from: String,
    /// The tier that is aimed at.
    pub to: String,
}

/// Something for any of the requirements that can be counted.
#[derive(Debug)]
pub struct ByRequirement<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for ByRequirement<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("ByRequirement_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (names, of) = (generator.subschema_for::<CountedRequirement>(), generator.subschema_for::<T>());
        json_schema!({ "type": "object", "propertyNames": names, "additionalProperties": of })
    }
}

/// The id of a requirement that can be counted.
struct CountedRequirement;

impl JsonSchema for CountedRequirement {
    fn schema_name() -> Cow<'static, str> {
        "CountedRequirement".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ids = requirement::KNOWN.map(|(id, _)| id);
        json_schema!({ "description": "A requirement that can be counted.", "enum": ids })
    }
}
