//! The estimate as JSON: `docs/calculation.md` §5. Amounts are strings; an unbounded amount is `null`.

use serde::ser::{Error, SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

use super::{Basis, Estimate, Line, NoEstimate, NotEstimated, OpenPoint, Range, TierEstimate, Unranked, Year};
use crate::decimal::shortest;
use crate::percent::Percent;
use crate::program::TierRef;
use crate::rules::{Rate, Rule};
use crate::standing::{Check, Comparison, Quantity, Standing};

/// Version of this JSON format.
const VERSION: u32 = 1;

impl Serialize for Estimate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Estimate", 6)?;
        object.serialize_field("version", &VERSION)?;
        object.serialize_field("rules", self.rules)?;
        object.serialize_field("currency", &self.currency)?;
        object.serialize_field("tiers", &self.tiers)?;
        object.serialize_field("not_estimated", &self.not_estimated)?;
        object.serialize_field("errors", &self.errors)?;
        object.end()
    }
}

impl Serialize for TierEstimate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("tier", &Id(self.tier))?;
        object.serialize_entry("motions", &self.tier.tier.motions)?;
        object.serialize_entry("ranked", &self.is_ranked())?;
        if let Some(reason) = self.unranked {
            object.serialize_entry("unranked", reason.id())?;
        }
        object.serialize_entry("net", &self.net)?;
        object.serialize_entry("gross", &self.gross)?;
        object.serialize_entry("fees", &self.fees.amount)?;
        object.serialize_entry("refunds", &self.refunds.amount)?;
        object.serialize_entry("costs", &self.costs.amount)?;
        object.serialize_entry("effective_rate_percent", &self.effective_rate)?;
        object.serialize_entry("standing", self.standing().id())?;
        object.serialize_entry("gaps", &self.gaps().map(Gap).collect::<Vec<_>>())?;
        object.serialize_entry("years", &self.years)?;
        object.serialize_entry("open_points", &self.open_points)?;
        let assumed = self.assumed.iter().map(|(rule, percent)| Assumed { tier: self.tier, rule, percent });
        object.serialize_entry("assumed", &assumed.collect::<Vec<_>>())?;
        object.serialize_entry("assumptions", &self.readings.iter().map(|reading| reading.id()).collect::<Vec<_>>())?;
        object.end()
    }
}

impl Serialize for Range {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Range", 3)?;
        object.serialize_field("low", &self.low.amount)?;
        object.serialize_field("expected", &self.expected.amount)?;
        object.serialize_field("high", &self.high.map(|high| high.amount))?;
        object.end()
    }
}

impl Serialize for Year<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Year", 8)?;
        object.serialize_field("year", &self.year)?;
        object.serialize_field("net", &self.net)?;
        object.serialize_field("gross", &self.gross)?;
        object.serialize_field("fees", &self.fees.amount)?;
        object.serialize_field("refunds", &self.refunds.amount)?;
        object.serialize_field("costs", &self.costs.amount)?;
        object.serialize_field("measure", &self.measure.amount)?;
        object.serialize_field("lines", &self.lines)?;
        object.end()
    }
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("stream", &self.rule.stream)?;
        if let Some(contribution) = self.rule.contribution {
            object.serialize_entry("contribution", &contribution)?;
        }
        if let Some(line) = &self.rule.product_line {
            object.serialize_entry("product_line", line)?;
        }
        if let Some(months) = &self.rule.months {
            object.serialize_entry("months", months)?;
        }
        if let Some(tier) = self.by {
            object.serialize_entry("by", tier)?;
        }
        object.serialize_entry("kind", &self.rule.kind)?;
        object.serialize_entry("list", &self.list.amount)?;
        object.serialize_entry("invoiced", &self.invoiced.amount)?;
        match self.basis {
            Basis::Base(base) => object.serialize_entry("base", &base.amount)?,
            Basis::Cost(cost) => object.serialize_entry("cost", &cost.amount)?,
        }
        object.serialize_entry("rate", &RateByKind(&self.rule.rate))?;
        object.serialize_entry("low", &self.earned.low.amount)?;
        object.serialize_entry("expected", &self.earned.expected.amount)?;
        object.serialize_entry("high", &self.earned.high.map(|high| high.amount))?;
        object.serialize_entry("citation", &self.rule.cite)?;
        object.end()
    }
}

impl Serialize for NotEstimated<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("tier", &Id(self.tier))?;
        match &self.reason {
            NoEstimate::NoIncomeStated => object.serialize_entry("reason", "no_income_stated")?,
            NoEstimate::MissingExchangeRate { currency, missing } => {
                object.serialize_entry("reason", "missing_exchange_rate")?;
                object.serialize_entry("currency", currency)?;
                object.serialize_entry("missing", missing)?;
            }
        }
        object.end()
    }
}

