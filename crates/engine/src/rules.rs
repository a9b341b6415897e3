//! The rules of a program about money: one file for each kind, with its type, its reading and validation, its evaluation and its
//! unit tests.
//!
//! Here is the list of kinds, and [`Rule`], which is composed of them: one for each stream of sales in a tier. A new kind is a file in
//! `rules/`, its lines, its field and its reading here, and its call in `line.rs`; `ARCHITECTURE.md`, rooms of the engine, lists the
//! other steps. The exact meaning of the keys is in `programs/README.md`.
//!
//! No file here depends on [`crate::program::Program`]: `evaluator.rs` passes in the data that a rule needs. Combinations of rules
//! (several tiers held at once, a rounded total) are in `held.rs` and `line.rs`.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::citation::Citation;
use crate::compact::form::records;
use crate::percent::Percent;
use crate::reader::cursor::{Cursor, Table, refuse_duplicates, word_of};
use crate::reader::facts::{Context, cited};
use crate::reader::problem::{Log, ProblemKind};
use crate::scenario::Scenario;
use crate::stream::{Contribution, Stream};

pub mod base;
pub mod condition;
pub(crate) mod evaluator;
pub(crate) mod exchange;
pub mod fee;
pub(crate) mod held;
pub mod kind;
pub mod limit;
pub(crate) mod line;
pub mod months;
pub(crate) mod part;
pub(crate) mod pay;
pub mod product_line;
pub mod rate;
pub mod requirement;
pub mod rounding;
pub mod scale;
pub mod scale_basis;
pub mod uplift;

#[cfg(test)]
mod testing;

pub use base::{Base, Span, Value};
pub use condition::{Condition, ConditionCheck};
pub use fee::{Fee, FeeAmount, Minimum, Refund};
pub use kind::{Measure, RuleKind};
pub use limit::{Bound, Cap, Limit, Per};
pub use months::Months;
pub use product_line::ProductLine;
pub use rate::Rate;
pub use requirement::{Alternative, Need, Requirement};
pub use rounding::{Direction, RoundedAt, Rounding};
pub use scale::{Applies, Bracket, Edge, Scale};
pub use scale_basis::{MeasuredYear, ScaleBasis, Weight};
pub use uplift::{How, Uplift};

/// The earnings of one stream in one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rule {
    /// The stream that the rule pays for.
    pub stream: Stream,
    /// The contribution that the rule pays for, where the program distinguishes them.
    pub contribution: Option<Contribution>,
    /// The product line that the rule pays for, by its id, where the program distinguishes them.
    pub product_line: Option<String>,
    /// The months of a customer's business that the rule pays for; all where the document says nothing.
    pub months: Option<Months>,
    /// The base of a commission; the registered part of a year's invoiced value where the document says nothing.
    pub base: Option<Base>,
    /// Ids of the conditions that must be met.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: Vec<String>,
    /// Commission or margin; equal for all rules of a tier.
    pub kind: RuleKind,
    /// The rate.
    pub rate: Rate,
    /// Brackets that change the rate with a measure.
    pub scale: Option<Scale>,
    /// Additions for a part of the business.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub uplifts: Vec<Uplift>,
    /// The most that one deal pays.
    pub cap: Option<Cap>,
    /// Further caps and floors, applied in this order after the cap.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub limits: Vec<Limit>,
    /// Citation of the rule.
    pub cite: Citation,
}

impl Rule {
    /// A rule with a stream and a rate and none of the optional parts.
    #[must_use]
    pub fn plain(stream: Stream, kind: RuleKind, rate: Rate, cite: Citation) -> Self {
        Self {
            stream,
            contribution: None,
            product_line: None,
            months: None,
            base: None,
            when: Vec::new(),
            kind,
            rate,
            scale: None,
            uplifts: Vec::new(),
            cap: None,
            limits: Vec::new(),
            cite,
        }
    }

    /// The scale of the rule and those of its uplifts.
    #[must_use]
    pub fn scales(&self) -> Vec<&Scale> {
        let mut scales = Vec::from_iter(&self.scale);
        for uplift in &self.uplifts {
            scales.extend(&uplift.scale);
        }
        scales
    }

    /// The rate of the rule and those of its brackets.
    pub fn rates(&self) -> impl Iterator<Item = &Rate> {
        std::iter::once(&self.rate).chain(self.scale.iter().flat_map(Scale::rates))
    }

    /// The least and the greatest percentage that the rule allows.
    #[must_use]
    pub fn bounds(&self) -> (Percent, Percent) {
        let widest = |one: (Percent, Percent), other: (Percent, Percent)| (one.0.min(other.0), one.1.max(other.1));
        self.rates().map(Rate::bounds).reduce(widest).unwrap_or_default()
    }

