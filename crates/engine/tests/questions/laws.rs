//! Properties of every scenario and every program, on random ones: no result is missed, and none is invented.

use std::cell::RefCell;

use partner_engine::estimate::{TierEstimate, estimate};
use partner_engine::money::{Currency, Money};
use partner_engine::program::{Catalog, Program};
use partner_engine::questions::{
    Crossover, FieldValue, Goal, NetCurve, Turn, Variable, cliffs, crossovers, curves, flips, goal,
};
use partner_engine::scenario::Scenario;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::drawn::Draw;
use super::net;

/// The most that rounding to cents moves a difference, in cents: growth at most doubles in three years, renewals add up.
const FAR: i64 = 200;
/// The end of the searched range, in cents.
const END: i64 = 200_000_000;

/// The number of cases of a property: `push` on a push, and fifty times as many in `test --all`.
fn cases(push: u32) -> u32 {
    if std::env::var_os("PARTNER_CALCULATOR_ALL").is_some() { 50 * push } else { push }
}

struct Drawn {
    catalog: Catalog,
    scenario: Scenario,
    variable: Variable,
    draw: RefCell<Draw>,
}

fn drawn(seed: u64) -> Drawn {
    let mut draw = Draw(seed);
    let (catalog, scenario, variable) = (draw.catalog(), draw.scenario(), draw.variable());
    Drawn { catalog, scenario, variable, draw: RefCell::new(draw) }
}

impl Drawn {
    fn curves(&self) -> Vec<NetCurve<'_>> {
        curves(&self.catalog, &self.scenario, self.variable, Money::ZERO, units(END)).found
    }

    fn left_out(&self) -> Vec<String> {
        let answer = curves(&self.catalog, &self.scenario, self.variable, Money::ZERO, units(END));
        answer.left_out.iter().map(|left_out| left_out.tier.id()).collect()
    }

    /// The most that rounding moves a difference, in cents: a program's own rounding may move each line of each year by its unit, in both
    /// tiers and in two held tiers.
    fn far(&self) -> i64 {
        let unit = |program: &Program| program.rounding.as_ref().map_or(Decimal::ZERO, |rounding| rounding.unit);
        let unit = self.catalog.programs.iter().map(unit).max().unwrap_or_default();
        // Lines of a year: at most two for each stream.
        FAR + cents(Money::rounded(unit, Currency::USD)) * 4 * 8 * i64::from(self.scenario.years)
    }

    fn value(&self) -> i64 {
        let mut draw = self.draw.borrow_mut();
        let bound = [1_000, 1_000_000, 30_000_000, END as u64][draw.below(4) as usize];
        draw.below(bound) as i64
    }

    fn values(&self, count: usize) -> Vec<i64> {
        (0..count).map(|_| self.value()).collect()
    }
}

fn units(cents: i64) -> Money {
    Money::rounded(Decimal::new(cents, 2), Currency::USD)
}

fn cents(amount: Money) -> i64 {
    (amount.amount() * Decimal::ONE_HUNDRED).try_into().expect("an amount of a test")
}

fn at(curve: &NetCurve<'_>, variable: i64) -> i64 {
    cents(curve.net_at(units(variable)))
}

fn curve_of<'v, 'c>(curves: &'v [NetCurve<'c>], id: &str) -> &'v NetCurve<'c> {
    curves.iter().find(|curve| curve.tier.id() == id).expect("a ranked tier")
}

