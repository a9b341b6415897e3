//! Uplifts: additions to a rate for the part of the business that meets conditions.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

use super::condition::when;
use super::evaluator::Evaluator;
use super::kind::RuleKind;
use super::pay::Rated;
use super::rate::{self, Rate};
use super::scale::{self, Applies, BracketPosition, Scale};
use super::scale_basis::ScaleBasis;
use crate::citation::Citation;
use crate::compact::form::{choices, records};
use crate::percent::Factor;
use crate::reader::cursor::{Cursor, IdForm};
use crate::reader::facts::{Context, cited};
use crate::reader::problem::{Log, ProblemKind};
use crate::working::{Column, Figure, Formula, Label, Name};

/// An addition to the rate for the part of the business that meets conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Uplift {
    /// Identifier within the rule, like `deal_registration`.
    pub id: String,
    /// Name of the uplift.
    pub name: String,
    /// The rate.
    pub rate: Rate,
    /// Brackets that change the rate with a measure.
    pub scale: Option<Scale>,
    /// The amount that the uplift is a share of.
    pub how: How,
    /// Ids of the conditions, all of which must be met.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: Vec<String>,
    /// Citation of the uplift.
    pub cite: Citation,
}

/// The amount that an uplift is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum How {
    /// The amount that the rule pays on: percentage points added to the rate.
    Added,
    /// The present result: the commission earned so far, or for a margin a further discount off the remaining price.
    Compounded,
    /// The price paid for a margin, of which a share is refunded later.
    Rebate,
}

records! {
    Uplift { id name rate scale how when cite }
}

choices! {
    How { 0 Added() 1 Compounded() else 2 Rebate }
}

pub(crate) fn read(cursor: &Cursor<'_>, kind: Option<RuleKind>, context: &Context, log: &mut Log) -> Option<Uplift> {
    let table = cursor.table(&["id", "name", "rate", "scale", "how", "when", "cite"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    let own = table.required("rate", log).and_then(|cursor| rate::read(&cursor, context, log));
    let scale = table.optional("scale").and_then(|cursor| scale::read(&cursor, own.as_ref(), context, log));
    let how = table.required("how", log).and_then(|cursor| cursor.word(log));
    if how == Some(How::Rebate) && kind == Some(RuleKind::Commission) {
        let remedy = "Write added or compounded: a rebate is of what was paid, and a commission pays nothing.";
        log.report(table.place_of("how"), ProblemKind::Combination, "A commission has a rebate.", remedy);
    }
    if let Some(scale) = &scale
        && (scale.measure == ScaleBasis::Bases || scale.measure.is_money() && scale.applies != Applies::Whole)
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

/// An uplift with its values that are equal in every year.
pub(crate) struct UpliftTerms<'c> {
    pub(crate) uplift: &'c Uplift,
    pub(crate) rated: Rated<'c>,
    /// The shares of the business that meet its conditions.
    factors: Vec<Factor<'c>>,
    /// Whether a condition is unanswered: then nothing is certain or expected.
    has_open_condition: bool,
}

/// The amounts that an uplift acts on.
#[derive(Clone, Copy)]
pub(crate) struct UpliftBase {
    /// The amount that the rule pays on.
    pub(crate) of: Figure,
    /// The earnings, or for a margin the remaining price, before the uplift.
    pub(crate) previous: Figure,
}

/// The amount is unbounded.
pub(crate) struct Unbounded;

impl<'c> Evaluator<'c, '_, '_> {
    /// The terms of an uplift of a rule with conditions.
    pub(crate) fn uplift_terms(&mut self, label: Label<'c>, when: &'c [String], uplift: &'c Uplift) -> UpliftTerms<'c> {
        let rated = self.rated(label, (&uplift.rate, &uplift.cite), uplift.scale.as_ref(), when, None);
        let conditions = self.conditions(&uplift.when);
        UpliftTerms {
            uplift,
            rated,
            has_open_condition: conditions.contains(&None),
            factors: conditions.into_iter().flatten().collect(),
        }
    }

    /// The amount of an uplift in a column: `Err` when unbounded, `Ok(None)` when not certain.
    pub(crate) fn uplift(
        &mut self,
        label: Label<'c>,
        terms: &UpliftTerms<'c>,
        base: UpliftBase,
        position: BracketPosition,
    ) -> Result<Option<Figure>, Unbounded> {
        if terms.has_open_condition && label.column != Some(Column::High) {
            return Ok(None);
        }
        let of = if terms.uplift.how == How::Added { base.of } else { base.previous };
        let label = Label { name: Name::Uplift(&terms.uplift.id), ..label };
        let Some(mut amount) = self.pay(label, of, &terms.rated, position, false) else {
            // Even an unbounded rate gives zero on an amount of zero, or where no business meets a condition.
            let is_nothing = of.amount.is_zero() || terms.factors.iter().any(|factor| factor.percent.0.is_zero());
            return if is_nothing { Ok(None) } else { Err(Unbounded) };
        };
        for factor in &terms.factors {
            amount = self.ledger.make(label, Formula::Share { of: amount, factor: *factor });
        }
        Ok(Some(amount))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;
    use crate::scenario::Scenario;

    fn uplift(how: How, when: &[&str]) -> &'static Uplift {
        Box::leak(Box::new(Uplift {
            id: "more".to_owned(),
            name: "More".to_owned(),
            rate: testing::exact(5),
            scale: None,
            how,
            when: when.iter().map(|id| (*id).to_owned()).collect(),
            cite: testing::cite().clone(),
        }))
    }

    #[test]
    fn an_uplift_is_of_what_the_rule_pays_on_or_of_what_is_there_already() {
        let (scenario, mut ledger) = (Scenario::default(), testing::ledger());
        let mut evaluator = testing::evaluator(&scenario, &mut ledger);
        let base = UpliftBase {
            of: testing::typed(&mut evaluator, 100_000),
            previous: testing::typed(&mut evaluator, 10_000),
        };
        let mut more = |how| {
            let terms = evaluator.uplift_terms(testing::label(), &[], uplift(how, &[]));
            let amount = evaluator.uplift(testing::label(), &terms, base, BracketPosition::by(None)).ok().flatten();
            amount.map(|figure| figure.amount)
        };
        assert_eq!(more(How::Added), Some(testing::dollars(5_000)));
        assert_eq!(more(How::Compounded), Some(testing::dollars(500)));
    }
}