    /// Every rate of the rule, then every rate of its uplifts.
    pub fn all_rates(&self) -> impl Iterator<Item = &Rate> {
        let of_uplifts = self
            .uplifts
            .iter()
            .flat_map(|uplift| std::iter::once(&uplift.rate).chain(uplift.scale.iter().flat_map(Scale::rates)));
        self.rates().chain(of_uplifts)
    }

    /// Every amount of money that the rule states, in the program's currency.
    #[must_use]
    pub fn amounts(&self) -> Vec<Decimal> {
        let mut amounts = Vec::from_iter(self.cap.as_ref().map(|cap| cap.amount_per_deal));
        amounts.extend(self.all_rates().filter_map(Rate::bounty).map(|(amount, _)| amount));
        amounts.extend(self.limits.iter().map(|limit| limit.bound.amount()));
        let scales = self.scales().into_iter().filter(|scale| scale.measure.is_money());
        amounts.extend(scales.flat_map(|scale| &scale.brackets).map(|bracket| bracket.from));
        amounts
    }

    /// Whether the documents leave at least one of its rates open: not stated, negotiated, or lost.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.all_rates().any(|rate| matches!(rate, Rate::NotStated | Rate::Negotiated | Rate::OneOf(_)))
    }

    /// Whether a document states a rate above 0.
    #[must_use]
    pub fn is_stated_above_zero(&self) -> bool {
        self.all_rates().any(Rate::is_stated_above_zero)
    }

    /// Ids of all conditions of the rule and its uplifts.
    #[must_use]
    pub fn conditions(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.when.iter().map(String::as_str).collect();
        for uplift in &self.uplifts {
            ids.extend(uplift.when.iter().map(String::as_str));
        }
        ids
    }

    /// Whether the rule pays for sales that another rule also pays for.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let months = |rule: &Self| rule.months.map_or((1, u32::MAX), |m| (m.from, m.through.unwrap_or(u32::MAX)));
        let ((from, through), (other_from, other_through)) = (months(self), months(other));
        self.stream == other.stream
            && self.contribution == other.contribution
            && self.product_line == other.product_line
            && from <= other_through
            && other_from <= through
    }

    /// Whether the scenario has the contribution that the rule requires.
    #[must_use]
    pub fn counts(&self, scenario: &Scenario) -> bool {
        scenario.counts(self.contribution)
    }

    /// Whether the rule measures the year before the one that is paid for.
    #[must_use]
    pub fn measures_last_year(&self) -> bool {
        self.is_on_growth() || self.scales().into_iter().any(Scale::measures_last_year)
    }

    /// Whether the base is the growth over the year before.
    #[must_use]
    pub fn is_on_growth(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.growth == Some(true))
    }
}

records! {
    Rule { stream contribution kind rate cap cite product_line months base when scale uplifts limits }
}

const RULE_KEYS: [&str; 13] = [
    "stream",
    "contribution",
    "product_line",
    "months",
    "base",
    "when",
    "kind",
    "rate",
    "scale",
    "uplifts",
    "cap",
    "limits",
    "cite",
];

/// Reads the rules and checks them together: one kind, one rule for each stream and contribution, no stream with and without one.
pub(crate) fn read_all(tier: &Table<'_>, context: &Context, log: &mut Log) -> Vec<Option<Rule>> {
    let rules = tier.each("rules", log, |cursor, log| rule(cursor, context, log));
    for (index, rule) in rules.iter().enumerate() {
        let Some(rule) = rule else { continue };
        let place = |key: &str| format!("{}[{index}]{key}", tier.place_of("rules"));
        let mut before = rules[..index].iter().flatten();
        let stream = word_of(rule.stream);
        if before.clone().any(|other| other.overlaps(rule)) {
            let contribution = rule.contribution.map_or("", |contribution| word_of(contribution));
            let joint = if contribution.is_empty() { "" } else { "/" };
            let message = format!("`{stream}{joint}{contribution}` has a rule already.");
            log.report(place(""), ProblemKind::RepeatedRule, message, "Keep one rule for a stream and contribution.");
        } else if before
            .clone()
            .any(|other| other.stream == rule.stream && other.contribution.is_some() != rule.contribution.is_some())
        {
            let message = format!("`{stream}` has a rule with a contribution and one without.");
            let remedy = "Give all rules of the stream a contribution, or keep a single rule without one.";
            log.report(place(""), ProblemKind::MixedContributions, message, remedy);
        }
        let is_split = |rule: &Rule| rule.product_line.is_some();
        if before.clone().any(|other| other.stream == rule.stream && is_split(other) != is_split(rule)) {
            let message = format!("`{stream}` has a rule for a product line and one for all.");
            let remedy = "Name a product line in all rules of the stream, or in none.";
            log.report(place(""), ProblemKind::Combination, message, remedy);
        }
        if before.next().is_some_and(|first| first.kind != rule.kind) {
            let message = "The tier pays commission and margin.";
            let remedy = "Use one kind in a tier; make two tiers where a partner can have both.";
            log.report(place(".kind"), ProblemKind::MixedKinds, message, remedy);
        }
    }
    rules
}

