//! Computes the lines of a year: the earnings of each rule by its rate, its scale and its limits.
//!
//! A line is computed in stages, each an amount of its own: the part of the sales that the rule pays on, the result of the rate or the
//! brackets, then the limits. The exact meaning of the keys is in `programs/README.md`.

use super::Rule;
use super::evaluator::Evaluator;
use super::kind::RuleKind;
use super::limit::YearLimit;
use super::pay::{Pay, Rated};
use super::rounding::{RoundedAt, Rounding};
use super::scale::BracketPosition;
use super::scale_basis::ScaleBasis;
use super::uplift::{How, UpliftBase, UpliftTerms};
use crate::percent::{Factor, Percent};
use crate::volume::{Part, YearSales};
use crate::working::{Column, Figure, Formula, Label, Name, Range, Reason, Threshold};

/// The result of one rule in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'c> {
    /// The rule.
    pub rule: &'c Rule,
    /// Sales at list price.
    pub list: Figure,
    /// Sales after the customer's discount.
    pub invoiced: Figure,
    /// The base of a commission, or the price that the reseller pays.
    pub basis: Basis,
    /// The earnings of the rule.
    pub earned: Range,
    /// The rate that the visitor assumed.
    pub assumed: Option<Percent>,
    /// The id of the other held tier whose rule counts instead; `None` when the tier's own rule counts.
    pub by: Option<&'c str>,
}

/// The amount that a line is computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Commission: the registered part of the invoiced value.
    Base(Figure),
    /// Margin: the price that the reseller pays at the expected discount.
    Cost(Figure),
}

/// A rule with its values that are equal in every year.
pub(crate) struct Terms<'c> {
    pub(crate) rule: &'c Rule,
    pub(crate) assumed: Option<Percent>,
    rated: Rated<'c>,
    uplifts: Vec<UpliftTerms<'c>>,
    limits: Vec<YearLimit>,
}

impl<'c> Terms<'c> {
    /// The line's share of the rule's part of the sales in a column, when nothing else (scale, uplift, limit) changes the line.
    pub(crate) fn plain_share(&self, column: Column) -> Option<Factor<'c>> {
        let is_plain = self.rated.scale.is_none() && self.uplifts.is_empty() && self.limits.is_empty();
        match Some(&self.rated.own).filter(|_| is_plain)?.of(column)? {
            Pay::Share(factor) => Some(factor),
            Pay::Fixed(_) => None,
        }
    }
}

impl Terms<'_> {
    /// Whether the rule earns zero on zero sales by its formulas alone: it has no floor and no amount for each deal or customer.
    fn is_zero_without_sales(&self) -> bool {
        let has_bounty = |rated: &Rated<'_>| rated.rates().any(|pays| matches!(pays.expected, Pay::Fixed(_)));
        let has_floor = self.limits.iter().any(|limit| limit.is_floor);
        !has_floor && !has_bounty(&self.rated) && !self.uplifts.iter().any(|uplift| has_bounty(&uplift.rated))
    }
}

impl<'c> Evaluator<'c, '_, '_> {
    /// The terms of a tier's rules.
    pub(crate) fn terms(&mut self, rules: &'c [Rule], assumed: impl Fn(&Rule) -> Option<Percent>) -> Vec<Terms<'c>> {
        rules.iter().map(|rule| self.terms_of(rule, assumed(rule))).collect()
    }

    fn terms_of(&mut self, rule: &'c Rule, assumed: Option<Percent>) -> Terms<'c> {
        let label = Label::of(Name::Line).stream(rule.stream).contribution(rule.contribution);
        let rated = self.rated(label, (&rule.rate, &rule.cite), rule.scale.as_ref(), &rule.when, assumed);
        let uplifts = rule.uplifts.iter().map(|uplift| self.uplift_terms(label, &rule.when, uplift)).collect();
        let limits = self.year_limits(label, rule.cap.as_ref(), &rule.limits);
        Terms { rule, assumed, rated, uplifts, limits }
    }

    /// The lines of a year, in the order of the rules.
    pub(crate) fn lines(&mut self, year: u32, volumes: YearSales<'_>, terms: &[Terms<'c>]) -> Vec<Line<'c>> {
        let parts: Vec<Part> = terms.iter().map(|terms| self.part(year, volumes, terms.rule)).collect();
        let stacked: Vec<Part> =
            terms.iter().zip(&parts).filter(|(terms, _)| self.is_stacked(terms)).map(|(_, part)| *part).collect();
        let mut position = self.stack(year, &stacked);
        let mut lines = Vec::with_capacity(terms.len());
        for (terms, part) in terms.iter().zip(&parts) {
            lines.push(self.line(year, volumes, terms, part, position));
            if self.is_stacked(terms) {
                position = self.stacked_on(year, position, part);
            }
        }
        lines
    }

