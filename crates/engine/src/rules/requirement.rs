//! Requirements of a tier. A team's standing against them is in [`crate::standing`].

use rust_decimal::Decimal;
use serde::Serialize;

use super::scale::edge;
use super::scale_basis::{self, MeasuredYear, ScaleBasis, Weight, refuse_uncounted, weights};
use crate::citation::Citation;
use crate::compact::form::{choices, records};
use crate::decimal;
use crate::limits::brief;
use crate::reader::cursor::{Cursor, Form, IdForm, refuse_duplicates};
use crate::reader::facts::{Context, amount, cited};
use crate::reader::problem::{Log, ProblemKind};
use crate::requirement;

/// Something that must be held or done to have a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Requirement {
    /// One of [`crate::requirement::KNOWN`] for a count; any other id, with a name, for a criterion without a figure.
    pub requirement: String,
    /// The text of a criterion without a figure, or the subject of alternatives.
    pub name: Option<String>,
    /// The required quantity.
    pub need: Need,
    /// Citation of the requirement.
    pub cite: Citation,
}

impl Requirement {
    /// The need of the requirement itself and those of its alternatives, each with its id.
    pub fn needs(&self) -> impl Iterator<Item = (&str, &Need)> {
        let alternatives = self.need.alternatives().iter().map(|one| (one.requirement.as_str(), &one.need));
        std::iter::once((self.requirement.as_str(), &self.need)).chain(alternatives)
    }
}

/// The required quantity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A count; 0 where the document says that none is needed.
    AtLeast(u32),
    /// A yearly amount of money, in the program's currency.
    Amount(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// A criterion whose figure no document states.
    NotStated,
    /// Any one of several alternatives.
    AnyOf(Vec<Alternative>),
    /// A number of several alternatives.
    SomeOf {
        /// The required number of alternatives.
        at_least: u32,
        /// The alternatives.
        of: Vec<Alternative>,
    },
    /// Points for counted requirements.
    Points {
        /// The required number of points.
        at_least: u32,
        /// Points for one unit of each counted requirement.
        of: Vec<Weight>,
    },
    /// Sales that must be reached, in every estimated year.
    Sold {
        /// The measure.
        measure: ScaleBasis,
        /// The measured year; each estimated year itself where the document says nothing.
        measured_in: Option<MeasuredYear>,
        /// An amount in the program's currency, or a count; reaching it exactly is enough.
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        at_least: Decimal,
    },
}

impl Need {
    /// Every amount of money that the need states, in the program's currency.
    #[must_use]
    pub fn amounts(&self) -> Vec<Decimal> {
        match self {
            Self::Amount(amount) => vec![*amount],
            Self::Sold { measure, at_least, .. } if measure.is_money() => vec![*at_least],
            Self::AnyOf(alternatives) | Self::SomeOf { of: alternatives, .. } => {
                alternatives.iter().flat_map(|alternative| alternative.need.amounts()).collect()
            }
            Self::AtLeast(_) | Self::Points { .. } | Self::Sold { .. } | Self::NotStated => Vec::new(),
        }
    }

    /// Whether the need measures the year before each estimated one.
    #[must_use]
    pub fn measures_last_year(&self) -> bool {
        matches!(self, Self::Sold { measured_in: Some(MeasuredYear::LastYear), .. })
    }

    /// The alternatives; empty where there is no choice.
    #[must_use]
    pub fn alternatives(&self) -> &[Alternative] {
        match self {
            Self::AnyOf(alternatives) | Self::SomeOf { of: alternatives, .. } => alternatives,
            _ => &[],
        }
    }
}

/// One of several ways to meet a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Alternative {
    /// One of [`crate::requirement::KNOWN`].
    pub requirement: String,
    /// [`Need::AtLeast`], [`Need::Amount`], [`Need::Points`] or [`Need::Sold`].
    pub need: Need,
}

records! {
    Requirement { requirement name need cite }
    Alternative { requirement need }
}

choices! {
    Need {
        0 AtLeast(count) 1 Amount(amount) 2 AnyOf(ways)
        3 SomeOf[at_least of] 4 Points[at_least of] 5 Sold[measure measured_in at_least] else 6 NotStated
    }
}

