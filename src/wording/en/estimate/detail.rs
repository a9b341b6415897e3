//! One tier's years in words: its lines, what is missing, what the documents leave open, and its fees.

use partner_engine::estimate::OpenPoint;
use partner_engine::money::Currency;
use partner_engine::program::{Clause, Fee, FeeAmount, Refund, Rule};
use partner_engine::rate::Rate;
use partner_engine::standing::{Check, Quantities, Quantity};

use super::super::facts::{self, capitalized, either, measured, some, target, ways};
use super::super::sources::SOURCES;
use super::NUMBERS;
use crate::citation::{Inference, figures_lost, is_fee_unsaid, rows_lost, without_figure};

pub(super) fn gap(check: &Check<'_>, currency: Currency) -> String {
    let left: Vec<String> = check.unmet().map(|way| gap_of_way(way, currency)).collect();
    ways(check.still_needed(), &left, "; or ", "; and ")
}

fn gap_of_way(gap: &Quantities<'_>, currency: Currency) -> String {
    let year = gap.year.map(|year| format!(", in year {year}")).unwrap_or_default();
    let short = match gap.short_by() {
        Quantity::Count(short) => some(gap.requirement, short),
        Quantity::Amount(short) => format!("{} of {}", NUMBERS.money(short, currency), target(gap.requirement)),
    };
    let (need, have) = (quantity(gap.need, currency), quantity(gap.have, currency));
    format!("{short} missing: {need} required, you have {have}{year}")
}

fn quantity(quantity: Quantity, currency: Currency) -> String {
    match quantity {
        Quantity::Count(count) => NUMBERS.count(count),
        Quantity::Amount(amount) => NUMBERS.money(amount, currency),
    }
}

pub(super) fn rule_name(rule: &Rule) -> String {
    let contribution = rule.contribution.map(facts::contribution);
    let contribution = contribution.map(|contribution| format!(", {contribution}")).unwrap_or_default();
    format!("{}{contribution}", facts::stream(rule.stream))
}

pub(super) fn line(rule: &Rule, assumed: Option<String>) -> String {
    let is_assumed = assumed.is_some();
    let is_named = without_figure(&rule.cite);
    let rate = match (&rule.rate, assumed) {
        (_, Some(assumed)) => format!("{assumed}, assumed"),
        (Rate::Exact(rate), _) => NUMBERS.percent(rate.0),
        (Rate::AtMost(rate), _) => format!("up to {}", NUMBERS.percent(rate.0)),
        (Rate::Between(low, high), _) => format!("{} to {}", NUMBERS.percent(low.0), NUMBERS.percent(high.0)),
        (Rate::OneOf(rates), _) => either(&rates.iter().map(|rate| NUMBERS.percent(rate.0)).collect::<Vec<_>>()),
        (Rate::PerDeal(amount), _) => format!("{} for each deal", NUMBERS.decimal(*amount)),
        (Rate::PerCustomer(amount), _) => format!("{} for each customer", NUMBERS.decimal(*amount)),
        (Rate::Negotiated, _) => "negotiated".to_owned(),
        (Rate::NotStated, _) if is_named => facts::without_figure(rule.kind).to_owned(),
        (Rate::NotStated, _) if figures_lost(&rule.cite) => "how much is lost in our copy".to_owned(),
        (Rate::NotStated, _) if rows_lost(&rule.cite) => "not known, as a table is lost".to_owned(),
        (Rate::NotStated, _) => "not stated".to_owned(),
    };
    let mark = (SOURCES.mark)(Inference::of_rate(rule)).filter(|_| !is_assumed);
    format!("{}, {rate}{}", rule_name(rule), mark.map(|mark| format!(", {mark}")).unwrap_or_default())
}

/// A clause, its figure before it.
pub(super) fn clause(clause: &Clause) -> String {
    clause
        .value
        .as_ref()
        .map_or_else(|| clause.text.clone(), |figure| format!("{}: {}", capitalized(figure), clause.text))
}

