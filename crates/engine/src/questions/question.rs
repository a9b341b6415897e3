//! Reads what a question asks beside its scenario. Every wrong field is named at once; unlike a scenario's none has a default that could
//! stand for it, so that something wrong leaves nothing to answer.

use rust_decimal::Decimal;

use super::Variable;
use crate::document::Node;
use crate::error::{Allowed, FieldError};
use crate::limits::GREATEST_AMOUNT;
use crate::money::{Currency, Money};
use crate::program::{Catalog, TierRef};
use crate::reader::fields::{Fields, amount_from};

/// The question of [`super::crossovers`] and [`super::cliffs`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeQuestion {
    /// The amount that varies.
    pub variable: Variable,
    /// The least amount.
    pub from: Money,
    /// The greatest, not less than the least.
    pub to: Money,
}

/// The question of [`super::goal`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalQuestion {
    /// The amount that varies.
    pub variable: Variable,
    /// The net that is wanted.
    pub target_net: Money,
}

/// The question of [`super::climb`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClimbQuestion<'c> {
    /// The tier that is held.
    pub from: TierRef<'c>,
    /// The tier that is aimed at.
    pub to: TierRef<'c>,
}

impl RangeQuestion {
    /// `variable`, and `from` and `to` where it is not the whole range of 0 to 10¹².
    ///
    /// # Errors
    /// Every field that is wrong, missing or not known.
    pub fn read(document: &Node, currency: Currency) -> Result<Self, Vec<FieldError>> {
        read_question(document, |fields| {
            let variable = fields.require("variable", variable);
            let range = (Money::ZERO, Money::rounded(GREATEST_AMOUNT.into(), currency));
            let (mut from, mut to) = range;
            fields.read("from", |node| amount_from(node, Decimal::ZERO, currency), |value| from = value);
            let not_below = |to: Money| if to < from { Err(Allowed::NotBelow("question.from", from)) } else { Ok(to) };
            let read_to = |node: &Node| amount_from(node, Decimal::ZERO, currency).and_then(not_below);
            fields.read("to", read_to, |value| to = value);
            let variable = variable?;
            Some(Self { variable, from, to })
        })
    }
}

impl GoalQuestion {
    /// `variable` and `target_net`, −10¹² to 10¹².
    ///
    /// # Errors
    /// Every field that is wrong, missing or not known.
    pub fn read(document: &Node, currency: Currency) -> Result<Self, Vec<FieldError>> {
        read_question(document, |fields| {
            let least = -Decimal::from(GREATEST_AMOUNT);
            let variable = fields.require("variable", variable);
            let target_net = fields.require("target_net", |node| amount_from(node, least, currency));
            let (variable, target_net) = variable.zip(target_net)?;
            Some(Self { variable, target_net })
        })
    }
}

impl<'c> ClimbQuestion<'c> {
    /// `from` and `to`, each the id of a tier.
    ///
    /// # Errors
    /// Every field that is wrong, missing or not known.
    pub fn read(document: &Node, catalog: &'c Catalog) -> Result<Self, Vec<FieldError>> {
        let tier = |node: &Node| node.as_text().and_then(|id| catalog.tier(id)).ok_or(Allowed::Tier);
        read_question(document, |fields| {
            let (from, to) = fields.require("from", tier).zip(fields.require("to", tier))?;
            Some(Self { from, to })
        })
    }
}

fn read_question<T>(
    document: &Node,
    read: impl FnOnce(&mut Fields<'_, '_>) -> Option<T>,
) -> Result<T, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut fields = Fields::new("question", document, &mut errors);
    let question = if matches!(document, Node::Table(_)) { read(&mut fields) } else { None };
    fields.refuse_unknown();
    question.filter(|_| errors.is_empty()).ok_or(errors)
}

fn variable(node: &Node) -> Result<Variable, Allowed> {
    const IDS: &[&str] = &["new_subscriptions", "services", "upgrades", "subscriptions_in_force"];
    node.as_text().and_then(Variable::from_id).ok_or(Allowed::Word(IDS))
}
