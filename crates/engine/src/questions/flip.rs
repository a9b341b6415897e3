//! Flips: the nearest value of each field at which another tier leads.
//!
//! Money fields are searched exactly, percentages only at whole percents: in a percentage that acts on several years, a net is no
//! piecewise straight line.

use rust_decimal::Decimal;
use serde::Serialize;

use super::curve::NetCurve;
use super::expression::Units;
use super::piecewise::Difference;
use super::search::Direction;
use super::{LeftOut, Variable, curves, greatest};
use crate::decimal;
use crate::estimate;
use crate::money::Money;
use crate::order;
use crate::percent::Percent;
use crate::program::{Catalog, TierRef};
use crate::scenario::Scenario;

/// A field with the nearest value at which another tier leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flip<'c> {
    /// The field's dotted path.
    pub field: String,
    /// The present value.
    pub now: FieldValue,
    /// The nearest value with another leader; `None` when no value within the field's limits has one.
    pub turn: Option<Turn<'c>>,
    /// The ranked tiers for which this is not known; if not empty, `turn` is `None`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut<'c>>,
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// An amount in the scenario's currency.
    Amount(Money),
    /// A percentage.
    Percent(Percent),
}

/// The nearest value at which another tier leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Turn<'c> {
    /// The value nearest to the present one; the lesser of two that are equally near.
    pub at: FieldValue,
    /// The tier that leads now.
    #[serde(rename = "ahead_before")]
    pub passed: TierRef<'c>,
    /// The new leader: strictly ahead of the present one, and the first in catalog order of the best.
    #[serde(rename = "ahead_after")]
    pub leader: TierRef<'c>,
    /// The net of the present leader at this value.
    #[serde(rename = "net_before")]
    pub net_passed: Money,
    /// The net of the new leader at this value.
    #[serde(rename = "net_after")]
    pub net: Money,
}

/// The nearest value of each field at which another ranked tier is strictly ahead of the present leader while all other fields keep
/// their values: each money field of `deals`, exactly, and each percentage, at whole percents within its limits.
#[must_use]
pub fn flips<'c>(catalog: &'c Catalog, scenario: &Scenario) -> Vec<Flip<'c>> {
    let amounts = Variable::ALL.into_iter().map(|variable| {
        let curves = curves(catalog, scenario, variable, Money::ZERO, greatest(scenario));
        let is_known = curves.left_out.is_empty();
        Flip {
            field: variable.field().to_owned(),
            now: FieldValue::Amount(variable.of(scenario)),
            turn: if is_known { turn_of_amount(&curves.found, scenario, variable) } else { None },
            left_out: curves.left_out,
        }
    });
    let ranked = Ranked::of(catalog, scenario);
    let percentages = percentages(catalog, scenario).into_iter().map(|percentage| Flip {
        field: percentage.field.clone(),
        now: FieldValue::Percent(percentage.now),
        turn: turn_of_percentage(&ranked, scenario, &percentage),
        left_out: Vec::new(),
    });
    amounts.chain(percentages).collect()
}

fn turn_of_amount<'c>(curves: &[NetCurve<'c>], scenario: &Scenario, variable: Variable) -> Option<Turn<'c>> {
    let now = variable.of(scenario).minor_units(scenario.currency);
    let net = |curve: &NetCurve<'c>, at: Units| curve.net_at(curve.money(at));
    let leader_at = |at: Units| curves.iter().rev().max_by_key(|curve| net(curve, at));
    let present = leader_at(now)?;
    let mut nearest: Option<Units> = None;
    for rival in curves.iter().filter(|rival| !std::ptr::eq(*rival, present)) {
        let mut lead = Difference::between(&rival.function, &present.function);
        let (from, to) = (present.function.from, present.function.to);
        // No tier is ahead of the leader at the present value, so both ranges may include it.
        let ranges = [(from, now, Direction::Downward), (now, to, Direction::Upward)];
        let found = ranges.map(|(from, to, direction)| lead.first_reaching(1, (from, to), direction));
        let candidates = found.into_iter().flatten().map(|found| found.at).chain(nearest);
        nearest = candidates.min_by_key(|at| ((at - now).abs(), *at));
    }
    let at = nearest?;
    let leader = leader_at(at)?;
    let (net_passed, net) = (net(present, at), net(leader, at));
    Some(Turn { at: FieldValue::Amount(present.money(at)), passed: present.tier, leader: leader.tier, net_passed, net })
}

