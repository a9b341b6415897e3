//! The names of a catalog that a scenario can use: tiers, product lines, conditions and rates.

use crate::percent::Percent;
use crate::program::{Catalog, Program, TierRef};
use crate::rules::{ConditionCheck, Rule};
use crate::scenario::{Names, Scenario};
use crate::stream::{Contribution, Stream};

impl Names for Catalog {
    fn has_tier(&self, tier: &str) -> bool {
        self.tier(tier).is_some()
    }

    fn has_product_line(&self, program: &str, id: &str) -> bool {
        let has = |program: &&Program| program.product_lines.iter().any(|line| line.id == id);
        self.programs_with_id(program).any(|program| has(&program))
    }

    fn asks(&self, program: &str, condition: &str) -> bool {
        let is_asked = |program: &Program| {
            program.condition(condition).is_some_and(|condition| condition.check == ConditionCheck::Asked)
        };
        self.programs_with_id(program).any(is_asked)
    }

    fn rate_bounds(
        &self,
        tier: &str,
        stream: Stream,
        contribution: Option<Contribution>,
    ) -> Option<(Percent, Percent)> {
        self.tier(tier)?.tier.rate_bounds(stream, contribution)
    }
}

impl TierRef<'_> {
    /// The rate that the visitor assumes for a rule of the tier.
    pub(crate) fn assumed_rate(&self, rule: &Rule, scenario: &Scenario) -> Option<Percent> {
        scenario.assumed_rate((&self.program.id, &self.tier.id), rule.stream, rule.contribution)
    }
}

impl Catalog {
    fn programs_with_id<'c>(&'c self, program: &str) -> impl Iterator<Item = &'c Program> {
        self.programs.iter().filter(move |candidate| candidate.id == program)
    }
}
