//! Brackets applied to an amount: the whole of it at one rate, part by part, or deal by deal.

use rust_decimal::Decimal;

use super::{Applies, Edge, Scale};
use crate::decimal;
use crate::rules::evaluator::Evaluator;
use crate::rules::pay::{Pay, Rated};
use crate::rules::scale_basis::ScaleBasis;
use crate::volume::{Part, YearSales};
use crate::working::{Column, Figure, Formula, Label, Name, Reason, Threshold};

/// Position on a scale: the lower bound counts sales whose conditions are met, the upper bound those of open conditions too.
#[derive(Clone, Copy)]
pub(crate) struct BracketPosition {
    lower: StackPosition,
    upper: StackPosition,
}

/// The position of a rule's amount within the stacked amounts of all rules with the same scale.
#[derive(Clone, Copy)]
struct StackPosition {
    /// The sum of the amounts of the rules before it; `None` for zero.
    below: Option<Figure>,
    /// The measured amount, where the measure is money.
    measure: Option<Figure>,
}

impl BracketPosition {
    pub(crate) const fn by(measure: Option<Figure>) -> Self {
        let position = StackPosition { below: None, measure };
        Self { lower: position, upper: position }
    }

    const fn place(self, column: Column) -> StackPosition {
        match column {
            Column::Low | Column::Expected => self.lower,
            Column::High => self.upper,
        }
    }
}

impl<'c> Evaluator<'c, '_, '_> {
    /// The measure of a year for a scale whose edges are amounts of money.
    pub(crate) fn measured(
        &mut self,
        year: u32,
        volumes: YearSales<'_>,
        scale: Option<&'c Scale>,
        of: Figure,
        stacked: BracketPosition,
    ) -> BracketPosition {
        let Some(scale) = scale else { return BracketPosition::by(None) };
        let volumes = if scale.measures_last_year() { volumes.before } else { volumes.this };
        if scale.measure == ScaleBasis::Bases {
            return stacked;
        }
        let Some(parts) = scale.measure.parts(volumes) else {
            return BracketPosition::by(Some(of));
        };
        BracketPosition::by(Some(self.sum(Label::of(Name::Scaled).year(year), parts)))
    }

    /// Stacks the amounts of several rules with one scale; the first one starts at zero.
    pub(crate) fn stack(&mut self, year: u32, parts: &[Part]) -> BracketPosition {
        if parts.is_empty() {
            return BracketPosition::by(None);
        }
        let label = Label::of(Name::Stacked).year(year);
        let upper = BracketPosition::by(Some(self.sum(label, parts.iter().map(|part| part.of))));
        let certain: Vec<Figure> = parts.iter().filter(|part| !part.has_open_condition).map(|part| part.of).collect();
        if certain.len() == parts.len() {
            return upper;
        }
        let lower = StackPosition { below: None, measure: Some(self.sum(label, certain)) };
        BracketPosition { lower, ..upper }
    }

    /// The position of the next rule, above the amount of this one.
    pub(crate) fn stacked_on(&mut self, year: u32, position: BracketPosition, part: &Part) -> BracketPosition {
        let label = Label::of(Name::Stacked).year(year);
        let mut upon = |place: StackPosition| {
            let below = match place.below {
                None => part.of,
                Some(below) => self.sum(label, [below, part.of]),
            };
            StackPosition { below: Some(below), ..place }
        };
        let upper = upon(position.upper);
        BracketPosition {
            lower: match (part.has_open_condition, position.lower.below == position.upper.below) {
                (true, _) => position.lower,
                (false, true) => StackPosition { below: upper.below, ..position.lower },
                (false, false) => upon(position.lower),
            },
            upper,
        }
    }