    fn line(
        &mut self,
        year: u32,
        volumes: YearSales<'_>,
        terms: &Terms<'c>,
        part: &Part,
        stacked: BracketPosition,
    ) -> Line<'c> {
        let position = self.measured(year, volumes, terms.rated.scale, part.of, stacked);
        let uplifts: Vec<(&UpliftTerms<'c>, BracketPosition)> = terms
            .uplifts
            .iter()
            .map(|uplift| (uplift, self.measured(year, volumes, uplift.rated.scale, part.of, stacked)))
            .collect();
        let inputs = LineInputs { terms, part, position, uplifts };
        let is_margin = self.kind == RuleKind::Margin;
        let cost_label = line_label(Name::Cost, year, terms.rule);
        let expected_cost =
            is_margin.then(|| self.expected_cost(cost_label.column(Column::Expected), &inputs)).flatten();
        let nothing = if !terms.rule.counts(self.scenario) {
            Some(Reason::ContributionAbsent)
        } else {
            let is_nothing = part.of.amount.is_zero() && !self.ledger.is_for_every_amount;
            is_nothing.then_some(Reason::NothingSold)
        };
        let earned: Range = self.range(|evaluator, column| {
            let label = line_label(Name::Line, year, terms.rule).column(column);
            let open = (part.has_open_condition && column != Column::High).then_some(Reason::ConditionOpen);
            if let Some(reason) = nothing.or(open) {
                return Some(evaluator.ledger.make(label, Formula::Nothing(reason)));
            }
            if !is_margin {
                return evaluator.commission(label, &inputs).map(|earned| evaluator.when_sold(label, &inputs, earned));
            }
            let cost = match (column, expected_cost) {
                (Column::Expected, Some(expected)) => expected,
                _ => evaluator.cost(cost_label.column(column), &inputs)?,
            };
            let mut plus = vec![part.volume.invoiced];
            plus.extend(evaluator.rebates(label, &inputs, cost)?);
            let line = evaluator.ledger.make(label, Formula::Balance { plus, minus: vec![cost] });
            Some(evaluator.rounded_line(label, line))
        });
        Line {
            rule: terms.rule,
            list: part.volume.list,
            invoiced: part.volume.invoiced,
            basis: expected_cost.map_or(Basis::Base(part.of), Basis::Cost),
            earned,
            assumed: terms.assumed,
            by: None,
        }
    }

    /// The price that a reseller is expected to pay: zero for sales that depend on an unanswered condition.
    fn expected_cost(&mut self, label: Label<'c>, inputs: &LineInputs<'_, 'c>) -> Option<Figure> {
        if inputs.part.has_open_condition {
            return Some(self.ledger.make(label, Formula::Nothing(Reason::ConditionOpen)));
        }
        self.cost(label, inputs)
    }

    /// The price that a reseller pays: list value minus the discount, minus the uplifts in their order.
    fn cost(&mut self, label: Label<'c>, inputs: &LineInputs<'_, 'c>) -> Option<Figure> {
        let mut cost = self.pay(label, inputs.part.of, &inputs.terms.rated, inputs.position, true)?;
        for (uplift, position) in inputs.uplifts.iter().filter(|(uplift, _)| uplift.uplift.how != How::Rebate) {
            let base = UpliftBase { of: inputs.part.of, previous: cost };
            if let Some(off) = self.uplift(label, uplift, base, *position).ok()? {
                cost = self.ledger.make(label, Formula::Balance { plus: vec![cost], minus: vec![off] });
            }
        }
        Some(cost)
    }

    /// The rebates on a cost, one for each uplift that is a rebate.
    fn rebates(&mut self, label: Label<'c>, inputs: &LineInputs<'_, 'c>, cost: Figure) -> Option<Vec<Figure>> {
        let mut amounts = Vec::new();
        for (uplift, position) in inputs.uplifts.iter().filter(|(uplift, _)| uplift.uplift.how == How::Rebate) {
            amounts
                .extend(self.uplift(label, uplift, UpliftBase { of: inputs.part.of, previous: cost }, *position).ok()?);
        }
        Some(amounts)
    }

