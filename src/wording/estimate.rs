//! The words of the view "Estimate".

use partner_engine::estimate::{NoEstimate, OpenPoint, Reading, TierEstimate, Unranked};
use partner_engine::money::{Currency, Money};
use partner_engine::program::{Program, RuleKind, TierRef};
use partner_engine::standing::{Comparison, Quantity, Standing};

use super::compare::{either, measured, stream_name};
use super::{fields, requirements};
use crate::answer::{Answer, gaps, is_maximum};
use crate::format;

/// The estimate.
pub struct Estimate {
    /// The view's heading.
    pub title: &'static str,
    /// Heads the inputs.
    pub business: &'static str,
    /// Heads a group of inputs; takes how many of them were changed.
    pub group: fn(fields::Group, usize) -> String,
    /// The answer, and what it depends on.
    pub answer: fn(&Answer<'_>, Currency, u32) -> Spoken,
    /// Says that the figures are the last good ones.
    pub stale: &'static str,
    /// Heads the ranking; takes the years.
    pub ranking: fn(u32, Currency) -> String,
    /// Heads the rates.
    pub rate_head: &'static str,
    /// The legend of the bars.
    pub legend: Legend,
    /// "WSO2, October 2018".
    pub program: fn(&Program) -> String,
    /// Commission or margin.
    pub kind: fn(RuleKind) -> &'static str,
    /// Marks an edition that has ended.
    pub ended: &'static str,
    /// Says that the edition behind the answer has ended.
    pub edition_ended: fn(&Program) -> String,
    /// What a tier lacks, in a few words; `None` when nothing is known to be missing.
    pub lacks: fn(&TierEstimate<'static>, Currency) -> Option<String>,
    /// Leads an amount that is a maximum.
    pub up_to: &'static str,
    /// The least and the most.
    pub range: fn(&str, Option<&str>) -> String,
    /// The effective rate.
    pub effective: fn(Option<String>) -> String,
    /// Says what a button with an amount opens.
    pub show_working: &'static str,
    /// Names a net in a working.
    pub net_of: fn(&str) -> String,
    /// Heads the figures behind the bars.
    pub data_table: &'static str,
    /// The columns of the figures behind the bars.
    pub data_columns: [&'static str; 9],
    /// Heads the tiers that stand apart.
    pub not_ranked: &'static str,
    /// Counts the tiers that stand apart: without a rate that applies, and without any estimate.
    pub not_ranked_line: fn(usize, usize) -> String,
    /// Leads to them.
    pub see_not_ranked: &'static str,
    /// Why a tier stands apart.
    pub unranked: fn(Unranked) -> &'static str,
    /// Why a tier has no estimate.
    pub not_estimated: fn(&NoEstimate) -> String,
    /// Leads the tiers for which a rate can be assumed.
    pub assume_lead: &'static str,
    /// Assumes a rate; leads the tier's name.
    pub assume: &'static str,
    /// Enters an exchange rate.
    pub enter_rate: &'static str,
    /// The table of one tier's years.
    pub detail: Detail,
}

/// The legend of the bars.
#[derive(PartialEq, Eq)]
pub struct Legend {
    /// The solid part.
    pub certain: &'static str,
    /// The light part.
    pub possible: &'static str,
    /// The mark.
    pub expected: &'static str,
}

/// The words of one tier's years.
pub struct Detail {
    /// Names the table.
    pub caption: fn(&str, Currency) -> String,
    /// Heads the rows.
    pub row_head: &'static str,
    /// Heads a year.
    pub year: fn(u32) -> String,
    /// Heads the totals.
    pub total: &'static str,
    /// A line: the stream, the contribution, the rate.
    pub line: fn(&partner_engine::program::Rule, Option<String>) -> String,
    /// A row of totals.
    pub row: fn(Row) -> &'static str,
    /// An amount that nothing bounds.
    pub unbounded: &'static str,
    /// How the tier stands.
    pub standing: fn(Standing) -> &'static str,
    /// One thing that is missing.
    pub gap: fn(&Comparison<'_>, Currency) -> String,
    /// Leads to the requirements.
    pub see_requirements: &'static str,
    /// Heads what the documents leave open.
    pub open_points: &'static str,
    /// One thing that the documents leave open.
    pub open_point: fn(&OpenPoint<'_>, Currency) -> String,
    /// Heads how unclear clauses are read.
    pub readings: &'static str,
    /// One reading.
    pub reading: fn(Reading) -> &'static str,
    /// Heads the visitor's assumptions.
    pub assumed: &'static str,
    /// One assumed rate.
    pub assumed_rate: fn(&partner_engine::program::Rule, String) -> String,
    /// Heads the fees.
    pub fees: &'static str,
    /// What a fee is and when it comes back.
    pub fee: fn(&partner_engine::program::Fee, Option<Currency>) -> String,
    /// Heads clauses that a partner must keep.
    pub obligations: &'static str,
}

/// A row of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// All lines.
    Gross,
    /// Fees.
    Fees,
    /// Refunds.
    Refunds,
    /// Costs.
    Costs,
    /// What is expected to be left.
    Net,
    /// The least that is left.
    Low,
    /// The most that is left.
    High,
    /// Closed deals.
    ClosedDeals,
    /// Purchases.
    Purchases,
}

/// An answer in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The answer.
    pub headline: String,
    /// What it depends on.
    pub support: Vec<String>,
}

/// English.
pub const EN: Estimate = Estimate {
    title: "Estimate",
    business: "Your business",
    group: |group, changed| {
        let name = fields::group(group);
        if changed == 0 { name.to_owned() } else { format!("{name} ({changed} changed)") }
    },
    answer,
    stale: "These are the last figures without errors. They change when every field can be read.",
    ranking: |years, currency| format!("Net {}, {}", over(years), currency.code()),
    rate_head: "of sales",
    legend: Legend { certain: "certain", possible: "up to", expected: "expected" },
    program,
    kind: |kind| match kind {
        RuleKind::Commission => "Commission",
        RuleKind::Margin => "Margin",
    },
    ended: "ended",
    edition_ended: |program| {
        format!("The edition behind this answer has ended ({}, {}).", program.name, program.edition)
    },
    lacks,
    up_to: "up to",
    range: |low, high| match high {
        Some(high) if high == low => "certain".to_owned(),
        Some(high) => format!("{low} to {high}"),
        None => format!("{low} or more: no upper bound is stated"),
    },
    effective: |rate| rate.unwrap_or_else(|| "nothing sold".to_owned()),
    show_working: "show the working",
    net_of: |tier| format!("net of {tier}"),
    data_table: "The figures behind the bars",
    data_columns: ["Tier", "Low", "Expected", "High", "Earned", "Fees", "Refunds", "Costs", "Of sales"],
    not_ranked: "Not ranked",
    not_ranked_line: |unranked, left_out| {
        let tiers = |count: usize| if count == 1 { "1 tier".to_owned() } else { format!("{count} tiers") };
        let unranked = (unranked > 0).then(|| format!("{} without a stated rate for what you sell", tiers(unranked)));
        let left_out = (left_out > 0).then(|| format!("{} without an estimate", tiers(left_out)));
        let parts: Vec<String> = [unranked, left_out].into_iter().flatten().collect();
        format!("Not ranked: {}.", parts.join(", "))
    },
    see_not_ranked: "See why, and assume a rate",
    unranked: |reason| match reason {
        Unranked::NoRateStated => "No document states a rate above 0 for what you sell.",
        Unranked::NoRuleCounts => "It pays only for deals that you find or help in, and you do neither.",
    },
    not_estimated: |reason| match reason {
        NoEstimate::NoIncomeStated => "No document states an income.".to_owned(),
        NoEstimate::MissingExchangeRate { currency, missing } => {
            let missing: Vec<String> = missing.iter().map(|currency| currency.code().to_owned()).collect();
            format!("Its amounts stand in {}. Enter what one euro is in {}.", currency.code(), missing.join(" and "))
        }
    },
    assume_lead: "Assume a rate for:",
    assume: "Assume a rate for",
    enter_rate: "Enter an exchange rate",
    detail: Detail {
        caption: |tier, currency| format!("{tier}, year by year, {}", currency.code()),
        row_head: "Expected",
        year: |year| format!("Year {year}"),
        total: "Total",
        line,
        row: |row| match row {
            Row::Gross => "Earned",
            Row::Fees => "Less fees",
            Row::Refunds => "Plus fees that come back",
            Row::Costs => "Less your costs",
            Row::Net => "Net",
            Row::Low => "Net, at least",
            Row::High => "Net, at most",
            Row::ClosedDeals => "Closed deals",
            Row::Purchases => "Purchases",
        },
        unbounded: "no bound",
        standing: |standing| match standing {
            Standing::Met => "You have everything that it asks.",
            Standing::Short => "It asks for more than you have:",
            Standing::Unknown => "It asks for things whose figure no document states.",
        },
        gap,
        see_requirements: "What every tier asks",
        open_points: "What the documents leave open",
        open_point,
        readings: "How unclear clauses are read",
        reading: |reading| match reading {
            Reading::RefundPerYear => "A fee comes back in each year by itself in which the threshold is reached.",
            Reading::PurchasesAtPaid => "Purchases count at what you pay the vendor.",
            Reading::PurchasesAtList => "Purchases count at list price, as you assumed.",
            Reading::ClosedDealsAtInvoicedValue => {
                "Closed deals count at what customers are invoiced, after their discount."
            }
            Reading::LaterYearsAsRenewals => "Later years of a first contract of several years count as renewals.",
            Reading::EdgeNotStated => {
                "Whether exactly reaching an edge is enough is not stated: low counts on the worse reading, high on the better."
            }
            Reading::AllInFirstProductLine => "Everything you sell is in the program’s first product line.",
            Reading::InForceSoldTheYearBefore => "What was in force before year 1 was sold in the year before it.",
            Reading::BestOfHeld => "Of the tiers that you hold at once the best one counts, line by line.",
            Reading::OutsideOfDates => "Your date is outside of the dates of this edition.",
            Reading::LastYearLikeYearOne => "The year before sold as much as year 1.",
            Reading::CapsApart => "The cap of a deal holds for new subscriptions and for upgrades apart.",
        },
        assumed: "What you assumed",
        assumed_rate: |rule, percent| format!("{}: {percent}, your assumption.", rule_name(rule)),
        fees: "Fees",
        fee,
        obligations: "What you must do",
    },
};

fn over(years: u32) -> String {
    if years == 1 { "over 1 year".to_owned() } else { format!("over {years} years") }
}

fn program(program: &Program) -> String {
    format!("{}, {}", program.vendor, program.edition)
}

/// A tier in a sentence. Names of partners end in "Partner" in some documents, which says nothing here.
fn tier_name(tier: TierRef<'_>) -> String {
    tier.tier.name.strip_suffix(" Partner").unwrap_or(&tier.tier.name).to_owned()
}

/// A tier where its program stands beside it.
#[must_use]
pub fn short_name(tier: TierRef<'_>) -> String {
    tier_name(tier)
}

fn answer(answer: &Answer<'_>, currency: Currency, years: u32) -> Spoken {
    match answer {
        Answer::NothingRanked => Spoken {
            headline: "No tier shown here states what your sales would earn.".to_owned(),
            support: vec!["Assume a rate to see a figure, or show more programs.".to_owned()],
        },
        Answer::Alone(tier) => {
            let headline = format!("{} earns {}.", tier_name(tier.tier), net(tier, currency, years));
            Spoken {
                headline,
                support: vec!["No other tier shown here states a rate.".to_owned(), asks(tier, currency)],
            }
        }
        Answer::Tied(one, other) => {
            let (first, second) = (tier_name(one.tier), tier_name(other.tier));
            let headline = format!("{first} and {second} earn the same: {}.", net(one, currency, years));
            Spoken { headline, support: vec![asks(one, currency)] }
        }
        Answer::Leads { leader, next, by } => {
            let (name, next_name, by) = (tier_name(leader.tier), tier_name(next.tier), format::money(*by, currency));
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
    format!("{up_to}{} net {}", format::money(tier.net.expected.amount, currency), over(years))
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

fn target(id: &str) -> &'static str {
    match id {
        "co_sell_minimum" => "closed deals",
        "purchase_minimum" => "purchases",
        _ => "new subscriptions that you found",
    }
}

fn gap(gap: &Comparison<'_>, currency: Currency) -> String {
    let year = gap.year.map(|year| format!(", in year {year}")).unwrap_or_default();
    let short = match gap.short_by() {
        Quantity::Count(short) => requirements::some(gap.requirement, short),
        Quantity::Amount(short) => format!("{} of {}", format::money(short, currency), target(gap.requirement)),
    };
    let (need, have) = (quantity(gap.need, currency), quantity(gap.have, currency));
    format!("{short} missing: {need} asked, {have} there{year}")
}

fn quantity(quantity: Quantity, currency: Currency) -> String {
    match quantity {
        Quantity::Count(count) => format::count(count),
        Quantity::Amount(amount) => format::money(amount, currency),
    }
}

fn lacks(tier: &TierEstimate<'static>, currency: Currency) -> Option<String> {
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

fn rule_name(rule: &partner_engine::program::Rule) -> String {
    let contribution = rule.contribution.map(fields::contribution);
    let contribution = contribution.map(|contribution| format!(", {contribution}")).unwrap_or_default();
    format!("{}{contribution}", stream_name(rule.stream))
}

fn line(rule: &partner_engine::program::Rule, assumed: Option<String>) -> String {
    use partner_engine::rate::Rate;
    let rate = match (&rule.rate, assumed) {
        (_, Some(assumed)) => format!("{assumed}, assumed"),
        (Rate::Exact(rate), _) => format::percent(rate.0),
        (Rate::AtMost(rate), _) => format!("up to {}", format::percent(rate.0)),
        (Rate::Between(low, high), _) => format!("{} to {}", format::percent(low.0), format::percent(high.0)),
        (Rate::OneOf(rates), _) => either(&rates.iter().map(|rate| format::percent(rate.0)).collect::<Vec<_>>()),
        (Rate::PerDeal(amount), _) => format!("{} for each deal", format::decimal(*amount)),
        (Rate::PerCustomer(amount), _) => format!("{} for each customer", format::decimal(*amount)),
        (Rate::Negotiated, _) => "negotiated".to_owned(),
        (Rate::NotStated, _) => "not stated".to_owned(),
    };
    format!("{}, {rate}", rule_name(rule))
}

fn open_point(point: &OpenPoint<'_>, currency: Currency) -> String {
    use partner_engine::rate::Rate;
    match point {
        OpenPoint::Rule { rule, volume } => {
            let volume = format::money(*volume, currency);
            let name = rule_name(rule);
            match &rule.rate {
                Rate::OneOf(rates) => {
                    let rates = either(&rates.iter().map(|rate| format::percent(rate.0)).collect::<Vec<_>>());
                    format!("{name}: {rates}; which of them is this tier’s is lost. Counted at the least, on {volume}.")
                }
                Rate::Negotiated => {
                    format!("{name}: negotiated. Counted as nothing until you assume a rate, on {volume}.")
                }
                _ => format!("{name}: not stated. Counted as nothing until you assume a rate, on {volume}."),
            }
        }
        OpenPoint::Condition(condition) => {
            format!("{}: you have not said. What depends on it is counted as nothing until you do.", condition.name)
        }
        OpenPoint::Fee(fee) => format!("{}: the amount is not stated. The net is before it.", fee.name),
        OpenPoint::Refund(fee) => format!("{}: whether it comes back is not stated. None is counted.", fee.name),
    }
}

fn fee(fee: &partner_engine::program::Fee, currency: Option<Currency>) -> String {
    use partner_engine::program::{FeeAmount, Refund};
    let price = |amount| currency.map_or_else(|| format::decimal(amount), |currency| format::price(amount, currency));
    let amount = match &fee.amount {
        FeeAmount::Annual(amount) if amount.is_zero() => return format!("{}: none.", fee.name),
        FeeAmount::Annual(amount) => format!("{} a year", price(*amount)),
        FeeAmount::Monthly(amount) => format!("{} a month", price(*amount)),
        FeeAmount::Once(amount) => format!("{} once", price(*amount)),
        FeeAmount::Negotiated => "negotiated".to_owned(),
        FeeAmount::NotStated => "not stated".to_owned(),
    };
    let back = match &fee.refund {
        Refund::None => "It does not come back.".to_owned(),
        Refund::NotStated => "Whether it comes back is not stated.".to_owned(),
        Refund::Reaching { measure, amount, .. } => {
            format!("All of it comes back in a year with {} of {}.", price(*amount), measured(*measure))
        }
    };
    format!("{}: {amount}. {back}", fee.name)
}
