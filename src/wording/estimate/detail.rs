//! One tier's years in words: its lines, what is missing, what the documents leave open, and its fees.

use partner_engine::estimate::OpenPoint;
use partner_engine::money::Currency;
use partner_engine::program::{Fee, FeeAmount, Refund, Rule};
use partner_engine::rate::Rate;
use partner_engine::standing::{Comparison, Quantity};

use super::target;
use crate::cited::{figures_lost, is_fee_unsaid, rows_lost};
use crate::format;
use crate::wording::compare::{either, measured, stream_name};
use crate::wording::{fields, requirements};

pub(super) fn gap(gap: &Comparison<'_>, currency: Currency) -> String {
    let year = gap.year.map(|year| format!(", in year {year}")).unwrap_or_default();
    let short = match gap.short_by() {
        Quantity::Count(short) => requirements::some(gap.requirement, short),
        Quantity::Amount(short) => format!("{} of {}", format::money(short, currency), target(gap.requirement)),
    };
    let (need, have) = (quantity(gap.need, currency), quantity(gap.have, currency));
    format!("{short} missing: {need} required, you have {have}{year}")
}

fn quantity(quantity: Quantity, currency: Currency) -> String {
    match quantity {
        Quantity::Count(count) => format::count(count),
        Quantity::Amount(amount) => format::money(amount, currency),
    }
}

pub(super) fn rule_name(rule: &Rule) -> String {
    let contribution = rule.contribution.map(fields::contribution);
    let contribution = contribution.map(|contribution| format!(", {contribution}")).unwrap_or_default();
    format!("{}{contribution}", stream_name(rule.stream))
}

pub(super) fn line(rule: &Rule, assumed: Option<String>) -> String {
    let rate = match (&rule.rate, assumed) {
        (_, Some(assumed)) => format!("{assumed}, assumed"),
        (Rate::Exact(rate), _) => format::percent(rate.0),
        (Rate::AtMost(rate), _) => format!("up to {}", format::percent(rate.0)),
        (Rate::Between(low, high), _) => format!("{} to {}", format::percent(low.0), format::percent(high.0)),
        (Rate::OneOf(rates), _) => either(&rates.iter().map(|rate| format::percent(rate.0)).collect::<Vec<_>>()),
        (Rate::PerDeal(amount), _) => format!("{} for each deal", format::decimal(*amount)),
        (Rate::PerCustomer(amount), _) => format!("{} for each customer", format::decimal(*amount)),
        (Rate::Negotiated, _) => "negotiated".to_owned(),
        (Rate::NotStated, _) => "not stated".to_owned(),
    };
    format!("{}, {rate}", rule_name(rule))
}

pub(super) fn open_point(point: &OpenPoint<'_>, currency: Currency) -> String {
    match point {
        OpenPoint::Rule { rule, volume } => {
            let volume = format::about(*volume, currency);
            let name = rule_name(rule);
            match &rule.rate {
                Rate::OneOf(rates) => {
                    let rates = either(&rates.iter().map(|rate| format::percent(rate.0)).collect::<Vec<_>>());
                    format!("{name}: {rates}; which of them is this tier’s is lost. Counted at the least, on {volume}.")
                }
                Rate::Negotiated => {
                    format!("{name}: negotiated. Counted as nothing until you assume a rate, on {volume}.")
                }
                _ if figures_lost(&rule.cite) || rows_lost(&rule.cite) => format!(
                    "{name}: lost in our copy of the document. Counted as nothing until you assume a rate, on {volume}."
                ),
                _ => format!("{name}: not stated. Counted as nothing until you assume a rate, on {volume}."),
            }
        }
        OpenPoint::Condition(condition) => {
            format!("{}: you have not said. What depends on it is counted as nothing until you do.", condition.name)
        }
        OpenPoint::Fee(fee) if is_fee_unsaid(fee) => {
            format!("{}: whether there is one is not stated. The net is before it.", fee.name)
        }
        OpenPoint::Fee(fee) if figures_lost(&fee.cite) => {
            format!("{}: the amount is lost in our copy of the document. The net is before it.", fee.name)
        }
        OpenPoint::Fee(fee) => format!("{}: the amount is not stated. The net is before it.", fee.name),
        OpenPoint::Refund(fee) => format!("{}: whether it comes back is not stated. None is counted.", fee.name),
    }
}

pub(super) fn fee(fee: &Fee, currency: Option<Currency>) -> String {
    let price = |amount| currency.map_or_else(|| format::decimal(amount), |currency| format::price(amount, currency));
    let amount = match &fee.amount {
        FeeAmount::Annual(amount) if amount.is_zero() => return format!("{}: none.", fee.name),
        FeeAmount::Annual(amount) => format!("{} a year", price(*amount)),
        FeeAmount::Monthly(amount) => format!("{} a month", price(*amount)),
        FeeAmount::Once(amount) => format!("{} once", price(*amount)),
        FeeAmount::Negotiated => "negotiated".to_owned(),
        FeeAmount::NotStated if is_fee_unsaid(fee) => {
            return format!("{}: whether there is one is not stated.", fee.name);
        }
        FeeAmount::NotStated if figures_lost(&fee.cite) => "lost in our copy of the document".to_owned(),
        FeeAmount::NotStated => "not stated".to_owned(),
    };
    let back = match &fee.refund {
        Refund::None => "It does not come back.".to_owned(),
        Refund::NotStated => "Whether it comes back is not stated.".to_owned(),
        Refund::Reaching { measure, amount, .. } => {
            format!(
                "All of it comes back after {} of {}. Each year is measured by itself here.",
                price(*amount),
                measured(*measure)
            )
        }
    };
    format!("{}: {amount}. {back}", fee.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The guide of OpenNebula names a fee for its resellers only; OutSystems names an ISV license without a price, and prints rows of
    /// fees whose amounts are lost.
    #[test]
    fn an_annual_fee_that_no_document_names_is_not_presumed() {
        let catalog = partner_programs::catalog();
        let said = |tier: &str| {
            let fee = &catalog.tier(tier).expect(tier).tier.fees[0];
            (super::fee(fee, None), open_point(&OpenPoint::Fee(fee), Currency::EUR))
        };
        let (fee, open) = said("opennebula/technology");
        assert_eq!(fee, "Annual fee: whether there is one is not stated.");
        assert_eq!(open, "Annual fee: whether there is one is not stated. The net is before it.");
        let (_, open) = said("outsystems-2021/sales");
        let lost =
            "Annual cloud demo environment fee: the amount is lost in our copy of the document. The net is before it.";
        assert_eq!(open, lost);
        let (_, open) = said("outsystems-2021/isv");
        assert_eq!(open, "ISV license: the amount is not stated. The net is before it.");
    }
}
