//! The words of the view "Estimate".

mod answer;
mod detail;

use partner_engine::estimate::{NoEstimate, OpenPoint, Reading, TierEstimate, Unranked};
use partner_engine::money::{Currency, Money};
use partner_engine::program::{Clause, Program, RuleKind, TierRef, Validity};
use partner_engine::standing::{Comparison, Standing};

use super::fields;
use crate::answer::Answer;
use crate::cited::end_is_inferred;
use crate::fields::Group;
use crate::format;

/// That the edition behind the answer has ended.
pub struct EditionEnded {
    /// Says so.
    pub sentence: String,
    /// Its first reason. The rest of a longer one is read in the foot: the ranking has to begin on the first screen.
    pub reason: String,
}

/// The estimate.
pub struct Estimate {
    /// The view's heading.
    pub title: &'static str,
    /// Heads the inputs.
    pub business: &'static str,
    /// Heads a group of inputs; takes how many of them were changed.
    pub group: fn(Group, usize) -> String,
    /// Heads the groups of inputs together.
    pub more: &'static str,
    /// A head and how many fields under it were changed.
    pub changed: fn(&str, usize) -> String,
    /// Marks the tier whose years are shown.
    pub years_below: &'static str,
    /// The answer, and what it depends on; takes whether the visitor's own costs are among the figures.
    pub answer: fn(&Answer<'_>, Currency, u32, bool) -> Spoken,
    /// Says that nobody has entered a business yet.
    pub example: &'static str,
    /// Leads to the visitor's own costs.
    pub enter_costs: &'static str,
    /// Before the field that says how much of an "up to" rate counts.
    pub up_to_share: &'static str,
    /// Says that the figures are the last good ones.
    pub stale: &'static str,
    /// Heads the ranking: what the amounts are after and before; takes whether the visitor's own costs are among the figures.
    pub ranking: fn(u32, Currency, bool) -> String,
    /// Heads the rates.
    pub rate_head: &'static str,
    /// Says to those who do not see the columns what a rate is.
    pub rate_lead: &'static str,
    /// Says to those who do not see the columns what a range is.
    pub range_lead: &'static str,
    /// The legend of the bars.
    pub legend: Legend,
    /// "WSO2, October 2018".
    pub program: fn(&Program) -> String,
    /// Commission or margin.
    pub kind: fn(RuleKind) -> &'static str,
    /// Marks an edition that has ended.
    pub ended: fn(&Validity) -> &'static str,
    /// That a tier's requirements are met, or that it has none in figures; `None` where something is missing.
    pub standing: fn(&TierEstimate<'static>) -> Option<&'static str>,
    /// Says that the edition behind the answer has ended.
    pub edition_ended: fn(&Program) -> Option<EditionEnded>,
    /// What a tier lacks, in a few words; `None` when nothing is known to be missing.
    pub lacks: fn(&TierEstimate<'static>, Currency) -> Option<String>,
    /// Leads an amount that is a maximum.
    pub up_to: &'static str,
    /// The least and the most.
    pub range: fn(Money, Option<Money>) -> String,
    /// The effective rate.
    pub effective: fn(Option<String>) -> String,
    /// Says what a button with an amount opens; follows the amount.
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
    pub unranked: fn(Unranked, bool) -> &'static str,
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
    pub stated: &'static str,
    /// The hatched part.
    pub possible: &'static str,
    /// The mark.
    pub expected: &'static str,
}

/// The words of one tier's years.
pub struct Detail {
    /// Names the table.
    pub caption: fn(&str, Currency) -> String,
    /// Says that the figures are rounded, and where the cents are.
    pub rounded: &'static str,
    /// Heads the rows.
    pub row_head: &'static str,
    /// Heads a year.
    pub year: fn(u32) -> String,
    /// Heads the totals.
    pub total: &'static str,
    /// A line: the stream, the contribution, the rate.
    pub line: fn(&partner_engine::program::Rule, Option<String>) -> String,
    /// A line without its rate.
    pub line_name: fn(&partner_engine::program::Rule) -> String,
    /// A row of totals.
    pub row: fn(Row) -> &'static str,
    /// An amount that nothing bounds.
    pub unbounded: &'static str,
    /// How the tier stands; takes whether it asks for anything.
    pub standing: fn(Standing, bool) -> &'static str,
    /// One thing that is missing.
    pub gap: fn(&Comparison<'_>, Currency) -> String,
    /// Leads to the requirements.
    pub see_requirements: &'static str,
    /// Heads what the documents leave open.
    pub open_points: &'static str,
    /// One thing that the documents leave open; takes whether the visitor assumes it.
    pub open_point: fn(&OpenPoint<'_>, bool, Currency) -> String,
    /// Heads how unclear clauses are read.
    pub readings: &'static str,
    /// One reading.
    pub reading: fn(Reading) -> &'static str,
    /// A clause with its figure, like the length of a term.
    pub clause: fn(&Clause) -> String,
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
    business: fields::group(Group::Business),
    more: "More about your business",
    changed: |head, changed| if changed == 0 { head.to_owned() } else { format!("{head} ({changed} changed)") },
    years_below: "years shown below",
    group: |group, changed| (EN.changed)(fields::group(group), changed),
    answer: answer::answer,
    stale: "These are the last figures without errors. They change when every field can be read.",
    example: "This is an example business: enter your own figures.",
    enter_costs: "Enter your costs",
    up_to_share: "“Up to” rates count at",
    ranking: |years, currency, costs| {
        let after = if costs { "After fees and your costs" } else { "After fees, before your costs" };
        let years = if years == 1 { "1 year".to_owned() } else { format!("{years} years") };
        format!("{after}, {years}, {}", currency.code())
    },
    rate_head: "earned, % of sales",
    rate_lead: "Earned, of sales:",
    range_lead: "Range:",
    legend: Legend { stated: "as stated", possible: "up to", expected: "expected" },
    program,
    kind: |kind| match kind {
        RuleKind::Commission => "Commission",
        RuleKind::Margin => "Margin",
    },
    ended: |validity| if end_is_inferred(validity) { "ended (inferred)" } else { "ended" },
    edition_ended: |program| {
        let why = program.validity.ended.as_ref()?;
        let read = if end_is_inferred(&program.validity) { ", inferred" } else { "" };
        Some(EditionEnded {
            sentence: format!(
                "The edition behind this answer has ended ({}, {}{read}).",
                program.name, program.edition
            ),
            reason: why.split_inclusive(". ").next().unwrap_or(why).trim_end().to_owned(),
        })
    },
    lacks: answer::lacks,
    standing: answer::standing,
    up_to: "up to",
    range,
    effective: |rate| rate.unwrap_or_else(|| "nothing sold".to_owned()),
    show_working: ", show working",
    net_of: |tier| format!("net of {tier}"),
    data_table: "The figures behind the bars",
    data_columns: ["Tier", "Low", "Expected", "High", "Earned", "Earned, % of sales", "Fees", "Fees refunded", "Costs"],
    not_ranked: "Not ranked",
    not_ranked_line: |unranked, left_out| {
        let tiers = |count: usize| if count == 1 { "1 tier".to_owned() } else { format!("{count} tiers") };
        let unranked = (unranked > 0).then(|| format!("{} without a known rate for what you sell", tiers(unranked)));
        let left_out = (left_out > 0).then(|| format!("{} without an estimate", tiers(left_out)));
        let parts: Vec<String> = [unranked, left_out].into_iter().flatten().collect();
        format!("Not ranked: {}.", parts.join(", "))
    },
    see_not_ranked: "See why, and assume a rate",
    unranked: |reason, lost| match reason {
        Unranked::NoRateStated if lost => "Its rates for what you sell are lost in our copy of the document.",
        Unranked::NoRateStated => "No document states a rate above 0 for what you sell.",
        Unranked::RateLost => "Which of the printed rates is this tier’s, if any, is lost in our copy of the document.",
        Unranked::NoRuleCounts => "It pays only for deals that you find or help in, and you do neither.",
    },
    not_estimated: |reason| match reason {
        NoEstimate::NoIncomeStated => "No document puts a figure on an income.".to_owned(),
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
        rounded: "These figures are rounded to whole units; open one for its working with the cents.",
        row_head: "Expected",
        year: |year| format!("Year {year}"),
        total: "Total",
        line: detail::line,
        line_name: detail::rule_name,
        row: |row| match row {
            Row::Gross => "Earned",
            Row::Fees => "Fees",
            Row::Refunds => "Fees refunded",
            Row::Costs => "Your costs",
            Row::Net => "Net",
            Row::Low => "Net, at least",
            Row::High => "Net, at most",
            Row::ClosedDeals => "Closed deals",
            Row::Purchases => "Purchases",
        },
        unbounded: "no bound",
        standing: |standing, asks| match standing {
            Standing::Met if !asks => "It asks for no figures.",
            Standing::Met => "You meet all counted requirements.",
            Standing::Short => "It requires more than you have:",
            Standing::Unknown => "It requires things that no document puts a figure on for this tier.",
        },
        gap: detail::gap,
        see_requirements: "What every tier requires",
        open_points: "What the documents leave open",
        open_point: detail::open_point,
        readings: "How unclear clauses are read",
        reading: |reading| match reading {
            Reading::RefundPerYear => "A fee comes back in each year by itself in which the threshold is reached.",
            Reading::PurchasesAtPaid => "Purchases count at what you pay the vendor.",
            Reading::PurchasesAtList => "Purchases count at list price, as you assumed.",
            Reading::ClosedDealsAtInvoicedValue => {
                "Closed deals count at what customers are invoiced, after their discount."
            }
            Reading::LaterYearsAsRenewals => {
                "Later years of a first contract of several years are counted as renewals; where a document pays them as new, such contracts earn more."
            }
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
        clause: detail::clause,
        assumed: "What you assumed",
        assumed_rate: |rule, percent| format!("{}: {percent}, your assumption.", detail::rule_name(rule)),
        fees: "Fees",
        fee: detail::fee,
        obligations: "What you must do",
    },
};

fn over(years: u32) -> String {
    if years == 1 { "over 1 year".to_owned() } else { format!("over {years} years") }
}

/// The least and the most in whole units; in all their decimals where whole units would make one figure of two.
fn range(low: Money, high: Option<Money>) -> String {
    let whole = format::whole(low);
    match high {
        Some(high) if high == low => "as stated".to_owned(),
        Some(high) if format::whole(high) == whole => format!("{} to {}", format::amount(low), format::amount(high)),
        Some(high) => format!("{whole} to {}", format::whole(high)),
        None => format!("{whole} or more: no upper bound is stated"),
    }
}

fn program(program: &Program) -> String {
    format!("{}, {}", program.vendor, program.edition)
}

/// A tier in a sentence, or where its program stands beside it. Names of partners end in "Partner" in some documents, which
/// says nothing here.
#[must_use]
pub fn short_name<'c>(tier: TierRef<'c>) -> &'c str {
    tier.tier.name.strip_suffix(" Partner").unwrap_or(&tier.tier.name)
}

fn target(id: &str) -> &'static str {
    match id {
        "co_sell_minimum" => "co-sell (read as closed deals that you registered)",
        "purchase_minimum" => "purchases",
        _ => "new subscriptions that you found",
    }
}
