//! What brackets make of an amount: the whole of it at one rate, part by part, or deal by deal.

use super::super::part::Part;
use super::{Maker, Measured, Pay, Rated};
use crate::decimal;
use crate::terms::{Applies, Edge, Gauge, Scale};
use crate::working::{Column, Figure, Formula, Label, Name, Reason, Threshold};

/// By what a scale goes, as far as it is certain and in full: they differ where a condition is left open.
#[derive(Clone, Copy)]
pub(in super::super) struct Scaled {
    certain: Place,
    in_full: Place,
}

/// Where a rule's amount lies among those of the other rules with the same scale.
#[derive(Clone, Copy)]
struct Place {
    /// What the rules before it pay on.
    below: Option<Figure>,
    /// What is measured, where it is money.
    measure: Option<Figure>,
}

impl Scaled {
    pub(super) const fn by(measure: Option<Figure>) -> Self {
        let place = Place { below: None, measure };
        Self { certain: place, in_full: place }
    }

    const fn place(self, column: Column) -> Place {
        match column {
            Column::Low | Column::Expected => self.certain,
            Column::High => self.in_full,
        }
    }
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
        let Some(scale) = scale else { return Scaled::by(None) };
        let volumes = if scale.is_of_last_year() { volumes.before } else { volumes.this };
        if scale.measure == Gauge::Bases {
            return stacked;
        }
        let Some(parts) = volumes.measured(&scale.measure) else {
            return Scaled::by(Some(of));
        };
        Scaled::by(Some(self.sum(Label::of(Name::Scaled).year(year), parts)))
    }

    /// The amounts of several rules with one scale, laid one upon the other; nothing lies below the first one.
    pub(super) fn stack(&mut self, year: u32, parts: &[Part]) -> Scaled {
        if parts.is_empty() {
            return Scaled::by(None);
        }
        let label = Label::of(Name::Stacked).year(year);
        let in_full = Scaled::by(Some(self.sum(label, parts.iter().map(|part| part.of))));
        let certain: Vec<Figure> = parts.iter().filter(|part| !part.is_unsure).map(|part| part.of).collect();
        if certain.len() == parts.len() {
            return in_full;
        }
        let certain = Place { below: None, measure: Some(self.sum(label, certain)) };
        Scaled { certain, ..in_full }
    }

    /// The same for the next rule, above the amount of this one.
    pub(super) fn laid_upon(&mut self, year: u32, scaled: Scaled, part: &Part) -> Scaled {
        let label = Label::of(Name::Stacked).year(year);
        let mut upon = |place: Place| {
            let below = match place.below {
                None => part.of,
                Some(below) => self.sum(label, [below, part.of]),
            };
            Place { below: Some(below), ..place }
        };
        let in_full = upon(scaled.in_full);
        Scaled {
            certain: match (part.is_unsure, scaled.certain.below == scaled.in_full.below) {
                (true, _) => scaled.certain,
                (false, true) => Place { below: in_full.below, ..scaled.certain },
                (false, false) => upon(scaled.certain),
            },
            in_full,
        }
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
        let ground = Ground { label, column, of, rated, scale, edge_is_enough: scale.edge == Edge::Inclusive, as_cost };
        let place = scaled.place(column);
        // A part is the same whether its end belongs to it or not.
        if scale.edge != Edge::NotStated || scale.applies == Applies::Graduated {
            return self.by_brackets(&ground, place);
        }
        let label = ground.named(Name::AtRate);
        let strict = self.by_brackets(&Ground { label, ..ground }, place)?;
        let wide = self.by_brackets(&Ground { label, edge_is_enough: true, ..ground }, place)?;
        let takes_more = (column == Column::High) != as_cost;
        let formula = if takes_more { Formula::Greatest(strict, wide) } else { Formula::Least(strict, wide) };
        Some(self.ledger.make(ground.label, formula))
    }

    fn by_brackets(&mut self, ground: &Ground<'_, 'c>, place: Place) -> Option<Figure> {
        match (ground.scale.measure.is_money(), ground.scale.applies) {
            (false, Applies::Whole) => {
                let pay = ground.rated.rates().nth(self.reached_by_count(ground))?.of(ground.column)?;
                Some(self.at_rate(ground.label, ground.of, pay, ground.as_cost))
            }
            (false, _) => self.part_by_count(ground),
            (true, Applies::Whole) => self.whole(ground, place.measure?),
            (true, Applies::Graduated) => self.graduated(ground, place.below),
            (true, Applies::FromThenOn) => self.deal_by_deal(ground),
        }
    }

    fn reached_by_count(&self, ground: &Ground<'_, 'c>) -> usize {
        let count = rust_decimal::Decimal::from(ground.scale.measure.count(self.scenario));
        let is_reached = |from| count > from || count == from && ground.edge_is_enough;
        ground.scale.brackets.iter().take_while(|bracket| is_reached(bracket.from)).count()
    }

    /// The first so many deals at one rate, the next at another; all deals are of one size.
    fn part_by_count(&mut self, ground: &Ground<'_, 'c>) -> Option<Figure> {
        let whole = ground.scale.measure.count(self.scenario);
        let ends = ground.ends(whole);
        let mut start = 0;
        let mut amounts = Vec::new();
        for (pays, end) in ground.rated.rates().zip(ends) {
            if end == start {
                continue;
            }
            let part = Counted { start, end, whole };
            start = end;
            let (of, pay) = match pays.of(ground.column)? {
                Pay::Fixed(fixed) => (ground.of, Pay::Fixed(self.counted_part(ground, fixed, part))),
                share => (self.counted_part(ground, ground.of, part), share),
            };
            amounts.push(self.at_rate(ground.named(Name::AtRate), of, pay, ground.as_cost));
        }
        Some(self.sum(ground.label, amounts))
    }

    /// Some of an amount's equal parts: those up to the last one less those before the first one, so that all of them add up.
    fn counted_part(&mut self, ground: &Ground<'_, 'c>, of: Figure, part: Counted) -> Figure {
        let label = ground.named(Name::Part);
        let Counted { start, end, whole } = part;
        let mut up_to = |count| {
            if count == whole { of } else { self.ledger.make(label, Formula::Portion { of, count, whole }) }
        };
        if start == 0 {
            return up_to(end);
        }
        let (plus, minus) = (vec![up_to(end)], vec![up_to(start)]);
        self.ledger.make(label, Formula::Balance { plus, minus })
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
            let of = match (top, below) {
                (Some(top), Some(below)) => {
                    let (plus, minus) = (vec![within(top)], vec![within(below)]);
                    self.ledger.make(label, Formula::Balance { plus, minus })
                }
                _ => within(ground.of),
            };
            parts.push(Slice { of, is_empty: of.amount.is_zero() });
        }
        self.sum_of_parts(ground, &parts)
    }

    /// Each deal at the rate of the bracket in which it begins.
    fn deal_by_deal(&mut self, ground: &Ground<'_, 'c>) -> Option<Figure> {
        let (of, deals, label) = (ground.of, self.scenario.deals.per_year, ground.named(Name::Part));
        let (mut before, mut begun) = (None, 0);
        let mut parts = Vec::new();
        for edge in ground.thresholds().into_iter().map(Some).chain([None]) {
            let (end, count) = match edge {
                Some(edge) => {
                    let count = edge.begun_before(of, deals, self.ledger.currency);
                    (self.ledger.make(label, Formula::BegunBefore { of, deals, edge }), count)
                }
                None => (of, deals),
            };
            let of = match before {
                None => end,
                Some(start) => self.ledger.make(label, Formula::Balance { plus: vec![end], minus: vec![start] }),
            };
            parts.push(Slice { of, is_empty: count == begun });
            (before, begun) = (Some(end), count);
        }
        self.sum_of_parts(ground, &parts)
    }

    /// The parts of an amount, each at the rate of its bracket, together.
    fn sum_of_parts(&mut self, ground: &Ground<'_, 'c>, parts: &[Slice]) -> Option<Figure> {
        let mut amounts = Vec::new();
        for (part, pays) in parts.iter().zip(ground.rated.rates()) {
            match pays.of(ground.column) {
                Some(pay) => amounts.push(self.at_rate(ground.named(Name::AtRate), part.of, pay, ground.as_cost)),
                None if part.is_empty => {}
                None => return None,
            }
        }
        Some(self.sum(ground.label, amounts))
    }
}

