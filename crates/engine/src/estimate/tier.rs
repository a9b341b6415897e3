//! Computes the figures of one tier, in the order in which a person would.

use super::exchange::exchange_of;
use super::{NoEstimate, TierEstimate, Year, caveats, ranking};
use crate::decimal;
use crate::money::Money;
use crate::percent::{Factor, Origin, Percent};
use crate::program::{Tier, TierRef};
use crate::requirement::Recurrence;
use crate::rules::evaluator::Evaluator;
use crate::rules::fee::ChargedFee;
use crate::rules::line::{Basis, Line, Terms};
use crate::rules::{MeasuredYear, Need, Requirement, RoundedAt, RuleKind};
use crate::scenario::{PurchasesAt, Scenario};
use crate::standing::{self, Check, MissingUnits, Reached};
use crate::stream::Stream;
use crate::volume::{self, Sales, YearSales, YearVolumes};
use crate::working::{Figure, Formula, Label, Ledger, Name, Range, Steps};

/// The estimate of a tier, or the reason why it has none.
pub(super) fn estimate<'c>(
    tier: TierRef<'c>,
    scenario: &Scenario,
    sales: &Sales<'c>,
    ledger: &mut Ledger<'c>,
) -> Result<TierEstimate<'c>, NoEstimate> {
    let kind = tier.tier.kind().ok_or(NoEstimate::NoIncomeStated)?;
    let other_held = other_held(tier, scenario);
    let exchange = exchange_of(tier, &other_held, scenario)?;
    let program = tier.program;
    let rules = Evaluator {
        program: &program.id,
        product_lines: &program.product_lines,
        conditions: &program.conditions,
        rounding: program.rounding.as_ref(),
        kind,
        scenario,
        exchange,
        ledger,
    };
    Ok(TierEstimator { tier, other_held, rules }.estimate(&sales.years))
}

/// The other held tiers of the program and of the same kind, where the best of held tiers counts.
fn other_held<'c>(tier: TierRef<'c>, scenario: &Scenario) -> Vec<TierRef<'c>> {
    if tier.program.best_of_held.is_none() {
        return Vec::new();
    }
    let others = tier.program.tiers.iter().map(|other| TierRef { program: tier.program, tier: other });
    let is_other_held = |other: &TierRef<'c>| {
        other.tier.id != tier.tier.id && other.tier.kind() == tier.tier.kind() && scenario.holds.contains(&other.id())
    };
    others.filter(is_other_held).collect()
}

/// The requirements of a tier without an estimate, compared with the team alone.
pub(super) fn checks_of_team<'c>(tier: TierRef<'c>, scenario: &Scenario) -> Vec<Check<'c>> {
    let mut ledger = Ledger::new(scenario.currency, Steps::Count);
    standing::checks(tier.tier, scenario, &[], &mut |name, amount, cite| {
        ledger.make(Label::of(name), Formula::Stated { amount, cite })
    })
}

struct TierEstimator<'c, 's, 'l> {
    tier: TierRef<'c>,
    /// The other tiers held at once.
    other_held: Vec<TierRef<'c>>,
    rules: Evaluator<'c, 's, 'l>,
}

/// The earnings of a year, before fees and costs.
struct YearEarnings<'c> {
    year: u32,
    volumes: YearVolumes,
    before: YearVolumes,
    lines: Vec<Line<'c>>,
    gross: Range,
    measure: Figure,
}

/// Another tier held at once, with its rules.
struct HeldTier<'c> {
    id: &'c str,
    terms: Vec<Terms<'c>>,
}

impl<'c> TierEstimator<'c, '_, '_> {
    fn estimate(mut self, volumes: &[YearVolumes]) -> TierEstimate<'c> {
        let terms = self.terms(self.tier);
        let held: Vec<HeldTier<'c>> = self
            .other_held
            .clone()
            .iter()
            .copied()
            .map(|tier| HeldTier { id: &tier.tier.id, terms: self.terms(tier) })
            .collect();
        let ages = if self.tiers().into_iter().any(Tier::pays_by_contract_age) {
            volume::renewed_by_age(self.rules.scenario, volumes, self.rules.ledger)
        } else {
            vec![Vec::new(); volumes.len()]
        };
        let mut before = volumes.first().copied();
        if let Some(first) = before.filter(|_| self.measures_last_year()) {
            before = Some(volume::year_before(self.rules.scenario, &first, self.rules.ledger));
        }
        let mut earned: Vec<YearEarnings<'c>> = Vec::with_capacity(volumes.len());
        for ((this, ages), year) in volumes.iter().zip(&ages).zip(1..) {
            let year_before = before.unwrap_or(*this);
            earned.push(self.earn(year, YearSales { this, before: &year_before, ages }, &terms, &held));
            before = Some(*this);
        }
        let fees = self.rules.charged_fees(&self.tier.tier.fees);
        let checks = self.checks(&earned);
        let missing = standing::missing(&checks, self.rules.scenario);
        let list_values = earned.iter().flat_map(|year| year.volumes.all()).map(|volume| volume.list.amount).sum();
        let years: Vec<Year<'c>> = earned.into_iter().map(|earned| self.close(earned, &fees, &missing)).collect();

