//! Reads a tier and what must fit together in it: its rules, its fees and minimums, what it asks and gives.

use crate::limits::brief;
use crate::program::{
    Benefit, Cap, Fee, FeeAmount, Measure, Minimum, Motion, Profile, Refund, Rule, RuleKind, Seller, SellerStatement,
    Tier,
};
use crate::stream::{Contribution, Stream};
use crate::validate::cursor::{At, Form, IdForm, Table, nearest, refuse_duplicates};
use crate::validate::facts::{Context, amount, answer, cited, clause, rate, statement};
use crate::validate::problem::{Log, ProblemKind};
use crate::validate::requirement::requirement;
use crate::validate::scope::{base, line_of_rule, months, uplift, when};
use crate::validate::terms::{limit, refuse_on_margin, scale};

const KEYS: [&str; 11] =
    ["id", "name", "motions", "seller", "profile", "rules", "fees", "minimums", "requirements", "benefits", "clauses"];

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

const MOTIONS: [(&str, Motion); 6] = [
    ("promote", Motion::Promote),
    ("embed", Motion::Embed),
    ("refer", Motion::Refer),
    ("resell", Motion::Resell),
    ("deliver", Motion::Deliver),
    ("manage", Motion::Manage),
];

const SELLERS: [(&str, Seller); 3] =
    [("vendor", Seller::Vendor), ("partner", Seller::Partner), ("not_stated", Seller::NotStated)];

const STREAMS: [(&str, Stream); 4] = [
    ("new_subscriptions", Stream::NewSubscriptions),
    ("renewals", Stream::Renewals),
    ("upgrades", Stream::Upgrades),
    ("services", Stream::Services),
];

const CONTRIBUTIONS: [(&str, Contribution); 2] =
    [("partner_sourced", Contribution::PartnerSourced), ("co_sell", Contribution::CoSell)];

const KINDS: [(&str, RuleKind); 2] = [("commission", RuleKind::Commission), ("margin", RuleKind::Margin)];

const MEASURES: [(&str, Measure); 2] = [("closed_deals", Measure::ClosedDeals), ("purchases", Measure::Purchases)];

pub(super) fn tier(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Tier> {
    let table = at.table(&KEYS, log)?;
    let id = table.id(IdForm::Kebab, log);
    let name = table.text("name", log);
    let motions = table.each_of_some("motions", log, |at, log| at.word(&MOTIONS, log));
    refuse_duplicates(&table.place_of("motions"), &motions, |motion| word_of(&MOTIONS, *motion), log);
    let seller = table.required("seller", log).and_then(|at| seller(&at, context, log));
    let profile = table.required("profile", log).and_then(|at| profile(&at, context, log));
    let rules = rules(&table, context, log);
    // A tier whose rules mix kinds is refused for that; its measures are held against the first.
    let kind = rules.iter().flatten().next().map(|rule| rule.kind);
    let fees = table.each("fees", log, |at, log| fee(at, kind, context, log));
    refuse_duplicates(&table.place_of("fees"), &fees, |fee| fee.id.clone(), log);
    let minimums = table.each("minimums", log, |at, log| minimum(at, kind, context, log));
    refuse_duplicates(&table.place_of("minimums"), &minimums, |minimum| word_of(&MEASURES, minimum.measure), log);
    let requirements = table.each("requirements", log, |at, log| requirement(at, context, log));
    refuse_duplicates(&table.place_of("requirements"), &requirements, |asked| asked.requirement.clone(), log);
    let benefits = table.each("benefits", log, |at, log| benefit(at, context, log));
    refuse_duplicates(&table.place_of("benefits"), &benefits, |benefit| benefit.benefit.clone(), log);
    let clauses = table.each("clauses", log, |at, log| clause(at, context, log));
    refuse_duplicates(&table.place_of("clauses"), &clauses, |clause| clause.id.clone(), log);
    Some(Tier {
        id: id?,
        name: name?,
        motions: motions.into_iter().flatten().collect(),
        seller: seller?,
        profile: profile?,
        rules: rules.into_iter().flatten().collect(),
        fees: fees.into_iter().flatten().collect(),
        minimums: minimums.into_iter().flatten().collect(),
        requirements: requirements.into_iter().flatten().collect(),
        benefits: benefits.into_iter().flatten().collect(),
        clauses: clauses.into_iter().flatten().collect(),
    })
}

fn word_of<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| word)
}

