//! Which tiers are compared: the page's own first choice, and what a change of the choice makes of it.

use partner_engine::program::{Catalog, TierRef};

/// How many tiers stand side by side on a wide screen.
const SIDE_BY_SIDE: usize = 5;

/// What is compared before anybody chooses: the earning tiers of the first program that has any.
#[must_use]
pub fn first_choice(catalog: &Catalog) -> Vec<String> {
    let earning = |tier: &TierRef<'_>| !tier.tier.rules.is_empty();
    let program = catalog.tiers().find(earning).map(|tier| tier.program.id.clone());
    let of_program = |tier: &TierRef<'_>| Some(&tier.program.id) == program.as_ref();
    let tiers = catalog.tiers().filter(|tier| of_program(tier) && earning(tier));
    tiers.take(SIDE_BY_SIDE).map(|tier| tier.id()).collect()
}

/// The choice with one tier added at its end, or taken away.
#[must_use]
pub fn toggled(chosen: &[String], id: &str) -> Vec<String> {
    if chosen.iter().any(|known| known == id) {
        chosen.iter().filter(|known| *known != id).cloned().collect()
    } else {
        chosen.iter().cloned().chain([id.to_owned()]).collect()
    }
}

/// The choice with all tiers of a program, or with none of them.
#[must_use]
pub fn with_program(catalog: &Catalog, chosen: &[String], program: &str, all: bool) -> Vec<String> {
    let own: Vec<String> = catalog.tiers().filter(|tier| tier.program.id == program).map(|tier| tier.id()).collect();
    let mut choice: Vec<String> = chosen.to_vec();
    if all {
        choice.extend(own.into_iter().filter(|id| !chosen.contains(id)));
    } else {
        choice.retain(|id| !own.contains(id));
    }
    choice
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn the_first_choice_is_the_five_earning_tiers_of_wso2_2018() {
        let ids = [
            "wso2-2018/consultative-integration",
            "wso2-2018/certified-integration",
            "wso2-2018/premier-certified-integration",
            "wso2-2018/fulfillment-reseller",
            "wso2-2018/value-added-reseller",
        ];
        assert_eq!(first_choice(partner_programs::catalog()), ids);
    }

    #[test]
    fn a_tier_is_added_at_the_end_and_taken_away_where_it_is() {
        assert_eq!(toggled(&choice(&["a", "b"]), "c"), ["a", "b", "c"]);
        assert_eq!(toggled(&choice(&["a", "b", "c"]), "b"), ["a", "c"]);
    }

    #[test]
    fn a_program_is_added_without_repeating_a_tier_and_taken_away_whole() {
        let catalog = partner_programs::catalog();
        let chosen = choice(&["wso2-2015/preferred", "opennebula/referral"]);
        let all = with_program(catalog, &chosen, "wso2-2015", true);
        assert_eq!(all, ["wso2-2015/preferred", "opennebula/referral", "wso2-2015/premier", "wso2-2015/community"]);
        assert_eq!(with_program(catalog, &all, "wso2-2015", false), ["opennebula/referral"]);
    }
}
