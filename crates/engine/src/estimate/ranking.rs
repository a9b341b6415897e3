//! Which tiers are ranked, and in which order they stand.

use serde::Serialize;
use strum::IntoStaticStr;

use super::TierEstimate;
use crate::order;
use crate::program::{Tier, TierRef};
use crate::rules::Rate;
use crate::scenario::Scenario;

/// Why a tier is estimated but stands apart from the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Unranked {
    /// No rule that counts has a stated rate above 0, and the visitor assumed none.
    NoRateStated,
    /// Nothing above 0 is certain, but a document prints several rates of which one is this tier's; which one is lost.
    RateLost,
    /// No rule counts: each names a contribution that the scenario does not have.
    NoRuleCounts,
}

impl Unranked {
    /// The id in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// `None` for a tier that is ranked.
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

/// Ranked tiers first, by expected net; ties and the others stay in catalog order. What comes with a tier goes with it.
pub(super) fn sort<T>(tiers: &mut [(TierEstimate<'_>, T)]) {
    order::sort(tiers, |(one, _), (other, _)| match (one.is_ranked(), other.is_ranked()) {
        (true, true) => one.net.expected.amount > other.net.expected.amount,
        (one, other) => one && !other,
    });
}
