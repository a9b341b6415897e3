//! Makes the lines of a year: what each rule earns, by its rate, its scale and its limits.
//!
//! A line is made in stages, each an amount of its own: what the rule pays on, what the rate or the brackets make of it, then
//! the limits. The words of the format and their meaning at the edges are in `programs/README.md`.

use super::Maker;
use super::part::Part;
use super::uplift::{Before, UpliftTerms};
use crate::citation::Citation;
use crate::estimate::{Basis, Line, Range};
use crate::percent::{Factor, Origin, Percent};
use crate::program::{Rule, RuleKind, TierRef};
use crate::rate::Rate;
use crate::scenario::Scenario;
use crate::scope::How;
use crate::terms::{Bound, Per, RoundedAt, Rounding, Scale};
use crate::volume::YearVolumes;
use crate::working::{Column, Figure, Formula, Label, Name, Reason, Threshold};

mod scale;

pub(super) use scale::Scaled;

/// The sales of a year and of the year before.
#[derive(Clone, Copy)]
pub(super) struct Measured<'v> {
    pub(super) this: &'v YearVolumes,
    pub(super) before: &'v YearVolumes,
    /// What is renewed in the year, by the age of the contracts; empty where the tier does not tell ages apart.
    pub(super) ages: &'v [Figure],
}

/// A rule with what is the same in every year.
pub(super) struct Terms<'c> {
    pub(super) rule: &'c Rule,
    pub(super) assumed: Option<Percent>,
    rated: Rated<'c>,
    uplifts: Vec<UpliftTerms<'c>>,
    limits: Vec<YearLimit>,
}

/// A rate and the brackets that move it.
pub(super) struct Rated<'c> {
    scale: Option<&'c Scale>,
    /// The visitor assumed one rate for all brackets.
    is_assumed: bool,
    /// What the rate means.
    own: Pays<'c>,
    /// What the rates of the brackets mean.
    brackets: Vec<Pays<'c>>,
    /// Where the brackets begin, when they begin at amounts of money.
    edges: Vec<Figure>,
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

impl<'c> Terms<'c> {
    /// The share that a line is in a column, when it is nothing but a share of what the rule pays on.
    pub(super) fn plain_share(&self, column: Column) -> Option<Factor<'c>> {
        let is_plain = self.rated.scale.is_none() && self.uplifts.is_empty() && self.limits.is_empty();
        match Some(&self.rated.own).filter(|_| is_plain)?.of(column)? {
            Pay::Share(factor) => Some(factor),
            Pay::Fixed(_) => None,
        }
    }
}

impl Terms<'_> {
    /// Whether it earns nothing of nothing by itself: there is no floor and no amount for each deal or customer.
    fn is_made_of_shares(&self) -> bool {
        let has_bounty = |rated: &Rated<'_>| rated.rates().any(|pays| matches!(pays.expected, Pay::Fixed(_)));
        let has_floor = self.limits.iter().any(|limit| limit.is_floor);
        !has_floor && !has_bounty(&self.rated) && !self.uplifts.iter().any(|uplift| has_bounty(&uplift.rated))
    }
}

