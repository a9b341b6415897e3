//! What brackets make of an amount: the whole of it at one rate, part by part, or deal by deal.

use super::{Maker, Measured, Pay, Terms};
use crate::rate::Factor;
use crate::terms::{Applies, Edge, Gauge, Scale};
use crate::volume::Volume;
use crate::working::{Column, Figure, Formula, Label, Name, Reason, Threshold};

/// Where a rule's amount lies among those of the other rules with the same scale.
#[derive(Clone, Copy)]
pub(super) struct Scaled {
    /// What the rules before it pay on.
    pub(super) below: Option<Figure>,
    /// What all of them pay on; what is measured, once [`Maker::measured`] has put it there.
    pub(super) stacked: Option<Figure>,
}

impl<'c> Maker<'c, '_, '_> {
    /// The measure of a year for a rule whose brackets begin at amounts of money.
    pub(super) fn measured(&mut self, year: u32, volumes: Measured<'_>, terms: &Terms<'c>, scaled: Scaled) -> Scaled {
        let Some(scale) = &terms.rule.scale else { return scaled };
        let volumes = if scale.is_of_last_year() { volumes.before } else { volumes.this };
        let all = |of: fn(Volume) -> Figure| volumes.all().map(of).collect::<Vec<_>>();
        let parts = match scale.measure {
            Gauge::Bases => return scaled,
            Gauge::List => all(|volume| volume.list),
            Gauge::Invoiced => all(|volume| volume.invoiced),
            Gauge::ClosedDeals => volumes.closed_deals().to_vec(),
            _ => return Scaled { below: None, stacked: Some(self.paid_on(volumes, terms)) },
        };
        Scaled { below: None, stacked: Some(self.sum(Label::of(Name::Scaled).year(year), parts)) }
    }

    /// What the rule's rate, or its brackets, make of an amount in a column.
    pub(super) fn pay(&mut self, label: Label<'c>, of: Figure, terms: &Terms<'c>, scaled: Scaled) -> Option<Figure> {
        let column = label.column.unwrap_or(Column::Expected);
        // An assumed rate is the same in every bracket.
        let assumed = column == Column::Expected && terms.assumed.is_some();
        let Some(scale) = terms.rule.scale.as_ref().filter(|_| !assumed) else {
            return Some(self.at_rate(label, of, terms.rates.first()?.of(column)?));
        };
        match (scale.measure.is_money(), scale.applies) {
            (false, Applies::Whole) => {
                let reached = self.reached_by_count(scale, terms, column);
                Some(self.at_rate(label, of, terms.rates.get(reached)?.of(column)?))
            }
            (false, _) => self.part_by_count(label, of, scale, terms),
            (true, Applies::Whole) => self.whole(label, of, scale, terms, scaled.stacked?),
            (true, Applies::Graduated) => self.graduated(label, of, terms, scaled.below),
            (true, Applies::FromThenOn) => self.deal_by_deal(label, of, scale, terms),
        }
    }

    fn reached_by_count(&self, scale: &Scale, terms: &Terms<'c>, column: Column) -> usize {
        let count = rust_decimal::Decimal::from(scale.measure.count(self.scenario));
        let is_reached = |(index, from)| count > from || count == from && is_inclusive(scale, terms, index, column);
        scale.brackets.iter().map(|bracket| bracket.from).enumerate().take_while(|edge| is_reached(*edge)).count()
    }

    /// The first so many deals at one rate, the next at another; all deals are of one size.
    fn part_by_count(&mut self, label: Label<'c>, of: Figure, scale: &Scale, terms: &Terms<'c>) -> Option<Figure> {
        let whole = scale.measure.count(self.scenario);
        let edges = scale.brackets.iter().map(|bracket| u32::try_from(bracket.from).unwrap_or(u32::MAX).min(whole));
        let ends: Vec<u32> = edges.chain([whole]).collect();
        let mut start = 0;
        let mut amounts = Vec::new();
        for (pays, end) in terms.rates.iter().zip(ends) {
            let count = end - start;
            start = end;
            if count > 0 {
                let portion = |of| Formula::Portion { of, count, whole };
                let (of, pay) = match pays.of(label.column.unwrap_or(Column::Expected))? {
                    Pay::Fixed(fixed) => {
                        (of, Pay::Fixed(self.ledger.make(Label { name: Name::Part, ..label }, portion(fixed))))
                    }
                    share => (self.ledger.make(Label { name: Name::Part, ..label }, portion(of)), share),
                };
                amounts.push(self.at_rate(Label { name: Name::AtRate, ..label }, of, pay));
            }
        }
        Some(self.sum(label, amounts))
    }

