//! Crossovers between tiers of WSO2 2018.

use partner_engine::money::Money;
use partner_engine::questions::{Variable, crossovers};
use partner_engine::scenario::Scenario;

use super::{CERTIFIED, CONSULTATIVE, FULFILLMENT, PREMIER, VALUE_ADDED};
use super::{a_cent_less, catalog, cents, money, net, one_year, percent, tier, wso2_2018};

/// Tier ahead before, tier ahead after, amount, net of the first, net of the second.
type Expected = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// The crossovers of new subscriptions from 0 to 2,000,000, as expected and as the ordinary estimate has it around each.
fn expect(scenario: &Scenario, expected: &[Expected]) {
    let found = found(scenario, Variable::NewSubscriptions);
    assert_eq!(found.iter().map(as_expected).collect::<Vec<_>>(), expected.iter().map(texts).collect::<Vec<_>>());
}

type Texts = [String; 5];

fn texts(expected: &Expected) -> Texts {
    let (before, after, at, net_before, net_after) = *expected;
    [before, after, at, net_before, net_after].map(str::to_owned)
}

fn as_expected(crossover: &partner_engine::questions::Crossover<'_>) -> Texts {
    let short = |tier: partner_engine::program::TierRef<'_>| tier.tier.id.clone();
    [
        short(crossover.ahead_before),
        short(crossover.ahead_after),
        crossover.at.to_string(),
        crossover.net_before.to_string(),
        crossover.net_after.to_string(),
    ]
}

/// Every crossover, after checking it with the ordinary estimate: strictly ahead at the cent, not ahead a cent before, and never
/// behind again in the 200 cents behind it.
fn found(scenario: &Scenario, variable: Variable) -> Vec<partner_engine::questions::Crossover<'static>> {
    let found = crossovers(catalog(), scenario, variable, Money::ZERO, money("2000000")).found;
    for crossover in &found {
        let lead = |at: Money| {
            let net = |tier| net(wso2_2018(), scenario, variable, at, tier);
            net(crossover.ahead_after).minus(net(crossover.ahead_before))
        };
        assert_eq!(crossover.rounding_until, None);
        assert_eq!(crossover.net_after.minus(crossover.net_before), lead(crossover.at));
        assert!(lead(crossover.at) > Money::ZERO, "{crossover:?}");
        assert!(lead(a_cent_less(crossover.at)) <= Money::ZERO, "{crossover:?}");
        assert!((1..=200).all(|after| lead(crossover.at.plus(cents(after))) >= Money::ZERO), "{crossover:?}");
    }
    found
}

/// One year, no services. x is new subscriptions; fees in brackets until they come back.
/// - Consultative 8 % x. Certified 15 % x [2,500], back from x = 100,000. Premier 18 % x [10,000], back from 100,000.
/// - Fulfillment: list less cost of 97 % x [10,000], back when 97 % x rounds to 100,000.00: from 103,092.78.
/// - Value added: list less cost of 65 % x [10,000], back when 65 % x rounds to 100,000.00: from 153,846.15.
///
/// Consultative and certified: 8 % x = 15 % x − 2,500 at 35,714.2857. At .23 2,857.14 against 5,357.13 − 2,500 (consultative
/// ahead for the last time), from .24 to .29 2,857.14 both, at .30 2,857.14 against 5,357.15 − 2,500.
///
/// Consultative and value added: 8 % x = 35 % x − 10,000 at 37,037.0370. At .01 2,962.96 against 37,037.01 − 24,074.06 − 10,000 =
/// 2,962.95, from .02 to .04 2,962.96 both, at .05 the cost is 24,074.08 and 2,962.97 is left.
///
/// Certified and value added: 15 % x − 2,500 = 35 % x − 10,000 at 37,500. At 37,499.98 3,125.00 against 3,124.99; at .99, .00 and .01
/// 3,125.00 both; at 37,500.02 the cost is 24,375.01 and 3,125.01 is left, against 5,625.00 − 2,500.
///
/// Premier passes consultative and certified where its fee comes back: 8,000 and 18,000, 15,000 and 18,000. A cent before:
/// 8,000.00 and 8,000.00, 12,500.00 and 8,000.00.
///
/// Never: consultative and certified always earn more than fulfillment; premier, value added and fulfillment begin together at
/// −10,000 and part at once, value added before premier (35,000 − 10,000 against 18,000 at 100,000, where premier's fee is back).
#[test]
fn one_year_without_services() {
    expect(
        &one_year("0"),
        &[
            (CONSULTATIVE, CERTIFIED, "35714.30", "2857.14", "2857.15"),
            (CONSULTATIVE, PREMIER, "100000.00", "8000.00", "18000.00"),
            (CONSULTATIVE, VALUE_ADDED, "37037.05", "2962.96", "2962.97"),
            (CERTIFIED, PREMIER, "100000.00", "15000.00", "18000.00"),
            (CERTIFIED, VALUE_ADDED, "37500.02", "3125.00", "3125.01"),
        ],
    );
}

