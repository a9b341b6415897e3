//! Fees of a tier, their refunds, and yearly minimums of business.

use rust_decimal::Decimal;
use serde::Serialize;

use super::evaluator::Evaluator;
use super::kind::{Measure, RuleKind};
use crate::citation::Citation;
use crate::compact::form::{choices, records};
use crate::decimal;
use crate::reader::cursor::{Cursor, Form, IdForm, word_of};
use crate::reader::facts::{Context, amount, cited};
use crate::reader::problem::{Log, ProblemKind};
use crate::working::{Figure, Formula, Label, Name};

/// A fee that a partner pays the vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Fee {
    /// Identifier within the tier, like `annual_fee`.
    pub id: String,
    /// Name of the fee.
    pub name: String,
    /// The amount.
    pub amount: FeeAmount,
    /// The partners who must pay, in words, when not all do.
    pub condition: Option<String>,
    /// The condition of a refund.
    pub refund: Refund,
    /// Citation of the fee.
    pub cite: Citation,
}

/// The amount of a fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum FeeAmount {
    /// A yearly amount in the program's currency; 0 where the document says that there is no fee.
    Annual(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// A monthly amount; the year has twelve of it.
    Monthly(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// An amount that is paid once, in the first year.
    Once(
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        Decimal,
    ),
    /// Negotiated with each partner.
    Negotiated,
    /// The document does not state the amount.
    NotStated,
}

impl Fee {
    /// Every amount of money that the fee states, in the program's currency.
    #[must_use]
    pub fn amounts(&self) -> Vec<Decimal> {
        let refunded = match &self.refund {
            Refund::Reaching { amount, .. } => Some(*amount),
            Refund::None | Refund::NotStated => None,
        };
        self.amount.stated().into_iter().chain(refunded).collect()
    }
}

impl FeeAmount {
    /// The stated amount: of a year, of a month, or paid once.
    #[must_use]
    pub const fn stated(&self) -> Option<Decimal> {
        match self {
            Self::Annual(amount) | Self::Monthly(amount) | Self::Once(amount) => Some(*amount),
            Self::Negotiated | Self::NotStated => None,
        }
    }
}

/// The condition of a refund.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Refund {
    /// No refund is provided for, or there is no fee.
    None,
    /// The document does not say whether the fee is refunded.
    NotStated,
    /// The whole fee is refunded in a year in which the measure reaches an amount.
    Reaching {
        /// The measure.
        measure: Measure,
        /// The amount to reach, in the program's currency; reaching it exactly is enough.
        #[serde(serialize_with = "decimal::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
        amount: Decimal,
        /// Citation of the refund.
        cite: Citation,
    },
}

/// Business that must be reached each year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Minimum {
    /// The measure.
    pub measure: Measure,
    /// The amount to reach, in the program's currency; reaching it exactly is enough.
    #[serde(serialize_with = "decimal::as_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Decimal"))]
    pub amount: Decimal,
    /// Citation of the minimum.
    pub cite: Citation,
}

records! {
    Fee { id name amount condition refund cite }
    Minimum { measure amount cite }
}

choices! {
    FeeAmount { 0 Annual(amount) 1 Monthly(amount) 2 Once(amount) 3 Negotiated() else 4 NotStated }
    Refund { 0 None() 1 Reaching[measure amount cite] else 2 NotStated }
}

