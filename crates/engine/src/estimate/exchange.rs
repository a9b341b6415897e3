//! Which currencies a tier's money facts have to pass. How an amount passes them is in [`crate::rules::exchange`].

use rust_decimal::Decimal;

use super::NoEstimate;
use crate::money::Currency;
use crate::program::TierRef;
use crate::rules::exchange::Exchange;
use crate::rules::{Need, Rate, Refund};
use crate::scenario::Scenario;

/// The way for a tier's money facts.
pub(super) fn exchange_of(
    tier: TierRef<'_>,
    beside: &[TierRef<'_>],
    scenario: &Scenario,
) -> Result<Exchange, NoEstimate> {
    let to = scenario.currency;
    let Some(from) = tier
        .program
        .currency
        .filter(|from| *from != to && (states_money(tier) || beside.iter().any(|other| states_money(*other))))
    else {
        return Ok(Exchange::Same);
    };
    match (per_euro(from, scenario), per_euro(to, scenario)) {
        (Some(from_per_euro), Some(to_per_euro)) => Ok(Exchange::OverEuro { from, from_per_euro, to_per_euro }),
        _ => {
            let missing = [from, to].into_iter().filter(|currency| per_euro(*currency, scenario).is_none());
            Err(NoEstimate::MissingExchangeRate { currency: from, missing: missing.collect() })
        }
    }
}

fn per_euro(currency: Currency, scenario: &Scenario) -> Option<Decimal> {
    if currency == Currency::EUR {
        return Some(Decimal::ONE);
    }
    // The last entry of a currency counts, as in a JSON object.
    scenario.assumptions.per_euro.iter().rev().find(|(listed, _)| *listed == currency).map(|(_, rate)| *rate)
}

/// Whether a tier states an amount other than 0.
fn states_money(tier: TierRef<'_>) -> bool {
    let tier = tier.tier;
    let mut stated = Vec::new();
    for fee in &tier.fees {
        stated.extend(fee.amount.stated());
        if let Refund::Reaching { amount, .. } = &fee.refund {
            stated.push(*amount);
        }
    }
    for rule in &tier.rules {
        stated.extend(rule.cap.as_ref().map(|cap| cap.amount_per_deal));
        stated.extend(rule.all_rates().filter_map(Rate::bounty).map(|(amount, _)| amount));
        stated.extend(rule.limits.iter().map(|limit| limit.bound.amount()));
        let scales = rule.scales().into_iter().filter(|scale| scale.measure.is_money());
        stated.extend(scales.flat_map(|scale| &scale.brackets).map(|bracket| bracket.from));
    }
    stated.extend(tier.minimums.iter().map(|minimum| minimum.amount));
    stated.extend(tier.requirements.iter().flat_map(|asked| amounts(&asked.need)));
    stated.iter().any(|amount| !amount.is_zero())
}

fn amounts(need: &Need) -> Vec<Decimal> {
    match need {
        Need::Amount(amount) => vec![*amount],
        Need::Sold { measure, at_least, .. } if measure.is_money() => vec![*at_least],
        Need::AnyOf(alternatives) | Need::SomeOf { of: alternatives, .. } => {
            alternatives.iter().flat_map(|alternative| amounts(&alternative.need)).collect()
        }
        Need::AtLeast(_) | Need::Points { .. } | Need::Sold { .. } | Need::NotStated => Vec::new(),
    }
}
