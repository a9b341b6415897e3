//! Reads a scenario from a document, field by field, and collects every error.

use rust_decimal::Decimal;

use super::{AssumedRate, Names, PurchasesAt, Scenario};
use crate::decimal;
use crate::document::Node;
use crate::error::{Allowed, FieldError};
use crate::limits::{
    EXCHANGE_RATE_DECIMALS, GREATEST_COUNT, GREATEST_DEALS, GREATEST_EXCHANGE_RATE, GREATEST_MONTHS, GREATEST_YEARS,
};
use crate::money::{Currency, Money};
use crate::percent::Percent;
use crate::reader::fields::{Fields, amount, boolean, bounded, count, currency, date, percent, share};
use crate::requirement;
use crate::stream::{Contribution, Stream};

pub(super) fn read(document: &Node, names: &dyn Names) -> (Scenario, Vec<FieldError>) {
    let mut scenario = Scenario::default();
    let mut errors = Vec::new();
    let mut root = Fields::new("", document, &mut errors);

    root.read("date", date, |value| scenario.date = Some(value));
    root.read("holds", |node| tiers(node, names), |value| scenario.holds = value);
    root.read("currency", currency, |value| scenario.currency = value);
    root.read("years", |node| count(node, 1, GREATEST_YEARS), |value| scenario.years = value);
    let money = |node: &Node| amount(node, scenario.currency);

    root.table("deals", |fields| {
        let deals = &mut scenario.deals;
        fields.read("per_year", |node| count(node, 1, GREATEST_DEALS), |value| deals.per_year = value);
        fields.read("new_subscriptions", money, |value| deals.new_subscriptions = value);
        fields.read("services", money, |value| deals.services = value);
        fields.read("upgrades", money, |value| deals.upgrades = value);
        fields.read("subscriptions_in_force", money, |value| deals.subscriptions_in_force = value);
        fields.read("growth_percent", growth, |value| deals.growth_percent = value);
        fields.read("renewal_percent", share, |value| deals.renewal_percent = value);
        fields.read("customer_discount_percent", share, |value| deals.customer_discount_percent = value);
        fields.read("registered_percent", share, |value| deals.registered_percent = value);
        fields.read("partner_sourced", boolean, |value| deals.partner_sourced = value);
        fields.read("co_sell", boolean, |value| deals.co_sell = value);
        read_optional_deals(fields, deals, scenario.currency, names);
    });
    root.table("team", |fields| {
        for (id, _) in requirement::KNOWN {
            fields.read(id, |node| count(node, 0, GREATEST_COUNT), |value| scenario.team.push((id, value)));
        }
    });
    root.table("costs", |fields| {
        let costs = &mut scenario.costs;
        fields.read("selling_percent_refer", share, |value| costs.selling_percent_refer = value);
        fields.read("selling_percent_resell", share, |value| costs.selling_percent_resell = value);
        fields.read("bad_debt_percent", share, |value| costs.bad_debt_percent = value);
        fields.table("per_requirement", |fields| {
            for (id, _) in requirement::KNOWN {
                fields.read(id, money, |value| costs.per_requirement.push((id, value)));
            }
        });
    });
    root.table("assumptions", |fields| {
        let assumptions = &mut scenario.assumptions;
        fields.read("share_of_maximum_percent", share, |value| assumptions.share_of_maximum_percent = value);
        fields.entries("rates", |key, node| assumed_rate(key, node, names), |rates| assumptions.rates = rates);
        let answered = |key: &str, node: &Node| condition(key, node, names);
        fields.entries("conditions", answered, |given| assumptions.conditions = given);
        fields.read("discretionary_caps", boolean, |value| assumptions.discretionary_caps = value);
        fields.read("purchases_at", purchases_at, |value| assumptions.purchases_at = value);
        fields.entries("per_euro", exchange_rate, |rates: Vec<Option<_>>| {
            assumptions.per_euro = rates.into_iter().flatten().collect();
        });
    });
    root.refuse_unknown();
    // Defaults are in dollars; this gives them the decimal places of the scenario's currency.
    scenario.deals.adopt(scenario.currency);
    (scenario, errors)
}

/// Fields without a default value: only programs whose rules use them depend on them.
fn read_optional_deals(fields: &mut Fields<'_, '_>, deals: &mut super::Deals, currency: Currency, names: &dyn Names) {
    fields.read("customers", |node| count(node, 1, GREATEST_DEALS), |value| deals.customers = Some(value));
    fields.read("contract_months", |node| count(node, 1, GREATEST_MONTHS), |value| deals.contract_months = Some(value));
    fields.read("units_per_deal", |node| count(node, 1, GREATEST_COUNT), |value| deals.units_per_deal = Some(value));
    let mut split: Vec<(String, Percent)> = Vec::new();
    let line = |key: &str, node: &Node| product_line(key, node, names, &mut split);
    fields.entries("product_lines", line, |lines| deals.product_lines = lines);
    fields.table("last_year", |fields| {
        for stream in Stream::ALL {
            fields.read(
                stream.id(),
                |node| amount(node, currency),
                |value| deals.last_year[stream as usize] = Some(value),
            );
        }
    });
}