/// The crossovers of a pair, with the sign of the first tier's lead from each on.
fn of_pair(all: &[Crossover<'_>], one: &NetCurve<'_>, other: &NetCurve<'_>) -> Vec<(i64, i64)> {
    let (one, other) = (one.tier.id(), other.tier.id());
    let pair = all.iter().filter_map(|found| match (found.ahead_before.id(), found.ahead_after.id()) {
        (before, after) if before == one && after == other => Some((cents(found.at), -1)),
        (before, after) if before == other && after == one => Some((cents(found.at), 1)),
        _ => None,
    });
    pair.collect()
}

/// Every change of sign, cent by cent; ties are skipped.
fn changes_cent_by_cent(leads: &[i64], first: i64) -> Vec<(i64, i64)> {
    let mut ahead = 0;
    let mut changes = Vec::new();
    for (value, lead) in (first..).zip(leads) {
        let now = lead.signum();
        if now == -ahead && now != 0 {
            changes.push((value, now));
        }
        ahead = if now == 0 { ahead } else { now };
    }
    changes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(24), failure_persistence: None, ..ProptestConfig::default() })]

    /// A curve has the nets of the estimate.
    #[test]
    fn a_curve_gives_the_net_of_the_estimate(seed in any::<u64>()) {
        let drawn = drawn(seed);
        for value in drawn.values(12).into_iter().chain([0, 1, 100_000_000_000_000]) {
            let scenario = drawn.variable.with(&drawn.scenario, units(value));
            let estimate = estimate(&drawn.catalog, &scenario);
            let curves = drawn.curves();
            let left_out = drawn.left_out();
            prop_assert_eq!(curves.len() + left_out.len(), estimate.tiers.iter().filter(|tier| tier.is_ranked()).count());
            let answered = |tier: &&TierEstimate<'_>| tier.is_ranked() && !left_out.contains(&tier.tier.id());
            for tier in estimate.tiers.iter().filter(answered) {
                let curve = curve_of(&curves, &tier.tier.id());
                prop_assert_eq!(curve.net_at(units(value)), tier.net.expected.amount, "{} at {}", tier.tier.id(), value);
            }
        }
    }

    /// Around crossovers and cliffs, cent by cent, by the ordinary estimate: the curves are right, and at a crossover the other tier
    /// is ahead, a cent before it is not.
    #[test]
    fn the_estimate_agrees_around_crossovers_and_cliffs(seed in any::<u64>()) {
        let drawn = drawn(seed);
        let all = crossovers(&drawn.catalog, &drawn.scenario, drawn.variable, Money::ZERO, units(END)).found;
        let cliffs = cliffs(&drawn.catalog, &drawn.scenario, drawn.variable, Money::ZERO, units(END)).found;
        let places = all.iter().map(|found| found.at).chain(cliffs.iter().map(|cliff| cliff.at));
        let curves = drawn.curves();
        for place in places.map(cents).take(8) {
            for value in (place - 15).max(0)..=(place + 15).min(END) {
                let estimate = estimate(&drawn.catalog, &drawn.variable.with(&drawn.scenario, units(value)));
                let net_of = |id: String| estimate.tiers.iter().find(|tier| tier.tier.id() == id).map(|tier| tier.net.expected.amount);
                for curve in &curves {
                    prop_assert_eq!(Some(units(at(curve, value))), net_of(curve.tier.id()), "{} at {}", curve.tier.id(), value);
                }
                for found in all.iter().filter(|found| found.rounding_until.is_none()) {
                    let (before, after) = (net_of(found.ahead_before.id()), net_of(found.ahead_after.id()));
                    if cents(found.at) == value {
                        prop_assert_eq!((before, after), (Some(found.net_before), Some(found.net_after)));
                        prop_assert!(after > before, "{:?}", found);
                    } else if cents(found.at) == value + 1 {
                        prop_assert!(after <= before, "{:?}", found);
                    }
                }
            }
        }
    }

    /// Around every crossover and cliff and elsewhere, cent by cent: each crossover is a change of order, and any other change is within
    /// rounding and is reversed.
    #[test]
    fn crossovers_are_the_changes_found_cent_by_cent(seed in any::<u64>()) {
        let drawn = drawn(seed);
        let (variable, width) = (drawn.variable, 600);
        let all = crossovers(&drawn.catalog, &drawn.scenario, variable, Money::ZERO, units(END)).found;
        if all.iter().any(|found| found.rounding_until.is_some()) {
            return Ok(());
        }
        let cliffs = cliffs(&drawn.catalog, &drawn.scenario, variable, Money::ZERO, units(END)).found;
        let places = all.iter().map(|found| found.at).chain(cliffs.iter().map(|cliff| cliff.at)).map(cents);
        let mut places: Vec<i64> = places.take(10).collect();
        places.extend(drawn.values(2).into_iter().chain([0]));
        let curves = drawn.curves();
        for place in places {
            let (from, to) = ((place - width).max(0), (place + width).min(END));
            let nets: Vec<Vec<i64>> =
                curves.iter().map(|curve| (from..=to).map(|value| at(curve, value)).collect()).collect();
            for (index, one) in curves.iter().enumerate() {
                for other in index + 1..curves.len() {
                    let leads: Vec<i64> = nets[index].iter().zip(&nets[other]).map(|(one, other)| one - other).collect();
                    // The tier ahead at the start of the window is unknown when the window starts with a tie.
                    let begin = leads.iter().position(|lead| *lead != 0).map_or(to, |place| from + place as i64);
                    let names = format!("{} and {}", one.tier.id(), curves[other].tier.id());
                    let reported = of_pair(&all, one, &curves[other]);
                    let mut here = reported.iter().filter(|(at, _)| (begin + 1..=to).contains(at)).peekable();
                    let found = changes_cent_by_cent(&leads, from);
                    let mut ahead = here.peek().map(|(_, after)| -after);
                    for (value, lead) in (from..).zip(&leads) {
                        if let Some(change) = here.next_if(|change| change.0 == value) {
                            prop_assert!(found.contains(change), "{names}: {change:?} is not among {found:?}");
                            ahead = Some(change.1);
                        }
                        // Without a crossover in the window, a tier that is clearly ahead anywhere in it is so everywhere.
                        ahead = ahead.or_else(|| (lead.abs() > drawn.far()).then_some(lead.signum()));
                        let behind = ahead.is_some_and(|ahead| lead.signum() == -ahead);
                        prop_assert!(!behind || lead.abs() <= drawn.far(), "{names}: {lead} at {value}");
                    }
                    prop_assert!(here.peek().is_none(), "{names}: {:?} around {place}", here.collect::<Vec<_>>());
                }
            }
        }
    }

    /// Between samples with clearly different nets, the order has changed exactly when an odd number of crossovers lies between them.
    #[test]
    fn no_change_of_order_is_missed(seed in any::<u64>()) {
        let drawn = drawn(seed);
        let all = crossovers(&drawn.catalog, &drawn.scenario, drawn.variable, Money::ZERO, units(END)).found;
        let mut samples = drawn.values(150);
        samples.sort_unstable();
        let curves = drawn.curves();
        for (index, one) in curves.iter().enumerate() {
            for other in &curves[index + 1..] {
                let reported = of_pair(&all, one, other);
                prop_assert!(reported.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 == -pair[1].1), "{reported:?}");
                let leads = samples.iter().map(|value| (*value, at(one, *value) - at(other, *value)));
                let clear: Vec<_> = leads.filter(|(_, lead)| lead.abs() > drawn.far()).collect();
                for pair in clear.windows(2) {
                    let [(from, before), (to, after)] = [pair[0], pair[1]];
                    let between = reported.iter().filter(|(at, _)| (from + 1..=to).contains(at)).count();
                    let changed = before.signum() != after.signum();
                    prop_assert_eq!(between % 2 == 1, changed, "{} and {}: {:?}", one.tier.id(), other.tier.id(), pair);
                }
            }
        }
    }

    /// Between two corners of a curve the net lies on the line, and a cliff has its stated height.
    #[test]
    fn a_curve_is_straight_between_its_corners(seed in any::<u64>()) {
        let drawn = drawn(seed);
        let cliffs = cliffs(&drawn.catalog, &drawn.scenario, drawn.variable, Money::ZERO, units(END)).found;
        let samples = drawn.values(60);
        for curve in drawn.curves() {
            let corners: Vec<(i64, i64)> = curve.corners().iter().map(|(at, net)| (cents(*at), cents(*net))).collect();
            for pair in corners.windows(2) {
                let [(from, at_from), (to, at_to)] = [pair[0], pair[1]];
                let (rise, run) = (i128::from(at_to - at_from), i128::from(to - from));
                for value in samples.iter().copied().filter(|value| (from..=to).contains(value)) {
                    let line = i128::from(at_from) + rise * i128::from(value - from) / run;
                    prop_assert!((i128::from(at(&curve, value)) - line).abs() <= i128::from(drawn.far()), "{} at {value}", curve.tier.id());
                }
            }
            for cliff in cliffs.iter().filter(|cliff| cliff.tier == curve.tier) {
                let step = cents(cliff.net) - cents(cliff.net_before);
                prop_assert!((step - cents(cliff.by)).abs() <= drawn.far(), "{cliff:?}");
                prop_assert!(!cliff.causes.is_empty() && cliff.causes.iter().all(|cause| cause.cite.is_some()), "{cliff:?}");
            }
        }
    }

    /// A goal is reached at its value and not below, by cents and by samples; where it is out of reach no net exceeds the stated best one.
    #[test]
    fn a_goal_is_the_least_value(seed in any::<u64>()) {
        let drawn = drawn(seed);
        let mut values = drawn.values(120);
        let aim = values[0];
        values.extend([0, 1, 100_000_000_000_000]);
        let curves = drawn.curves();
        let Some(first) = curves.get(seed as usize % curves.len().max(1)) else { return Ok(()) };
        let target = at(first, aim) + [0, 0, 1, 100][seed as usize % 4];
        for found in goal(&drawn.catalog, &drawn.scenario, drawn.variable, units(target)).found {
            let curve = curve_of(&curves, &found.tier.id());
            match found.goal {
                Goal::Reached { at: place, net: reached, rounding_until } => {
                    let place = cents(place);
                    let by_estimate = net(&drawn.catalog, &drawn.scenario, drawn.variable, units(place), found.tier);
                    prop_assert_eq!((by_estimate, cents(reached) >= target), (reached, true));
                    prop_assert!(place == 0 || at(curve, place - 1) < target);
                    let below = (place - 1_500).max(0)..place;
                    let mut lower = below.chain(values.iter().copied().filter(|value| *value < place));
                    prop_assert!(rounding_until.is_some() || lower.all(|value| at(curve, value) < target), "{found:?}");
                }
                Goal::OutOfReach { best, at: place } => {
                    let (best, place) = (cents(best), cents(place));
                    prop_assert_eq!(at(curve, place), best);
                    prop_assert!(best < target);
                    let near = (place - 1_500).max(0)..=(place + 1_500).min(100_000_000_000_000);
                    prop_assert!(near.chain(values.iter().copied()).all(|value| at(curve, value) <= best), "{found:?}");
                    prop_assert!(((place - 1_500).max(0)..place).all(|value| at(curve, value) < best), "{found:?}");
                }
                Goal::DoesNotDependOnIt { net } => {
                    prop_assert!(cents(net) < target);
                    prop_assert!(values.iter().all(|value| at(curve, *value) == cents(net)), "{found:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(8), failure_persistence: None, ..ProptestConfig::default() })]

    /// At a turn another tier is strictly ahead, by the ordinary estimate; at no nearer value, on either side, is one.
    #[test]
    fn a_turn_is_the_nearest(seed in any::<u64>()) {
        let drawn = drawn(seed);
        let scenario = drawn.scenario.clone();
        for flip in flips(&drawn.catalog.clone(), &scenario) {
            let Some(variable) = Variable::ALL.into_iter().find(|variable| variable.field() == flip.field) else { continue };
            if !flip.left_out.is_empty() {
                prop_assert!(flip.turn.is_none());
                continue;
            }
            let (now, top) = (cents(variable.of(&scenario)), 100_000_000_000_000);
            let curves = curves(&drawn.catalog, &scenario, variable, Money::ZERO, units(top)).found;
            let Some(present) = curves.iter().rev().max_by_key(|curve| at(curve, now)) else { continue };
            let overtaken = |value: i64| curves.iter().any(|curve| at(curve, value) > at(present, value));
            let distance = match &flip.turn {
                Some(Turn { at: FieldValue::Amount(place), leader, net: reached, passed, net_passed }) => {
                    prop_assert_eq!(passed.id(), present.tier.id());
                    for (tier, reached) in [(leader, reached), (passed, net_passed)] {
                        prop_assert_eq!(net(&drawn.catalog, &scenario, variable, *place, *tier), *reached);
                    }
                    prop_assert!(reached > net_passed);
                    (cents(*place) - now).abs()
                }
                _ => top,
            };
            let inside = drawn.values(60).into_iter().map(|value| value % distance.max(1));
            for nearer in inside.chain((distance - 400).max(0)..distance).chain(0..distance.min(400)) {
                let sides = [now - nearer, now + nearer].into_iter().filter(|value| (0..=top).contains(value));
                prop_assert!(sides.into_iter().all(|value| !overtaken(value)), "{flip:?} {nearer} nearer than {distance}");
            }
        }
    }

    /// A percentage turns at a whole percent, and at no nearer one.
    #[test]
    fn a_turn_of_a_percentage_is_the_nearest_whole_percent(seed in any::<u64>()) {
        let drawn = drawn(seed);
        let leader = |discount: Decimal, present: Option<&str>| {
            let mut scenario = drawn.scenario.clone();
            scenario.deals.customer_discount_percent.0 = discount;
            let estimate = estimate(&drawn.catalog, &scenario);
            let ranked: Vec<_> = estimate.tiers.iter().filter(|tier| tier.is_ranked()).collect();
            let net_of = |id: &str| ranked.iter().find(|tier| tier.tier.id() == id).map(|tier| tier.net.expected.amount);
            let best = ranked.first().map(|tier| (tier.tier.id(), tier.net.expected.amount));
            best.filter(|(_, net)| present.is_none_or(|present| net_of(present) < Some(*net))).map(|(id, _)| id)
        };
        let now = drawn.scenario.deals.customer_discount_percent.0;
        let present = leader(now, None);
        let all = flips(&drawn.catalog, &drawn.scenario);
        let flip = all.iter().find(|flip| flip.field == "deals.customer_discount_percent").expect("a percentage");
        let turns = (0..=100).map(Decimal::from).filter(|at| *at != now);
        let turns = turns.filter_map(|at| Some((at, leader(at, present.as_deref())?))).filter(|_| present.is_some());
        let nearest = turns.min_by_key(|(at, _)| ((at - now).abs(), *at));
        let found = flip.turn.as_ref().map(|turn| match turn.at {
            FieldValue::Percent(percent) => (percent.0, turn.leader.id()),
            FieldValue::Amount(_) => (Decimal::NEGATIVE_ONE, turn.leader.id()),
        });
        prop_assert_eq!(found, nearest);
    }
}
