//! Recomputation of a working from the documents and the typed values alone.
//!
//! [`Recomputation`] computes the value of every step in integers of minor units and never reads the amount of a step: only stated
//! facts, typed values and steps that it has computed before. `recipe.rs` checks that each step has the operands of the contract.

use std::collections::BTreeMap;

use partner_engine::program::{Citation, FeeAmount, Need, Refund, Rule, RuleKind, Stream, TierRef};
use partner_engine::rate::{Factor, Origin, Rate};
use partner_engine::working::{Column, Figure, Formula, Label, Name, Reaching, Step, Working};
use rust_decimal::Decimal;

use crate::scenarios::{Draft, bounds, hundredths};

/// A share as a fraction.
#[derive(Debug, Clone, Copy)]
struct Fraction {
    top: i128,
    bottom: i128,
}

pub(crate) struct Recomputation<'t, 'c> {
    pub(crate) tier: TierRef<'c>,
    pub(crate) draft: &'t Draft,
    pub(crate) working: &'t Working<'c>,
    /// Values in minor units, by step.
    values: BTreeMap<u32, i128>,
}

impl<'t, 'c> Recomputation<'t, 'c> {
    /// Computes every step.
    pub(crate) fn of_all(tier: TierRef<'c>, draft: &'t Draft, working: &'t Working<'c>) -> Self {
        let mut all = Self { tier, draft, working, values: BTreeMap::new() };
        for (index, step) in (0..).zip(working.steps()) {
            let value = all.value(step);
            all.values.insert(index, value);
            all.assert_contract(step);
        }
        all
    }

    /// Computes only the steps that explain one figure.
    pub(crate) fn alone(&self, figure: Figure) -> i128 {
        let mut alone = Self { values: BTreeMap::new(), ..*self };
        for (index, step) in self.working.explain(figure) {
            let value = alone.value(step);
            alone.values.insert(index, value);
        }
        alone.of(figure)
    }

    /// The value of a figure whose step has been computed.
    pub(crate) fn of(&self, figure: Figure) -> i128 {
        *self
            .values
            .get(&figure.step)
            .unwrap_or_else(|| panic!("step {} is not explained before it is used", figure.step))
    }

    fn value(&self, step: &Step<'c>) -> i128 {
        let label = &step.label;
        let sum = |figures: &[Figure]| figures.iter().map(|figure| self.of(*figure)).sum::<i128>();
        match &step.formula {
            Formula::Typed { field, .. } => self.typed(field, label),
            Formula::Stated { amount, cite } => {
                self.assert_fact(label, *amount, cite);
                rounded(amount.mantissa() * self.minor_units(), ten_to(amount.scale()))
            }
            Formula::Converted { amount, from, from_per_euro, to_per_euro, cite } => {
                self.assert_fact(label, *amount, cite);
                assert_eq!(Some(*from), self.tier.program.currency);
                let per_euro = |code: &str, shown: &Decimal| {
                    let millionths = self.draft.per_euro(code).expect("a rate that was typed");
                    assert_eq!(shown.mantissa() * ten_to(6 - shown.scale()), millionths, "{code} for one euro");
                    millionths
                };
                let to = per_euro(self.draft.currency(), to_per_euro);
                let from = per_euro(from.code(), from_per_euro);
                rounded(amount.mantissa() * to * self.minor_units(), from * ten_to(amount.scale()))
            }
            Formula::Share { of, factor } => {
                let Fraction { top, bottom } = self.factor(label, factor);
                rounded(self.of(*of) * top, bottom)
            }
            Formula::Less { of, factor } => {
                let Fraction { top, bottom } = self.factor(label, factor);
                rounded(self.of(*of) * (bottom - top), bottom)
            }
            Formula::Grown { of, factor } => {
                let Fraction { top, bottom } = self.factor(label, factor);
                rounded(self.of(*of) * (bottom + top), bottom)
            }
            Formula::Sum(parts) => sum(parts),
            Formula::Balance { plus, minus } => sum(plus) - sum(minus),
            Formula::Least(one, other) => self.of(*one).min(self.of(*other)),
            Formula::Greatest(..)
            | Formula::Within { .. }
            | Formula::BegunBefore { .. }
            | Formula::Bracket { .. }
            | Formula::Portion { .. }
            | Formula::RoundedShare { .. }
            | Formula::Rounded { .. }
            | Formula::RoundedTotal { .. } => panic!("{label:?}: no program of the catalog has this shape"),
            Formula::Times { of, count } => self.of(*of) * i128::from(*count),
            Formula::WhenReached { measure, threshold, then } => {
                if self.of(*measure) >= self.of(*threshold) {
                    self.of(*then)
                } else {
                    0
                }
            }
            Formula::UnlessReached { business, enough, then } => {
                let reaches =
                    |one: &&Reaching| one.measures.iter().all(|measure| self.of(*measure) >= self.of(one.threshold));
                if business.iter().filter(reaches).count() >= *enough { 0 } else { self.of(*then) }
            }
            Formula::Nothing(_) => 0,
        }
    }

