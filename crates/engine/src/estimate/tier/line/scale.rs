//! What brackets make of an amount: the whole of it at one rate, part by part, or deal by deal.

use super::{Maker, Measured, Pay, Rated};
use crate::decimal;
use crate::rate::Factor;
use crate::terms::{Applies, Edge, Gauge, Scale};
use crate::working::{Column, Figure, Formula, Label, Name, Reason, Threshold};

/// Where a rule's amount lies among those of the other rules with the same scale.
#[derive(Clone, Copy)]
pub(in super::super) struct Scaled {
    /// What the rules before it pay on.
    pub(super) below: Option<Figure>,
    /// What is measured, where it is money.
    pub(super) measure: Option<Figure>,
}

impl<'c> Maker<'c, '_, '_> {
    /// The measure of a year for a scale whose brackets begin at amounts of money.
    pub(in super::super) fn measured(
        &mut self,
        year: u32,
        volumes: Measured<'_>,
        scale: Option<&'c Scale>,
        of: Figure,
        stacked: Scaled,
    ) -> Scaled {
        let Some(scale) = scale else { return Scaled { below: None, measure: None } };
        let volumes = if scale.is_of_last_year() { volumes.before } else { volumes.this };
        if scale.measure == Gauge::Bases {
            return stacked;
        }
        let Some(parts) = volumes.measured(&scale.measure) else {
            return Scaled { below: None, measure: Some(of) };
        };
        Scaled { below: None, measure: Some(self.sum(Label::of(Name::Scaled).year(year), parts)) }
    }

    /// What a rate, or its brackets, make of an amount in a column: what is paid or, as a cost, what is left to pay.
    pub(in super::super) fn pay(
        &mut self,
        label: Label<'c>,
        of: Figure,
        rated: &Rated<'c>,
        scaled: Scaled,
        as_cost: bool,
    ) -> Option<Figure> {
        let column = label.column.unwrap_or(Column::Expected);
        // An assumed rate is the same in every bracket.
        let assumed = column == Column::Expected && rated.is_assumed;
        let Some(scale) = rated.scale.filter(|_| !assumed) else {
            return Some(self.at_rate(label, of, rated.own.of(column)?, as_cost));
        };
        let ground = Ground { label, column, of, rated, scale, as_cost };
        match (scale.measure.is_money(), scale.applies) {
            (false, Applies::Whole) => {
                let reached = self.reached_by_count(&ground);
                Some(self.at_rate(label, of, rated.rates().nth(reached)?.of(column)?, as_cost))
            }
            (false, _) => self.part_by_count(&ground),
            (true, Applies::Whole) => self.whole(&ground, scaled.measure?),
            (true, Applies::Graduated) => self.graduated(&ground, scaled.below),
            (true, Applies::FromThenOn) => self.deal_by_deal(&ground),
        }
    }

    fn reached_by_count(&self, ground: &Ground<'_, 'c>) -> usize {
        let count = rust_decimal::Decimal::from(ground.scale.measure.count(self.scenario));
        let is_reached = |(index, from)| count > from || count == from && ground.is_inclusive(index);
        ground
            .scale
            .brackets
            .iter()
            .map(|bracket| bracket.from)
            .enumerate()
            .take_while(|edge| is_reached(*edge))
            .count()
    }

    /// The first so many deals at one rate, the next at another; all deals are of one size.
    fn part_by_count(&mut self, ground: &Ground<'_, 'c>) -> Option<Figure> {
        let whole = ground.scale.measure.count(self.scenario);
        let brackets = &ground.scale.brackets;
        let edges = brackets.iter().map(|bracket| decimal::count(bracket.from).min(whole));
        let ends: Vec<u32> = edges.chain([whole]).collect();
        let mut start = 0;
        let mut amounts = Vec::new();
        for (pays, end) in ground.rated.rates().zip(ends) {
            let count = end - start;
            start = end;
            if count == 0 {
                continue;
            }
            let mut portion = |of| self.ledger.make(ground.named(Name::Part), Formula::Portion { of, count, whole });
            let (of, pay) = match pays.of(ground.column)? {
                Pay::Fixed(fixed) => (ground.of, Pay::Fixed(portion(fixed))),
                share => (portion(ground.of), share),
            };
            amounts.push(self.at_rate(ground.named(Name::AtRate), of, pay, ground.as_cost));
        }
        Some(self.sum(ground.label, amounts))
    }

