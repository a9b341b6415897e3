//! Makes the lines of a year: what each rule earns, by its rate, its scale and its limits.
//!
//! A line is made in stages, each an amount of its own: what the rule pays on, what the rate or the brackets make of it, then
//! the limits. The words of the format and their meaning at the edges are in `programs/README.md`.

use super::Maker;
use crate::estimate::{Basis, Line, Range};
use crate::program::{Rule, RuleKind};
use crate::rate::{Factor, Origin, Percent};
use crate::scenario::Scenario;
use crate::terms::{Bound, Gauge, Per};
use crate::volume::{Volume, YearVolumes};
use crate::working::{Column, Figure, Formula, Label, Name, Reason};

mod scale;

use scale::Scaled;

/// The sales of a year and of the year before.
#[derive(Clone, Copy)]
pub(super) struct Measured<'v> {
    pub(super) this: &'v YearVolumes,
    pub(super) before: &'v YearVolumes,
}

/// A rule with what is the same in every year.
pub(super) struct Terms<'c> {
    pub(super) rule: &'c Rule,
    pub(super) assumed: Option<Percent>,
    /// What the rule's rate means, then what the rates of its brackets mean.
    rates: Vec<Pays<'c>>,
    /// Where the brackets begin, when they begin at amounts of money.
    edges: Vec<Figure>,
    limits: Vec<YearLimit>,
}

/// What a rate pays in the three columns; `high` is `None` where nothing bounds it.
#[derive(Clone, Copy)]
struct Pays<'c> {
    low: Pay<'c>,
    expected: Pay<'c>,
    high: Option<Pay<'c>>,
}

/// What a rate pays in one column.
#[derive(Clone, Copy, PartialEq)]
enum Pay<'c> {
    /// A share of what the rule pays on.
    Share(Factor<'c>),
    /// So much a year.
    Fixed(Figure),
}

#[derive(Clone, Copy)]
struct YearLimit {
    per_year: Figure,
    is_floor: bool,
    discretionary: bool,
}

impl<'c> Pays<'c> {
    const fn of(&self, column: Column) -> Option<Pay<'c>> {
        match column {
            Column::Low => Some(self.low),
            Column::Expected => Some(self.expected),
            Column::High => self.high,
        }
    }
}

impl YearLimit {
    /// A limit that the vendor may apply never lowers what is possible, always what is certain.
    fn applies(&self, column: Column, scenario: &Scenario) -> bool {
        match column {
            Column::Low => true,
            Column::Expected => !self.discretionary || scenario.assumptions.discretionary_caps,
            Column::High => !self.discretionary,
        }
    }
}