fn rule(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Rule> {
    let table = cursor.table(&RULE_KEYS, log)?;
    let stream = table.required("stream", log).and_then(|cursor| cursor.word(log));
    let contribution = table.optional("contribution").and_then(|cursor| cursor.word(log));
    let kind = table.required("kind", log).and_then(|cursor| cursor.word(log));
    let product_line = product_line::of_rule(&table, context, log);
    let months = months::read(&table, stream, log);
    let base = base::read(&table, kind, log);
    let when = condition::when(&table, context, log);
    let rate = table.required("rate", log).and_then(|cursor| rate::read(&cursor, context, log));
    let scale = table.optional("scale").and_then(|cursor| scale::read(&cursor, rate.as_ref(), context, log));
    let cap = table.optional("cap").and_then(|cursor| limit::cap(&cursor, context, log));
    if cap.is_some() && kind == Some(RuleKind::Margin) {
        let message = "A margin has a cap.";
        log.report(table.place_of("cap"), ProblemKind::CapOnMargin, message, "Remove it: only a commission is capped.");
    }
    let uplifts = table.each("uplifts", log, |cursor, log| uplift::read(cursor, kind, context, log));
    refuse_duplicates(&table.place_of("uplifts"), &uplifts, |uplift| uplift.id.clone(), log);
    let limits: Vec<_> =
        table.each("limits", log, |cursor, log| limit::read(cursor, context, log)).into_iter().flatten().collect();
    let brackets = scale.iter().flat_map(|scale| &scale.brackets).map(|bracket| &bracket.rate);
    refuse_on_margin(&table, kind, &rate.iter().chain(brackets).collect::<Vec<_>>(), limits.len(), log);
    let cite = cited(&table, context, log);
    Some(Rule {
        stream: stream?,
        contribution,
        product_line,
        months,
        base,
        when,
        kind: kind?,
        rate: rate?,
        scale,
        uplifts: uplifts.into_iter().flatten().collect(),
        cap,
        limits,
        cite: cite?,
    })
}

/// Refuses amounts for each deal, and limits, on a margin: a margin is defined by a discount alone.
fn refuse_on_margin(rule: &Table<'_>, kind: Option<RuleKind>, rates: &[&Rate], limits: usize, log: &mut Log) {
    if kind != Some(RuleKind::Margin) {
        return;
    }
    if rates.iter().any(|rate| rate.bounty().is_some()) {
        let remedy = "Write a discount, or make it a commission.";
        log.report(
            rule.place_of("rate"),
            ProblemKind::Combination,
            "A margin is an amount for each deal or customer.",
            remedy,
        );
    }
    if limits > 0 {
        let remedy = "Remove them: only a commission has caps and floors.";
        log.report(rule.place_of("limits"), ProblemKind::CapOnMargin, "A margin has limits.", remedy);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing;

    fn rule(stream: Stream) -> Rule {
        Rule::plain(stream, RuleKind::Commission, testing::exact(10), testing::cite().clone())
    }

    #[test]
    fn two_rules_meet_where_both_pay_for_the_same_sales() {
        let months = |from, through| Rule { months: Some(Months { from, through }), ..rule(Stream::Renewals) };
        assert!(months(13, Some(24)).overlaps(&months(24, None)));
        assert!(!months(13, Some(24)).overlaps(&months(25, None)));
        assert!(months(25, None).overlaps(&rule(Stream::Renewals)));
        assert!(!rule(Stream::Services).overlaps(&rule(Stream::Renewals)));
        let sourced = Rule { contribution: Some(Contribution::PartnerSourced), ..rule(Stream::Renewals) };
        assert!(!sourced.overlaps(&rule(Stream::Renewals)));
    }

    #[test]
    fn a_rule_for_a_contribution_counts_where_the_scenario_has_it() {
        let mut scenario = Scenario::default();
        scenario.deals.co_sell = false;
        let of = |contribution| Rule { contribution, ..rule(Stream::Services) };
        assert!(of(None).counts(&scenario));
        assert!(of(Some(Contribution::PartnerSourced)).counts(&scenario));
        assert!(!of(Some(Contribution::CoSell)).counts(&scenario));
    }
}