    /// A rate, or its brackets, applied to an amount in a column: the pay or, for a cost, the remaining price.
    pub(crate) fn pay(
        &mut self,
        label: Label<'c>,
        of: Figure,
        rated: &Rated<'c>,
        position: BracketPosition,
        as_cost: bool,
    ) -> Option<Figure> {
        let column = label.column.unwrap_or(Column::Expected);
        // An assumed rate is equal in every bracket.
        let assumed = column == Column::Expected && rated.is_assumed;
        let Some(scale) = rated.scale.filter(|_| !assumed) else {
            return Some(self.at_rate(label, of, rated.own.of(column)?, as_cost));
        };
        let input =
            BracketInput { label, column, of, rated, scale, edge_is_enough: scale.edge == Edge::Inclusive, as_cost };
        let place = position.place(column);
        // The size of a part does not depend on whether its end belongs to it.
        if scale.edge != Edge::NotStated || scale.applies == Applies::Graduated {
            return self.by_brackets(&input, place);
        }
        let label = input.named(Name::AtRate);
        let strict = self.by_brackets(&BracketInput { label, ..input }, place)?;
        let wide = self.by_brackets(&BracketInput { label, edge_is_enough: true, ..input }, place)?;
        let takes_more = (column == Column::High) != as_cost;
        let formula = if takes_more { Formula::Greatest(strict, wide) } else { Formula::Least(strict, wide) };
        Some(self.ledger.make(input.label, formula))
    }

    fn by_brackets(&mut self, input: &BracketInput<'_, 'c>, place: StackPosition) -> Option<Figure> {
        match (input.scale.measure.is_money(), input.scale.applies) {
            (false, Applies::Whole) => {
                let pay = input.rated.rates().nth(self.reached_by_count(input))?.of(input.column)?;
                Some(self.at_rate(input.label, input.of, pay, input.as_cost))
            }
            (false, _) => self.part_by_count(input),
            (true, Applies::Whole) => self.whole(input, place.measure?),
            (true, Applies::Graduated) => self.graduated(input, place.below),
            (true, Applies::FromThenOn) => self.deal_by_deal(input),
        }
    }

    fn reached_by_count(&self, input: &BracketInput<'_, 'c>) -> usize {
        let count = Decimal::from(input.scale.measure.count(self.scenario));
        let is_reached = |from| count > from || count == from && input.edge_is_enough;
        input.scale.brackets.iter().take_while(|bracket| is_reached(bracket.from)).count()
    }

    /// Parts by the number of deals: the first deals at one rate, the next at another; all deals have equal size.
    fn part_by_count(&mut self, input: &BracketInput<'_, 'c>) -> Option<Figure> {
        let whole = input.scale.measure.count(self.scenario);
        let ends = input.ends(whole);
        let mut start = 0;
        let mut amounts = Vec::new();
        for (pays, end) in input.rated.rates().zip(ends) {
            if end == start {
                continue;
            }
            let part = PartRange { start, end, whole };
            start = end;
            let (of, pay) = match pays.of(input.column)? {
                Pay::Fixed(fixed) => (input.of, Pay::Fixed(self.counted_part(input, fixed, part))),
                share => (self.counted_part(input, input.of, part), share),
            };
            amounts.push(self.at_rate(input.named(Name::AtRate), of, pay, input.as_cost));
        }
        Some(self.sum(input.label, amounts))
    }

