//! The part of a stream's sales that a rule pays on: months of contracts, a product line, conditions, and the base.

use super::Rule;
use super::evaluator::Evaluator;
use super::kind::RuleKind;
use super::product_line::ProductLine;
use crate::percent::{Factor, Origin, Percent};
use crate::volume::{Part, Volume, YearSales, YearVolumes};
use crate::working::{Figure, Formula, Label, Name};

impl<'c> Evaluator<'c, '_, '_> {
    /// The part that a rule pays on in the year `volumes.this`.
    pub(crate) fn part(&mut self, year: u32, volumes: YearSales<'_>, rule: &'c Rule) -> Part {
        let (volume, has_open_condition) = self.volume_of(year, volumes.this, volumes.ages, rule);
        if self.kind == RuleKind::Margin {
            return Part { volume, of: volume.list, has_open_condition };
        }
        let mut of = self.base(part_label(year, rule), rule.base.as_ref(), volume);
        if rule.is_on_growth() {
            let (before, _) = self.volume_of(year - 1, volumes.before, &[], rule);
            let above = Some(self.base(part_label(year - 1, rule), rule.base.as_ref(), before));
            of = self.ledger.make(part_label(year, rule), Formula::Within { of, above, up_to: None });
        }
        Part { volume, of, has_open_condition }
    }

    /// The sales that meet the rule's selection, and whether a condition is unanswered.
    fn volume_of(&mut self, year: u32, volumes: &YearVolumes, ages: &[Figure], rule: &'c Rule) -> (Volume, bool) {
        let mut volume = volumes.of(rule.stream);
        if let Some(months) = rule.months {
            volume = self.within_months(year, rule.stream, months, volume, ages);
        }
        if let Some(line) = &rule.product_line {
            let percent = ProductLine::share(self.program, self.product_lines, line, self.scenario);
            volume =
                self.share_of(year, rule, volume, Factor { percent, origin: Origin::Typed("deals.product_lines") });
        }
        let conditions = self.conditions(&rule.when);
        for factor in conditions.iter().flatten() {
            volume = self.share_of(year, rule, volume, *factor);
        }
        (volume, conditions.contains(&None))
    }

    fn share_of(&mut self, year: u32, rule: &'c Rule, volume: Volume, factor: Factor<'c>) -> Volume {
        if factor.percent == Percent::WHOLE {
            return volume;
        }
        let label = Label { name: Name::List, ..part_label(year, rule) };
        let list = self.ledger.make(label, Formula::Share { of: volume.list, factor });
        crate::volume::invoice(self.scenario, rule.stream, year, list, self.ledger)
    }
}

fn part_label<'c>(year: u32, rule: &Rule) -> Label<'c> {
    Label::of(Name::Base).year(year).stream(rule.stream).contribution(rule.contribution)
}
