//! Workings of programs with every form of rule, recomputed from their steps alone: in integers of minor units, with fractions of
//! integers, and without the amount of any step except typed and stated ones.
//!
//! The worked examples of these programs check that a step has the right operands.

use include_dir::{Dir, include_dir};
use partner_engine::estimate::{estimate, working};
use partner_engine::money::{Currency, Money};
use partner_engine::program::Program;
use partner_engine::rules::{Direction, Rounding};
use partner_engine::scenario::Scenario;
use partner_engine::validate;
use partner_engine::working::{Figure, Formula, Reaching, Threshold};
use rust_decimal::Decimal;
use serde::Deserialize as _;

use super::*;

static PROGRAMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/worked_examples/programs");

/// All programs of the worked examples in one catalog.
static SHAPES: LazyLock<Catalog> = LazyLock::new(|| {
    let read = |file: &include_dir::File<'_>| -> Program {
        let table: toml::Table = toml::from_str(file.contents_utf8().expect("text")).expect("TOML");
        let document = Node::deserialize(toml::Value::Table(table)).expect("TOML is a document");
        validate::program(&document).expect("a program of the worked examples is accepted")
    };
    Catalog { fingerprint: String::new(), programs: PROGRAMS.files().map(read).collect() }
});

fn units(amount: Decimal) -> i128 {
    let amount = amount.normalize();
    amount.mantissa() * 10_i128.pow(2 - amount.scale())
}

/// A fraction rounded to an integer, half away from zero.
fn nearest(top: i128, bottom: i128) -> i128 {
    let (top, bottom) = if bottom < 0 { (-top, -bottom) } else { (top, bottom) };
    let away = if top < 0 { -bottom } else { bottom };
    (2 * top + away) / (2 * bottom)
}

/// A percentage in ten-thousandths of a percent: 100 × 10,000 is the whole.
fn share(percent: Decimal) -> i128 {
    let percent = percent.normalize();
    percent.mantissa() * 10_i128.pow(4 - percent.scale())
}
const WHOLE: i128 = 1_000_000;

/// `top ÷ bottom` minor units, rounded by the program's rounding.
fn rounded_by((top, bottom): (i128, i128), rounding: &Rounding) -> i128 {
    // The unit, in ten-thousandths of a minor unit.
    let unit = rounding.unit.normalize();
    let unit = unit.mantissa() * 10_i128.pow(6 - unit.scale());
    let (top, bottom) = (top * 10_000, bottom * unit);
    let multiple = match rounding.direction {
        Direction::Down => top / bottom,
        Direction::HalfUp => nearest(top, bottom),
    };
    nearest(multiple * unit, 10_000)
}

/// `amount × to ÷ from` in minor units.
fn converted(amount: Decimal, from: Decimal, to: Decimal) -> i128 {
    let [amount, from, to] = [amount, from, to].map(|value| value.normalize());
    let (top, bottom) = (amount.mantissa() * to.mantissa() * 100, from.mantissa());
    nearest(top * 10_i128.pow(from.scale()), bottom * 10_i128.pow(amount.scale() + to.scale()))
}

fn reaches(amount: i128, edge: &Threshold, at: i128) -> bool {
    if edge.inclusive { amount >= at } else { amount > at }
}

/// The amount of a step, computed from the steps before it.
fn recomputed(formula: &Formula<'_>, of: &dyn Fn(&Figure) -> i128) -> i128 {
    let sum = |figures: &[Figure]| figures.iter().map(of).sum::<i128>();
    match formula {
        Formula::Typed { amount, .. } => units(amount.amount()),
        Formula::Stated { amount, .. } => units(*amount),
        Formula::Converted { amount, from_per_euro, to_per_euro, .. } => {
            converted(*amount, *from_per_euro, *to_per_euro)
        }
        Formula::Share { of: whole, factor } => nearest(of(whole) * share(factor.percent.0), WHOLE),
        Formula::Less { of: whole, factor } => nearest(of(whole) * (WHOLE - share(factor.percent.0)), WHOLE),
        Formula::Grown { of: whole, factor } => nearest(of(whole) * (WHOLE + share(factor.percent.0)), WHOLE),
        Formula::Sum(parts) => sum(parts),
        Formula::Balance { plus, minus } => sum(plus) - sum(minus),
        Formula::Least(one, other) => of(one).min(of(other)),
        Formula::Greatest(one, other) => of(one).max(of(other)),
        Formula::Within { of: whole, above, up_to } => {
            let start = above.as_ref().map_or(0, of);
            let end = up_to.as_ref().map_or_else(|| of(whole), |end| of(end).min(of(whole)));
            (end - start).max(0)
        }
        Formula::BegunBefore { of: whole, deals, edge } => {
            let (whole, deals, at) = (of(whole), i128::from(*deals), of(&edge.at));
            // Deal after deal: each begins where the previous one ends.
            let begun = (0..deals).filter(|before| !reaches(whole * before, edge, at * deals)).count();
            nearest(whole * i128::try_from(begun).expect("few deals"), deals)
        }
        Formula::Bracket { measure, edges, amounts } => {
            let reached = edges.iter().take_while(|edge| reaches(of(measure), edge, of(&edge.at))).count();
            of(&amounts[reached])
        }
        Formula::Portion { of: whole, count, whole: parts } => nearest(of(whole) * i128::from(*count), (*parts).into()),
        Formula::RoundedShare { of: whole, factor, rounding } => {
            rounded_by((of(whole) * share(factor.percent.0), WHOLE), rounding)
        }
        Formula::Rounded { of: whole, rounding } => rounded_by((of(whole), 1), rounding),
        Formula::RoundedTotal { shares, others, rounding } => {
            let shares = shares.iter().map(|(whole, factor)| of(whole) * share(factor.percent.0)).sum::<i128>();
            rounded_by((shares + sum(others) * WHOLE, WHOLE), rounding)
        }
        Formula::Times { of: one, count } => of(one) * i128::from(*count),
        Formula::WhenReached { measure, threshold, then } => {
            if of(measure) >= of(threshold) {
                of(then)
            } else {
                0
            }
        }
        Formula::UnlessReached { business, enough, then } => {
            let reached = |one: &&Reaching| one.measures.iter().all(|measure| of(measure) >= of(&one.threshold));
            if business.iter().filter(reached).count() >= *enough { 0 } else { of(then) }
        }
        Formula::Nothing(_) => 0,
    }
}