    fn commission(&mut self, label: Label<'c>, inputs: &LineInputs<'_, 'c>) -> Option<Figure> {
        let column = label.column.unwrap_or(Column::Expected);
        let limits = inputs.terms.limits.iter().filter(|limit| limit.applies(column, self.scenario)).copied();
        let limits: Vec<YearLimit> = limits.collect();
        let before_limits = Label { name: Name::Uncapped, ..label };
        if let (Some(rounding), Some(factor)) = (self.rounding(RoundedAt::Line), inputs.terms.plain_share(column)) {
            let formula = Formula::RoundedShare { of: inputs.part.of, factor, rounding };
            return Some(self.ledger.make(label, formula));
        }
        let mut limits = limits.iter();
        let named =
            |limits: &std::slice::Iter<'_, YearLimit>| if limits.as_slice().is_empty() { label } else { before_limits };
        let mut earned = match self.without_limits(named(&limits), inputs) {
            Some(earned) => earned,
            None => {
                let only_bound = limits.find(|limit| !limit.is_floor)?.per_year;
                self.sum(named(&limits), [only_bound])
            }
        };
        while let Some(limit) = limits.next() {
            let formula = if limit.is_floor {
                Formula::Greatest(limit.per_year, earned)
            } else {
                Formula::Least(limit.per_year, earned)
            };
            earned = self.ledger.make(named(&limits), formula);
        }
        Some(self.rounded_line(label, earned))
    }

    /// Earnings by rate and uplifts, before limits; `None` when unbounded.
    fn without_limits(&mut self, label: Label<'c>, inputs: &LineInputs<'_, 'c>) -> Option<Figure> {
        let before_limits = Label { name: Name::Uncapped, ..label };
        let first = if inputs.uplifts.is_empty() { label } else { before_limits };
        let mut earned = self.pay(first, inputs.part.of, &inputs.terms.rated, inputs.position, false)?;
        for (uplift, position) in &inputs.uplifts {
            let base = UpliftBase { of: inputs.part.of, previous: earned };
            if let Some(more) = self.uplift(label, uplift, base, *position).ok()? {
                earned = self.sum(before_limits, [earned, more]);
            }
        }
        Some(if first == label { earned } else { self.sum(label, [earned]) })
    }

    /// The earnings of a line, or zero when nothing is sold, where the formulas alone do not give zero.
    fn when_sold(&mut self, label: Label<'c>, inputs: &LineInputs<'_, 'c>, earned: Figure) -> Figure {
        if !self.ledger.is_for_every_amount || inputs.terms.is_zero_without_sales() {
            return earned;
        }
        let nothing = self.ledger.make(label, Formula::Nothing(Reason::NothingSold));
        let edges = vec![Threshold { at: nothing, inclusive: false }];
        let formula = Formula::Bracket { measure: inputs.part.of, edges, amounts: vec![nothing, earned] };
        self.ledger.make(label, formula)
    }

    /// Whether a rule's brackets are measured over its own part and those of other rules.
    fn is_stacked(&self, terms: &Terms<'c>) -> bool {
        let scale = terms.rule.scale.as_ref();
        scale.is_some_and(|scale| scale.measure == ScaleBasis::Bases) && terms.rule.counts(self.scenario)
    }
}

impl<'c> Evaluator<'c, '_, '_> {
    /// All lines together, rounded once; lines that are a plain share of an amount enter exactly.
    pub(crate) fn rounded_total(
        &self,
        lines: &[Line<'c>],
        terms: &[Terms<'c>],
        earned: &[Figure],
        column: Column,
        rounding: &'c Rounding,
    ) -> Formula<'c> {
        let (mut shares, mut others) = (Vec::new(), Vec::new());
        for (index, (line, amount)) in lines.iter().zip(earned).enumerate() {
            let factor = terms.get(index).and_then(|terms| terms.plain_share(column));
            match (line.basis, factor) {
                (Basis::Base(of), Some(factor)) if self.counts_in(line.rule, column) => shares.push((of, factor)),
                _ => others.push(*amount),
            }
        }
        Formula::RoundedTotal { shares, others, rounding }
    }

    /// Whether a rule counts in a column, as far as that does not depend on sales.
    fn counts_in(&self, rule: &Rule, column: Column) -> bool {
        rule.counts(self.scenario) && (column == Column::High || !self.is_open(rule))
    }

    /// Whether a condition of a rule is unanswered.
    pub(crate) fn is_open(&self, rule: &Rule) -> bool {
        self.is_any_open(&rule.when)
    }
}

/// The inputs of one line.
struct LineInputs<'w, 'c> {
    terms: &'w Terms<'c>,
    part: &'w Part,
    position: BracketPosition,
    uplifts: Vec<(&'w UpliftTerms<'c>, BracketPosition)>,
}

pub(crate) fn line_label<'c>(name: Name<'c>, year: u32, rule: &Rule) -> Label<'c> {
    Label::of(name).year(year).stream(rule.stream).contribution(rule.contribution)
}