pub(super) fn open_point(point: &OpenPoint<'_>, is_assumed: bool, currency: Currency) -> String {
    match point {
        OpenPoint::Rule { rule, volume } => {
            let volume = NUMBERS.about(*volume, currency);
            let name = rule_name(rule);
            let (counted, at_least) = if is_assumed {
                ("Counted at the rate that you assume", "Counted at the rate that you assume")
            } else {
                ("Counted as nothing until you assume a rate", "Counted at the least")
            };
            match &rule.rate {
                Rate::OneOf(rates) => {
                    let rates = either(&rates.iter().map(|rate| NUMBERS.percent(rate.0)).collect::<Vec<_>>());
                    format!(
                        "{name}: {rates} are printed; whether one of them is this tier’s, and which, is lost. {at_least}, on {volume}."
                    )
                }
                Rate::Negotiated => {
                    format!("{name}: negotiated. {counted}, on {volume}.")
                }
                _ if figures_lost(&rule.cite) => {
                    format!("{name}: lost in our copy of the document. {counted}, on {volume}.")
                }
                _ if rows_lost(&rule.cite) => {
                    format!(
                        "{name}: a discount is named; whether its table, which is lost, has this is not known. {counted}, on {volume}."
                    )
                }
                _ if without_figure(&rule.cite) => {
                    format!("{name}: {}. {counted}, on {volume}.", facts::without_figure(rule.kind))
                }
                _ => format!("{name}: not stated. {counted}, on {volume}."),
            }
        }
        OpenPoint::Condition(condition) => {
            format!("{}: you have not said. What depends on it is counted as nothing until you do.", condition.name)
        }
        OpenPoint::Fee(fee) if is_fee_unsaid(fee) => {
            format!("{}: whether there is one is not stated. The net is before it.", fee.name)
        }
        OpenPoint::Fee(fee) => {
            let lost = if figures_lost(&fee.cite) { "lost in our copy of the document" } else { "not stated" };
            format!("{}: the amount is {lost}.{} The net is before it.", fee.name, condition(fee))
        }
        OpenPoint::Refund(fee) => format!("{}: whether it comes back is not stated. None is counted.", fee.name),
    }
}

pub(super) fn fee(fee: &Fee, currency: Option<Currency>) -> String {
    let price = |amount| currency.map_or_else(|| NUMBERS.decimal(amount), |currency| NUMBERS.price(amount, currency));
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
    format!("{}: {amount}.{} {back}", fee.name, condition(fee))
}

/// For whom a fee falls due, as a sentence after another; empty where everybody owes it.
fn condition(fee: &Fee) -> String {
    fee.condition.as_ref().map(|condition| format!(" {condition}.")).unwrap_or_default()
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
            (super::fee(fee, None), open_point(&OpenPoint::Fee(fee), false, Currency::EUR))
        };
        let (fee, open) = said("opennebula/technology");
        assert_eq!(fee, "Annual fee: whether there is one is not stated.");
        assert_eq!(open, "Annual fee: whether there is one is not stated. The net is before it.");
        let (_, open) = said("outsystems-2021/sales");
        let lost = "Annual cloud demo environment fee: the amount is lost in our copy of the document. Which authorizations owe it is lost; \
                    perhaps only where partner licenses are wanted. \
                    The net is before it.";
        assert_eq!(open, lost);
        let (_, open) = said("outsystems-2021/isv");
        assert_eq!(open, "ISV license: the amount is not stated. The net is before it.");
    }

    /// A table of the resellers' rates is named only; an assumed rate is counted.
    #[test]
    fn an_open_rate_says_what_is_counted_and_a_read_one_that_it_is_read() {
        let rules = |tier: &str| &partner_programs::catalog().tier(tier).expect(tier).tier.rules;
        let open = |rule, assumed| {
            let volume = partner_engine::money::Money::ZERO;
            open_point(&OpenPoint::Rule { rule, volume }, assumed, Currency::EUR)
        };
        let renewals = &rules("outsystems-2021/sales-reseller")[1];
        assert!(open(renewals, false).starts_with(
            "Renewals: a discount is named; whether its table, which is lost, has this is not known. Counted as nothing until"
        ));
        assert!(open(renewals, true).contains("Counted at the rate that you assume"));
        let read = rules("wso2-2018/certified-integration").iter().find(|rule| rule.stream.id() == "renewals");
        assert_eq!(line(read.expect("renewals"), None), "Renewals, 0%, inferred");
        assert_eq!(line(renewals, None), "Renewals, not known, as a table is lost");
        let lost = &rules("outsystems-2021/sales")[0];
        assert!(line(lost, None).ends_with(", how much is lost in our copy"));
        let silent = &rules("wso2-2020/value-added-reseller")[0];
        assert_eq!(line(silent, None), "New subscriptions, not stated");
        let named = &rules("opennebula/technology")[0];
        assert!(open(named, false).starts_with("New subscriptions: a percentage; how much is not stated. Counted as"));
        assert_eq!(line(named, None), "New subscriptions, a percentage; how much is not stated");
        let read = line(&rules("opennebula/reseller")[3], None);
        assert_eq!(read, "Services, a discount; how much is not stated, inferred");
    }

    #[test]
    fn a_clause_says_its_figure() {
        let program = partner_programs::catalog().tier("outsystems-2021/sales").expect("a tier").program;
        let term = program.clauses.iter().find(|clause| clause.id == "registration_validity").expect("a term");
        assert!(clause(term).starts_with("180 days: An approved registration"));
    }
}