fn name(formula: &Formula<'_>) -> String {
    let text = format!("{formula:?}");
    text.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
}

/// Scenarios in dollars, with amounts near and far from the edges of the programs.
fn scenarios() -> impl Strategy<Value = Scenario> {
    let amount = || prop_oneof![Just(0_i64), (0..400_i64).prop_map(|thousands| thousands * 100_000), 0..60_000_000_i64];
    let percent = |least: i64| (least * 100..=10_000_i64).prop_map(|hundredths| Percent(Decimal::new(hundredths, 2)));
    let business = (prop::array::uniform4(amount()), prop::array::uniform4(prop::option::of(amount())));
    let shares = (percent(-50), percent(0), percent(0), percent(0));
    let counts = (1..=3_u32, 1..=12_u32, prop::option::of(1..=8_u32), prop::option::of(1..=48_u32), 0..=6_u32);
    let said = (prop::array::uniform4(prop::option::of(percent(0))), percent(0), any::<bool>());
    (business, shares, counts, said).prop_map(|(business, shares, counts, (said, line, holds))| {
        let money = |cents: i64| Money::rounded(Decimal::new(cents, 2), Currency::USD);
        let mut scenario = Scenario { years: counts.0, ..Scenario::default() };
        let deals = &mut scenario.deals;
        [deals.new_subscriptions, deals.services, deals.upgrades, deals.subscriptions_in_force] = business.0.map(money);
        deals.last_year = business.1.map(|before| before.map(money));
        (deals.per_year, deals.customers, deals.contract_months) = (counts.1, counts.2, counts.3);
        deals.units_per_deal = counts.2.map(|units| units * 3);
        (deals.growth_percent, deals.renewal_percent) = (shares.0, shares.1);
        (deals.customer_discount_percent, deals.registered_percent) = (shares.2, shares.3);
        for (id, _) in partner_engine::requirement::KNOWN {
            scenario.team.push((id, counts.4));
            scenario.costs.per_requirement.push((id, money(12_345)));
        }
        for program in &SHAPES.programs {
            let said = program.conditions.iter().zip(said.iter().cycle());
            let given = said.filter_map(|(asked, met)| Some((format!("{}/{}", program.id, asked.id), (*met)?)));
            scenario.assumptions.conditions.extend(given);
            if let [first, second, ..] = program.product_lines.as_slice() {
                let lines = [(first, line), (second, line.complement())];
                scenario
                    .deals
                    .product_lines
                    .extend(lines.map(|(of, share)| (format!("{}/{}", program.id, of.id), share)));
            }
            if holds {
                scenario.holds.extend(program.tiers.iter().map(|tier| format!("{}/{}", program.id, tier.id)));
            }
        }
        scenario
    })
}

/// Covers every step of every tier, and every kind of step.
#[test]
fn the_steps_of_every_shape_can_be_redone() {
    let mut kinds = BTreeSet::new();
    let mut runner = proptest::test_runner::TestRunner::new(cases(200));
    let kinds_seen = std::cell::RefCell::new(&mut kinds);
    let result = runner.run(&scenarios(), |scenario| {
        for tier in SHAPES.tiers() {
            let Some(working) = working(tier, &scenario) else { continue };
            let mut values: Vec<i128> = Vec::with_capacity(working.steps().count());
            for step in working.steps() {
                let value = recomputed(&step.formula, &|figure: &Figure| values[figure.step as usize]);
                prop_assert_eq!(value, units(step.amount.amount()), "{} {:?}", tier.id(), step);
                kinds_seen.borrow_mut().insert(name(&step.formula));
                values.push(value);
            }
        }
        // The ordinary estimate has exactly these figures.
        for tier in &estimate(&SHAPES, &scenario).tiers {
            let working = working(tier.tier, &scenario).expect("it is estimated");
            prop_assert_eq!(working.step(tier.net.expected).expect("its step").amount, tier.net.expected.amount);
        }
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    for kind in [
        "Greatest",
        "Within",
        "BegunBefore",
        "Bracket",
        "Portion",
        "RoundedShare",
        "Rounded",
        "RoundedTotal",
        "Least",
        "UnlessReached",
        "WhenReached",
        "Converted",
    ] {
        assert!(kinds.contains(kind), "no step is a {kind}: {kinds:?}");
    }
}
