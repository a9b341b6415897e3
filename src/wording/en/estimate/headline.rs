//! The answer in sentences: who earns most, by how much, and what that tier asks.

use partner_engine::estimate::TierEstimate;
use partner_engine::money::{Currency, Money};
use partner_engine::standing::{Check, Quantities, Quantity, Standing};

use super::super::facts::{self, some, target, tier as name_of};
use super::super::sources::SOURCES;
use super::{NUMBERS, over};
use crate::citation::{Cited, Inference};
use crate::headline::{Headline, gaps, is_maximum};
use crate::wording::Spoken;

pub(super) fn answer(answer: &Headline<'_>, currency: Currency, years: u32, costs: bool) -> Spoken {
    match answer {
        Headline::NothingRanked => Spoken {
            headline: "No tier shown here states what your sales would earn.".to_owned(),
            support: vec!["Assume a rate to see a figure, or show more programs.".to_owned()],
        },
        Headline::Alone(tier) => {
            let headline = format!("{} earns {}.", short_name(tier), net(tier, currency, years, costs));
            Spoken {
                headline,
                support: vec!["No other tier shown here has a known rate.".to_owned(), asks(tier, currency)],
            }
        }
        Headline::Tied(one, other) => {
            let (first, second) = (short_name(one), short_name(other));
            let headline = format!("{first} and {second} earn the same: {}.", net(one, currency, years, costs));
            Spoken { headline, support: vec![asks(one, currency)] }
        }
        Headline::Leads { leader, next, by } => {
            let (name, next_name, by) = (short_name(leader), short_name(next), NUMBERS.about(*by, currency));
            let loses = leader.net.expected.amount < Money::ZERO;
            let verb = match (loses, is_maximum(leader)) {
                (true, _) => "loses least",
                (false, true) => "can earn most",
                (false, false) => "earns most",
            };
            let headline = format!("{name} {verb}: {}.", net(leader, currency, years, costs));
            let verb = if loses { "less lost than with" } else { "more than" };
            let at_best = if is_maximum(next) { " at its best" } else { "" };
            let ahead = format!("That is {by} {verb} {next_name}{at_best}.");
            Spoken { headline, support: vec![ahead, asks(leader, currency)] }
        }
    }
}

fn short_name(tier: &TierEstimate<'static>) -> &'static str {
    name_of(&tier.tier.tier.name)
}

/// The expected net with its period. Without the visitor's own costs it is nobody's net; what can be lost is not left out.
fn net(tier: &TierEstimate<'_>, currency: Currency, years: u32, costs: bool) -> String {
    let (low, expected) = (tier.net.low.amount, tier.net.expected.amount);
    let up_to = if is_maximum(tier) { "up to " } else { "" };
    let net = if costs { " net" } else { "" };
    let before = if costs { "" } else { ", before your own costs" };
    let loss = if low < Money::ZERO && low < expected {
        format!(", and can lose {}", NUMBERS.about(Money::ZERO.minus(low), currency))
    } else {
        String::new()
    };
    format!("{up_to}{}{net} {}{before}{loss}", NUMBERS.about(expected, currency), over(years))
}

fn asks(tier: &TierEstimate<'static>, currency: Currency) -> String {
    let gaps: Vec<String> = gaps(tier)
        .map(|(check, cited)| {
            let mark = mark(&cited);
            ways(check, |way| way_in_words(way, mark, currency))
        })
        .collect();
    match (tier.standing(), gaps.as_slice()) {
        (Standing::Met, _) if tier.checks.is_empty() => "It asks for no figures.".to_owned(),
        (Standing::Met, _) => "You meet all counted requirements.".to_owned(),
        (Standing::Unknown, _) | (Standing::Short, []) => "What it requires is not stated in figures.".to_owned(),
        (Standing::Short, [one]) => format!("It requires {one}."),
        (Standing::Short, [first @ .., last]) => format!("It requires {}, and {last}.", first.join(", ")),
    }
}

/// That something asked is our reading.
fn mark(cited: &Cited) -> Option<&'static str> {
    (SOURCES.mark)(Inference::of([cited.ground]))
}

/// The ways that are left to meet a requirement, as one thing of a list.
fn ways<'c>(check: &Check<'c>, write: impl Fn(&Quantities<'c>) -> String) -> String {
    let left: Vec<String> = check.unmet().map(write).collect();
    let either = if left.len() > check.still_needed() && check.still_needed() == 1 { "either " } else { "" };
    format!("{either}{}", facts::ways(check.still_needed(), &left, " or ", " and "))
}

