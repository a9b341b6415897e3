//! Permitted effects of more business, of caps and of more years.

use partner_engine::estimate::{Estimate, TierEstimate, estimate};
use partner_engine::program::{Cap, Catalog, Need, RuleKind};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::recompute::rounded;
use crate::scenarios::{Draft, MONEY_FIELDS, Value, drafts};
use crate::{FIGURES_ONLY, cases, columns, minor, tier};

/// Amount of a cap for each deal, and whether it is discretionary; `None` for no cap.
type DrawnCap = Option<(u32, bool)>;

fn caps() -> impl Strategy<Value = Vec<DrawnCap>> {
    let amount = prop_oneof![Just(0), Just(1), Just(1_000), Just(100_000), 0..=200_000_u32];
    prop::collection::vec(prop::option::weighted(0.8, (amount, any::<bool>())), 1..=7)
}

/// The embedded programs with these caps, in turn, on their commissions.
fn capped(caps: &[DrawnCap]) -> Catalog {
    let mut catalog = FIGURES_ONLY.clone();
    let rules = catalog.programs.iter_mut().flat_map(|program| &mut program.tiers).flat_map(|tier| &mut tier.rules);
    let commissions = rules.filter(|rule| rule.kind == RuleKind::Commission);
    for (rule, cap) in commissions.zip(caps.iter().cycle()) {
        rule.cap = cap.map(|(amount, discretionary)| Cap {
            amount_per_deal: Decimal::from(amount),
            discretionary,
            cite: rule.cite.clone(),
        });
    }
    catalog
}

/// A cap of all deals of a year in minor units of the scenario's currency: converted once, rounded, then counted.
fn cap_of_a_year(cap: &Cap, tier: &TierEstimate<'_>, draft: &Draft) -> i128 {
    let deals = i128::from(draft.count("deals.per_year").unwrap_or(4));
    let from = tier.tier.program.currency.map_or(draft.currency().to_owned(), |currency| currency.code().to_owned());
    let units = cap.amount_per_deal.mantissa() * 10_i128.pow(draft.digits());
    if from == draft.currency() || units == 0 {
        return deals * units;
    }
    let per_euro = |code: &str| draft.per_euro(code).expect("an estimated tier can be converted");
    deals * rounded(units * per_euro(draft.currency()), per_euro(&from))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_cap_takes_off_what_is_above_it_and_a_discretionary_one_never_from_high(
        draft in drafts(&FIGURES_ONLY, 3),
        drawn in caps(),
    ) {
        let scenario = draft.scenario(&FIGURES_ONLY);
        let (with, without) = (capped(&drawn), capped(&[None]));
        let (with, without) = (estimate(&with, &scenario), estimate(&without, &scenario));
        let mut compared = 0;
        for capped in &with.tiers {
            let free = tier(&without, &capped.tier.id()).expect("a cap makes no estimate");
            for (capped_year, free_year) in capped.years.iter().zip(&free.years) {
                for (line, free_line) in capped_year.lines.iter().zip(&free_year.lines) {
                    let most = line.rule.cap.as_ref().map(|cap| (cap_of_a_year(cap, capped, &draft), cap.discretionary));
                    let [low, expected, high] = columns(&free_line.earned, &draft);
                    let Some((most, discretionary)) = most else {
                        prop_assert_eq!(columns(&line.earned, &draft), [low, expected, high]);
                        continue;
                    };
                    let lower = |amount: i128| amount.min(most);
                    let spares = discretionary && !draft.truth("assumptions.discretionary_caps", true);
                    let expected = if spares { expected } else { expected.map(lower) };
                    // Where no rate is an upper bound, a cap that is not discretionary is one.
                    let high = if discretionary { high } else { Some(high.map_or(most, lower)) };
                    prop_assert_eq!(columns(&line.earned, &draft), [low.map(lower), expected, high]);
                    compared += 1;
                }
                prop_assert_eq!(capped_year.measure.amount, free_year.measure.amount);
            }
            for (capped, free) in columns(&capped.gross, &draft).into_iter().zip(columns(&free.gross, &draft)) {
                prop_assert!(at_least(free, capped), "{:?} < {:?}", free, capped);
            }
        }
        prop_assert!(compared > 0 || drawn.iter().all(Option::is_none));
    }

    #[test]
    fn more_sold_never_earns_less_and_never_loses_a_refund(
        draft in drafts(&FIGURES_ONLY, 6),
        field in prop::sample::select(&MONEY_FIELDS[..]),
        more in prop_oneof![Just(1), 1..=100_000_u64, 1..=1_000_000_000_u64],
    ) {
        let less = (draft.money(field), draft.digits());
        let ten_thousandths = u64::try_from(less.0).expect("from 0") * 10_u64.pow(4 - less.1);
        let greatest = partner_engine::scenario::GREATEST_AMOUNT * 10_000;
        let more = (ten_thousandths + more * 10_u64.pow(4 - less.1)).min(greatest);
        assert_grows(&draft.with(field, Value::Money(ten_thousandths)), &draft.with(field, Value::Money(more)));
    }

    #[test]
    fn more_registered_never_earns_less_and_changes_no_margin(
        draft in drafts(&FIGURES_ONLY, 3),
        shares in (0..=10_000_i64, 0..=10_000_i64),
    ) {
        let registered = |share| draft.with("deals.registered_percent", Value::Percent(share));
        let (less, more) = (registered(shares.0.min(shares.1)), registered(shares.0.max(shares.1)));
        let (before, after) = assert_grows(&less, &more);
        for before in before.tiers.iter().filter(|tier| tier.kind == RuleKind::Margin) {
            let after = tier(&after, &before.tier.id()).expect("estimated in both");
            prop_assert_eq!(columns(&before.gross, &draft), columns(&after.gross, &draft));
        }
    }

    /// One effect reaches back: an alternative (new license revenue) is measured in the weakest of all years, and when it is missed, the
    /// other alternative costs in every estimated year. So costs and nets of such tiers are compared only without that cost.
    #[test]
    fn more_years_leave_the_earlier_ones_as_they_are(draft in drafts(&FIGURES_ONLY, 9), further in 1..=9_u32) {
        let more_years = (draft.years() + further).min(10);
        let more = draft.with("years", Value::Count(more_years));
        let (short, long) = (draft.scenario(&FIGURES_ONLY), more.scenario(&FIGURES_ONLY));
        let (short, long) = (estimate(&FIGURES_ONLY, &short), estimate(&FIGURES_ONLY, &long));
        prop_assert_eq!(&short.not_estimated, &long.not_estimated);
        for short in &short.tiers {
            let long = tier(&long, &short.tier.id()).expect("estimated in both");
            prop_assert_eq!(long.years.len(), more_years as usize);
            let reaches_back = has_paid_alternative(short, &draft);
            for (earlier, later) in short.years.iter().zip(&long.years) {
                prop_assert_eq!(earlier.year, later.year);
                prop_assert_eq!(columns(&earlier.gross, &draft), columns(&later.gross, &draft));
                for (one, other) in earlier.lines.iter().zip(&later.lines) {
                    prop_assert_eq!(one.list.amount, other.list.amount);
                    prop_assert_eq!(columns(&one.earned, &draft), columns(&other.earned, &draft));
                }
                for figures in [[earlier.fees, later.fees], [earlier.refunds, later.refunds], [earlier.measure, later.measure]] {
                    prop_assert_eq!(figures[0].amount, figures[1].amount);
                }
                if !reaches_back {
                    prop_assert_eq!(earlier.costs.amount, later.costs.amount, "{}", short.tier.id());
                    prop_assert_eq!(columns(&earlier.net, &draft), columns(&later.net, &draft));
                }
            }
        }
    }
}