    /// Some of an amount's equal parts, computed as a difference of two cumulated amounts, so that the rounded parts add up to the whole.
    fn counted_part(&mut self, input: &BracketInput<'_, 'c>, of: Figure, part: PartRange) -> Figure {
        let label = input.named(Name::Part);
        let PartRange { start, end, whole } = part;
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
    fn whole(&mut self, input: &BracketInput<'_, 'c>, measure: Figure) -> Option<Figure> {
        let edges = input.thresholds();
        let reached = edges.iter().take_while(|edge| edge.is_reached_by(measure.amount)).count();
        input.rated.rates().nth(reached)?.of(input.column)?;
        let label = input.named(Name::AtRate);
        let amounts = input.rated.rates().map(|pays| match pays.of(input.column) {
            Some(pay) => self.at_rate(label, input.of, pay, input.as_cost),
            None => self.ledger.make(label, Formula::Nothing(Reason::Unbounded)),
        });
        let amounts = amounts.collect();
        Some(self.ledger.make(input.label, Formula::Bracket { measure, edges, amounts }))
    }

    /// Each part of the amount at the rate of its bracket.
    fn graduated(&mut self, input: &BracketInput<'_, 'c>, below: Option<Figure>) -> Option<Figure> {
        let top = below.map(|below| self.sum(input.named(Name::Stacked), [below, input.of]));
        let edges = || input.rated.edges.iter().copied().map(Some);
        let starts = std::iter::once(None).chain(edges());
        let mut parts = Vec::new();
        for (above, up_to) in starts.zip(edges().chain([None])) {
            let label = input.named(Name::Part);
            let mut within = |of| self.ledger.make(label, Formula::Within { of, above, up_to });
            let of = match (top, below) {
                (Some(top), Some(below)) => {
                    let (plus, minus) = (vec![within(top)], vec![within(below)]);
                    self.ledger.make(label, Formula::Balance { plus, minus })
                }
                _ => within(input.of),
            };
            parts.push(Slice { of, is_empty: of.amount.is_zero() });
        }
        self.sum_of_parts(input, &parts)
    }

    /// Each deal at the rate of the bracket in which it begins.
    fn deal_by_deal(&mut self, input: &BracketInput<'_, 'c>) -> Option<Figure> {
        let (of, deals, label) = (input.of, self.scenario.deals.per_year, input.named(Name::Part));
        let (mut before, mut begun) = (None, 0);
        let mut parts = Vec::new();
        for edge in input.thresholds().into_iter().map(Some).chain([None]) {
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
        self.sum_of_parts(input, &parts)
    }

    /// The sum of the parts, each at the rate of its bracket.
    fn sum_of_parts(&mut self, input: &BracketInput<'_, 'c>, parts: &[Slice]) -> Option<Figure> {
        let mut amounts = Vec::new();
        for (part, pays) in parts.iter().zip(input.rated.rates()) {
            match pays.of(input.column) {
                Some(pay) => amounts.push(self.at_rate(input.named(Name::AtRate), part.of, pay, input.as_cost)),
                None if part.is_empty => {}
                None => return None,
            }
        }
        Some(self.sum(input.label, amounts))
    }
}

/// A part of an amount that is paid at one rate.
struct Slice {
    of: Figure,
    /// Whether no sales can lie in the part; a part that rounds to zero is not empty.
    is_empty: bool,
}

/// The inputs of brackets.
struct BracketInput<'g, 'c> {
    label: Label<'c>,
    column: Column,
    of: Figure,
    rated: &'g Rated<'c>,
    scale: &'c Scale,
    /// Whether reaching an edge exactly is enough.
    edge_is_enough: bool,
    as_cost: bool,
}

/// The parts `start` to `end`, exclusive and from 0, of the `whole` equal parts of an amount.
#[derive(Clone, Copy)]
struct PartRange {
    start: u32,
    end: u32,
    whole: u32,
}

impl<'c> BracketInput<'_, 'c> {
    const fn named(&self, name: Name<'c>) -> Label<'c> {
        Label { name, ..self.label }
    }

    fn thresholds(&self) -> Vec<Threshold> {
        self.rated.edges.iter().map(|at| Threshold { at: *at, inclusive: self.edge_is_enough }).collect()
    }

    /// The end of each bracket as a number of equal parts. A deal that begins exactly at an exclusive edge still belongs to the bracket
    /// before it.
    fn ends(&self, whole: u32) -> Vec<u32> {
        let one_at_edge = u32::from(self.scale.applies == Applies::FromThenOn && !self.edge_is_enough);
        let brackets = self.scale.brackets.iter();
        let edges = brackets.map(|bracket| decimal::count(bracket.from).saturating_add(one_at_edge).min(whole));
        edges.chain([whole]).collect()
    }
}

#[cfg(test)]
mod tests;