fn way_in_words(gap: &Quantities<'_>, mark: Option<&'static str>, currency: Currency) -> String {
    let mark = mark.map(|mark| format!("; {mark}")).unwrap_or_default();
    match (gap.need, gap.have) {
        (Quantity::Count(need), have) => {
            let have = match have {
                Quantity::Count(0) => "none".to_owned(),
                Quantity::Count(have) => NUMBERS.count(have),
                Quantity::Amount(have) => NUMBERS.money(have, currency),
            };
            format!("{} (you have {have}{mark})", some(gap.requirement, need))
        }
        (Quantity::Amount(need), have) => {
            let have = match have {
                Quantity::Amount(have) => NUMBERS.money(have, currency),
                Quantity::Count(have) => NUMBERS.count(have),
            };
            format!("{} of {} a year (you have {have}{mark})", NUMBERS.money(need, currency), target(gap.requirement))
        }
    }
}

pub(super) fn lacks(tier: &TierEstimate<'static>, currency: Currency) -> Option<String> {
    let marked = |cited: &Cited| mark(cited).map(|mark| format!(" ({mark})")).unwrap_or_default();
    let lacks: Vec<String> =
        gaps(tier).map(|(check, cited)| ways(check, |way| lack(way, currency)) + &marked(&cited)).collect();
    (!lacks.is_empty()).then(|| format!("needs {}", lacks.join(" + ")))
}

/// The missing quantity of one way: "10 marketing points", "3 more certified experts" where there are some.
fn lack(gap: &Quantities<'_>, currency: Currency) -> String {
    match (gap.short_by(), gap.have) {
        (Quantity::Count(short), Quantity::Count(0)) => some(gap.requirement, short),
        (Quantity::Count(short), _) => {
            let some = some(gap.requirement, short);
            some.split_once(' ').map_or_else(|| some.clone(), |(count, what)| format!("{count} more {what}"))
        }
        (Quantity::Amount(short), have) => {
            let more = if matches!(have, Quantity::Amount(have) if have > Money::ZERO) { "more " } else { "" };
            format!("{} {more}of {} a year", NUMBERS.money(short, currency), target(gap.requirement))
        }
    }
}

pub(super) fn standing(tier: &TierEstimate<'static>) -> Option<&'static str> {
    match tier.standing() {
        Standing::Met if tier.checks.is_empty() => Some("Asks for no figures"),
        Standing::Met => Some("You meet all it counts"),
        Standing::Unknown => Some("Publishes no figures for what it asks"),
        Standing::Short => gaps(tier).next().is_none().then_some("Publishes no figures for what it asks"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculation::figures;
    use crate::texts::Texts;

    /// OutSystems asks its sales partners for two opportunities or 100,000 of new license revenue: neither is dropped, and revenue
    /// that is there already does not count as missing.
    #[test]
    fn a_requirement_with_two_ways_names_both() {
        let said = |typed: &[(&str, &str)]| {
            let typed: Texts = typed.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect();
            let estimate = figures(&typed, None, partner_programs::catalog()).0.estimate;
            let tier = estimate.tiers.iter().find(|tier| tier.tier.id() == "outsystems-2021/sales").expect("estimated");
            (lacks(tier, Currency::USD).unwrap_or_default(), asks(tier, Currency::USD))
        };
        // 100,000 at 1.1827 are 118,270, and 58,270 more than 60,000.
        let (lacks, asks) = said(&[("deals.new_subscriptions", "60000")]);
        let both = "needs either 2 partner-sourced opportunities a year that reach the 25\u{a0}% sales stage or $58,270 more of new \
                    subscriptions that you found a year (inferred) + 2 Associate Sales (inferred) + ";
        assert!(lacks.starts_with(both), "{lacks}");
        let both = "It requires either 2 partner-sourced opportunities a year that reach the 25\u{a0}% sales stage (you have none; \
                    inferred) or $118,270 of new subscriptions that you found a year (you have $60,000; inferred), 2 Associate Sales";
        assert!(asks.starts_with(both), "{asks}");
        let (lacks, _) = said(&[("team.partner_sourced_opportunities", "2")]);
        assert!(lacks.starts_with("needs 2 Associate Sales"), "{lacks}");
    }
}