impl Serialize for OpenPoint<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        match self {
            Self::Rule { rule, volume } => {
                object.serialize_entry("kind", "rule")?;
                object.serialize_entry("stream", &rule.stream)?;
                if let Some(contribution) = rule.contribution {
                    object.serialize_entry("contribution", &contribution)?;
                }
                object.serialize_entry("rate", &RateByKind(&rule.rate))?;
                object.serialize_entry("volume", volume)?;
            }
            Self::Condition(condition) => {
                object.serialize_entry("kind", "condition")?;
                object.serialize_entry("condition", &condition.id)?;
                object.serialize_entry("name", &condition.name)?;
            }
            Self::Fee(fee) => {
                object.serialize_entry("kind", "fee")?;
                object.serialize_entry("fee", &fee.id)?;
            }
            Self::Refund(fee) => {
                object.serialize_entry("kind", "refund")?;
                object.serialize_entry("fee", &fee.id)?;
            }
        }
        object.end()
    }
}

impl Unranked {
    /// The id in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

impl Standing {
    /// The id in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.into()
    }
}

/// Serializes a tier as its full id.
pub(crate) struct Id<'c>(pub(crate) TierRef<'c>);

impl Serialize for Id<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.0.program.id, self.0.tier.id))
    }
}

struct Assumed<'e> {
    tier: TierRef<'e>,
    rule: &'e Rule,
    percent: &'e Percent,
}

impl Serialize for Assumed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { tier, rule, percent } = self;
        let contribution = rule.contribution.map(|contribution| format!("/{}", contribution.id())).unwrap_or_default();
        let mut object = serializer.serialize_struct("Assumed", 2)?;
        object
            .serialize_field("rule", &format_args!("{}/{}{contribution}", tier.id(), rule.stream.id()).to_string())?;
        object.serialize_field("percent", percent)?;
        object.end()
    }
}

struct RateByKind<'e>(&'e Rate);

impl Serialize for RateByKind<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        match self.0 {
            Rate::Exact(percent) => {
                object.serialize_entry("kind", "exact")?;
                object.serialize_entry("percent", percent)?;
            }
            Rate::AtMost(percent) => {
                object.serialize_entry("kind", "at_most")?;
                object.serialize_entry("percent", percent)?;
            }
            Rate::Between(low, high) => {
                object.serialize_entry("kind", "between")?;
                object.serialize_entry("low", low)?;
                object.serialize_entry("high", high)?;
            }
            Rate::OneOf(percents) => {
                object.serialize_entry("kind", "one_of")?;
                object.serialize_entry("percents", percents)?;
            }
            Rate::PerDeal(amount) => {
                object.serialize_entry("kind", "per_deal")?;
                object.serialize_entry("amount", &shortest(*amount))?;
            }
            Rate::PerCustomer(amount) => {
                object.serialize_entry("kind", "per_customer")?;
                object.serialize_entry("amount", &shortest(*amount))?;
            }
            Rate::Negotiated => object.serialize_entry("kind", "negotiated")?,
            Rate::NotStated => object.serialize_entry("kind", "not_stated")?,
        }
        object.end()
    }
}

struct Gap<'e, 'c>(&'e Check<'c>);

impl Serialize for Gap<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.comparisons.as_slice() {
            [] => Err(S::Error::custom("a gap compares something")),
            [one] => Shortfall(one).serialize(serializer),
            several => {
                let mut object = serializer.serialize_map(None)?;
                if self.0.enough > 1 {
                    object.serialize_entry("at_least", &self.0.enough)?;
                }
                object.serialize_entry("or", &several.iter().map(Shortfall).collect::<Vec<_>>())?;
                object.end()
            }
        }
    }
}

/// Serializes a comparison as the present, the required and the missing quantity.
pub(crate) struct Shortfall<'e, 'c>(pub(crate) &'e Comparison<'c>);

impl Serialize for Shortfall<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("requirement", self.0.requirement)?;
        object.serialize_entry("have", &self.0.have)?;
        object.serialize_entry("need", &self.0.need)?;
        object.serialize_entry("short_by", &self.0.short_by())?;
        if let Some(year) = self.0.year {
            object.serialize_entry("year", &year)?;
        }
        object.end()
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => serializer.collect_str(count),
            Self::Amount(amount) => amount.serialize(serializer),
        }
    }
}
