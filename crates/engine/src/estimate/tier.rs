//! Makes the figures of one tier, in the order in which a person would.

use super::exchange::Exchange;
use super::{Basis, Line, NoEstimate, Range, TierEstimate, Year, openness, ranking};
use crate::decimal;
use crate::percent::{Factor, Origin, Percent};
use crate::program::{Tier, TierRef};
use crate::requirement::Recurrence;
use crate::rules::{Fee, FeeAmount, MeasuredYear, Need, Refund, Requirement, RoundedAt, Rounding, Rule, RuleKind};
use crate::scenario::{PurchasesAt, Scenario};
use crate::standing::{self, Check, Missing, Reached};
use crate::stream::Stream;
use crate::volume::{self, Sales, YearVolumes};
use crate::working::{Column, Figure, Formula, Label, Ledger, Name, Steps};

mod held;
mod line;
mod part;
mod uplift;

use line::{Measured, Terms};

/// The estimate of a tier, or why there is none.
pub(super) fn estimate<'c>(
    tier: TierRef<'c>,
    scenario: &Scenario,
    sales: &Sales<'c>,
    ledger: &mut Ledger<'c>,
) -> Result<TierEstimate<'c>, NoEstimate> {
    let kind = tier.tier.kind().ok_or(NoEstimate::NoIncomeStated)?;
    let beside = held::beside(tier, scenario);
    let exchange = Exchange::of(tier, &beside, scenario)?;
    Ok(Maker { tier, beside, kind, scenario, exchange, ledger }.make(&sales.years))
}

/// What a tier without an estimate asks, as far as it can be held against the team alone.
pub(super) fn checks_of_team<'c>(tier: TierRef<'c>, scenario: &Scenario) -> Vec<Check<'c>> {
    let mut ledger = Ledger::new(scenario.currency, Steps::Counted);
    standing::checks(tier.tier, scenario, &[], &mut |name, amount, cite| {
        ledger.make(Label::of(name), Formula::Stated { amount, cite })
    })
}

struct Maker<'c, 's, 'l> {
    tier: TierRef<'c>,
    /// The other tiers that are held at once.
    beside: Vec<TierRef<'c>>,
    kind: RuleKind,
    scenario: &'s Scenario,
    exchange: Exchange,
    ledger: &'l mut Ledger<'c>,
}

/// A year before fees and costs.
struct Earned<'c> {
    year: u32,
    volumes: YearVolumes,
    before: YearVolumes,
    lines: Vec<Line<'c>>,
    gross: Range,
    measure: Figure,
}

/// A tier that is held at once, and its rules.
struct Held<'c> {
    id: &'c str,
    terms: Vec<Terms<'c>>,
}

/// A fee that is charged, with what must be reached for it to come back.
struct ChargedFee<'c> {
    fee: &'c Fee,
    amount: Figure,
    threshold: Option<Figure>,
}

impl ChargedFee<'_> {
    /// What is paid once is due, and comes back, in the first year only.
    fn is_due(&self, year: u32) -> bool {
        year == 1 || !matches!(self.fee.amount, FeeAmount::Once(_))
    }
}

impl<'c> Maker<'c, '_, '_> {
    fn make(mut self, volumes: &[YearVolumes]) -> TierEstimate<'c> {
        let terms = self.terms(self.tier);
        let held: Vec<Held<'c>> = self
            .beside
            .clone()
            .iter()
            .copied()
            .map(|tier| Held { id: &tier.tier.id, terms: self.terms(tier) })
            .collect();
        let ages = if self.tiers().into_iter().any(Tier::tells_ages_apart) {
            volume::renewed_by_age(self.scenario, volumes, self.ledger)
        } else {
            vec![Vec::new(); volumes.len()]
        };
        let mut before = volumes.first().copied();
        if let Some(first) = before.filter(|_| self.asks_last_year()) {
            before = Some(volume::year_before(self.scenario, &first, self.ledger));
        }
        let mut earned: Vec<Earned<'c>> = Vec::with_capacity(volumes.len());
        for ((this, ages), year) in volumes.iter().zip(&ages).zip(1..) {
            let before_it = before.unwrap_or(*this);
            earned.push(self.earn(year, Measured { this, before: &before_it, ages }, &terms, &held));
            before = Some(*this);
        }
        let fees = self.charged_fees();
        let checks = self.checks(&earned);
        let missing = standing::missing(&checks, self.scenario);
        let list_values = earned.iter().flat_map(|year| year.volumes.all()).map(|volume| volume.list.amount).sum();
        let years: Vec<Year<'c>> = earned.into_iter().map(|earned| self.close(earned, &fees, &missing)).collect();