    /// The whole amount at the rate of the bracket that is reached.
    fn whole(
        &mut self,
        label: Label<'c>,
        of: Figure,
        scale: &Scale,
        terms: &Terms<'c>,
        measure: Figure,
    ) -> Option<Figure> {
        let column = label.column.unwrap_or(Column::Expected);
        let edges = self.thresholds(scale, terms, column);
        let reached = edges.iter().take_while(|edge| edge.is_reached_by(measure.amount)).count();
        terms.rates.get(reached)?.of(column)?;
        let amounts = terms.rates.iter().map(|pays| match pays.of(column) {
            Some(pay) => self.at_rate(Label { name: Name::AtRate, ..label }, of, pay),
            None => self.ledger.make(Label { name: Name::AtRate, ..label }, Formula::Nothing(Reason::Unbounded)),
        });
        let amounts = amounts.collect();
        Some(self.ledger.make(label, Formula::Bracket { measure, edges, amounts }))
    }

    /// Each part of the amount at the rate of the bracket that it lies in.
    fn graduated(&mut self, label: Label<'c>, of: Figure, terms: &Terms<'c>, below: Option<Figure>) -> Option<Figure> {
        let top = below.map(|below| self.sum(Label { name: Name::Stacked, ..label }, [below, of]));
        let starts = std::iter::once(None).chain(terms.edges.iter().copied().map(Some));
        let ends = terms.edges.iter().copied().map(Some).chain([None]);
        let mut amounts = Vec::new();
        for ((above, up_to), pays) in starts.zip(ends).zip(&terms.rates) {
            let part_label = Label { name: Name::Part, ..label };
            let mut within = |of| self.ledger.make(part_label, Formula::Within { of, above, up_to });
            let part = match (top, below) {
                (Some(top), Some(below)) => {
                    let (plus, minus) = (vec![within(top)], vec![within(below)]);
                    self.ledger.make(part_label, Formula::Balance { plus, minus })
                }
                _ => within(of),
            };
            match pays.of(label.column.unwrap_or(Column::Expected)) {
                Some(pay) => amounts.push(self.at_rate(Label { name: Name::AtRate, ..label }, part, pay)),
                None if part.amount.is_zero() => {}
                None => return None,
            }
        }
        Some(self.sum(label, amounts))
    }

    /// Each deal at the rate of the bracket in which it begins.
    fn deal_by_deal(&mut self, label: Label<'c>, of: Figure, scale: &Scale, terms: &Terms<'c>) -> Option<Figure> {
        let column = label.column.unwrap_or(Column::Expected);
        let part_label = Label { name: Name::Part, ..label };
        let deals = self.scenario.deals.per_year;
        let mut before: Option<Figure> = None;
        let mut amounts = Vec::new();
        let ends = self.thresholds(scale, terms, column);
        for (pays, edge) in terms.rates.iter().zip(ends.into_iter().map(Some).chain([None])) {
            let end = match edge {
                Some(edge) => self.ledger.make(part_label, Formula::BegunBefore { of, deals, edge }),
                None => of,
            };
            let part = match before {
                None => end,
                Some(start) => self.ledger.make(part_label, Formula::Balance { plus: vec![end], minus: vec![start] }),
            };
            before = Some(end);
            match pays.of(column) {
                Some(pay) => amounts.push(self.at_rate(Label { name: Name::AtRate, ..label }, part, pay)),
                None if part.amount.is_zero() => {}
                None => return None,
            }
        }
        Some(self.sum(label, amounts))
    }

    fn thresholds(&self, scale: &Scale, terms: &Terms<'c>, column: Column) -> Vec<Threshold> {
        let edges = terms.edges.iter().enumerate();
        edges.map(|(index, at)| Threshold { at: *at, inclusive: is_inclusive(scale, terms, index, column) }).collect()
    }
}

/// Whether exactly reaching the edge of a bracket is enough. Where no document says so, what is certain and what is expected
/// count on the reading that pays less, what is possible on the one that pays more.
fn is_inclusive(scale: &Scale, terms: &Terms<'_>, bracket: usize, column: Column) -> bool {
    match scale.edge {
        Edge::Inclusive => true,
        Edge::Exclusive => false,
        Edge::NotStated => {
            let worth = |index: usize| terms.rates.get(index).and_then(|pays| pays.of(column)).map(worth);
            let (before, after) = (worth(bracket), worth(bracket + 1));
            match column {
                // Nothing bounds a rate that is `None`.
                Column::High => after.is_none() || before.is_some() && after > before,
                _ => after < before,
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
