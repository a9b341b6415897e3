//! Answers as JSON, in the conventions of the estimate: tiers as full ids, decimals as strings.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{
    Answer, Cause, CauseKind, Cliff, CliffKind, Climb, Crossover, Flip, Gain, Gap, Goal, GoalOfTier, LeftOut,
    LeftOutReason, Remedy, Turn, YearOfGain,
};
use crate::estimate::{Id, Shortfall};
use crate::requirement::Recurrence;

impl<T: Serialize> Serialize for Answer<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("found", &self.found)?;
        object.serialize_entry("left_out", &self.left_out)?;
        object.end()
    }
}

impl Serialize for LeftOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let why = match self.why {
            LeftOutReason::TooManyDeals => "too_many_deals",
            LeftOutReason::RoundingDecides => "rounding_decides",
        };
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("tier", &Id(self.tier))?;
        object.serialize_entry("why", why)?;
        object.end()
    }
}

impl Serialize for Crossover<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("ahead_before", &Id(self.ahead_before))?;
        object.serialize_entry("ahead_after", &Id(self.ahead_after))?;
        object.serialize_entry("at", &self.at)?;
        object.serialize_entry("net_before", &self.net_before)?;
        object.serialize_entry("net_after", &self.net_after)?;
        if let Some(until) = &self.rounding_until {
            object.serialize_entry("rounding_until", until)?;
        }
        object.end()
    }
}

impl Serialize for Cliff<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("tier", &Id(self.tier))?;
        object.serialize_entry("kind", if self.kind == CliffKind::Jump { "jump" } else { "bend" })?;
        object.serialize_entry("at", &self.at)?;
        object.serialize_entry("net_before", &self.net_before)?;
        object.serialize_entry("net", &self.net)?;
        object.serialize_entry("by", &self.by)?;
        object.serialize_entry("marginal_percent_before", &self.marginal_before)?;
        object.serialize_entry("marginal_percent_after", &self.marginal_after)?;
        object.serialize_entry("causes", &self.causes)?;
        object.end()
    }
}

impl Serialize for Cause<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        let (kind, of) = match self.kind {
            CauseKind::Refund(fee) => ("refund", Some(("fee", fee))),
            CauseKind::Requirement(id) => ("requirement", Some(("requirement", id))),
            CauseKind::Cap => ("cap", None),
            CauseKind::Floor => ("floor", None),
            CauseKind::Bracket => ("bracket", None),
            CauseKind::Growth => ("growth", None),
            CauseKind::OtherTier => ("other_tier", None),
            CauseKind::FirstSale => ("first_sale", None),
        };
        object.serialize_entry("kind", kind)?;
        if let Some((key, id)) = of {
            object.serialize_entry(key, id)?;
        }
        if let Some(year) = self.label.year {
            object.serialize_entry("year", &year)?;
        }
        if let Some(stream) = self.label.stream {
            object.serialize_entry("stream", &stream)?;
        }
        if let Some(contribution) = self.label.contribution {
            object.serialize_entry("contribution", &contribution)?;
        }
        object.serialize_entry("threshold", &self.threshold)?;
        if let Some(cite) = self.cite {
            object.serialize_entry("citation", cite)?;
        }
        object.end()
    }
}

impl Serialize for GoalOfTier<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("tier", &Id(self.tier))?;
        match &self.goal {
            Goal::Reached { at, net, rounding_until } => {
                object.serialize_entry("goal", "reached")?;
                object.serialize_entry("at", at)?;
                object.serialize_entry("net", net)?;
                if let Some(until) = rounding_until {
                    object.serialize_entry("rounding_until", until)?;
                }
            }
            Goal::OutOfReach { best, at } => {
                object.serialize_entry("goal", "out_of_reach")?;
                object.serialize_entry("at", at)?;
                object.serialize_entry("net", best)?;
            }
            Goal::DoesNotDependOnIt { net } => {
                object.serialize_entry("goal", "does_not_depend_on_it")?;
                object.serialize_entry("net", net)?;
            }
        }
        object.end()
    }
}

impl Serialize for Climb<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let unknown: Vec<Unknown<'_>> =
            self.unknown.iter().map(|check| Unknown { requirement: check.id, name: check.name }).collect();
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("from", &Id(self.from))?;
        object.serialize_entry("to", &Id(self.to))?;
        object.serialize_entry("standing", self.standing.id())?;
        object.serialize_entry("all_of", &self.missing)?;
        object.serialize_entry("unknown", &unknown)?;
        object.serialize_entry("cost_once", &self.once)?;
        object.serialize_entry("cost_every_year", &self.every_year)?;
        object.serialize_entry("years", &self.gain.as_ref().map(|gain| &gain.years))?;
        object.serialize_entry("paid_in", &self.gain.as_ref().and_then(|gain: &Gain| gain.paid_in))?;
        object.end()
    }
}

#[derive(Serialize)]
struct Unknown<'e> {
    requirement: &'e str,
    name: Option<&'e str>,
}

impl Serialize for Gap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("requirement", self.id)?;
        object.serialize_entry("any_of", &self.any_of)?;
        object.serialize_entry("at_least", &self.at_least)?;
        object.serialize_entry("cheapest", &self.cheapest)?;
        object.serialize_entry("citation", self.cite)?;
        object.end()
    }
}

impl Serialize for Remedy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("gap", &Shortfall(&self.compared))?;
        if let Some(price) = &self.price {
            object.serialize_entry("unit_cost", &price.unit)?;
            object.serialize_entry("cost", &price.amount)?;
            object.serialize_entry("every_year", &(price.recurrence == Recurrence::Yearly))?;
        }
        object.end()
    }
}

impl Serialize for YearOfGain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("year", &self.year)?;
        object.serialize_entry("gain", &self.gain)?;
        object.serialize_entry("cost", &self.cost)?;
        object.serialize_entry("balance", &self.balance)?;
        object.end()
    }
}

impl Serialize for Flip<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("field", &self.field)?;
        object.serialize_entry("now", &self.now)?;
        object.serialize_entry("turn", &self.turn)?;
        if !self.left_out.is_empty() {
            object.serialize_entry("left_out", &self.left_out)?;
        }
        object.end()
    }
}

impl Serialize for Turn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("at", &self.at)?;
        object.serialize_entry("ahead_before", &Id(self.passed))?;
        object.serialize_entry("ahead_after", &Id(self.leader))?;
        object.serialize_entry("net_before", &self.net_passed)?;
        object.serialize_entry("net_after", &self.net)?;
        object.end()
    }
}
