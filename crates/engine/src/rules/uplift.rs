//! What comes on top of a rate for the part of the business that meets conditions.

use serde::Serialize;

use super::RuleKind;
use super::condition::when;
use super::gauge::Gauge;
use super::rate::{self, Rate};
use super::scale::{self, Applies, Scale};
use crate::citation::Citation;
use crate::reader::cursor::{At, IdForm};
use crate::reader::facts::{Context, cited};
use crate::reader::problem::{Log, ProblemKind};

/// More than the rate, for the part of the business that meets conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Uplift {
    /// Identifier within the rule, like `deal_registration`.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// How much.
    pub rate: Rate,
    /// How it moves with what is measured.
    pub scale: Option<Scale>,
    /// What it is a share of.
    pub how: How,
    /// The conditions, all of which must be met.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: Vec<String>,
    /// Where it stands.
    pub cite: Citation,
}

/// What an uplift is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Percentage points on the rate: of what the rule pays on.
    Added,
    /// On what is there already: of the commission earned, or for a margin a further discount off what is left to pay.
    Compounded,
    /// Given back later: of what was paid for a margin.
    Rebate,
}

const HOWS: [(&str, How); 3] = [("added", How::Added), ("compounded", How::Compounded), ("rebate", How::Rebate)];

/// Reads an uplift of a rule.
pub(crate) fn read(at: &At<'_>, kind: Option<RuleKind>, context: &Context, log: &mut Log) -> Option<Uplift> {
    let table = at.table(&["id", "name", "rate", "scale", "how", "when", "cite"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    let own = table.required("rate", log).and_then(|at| rate::read(&at, context, log));
    let scale = table.optional("scale").and_then(|at| scale::read(&at, own.as_ref(), context, log));
    let how = table.required("how", log).and_then(|at| at.word(&HOWS, log));
    if how == Some(How::Rebate) && kind == Some(RuleKind::Commission) {
        let remedy = "Write added or compounded: a rebate is of what was paid, and a commission pays nothing.";
        log.report(table.place_of("how"), ProblemKind::Combination, "A commission has a rebate.", remedy);
    }
    if let Some(scale) = &scale
        && (scale.measure == Gauge::Bases || scale.measure.is_money() && scale.applies != Applies::Whole)
    {
        let message = "An uplift is cut into parts by value.";
        let remedy = "Write applies = \"whole\", and measure base, list, invoiced or closed_deals.";
        log.report(table.place_of("scale"), ProblemKind::Combination, message, remedy);
    }
    let mut rates = own.iter().chain(scale.iter().flat_map(|scale| &scale.brackets).map(|bracket| &bracket.rate));
    if kind == Some(RuleKind::Margin) && rates.any(|rate| rate.bounty().is_some()) {
        let remedy = "Write a share, or make it a commission.";
        let message = "A margin is an amount for each deal or customer.";
        log.report(table.place_of("rate"), ProblemKind::Combination, message, remedy);
    }
    let when = when(&table, context, log);
    let cite = cited(&table, context, log);
    Some(Uplift { id: id?, name: name?, rate: own?, scale, how: how?, when, cite: cite? })
}