/// The ranked tiers, which are the same for every amount and percentage.
struct Ranked<'c>(Vec<TierRef<'c>>);

impl<'c> Ranked<'c> {
    fn of(catalog: &'c Catalog, scenario: &Scenario) -> Self {
        let ranked = |tier: &TierRef<'c>| estimate::estimate_tier(*tier, scenario).is_ok_and(|tier| tier.is_ranked());
        Self(catalog.tiers().filter(ranked).collect())
    }

    /// The expected nets of the tiers, in their order.
    fn nets(&self, scenario: &Scenario) -> Vec<Money> {
        let estimates = self.0.iter().map(|tier| estimate::estimate_tier(*tier, scenario));
        estimates.map(|estimate| estimate.map_or(Money::ZERO, |tier| tier.net.expected.amount)).collect()
    }
}

fn turn_of_percentage<'c>(ranked: &Ranked<'c>, scenario: &Scenario, percentage: &Percentage) -> Option<Turn<'c>> {
    let leader = |nets: &[Money]| (0..nets.len()).rev().max_by_key(|place| nets[*place]);
    let passed = leader(&ranked.nets(scenario))?;
    let mut varied = scenario.clone();
    percentage.whole_percents_by_distance().into_iter().find_map(|at| {
        (percentage.set)(&mut varied, at);
        let nets = ranked.nets(&varied);
        let (leader, at) = (leader(&nets)?, FieldValue::Percent(at));
        let (net_passed, net) = (nets[passed], nets[leader]);
        (net > net_passed).then(|| Turn { at, passed: ranked.0[passed], leader: ranked.0[leader], net_passed, net })
    })
}

type Set = Box<dyn Fn(&mut Scenario, Percent)>;

/// A percentage of a scenario with its limits.
struct Percentage {
    field: String,
    now: Percent,
    limits: (Percent, Percent),
    set: Set,
}

impl Percentage {
    /// Every whole percent within the limits except the present one, by distance; of two at equal distance the lesser first.
    fn whole_percents_by_distance(&self) -> Vec<Percent> {
        let (least, greatest) = self.limits;
        let distance = |percent: Percent| decimal::sum(percent.0, -self.now.0).abs();
        let mut percents: Vec<(Decimal, Percent)> = (-100..=100)
            .map(|percent| Percent(Decimal::from(percent)))
            .filter(|percent| (least..=greatest).contains(percent) && *percent != self.now)
            .map(|percent| (distance(percent), percent))
            .collect();
        order::sort_many(&mut percents);
        percents.into_iter().map(|(_, percent)| percent).collect()
    }
}

/// A percentage field of a scenario, with its path, present value, limits and setter.
macro_rules! percentage {
    ($scenario:expr, $group:ident . $field:ident, $least:expr) => {
        Percentage {
            field: concat!(stringify!($group), ".", stringify!($field)).to_owned(),
            now: $scenario.$group.$field,
            limits: (Percent(Decimal::from($least)), Percent(Decimal::ONE_HUNDRED)),
            set: Box::new(|scenario, percent| scenario.$group.$field = percent),
        }
    };
}

fn percentages(catalog: &Catalog, scenario: &Scenario) -> Vec<Percentage> {
    let mut percentages = vec![
        percentage!(scenario, deals.growth_percent, -100),
        percentage!(scenario, deals.renewal_percent, 0),
        percentage!(scenario, deals.customer_discount_percent, 0),
        percentage!(scenario, deals.registered_percent, 0),
        percentage!(scenario, costs.selling_percent_refer, 0),
        percentage!(scenario, costs.selling_percent_resell, 0),
        percentage!(scenario, costs.bad_debt_percent, 0),
        percentage!(scenario, assumptions.share_of_maximum_percent, 0),
    ];
    percentages.extend(scenario.assumptions.rates.iter().enumerate().filter_map(|(index, rate)| {
        Some(Percentage {
            field: format!("assumptions.rates.{}", rate.key()),
            now: rate.percent,
            limits: catalog.tier(&rate.tier)?.tier.rate_bounds(rate.stream, rate.contribution)?,
            set: Box::new(move |scenario, percent| scenario.assumptions.rates[index].percent = percent),
        })
    }));
    percentages
}