fn seller(at: &At<'_>, context: &Context, log: &mut Log) -> Option<SellerStatement> {
    let table = at.table(&["value", "cite"], log)?;
    let value = table.required("value", log).and_then(|at| at.word(&SELLERS, log));
    let cite = cited(&table, context, log);
    Some(SellerStatement { value: value?, cite: cite? })
}

fn profile(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Profile> {
    let table = at.table(&["purpose", "earns", "audience", "key_value"], log)?;
    let mut read = |key| table.required(key, log).and_then(|at| statement(&at, context, log));
    let (purpose, earns, audience, key_value) = (read("purpose"), read("earns"), read("audience"), read("key_value"));
    Some(Profile { purpose: purpose?, earns: earns?, audience: audience?, key_value: key_value? })
}

/// The rules, and what must hold among them: one kind, one rule for each stream and contribution, no stream both ways.
fn rules(tier: &Table<'_>, context: &Context, log: &mut Log) -> Vec<Option<Rule>> {
    let rules = tier.each("rules", log, |at, log| rule(at, context, log));
    for (index, rule) in rules.iter().enumerate() {
        let Some(rule) = rule else { continue };
        let place = |key: &str| format!("{}[{index}]{key}", tier.place_of("rules"));
        let mut before = rules[..index].iter().flatten();
        let stream = word_of(&STREAMS, rule.stream);
        if before.clone().any(|other| other.meets(rule)) {
            let contribution = rule.contribution.map_or("", |contribution| word_of(&CONTRIBUTIONS, contribution));
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

fn rule(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Rule> {
    let table = at.table(&RULE_KEYS, log)?;
    let stream = table.required("stream", log).and_then(|at| at.word(&STREAMS, log));
    let contribution = table.optional("contribution").and_then(|at| at.word(&CONTRIBUTIONS, log));
    let kind = table.required("kind", log).and_then(|at| at.word(&KINDS, log));
    let product_line = line_of_rule(&table, context, log);
    let months = months(&table, stream, log);
    let base = base(&table, kind, log);
    let when = when(&table, context, log);
    let rate = table.required("rate", log).and_then(|at| rate(&at, context, log));
    let scale = table.optional("scale").and_then(|at| scale(&at, rate.as_ref(), context, log));
    let cap = table.optional("cap").and_then(|at| cap(&at, context, log));
    if cap.is_some() && kind == Some(RuleKind::Margin) {
        let message = "A margin has a cap.";
        log.report(table.place_of("cap"), ProblemKind::CapOnMargin, message, "Remove it: only a commission is capped.");
    }
    let uplifts = table.each("uplifts", log, |at, log| uplift(at, kind, context, log));
    refuse_duplicates(&table.place_of("uplifts"), &uplifts, |uplift| uplift.id.clone(), log);
    let limits: Vec<_> = table.each("limits", log, |at, log| limit(at, context, log)).into_iter().flatten().collect();
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

fn cap(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Cap> {
    let table = at.table(&["amount_per_deal", "discretionary", "cite"], log)?;
    let amount = table.required("amount_per_deal", log).and_then(|at| amount(&at, context, log));
    let discretionary = table.required("discretionary", log).and_then(|at| at.boolean(log));
    let cite = cited(&table, context, log);
    Some(Cap { amount_per_deal: amount?, discretionary: discretionary?, cite: cite? })
}

fn fee(at: &At<'_>, kind: Option<RuleKind>, context: &Context, log: &mut Log) -> Option<Fee> {
    let table = at.table(&["id", "name", "amount", "condition", "refund", "cite"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    let amount = table.required("amount", log).and_then(|at| fee_amount(&at, context, log));
    let condition = table.optional_text("condition", log);
    // A condition in words cannot be evaluated, so that an amount beside it would be charged whether it is met or not.
    if condition.is_some() && amount.as_ref().and_then(FeeAmount::stated).is_some_and(|amount| !amount.is_zero()) {
        let message = "The fee has an amount and a condition in words, so that everybody would be charged.";
        let remedy = "Remove `condition` when everybody owes the fee; else write amount = \"not_stated\" and the amount in \
                      `condition`, which leaves the fee open, or make it a clause of kind `obligation` with the amount as `value`.";
        log.report(table.place_of("condition"), ProblemKind::Combination, message, remedy);
    }
    let refund = table.required("refund", log).and_then(|at| refund(&at, kind, context, log));
    let cite = cited(&table, context, log);
    Some(Fee { id: id?, name: name?, amount: amount?, condition, refund: refund?, cite: cite? })
}

fn fee_amount(at: &At<'_>, context: &Context, log: &mut Log) -> Option<FeeAmount> {
    let words = [
        ("annual", Form::With("\"2500\"")),
        ("monthly", Form::With("\"200\"")),
        ("once", Form::With("\"5000\"")),
        ("negotiated", Form::Alone),
        ("not_stated", Form::Alone),
    ];
    let (word, value) = at.variant(&words, log)?;
    match word {
        "annual" => amount(&value, context, log).map(FeeAmount::Annual),
        "monthly" => amount(&value, context, log).map(FeeAmount::Monthly),
        "once" => amount(&value, context, log).map(FeeAmount::Once),
        "negotiated" => Some(FeeAmount::Negotiated),
        _ => Some(FeeAmount::NotStated),
    }
}

fn refund(at: &At<'_>, kind: Option<RuleKind>, context: &Context, log: &mut Log) -> Option<Refund> {
    let words = [
        ("none", Form::Alone),
        ("not_stated", Form::Alone),
        ("reaching", Form::With("{ measure = \"closed_deals\", amount = \"100000\", cite = … }")),
    ];
    let (word, value) = at.variant(&words, log)?;
    match word {
        "none" => Some(Refund::None),
        "not_stated" => Some(Refund::NotStated),
        _ => {
            let Minimum { measure, amount, cite } = minimum(&value, kind, context, log)?;
            Some(Refund::Reaching { measure, amount, cite })
        }
    }
}

/// A measure and the amount it must reach.
fn minimum(at: &At<'_>, kind: Option<RuleKind>, context: &Context, log: &mut Log) -> Option<Minimum> {
    let table = at.table(&["measure", "amount", "cite"], log)?;
    let measure = table.required("measure", log).and_then(|at| at.word(&MEASURES, log));
    let fitting = kind.map(|kind| match kind {
        RuleKind::Commission => Measure::ClosedDeals,
        RuleKind::Margin => Measure::Purchases,
    });
    if let (Some(measure), Some(fitting)) = (measure, fitting)
        && measure != fitting
    {
        let message = format!("`{}` does not fit the rules of the tier.", word_of(&MEASURES, measure));
        let remedy =
            format!("Use `{}`: a commission has closed deals, a margin has purchases.", word_of(&MEASURES, fitting));
        log.report(table.place_of("measure"), ProblemKind::Measure, message, remedy);
    }
    let amount = table.required("amount", log).and_then(|at| amount(&at, context, log));
    let cite = cited(&table, context, log);
    Some(Minimum { measure: measure?, amount: amount?, cite: cite? })
}

fn benefit(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Benefit> {
    let table = at.table(&["benefit", "value", "cite"], log)?;
    let id = table.text("benefit", log);
    if let Some(given) = &id
        && !context.benefits.contains(given)
    {
        let remedy = nearest(given, context.benefits.iter().map(String::as_str))
            .map_or_else(|| "Add it to the program's `benefits`.".to_owned(), |near| format!("Did you mean `{near}`?"));
        let message = format!("The benefit `{}` is not listed.", brief(given));
        log.report(table.place_of("benefit"), ProblemKind::UnknownBenefit, message, remedy);
    }
    let value = table.required("value", log).and_then(|at| answer(&at, log));
    let cite = cited(&table, context, log);
    Some(Benefit { benefit: id?, value: value?, cite: cite? })
}
