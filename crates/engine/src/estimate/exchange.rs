//! The currency conversion that a tier needs. The conversion of an amount is in [`crate::rules::exchange`].

use rust_decimal::Decimal;

use super::NoEstimate;
use crate::money::Currency;
use crate::program::TierRef;
use crate::rules::exchange::Exchange;
use crate::rules::{Fee, Rule};
use crate::scenario::Scenario;

/// The conversion for the amounts of a tier and of the other held tiers.
pub(super) fn exchange_of(
    tier: TierRef<'_>,
    other_held: &[TierRef<'_>],
    scenario: &Scenario,
) -> Result<Exchange, NoEstimate> {
    let to = scenario.currency;
    let Some(from) = tier
        .program
        .currency
        .filter(|from| *from != to && (states_money(tier) || other_held.iter().any(|other| states_money(*other))))
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
    // The last entry of a repeated currency counts, as in a JSON object.
    scenario.assumptions.per_euro.iter().rev().find(|(listed, _)| *listed == currency).map(|(_, rate)| *rate)
}

/// Whether a tier states an amount other than 0.
fn states_money(TierRef { tier, .. }: TierRef<'_>) -> bool {
    let fees = tier.fees.iter().flat_map(Fee::amounts);
    let rules = tier.rules.iter().flat_map(Rule::amounts);
    let minimums = tier.minimums.iter().map(|minimum| minimum.amount);
    let requirements = tier.requirements.iter().flat_map(|asked| asked.need.amounts());
    fees.chain(rules).chain(minimums).chain(requirements).any(|amount| !amount.is_zero())
}