    fn minor_units(&self) -> i128 {
        ten_to(self.draft.digits())
    }

    fn typed(&self, field: &str, label: &Label<'c>) -> i128 {
        let path = match (label.name, label.stream) {
            (Name::UnitCost(id), _) => format!("costs.per_requirement.{id}"),
            (Name::InForce, None) => "deals.subscriptions_in_force".to_owned(),
            (Name::List, Some(stream)) => format!("deals.{}", stream.id()),
            _ => panic!("{label:?} is typed in {field}"),
        };
        assert!(path.starts_with(field), "{label:?} is typed in {field}");
        self.draft.money(&path)
    }

    /// Asserts that the tier states this amount and this citation under this name.
    fn assert_fact(&self, label: &Label<'c>, amount: Decimal, cite: &Citation) {
        let tier = self.tier.tier;
        let fee = |id: &str| tier.fees.iter().find(|fee| fee.id == id).expect("a fee of the tier");
        let facts: Vec<(Decimal, &Citation)> = match label.name {
            Name::CapPerDeal => self.rule(label).cap.iter().map(|cap| (cap.amount_per_deal, &cap.cite)).collect(),
            Name::Fee(id) => match &fee(id).amount {
                FeeAmount::Annual(amount) | FeeAmount::Monthly(amount) | FeeAmount::Once(amount) => {
                    vec![(*amount, &fee(id).cite)]
                }
                FeeAmount::Negotiated | FeeAmount::NotStated => Vec::new(),
            },
            Name::RefundThreshold(id) => match &fee(id).refund {
                Refund::Reaching { amount, cite, .. } => vec![(*amount, cite)],
                Refund::None | Refund::NotStated => Vec::new(),
            },
            Name::Minimum => tier.minimums.iter().map(|minimum| (minimum.amount, &minimum.cite)).collect(),
            Name::LicenseTarget => self.license_targets(),
            _ => Vec::new(),
        };
        assert!(facts.contains(&(amount, cite)), "{label:?} states {amount} of {cite:?}, the tier {facts:?}");
    }

    fn license_targets(&self) -> Vec<(Decimal, &Citation)> {
        let mut targets = Vec::new();
        for asked in &self.tier.tier.requirements {
            if let Need::AnyOf(several) = &asked.need {
                targets.extend(several.iter().filter_map(|one| Some((amount_of(&one.need)?, &asked.cite))));
            }
        }
        targets
    }

