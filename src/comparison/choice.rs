//! Which tiers are compared: the page's own first choice, and what a change of the choice makes of it.

use partner_engine::program::{Catalog, Motion, Program, RuleKind, Tier, TierRef};

/// How many tiers are compared at most before anybody chooses.
const SIDE_BY_SIDE: usize = 5;

/// A comparison to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset<'c> {
    /// The tiers that an edition and another one of the same vendor both have.
    Editions(&'c Program, &'c Program),
    /// Every tier that resells.
    Resellers,
    /// One tier of each program.
    OneOfEach,
}

/// The comparisons to start from with their tiers; the first is what is compared before anybody chooses.
#[must_use]
pub fn presets(catalog: &Catalog) -> Vec<(Preset<'_>, Vec<String>)> {
    let ids = |tiers: Vec<TierRef<'_>>| tiers.iter().map(TierRef::id).collect::<Vec<String>>();
    let resells = |tier: &TierRef<'_>| tier.tier.motions.contains(&Motion::Resell);
    let resellers = catalog.tiers().filter(resells).collect();
    let one_of_each = catalog.programs.iter().filter_map(|program| {
        let tier = program.tiers.iter().rfind(|tier| !tier.rules.is_empty()).or(program.tiers.first())?;
        Some(TierRef { program, tier })
    });
    let editions = editions(catalog).map(|(one, two)| (Preset::Editions(one, two), beside(one, two)));
    let presets = editions
        .into_iter()
        .chain([(Preset::Resellers, ids(resellers)), (Preset::OneOfEach, ids(one_of_each.collect()))]);
    presets.filter(|(_, tiers)| !tiers.is_empty()).collect()
}

/// The first edition with an income that has tiers in common with another edition of its vendor, and that one.
fn editions(catalog: &Catalog) -> Option<(&Program, &Program)> {
    let programs = &catalog.programs;
    let is_pair =
        |one: &Program, two: &Program| one.id != two.id && one.vendor == two.vendor && !in_common(one, two).is_empty();
    let earning = programs.iter().filter(|program| program.tiers.iter().any(|tier| !tier.rules.is_empty()));
    let mut pairs = earning.flat_map(|one| programs.iter().map(move |two| (one, two)));
    pairs.find(|(one, two)| is_pair(one, two))
}

fn in_common<'c>(one: &'c Program, two: &Program) -> Vec<&'c Tier> {
    one.tiers.iter().filter(|tier| two.tiers.iter().any(|other| other.id == tier.id)).collect()
}

/// Of the tiers in common the highest of each way of earning, of the one edition and then of the other.
fn beside(one: &Program, two: &Program) -> Vec<String> {
    let common = in_common(one, two);
    let last_of = |kind| common.iter().rfind(|tier| tier.kind() == Some(kind)).map(|tier| tier.id.as_str());
    let tiers = || [RuleKind::Commission, RuleKind::Margin].into_iter().filter_map(last_of);
    [one, two].into_iter().flat_map(|program| tiers().map(|tier| format!("{}/{tier}", program.id))).collect()
}

/// The tiers compared before anybody chooses: two editions beside each other, else the first tiers that earn.
#[must_use]
pub fn first_choice(catalog: &Catalog) -> Vec<String> {
    if let Some((Preset::Editions(..), tiers)) = presets(catalog).into_iter().next() {
        return tiers;
    }
    let earning = catalog.tiers().filter(|tier| !tier.tier.rules.is_empty());
    earning.take(SIDE_BY_SIDE).map(|tier| tier.id()).collect()
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
    fn the_first_choice_is_two_tiers_of_2018_beside_the_same_of_2020() {
        let ids = [
            "wso2-2018/certified-integration",
            "wso2-2018/value-added-reseller",
            "wso2-2020/certified-integration",
            "wso2-2020/value-added-reseller",
        ];
        assert_eq!(first_choice(partner_programs::catalog()), ids);
    }

    #[test]
    fn a_comparison_to_start_from_is_of_resellers_and_one_of_one_tier_of_each_program() {
        let catalog = partner_programs::catalog();
        let presets = presets(catalog);
        let of = |wanted: Preset<'_>| &presets.iter().find(|(preset, _)| *preset == wanted).expect("is there").1;
        let resells = |id: &String| catalog.tier(id).expect("known").tier.motions.contains(&Motion::Resell);
        assert!(of(Preset::Resellers).len() > 2 && of(Preset::Resellers).iter().all(resells));
        let programs: Vec<&str> = of(Preset::OneOfEach).iter().filter_map(|id| id.split('/').next()).collect();
        let all: Vec<&str> = catalog.programs.iter().map(|program| program.id.as_str()).collect();
        assert_eq!(programs, all);
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
