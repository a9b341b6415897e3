//! Facts as rows: from a transcription, and from a program file flattened into the grammar of transcriptions.
//!
//! The grammar is in `tests/transcription/README.md`. Sources and clauses of a program file are not flattened, because each side has names
//! of its own for them; `transcription.rs` looks them up.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use partner_engine::program::{
    Alternative, Answer, Citation, Confidence, Contribution, FeeAmount, Measure, Need, Program, Refund, RuleKind,
    Seller, Stream, Tier,
};
use partner_engine::rate::Rate;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) tier: String,
    pub(crate) fact: String,
    pub(crate) value: String,
    pub(crate) confidence: String,
    /// File and line of a transcribed row, or the program file.
    pub(crate) place: String,
}

impl Row {
    pub(crate) fn value_and_confidence(&self) -> String {
        format!("{} ({})", self.value, self.confidence)
    }
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("transcription")
}

/// The rows of a program's transcription.
pub(crate) fn read(id: &str) -> Vec<Row> {
    let name = format!("{id}.tsv");
    let text = fs::read_to_string(folder().join(&name)).expect("a transcription");
    let mut lines = (1..).zip(text.lines());
    assert_eq!(lines.next(), Some((1, "tier\tfact\tvalue\tconfidence")), "{name}");
    let row = |(line, text): (usize, &str)| {
        let place = format!("{name}:{line}");
        let [tier, fact, value, confidence] = text.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{place} has not four columns")
        };
        assert!(["stated", "inferred"].contains(&confidence), "{place}: {confidence:?} is no confidence");
        assert!(!value.is_empty(), "{place} says nothing");
        let [tier, fact, value, confidence] = [tier, fact, value, confidence].map(str::to_owned);
        Row { tier, fact, value, confidence, place }
    };
    let rows: Vec<Row> = lines.map(row).collect();
    let mut seen = BTreeSet::new();
    for row in rows.iter().filter(|row| row.fact != "source") {
        assert!(seen.insert((&row.tier, &row.fact)), "{} repeats {} of {}", row.place, row.fact, row.tier);
    }
    rows
}

/// A program file as rows, without sources and clauses.
pub(crate) fn flatten(program: &Program) -> Vec<Row> {
    let mut rows = Rows { program, tier: "-".to_owned(), rows: Vec::new() };
    let validity = &program.validity;
    let or_not_stated = |value: Option<String>| value.unwrap_or_else(|| "not_stated".to_owned());
    rows.add("vendor", &program.vendor, &validity.cite);
    for (fact, date) in
        [("published", validity.published), ("valid_from", validity.from), ("valid_until", validity.until)]
    {
        rows.add(fact, or_not_stated(date.map(|date| date.to_string())), &validity.cite);
    }
    let ended = if validity.ended.is_some() { "yes" } else { "no" };
    rows.add("ended", ended, validity.ended_cite.as_ref().unwrap_or(&validity.cite));
    rows.add("currency", or_not_stated(program.currency.map(|currency| currency.to_string())), &validity.cite);
    if let Some(cite) = &program.best_of_held {
        rows.add("best_of_held", "yes", cite);
    }
    if let Some(first) = program.statuses.first() {
        let ids: Vec<&str> = program.statuses.iter().map(|status| status.id.as_str()).collect();
        rows.add("statuses", ids.join(","), &first.criteria.cite);
    }
    for tier in &program.tiers {
        rows.tier.clone_from(&tier.id);
        rows.add_tier(tier);
    }
    rows.rows
}

struct Rows<'p> {
    program: &'p Program,
    tier: String,
    rows: Vec<Row>,
}

