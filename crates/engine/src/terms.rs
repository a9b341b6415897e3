//! What a rule may say besides its stream and its rate: by what the rate moves, and between which bounds a line stays.
//!
//! Few ideas that combine freely: a [`Gauge`] measures a year, a [`Scale`] moves the rate with it, a [`Limit`] bounds what
//! comes out. What they mean at their edges is in `programs/README.md`; how they are evaluated is in `estimate/tier/line.rs`.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::citation::Citation;
use crate::decimal;
use crate::percent::Percent;
use crate::program::{Need, Requirement, Rule, RuleKind, Tier};
use crate::rate::Rate;
use crate::scenario::Scenario;
use crate::stream::Stream;

/// What the brackets of a [`Scale`] are measured by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Gauge {
    /// What the rule itself pays on: its base, for a margin its list value.
    Base,
    /// What all rules of the tier that have this gauge pay on together, one laid upon the other in the order of the rules.
    Bases,
    /// List value of all streams.
    List,
    /// Invoiced value of all streams.
    Invoiced,
    /// The registered part of what new subscriptions, upgrades and services invoice.
    ClosedDeals,
    /// Deals.
    Deals,
    /// Customers.
    Customers,
    /// A counted requirement, by its id.
    Held(String),
    /// Points for what is counted.
    Points(Vec<Weight>),
}

/// How many points one unit of a counted requirement gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Weight {
    /// One of [`crate::requirement::KNOWN`].
    pub requirement: String,
    /// Points for each.
    pub points: u32,
}

/// Rates that move with a measure. Below the first bracket the rule's own rate holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Scale {
    /// What is measured.
    pub measure: Gauge,
    /// Which year is measured; this one where nothing else is said.
    pub measured_in: Option<MeasuredYear>,
    /// What the rate of a bracket applies to.
    pub applies: Applies,
    /// Whether reaching an edge exactly is enough.
    pub edge: Edge,
    /// The brackets, from the lowest.
    pub brackets: Vec<Bracket>,
    /// Where it stands.
    pub cite: Citation,
}

/// Which year a scale measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum MeasuredYear {
    /// The year that is paid for.
    ThisYear,
    /// The year before it.
    LastYear,
}

/// What the rate of a bracket applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// The whole amount, from the first cent.
    Whole,
    /// The part that lies within the bracket.
    Graduated,
    /// Every deal that begins once the edge is reached; the deal that crosses it is paid at the rate before.
    FromThenOn,
}

/// Whether a measure that is exactly at an edge has reached the bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// Reaching it is enough.
    Inclusive,
    /// It has to be passed.
    Exclusive,
    /// The documents do not say: both are possible.
    NotStated,
}

/// A rate from an edge on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Bracket {
    /// The edge: an amount in the program's currency, or a count.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub from: Decimal,
    /// What is paid there.
    pub rate: Rate,
}

/// The most or the least that a line earns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Limit {
    /// Whether it holds down or up, and where.
    pub bound: Bound,
    /// What it is counted for.
    pub per: Per,
    /// The vendor may apply it and need not.
    pub discretionary: Option<bool>,
    /// Where it stands.
    pub cite: Citation,
}

/// One side of what a line may earn, in the program's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// A cap.
    AtMost(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// A floor.
    AtLeast(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
}

/// How a program rounds what it pays, where it says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rounding {
    /// To the nearer multiple, or down.
    pub direction: Direction,
    /// Of what it is a multiple, in the scenario's currency, like 0.01 or 1.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub unit: Decimal,
    /// When.
    pub at: RoundedAt,
    /// Where it stands.
    pub cite: Citation,
}

/// Which way an amount is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// What is over is left out.
    Down,
    /// A half and more count as a whole.
    HalfUp,
}

/// When an amount is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum RoundedAt {
    /// Each line of a year.
    Line,
    /// All lines of a year together, from their exact shares.
    Total,
}

/// What an amount is counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Each deal of the year.
    Deal,
    /// Each customer of the year.
    Customer,
    /// The year.
    Year,
}

impl Gauge {
    /// Whether its edges are amounts of money; counts otherwise.
    #[must_use]
    pub const fn is_money(&self) -> bool {
        matches!(self, Self::Base | Self::Bases | Self::List | Self::Invoiced | Self::ClosedDeals)
    }

