//! The words of the view "Estimate".

mod detail;
mod headline;

use partner_engine::estimate::{NoEstimate, Reading, Unranked};
use partner_engine::money::Money;
use partner_engine::standing::Standing;

use super::{NUMBERS, facts};
use crate::citation::end_is_inferred;
use crate::fields::Group;
use crate::wording::{Detail, EditionEnded, Estimate, Legend, Row};

/// English.
pub(super) const ESTIMATE: Estimate = Estimate {
    title: "Estimate",
    business: facts::group(Group::Business),
    more: "More about your business",
    changed: |head, changed| if changed == 0 { head.to_owned() } else { format!("{head} ({changed} changed)") },
    years_below: "years shown below",
    group: |group, changed| (ESTIMATE.changed)(facts::group(group), changed),
    answer: headline::answer,
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
    tier: |tier| facts::tier(&tier.tier.name),
    program: facts::program,
    kind: facts::kind,
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
    lacks: headline::lacks,
    mark: super::sources::SOURCES.mark,
    standing: headline::standing,
    up_to: "up to",
    range,
    effective: |rate| rate.unwrap_or_else(|| "nothing sold".to_owned()),
    show_working: ", show working",
    data_table: "The figures behind the bars",
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
    below: "Year by year",
    fetching: "Loading the details …",
    not_fetched: "The details could not be loaded: the connection failed, or the site has a new version by now. The figures above hold.",
};

/// English.
pub(in crate::wording) const DETAIL: Detail = Detail {
    caption: |tier, currency| format!("{tier}, year by year, {}", currency.code()),
    rounded: "These figures are rounded to whole units; open one for its working with the cents.",
    row_head: "Expected",
    year: |year| format!("Year {year}"),
    figure: |row, year| year.map_or_else(|| format!("{row}, total"), |year| format!("{row}, year {year}")),
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
    net_of: |tier| format!("net of {tier}"),
    data_columns: ["Tier", "Low", "Expected", "High", "Earned", "Earned, % of sales", "Fees", "Fees refunded", "Costs"],
    unbounded: "no bound",
    standing: |standing, asks| match standing {
        Standing::Met if !asks => "It asks for no figures.",
        Standing::Met => "You meet all counted requirements.",
        Standing::Short => "It requires more than you have:",
        Standing::Unknown => "It requires things that no document puts a figure on for this tier.",
    },
    gap: detail::gap,
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
    deadlines: "Deadlines",
};

fn over(years: u32) -> String {
    if years == 1 { "over 1 year".to_owned() } else { format!("over {years} years") }
}

/// The least and the most in whole units; in all their decimals where whole units would make one figure of two.
fn range(low: Money, high: Option<Money>) -> String {
    let whole = NUMBERS.whole(low);
    match high {
        Some(high) if high == low => "as stated".to_owned(),
        Some(high) if NUMBERS.whole(high) == whole => format!("{} to {}", NUMBERS.amount(low), NUMBERS.amount(high)),
        Some(high) => format!("{whole} to {}", NUMBERS.whole(high)),
        None => format!("{whole} or more: no upper bound is stated"),
    }
}
