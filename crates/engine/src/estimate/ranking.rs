//! Ranking of tiers: which ones are ranked, and their order.

use serde::Serialize;
use strum::IntoStaticStr;

use super::TierEstimate;
use crate::order;
use crate::program::{Tier, TierRef};
use crate::rules::Rate;
use crate::scenario::Scenario;

/// The reason why an estimated tier stands apart from the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Unranked {
    /// No rule that counts has a stated rate above 0, and the visitor assumed none.
    NoRateStated,
    /// No rate above 0 is certain, but a document prints several rates, and the one of this tier is lost.
    RateLost,
    /// No rule counts: each requires a contribution that the scenario does not have.
    NoRuleCounts,
}

impl Unranked {
    /// The id in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// The reason why a tier is not ranked; `None` when it is.
pub(super) fn unranked(tier: TierRef<'_>, scenario: &Scenario) -> Option<Unranked> {
    let Tier { rules, .. } = tier.tier;
    let mut counting = rules.iter().filter(|rule| rule.counts(scenario)).peekable();
    if counting.peek().is_none() {
        return Some(Unranked::NoRuleCounts);
    }
    let mut lost = false;
    let pays = counting.any(|rule| {
        lost |= matches!(rule.rate, Rate::OneOf(_));
        rule.is_stated_above_zero() || tier.assumed_rate(rule, scenario).is_some()
    });
    (!pays).then_some(if lost { Unranked::RateLost } else { Unranked::NoRateStated })
}

/// Ranked tiers first, by expected net; ties and all other tiers stay in catalog order. The second element of a pair moves with its tier.
pub(super) fn sort<T>(tiers: &mut [(TierEstimate<'_>, T)]) {
    order::sort(tiers, |(one, _), (other, _)| match (one.is_ranked(), other.is_ranked()) {
        (true, true) => one.net.expected.amount > other.net.expected.amount,
        (one, other) => one && !other,
    });
}