    /// How many, for a gauge that counts.
    pub(crate) fn count(&self, scenario: &Scenario) -> u32 {
        match self {
            Self::Deals => scenario.deals.per_year,
            Self::Customers => scenario.deals.customers(),
            Self::Held(id) => scenario.has(id),
            Self::Points(weights) => points(weights, scenario),
            Self::Base | Self::Bases | Self::List | Self::Invoiced | Self::ClosedDeals => 0,
        }
    }
}

/// The points that a team has.
pub(crate) fn points(weights: &[Weight], scenario: &Scenario) -> u32 {
    let each = weights.iter().map(|weight| scenario.has(&weight.requirement).saturating_mul(weight.points));
    each.fold(0, u32::saturating_add)
}

impl Bound {
    /// The amount.
    #[must_use]
    pub const fn amount(self) -> Decimal {
        match self {
            Self::AtMost(amount) | Self::AtLeast(amount) => amount,
        }
    }
}

impl Per {
    /// How many of it a year has.
    pub(crate) fn count(self, scenario: &Scenario) -> u32 {
        match self {
            Self::Deal => scenario.deals.per_year,
            Self::Customer => scenario.deals.customers(),
            Self::Year => 1,
        }
    }
}

impl Tier {
    /// Whether something is measured in the year before the one that is paid for.
    #[must_use]
    pub fn asks_last_year(&self) -> bool {
        let is_of_last_year =
            |need: &Need| matches!(need, Need::Sold { measured_in: Some(MeasuredYear::LastYear), .. });
        let pays_by_last_year =
            |rule: &Rule| rule.is_on_growth() || rule.scales().into_iter().any(Scale::is_of_last_year);
        self.requirements.iter().flat_map(Requirement::needs).any(|(_, need)| is_of_last_year(need))
            || self.rules.iter().any(pays_by_last_year)
    }
}

impl Scale {
    /// The rates of its brackets.
    pub fn rates(&self) -> impl Iterator<Item = &Rate> {
        self.brackets.iter().map(|bracket| &bracket.rate)
    }

    /// Whether the year before is measured.
    #[must_use]
    pub fn is_of_last_year(&self) -> bool {
        self.measured_in == Some(MeasuredYear::LastYear)
    }
}

impl Rule {
    /// A rule that says nothing besides its stream and its rate.
    #[must_use]
    pub fn plain(stream: Stream, kind: RuleKind, rate: Rate, cite: Citation) -> Self {
        Self {
            stream,
            contribution: None,
            product_line: None,
            months: None,
            base: None,
            when: Vec::new(),
            kind,
            rate,
            scale: None,
            uplifts: Vec::new(),
            cap: None,
            limits: Vec::new(),
            cite,
        }
    }

    /// Its scale and those of its uplifts.
    #[must_use]
    pub fn scales(&self) -> Vec<&Scale> {
        let mut scales = Vec::from_iter(&self.scale);
        for uplift in &self.uplifts {
            scales.extend(&uplift.scale);
        }
        scales
    }

    /// Every rate of the rule: its own, then those of its brackets.
    pub fn rates(&self) -> impl Iterator<Item = &Rate> {
        std::iter::once(&self.rate).chain(self.scale.iter().flat_map(Scale::rates))
    }

    /// The least and the greatest percentage that the rule can mean.
    #[must_use]
    pub fn bounds(&self) -> (Percent, Percent) {
        let widest = |one: (Percent, Percent), other: (Percent, Percent)| (one.0.min(other.0), one.1.max(other.1));
        self.rates().map(Rate::bounds).reduce(widest).unwrap_or_default()
    }

    /// Every rate of the rule, then every rate of its uplifts.
    pub fn all_rates(&self) -> impl Iterator<Item = &Rate> {
        let of_uplifts = self
            .uplifts
            .iter()
            .flat_map(|uplift| std::iter::once(&uplift.rate).chain(uplift.scale.iter().flat_map(Scale::rates)));
        self.rates().chain(of_uplifts)
    }

    /// Whether one of its rates leaves open what it is.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.all_rates().any(|rate| matches!(rate, Rate::NotStated | Rate::Negotiated | Rate::OneOf(_)))
    }

    /// Whether a document states that it pays something.
    #[must_use]
    pub fn is_stated_above_zero(&self) -> bool {
        self.all_rates().any(Rate::is_stated_above_zero)
    }
}