impl Rows<'_> {
    fn add(&mut self, fact: impl Display, value: impl Display, cite: &Citation) {
        let confidence = match cite.confidence {
            Confidence::Stated => "stated",
            Confidence::Inferred => "inferred",
        };
        let place = format!("{}.toml", self.program.id);
        let (fact, value, confidence) = (fact.to_string(), value.to_string(), confidence.to_owned());
        self.rows.push(Row { tier: self.tier.clone(), fact, value, confidence, place });
    }

    fn add_tier(&mut self, tier: &Tier) {
        let seller = match tier.seller.value {
            Seller::Vendor => "vendor",
            Seller::Partner => "partner",
            Seller::NotStated => "not_stated",
        };
        self.add("motions", motions(tier), &tier.seller.cite);
        self.add("seller", seller, &tier.seller.cite);
        for rule in &tier.rules {
            let of = of_rule(rule.stream, rule.contribution);
            let kind = if rule.kind == RuleKind::Margin { "margin" } else { "commission" };
            self.add(format!("rate.{of}"), format!("{kind} {}", rate(&rule.rate)), &rule.cite);
            if let Some(cap) = &rule.cap {
                let may = if cap.discretionary { " discretionary" } else { "" };
                self.add(format!("cap.{of}"), format!("{} per deal{may}", cap.amount_per_deal), &cap.cite);
            }
        }
        for fee in &tier.fees {
            let amount = match &fee.amount {
                FeeAmount::Annual(amount) => format!("annual {amount}"),
                FeeAmount::Monthly(amount) => format!("monthly {amount}"),
                FeeAmount::Once(amount) => format!("once {amount}"),
                FeeAmount::Negotiated => "negotiated".to_owned(),
                FeeAmount::NotStated => "not_stated".to_owned(),
            };
            self.add(format!("fee.{}", fee.id), amount, &fee.cite);
            let (refund, cite) = match &fee.refund {
                Refund::None => ("none".to_owned(), &fee.cite),
                Refund::NotStated => ("not_stated".to_owned(), &fee.cite),
                Refund::Reaching { measure, amount, cite } => (format!("{} {amount}", measured(*measure)), cite),
            };
            self.add(format!("refund.{}", fee.id), refund, cite);
        }
        for minimum in &tier.minimums {
            self.add(format!("minimum.{}", measured(minimum.measure)), minimum.amount, &minimum.cite);
        }
        let mut open = None;
        for asked in &tier.requirements {
            match &asked.need {
                Need::AtLeast(need) => {
                    self.add(format!("requirement.{}", asked.requirement), format!("at_least {need}"), &asked.cite)
                }
                Need::Amount(need) => self.add(format!("requirement.{}", asked.requirement), need, &asked.cite),
                Need::AnyOf(several) => {
                    let several: Vec<String> = several.iter().map(alternative).collect();
                    self.add("requirement.any_of", several.join(" | "), &asked.cite);
                }
                Need::NotStated => open = Some(&asked.cite),
                need @ (Need::SomeOf { .. } | Need::Points { .. } | Need::Sold { .. }) => {
                    panic!("{} has a need that no program of the catalog has: {need:?}", asked.requirement)
                }
            }
        }
        if let Some(cite) = open {
            self.add("criterion", "not_stated", cite);
        }
        for benefit in &tier.benefits {
            self.add(format!("benefit.{}", benefit.benefit), answer(&benefit.value), &benefit.cite);
        }
    }
}

fn motions(tier: &Tier) -> String {
    let in_order = ["promote", "embed", "refer", "resell", "deliver", "manage"];
    let motions: Vec<String> = tier.motions.iter().map(|motion| format!("{motion:?}").to_lowercase()).collect();
    in_order.into_iter().filter(|motion| motions.iter().any(|own| own == motion)).collect::<Vec<_>>().join(",")
}

fn of_rule(stream: Stream, contribution: Option<Contribution>) -> String {
    let contribution = contribution.map(|contribution| format!(".{}", contribution.id())).unwrap_or_default();
    format!("{}{contribution}", stream.id())
}

fn rate(rate: &Rate) -> String {
    match rate {
        Rate::Exact(rate) => format!("exact {}", rate.0),
        Rate::AtMost(rate) => format!("at_most {}", rate.0),
        Rate::Between(low, high) => format!("between {} {}", low.0, high.0),
        Rate::OneOf(rates) => {
            let rates: Vec<String> = rates.iter().map(|rate| rate.0.to_string()).collect();
            format!("one_of {}", rates.join(","))
        }
        Rate::PerDeal(amount) => format!("per_deal {amount}"),
        Rate::PerCustomer(amount) => format!("per_customer {amount}"),
        Rate::Negotiated => "negotiated".to_owned(),
        Rate::NotStated => "not_stated".to_owned(),
    }
}

const fn measured(measure: Measure) -> &'static str {
    match measure {
        Measure::ClosedDeals => "closed_deals",
        Measure::Purchases => "purchases",
    }
}

fn alternative(one: &Alternative) -> String {
    match &one.need {
        Need::AtLeast(need) => format!("{} {need}", one.requirement),
        Need::Amount(need) => format!("{} {need}", one.requirement),
        need => panic!("{} is no alternative: {need:?}", one.requirement),
    }
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Yes => "yes".to_owned(),
        Answer::No => "no".to_owned(),
        Answer::NotListed => "not_listed".to_owned(),
        Answer::NotStated => "not_stated".to_owned(),
        Answer::Count(count) => format!("count {count}"),
        Answer::Text(text) => format!("text {text}"),
        Answer::Lost(text) => format!("lost {text}"),
    }
}
