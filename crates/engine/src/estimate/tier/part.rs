//! Which part of a stream's sales a rule pays on: months of contracts, a product line, conditions, and the base made of it.

use super::{Maker, line::Measured, line::Terms};
use crate::limits::MONTHS_OF_A_YEAR;
use crate::percent::{Factor, Origin, Percent};
use crate::program::RuleKind;
use crate::scope::{ConditionCheck, Months, ProductLine, Span, Value};
use crate::stream::Stream;
use crate::terms::Gauge;
use crate::volume::{Volume, YearVolumes};
use crate::working::{Figure, Formula, Label, Name};

/// All of the business.
const WHOLE: Percent = Percent(rust_decimal::Decimal::ONE_HUNDRED);

/// What a rule pays on in one year.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) volume: Volume,
    /// What the rate is a share of.
    pub(super) of: Figure,
    /// A condition of the rule is not answered: nothing is certain or expected.
    pub(super) is_unsure: bool,
}

impl<'c> Maker<'c, '_, '_> {
    /// What a rule pays on in the year that is measured as `this`.
    pub(super) fn part(&mut self, year: u32, volumes: Measured<'_>, terms: &Terms<'c>) -> Part {
        let rule = terms.rule;
        let (volume, is_unsure) = self.volume_of(year, volumes.this, volumes.ages, terms);
        if self.kind == RuleKind::Margin {
            return Part { volume, of: volume.list, is_unsure };
        }
        let mut of = self.base(year, terms, volume);
        if rule.is_on_growth() {
            let (before, _) = self.volume_of(year - 1, volumes.before, &[], terms);
            let above = Some(self.base(year - 1, terms, before));
            of = self.ledger.make(part_label(year, terms), Formula::Within { of, above, up_to: None });
        }
        Part { volume, of, is_unsure }
    }

    /// The sales that meet what the rule asks, and whether a condition is left open.
    fn volume_of(&mut self, year: u32, volumes: &YearVolumes, ages: &[Figure], terms: &Terms<'c>) -> (Volume, bool) {
        let rule = terms.rule;
        let mut volume = volumes.of(rule.stream);
        if let Some(months) = rule.months {
            volume = self.within_months(year, rule.stream, months, volume, ages);
        }
        if let Some(line) = &rule.product_line {
            let percent = ProductLine::share(self.tier.program, line, self.scenario);
            volume =
                self.share_of(year, terms, volume, Factor { percent, origin: Origin::Typed("deals.product_lines") });
        }
        let conditions = self.conditions(&rule.when);
        for factor in conditions.iter().flatten() {
            volume = self.share_of(year, terms, volume, *factor);
        }
        (volume, conditions.contains(&None))
    }

    /// The shares of the business that meet conditions, `None` for one that is left open; what all of it meets is left out.
    pub(super) fn conditions(&self, when: &'c [String]) -> Vec<Option<Factor<'c>>> {
        let program = self.tier.program;
        let shares = when.iter().filter_map(|id| program.condition(id)).map(|condition| {
            // A commission is a share of what is registered anyway.
            let is_taken = self.kind == RuleKind::Commission && condition.check == ConditionCheck::Registered;
            let percent = if is_taken { Some(WHOLE) } else { condition.share(program, self.scenario) };
            percent.map(|percent| Factor { percent, origin: Origin::Stated(&condition.cite) })
        });
        shares.filter(|share| share.is_none_or(|share| share.percent != WHOLE)).collect()
    }

    fn share_of(&mut self, year: u32, terms: &Terms<'c>, volume: Volume, factor: Factor<'c>) -> Volume {
        if factor.percent == WHOLE {
            return volume;
        }
        let label = Label { name: Name::List, ..part_label(year, terms) };
        let list = self.ledger.make(label, Formula::Share { of: volume.list, factor });
        crate::volume::invoice(self.scenario, terms.rule.stream, year, list, self.ledger)
    }

    fn within_months(&mut self, year: u32, stream: Stream, months: Months, whole: Volume, ages: &[Figure]) -> Volume {
        let label = Label::of(Name::List).year(year).stream(stream);
        let ages: Vec<Figure> = match stream {
            Stream::Renewals => ages.to_vec(),
            _ => vec![whole.list],
        };
        let first_age = if stream == Stream::Renewals { 2 } else { 1 };
        let mut parts = Vec::new();
        for (of, age) in ages.into_iter().zip(first_age..) {
            match months.in_contract_year(age) {
                0 => {}
                MONTHS_OF_A_YEAR => parts.push(of),
                count => {
                    let formula = Formula::Portion { of, count, whole: MONTHS_OF_A_YEAR };
                    parts.push(self.ledger.make(Label { name: Name::Part, ..label }, formula));
                }
            }
        }
        let list = self.sum(label, parts);
        crate::volume::invoice(self.scenario, stream, year, list, self.ledger)
    }

    /// What a commission is a share of, before growth is taken.
    fn base(&mut self, year: u32, terms: &Terms<'c>, volume: Volume) -> Figure {
        let Some(base) = &terms.rule.base else { return volume.base };
        let label = part_label(year, terms);
        let mut of = volume.base;
        if base.value == Some(Value::List) {
            let percent = self.scenario.deals.registered_percent;
            let factor = Factor { percent, origin: Origin::Typed("deals.registered_percent") };
            of = self.ledger.make(label, Formula::Share { of: volume.list, factor });
        }
        let months = self.scenario.deals.contract_months.unwrap_or(MONTHS_OF_A_YEAR);
        let count = match base.span {
            None | Some(Span::Year) => MONTHS_OF_A_YEAR,
            Some(Span::FirstYear) => months.min(MONTHS_OF_A_YEAR),
            Some(Span::Contract) => months,
        };
        if count != MONTHS_OF_A_YEAR {
            of = self.ledger.make(label, Formula::Portion { of, count, whole: MONTHS_OF_A_YEAR });
        }
        of
    }

    /// Whether a rule's brackets are laid over what it and others pay on.
    pub(super) fn is_stacked(&self, terms: &Terms<'c>) -> bool {
        let scale = terms.rule.scale.as_ref();
        scale.is_some_and(|scale| scale.measure == Gauge::Bases) && terms.rule.counts(self.scenario)
    }
}

fn part_label<'c>(year: u32, terms: &Terms<'c>) -> Label<'c> {
    Label::of(Name::Base).year(year).stream(terms.rule.stream).contribution(terms.rule.contribution)
}
