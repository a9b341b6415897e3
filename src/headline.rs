//! The answer in one sentence, before it is put into words: who earns most, by how much, and what that depends on.

use partner_engine::estimate::{Estimate, OpenPoint, TierEstimate};
use partner_engine::money::Money;
use partner_engine::standing::{Check, Standing};

use crate::citation::{self, Cited};

/// The answer that the ranking gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline<'e> {
    /// No tier is ranked.
    NothingRanked,
    /// One tier is ranked.
    Alone(&'e TierEstimate<'static>),
    /// One tier is ahead of the next.
    Leads {
        /// The one ahead.
        leader: &'e TierEstimate<'static>,
        /// The next.
        next: &'e TierEstimate<'static>,
        /// How far, in expected net.
        by: Money,
    },
    /// The first two earn the same.
    Tied(&'e TierEstimate<'static>, &'e TierEstimate<'static>),
}

impl<'e> Headline<'e> {
    /// The answer that some tiers give, which come in the order of the ranking.
    #[must_use]
    pub fn of(ranked: &[&'e TierEstimate<'static>]) -> Self {
        match ranked {
            [] => Self::NothingRanked,
            [alone] => Self::Alone(alone),
            [leader, next, ..] => {
                let by = leader.net.expected.amount.minus(next.net.expected.amount);
                if by.is_zero() { Self::Tied(leader, next) } else { Self::Leads { leader, next, by } }
            }
        }
    }
}

/// The ranked tiers of the chosen programs, in the order of the ranking; no choice means all.
#[must_use]
pub fn ranked<'e>(estimate: &'e Estimate<'static>, programs: &[String]) -> Vec<&'e TierEstimate<'static>> {
    let chosen = |tier: &&TierEstimate<'static>| is_chosen(&tier.tier.program.id, programs);
    estimate.tiers.iter().filter(|tier| tier.is_ranked()).filter(chosen).collect()
}

/// Whether a program is among the chosen ones; no choice means all.
#[must_use]
pub fn is_chosen(program: &str, programs: &[String]) -> bool {
    programs.is_empty() || programs.iter().any(|chosen| chosen == program)
}

/// Whether the expected net is the most that there can be and not what is certain: an "up to".
#[must_use]
pub fn is_maximum(tier: &TierEstimate<'_>) -> bool {
    let net = &tier.net;
    net.low.amount < net.expected.amount && net.high.is_some_and(|high| high.amount == net.expected.amount)
}

/// The requirements that are not met, each with the place where it stands. Where one can be met in several ways, its
/// [`Check::unmet`] are those that are left.
pub fn gaps<'t>(tier: &'t TierEstimate<'static>) -> impl Iterator<Item = (&'t Check<'static>, Cited)> + 't {
    let short = tier.checks.iter().filter(|check| check.standing() == Standing::Short);
    short.map(|check| (check, citation::place_of_requirement(tier.tier, check.cite)))
}

/// Whether an open point of a tier is a rate that the visitor assumes.
#[must_use]
pub fn is_assumed(tier: &TierEstimate<'_>, point: &OpenPoint<'_>) -> bool {
    matches!(point, OpenPoint::Rule { rule, .. } if tier.assumed.iter().any(|(known, _)| std::ptr::eq(*known, *rule)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculation::figures;

    fn estimate(typed: &[(&str, &str)]) -> Estimate<'static> {
        let typed = typed.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
        figures(&typed, None, partner_programs::catalog()).0.estimate
    }

    #[test]
    fn the_leader_is_ahead_by_the_difference_of_the_expected_nets() {
        // Worked example 1 of `docs/calculation.md` §7 beside the Premier tier: 36,000 + 6,500 − 10,000 + 10,000 against 35,500.
        let estimate = estimate(&[("years", "1"), ("deals.new_subscriptions", "200000"), ("deals.services", "50000")]);
        let ranked = ranked(&estimate, &[]);
        let find = |id: &str| *ranked.iter().find(|tier| tier.tier.tier.id == id).expect(id);
        let pair = [find("premier-certified-integration"), find("certified-integration")];
        let Headline::Leads { by, .. } = Headline::of(&pair) else { panic!("one leads") };
        assert_eq!(by.to_string(), "7000.00");
        assert!(is_maximum(pair[0]));
        assert!(!is_maximum(find("value-added-reseller")));
    }

    #[test]
    fn a_choice_of_programs_narrows_the_ranking() {
        let estimate = estimate(&[]);
        assert!(!ranked(&estimate, &[]).is_empty());
        assert_eq!(Headline::of(&ranked(&estimate, &["opennebula".to_owned()])), Headline::NothingRanked);
    }

    #[test]
    fn the_gaps_of_a_tier_are_what_is_short() {
        let estimate = estimate(&[("team.certified_experts", "10")]);
        let ranked = ranked(&estimate, &[]);
        let reseller = ranked.iter().find(|tier| tier.tier.tier.id == "value-added-reseller").expect("ranked");
        let short: Vec<&str> = gaps(reseller).map(|(gap, _)| gap.id).collect();
        assert!(!short.contains(&"certified_experts"), "{short:?}");
        assert!(short.contains(&"marketing_points"), "{short:?}");
    }
}