impl<'c> Rated<'c> {
    /// The rate and those of its brackets, from the lowest.
    fn rates(&self) -> impl Iterator<Item = &Pays<'c>> {
        std::iter::once(&self.own).chain(&self.brackets)
    }
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
    /// What is the same in every year for the rules of a tier.
    pub(super) fn terms(&mut self, tier: TierRef<'c>) -> Vec<Terms<'c>> {
        tier.tier.rules.iter().map(|rule| self.terms_of(tier, rule)).collect()
    }

    fn terms_of(&mut self, tier: TierRef<'c>, rule: &'c Rule) -> Terms<'c> {
        let assumed = tier.assumed_rate(rule, self.scenario);
        let label = Label::of(Name::Line).stream(rule.stream).contribution(rule.contribution);
        let rated = self.rated(label, (&rule.rate, &rule.cite), rule.scale.as_ref(), &rule.when, assumed);
        let uplifts = rule.uplifts.iter().map(|uplift| self.uplift_terms(label, rule, uplift)).collect();
        let limits = self.year_limits(label, rule);
        Terms { rule, assumed, rated, uplifts, limits }
    }

    fn year_limits(&mut self, label: Label<'c>, rule: &'c Rule) -> Vec<YearLimit> {
        let named = |name| Label { name, ..label };
        let mut limits = Vec::new();
        if let Some(cap) = &rule.cap {
            let formula = self.exchange.formula(cap.amount_per_deal, &cap.cite);
            let of = self.ledger.make(named(Name::CapPerDeal), formula);
            let count = Per::Deal.count(self.scenario);
            let per_year = self.ledger.make(named(Name::CapPerYear), Formula::Times { of, count });
            limits.push(YearLimit { per_year, is_floor: false, discretionary: cap.discretionary });
        }
        for limit in &rule.limits {
            let formula = self.exchange.formula(limit.bound.amount(), &limit.cite);
            let mut per_year = self.ledger.make(named(Name::Limit), formula);
            if limit.per != Per::Year {
                let formula = Formula::Times { of: per_year, count: limit.per.count(self.scenario) };
                per_year = self.ledger.make(named(Name::LimitPerYear), formula);
            }
            let is_floor = matches!(limit.bound, Bound::AtLeast(_));
            limits.push(YearLimit { per_year, is_floor, discretionary: limit.discretionary == Some(true) });
        }
        limits
    }

    /// A rate and its brackets, with their amounts in the scenario's currency.
    pub(super) fn rated(
        &mut self,
        label: Label<'c>,
        own: (&'c Rate, &'c Citation),
        scale: Option<&'c Scale>,
        when: &'c [String],
        assumed: Option<Percent>,
    ) -> Rated<'c> {
        let own = self.pays(label, own, when, assumed);
        let (mut brackets, mut edges) = (Vec::new(), Vec::new());
        if let Some(scale) = scale {
            for bracket in &scale.brackets {
                brackets.push(self.pays(label, (&bracket.rate, &scale.cite), when, assumed));
                if scale.measure.is_money() {
                    let formula = self.exchange.formula(bracket.from, &scale.cite);
                    edges.push(self.ledger.make(Label { name: Name::Edge, ..label }, formula));
                }
            }
        }
        Rated { scale, is_assumed: assumed.is_some(), own, brackets, edges }
    }

    /// What a rate means. An amount for each deal or customer is paid for those of them that are registered and meet the conditions.
    fn pays(
        &mut self,
        label: Label<'c>,
        (rate, cite): (&'c Rate, &'c Citation),
        when: &'c [String],
        assumed: Option<Percent>,
    ) -> Pays<'c> {
        if let Some((amount, per)) = rate.bounty() {
            let of = self.ledger.make(Label { name: Name::Bounty, ..label }, self.exchange.formula(amount, cite));
            let count = per.count(self.scenario);
            let label = Label { name: Name::BountyPerYear, ..label };
            let of = self.ledger.make(label, Formula::Times { of, count });
            let percent = self.scenario.deals.registered_percent;
            let factor = Factor { percent, origin: Origin::Typed("deals.registered_percent") };
            let mut fixed = self.ledger.make(label, Formula::Share { of, factor });
            for factor in self.conditions(when).into_iter().flatten() {
                fixed = self.ledger.make(label, Formula::Share { of: fixed, factor });
            }
            let fixed = Pay::Fixed(fixed);
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
        let parts: Vec<Part> = terms.iter().map(|terms| self.part(year, volumes, terms)).collect();
        let stacked: Vec<Part> =
            terms.iter().zip(&parts).filter(|(terms, _)| self.is_stacked(terms)).map(|(_, part)| *part).collect();
        let mut scaled = self.stack(year, &stacked);
        let mut lines = Vec::with_capacity(terms.len());
        for (terms, part) in terms.iter().zip(&parts) {
            lines.push(self.line(year, volumes, terms, part, scaled));
            if self.is_stacked(terms) {
                scaled = self.laid_upon(year, scaled, part);
            }
        }
        lines
    }

    fn line(&mut self, year: u32, volumes: Measured<'_>, terms: &Terms<'c>, part: &Part, stacked: Scaled) -> Line<'c> {
        let scaled = self.measured(year, volumes, terms.rated.scale, part.of, stacked);
        let uplifts: Vec<(&UpliftTerms<'c>, Scaled)> = terms
            .uplifts
            .iter()
            .map(|uplift| (uplift, self.measured(year, volumes, uplift.rated.scale, part.of, stacked)))
            .collect();
        let way = Way { terms, part, scaled, uplifts };
        let is_margin = self.kind == RuleKind::Margin;
        let cost_label = line_label(Name::Cost, year, terms.rule);
        let expected_cost = is_margin.then(|| self.expected_cost(cost_label.column(Column::Expected), &way)).flatten();
        let nothing = if !terms.rule.counts(self.scenario) {
            Some(Reason::ContributionAbsent)
        } else {
            let is_nothing = part.of.amount.is_zero() && !self.ledger.is_for_every_amount;
            is_nothing.then_some(Reason::NothingSold)
        };
        let earned: Range = self.range(|maker, column| {
            let label = line_label(Name::Line, year, terms.rule).column(column);
            let open = (part.is_unsure && column != Column::High).then_some(Reason::ConditionOpen);
            if let Some(reason) = nothing.or(open) {
                return Some(maker.ledger.make(label, Formula::Nothing(reason)));
            }
            if !is_margin {
                return maker.commission(label, &way).map(|earned| maker.when_sold(label, &way, earned));
            }
            let cost = match (column, expected_cost) {
                (Column::Expected, Some(expected)) => expected,
                _ => maker.cost(cost_label.column(column), &way)?,
            };
            let mut plus = vec![part.volume.invoiced];
            plus.extend(maker.rebates(label, &way, cost)?);
            let line = maker.ledger.make(label, Formula::Balance { plus, minus: vec![cost] });
            Some(maker.rounded_line(label, line))
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

    /// What a reseller is expected to pay: nothing for what depends on a condition that is left open.
    fn expected_cost(&mut self, label: Label<'c>, way: &Way<'_, 'c>) -> Option<Figure> {
        if way.part.is_unsure {
            return Some(self.ledger.make(label, Formula::Nothing(Reason::ConditionOpen)));
        }
        self.cost(label, way)
    }

    /// What a reseller pays: the list value less its discount, less what uplifts take off in their order.
    fn cost(&mut self, label: Label<'c>, way: &Way<'_, 'c>) -> Option<Figure> {
        let mut cost = self.pay(label, way.part.of, &way.terms.rated, way.scaled, true)?;
        for (uplift, scaled) in way.uplifts.iter().filter(|(uplift, _)| uplift.uplift.how != How::Rebate) {
            let before = Before { of: way.part.of, there: cost };
            if let Some(off) = self.uplift(label, uplift, before, *scaled).ok()? {
                cost = self.ledger.make(label, Formula::Balance { plus: vec![cost], minus: vec![off] });
            }
        }
        Some(cost)
    }

    /// What is given back of a cost.
    fn rebates(&mut self, label: Label<'c>, way: &Way<'_, 'c>, cost: Figure) -> Option<Vec<Figure>> {
        let mut amounts = Vec::new();
        for (uplift, scaled) in way.uplifts.iter().filter(|(uplift, _)| uplift.uplift.how == How::Rebate) {
            amounts.extend(self.uplift(label, uplift, Before { of: way.part.of, there: cost }, *scaled).ok()?);
        }
        Some(amounts)
    }

    fn commission(&mut self, label: Label<'c>, way: &Way<'_, 'c>) -> Option<Figure> {
        let column = label.column.unwrap_or(Column::Expected);
        let limits = way.terms.limits.iter().filter(|limit| limit.applies(column, self.scenario)).copied();
        let limits: Vec<YearLimit> = limits.collect();
        let on_the_way = Label { name: Name::Uncapped, ..label };
        if let (Some(rounding), Some(factor)) = (self.rounding(RoundedAt::Line), way.terms.plain_share(column)) {
            let formula = Formula::RoundedShare { of: way.part.of, factor, rounding };
            return Some(self.ledger.make(label, formula));
        }
        let mut limits = limits.iter();
        let named =
            |limits: &std::slice::Iter<'_, YearLimit>| if limits.as_slice().is_empty() { label } else { on_the_way };
        let mut earned = match self.without_limits(named(&limits), way) {
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

    /// What the rate and the uplifts make of what a rule pays on; `None` where nothing bounds it.
    fn without_limits(&mut self, label: Label<'c>, way: &Way<'_, 'c>) -> Option<Figure> {
        let on_the_way = Label { name: Name::Uncapped, ..label };
        let first = if way.uplifts.is_empty() { label } else { on_the_way };
        let mut earned = self.pay(first, way.part.of, &way.terms.rated, way.scaled, false)?;
        for (uplift, scaled) in &way.uplifts {
            let before = Before { of: way.part.of, there: earned };
            if let Some(more) = self.uplift(label, uplift, before, *scaled).ok()? {
                earned = self.sum(on_the_way, [earned, more]);
            }
        }
        Some(if first == label { earned } else { self.sum(label, [earned]) })
    }

    /// What a line earns, or nothing when nothing is sold, where that does not follow from what it is made of.
    fn when_sold(&mut self, label: Label<'c>, way: &Way<'_, 'c>, earned: Figure) -> Figure {
        if !self.ledger.is_for_every_amount || way.terms.is_made_of_shares() {
            return earned;
        }
        let nothing = self.ledger.make(label, Formula::Nothing(Reason::NothingSold));
        let edges = vec![Threshold { at: nothing, inclusive: false }];
        let formula = Formula::Bracket { measure: way.part.of, edges, amounts: vec![nothing, earned] };
        self.ledger.make(label, formula)
    }

    /// How the program rounds at a line or at the total; `None` where it says nothing.
    pub(super) fn rounding(&self, at: RoundedAt) -> Option<&'c Rounding> {
        self.tier.program.rounding.as_ref().filter(|rounding| rounding.at == at)
    }

    fn rounded_line(&mut self, label: Label<'c>, of: Figure) -> Figure {
        match self.rounding(RoundedAt::Line) {
            Some(rounding) => self.ledger.make(label, Formula::Rounded { of, rounding }),
            None => of,
        }
    }

    /// What a rate makes of an amount: what it pays or, as a cost, what is left to pay.
    fn at_rate(&mut self, label: Label<'c>, of: Figure, pay: Pay<'c>, as_cost: bool) -> Figure {
        let formula = match pay {
            Pay::Fixed(amount) => Formula::Sum(vec![amount]),
            Pay::Share(factor) if as_cost => Formula::Less { of, factor },
            Pay::Share(factor) => Formula::Share { of, factor },
        };
        self.ledger.make(label, formula)
    }
}

/// Everything that a line of one year is made of.
struct Way<'w, 'c> {
    terms: &'w Terms<'c>,
    part: &'w Part,
    scaled: Scaled,
    uplifts: Vec<(&'w UpliftTerms<'c>, Scaled)>,
}

pub(super) fn line_label<'c>(name: Name<'c>, year: u32, rule: &Rule) -> Label<'c> {
    Label::of(name).year(year).stream(rule.stream).contribution(rule.contribution)
}
