//! Measures of a year: sums of business, counts, and points of a team.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use crate::compact::form::{choices, records};
use crate::limits::brief;
use crate::reader::cursor::{Cursor, Form, IdForm, nearest, refuse_duplicates};
use crate::reader::problem::{Log, ProblemKind};
use crate::requirement;
#[cfg(doc)]
use crate::rules::Scale;
use crate::scenario::Scenario;
use crate::volume::YearVolumes;
use crate::working::Figure;

/// The measure of the brackets of a [`Scale`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum ScaleBasis {
    /// The rule's own base; for a margin its list value.
    Base,
    /// The sum of the bases of all rules of the tier with this measure, stacked in the order of the rules.
    Bases,
    /// List value of all streams.
    List,
    /// Invoiced value of all streams.
    Invoiced,
    /// The registered part of the invoiced value of new subscriptions, upgrades and services.
    ClosedDeals,
    /// Number of deals.
    Deals,
    /// Number of customers.
    Customers,
    /// A counted requirement, by its id.
    Held(String),
    /// Points for counted requirements.
    Points(Vec<Weight>),
}

/// Points for one unit of a counted requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Weight {
    /// One of [`crate::requirement::KNOWN`].
    pub requirement: String,
    /// Points for each unit.
    pub points: u32,
}

/// The year that a scale measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum MeasuredYear {
    /// The year that is paid for.
    ThisYear,
    /// The year before it.
    LastYear,
}

impl ScaleBasis {
    /// Whether the edges are amounts of money; otherwise they are counts.
    #[must_use]
    pub const fn is_money(&self) -> bool {
        matches!(self, Self::Base | Self::Bases | Self::List | Self::Invoiced | Self::ClosedDeals)
    }

    /// The figures whose sum is measured, for a sum over all streams; `None` for other measures.
    pub(crate) fn parts(&self, volumes: &YearVolumes) -> Option<Vec<Figure>> {
        match self {
            Self::List => Some(volumes.all().map(|volume| volume.list).collect()),
            Self::Invoiced => Some(volumes.all().map(|volume| volume.invoiced).collect()),
            Self::ClosedDeals => Some(volumes.closed_deals().to_vec()),
            _ => None,
        }
    }

    /// The count, for a measure that counts; 0 for a sum of money.
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

records! {
    Weight { requirement points }
}

choices! {
    MeasuredYear { 0 ThisYear() else 1 LastYear }
    ScaleBasis { 0 Base() 1 Bases() 2 List() 3 Invoiced() 4 ClosedDeals() 5 Deals() 6 Held(id) 7 Points(weights) else 8 Customers }
}

/// The points of a team.
pub(crate) fn points(weights: &[Weight], scenario: &Scenario) -> u32 {
    let each = weights.iter().map(|weight| scenario.has(&weight.requirement).saturating_mul(weight.points));
    each.fold(0, u32::saturating_add)
}

/// Reads a measure.
pub(crate) fn read(cursor: &Cursor<'_>, log: &mut Log) -> Option<ScaleBasis> {
    let words = [
        ("base", Form::Alone),
        ("bases", Form::Alone),
        ("list", Form::Alone),
        ("invoiced", Form::Alone),
        ("closed_deals", Form::Alone),
        ("deals", Form::Alone),
        ("customers", Form::Alone),
        ("held", Form::With("\"certified_experts\"")),
        ("points", Form::With("[{ requirement = \"certified_experts\", points = 10 }]")),
    ];
    let (word, value) = cursor.variant(&words, log)?;
    Some(match word {
        "base" => ScaleBasis::Base,
        "bases" => ScaleBasis::Bases,
        "list" => ScaleBasis::List,
        "invoiced" => ScaleBasis::Invoiced,
        "closed_deals" => ScaleBasis::ClosedDeals,
        "deals" => ScaleBasis::Deals,
        "customers" => ScaleBasis::Customers,
        "held" => ScaleBasis::Held(counted_id(&value, log)?),
        _ => ScaleBasis::Points(weights(&value, log)?),
    })
}

/// Reads weights: at least one counted requirement, each once.
pub(crate) fn weights(cursor: &Cursor<'_>, log: &mut Log) -> Option<Vec<Weight>> {
    let entries = cursor.list(log)?;
    if entries.is_empty() {
        log.report(cursor.place(), ProblemKind::Empty, "The list is empty.", "Give it at least one entry.");
    }
    let read: Vec<Option<Weight>> = entries.iter().map(|entry| weight(entry, log)).collect();
    refuse_duplicates(&cursor.place, &read, |weight| weight.requirement.clone(), log);
    Some(read.into_iter().flatten().collect())
}

fn weight(cursor: &Cursor<'_>, log: &mut Log) -> Option<Weight> {
    let table = cursor.table(&["requirement", "points"], log)?;
    let requirement = table.required("requirement", log).and_then(|cursor| counted_id(&cursor, log));
    let points = table.required("points", log).and_then(|cursor| cursor.count(log));
    Some(Weight { requirement: requirement?, points: points? })
}

/// The id of a requirement that a team counts.
pub(crate) fn counted_id(cursor: &Cursor<'_>, log: &mut Log) -> Option<String> {
    let id = cursor.id(IdForm::Snake, log)?;
    if requirement::recurrence(&id).is_none() {
        refuse_uncounted(cursor, &id, log);
    }
    Some(id)
}

/// Reports an id that a team does not count.
pub(crate) fn refuse_uncounted(cursor: &Cursor<'_>, id: &str, log: &mut Log) {
    let known = requirement::KNOWN.iter().map(|(known, _)| *known);
    let remedy = nearest(id, known.clone()).map_or_else(
        || format!("Use one of: {}.", known.collect::<Vec<_>>().join(", ")),
        |near| format!("Did you mean `{near}`?"),
    );
    let message = format!("`{}` is none of the counted requirements.", brief(id));
    log.report(cursor.place(), ProblemKind::UnknownRequirement, message, remedy);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_points_are_those_of_the_scenario() {
        let mut scenario = Scenario::default();
        (scenario.deals.per_year, scenario.deals.customers) = (4, Some(3));
        scenario.team.push(("certified_experts", 2));
        let weight = |points| Weight { requirement: "certified_experts".to_owned(), points };
        assert_eq!(ScaleBasis::Deals.count(&scenario), 4);
        assert_eq!(ScaleBasis::Customers.count(&scenario), 3);
        assert_eq!(ScaleBasis::Held("certified_experts".to_owned()).count(&scenario), 2);
        assert_eq!(ScaleBasis::Points(vec![weight(10), weight(1)]).count(&scenario), 22);
        assert_eq!(points(&[weight(u32::MAX)], &scenario), u32::MAX);
    }
}