fn has_paid_alternative(tier: &TierEstimate<'_>, draft: &Draft) -> bool {
    tier.tier.tier.requirements.iter().any(|asked| match &asked.need {
        Need::AnyOf(several) => {
            several.iter().any(|one| draft.money(&format!("costs.per_requirement.{}", one.requirement)) > 0)
        }
        _ => false,
    })
}

/// Whether an amount is at least another; `None` is unbounded.
fn at_least(one: Option<i128>, other: Option<i128>) -> bool {
    one.is_none_or(|one| other.is_some_and(|other| one >= other))
}

/// Compares a scenario with one of more business: gross, measures and refunds of every tier and year.
fn assert_grows(less: &Draft, more: &Draft) -> (Estimate<'static>, Estimate<'static>) {
    let before = estimate(&FIGURES_ONLY, &less.scenario(&FIGURES_ONLY));
    let after = estimate(&FIGURES_ONLY, &more.scenario(&FIGURES_ONLY));
    let sold_at_list = less.percent("deals.customer_discount_percent") == 0;
    for before in &before.tiers {
        let id = before.tier.id();
        let after = tier(&after, &id).expect("estimated in both");
        // With a customer discount a reseller can lose on every sale, so more of them can lose more.
        let never_loses = before.kind == RuleKind::Commission || sold_at_list;
        for (before, after) in before.years.iter().zip(&after.years) {
            let [less_gross, more_gross] = [before, after].map(|year| columns(&year.gross, less));
            let grows = less_gross.into_iter().zip(more_gross).all(|(less, more)| at_least(more, less));
            assert!(grows || !never_loses, "{id}, year {}: {less_gross:?} becomes {more_gross:?}", before.year);
            for (what, one, other) in
                [("refunds", before.refunds, after.refunds), ("measure", before.measure, after.measure)]
            {
                let (one, other) = (minor(one.amount, less), minor(other.amount, less));
                assert!(one <= other, "{id}, year {}: {what} of {one} become {other}", before.year);
            }
            assert_eq!(before.fees.amount, after.fees.amount, "{id}");
        }
    }
    (before, after)
}