    pub(crate) fn rule(&self, label: &Label<'c>) -> &'c Rule {
        let is_it = |rule: &&Rule| Some(rule.stream) == label.stream && rule.contribution == label.contribution;
        self.tier.tier.rules.iter().find(is_it).expect("a rule of the tier")
    }

    /// The share that the contract gives for this amount; asserts that the step shows the same share and origin.
    fn factor(&self, label: &Label<'c>, shown: &Factor<'c>) -> Fraction {
        let typed = |field: &'static str| {
            assert_eq!(shown.origin, Origin::Typed(field), "{label:?}");
            Fraction { top: self.draft.percent(field), bottom: 10_000 }
        };
        let fraction = match label.name {
            Name::List if label.stream == Some(Stream::Renewals) => typed("deals.renewal_percent"),
            Name::List => typed("deals.growth_percent"),
            Name::Invoiced => typed("deals.customer_discount_percent"),
            Name::Base => typed("deals.registered_percent"),
            Name::Line | Name::Uncapped | Name::Cost => self.rate(label, &shown.origin),
            Name::SellingCost if self.kind() == RuleKind::Commission => typed("costs.selling_percent_refer"),
            Name::SellingCost => typed("costs.selling_percent_resell"),
            Name::BadDebt => typed("costs.bad_debt_percent"),
            _ => panic!("{label:?} is no share"),
        };
        let percent = shown.percent.0;
        let (shown_top, shown_bottom) = (percent.mantissa(), ten_to(percent.scale()) * 100);
        assert_eq!(shown_top * fraction.bottom, fraction.top * shown_bottom, "{label:?} shows {percent} %");
        fraction
    }

    /// The rates of `docs/calculation.md` §4, as a table.
    fn rate(&self, label: &Label<'c>, origin: &Origin<'c>) -> Fraction {
        let rule = self.rule(label);
        let column = label.column.expect("a rate has a column");
        let (least, greatest) = bounds(&rule.rate);
        let share_of_maximum = self.draft.percent("assumptions.share_of_maximum_percent") * greatest;
        let plain = |hundredths| Fraction { top: hundredths, bottom: 10_000 };
        let part = Fraction { top: share_of_maximum, bottom: 100_000_000 };
        let assumed = self.draft.assumed(&self.tier.id(), rule).filter(|_| column == Column::Expected);
        let (fraction, named) = match (assumed, &rule.rate, column) {
            (Some(assumed), _, _) => (plain(assumed), matches!(origin, Origin::Assumed(_))),
            (None, Rate::Negotiated | Rate::NotStated, _) => (plain(0), matches!(origin, Origin::NotStated(_))),
            (None, Rate::AtMost(maximum), Column::Expected) => {
                let share = self.draft.percent("assumptions.share_of_maximum_percent");
                let named = matches!(origin, Origin::ShareOfMaximum { share: shown, maximum: of, .. }
                    if of == maximum && hundredths(shown.0) == share);
                (part, named)
            }
            (None, Rate::Between(..), Column::Expected) if share_of_maximum > least * 10_000 => {
                (part, matches!(origin, Origin::ShareOfMaximum { .. }))
            }
            (None, _, Column::Low | Column::Expected) => (plain(least), matches!(origin, Origin::Stated(_))),
            (None, _, Column::High) => (plain(greatest), matches!(origin, Origin::Stated(_))),
        };
        assert!(named, "{label:?} with {:?} names {origin:?}", rule.rate);
        let is_its_clause = origin.citation() == Some(&rule.cite);
        assert!(is_its_clause, "{label:?} cites {:?}", origin.citation());
        fraction
    }

    pub(crate) fn kind(&self) -> RuleKind {
        self.tier.tier.kind().expect("an estimated tier earns something")
    }
}

fn amount_of(need: &Need) -> Option<Decimal> {
    match need {
        Need::Amount(amount) => Some(*amount),
        _ => None,
    }
}

const fn ten_to(power: u32) -> i128 {
    10_i128.pow(power)
}

/// A fraction rounded to an integer, half away from zero.
pub(crate) const fn rounded(top: i128, bottom: i128) -> i128 {
    let half_up = (2 * top.abs() + bottom) / (2 * bottom);
    if top < 0 { -half_up } else { half_up }
}
