//! The words of the view "Estimate".

use partner_engine::estimate::{NoEstimate, OpenPoint, Reading, TierEstimate, Unranked};
use partner_engine::money::{Currency, Money};
use partner_engine::program::{Clause, Fee, Program, Rule, RuleKind, TierRef, Validity};
use partner_engine::standing::{Check, Standing};

use crate::citation::Inference;
use crate::fields::Group;
use crate::headline::Headline;

/// That the edition behind the answer has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub answer: fn(&Headline<'_>, Currency, u32, bool) -> Spoken,
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
    /// A tier in a sentence, or where its program stands beside it.
    pub tier: for<'c> fn(TierRef<'c>) -> &'c str,
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
    /// The requirements that a tier misses, in a few words; `None` when nothing is known to be missing.
    pub lacks: fn(&TierEstimate<'static>, Currency) -> Option<String>,
    /// Marks what is our reading, as in [`crate::wording::Sources::mark`], which the first view does without.
    pub mark: fn(Inference) -> Option<&'static str>,
    /// Leads an amount that is a maximum.
    pub up_to: &'static str,
    /// The least and the most.
    pub range: fn(Money, Option<Money>) -> String,
    /// The effective rate.
    pub effective: fn(Option<String>) -> String,
    /// Says what a button with an amount opens; follows the amount.
    pub show_working: &'static str,
    /// Heads the figures behind the bars.
    pub data_table: &'static str,
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
    /// Heads the look into a tier while it is being fetched.
    pub below: &'static str,
    /// Says that a part of the view is being fetched.
    pub fetching: &'static str,
    /// Says that it could not be.
    pub not_fetched: &'static str,
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

/// The look into one tier: its years, what its figures rest on, and the figures behind the bars.
pub struct Detail {
    /// Names the table.
    pub caption: fn(&str, Currency) -> String,
    /// Says that the figures are rounded, and where the cents are.
    pub rounded: &'static str,
    /// Heads the rows.
    pub row_head: &'static str,
    /// Heads a year.
    pub year: fn(u32) -> String,
    /// Names the figure of a row in a working; takes its year, `None` for the total.
    pub figure: fn(&str, Option<u32>) -> String,
    /// Heads the totals.
    pub total: &'static str,
    /// A line: the stream, the contribution, the rate, and whether that is read.
    pub line: fn(&Rule, Option<String>) -> String,
    /// A line without its rate.
    pub line_name: fn(&Rule) -> String,
    /// Names a net in a working.
    pub net_of: fn(&str) -> String,
    /// A row of totals.
    pub row: fn(Row) -> &'static str,
    /// The columns of the figures behind the bars.
    pub data_columns: [&'static str; 9],
    /// An amount that nothing bounds.
    pub unbounded: &'static str,
    /// How the tier stands; takes whether it asks for anything.
    pub standing: fn(Standing, bool) -> &'static str,
    /// One thing that is missing.
    pub gap: fn(&Check<'_>, Currency) -> String,
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
    pub assumed_rate: fn(&Rule, String) -> String,
    /// Heads the fees.
    pub fees: &'static str,
    /// A fee, its amount and when it comes back.
    pub fee: fn(&Fee, Option<Currency>) -> String,
    /// Heads clauses that a partner must keep.
    pub obligations: &'static str,
    /// Heads what is due, by the partner or by the vendor.
    pub deadlines: &'static str,
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
    /// The income that is expected to be left.
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
    /// The sentences below it: what it depends on.
    pub support: Vec<String>,
}