/// One year, services 50,000, so that closed deals reach 100,000 with x = 50,000.
/// - Consultative 8 % x + 2,500. Certified 15 % x + 5,500 [2,500], premier 18 % x + 6,500 [10,000], both back from 50,000.
/// - Fulfillment 3 % x + 1,000 [10,000]. Value added 35 % x + 4,000 [10,000], purchases 65 % x + 46,000, back from 83,076.92.
///
/// Consultative and value added: 8,500 ÷ 27 % = 31,481.4815. At .47 5,018.52 against 31,481.47 − 20,462.96 − 6,000 = 5,018.51, from .48
/// to .50 both 5,018.52, at .51 the cost is 20,462.98 and 5,018.53 is left.
///
/// Certified and value added cross three times: at 9,000 ÷ 20 % = 45,000 (as above, two cents later), back where the certified
/// fee of 2,500 is refunded (7,500 + 5,500 against 17,500 − 6,000), and at 11,500 ÷ 20 % = 57,500.
///
/// Premier and value added too: at 2,500 ÷ 17 % = 14,705.8824: at .87 −852.94 against −852.95, .88 to .90 both −852.94, at .91 the cost is
/// 9,558.84 and −852.93 is left. Back at 50,000: 9,000 + 6,500 against 11,500. At 12,500 ÷ 17 % = 73,529.4118: at .38 19,735.29 against
/// 19,735.28, until .44 both the same, at .45 19,735.30 against 73,529.45 − 47,794.14 − 6,000 = 19,735.31.
#[test]
fn one_year_with_services() {
    expect(
        &one_year("50000"),
        &[
            (CONSULTATIVE, PREMIER, "50000.00", "6500.00", "15500.00"),
            (CONSULTATIVE, VALUE_ADDED, "31481.51", "5018.52", "5018.53"),
            (CERTIFIED, PREMIER, "50000.00", "13000.00", "15500.00"),
            (CERTIFIED, VALUE_ADDED, "45000.02", "9750.00", "9750.01"),
            (VALUE_ADDED, CERTIFIED, "50000.00", "11500.00", "13000.00"),
            (CERTIFIED, VALUE_ADDED, "57500.02", "14125.00", "14125.01"),
            (PREMIER, VALUE_ADDED, "14705.91", "-852.94", "-852.93"),
            (VALUE_ADDED, PREMIER, "50000.00", "11500.00", "15500.00"),
            (PREMIER, VALUE_ADDED, "73529.45", "19735.30", "19735.31"),
        ],
    );
}

/// Three equal years without services: three times the commissions of one, so consultative and certified cross at the same cent
/// with three times the nets. Premier passes both at 100,000: 24,000, 45,000 and 54,000.
///
/// Value added has 35 % of new in three years, 105 % x, and 12 % of the renewals, 90 % x in year 2 and 90 % of 190 % x in year 3, less three
/// fees of 10,000: 136.32 % x − 30,000. It meets 24 % x at 30,000 ÷ 112.32 % = 26,709.40 and 45 % x − 7,500 at 22,500 ÷ 91.32 % = 24,638.63, no fee of
/// its own being back yet (the third year needs 65 % x + 88 % of 171 % x = 215.48 % x, so 46,407.98). Rounding three years of new and
/// two of renewals moves a difference by less than 6 cents, so a crossing by less than 7.
#[test]
fn three_years() {
    let mut scenario = one_year("0");
    scenario.years = 3;
    let found = found(&scenario, Variable::NewSubscriptions);
    let found: Vec<Texts> = found.iter().map(as_expected).collect();
    let pairs: Vec<_> = found.iter().map(|[before, after, ..]| (before.as_str(), after.as_str())).collect();
    let expected = [
        (CONSULTATIVE, CERTIFIED),
        (CONSULTATIVE, PREMIER),
        (CONSULTATIVE, VALUE_ADDED),
        (CERTIFIED, PREMIER),
        (CERTIFIED, VALUE_ADDED),
    ];
    assert_eq!(pairs, expected);
    assert_eq!(found[0][2..], ["35714.30", "8571.42", "8571.45"]);
    assert_eq!(found[1][2..], ["100000.00", "24000.00", "54000.00"]);
    assert_eq!(found[3][2..], ["100000.00", "45000.00", "54000.00"]);
    for (place, ideal) in [(2, "26709.40"), (4, "24638.63")] {
        let distance = money(&found[place][2]).minus(money(ideal)).amount().abs();
        assert!(distance <= cents(7).amount(), "{:?}", found[place]);
    }
}

