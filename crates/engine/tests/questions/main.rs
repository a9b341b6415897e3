//! Tests of the questions beside the estimate, on the rules of real programs and on drawn ones.
//!
//! Expected amounts are computed by hand, in comments beside them; answers are also compared with the ordinary estimate a minor unit
//! before and after.

use partner_engine::decimal;
use partner_engine::estimate::estimate;
use partner_engine::money::{Currency, Money};
use partner_engine::program::{Catalog, TierRef};
use partner_engine::questions::Variable;
use partner_engine::rate::Percent;
use partner_engine::scenario::Scenario;
use rust_decimal::Decimal;

mod asked;
mod causes;
mod cliffs;
mod climbs;
mod corners;
mod crossovers;
mod drawn;
mod flips;
mod goals;
mod held;
mod json;
mod laws;
mod program_files;
mod steps;
mod variables;
mod workings;

const CONSULTATIVE: &str = "consultative-integration";
const CERTIFIED: &str = "certified-integration";
const PREMIER: &str = "premier-certified-integration";
const FULFILLMENT: &str = "fulfillment-reseller";
const VALUE_ADDED: &str = "value-added-reseller";

fn catalog() -> &'static Catalog {
    partner_programs::catalog()
}

/// The catalog with one program only, because estimating fewer tiers is faster where many amounts are compared.
fn wso2_2018() -> &'static Catalog {
    static ALONE: std::sync::OnceLock<Catalog> = std::sync::OnceLock::new();
    ALONE.get_or_init(|| {
        let mut alone = catalog().clone();
        alone.programs.retain(|program| program.id == "wso2-2018");
        alone
    })
}

fn tier(id: &str) -> TierRef<'static> {
    let full = if id.contains('/') { id.to_owned() } else { format!("wso2-2018/{id}") };
    catalog().tier(&full).expect("a tier of the catalog")
}

/// An amount in a currency with two decimals.
fn money(text: &str) -> Money {
    Money::rounded(decimal::parse(text).expect(text), Currency::USD)
}

fn cents(amount: i64) -> Money {
    Money::rounded(Decimal::new(amount, 2), Currency::USD)
}

fn percent(text: &str) -> Percent {
    Percent(decimal::parse(text).expect(text))
}

/// One year of new subscriptions and services, without other sales.
fn one_year(services: &str) -> Scenario {
    let mut scenario = Scenario { years: 1, ..Scenario::default() };
    scenario.deals.services = money(services);
    scenario
}

/// The expected net of a tier by the ordinary estimate.
fn net(catalog: &Catalog, scenario: &Scenario, variable: Variable, amount: Money, tier: TierRef<'_>) -> Money {
    let scenario = variable.with(scenario, amount);
    let estimate = estimate(catalog, &scenario);
    estimate.tiers.iter().find(|found| found.tier.id() == tier.id()).expect("an estimate").net.expected.amount
}

fn a_cent_less(amount: Money) -> Money {
    amount.minus(cents(1))
}