pub(crate) fn read(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Requirement> {
    let table = cursor.table(&["requirement", "name", "need", "cite"], log)?;
    let id_at = table.required("requirement", log);
    let id = id_at.as_ref().and_then(|cursor| cursor.id(IdForm::Snake, log));
    let name = table.optional_text("name", log);
    let words = [
        ("at_least", Form::With("7")),
        ("amount", Form::With("\"100000\"")),
        ("not_stated", Form::Alone),
        ("any_of", Form::With("[…]")),
        ("some_of", Form::With("{ at_least = 2, of = […] }")),
        ("points", Form::With("{ at_least = 100, of = […] }")),
        ("sold", Form::With("{ measure = \"list\", at_least = \"50000\" }")),
    ];
    let need = table.required("need", log).and_then(|cursor| {
        let (word, value) = cursor.variant(&words, log)?;
        match word {
            "not_stated" => Some(Need::NotStated),
            "any_of" => any_of(&value, context, log),
            "some_of" => some_of(&value, context, log),
            _ => counted(word, &value, context, log),
        }
    });
    if let (Some(cursor), Some(id), Some(need)) = (&id_at, &id, &need) {
        let free = !matches!(need, Need::AtLeast(_) | Need::Amount(_));
        if !free {
            refuse_unfit(cursor, id, need, log);
        } else if requirement::recurrence(id).is_none() && table.optional("name").is_none() {
            let message = format!("`{id}` needs a name: it is none of the counted requirements.");
            log.report(table.place_of("name"), ProblemKind::MissingKey, message, "Add `name` and say what is asked.");
        }
        refuse_counted_id(cursor, id, need, log);
    }
    let cite = cited(&table, context, log);
    Some(Requirement { requirement: id?, name, need: need?, cite: cite? })
}

fn counted(word: &str, value: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Need> {
    match word {
        "at_least" => value.count(log).map(Need::AtLeast),
        "points" => points(value, log),
        "sold" => sold(value, context, log),
        _ => amount(value, context, log).map(Need::Amount),
    }
}

fn any_of(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Need> {
    let entries = cursor.list(log)?;
    let read: Vec<Option<Alternative>> = entries.iter().map(|entry| alternative(entry, context, log)).collect();
    if read.len() < 2 {
        let remedy = "Give two alternatives or more, or ask for the only one directly.";
        log.report(cursor.place(), ProblemKind::TooFew, "`any_of` leaves no choice.", remedy);
    }
    refuse_duplicates(&cursor.place, &read, |alternative| alternative.requirement.clone(), log);
    Some(Need::AnyOf(read.into_iter().flatten().collect()))
}

/// Reads a choice of several alternatives: at least two must be required, and fewer than all.
fn some_of(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Need> {
    let table = cursor.table(&["at_least", "of"], log)?;
    let at_least = table.required("at_least", log).and_then(|cursor| cursor.count(log));
    let read = table.each_of_some("of", log, |cursor, log| alternative(cursor, context, log));
    refuse_duplicates(&table.place_of("of"), &read, |alternative| alternative.requirement.clone(), log);
    let all = u32::try_from(read.len()).unwrap_or(u32::MAX);
    if at_least.is_some_and(|least| least < 2 || least >= all) && all > 0 {
        let remedy = "Write any_of for one of them, and a requirement of its own for each of all.";
        log.report(cursor.place(), ProblemKind::TooFew, "`some_of` leaves no choice of several.", remedy);
    }
    Some(Need::SomeOf { at_least: at_least?, of: read.into_iter().flatten().collect() })
}

fn points(cursor: &Cursor<'_>, log: &mut Log) -> Option<Need> {
    let table = cursor.table(&["at_least", "of"], log)?;
    let at_least = table.required("at_least", log).and_then(|cursor| cursor.count(log));
    let of = table.required("of", log).and_then(|cursor| weights(&cursor, log));
    Some(Need::Points { at_least: at_least?, of: of? })
}

fn sold(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Need> {
    let table = cursor.table(&["measure", "measured_in", "at_least"], log)?;
    let measure = table.required("measure", log).and_then(|cursor| scale_basis::read(&cursor, log));
    let measured_in = table.optional("measured_in").and_then(|cursor| cursor.word(log));
    let sums =
        [ScaleBasis::List, ScaleBasis::Invoiced, ScaleBasis::ClosedDeals, ScaleBasis::Deals, ScaleBasis::Customers];
    if measure.as_ref().is_some_and(|measure| !sums.contains(measure)) {
        let remedy = "Measure list, invoiced, closed_deals, deals or customers.";
        log.report(
            table.place_of("measure"),
            ProblemKind::Combination,
            "This is not what a tier sells in a year.",
            remedy,
        );
    }
    if measured_in == Some(MeasuredYear::LastYear) && measure.as_ref().is_some_and(|measure| !measure.is_money()) {
        let remedy = "Measure list, invoiced or closed_deals.";
        log.report(
            table.place_of("measured_in"),
            ProblemKind::Combination,
            "Only money is measured last year.",
            remedy,
        );
    }
    let money = measure.as_ref().is_none_or(ScaleBasis::is_money);
    let at_least = table.required("at_least", log).and_then(|cursor| edge(&cursor, money, context, log));
    Some(Need::Sold { measure: measure?, measured_in, at_least: at_least? })
}

fn alternative(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Alternative> {
    let table = cursor.table(&["requirement", "need"], log)?;
    let id_at = table.required("requirement", log);
    let id = id_at.as_ref().and_then(|cursor| cursor.id(IdForm::Snake, log));
    let words = [
        ("at_least", Form::With("7")),
        ("amount", Form::With("\"100000\"")),
        ("points", Form::With("{ at_least = 100, of = […] }")),
        ("sold", Form::With("{ measure = \"list\", at_least = \"50000\" }")),
    ];
    let need = table.required("need", log).and_then(|cursor| {
        let (word, value) = cursor.variant(&words, log)?;
        counted(word, &value, context, log)
    });
    if let (Some(cursor), Some(id), Some(need @ (Need::AtLeast(_) | Need::Amount(_)))) = (&id_at, &id, &need) {
        refuse_unfit(cursor, id, need, log);
    }
    if let (Some(cursor), Some(id), Some(need)) = (&id_at, &id, &need) {
        refuse_counted_id(cursor, id, need, log);
    }
    Some(Alternative { requirement: id?, need: need? })
}

/// Refuses a counted id for points and sales: they need an id of their own, because missing counted units have a unit cost.
fn refuse_counted_id(cursor: &Cursor<'_>, id: &str, need: &Need, log: &mut Log) {
    let is_counted = requirement::recurrence(id).is_some() || id == requirement::NEW_LICENSE_ARR;
    if is_counted && matches!(need, Need::Points { .. } | Need::Sold { .. }) {
        let message = format!("`{id}` is counted or measured by itself.");
        log.report(
            cursor.place(),
            ProblemKind::UnknownRequirement,
            message,
            "Give it an id of its own, like `partner_points`.",
        );
    }
}

/// Refuses a count for an id that a team does not count, and an amount for any id other than new license revenue.
fn refuse_unfit(cursor: &Cursor<'_>, id: &str, need: &Need, log: &mut Log) {
    let is_amount = matches!(need, Need::Amount(_));
    let measured = id == requirement::NEW_LICENSE_ARR;
    if measured && !is_amount {
        let remedy = "Write need = { amount = \"…\" }.";
        log.report(
            cursor.place(),
            ProblemKind::WrongType,
            format!("`{id}` is an amount of money, not a count."),
            remedy,
        );
    } else if !measured && is_amount {
        let message = format!("`{}` is not measured in money.", brief(id));
        let remedy = format!("Use `{}`, or write need = {{ at_least = … }}.", requirement::NEW_LICENSE_ARR);
        log.report(cursor.place(), ProblemKind::UnknownRequirement, message, remedy);
    } else if !measured && requirement::recurrence(id).is_none() {
        refuse_uncounted(cursor, id, log);
    }
}
