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