    /// The whole amount at the rate of the bracket that is reached.
    fn whole(&mut self, ground: &Ground<'_, 'c>, measure: Figure) -> Option<Figure> {
        let edges = ground.thresholds();
        let reached = edges.iter().take_while(|edge| edge.is_reached_by(measure.amount)).count();
        ground.rated.rates().nth(reached)?.of(ground.column)?;
        let label = ground.named(Name::AtRate);
        let amounts = ground.rated.rates().map(|pays| match pays.of(ground.column) {
            Some(pay) => self.at_rate(label, ground.of, pay, ground.as_cost),
            None => self.ledger.make(label, Formula::Nothing(Reason::Unbounded)),
        });
        let amounts = amounts.collect();
        Some(self.ledger.make(ground.label, Formula::Bracket { measure, edges, amounts }))
    }

    /// Each part of the amount at the rate of the bracket that it lies in.
    fn graduated(&mut self, ground: &Ground<'_, 'c>, below: Option<Figure>) -> Option<Figure> {
        let top = below.map(|below| self.sum(ground.named(Name::Stacked), [below, ground.of]));
        let edges = || ground.rated.edges.iter().copied().map(Some);
        let starts = std::iter::once(None).chain(edges());
        let mut parts = Vec::new();
        for (above, up_to) in starts.zip(edges().chain([None])) {
            let label = ground.named(Name::Part);
            let mut within = |of| self.ledger.make(label, Formula::Within { of, above, up_to });
            parts.push(match (top, below) {
                (Some(top), Some(below)) => {
                    let (plus, minus) = (vec![within(top)], vec![within(below)]);
                    self.ledger.make(label, Formula::Balance { plus, minus })
                }
                _ => within(ground.of),
            });
        }
        self.sum_of_parts(ground, &parts)
    }

    /// Each deal at the rate of the bracket in which it begins.
    fn deal_by_deal(&mut self, ground: &Ground<'_, 'c>) -> Option<Figure> {
        let (of, deals, label) = (ground.of, self.scenario.deals.per_year, ground.named(Name::Part));
        let mut before: Option<Figure> = None;
        let mut parts = Vec::new();
        for edge in ground.thresholds().into_iter().map(Some).chain([None]) {
            let end = match edge {
                Some(edge) => self.ledger.make(label, Formula::BegunBefore { of, deals, edge }),
                None => of,
            };
            parts.push(match before {
                None => end,
                Some(start) => self.ledger.make(label, Formula::Balance { plus: vec![end], minus: vec![start] }),
            });
            before = Some(end);
        }
        self.sum_of_parts(ground, &parts)
    }

    /// The parts of an amount, each at the rate of its bracket, together.
    fn sum_of_parts(&mut self, ground: &Ground<'_, 'c>, parts: &[Figure]) -> Option<Figure> {
        let mut amounts = Vec::new();
        for (part, pays) in parts.iter().zip(ground.rated.rates()) {
            match pays.of(ground.column) {
                Some(pay) => amounts.push(self.at_rate(ground.named(Name::AtRate), *part, pay, ground.as_cost)),
                None if part.amount.is_zero() => {}
                None => return None,
            }
        }
        Some(self.sum(ground.label, amounts))
    }
}

/// What brackets act on.
struct Ground<'g, 'c> {
    label: Label<'c>,
    column: Column,
    of: Figure,
    rated: &'g Rated<'c>,
    scale: &'c Scale,
    as_cost: bool,
}

impl<'c> Ground<'_, 'c> {
    const fn named(&self, name: Name<'c>) -> Label<'c> {
        Label { name, ..self.label }
    }

    fn thresholds(&self) -> Vec<Threshold> {
        let edges = self.rated.edges.iter().enumerate();
        edges.map(|(index, at)| Threshold { at: *at, inclusive: self.is_inclusive(index) }).collect()
    }

    /// Whether exactly reaching the edge of a bracket is enough. Where no document says so, what is certain and what is expected
    /// count on the reading that pays less, what is possible on the one that pays more.
    fn is_inclusive(&self, bracket: usize) -> bool {
        match self.scale.edge {
            Edge::Inclusive => true,
            Edge::Exclusive => false,
            Edge::NotStated => {
                let worth =
                    |index: usize| self.rated.rates().nth(index).and_then(|pays| pays.of(self.column)).map(worth);
                let pays_less = match (worth(bracket), worth(bracket + 1)) {
                    // Nothing bounds a rate that is `None`.
                    (_, None) => false,
                    (None, Some(_)) => true,
                    (Some(before), Some(after)) => after.cmp(&before).is_lt(),
                };
                pays_less != (self.column == Column::High)
            }
        }
    }
}

fn worth(pay: Pay<'_>) -> rust_decimal::Decimal {
    match pay {
        Pay::Share(Factor { percent, .. }) => percent.0,
        Pay::Fixed(amount) => amount.amount.amount(),
    }
}