        let gross = self.total(&years, Name::Gross, |year| year.gross);
        let net = self.total(&years, Name::Net, |year| year.net);
        let fees = self.sum(Label::of(Name::Fees), years.iter().map(|year| year.fees));
        let refunds = self.sum(Label::of(Name::Refunds), years.iter().map(|year| year.refunds));
        let costs = self.sum(Label::of(Name::Costs), years.iter().map(|year| year.costs));
        TierEstimate {
            tier: self.tier,
            kind: self.kind,
            unranked: ranking::unranked(self.tier, self.scenario),
            gross,
            net,
            fees,
            refunds,
            costs,
            effective_rate: effective_rate(gross.expected, list_values),
            checks,
            open_points: openness::open_points(self.tier, &years, self.scenario),
            assumed: terms.iter().filter_map(|terms| Some((terms.rule, terms.assumed?))).collect(),
            readings: openness::readings(self.tier, self.kind, &years, self.scenario),
            years,
        }
    }

    /// The tier and those that are held at once.
    fn tiers(&self) -> Vec<&'c Tier> {
        let mut tiers = vec![self.tier.tier];
        tiers.extend(self.beside.iter().map(|other| other.tier));
        tiers
    }

    /// Whether something is measured in the year before.
    fn asks_last_year(&self) -> bool {
        self.tiers().into_iter().any(Tier::asks_last_year)
    }

    fn earn(&mut self, year: u32, volumes: Measured<'_>, terms: &[Terms<'c>], held: &[Held<'c>]) -> Earned<'c> {
        let mut lines = self.lines(year, volumes, terms);
        if !held.is_empty() {
            let others = held.iter().map(|held| (held.id, self.lines(year, volumes, &held.terms))).collect();
            lines = self.best(year, lines, others);
        }
        let gross = self.range(|maker, column| {
            let parts: Vec<Figure> = lines.iter().map(|line| line.earned.column(column)).collect::<Option<_>>()?;
            let label = Label::of(Name::Gross).year(year).column(column);
            Some(match maker.rounding(RoundedAt::Total) {
                None => maker.ledger.make(label, Formula::Sum(parts)),
                Some(rounding) => {
                    let exact = if held.is_empty() { terms } else { &[] };
                    let formula = maker.rounded_total(&lines, exact, &parts, column, rounding);
                    maker.ledger.make(label, formula)
                }
            })
        });
        let measure = self.measure(year, volumes.this, &lines);
        Earned { year, volumes: *volumes.this, before: *volumes.before, lines, gross, measure }
    }

    /// Closed deals or purchases of a year.
    fn measure(&mut self, year: u32, volumes: &YearVolumes, lines: &[Line<'c>]) -> Figure {
        let label = Label::of(Name::Measure).year(year);
        if self.kind == RuleKind::Commission {
            return self.sum(label, volumes.closed_deals());
        }
        let at_list = self.scenario.assumptions.purchases_at == PurchasesAt::List;
        let bought = lines.iter().map(|line| match line.basis {
            Basis::Cost(cost) if !at_list || self.is_open(line.rule) => cost,
            _ => line.list,
        });
        let bought = bought.collect();
        self.ledger.make(label, Formula::Sum(bought))
    }

    fn charged_fees(&mut self) -> Vec<ChargedFee<'c>> {
        let fees = &self.tier.tier.fees;
        fees.iter()
            .filter_map(|fee| {
                let formula = self.exchange.formula(fee.amount.stated()?, &fee.cite);
                let mut amount = self.ledger.make(Label::of(Name::Fee(&fee.id)), formula);
                if let FeeAmount::Monthly(_) = fee.amount {
                    amount = self.ledger.make(Label::of(Name::Fee(&fee.id)), Formula::Times { of: amount, count: 12 });
                }
                let threshold = match &fee.refund {
                    Refund::Reaching { amount, cite, .. } => {
                        let formula = self.exchange.formula(*amount, cite);
                        Some(self.ledger.make(Label::of(Name::RefundThreshold(&fee.id)), formula))
                    }
                    Refund::None | Refund::NotStated => None,
                };
                Some(ChargedFee { fee, amount, threshold })
            })
            .collect()
    }

    fn checks(&mut self, earned: &[Earned<'c>]) -> Vec<Check<'c>> {
        let mut reached: Vec<Reached<'c>> = Vec::with_capacity(earned.len());
        for earned in earned {
            let licenses = earned.volumes.of(Stream::NewSubscriptions).base;
            let sold = self.sold(earned);
            reached.push(Reached { year: earned.year, measure: earned.measure, licenses, sold });
        }
        let (ledger, exchange) = (&mut *self.ledger, self.exchange);
        standing::checks(self.tier.tier, self.scenario, &reached, &mut |name, amount, cite| {
            ledger.make(Label::of(name), exchange.formula(amount, cite))
        })
    }

    /// All lines together, those that are nothing but a share of an amount exactly, rounded once.
    fn rounded_total(
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

    /// Whether a rule counts in a column, as far as that does not depend on what is sold.
    fn counts_in(&self, rule: &Rule, column: Column) -> bool {
        rule.counts(self.scenario) && (column == Column::High || !self.is_open(rule))
    }

    /// Whether a condition of a rule is left open.
    fn is_open(&self, rule: &Rule) -> bool {
        let (program, scenario) = (self.tier.program, self.scenario);
        let is_open =
            |id: &String| program.condition(id).is_some_and(|asked| asked.share(&program.id, scenario).is_none());
        rule.when.iter().any(is_open)
    }

    /// What requirements measure in a year or in the one before it, by their ids.
    fn sold(&mut self, earned: &Earned<'c>) -> Vec<(&'c Need, Figure)> {
        let needs = self.tier.tier.requirements.iter().flat_map(Requirement::needs);
        needs
            .filter_map(|(id, need)| {
                let Need::Sold { measure, measured_in, .. } = need else { return None };
                let is_before = *measured_in == Some(MeasuredYear::LastYear);
                let volumes = if is_before { earned.before } else { earned.volumes };
                let parts = volumes.measured(measure)?;
                Some((need, self.sum(Label::of(Name::Sold(id)).year(earned.year - u32::from(is_before)), parts)))
            })
            .collect()
    }

    fn close(&mut self, earned: Earned<'c>, charged: &[ChargedFee<'c>], missing: &[Missing]) -> Year<'c> {
        let Earned { year, volumes, lines, gross, measure, .. } = earned;
        let fees = self
            .sum(Label::of(Name::Fees).year(year), charged.iter().filter(|fee| fee.is_due(year)).map(|fee| fee.amount));
        let refunded: Vec<Figure> =
            charged.iter().filter(|fee| fee.is_due(year)).filter_map(|fee| self.refund(year, fee, measure)).collect();
        let refunds = self.ledger.make(Label::of(Name::Refunds).year(year), Formula::Sum(refunded));
        let costs = self.costs(year, &volumes, missing);
        let net = self.range(|maker, column| {
            let formula = Formula::Balance { plus: vec![gross.column(column)?, refunds], minus: vec![fees, costs] };
            Some(maker.ledger.make(Label::of(Name::Net).year(year).column(column), formula))
        });
        Year { year, net, gross, fees, refunds, costs, measure, lines }
    }

    fn refund(&mut self, year: u32, charged: &ChargedFee<'c>, measure: Figure) -> Option<Figure> {
        let formula = Formula::WhenReached { measure, threshold: charged.threshold?, then: charged.amount };
        Some(self.ledger.make(Label::of(Name::Refund(&charged.fee.id)).year(year), formula))
    }

    fn costs(&mut self, year: u32, volumes: &YearVolumes, missing: &[Missing]) -> Figure {
        let mut parts = Vec::new();
        for missing in missing.iter().filter(|missing| year == 1 || missing.recurrence == Recurrence::Yearly) {
            parts.extend(self.requirement_cost(year, missing));
        }
        let costs = &self.scenario.costs;
        let (selling, field) = match self.kind {
            RuleKind::Commission => (costs.selling_percent_refer, "costs.selling_percent_refer"),
            RuleKind::Margin => (costs.selling_percent_resell, "costs.selling_percent_resell"),
        };
        let bad_debt = if self.kind == RuleKind::Margin { costs.bad_debt_percent } else { Percent::default() };
        let shares = [(Name::SellingCost, selling, field), (Name::BadDebt, bad_debt, "costs.bad_debt_percent")];
        if shares.iter().any(|(_, percent, _)| *percent > Percent::default()) {
            let of = self.sum(Label::of(Name::InvoicedTotal).year(year), volumes.all().map(|volume| volume.invoiced));
            for (name, percent, field) in shares.into_iter().filter(|(_, percent, _)| *percent > Percent::default()) {
                let factor = Factor { percent, origin: Origin::Typed(field) };
                parts.push(self.ledger.make(Label::of(name).year(year), Formula::Share { of, factor }));
            }
        }
        self.sum(Label::of(Name::Costs).year(year), parts)
    }

    fn requirement_cost(&mut self, year: u32, missing: &Missing) -> Option<Figure> {
        let id = missing.requirement;
        let amount = self.scenario.unit_cost(id);
        if amount.is_zero() {
            return None;
        }
        let unit = Formula::Typed { field: "costs.per_requirement", amount };
        let of = self.ledger.make(Label::of(Name::UnitCost(id)), unit);
        let name = if missing.unless.is_empty() { Name::RequirementCost(id) } else { Name::RequirementPrice(id) };
        let price = self.ledger.make(Label::of(name).year(year), Formula::Times { of, count: missing.count });
        if missing.unless.is_empty() {
            return Some(price);
        }
        let formula = Formula::UnlessReached { business: missing.unless.clone(), enough: missing.enough, then: price };
        Some(self.ledger.make(Label::of(Name::RequirementCost(id)).year(year), formula))
    }

    fn total(&mut self, years: &[Year<'c>], name: Name<'c>, range: fn(&Year<'c>) -> Range) -> Range {
        self.range(|maker, column| {
            let parts = years.iter().map(|year| range(year).column(column)).collect::<Option<_>>()?;
            Some(maker.ledger.make(Label::of(name).column(column), Formula::Sum(parts)))
        })
    }

    /// Makes the three columns of an amount. Only the high column can be missing.
    fn range(&mut self, mut make: impl FnMut(&mut Self, Column) -> Option<Figure>) -> Range {
        let nothing = Figure { amount: crate::money::Money::ZERO, step: 0 };
        let low = make(self, Column::Low).unwrap_or(nothing);
        let expected = make(self, Column::Expected).unwrap_or(nothing);
        Range { low, expected, high: make(self, Column::High) }
    }

    fn sum(&mut self, label: Label<'c>, parts: impl IntoIterator<Item = Figure>) -> Figure {
        self.ledger.make(label, Formula::Sum(parts.into_iter().collect()))
    }
}

impl Range {
    fn column(&self, column: Column) -> Option<Figure> {
        match column {
            Column::Low => Some(self.low),
            Column::Expected => Some(self.expected),
            Column::High => self.high,
        }
    }
}

/// Expected gross in percent of list value, two decimals.
fn effective_rate(gross: Figure, list_values: crate::money::Money) -> Option<Percent> {
    let hundredfold = decimal::product(gross.amount.amount(), rust_decimal::Decimal::ONE_HUNDRED)?;
    decimal::quotient(hundredfold, list_values.amount(), 2).map(Percent)
}
