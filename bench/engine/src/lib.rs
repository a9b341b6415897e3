//! The measured calls: one full comparison of all tiers, and all crossovers of one program, for the scenario in `scenario.json`.
//!
//! `main.rs` times them natively; `measure.mjs` times the same calls in Node, beside bare arithmetic in decimal.js and Publicodes.

use partner_engine::estimate::{estimate, estimate_with_workings};
use partner_engine::money::Money;
use partner_engine::program::Catalog;
use partner_engine::questions::{Variable, crossovers};
use partner_engine::scenario::{self, Scenario};
use partner_programs::catalog;
use wasm_bindgen::prelude::wasm_bindgen;

/// The program whose five tiers with an income are also computed in JavaScript.
const PROGRAM: &str = "wso2-2018";
/// The end of the range of new subscriptions for crossovers, in units of the scenario's currency.
const CROSSOVERS_UP_TO: u32 = 2_000_000;

/// A parsed scenario, on which the measured calls run.
#[wasm_bindgen]
pub struct Questions {
    scenario: Scenario,
    program: Catalog,
}

#[wasm_bindgen]
impl Questions {
    /// Reads the scenario that all measurements share.
    ///
    /// # Panics
    /// When `scenario.json` is no scenario.
    #[must_use]
    pub fn read() -> Self {
        let document = serde_json::from_str(include_str!("../scenario.json")).expect("scenario.json is JSON");
        let (scenario, errors) = scenario::read(&document, catalog());
        assert!(errors.is_empty(), "{errors:?}");
        let programs = catalog().programs.iter().filter(|program| program.id == PROGRAM).cloned().collect();
        Self { scenario, program: Catalog { fingerprint: String::new(), programs } }
    }

    /// Estimates every tier with the working of every figure; returns the number of steps and citations, so that no work can be optimized away.
    #[must_use]
    pub fn comparison(&self) -> usize {
        let (estimate, workings) = estimate_with_workings(catalog(), &self.scenario);
        estimate.tiers.len() + workings.iter().map(|working| working.steps().count()).sum::<usize>()
    }

    /// The number of tiers that a comparison estimates.
    #[must_use]
    pub fn tiers(&self) -> usize {
        estimate(catalog(), &self.scenario).tiers.len()
    }

    /// Finds every crossover of the program's tiers; returns their number.
    #[must_use]
    pub fn crossovers(&self) -> usize {
        let [from, to] = [0, CROSSOVERS_UP_TO].map(|amount| Money::rounded(amount.into(), self.scenario.currency));
        crossovers(&self.program, &self.scenario, Variable::NewSubscriptions, from, to).found.len()
    }

    /// The tiers of the program with their expected nets, one a line.
    #[must_use]
    pub fn nets(&self) -> String {
        let estimate = estimate(&self.program, &self.scenario);
        let line = |tier: &partner_engine::estimate::TierEstimate<'_>| {
            format!("{} {}\n", tier.tier.tier.id, tier.net.expected.amount)
        };
        estimate.tiers.iter().map(line).collect()
    }
}