impl super::Deals {
    fn adopt(&mut self, currency: Currency) {
        for amount in
            [&mut self.new_subscriptions, &mut self.services, &mut self.upgrades, &mut self.subscriptions_in_force]
        {
            *amount = Money::rounded(amount.amount(), currency);
        }
    }
}

fn tiers(node: &Node, names: &dyn Names) -> Result<Vec<String>, Allowed> {
    let Node::List(entries) = node else { return Err(Allowed::Tiers) };
    let known = |entry: &Node| entry.as_text().filter(|id| names.has_tier(id)).map(str::to_owned);
    entries.iter().map(known).collect::<Option<_>>().ok_or(Allowed::Tiers)
}

/// The share of a product line; the shares of one program add up to at most 100 %.
fn product_line(
    key: &str,
    node: &Node,
    names: &dyn Names,
    split: &mut Vec<(String, Percent)>,
) -> Result<(String, Percent), Allowed> {
    let (program, _) = find(key, |program, id| names.has_product_line(program, id))?;
    let others =
        split.iter().filter(|(other, _)| other != key && other.split_once('/').is_some_and(|(id, _)| id == program));
    let left = others.fold(Decimal::ONE_HUNDRED, |left, (_, percent)| decimal::sum(left, -percent.0));
    let percent = percent(node, Decimal::ZERO, left)?;
    split.retain(|(other, _)| other != key);
    split.push((key.to_owned(), percent));
    Ok((key.to_owned(), percent))
}

/// The share of the business that meets a condition: a percentage, or `true` for 100 and `false` for 0.
fn condition(key: &str, node: &Node, names: &dyn Names) -> Result<(String, Percent), Allowed> {
    find(key, |program, id| names.asks(program, id))?;
    let percent = match node {
        Node::Bool(true) => Percent(Decimal::ONE_HUNDRED),
        Node::Bool(false) => Percent::default(),
        _ => share(node)?,
    };
    Ok((key.to_owned(), percent))
}

/// The two parts of a key like `program/id` that names an item of a program.
fn find(key: &str, is_known: impl Fn(&str, &str) -> bool) -> Result<(&str, &str), Allowed> {
    key.split_once('/').filter(|(program, id)| is_known(program, id)).ok_or(Allowed::ProgramKey)
}

fn purchases_at(node: &Node) -> Result<PurchasesAt, Allowed> {
    match node.as_text() {
        Some("paid") => Ok(PurchasesAt::Paid),
        Some("list") => Ok(PurchasesAt::List),
        _ => Err(Allowed::Word(&["paid", "list"])),
    }
}

fn growth(node: &Node) -> Result<Percent, Allowed> {
    percent(node, Decimal::NEGATIVE_ONE * Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED)
}

/// An exchange rate; `None` for the euro, which must be 1 and is not stored.
fn exchange_rate(code: &str, node: &Node) -> Result<Option<(Currency, Decimal)>, Allowed> {
    let currency = Currency::from_code(code).ok_or(Allowed::Currency)?;
    let rate = bounded(node, EXCHANGE_RATE_DECIMALS)
        .filter(|rate| *rate > Decimal::ZERO && *rate <= Decimal::from(GREATEST_EXCHANGE_RATE))
        .ok_or(Allowed::ExchangeRate)?;
    match currency {
        Currency::EUR if rate == Decimal::ONE => Ok(None),
        Currency::EUR => Err(Allowed::One),
        _ => Ok(Some((currency, rate))),
    }
}

fn assumed_rate(key: &str, node: &Node, names: &dyn Names) -> Result<AssumedRate, Allowed> {
    let mut parts = key.split('/');
    let (Some(program), Some(tier), Some(stream)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Allowed::RuleKey);
    };
    let contribution = match parts.next() {
        None => None,
        Some(id) => Some(Contribution::from_id(id).ok_or(Allowed::RuleKey)?),
    };
    if parts.next().is_some() {
        return Err(Allowed::RuleKey);
    }
    let tier = format!("{program}/{tier}");
    let stream = Stream::from_id(stream).ok_or(Allowed::RuleKey)?;
    let (least, greatest) = names.rate_bounds(&tier, stream, contribution).ok_or(Allowed::RuleKey)?;
    let percent = percent(node, least.0, greatest.0)?;
    Ok(AssumedRate { tier, stream, contribution, percent })
}
