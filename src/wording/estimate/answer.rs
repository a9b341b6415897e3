//! The answer in sentences: who earns most, by how much, and what that tier asks.

use partner_engine::estimate::TierEstimate;
use partner_engine::money::{Currency, Money};
use partner_engine::standing::{Comparison, Quantity, Standing};

use super::{Spoken, over, short_name, target};
use crate::answer::{Answer, gaps, is_maximum};
use crate::format;
use crate::wording::requirements;

pub(super) fn answer(answer: &Answer<'_>, currency: Currency, years: u32) -> Spoken {
    match answer {
        Answer::NothingRanked => Spoken {
            headline: "No tier shown here states what your sales would earn.".to_owned(),
            support: vec!["Assume a rate to see a figure, or show more programs.".to_owned()],
        },
        Answer::Alone(tier) => {
            let headline = format!("{} earns {}.", short_name(tier.tier), net(tier, currency, years));
            Spoken {
                headline,
                support: vec!["No other tier shown here states a rate.".to_owned(), asks(tier, currency)],
            }
        }
        Answer::Tied(one, other) => {
            let (first, second) = (short_name(one.tier), short_name(other.tier));
            let headline = format!("{first} and {second} earn the same: {}.", net(one, currency, years));
            Spoken { headline, support: vec![asks(one, currency)] }
        }
        Answer::Leads { leader, next, by } => {
            let (name, next_name, by) = (short_name(leader.tier), short_name(next.tier), format::about(*by, currency));
            let loses = leader.net.expected.amount < Money::ZERO;
            let verb = match (loses, is_maximum(leader)) {
                (true, _) => "loses least",
                (false, true) => "can earn most",
                (false, false) => "earns most",
            };
            let headline = format!("{name} {verb}: {}.", net(leader, currency, years));
            let next_verb = match (loses, is_maximum(next)) {
                (true, _) => "less lost than with",
                (false, true) => "more than the most that you can get from",
                (false, false) => "more than",
            };
            Spoken { headline, support: vec![format!("That is {by} {next_verb} {next_name}."), asks(leader, currency)] }
        }
    }
}

fn net(tier: &TierEstimate<'_>, currency: Currency, years: u32) -> String {
    let up_to = if is_maximum(tier) { "up to " } else { "" };
    format!("{up_to}{} net {}", format::about(tier.net.expected.amount, currency), over(years))
}

fn asks(tier: &TierEstimate<'static>, currency: Currency) -> String {
    let gaps: Vec<String> = gaps(tier).map(|gap| gap_in_words(&gap, currency)).collect();
    match (tier.standing(), gaps.as_slice()) {
        (Standing::Met, _) => "You have everything that it asks.".to_owned(),
        (Standing::Unknown, _) | (Standing::Short, []) => "What it asks is not stated in figures.".to_owned(),
        (Standing::Short, [one]) => format!("It asks for {one}."),
        (Standing::Short, [first @ .., last]) => format!("It asks for {}, and {last}.", first.join(", ")),
    }
}

fn gap_in_words(gap: &Comparison<'_>, currency: Currency) -> String {
    match (gap.need, gap.have) {
        (Quantity::Count(need), have) => {
            let have = match have {
                Quantity::Count(0) => "none".to_owned(),
                Quantity::Count(have) => format::count(have),
                Quantity::Amount(have) => format::money(have, currency),
            };
            format!("{} (you have {have})", requirements::some(gap.requirement, need))
        }
        (Quantity::Amount(need), have) => {
            let have = match have {
                Quantity::Amount(have) => format::money(have, currency),
                Quantity::Count(have) => format::count(have),
            };
            format!("{} of {} a year (you have {have})", format::money(need, currency), target(gap.requirement))
        }
    }
}

pub(super) fn lacks(tier: &TierEstimate<'static>, currency: Currency) -> Option<String> {
    let mut gaps = gaps(tier);
    let first = gaps.next()?;
    let more = gaps.count();
    let short = match first.short_by() {
        Quantity::Count(short) => requirements::some(first.requirement, short),
        Quantity::Amount(short) => {
            format!("{} of {} a year", format::money(short, currency), target(first.requirement))
        }
    };
    Some(if more == 0 { format!("short of {short}") } else { format!("short of {short} and {more} more") })
}