/// A part of an amount that one rate pays.
struct Slice {
    of: Figure,
    /// Whether no part of what is sold lies in it; a part that rounds to nothing is still one.
    is_empty: bool,
}

/// What brackets act on.
struct Ground<'g, 'c> {
    label: Label<'c>,
    column: Column,
    of: Figure,
    rated: &'g Rated<'c>,
    scale: &'c Scale,
    /// Whether exactly reaching the edge of a bracket is enough.
    edge_is_enough: bool,
    as_cost: bool,
}

/// Of so many equal parts those from one on, up to, not including, another.
#[derive(Clone, Copy)]
struct Counted {
    start: u32,
    end: u32,
    whole: u32,
}

impl<'c> Ground<'_, 'c> {
    const fn named(&self, name: Name<'c>) -> Label<'c> {
        Label { name, ..self.label }
    }

    fn thresholds(&self) -> Vec<Threshold> {
        self.rated.edges.iter().map(|at| Threshold { at: *at, inclusive: self.edge_is_enough }).collect()
    }

    /// Where the bracket of each rate ends among so many equal parts. A deal that begins at an edge which is not reached by it
    /// is still one of those before it.
    fn ends(&self, whole: u32) -> Vec<u32> {
        let one_at_edge = u32::from(self.scale.applies == Applies::FromThenOn && !self.edge_is_enough);
        let brackets = self.scale.brackets.iter();
        let edges = brackets.map(|bracket| decimal::count(bracket.from).saturating_add(one_at_edge).min(whole));
        edges.chain([whole]).collect()
    }
}
