//! Several tiers held at once: the best of what each of them pays for the same sales.
//!
//! The set of lines depends only on the rules, never on amounts, so that a working holds for every amount.

use super::Rule;
use super::evaluator::Evaluator;
use super::line::{Basis, Line, line_label};
use crate::stream::Stream;
use crate::working::{Column, Figure, Formula, Label, Name, Range, Reason, Threshold};

/// The earnings of two tiers for the same sales. The greater expected amount decides which tier pays.
#[derive(Clone, Copy)]
struct HeldPair {
    own: Range,
    other: Range,
}

impl<'c> Evaluator<'c, '_, '_> {
    /// The best of both tiers for each stream and column: rule by rule where both pay for the same sales, otherwise all sales of the stream
    /// together. Lines that only another tier has come after the tier's own lines.
    pub(crate) fn best(
        &mut self,
        year: u32,
        mut own: Vec<Line<'c>>,
        others: Vec<(&'c str, Vec<Line<'c>>)>,
    ) -> Vec<Line<'c>> {
        for (tier, lines) in others {
            for stream in Stream::ALL {
                let theirs: Vec<Line<'c>> = lines.iter().filter(|line| line.rule.stream == stream).cloned().collect();
                let places: Vec<usize> = (0..own.len()).filter(|place| own[*place].rule.stream == stream).collect();
                if theirs.is_empty() {
                    continue;
                }
                let same = |place: &usize| theirs.iter().find(|line| line.rule.covers_same_sales_as(own[*place].rule));
                let pairs: Vec<(usize, Line<'c>)> =
                    places.iter().filter_map(|place| Some((*place, same(place)?.clone()))).collect();
                if pairs.len() == places.len() && pairs.len() == theirs.len() {
                    for (place, line) in pairs {
                        own[place] = self.best_line(year, &own[place], line, tier);
                    }
                } else if places.is_empty() {
                    own.extend(theirs.into_iter().map(|line| Line { by: Some(tier), ..line }));
                } else {
                    self.best_of_stream(year, &mut own, &places, theirs, tier);
                }
            }
        }
        own
    }

    fn best_line(&mut self, year: u32, own: &Line<'c>, other: Line<'c>, tier: &'c str) -> Line<'c> {
        let label = line_label(Name::Line, year, own.rule);
        let pair = HeldPair { own: own.earned, other: other.earned };
        let earned = self.range(|evaluator, column| {
            let formula = Formula::Greatest(pair.own.column(column)?, pair.other.column(column)?);
            Some(evaluator.ledger.make(label.column(column), formula))
        });
        let list = self.choose(Label { name: Name::List, ..label }, pair, own.list, other.list);
        let basis = match (own.basis, other.basis) {
            (Basis::Cost(own), Basis::Cost(other)) => {
                Basis::Cost(self.choose(Label { name: Name::Cost, ..label }, pair, own, other))
            }
            (own, other) => {
                if pair.other_is_better() {
                    other
                } else {
                    own
                }
            }
        };
        if pair.other_is_better() {
            Line { earned, by: Some(tier), list, basis, ..other }
        } else {
            Line { earned, list, basis, ..own.clone() }
        }
    }

    /// The lines of both tiers for a stream; those of the tier that pays less for it become zero.
    fn best_of_stream(
        &mut self,
        year: u32,
        own: &mut Vec<Line<'c>>,
        places: &[usize],
        theirs: Vec<Line<'c>>,
        tier: &'c str,
    ) {
        let label = Label::of(Name::Line).year(year).stream(theirs[0].rule.stream);
        let own_ranges: Vec<Range> = places.iter().map(|place| own[*place].earned).collect();
        let other: Vec<Range> = theirs.iter().map(|line| line.earned).collect();
        let pair = HeldPair { own: self.total(label, &own_ranges), other: self.total(label, &other) };
        let nothing = self.ledger.make(label, Formula::Nothing(Reason::NoneForeseen));
        for place in places {
            let line = own[*place].clone();
            own[*place] = self.zero_unless_best(year, line, pair, nothing, true);
        }
        for line in theirs {
            let line = self.zero_unless_best(year, line, pair, nothing, false);
            own.push(Line { by: Some(tier), ..line });
        }
    }

    fn total(&mut self, label: Label<'c>, ranges: &[Range]) -> Range {
        self.range(|evaluator, column| {
            let parts = ranges.iter().map(|range| range.column(column)).collect::<Option<Vec<_>>>()?;
            Some(evaluator.sum(label.column(column), parts))
        })
    }

    fn zero_unless_best(
        &mut self,
        year: u32,
        line: Line<'c>,
        pair: HeldPair,
        nothing: Figure,
        is_own: bool,
    ) -> Line<'c> {
        let label = line_label(Name::Line, year, line.rule);
        let sides = |of: Figure| if is_own { (of, nothing) } else { (nothing, of) };
        let earned = self.range(|evaluator, column| match (pair.own.column(column), pair.other.column(column)) {
            (Some(own), Some(other)) => {
                let (own_figure, other_figure) = sides(line.earned.column(column)?);
                Some(evaluator.either(label.column(column), (own, other), own_figure, other_figure))
            }
            // At least one of them is unbounded; if both are, the tier's own one is taken.
            (own, _) => {
                if own.is_none() == is_own {
                    line.earned.column(column)
                } else {
                    Some(nothing)
                }
            }
        });
        let mut choose = |name, of| {
            let (own, other) = sides(of);
            self.choose(Label { name, ..label }, pair, own, other)
        };
        let (list, invoiced) = (choose(Name::List, line.list), choose(Name::Invoiced, line.invoiced));
        let basis = match line.basis {
            Basis::Cost(cost) => Basis::Cost(choose(Name::Cost, cost)),
            Basis::Base(base) => Basis::Base(choose(Name::Base, base)),
        };
        Line { earned, list, invoiced, basis, ..line }
    }

    /// One of two figures: that of the tier with the greater expected amount.
    fn choose(&mut self, label: Label<'c>, pair: HeldPair, own: Figure, other: Figure) -> Figure {
        let label = label.column(Column::Expected);
        self.either(label, (pair.own.expected, pair.other.expected), own, other)
    }

    fn either(
        &mut self,
        label: Label<'c>,
        (own, other): (Figure, Figure),
        own_figure: Figure,
        other_figure: Figure,
    ) -> Figure {
        if own_figure == other_figure {
            return own_figure;
        }
        let edges = vec![Threshold { at: own, inclusive: false }];
        self.ledger.make(label, Formula::Bracket { measure: other, edges, amounts: vec![own_figure, other_figure] })
    }
}

impl HeldPair {
    fn other_is_better(self) -> bool {
        self.other.expected.amount > self.own.expected.amount
    }
}

impl Rule {
    /// Whether the rule pays for exactly the sales that another rule pays for.
    fn covers_same_sales_as(&self, other: &Self) -> bool {
        (self.stream, self.contribution, &self.months, &self.product_line)
            == (other.stream, other.contribution, &other.months, &other.product_line)
    }
}