pub(crate) fn read(cursor: &Cursor<'_>, kind: Option<RuleKind>, context: &Context, log: &mut Log) -> Option<Fee> {
    let table = cursor.table(&["id", "name", "amount", "condition", "refund", "cite"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    let amount = table.required("amount", log).and_then(|cursor| fee_amount(&cursor, context, log));
    let condition = table.optional_text("condition", log);
    // A condition in words cannot be evaluated, so an amount beside it would be charged whether it is met or not.
    if condition.is_some() && amount.as_ref().and_then(FeeAmount::stated).is_some_and(|amount| !amount.is_zero()) {
        let message = "The fee has an amount and a condition in words, so that everybody would be charged.";
        let remedy = "Remove `condition` when everybody owes the fee; else write amount = \"not_stated\" and the amount in \
                      `condition`, which leaves the fee open, or make it a clause of kind `obligation` with the amount as `value`.";
        log.report(table.place_of("condition"), ProblemKind::Combination, message, remedy);
    }
    let refund = table.required("refund", log).and_then(|cursor| refund(&cursor, kind, context, log));
    let cite = cited(&table, context, log);
    Some(Fee { id: id?, name: name?, amount: amount?, condition, refund: refund?, cite: cite? })
}

fn fee_amount(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<FeeAmount> {
    let words = [
        ("annual", Form::With("\"2500\"")),
        ("monthly", Form::With("\"200\"")),
        ("once", Form::With("\"5000\"")),
        ("negotiated", Form::Alone),
        ("not_stated", Form::Alone),
    ];
    let (word, value) = cursor.variant(&words, log)?;
    match word {
        "annual" => amount(&value, context, log).map(FeeAmount::Annual),
        "monthly" => amount(&value, context, log).map(FeeAmount::Monthly),
        "once" => amount(&value, context, log).map(FeeAmount::Once),
        "negotiated" => Some(FeeAmount::Negotiated),
        _ => Some(FeeAmount::NotStated),
    }
}

fn refund(cursor: &Cursor<'_>, kind: Option<RuleKind>, context: &Context, log: &mut Log) -> Option<Refund> {
    let words = [
        ("none", Form::Alone),
        ("not_stated", Form::Alone),
        ("reaching", Form::With("{ measure = \"closed_deals\", amount = \"100000\", cite = … }")),
    ];
    let (word, value) = cursor.variant(&words, log)?;
    match word {
        "none" => Some(Refund::None),
        "not_stated" => Some(Refund::NotStated),
        _ => {
            let Minimum { measure, amount, cite } = minimum(&value, kind, context, log)?;
            Some(Refund::Reaching { measure, amount, cite })
        }
    }
}

/// Reads a measure and the amount that it must reach.
pub(crate) fn minimum(
    cursor: &Cursor<'_>,
    kind: Option<RuleKind>,
    context: &Context,
    log: &mut Log,
) -> Option<Minimum> {
    let table = cursor.table(&["measure", "amount", "cite"], log)?;
    let measure = table.required("measure", log).and_then(|cursor| cursor.word(log));
    let fitting = kind.map(RuleKind::measure);
    if let (Some(measure), Some(fitting)) = (measure, fitting)
        && measure != fitting
    {
        let message = format!("`{}` does not fit the rules of the tier.", word_of(measure));
        let remedy = format!("Use `{}`: a commission has closed deals, a margin has purchases.", word_of(fitting));
        log.report(table.place_of("measure"), ProblemKind::Measure, message, remedy);
    }
    let amount = table.required("amount", log).and_then(|cursor| amount(&cursor, context, log));
    let cite = cited(&table, context, log);
    Some(Minimum { measure: measure?, amount: amount?, cite: cite? })
}

/// A fee that is charged, with the amount that must be reached for its refund.
pub(crate) struct ChargedFee<'c> {
    pub(crate) fee: &'c Fee,
    pub(crate) amount: Figure,
    threshold: Option<Figure>,
}

impl ChargedFee<'_> {
    /// Whether the fee is due, and may be refunded, in a year; a fee that is paid once only in year 1.
    pub(crate) fn is_due(&self, year: u32) -> bool {
        year == 1 || !matches!(self.fee.amount, FeeAmount::Once(_))
    }
}

impl<'c> Evaluator<'c, '_, '_> {
    /// The fees with a stated amount.
    pub(crate) fn charged_fees(&mut self, fees: &'c [Fee]) -> Vec<ChargedFee<'c>> {
        fees.iter()
            .filter_map(|fee| {
                let formula = self.exchange.formula(fee.amount.stated()?, &fee.cite);
                let mut amount = self.ledger.make(Label::of(Name::Fee(&fee.id)), formula);
                if let FeeAmount::Monthly(_) = fee.amount {
                    amount = self.ledger.make(Label::of(Name::Fee(&fee.id)), Formula::Times { of: amount, count: 12 });
                }
                let threshold = match &fee.refund {
                    Refund::Reaching { amount, cite, .. } => {
                        let formula = self.exchange.formula(*amount, cite);
                        Some(self.ledger.make(Label::of(Name::RefundThreshold(&fee.id)), formula))
                    }
                    Refund::None | Refund::NotStated => None,
                };
                Some(ChargedFee { fee, amount, threshold })
            })
            .collect()
    }

    /// The refund of a fee in a year; `None` where no refund is possible.
    pub(crate) fn refund(&mut self, year: u32, charged: &ChargedFee<'c>, measure: Figure) -> Option<Figure> {
        let formula = Formula::WhenReached { measure, threshold: charged.threshold?, then: charged.amount };
        Some(self.ledger.make(Label::of(Name::Refund(&charged.fee.id)).year(year), formula))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;
    use crate::scenario::Scenario;

    #[test]
    fn a_fee_by_the_month_is_twelve_times_and_one_paid_once_is_due_in_the_first_year() {
        let fee = |id: &str, amount| Fee {
            id: id.to_owned(),
            name: id.to_owned(),
            amount,
            condition: None,
            refund: Refund::None,
            cite: testing::cite().clone(),
        };
        let of_kind = [FeeAmount::Annual, FeeAmount::Monthly, FeeAmount::Once].map(|kind| kind(Decimal::TEN));
        let mut fees: Vec<Fee> = of_kind.into_iter().map(|amount| fee("fee", amount)).collect();
        fees.push(fee("open", FeeAmount::NotStated));
        let (scenario, mut ledger) = (Scenario::default(), testing::ledger());
        let charged = testing::evaluator(&scenario, &mut ledger).charged_fees(Vec::leak(fees));
        let amounts: Vec<_> = charged.iter().map(|fee| fee.amount.amount).collect();
        assert_eq!(amounts, [10, 120, 10].map(testing::dollars));
        assert_eq!(
            charged.iter().map(|fee| [fee.is_due(1), fee.is_due(2)]).collect::<Vec<_>>(),
            [[true, true], [true, true], [true, false],]
        );
    }
}