impl<'c> Maker<'c, '_, '_> {
    /// What is the same in every year for the rules of the tier.
    pub(super) fn terms(&mut self) -> Vec<Terms<'c>> {
        let rules = &self.tier.tier.rules;
        rules.iter().map(|rule| self.terms_of(rule)).collect()
    }

    fn terms_of(&mut self, rule: &'c Rule) -> Terms<'c> {
        let assumed = self.scenario.assumed_rate(&self.tier.id(), rule);
        let rates = rule.rates().map(|rate| self.pays(rule, rate, assumed)).collect();
        let scale = rule.scale.as_ref().filter(|scale| scale.measure.is_money());
        let label = |name| Label::of(name).stream(rule.stream).contribution(rule.contribution);
        let edges = scale.map_or_else(Vec::new, |scale| {
            let edge = |at| self.exchange.formula(at, &scale.cite);
            scale.brackets.iter().map(|bracket| self.ledger.make(label(Name::Edge), edge(bracket.from))).collect()
        });
        let mut limits = Vec::new();
        if let Some(cap) = &rule.cap {
            let of = self.ledger.make(label(Name::CapPerDeal), self.exchange.formula(cap.amount_per_deal, &cap.cite));
            let count = Per::Deal.count(self.scenario);
            let per_year = self.ledger.make(label(Name::CapPerYear), Formula::Times { of, count });
            limits.push(YearLimit { per_year, is_floor: false, discretionary: cap.discretionary });
        }
        for limit in &rule.limits {
            let formula = self.exchange.formula(limit.bound.amount(), &limit.cite);
            let mut per_year = self.ledger.make(label(Name::Limit), formula);
            if limit.per != Per::Year {
                let formula = Formula::Times { of: per_year, count: limit.per.count(self.scenario) };
                per_year = self.ledger.make(label(Name::LimitPerYear), formula);
            }
            let is_floor = matches!(limit.bound, Bound::AtLeast(_));
            limits.push(YearLimit { per_year, is_floor, discretionary: limit.discretionary == Some(true) });
        }
        Terms { rule, assumed, rates, edges, limits }
    }

    fn pays(&mut self, rule: &'c Rule, rate: &'c crate::rate::Rate, assumed: Option<Percent>) -> Pays<'c> {
        let label = |name| Label::of(name).stream(rule.stream).contribution(rule.contribution);
        let cite =
            rule.scale.as_ref().filter(|_| !std::ptr::eq(rate, &rule.rate)).map_or(&rule.cite, |scale| &scale.cite);
        if let Some((amount, per)) = rate.bounty() {
            let of = self.ledger.make(label(Name::Bounty), self.exchange.formula(amount, cite));
            let count = per.count(self.scenario);
            let of = self.ledger.make(label(Name::BountyPerYear), Formula::Times { of, count });
            let percent = self.scenario.deals.registered_percent;
            let factor = Factor { percent, origin: Origin::Typed("deals.registered_percent") };
            let fixed = Pay::Fixed(self.ledger.make(label(Name::BountyPerYear), Formula::Share { of, factor }));
            return Pays { low: fixed, expected: fixed, high: Some(fixed) };
        }
        let columns = rate.columns(self.scenario.assumptions.share_of_maximum_percent, assumed, cite);
        Pays {
            low: Pay::Share(columns.low),
            expected: Pay::Share(columns.expected),
            high: columns.high.map(Pay::Share),
        }
    }

    /// The lines of a year, in the order of the rules.
    pub(super) fn lines(&mut self, year: u32, volumes: Measured<'_>, terms: &[Terms<'c>]) -> Vec<Line<'c>> {
        let stacked: Vec<Figure> = terms
            .iter()
            .filter(|terms| self.is_stacked(terms))
            .map(|terms| self.paid_on(volumes.this, terms))
            .collect();
        let stacked = (!stacked.is_empty()).then(|| self.sum(Label::of(Name::Stacked).year(year), stacked));
        let mut below: Option<Figure> = None;
        let mut lines = Vec::with_capacity(terms.len());
        for terms in terms {
            let of = self.paid_on(volumes.this, terms);
            let scaled = Scaled { below, stacked };
            lines.push(self.line(year, volumes, terms, scaled));
            if self.is_stacked(terms) {
                below = Some(match below {
                    None => of,
                    Some(below) => self.sum(Label::of(Name::Stacked).year(year), [below, of]),
                });
            }
        }
        lines
    }

    fn is_stacked(&self, terms: &Terms<'c>) -> bool {
        let scale = terms.rule.scale.as_ref();
        scale.is_some_and(|scale| scale.measure == Gauge::Bases) && self.scenario.counts(terms.rule)
    }

    /// What the rate is a share of.
    fn paid_on(&self, volumes: &YearVolumes, terms: &Terms<'c>) -> Figure {
        let Volume { list, base, .. } = volumes.of(terms.rule.stream);
        if self.kind == RuleKind::Margin { list } else { base }
    }

    fn line(&mut self, year: u32, volumes: Measured<'_>, terms: &Terms<'c>, scaled: Scaled) -> Line<'c> {
        let volume = volumes.this.of(terms.rule.stream);
        let of = self.paid_on(volumes.this, terms);
        let scaled = self.measured(year, volumes, terms, scaled);
        let is_margin = self.kind == RuleKind::Margin;
        let cost_label = line_label(Name::Cost, year, terms.rule);
        let expected_cost =
            is_margin.then(|| self.pay(cost_label.column(Column::Expected), of, terms, scaled)).flatten();
        let nothing = if !self.scenario.counts(terms.rule) {
            Some(Reason::ContributionAbsent)
        } else {
            of.amount.is_zero().then_some(Reason::NothingSold)
        };
        let earned: Range = self.range(|maker, column| {
            let label = line_label(Name::Line, year, terms.rule).column(column);
            if let Some(reason) = nothing {
                return Some(maker.ledger.make(label, Formula::Nothing(reason)));
            }
            if !is_margin {
                return maker.commission(label, of, terms, scaled);
            }
            let cost = match (column, expected_cost) {
                (Column::Expected, Some(expected)) => expected,
                _ => maker.pay(cost_label.column(column), of, terms, scaled)?,
            };
            Some(maker.ledger.make(label, Formula::Balance { plus: vec![volume.invoiced], minus: vec![cost] }))
        });
        Line {
            rule: terms.rule,
            list: volume.list,
            invoiced: volume.invoiced,
            basis: expected_cost.map_or(Basis::Base(of), Basis::Cost),
            earned,
            assumed: terms.assumed,
        }
    }

    fn commission(&mut self, label: Label<'c>, of: Figure, terms: &Terms<'c>, scaled: Scaled) -> Option<Figure> {
        let column = label.column.unwrap_or(Column::Expected);
        let limits = terms.limits.iter().filter(|limit| limit.applies(column, self.scenario)).copied();
        let limits: Vec<YearLimit> = limits.collect();
        let uncapped = Label { name: Name::Uncapped, ..label };
        let first = if limits.is_empty() { label } else { uncapped };
        let mut earned = self.pay(first, of, terms, scaled)?;
        for (index, limit) in limits.iter().enumerate() {
            let formula = if limit.is_floor {
                Formula::Greatest(limit.per_year, earned)
            } else {
                Formula::Least(limit.per_year, earned)
            };
            earned = self.ledger.make(if index + 1 == limits.len() { label } else { uncapped }, formula);
        }
        Some(earned)
    }

    /// What a rate makes of an amount: for a commission what it pays, for a margin what is left to pay.
    fn at_rate(&mut self, label: Label<'c>, of: Figure, pay: Pay<'c>) -> Figure {
        let formula = match pay {
            Pay::Fixed(amount) => Formula::Sum(vec![amount]),
            Pay::Share(factor) if self.kind == RuleKind::Margin => Formula::Less { of, factor },
            Pay::Share(factor) => Formula::Share { of, factor },
        };
        self.ledger.make(label, formula)
    }
}

fn line_label<'c>(name: Name<'c>, year: u32, rule: &Rule) -> Label<'c> {
    Label::of(name).year(year).stream(rule.stream).contribution(rule.contribution)
}