        let gross = self.total(&years, Name::Gross, |year| year.gross);
        let net = self.total(&years, Name::Net, |year| year.net);
        let fees = self.rules.sum(Label::of(Name::Fees), years.iter().map(|year| year.fees));
        let refunds = self.rules.sum(Label::of(Name::Refunds), years.iter().map(|year| year.refunds));
        let costs = self.rules.sum(Label::of(Name::Costs), years.iter().map(|year| year.costs));
        TierEstimate {
            tier: self.tier,
            kind: self.rules.kind,
            unranked: ranking::unranked(self.tier, self.rules.scenario),
            gross,
            net,
            fees,
            refunds,
            costs,
            effective_rate: effective_rate(gross.expected, list_values),
            checks,
            open_points: caveats::open_points(self.tier, &years, self.rules.scenario),
            assumed: terms.iter().filter_map(|terms| Some((terms.rule, terms.assumed?))).collect(),
            readings: caveats::readings(self.tier, self.rules.kind, &years, self.rules.scenario),
            years,
        }
    }

    /// The rules of a tier with their values that are equal in every year.
    fn terms(&mut self, tier: TierRef<'c>) -> Vec<Terms<'c>> {
        let scenario = self.rules.scenario;
        self.rules.terms(&tier.tier.rules, |rule| tier.assumed_rate(rule, scenario))
    }

    /// The tier itself and the other tiers held at once.
    fn tiers(&self) -> Vec<&'c Tier> {
        let mut tiers = vec![self.tier.tier];
        tiers.extend(self.other_held.iter().map(|other| other.tier));
        tiers
    }

    /// Whether a rule or requirement measures the year before the estimated one.
    fn measures_last_year(&self) -> bool {
        self.tiers().into_iter().any(Tier::measures_last_year)
    }

    fn earn(
        &mut self,
        year: u32,
        volumes: YearSales<'_>,
        terms: &[Terms<'c>],
        held: &[HeldTier<'c>],
    ) -> YearEarnings<'c> {
        let mut lines = self.rules.lines(year, volumes, terms);
        if !held.is_empty() {
            let others = held.iter().map(|held| (held.id, self.rules.lines(year, volumes, &held.terms))).collect();
            lines = self.rules.best(year, lines, others);
        }
        let gross = self.rules.range(|rules, column| {
            let parts: Vec<Figure> = lines.iter().map(|line| line.earned.column(column)).collect::<Option<_>>()?;
            let label = Label::of(Name::Gross).year(year).column(column);
            Some(match rules.rounding(RoundedAt::Total) {
                None => rules.ledger.make(label, Formula::Sum(parts)),
                Some(rounding) => {
                    let exact = if held.is_empty() { terms } else { &[] };
                    let formula = rules.rounded_total(&lines, exact, &parts, column, rounding);
                    rules.ledger.make(label, formula)
                }
            })
        });
        let measure = self.measure(year, volumes.this, &lines);
        YearEarnings { year, volumes: *volumes.this, before: *volumes.before, lines, gross, measure }
    }

    /// Closed deals or purchases of a year.
    fn measure(&mut self, year: u32, volumes: &YearVolumes, lines: &[Line<'c>]) -> Figure {
        let label = Label::of(Name::Measure).year(year);
        if self.rules.kind == RuleKind::Commission {
            return self.rules.sum(label, volumes.closed_deals());
        }
        let at_list = self.rules.scenario.assumptions.purchases_at == PurchasesAt::List;
        let bought = lines.iter().map(|line| match line.basis {
            Basis::Cost(cost) if !at_list || self.rules.is_open(line.rule) => cost,
            _ => line.list,
        });
        let bought = bought.collect();
        self.rules.ledger.make(label, Formula::Sum(bought))
    }

    fn checks(&mut self, earned: &[YearEarnings<'c>]) -> Vec<Check<'c>> {
        let mut reached: Vec<Reached<'c>> = Vec::with_capacity(earned.len());
        for earned in earned {
            let licenses = earned.volumes.of(Stream::NewSubscriptions).base;
            let sold = self.sold(earned);
            reached.push(Reached { year: earned.year, measure: earned.measure, licenses, sold });
        }
        let (ledger, exchange) = (&mut *self.rules.ledger, self.rules.exchange);
        standing::checks(self.tier.tier, self.rules.scenario, &reached, &mut |name, amount, cite| {
            ledger.make(Label::of(name), exchange.formula(amount, cite))
        })
    }

    /// The sales that requirements measure, in the year or in the one before it, with the need that measures them.
    fn sold(&mut self, earned: &YearEarnings<'c>) -> Vec<(&'c Need, Figure)> {
        let needs = self.tier.tier.requirements.iter().flat_map(Requirement::needs);
        needs
            .filter_map(|(id, need)| {
                let Need::Sold { measure, measured_in, .. } = need else { return None };
                let is_before = *measured_in == Some(MeasuredYear::LastYear);
                let volumes = if is_before { earned.before } else { earned.volumes };
                let parts = measure.parts(&volumes)?;
                Some((need, self.rules.sum(Label::of(Name::Sold(id)).year(earned.year - u32::from(is_before)), parts)))
            })
            .collect()
    }

    fn close(&mut self, earned: YearEarnings<'c>, charged: &[ChargedFee<'c>], missing: &[MissingUnits]) -> Year<'c> {
        let YearEarnings { year, volumes, lines, gross, measure, .. } = earned;
        let fees = self
            .rules
            .sum(Label::of(Name::Fees).year(year), charged.iter().filter(|fee| fee.is_due(year)).map(|fee| fee.amount));
        let refunded: Vec<Figure> = charged
            .iter()
            .filter(|fee| fee.is_due(year))
            .filter_map(|fee| self.rules.refund(year, fee, measure))
            .collect();
        let refunds = self.rules.ledger.make(Label::of(Name::Refunds).year(year), Formula::Sum(refunded));
        let costs = self.costs(year, &volumes, missing);
        let net = self.rules.range(|rules, column| {
            let formula = Formula::Balance { plus: vec![gross.column(column)?, refunds], minus: vec![fees, costs] };
            Some(rules.ledger.make(Label::of(Name::Net).year(year).column(column), formula))
        });
        Year { year, net, gross, fees, refunds, costs, measure, lines }
    }

    fn costs(&mut self, year: u32, volumes: &YearVolumes, missing: &[MissingUnits]) -> Figure {
        let mut parts = Vec::new();
        for missing in missing.iter().filter(|missing| year == 1 || missing.recurrence == Recurrence::Yearly) {
            parts.extend(self.requirement_cost(year, missing));
        }
        let costs = &self.rules.scenario.costs;
        let (selling, field) = match self.rules.kind {
            RuleKind::Commission => (costs.selling_percent_refer, "costs.selling_percent_refer"),
            RuleKind::Margin => (costs.selling_percent_resell, "costs.selling_percent_resell"),
        };
        let bad_debt = if self.rules.kind == RuleKind::Margin { costs.bad_debt_percent } else { Percent::default() };
        let shares = [(Name::SellingCost, selling, field), (Name::BadDebt, bad_debt, "costs.bad_debt_percent")];
        if shares.iter().any(|(_, percent, _)| *percent > Percent::default()) {
            let of =
                self.rules.sum(Label::of(Name::InvoicedTotal).year(year), volumes.all().map(|volume| volume.invoiced));
            for (name, percent, field) in shares.into_iter().filter(|(_, percent, _)| *percent > Percent::default()) {
                let factor = Factor { percent, origin: Origin::Typed(field) };
                parts.push(self.rules.ledger.make(Label::of(name).year(year), Formula::Share { of, factor }));
            }
        }
        self.rules.sum(Label::of(Name::Costs).year(year), parts)
    }

    fn requirement_cost(&mut self, year: u32, missing: &MissingUnits) -> Option<Figure> {
        let id = missing.requirement;
        let amount = self.rules.scenario.unit_cost(id);
        if amount.is_zero() {
            return None;
        }
        let unit = Formula::Typed { field: "costs.per_requirement", amount };
        let of = self.rules.ledger.make(Label::of(Name::UnitCost(id)), unit);
        let name = if missing.unless.is_empty() { Name::RequirementCost(id) } else { Name::RequirementPrice(id) };
        let price = self.rules.ledger.make(Label::of(name).year(year), Formula::Times { of, count: missing.count });
        if missing.unless.is_empty() {
            return Some(price);
        }
        let formula = Formula::UnlessReached { business: missing.unless.clone(), enough: missing.enough, then: price };
        Some(self.rules.ledger.make(Label::of(Name::RequirementCost(id)).year(year), formula))
    }

    fn total(&mut self, years: &[Year<'c>], name: Name<'c>, range: fn(&Year<'c>) -> Range) -> Range {
        self.rules.range(|rules, column| {
            let parts = years.iter().map(|year| range(year).column(column)).collect::<Option<_>>()?;
            Some(rules.ledger.make(Label::of(name).column(column), Formula::Sum(parts)))
        })
    }
}

/// Expected gross in percent of list value, with two decimals.
fn effective_rate(gross: Figure, list_values: Money) -> Option<Percent> {
    let hundredfold = decimal::product(gross.amount.amount(), Percent::WHOLE.0)?;
    decimal::quotient(hundredfold, list_values.amount(), 2).map(Percent)
}
