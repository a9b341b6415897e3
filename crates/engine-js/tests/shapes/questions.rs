//! What is asked beside an estimate and what comes out: `docs/calculation.md` §6, as `partner_engine::questions` serializes it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::estimate::{FieldError, LineCitation, Shortfall, Standing};
use super::program::{Contribution, Stream};
use super::{Decimal, words};

words! {
    /// An amount of `deals` that a question varies, by its bare name.
    Variable from partner_engine::questions::Variable { NewSubscriptions, Services, Upgrades, SubscriptionsInForce }
}

/// Between which amounts `crossovers` and `cliffs` look.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct RangeQuestion {
    /// The amount that varies; what the scenario has there does not matter.
    #[ts(optional = false)]
    pub(crate) variable: Variable,
    /// The least amount, 0 to 10¹². Default `"0"`.
    pub(crate) from: Option<Decimal>,
    /// The greatest amount, `from` to 10¹². Default `"1000000000000"`.
    pub(crate) to: Option<Decimal>,
}

/// What `goal` is to reach.
#[derive(Debug, Serialize, TS)]
pub(crate) struct GoalQuestion {
    /// The amount that varies; what the scenario has there does not matter.
    pub(crate) variable: Variable,
    /// The expected net of all years that is wanted, −10¹² to 10¹².
    pub(crate) target_net: Decimal,
}

/// From where to where `climb` goes: ids of tiers, like `wso2-2018/certified-integration`.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ClimbQuestion {
    /// The tier that is held.
    pub(crate) from: String,
    /// The tier that is aimed at.
    pub(crate) to: String,
}

/// The answer to a question.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Answered<T> {
    /// Version of this shape.
    version: u32,
    /// `sha256:…` over the rules, given programs included.
    rules: String,
    /// The currency of every amount.
    currency: String,
    /// What was found.
    found: T,
    /// Ranked tiers that take no part, because an answer could be wrong.
    left_out: Vec<LeftOut>,
    /// What was wrong with the scenario; these fields took their defaults.
    errors: Vec<FieldError>,
}

/// A ranked tier for which there is no answer.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct LeftOut {
    /// Like `acme-2026/seller`.
    tier: String,
    /// Why.
    why: Why,
}

/// Why there is no answer for a tier: a rule pays deal by deal over more deals and years than can be told apart, or what a rule
/// measures stays within rounding of an edge for too long.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Why {
    TooManyDeals,
    RoundingDecides,
}

/// A change of order between two tiers.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Crossover {
    /// The tier that was ahead.
    ahead_before: String,
    /// The tier that is ahead from here on.
    ahead_after: String,
    /// The first amount at which it is.
    at: Decimal,
    /// What the first has left there.
    net_before: Decimal,
    /// What the second has left there.
    net_after: Decimal,
    /// Only where rounding decides over more than 250,000 minor units: until where.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    rounding_until: Option<Decimal>,
}

/// An amount at which a tier's expected net jumps or bends.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Cliff {
    /// The tier.
    tier: String,
    /// Whether it is another amount from one minor unit to the next, or goes on in another direction.
    kind: CliffKind,
    /// The first amount on the other side.
    at: Decimal,
    /// The net one minor unit before.
    net_before: Decimal,
    /// The net there.
    net: Decimal,
    /// How far it jumps, up or, negative, down; 0 for a bend.
    by: Decimal,
    /// What the next unit adds before, in percent of it.
    marginal_percent_before: Decimal,
    /// The same from there on.
    marginal_percent_after: Decimal,
    /// What makes it so, one for each year and clause.
    causes: Vec<Cause>,
}

words! {
    /// Whether a net jumps or bends.
    CliffKind from partner_engine::questions::CliffKind { Jump, Bend }
}

/// What makes a net jump or bend.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Cause {
    /// What sort of clause it is.
    #[serde(flatten)]
    of: CauseKind,
    /// From 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    year: Option<u32>,
    /// The stream of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    stream: Option<Stream>,
    /// The contribution of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    contribution: Option<Contribution>,
    /// The amount at which it switches: what a measure must reach, or the bound.
    threshold: Decimal,
    /// Where the clause stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    citation: Option<LineCitation>,
}

