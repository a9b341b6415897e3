//! How facts read, by hand.

use partner_engine::program::{Answer, Citation, Confidence, FeeAmount, Measure, Refund, RuleKind};
use partner_engine::rate::{Percent, Rate};
use rust_decimal::Decimal;

use super::*;
use crate::comparison::{Documents, Price, ProgramHead, Value};
use crate::wording::Tone;

fn spoken(value: &Value) -> (String, Tone) {
    let said = (COMPARE.value)(value);
    let parts: Vec<String> = said.figure.into_iter().chain([said.text]).filter(|part| !part.is_empty()).collect();
    (parts.join(" ").replace('\u{a0}', " "), said.tone)
}

fn dollars(amount: u32) -> Price {
    Price { amount: Decimal::from(amount), currency: Some(partner_engine::money::Currency::USD) }
}

fn percent(rate: u32) -> Percent {
    Percent(Decimal::from(rate))
}

#[test]
fn a_rate_reads_as_its_document_states_it() {
    for (rate, text, tone) in [
        (Rate::AtMost(percent(15)), "Up to 15%", Tone::Commission),
        (Rate::Exact(percent(0)), "0%", Tone::Commission),
        (Rate::Between(percent(3), percent(5)), "3% to 5%", Tone::Commission),
        (Rate::Negotiated, "Negotiated", Tone::Plain),
        (Rate::NotStated, "Not stated", Tone::Silent),
        (
            Rate::OneOf(vec![percent(15), percent(0), percent(10)]),
            "15%, 0% or 10% (printed; whether one is this tier’s, and which, is lost)",
            Tone::Lost,
        ),
    ] {
        assert_eq!(spoken(&Value::Rate(RuleKind::Commission, rate)), (text.to_owned(), tone));
    }
    let margin = Value::Rate(RuleKind::Margin, Rate::Exact(percent(35)));
    assert_eq!(spoken(&margin), ("35%".to_owned(), Tone::Margin));
}

#[test]
fn every_amount_carries_its_period() {
    let fee = |amount, condition: Option<&str>| Value::Fee {
        amount,
        currency: dollars(0).currency,
        condition: condition.map(str::to_owned),
        lost: false,
    };
    let lost_fee = Value::Fee {
        amount: FeeAmount::NotStated,
        currency: None,
        condition: Some("Who owes it is lost".to_owned()),
        lost: true,
    };
    let minimum = |measure, amount, inferred| Value::Minimum { measure, amount: dollars(amount), inferred };
    let reaching = Refund::Reaching {
        measure: Measure::ClosedDeals,
        amount: Decimal::from(100_000),
        cite: Citation {
            source: "guide".to_owned(),
            section: "Fees".to_owned(),
            row: None,
            confidence: Confidence::Stated,
        },
    };
    for (value, text) in [
        (fee(FeeAmount::Annual(Decimal::from(2_500)), None), "$2,500 a year"),
        (fee(FeeAmount::Annual(Decimal::ZERO), None), "None"),
        (fee(FeeAmount::NotStated, Some("Only for licenses")), "Amount not stated. Only for licenses"),
        (lost_fee, "Amount lost in our copy of the document. Who owes it is lost"),
        (
            Value::Refund(reaching, dollars(0).currency),
            "Whole, after $100,000 of closed deals that you registered; each year is measured by itself here",
        ),
        (minimum(Measure::Purchases, 150_000, false), "$150,000 of purchases from the vendor"),
        (minimum(Measure::Purchases, 0, false), "None"),
        (minimum(Measure::ClosedDeals, 15_000, false), "$15,000 of closed deals that you registered"),
        (
            minimum(Measure::ClosedDeals, 15_000, true),
            "$15,000 of co-sell: not defined; held against closed deals that you registered",
        ),
        (Value::Cap { amount: dollars(100_000), discretionary: true }, "$100,000 a deal if the vendor applies it"),
    ] {
        assert_eq!(spoken(&value).0, text);
    }
}

#[test]
fn what_is_not_said_is_a_word_and_never_a_dash() {
    let documents = Documents(vec!["Guide".to_owned()]);
    for (value, text) in [
        (Value::Answer(Answer::NotStated), "Not stated"),
        (Value::Answer(Answer::NotListed), "Not listed"),
        (Value::NotListed(documents.clone()), "Not listed"),
        (Value::NotMentioned(documents), "Not mentioned"),
        (Value::NoIncome, "No figure for income"),
        (Value::NotForPartners, "Not stated for partners"),
    ] {
        assert_eq!(spoken(&value), (text.to_owned(), Tone::Silent));
        assert!(value.is_silent());
    }
    let elsewhere = Value::Elsewhere(vec![Subject::Minimum, Subject::Clauses(ClauseKind::Deadline)]);
    assert_eq!(spoken(&elsewhere), ("Not by this name; see Minimum a year; Deadlines".to_owned(), Tone::Plain));
    let rows_lost = "A discount is named; whether its table, which is lost, has this is not known";
    assert_eq!(spoken(&Value::RowsLost), (rows_lost.to_owned(), Tone::Silent));
    assert_eq!(spoken(&Value::NoMinimum), ("None".to_owned(), Tone::Plain));
    let asked = "Listed; whether it is asked of this tier is lost";
    assert_eq!(spoken(&Value::NeedLost), (asked.to_owned(), Tone::Lost));
    let of_authorizations = "Listed for authorizations, which this tier does not have; its columns are lost";
    assert_eq!(spoken(&Value::OfAuthorizations), (of_authorizations.to_owned(), Tone::Lost));
    let unsaid = (COMPARE.unsaid)((1, 1), &["Joint business plan; of which authorizations is lost".to_owned()]);
    assert_eq!(unsaid, "The documents do not say for this tier: Joint business plan.");
    let lost = Value::Answer(Answer::Lost("5 a year".to_owned()));
    assert_eq!(spoken(&lost), ("5 a year for some or all tiers: which is lost".to_owned(), Tone::Lost));
}

#[test]
fn an_end_that_is_read_is_marked_wherever_it_is_said() {
    for program in &partner_programs::catalog().programs {
        let head = ProgramHead::of(program);
        let Some(_) = head.ended else { continue };
        let read = ["wso2-2015", "wso2-2018"].contains(&&*head.id);
        assert_eq!((COMPARE.ended)(&head, head.ended_in_part).ends_with("(inferred)"), read, "{}", head.id);
        assert_eq!((COMPARE.has_ended)(&head).contains(" (inferred). "), read, "{}", head.id);
        assert_eq!(
            (super::super::estimate::ESTIMATE.ended)(&program.validity).ends_with("(inferred)"),
            read,
            "{}",
            head.id
        );
        let said = (super::super::estimate::ESTIMATE.edition_ended)(program).expect("an end");
        assert_eq!(said.sentence.contains("inferred"), read, "{}", head.id);
        assert!(said.reason.ends_with('.') && !said.reason.contains(". "), "{}", said.reason);
    }
}

#[test]
fn rows_that_say_nothing_name_the_tiers_in_view_where_others_are_out_of_view() {
    let rows = ["Demo license".to_owned()];
    for (tiers, text) in [
        ((1, 1), "The documents do not say for this tier: Demo license."),
        ((3, 3), "The documents do not say for any of the tiers shown: Demo license."),
        ((3, 9), "The documents do not say for any of the 3 tiers in view, of 9 chosen: Demo license."),
        ((1, 9), "The documents do not say for the one tier in view, of 9 chosen: Demo license."),
    ] {
        assert_eq!((COMPARE.unsaid)(tiers, &rows), text);
    }
}
