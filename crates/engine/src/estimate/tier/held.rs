//! Several tiers held at once: of what each of them would pay for the same sales the best counts.

use super::Maker;
use crate::estimate::{Basis, Line};
use crate::program::TierRef;
use crate::scenario::Scenario;
use crate::working::{Figure, Formula, Label, Name, Threshold};

/// The other tiers of the program that the partner holds, where the best counts, and that pay in the same way.
pub(super) fn beside<'c>(tier: TierRef<'c>, scenario: &Scenario) -> Vec<TierRef<'c>> {
    if tier.program.best_of_held.is_none() {
        return Vec::new();
    }
    let others = tier.program.tiers.iter().map(|other| TierRef { program: tier.program, tier: other });
    let is_beside = |other: &TierRef<'c>| {
        other.tier.id != tier.tier.id && other.tier.kind() == tier.tier.kind() && scenario.holds.contains(&other.id())
    };
    others.filter(is_beside).collect()
}

impl<'c> Maker<'c, '_, '_> {
    /// Of lines for the same sales the best in each column; lines that only another tier has come after the own ones.
    pub(super) fn best(
        &mut self,
        year: u32,
        mut own: Vec<Line<'c>>,
        others: Vec<(&'c str, Vec<Line<'c>>)>,
    ) -> Vec<Line<'c>> {
        for (tier, lines) in others {
            for line in lines {
                match own.iter().position(|mine| mine.rule.meets(line.rule)) {
                    Some(index) => own[index] = self.better(year, &own[index], line, tier),
                    None => own.push(Line { by: Some(tier), ..line }),
                }
            }
        }
        own
    }

    fn better(&mut self, year: u32, mine: &Line<'c>, other: Line<'c>, tier: &'c str) -> Line<'c> {
        let label = Label::of(Name::Line).year(year).stream(mine.rule.stream).contribution(mine.rule.contribution);
        let (one, two) = (mine.earned, other.earned);
        let earned = self.range(|maker, column| {
            let formula = Formula::Greatest(one.column(column)?, two.column(column)?);
            Some(maker.ledger.make(label.column(column), formula))
        });
        let choose = |maker: &mut Self, name, mine: Figure, other: Figure| {
            if mine == other {
                return mine;
            }
            let edges = vec![Threshold { at: one.expected, inclusive: false }];
            let formula = Formula::Bracket { measure: two.expected, edges, amounts: vec![mine, other] };
            maker.ledger.make(Label { name, ..label }, formula)
        };
        let list = choose(self, Name::List, mine.list, other.list);
        let basis = match (mine.basis, other.basis) {
            (Basis::Cost(mine), Basis::Cost(other)) => Basis::Cost(choose(self, Name::Cost, mine, other)),
            _ if two.expected.amount > one.expected.amount => other.basis,
            (mine, _) => mine,
        };
        if two.expected.amount > one.expected.amount {
            Line { earned, by: Some(tier), list, basis, ..other }
        } else {
            Line { earned, list, basis, ..mine.clone() }
        }
    }
}
