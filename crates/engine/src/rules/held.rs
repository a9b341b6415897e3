//! Several tiers held at once: the best of what each of them pays for the same sales.
//!
//! The set of lines depends only on the rules, never on amounts, so that a working holds for every amount.

use super::evaluator::Evaluator;
use super::line::{Basis, Line, line_label};
use super::rule::Rule;
use crate::stream::Stream;
use crate::working::{Column, Figure, Formula, Label, Name, Range, Reason, Threshold};

/// The earnings of two tiers for the same sales. The greater expected amount decides which tier pays.
#[derive(Clone, Copy)]
struct HeldPair {
    mine: Range,
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
                let same = |place: &usize| theirs.iter().find(|line| line.rule.is_for_the_sales_of(own[*place].rule));
                let pairs: Vec<(usize, Line<'c>)> =
                    places.iter().filter_map(|place| Some((*place, same(place)?.clone()))).collect();
                if pairs.len() == places.len() && pairs.len() == theirs.len() {
                    for (place, line) in pairs {
                        own[place] = self.better(year, &own[place], line, tier);
                    }
                } else if places.is_empty() {
                    own.extend(theirs.into_iter().map(|line| Line { by: Some(tier), ..line }));
                } else {
                    self.better_stream(year, &mut own, &places, theirs, tier);
                }
            }
        }
        own
    }

    fn better(&mut self, year: u32, mine: &Line<'c>, other: Line<'c>, tier: &'c str) -> Line<'c> {
        let label = line_label(Name::Line, year, mine.rule);
        let pair = HeldPair { mine: mine.earned, other: other.earned };
        let earned = self.range(|evaluator, column| {
            let formula = Formula::Greatest(pair.mine.column(column)?, pair.other.column(column)?);
            Some(evaluator.ledger.make(label.column(column), formula))
        });
        let list = self.chosen(Label { name: Name::List, ..label }, pair, mine.list, other.list);
        let basis = match (mine.basis, other.basis) {
            (Basis::Cost(mine), Basis::Cost(other)) => {
                Basis::Cost(self.chosen(Label { name: Name::Cost, ..label }, pair, mine, other))
            }
            (mine, other) => {
                if pair.other_is_better() {
                    other
                } else {
                    mine
                }
            }
        };
        if pair.other_is_better() {
            Line { earned, by: Some(tier), list, basis, ..other }
        } else {
            Line { earned, list, basis, ..mine.clone() }
        }
    }

    /// The lines of both tiers for a stream; those of the tier that pays less for it become zero.
    fn better_stream(
        &mut self,
        year: u32,
        own: &mut Vec<Line<'c>>,
        places: &[usize],
        theirs: Vec<Line<'c>>,
        tier: &'c str,
    ) {
        let label = Label::of(Name::Line).year(year).stream(theirs[0].rule.stream);
        let mine: Vec<Range> = places.iter().map(|place| own[*place].earned).collect();
        let other: Vec<Range> = theirs.iter().map(|line| line.earned).collect();
        let pair = HeldPair { mine: self.total(label, &mine), other: self.total(label, &other) };
        let nothing = self.ledger.make(label, Formula::Nothing(Reason::NoneForeseen));
        for place in places {
            let line = own[*place].clone();
            own[*place] = self.kept_where_best(year, line, pair, nothing, true);
        }
        for line in theirs {
            let line = self.kept_where_best(year, line, pair, nothing, false);
            own.push(Line { by: Some(tier), ..line });
        }
    }

    fn total(&mut self, label: Label<'c>, ranges: &[Range]) -> Range {
        self.range(|evaluator, column| {
            let parts = ranges.iter().map(|range| range.column(column)).collect::<Option<Vec<_>>>()?;
            Some(evaluator.sum(label.column(column), parts))
        })
    }

    fn kept_where_best(
        &mut self,
        year: u32,
        line: Line<'c>,
        pair: HeldPair,
        nothing: Figure,
        is_own: bool,
    ) -> Line<'c> {
        let label = line_label(Name::Line, year, line.rule);
        let sides = |of: Figure| if is_own { (of, nothing) } else { (nothing, of) };
        let earned = self.range(|evaluator, column| match (pair.mine.column(column), pair.other.column(column)) {
            (Some(mine), Some(other)) => {
                let (of_mine, of_other) = sides(line.earned.column(column)?);
                Some(evaluator.either(label.column(column), (mine, other), of_mine, of_other))
            }
            // At least one of them is unbounded; if both are, the tier's own one is taken.
            (mine, _) => {
                if mine.is_none() == is_own {
                    line.earned.column(column)
                } else {
                    Some(nothing)
                }
            }
        });
        let mut chosen = |name, of| {
            let (mine, other) = sides(of);
            self.chosen(Label { name, ..label }, pair, mine, other)
        };
        let (list, invoiced) = (chosen(Name::List, line.list), chosen(Name::Invoiced, line.invoiced));
        let basis = match line.basis {
            Basis::Cost(cost) => Basis::Cost(chosen(Name::Cost, cost)),
            Basis::Base(base) => Basis::Base(chosen(Name::Base, base)),
        };
        Line { earned, list, invoiced, basis, ..line }
    }

    /// One of two figures: that of the tier with the greater expected amount.
    fn chosen(&mut self, label: Label<'c>, pair: HeldPair, mine: Figure, other: Figure) -> Figure {
        let label = label.column(Column::Expected);
        self.either(label, (pair.mine.expected, pair.other.expected), mine, other)
    }

    fn either(
        &mut self,
        label: Label<'c>,
        (mine, other): (Figure, Figure),
        of_mine: Figure,
        of_other: Figure,
    ) -> Figure {
        if of_mine == of_other {
            return of_mine;
        }
        let edges = vec![Threshold { at: mine, inclusive: false }];
        self.ledger.make(label, Formula::Bracket { measure: other, edges, amounts: vec![of_mine, of_other] })
    }
}

impl HeldPair {
    fn other_is_better(self) -> bool {
        self.other.expected.amount > self.mine.expected.amount
    }
}

impl Rule {
    /// Whether the rule pays for exactly the sales that another rule pays for.
    fn is_for_the_sales_of(&self, other: &Self) -> bool {
        (self.stream, self.contribution, &self.months, &self.product_line)
            == (other.stream, other.contribution, &other.months, &other.product_line)
    }
}