/// What sort of clause makes a net jump or bend: a fee that comes back, business that replaces a requirement, a cap that is
/// reached or a floor that is passed, another bracket, growth over the year before, another tier that is held and pays more, or the
/// first cent that is sold.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum CauseKind {
    Refund { fee: String },
    Requirement { requirement: String },
    Cap,
    Floor,
    Bracket,
    Growth,
    OtherTier,
    FirstSale,
}

/// What a goal takes in one tier.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct GoalOfTier {
    /// The tier.
    tier: String,
    /// Whether and where it is reached.
    #[serde(flatten)]
    goal: Goal,
}

/// Whether and where a goal is reached: the least amount that does and the net there; or the greatest net there is, with the least
/// amount that gives it; or the net, whatever the variable is.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(tag = "goal", rename_all = "snake_case")]
pub(crate) enum Goal {
    Reached {
        at: Decimal,
        net: Decimal,
        /// Only where rounding decides over more than 250,000 minor units: until where.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        rounding_until: Option<Decimal>,
    },
    OutOfReach {
        at: Decimal,
        net: Decimal,
    },
    DoesNotDependOnIt {
        net: Decimal,
    },
}

/// The way from one tier to another.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Climb {
    /// The tier that is held.
    from: String,
    /// The tier that is aimed at.
    to: String,
    /// How the partner stands against what the tier aimed at asks.
    standing: Standing,
    /// What is missing: all of these.
    all_of: Vec<Missing>,
    /// What is asked besides without a figure.
    unknown: Vec<UnknownRequirement>,
    /// What the cheapest way costs once, in year 1.
    cost_once: Decimal,
    /// What the cheapest way costs in every year.
    cost_every_year: Decimal,
    /// What it brings; `null` when one of the tiers is not ranked.
    years: Option<Vec<YearOfGain>>,
    /// The first year at whose end the gains together are at least the costs together; `null` when it is none of them.
    paid_in: Option<u32>,
}

/// Something that is missing.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Missing {
    /// The requirement's id, `co_sell_minimum` or `purchase_minimum`.
    requirement: String,
    /// What would do: any of these, or so many of them.
    any_of: Vec<Remedy>,
    /// How many of them are needed, with those that are there already.
    at_least: u32,
    /// The places in `any_of` of those that cost least, as many as are needed; fewer when only more business helps.
    cheapest: Vec<u32>,
    /// Where it is asked.
    citation: LineCitation,
}

/// A way to fill a gap; without costs where only more business does.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Remedy {
    /// What is there against what is needed.
    gap: Shortfall,
    /// What one missing unit costs, as the scenario has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    unit_cost: Option<Decimal>,
    /// What all missing units cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    cost: Option<Decimal>,
    /// Whether every year, and not once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    every_year: Option<bool>,
}

/// What is asked without a figure.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct UnknownRequirement {
    /// The requirement's id.
    requirement: String,
    /// Its name in the document; `null` for a known one.
    name: Option<String>,
}

/// What a climb brings in one year.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct YearOfGain {
    /// From 1.
    year: u32,
    /// The net of the tier aimed at, before the costs of the climb, less the net of the tier that is held.
    gain: Decimal,
    /// What the climb costs in the year.
    cost: Decimal,
    /// All gains less all costs up to the end of the year.
    balance: Decimal,
}

/// A field with the nearest value at which another tier leads.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Flip {
    /// Dotted path, like `deals.services`.
    field: String,
    /// What it is now: an amount or a percentage.
    now: Decimal,
    /// Where the lead turns; `null` when it does not within the field's limits.
    turn: Option<Turn>,
    /// Ranked tiers for which this is not known; when there is one, no turn is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<LeftOut>>")]
    left_out: Vec<LeftOut>,
}

/// Where another tier leads.
#[derive(Debug, Serialize, Deserialize, TS)]
pub(crate) struct Turn {
    /// The value nearest to the present one; the lesser of two that are equally near.
    at: Decimal,
    /// The tier that leads now.
    ahead_before: String,
    /// The tier that leads there.
    ahead_after: String,
    /// What the tier that leads now has left there.
    net_before: Decimal,
    /// What the other has left there.
    net_after: Decimal,
}