/// Purchases measured at list: fulfillment's fee comes back at 100,000 with the premier's, and value added's too, which changes no
/// order: 35 % against 18 %. Subscriptions in force do not move commissions (renewals earn nothing), so with 10,000 new and no
/// services consultative stays at 800, certified at 1,500 − 2,500 = −1,000, premier at 1,800 − 10,000 = −8,200. Value added has 3,500 − 10,000 and 12 %
/// of 90 % of y: it passes premier at once (−6,500), certified at 5,500 ÷ 10.8 % = 50,925.93, consultative at 7,300 ÷ 10.8 % = 67,592.59, while its
/// purchases, 10,000 + 90 % y, reach 100,000 only at y = 100,000. Fulfillment has 300 − 10,000 and 2.7 % y: it passes premier at
/// 1,500 ÷ 2.7 % = 55,555.56, and the others where its fee is back, at 100,000: 300 + 2,700 = 3,000 is more than 800.
#[test]
fn subscriptions_in_force() {
    let mut scenario = one_year("0");
    scenario.deals.new_subscriptions = money("10000");
    scenario.assumptions.purchases_at = partner_engine::scenario::PurchasesAt::List;
    let found: Vec<Texts> = found(&scenario, Variable::SubscriptionsInForce).iter().map(as_expected).collect();
    let order: Vec<_> =
        found.iter().map(|[before, after, at, ..]| (before.as_str(), after.as_str(), at.as_str())).collect();
    let [consultative, certified] = [order[1].2, order[3].2];
    let expected = [
        (CONSULTATIVE, FULFILLMENT, "100000.00"),
        (CONSULTATIVE, VALUE_ADDED, consultative),
        (CERTIFIED, FULFILLMENT, "100000.00"),
        (CERTIFIED, VALUE_ADDED, certified),
        (PREMIER, FULFILLMENT, order[4].2),
    ];
    assert_eq!(order, expected);
    // Two roundings of half a cent each over 10.8 % or 2.7 % are less than 10 and 40 cents.
    for (at, ideal, off) in [(consultative, "67592.59", 10), (certified, "50925.93", 10), (order[4].2, "55555.56", 40)]
    {
        assert!(money(at).minus(money(ideal)).amount().abs() <= cents(off).amount(), "{at} is not near {ideal}");
    }
}

/// With 20 % of every maximum, certified earns 3 %, as fulfillment does: once both fees are refunded their lines are equal up to
/// rounding, and neither passes the other.
#[test]
fn lines_that_are_the_same_but_for_rounding_do_not_cross() {
    let mut scenario = one_year("0");
    scenario.assumptions.share_of_maximum_percent = percent("20");
    let between = |one: &str, other: &str| {
        let found = found(&scenario, Variable::NewSubscriptions);
        let is_pair = |pair: &[String; 5]| pair[..2].iter().all(|id| id == one || id == other);
        found.iter().map(as_expected).filter(is_pair).count()
    };
    assert_eq!(between(CERTIFIED, FULFILLMENT), 0);
}

/// Two assumed rates that differ by a hundredth of a percent and fees that cannot be refunded: 0.01 % x = 2,500 at 25,000,000.
/// Rounding decides over more than `SCANNED` cents only where slopes differ even less.
#[test]
fn nearly_parallel_lines_cross_at_an_exact_cent() {
    let mut scenario = one_year("0");
    scenario.deals.registered_percent = percent("0.01");
    // Certified 15 % of 0.01 % x − 2,500, consultative 8 % of it: 0.0007 % x = 2,500 at 357,142,857; closed deals are 0.01 % x = 35,714.
    let (from, to) = (Money::ZERO, money("1000000000"));
    let found = crossovers(catalog(), &scenario, Variable::NewSubscriptions, from, to).found;
    let pair = |before: &str, after: &str| {
        let mut pairs =
            found.iter().filter(|found| found.ahead_before == tier(before) && found.ahead_after == tier(after));
        (pairs.next().expect("a crossover"), pairs.next())
    };
    let (crossover, second) = pair(CONSULTATIVE, CERTIFIED);
    assert_eq!(second, None);
    let lead = |at: Money| {
        let net = |id| net(catalog(), &scenario, Variable::NewSubscriptions, at, tier(id));
        net(CERTIFIED).minus(net(CONSULTATIVE))
    };
    assert!(lead(crossover.at) > Money::ZERO);
    assert!(lead(a_cent_less(crossover.at)) <= Money::ZERO);
    // Half a cent of rounding in the base and in each line, over 0.0007 %: at most some 1,600 units around the crossing.
    let distance = crossover.at.minus(money("357142857.14")).amount().abs();
    assert!(distance < money("2000").amount(), "{crossover:?}");
    let until = crossover.rounding_until.expect("rounding decides for long");
    assert!(until > crossover.at && lead(until.plus(money("1"))) > Money::ZERO);
}

/// An empty range, and amounts that nobody can type.
#[test]
fn ranges_are_kept_within_what_can_be_typed() {
    let scenario = one_year("0");
    let between = |from: &str, to: &str| {
        crossovers(catalog(), &scenario, Variable::NewSubscriptions, money(from), money(to)).found.len()
    };
    assert_eq!(between("2000000", "0"), 0);
    assert_eq!(between("40000", "40000"), 0);
    assert_eq!(between("-5", "99999999999999"), 5);
    // The range ends at the cent before, and starts at the cent itself: an amount at which the other tier was ahead must be in the range.
    assert_eq!(between("0", "35714.29"), 0);
    assert_eq!(between("0", "35714.30"), 1);
    assert_eq!(between("35714.23", "35714.30"), 1);
    assert_eq!(between("35714.24", "35714.30"), 0);
}
