//! Gathers the rows of a comparison: which subjects there are, and what each tier says about them.
//!
//! A subject has a row when one of the tiers speaks of it; the few that everybody asks about (the fee, the minimum, who
//! sells) always have one.

use std::rc::Rc;

use partner_engine::order::sort_by_key;
use partner_engine::program::{
    Answer, Benefit, Citation, Clause, ClauseKind, Confidence, Fee, FeeAmount, Need, Program, Refund, Requirement,
    Rule, Stream, Tier, TierRef,
};
use partner_engine::rate::Rate;
use partner_engine::requirement;

use super::value::{self, Documents, Price};
use super::{About, Cell, Group, Item, NO_MINIMUM, Row, Subject, Topic, Value, kin};
use crate::citation::{
    Cited, Ground, concerns, figures_lost, heads_lost, is_fee_unsaid, is_free, not_of_partners, refund_cite, rows_lost,
    without_figure,
};

/// The fee that every comparison asks about.
const ANNUAL_FEE: &str = "annual_fee";

/// All groups, in reading order; a group without rows is left out.
pub(super) fn groups(tiers: &[TierRef<'_>]) -> Vec<Rc<Group>> {
    let groups = [
        (Topic::Earns, earning_rows(tiers)),
        (Topic::Costs, cost_rows(tiers)),
        (Topic::Asks, asking_rows(tiers)),
        (Topic::Gives, benefit_rows(tiers)),
        (Topic::Suits, suiting_rows(tiers)),
    ];
    groups
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(topic, rows)| Rc::new(Group { topic, rows }))
        .collect()
}

/// Makes a row. The items of a tier are asked for by reference: one row's code serves all, which a generic function would repeat for each.
fn row(subject: Subject, tiers: &[TierRef<'_>], items: &dyn Fn(TierRef<'_>) -> Vec<Item>) -> Row {
    let cells: Vec<Cell> =
        tiers.iter().map(|tier| Cell { items: items(*tier).into_iter().map(Rc::new).collect() }).collect();
    let differs = cells.windows(2).any(|pair| match pair {
        [one, two] => !value::say_the_same(&one.items, &two.items),
        _ => false,
    });
    Row { subject, cells, differs }
}

fn item(program: &Program, value: Value, cite: &Citation) -> Item {
    Item::cited(program, None, value, cite)
}

/// Nothing is said: by this tier alone when a tier beside it speaks of the subject, else by the whole program.
fn silence(program: &Program, speaks: &dyn Fn(&Tier) -> bool) -> Item {
    // The document of this edition alone: another edition's document may well speak of the subject.
    let own = program.source(&program.validity.cite).map(|source| source.title.clone());
    let documents = Documents(own.into_iter().collect());
    let listed = program.tiers.iter().any(speaks);
    let value = if listed { Value::NotListed(documents) } else { Value::NotMentioned(documents) };
    Item { about: None, value, cites: Vec::new() }
}

/// The item for a tier that does not speak of a row's subject: the rows that do under other names, that lost columns leave it open,
/// or silence.
fn unspoken(tier: TierRef<'_>, id: &str, speaks: &dyn Fn(&Tier) -> bool) -> Item {
    let program = tier.program;
    if let Some(item) = elsewhere(program, kin::of(tier, id)) {
        return item;
    }
    if let Some(cite) = kin::unstated(tier, id) {
        return unstated(program, cite);
    }
    let others = || program.tiers.iter().map(|other| TierRef { program, tier: other });
    let lost = others().flat_map(|other| kin::of(other, id)).map(|(_, cite)| cite).find(|cite| heads_lost(cite));
    if let Some(cite) = lost.filter(|_| !program.tiers.iter().any(speaks)) {
        return before_authorizations(tier, cite).unwrap_or_else(|| as_read(program, cite));
    }
    silence(program, &|other| speaks(other) || !kin::of(TierRef { program, tier: other }, id).is_empty())
}

/// A table without the heads of its columns has it, and not for this tier as they are read.
fn as_read(program: &Program, cite: &Citation) -> Item {
    let cites = vec![Cited::of(program, cite).on(Ground::Inferred)];
    Item { about: None, value: Value::NotListedAsRead, cites }
}

/// A table of what authorizations ask, for a tier that has none yet: the paragraph above the table says so. A tier for which there is no
/// authorization is not meant by it.
fn before_authorizations(TierRef { program, tier }: TierRef<'_>, row: &Citation) -> Option<Item> {
    let is_authorized = tier
        .requirements
        .iter()
        .any(|requirement| heads_lost(&requirement.cite) && requirement.need != Need::NotStated);
    let is_apart = tier.clauses.iter().any(|clause| clause.id == kin::NO_AUTHORIZATION);
    let head = head_of(program, row).filter(|_| !is_authorized && !is_apart)?;
    Some(item(program, Value::BeforeAuthorizations, head))
}

/// A row of a table whose columns are wholly lost, and the paragraph above the table that says of whom it asks.
fn of_authorizations(program: &Program, row: &Citation, head: &Citation) -> Item {
    let head = Cited::of(program, head).on(Ground::Inferred);
    Item { about: None, value: Value::OfAuthorizations, cites: vec![Cited::of(program, row), head] }
}

/// The paragraph above a table, where a clause cites it.
fn head_of<'p>(program: &'p Program, row: &Citation) -> Option<&'p Citation> {
    let clauses = program.clauses.iter().chain(program.tiers.iter().flat_map(|tier| &tier.clauses));
    let is_above = |cite: &&Citation| {
        cite.source == row.source && cite.section == row.section && cite.row.as_deref() == Some("first paragraph")
    };
    clauses.flat_map(|clause| &clause.cites).find(is_above)
}

/// The document was read for it there and does not state it, of partners at all or of this tier.
fn unstated(program: &Program, cite: &Citation) -> Item {
    let value = if not_of_partners(cite) { Value::NotForPartners } else { Value::Answer(Answer::NotStated) };
    item(program, value, cite)
}

// How you earn

fn earning_rows(tiers: &[TierRef<'_>]) -> Vec<Row> {
    let seller = |tier: TierRef<'_>| {
        let seller = &tier.tier.seller;
        vec![item(tier.program, Value::Seller(seller.value), &seller.cite)]
    };
    let mut rows = vec![
        row(Subject::Seller, tiers, &seller),
        row(Subject::Livelihood, tiers, &|tier| vec![Item::of_statement(tier.program, &tier.tier.profile.earns)]),
    ];
    let paid = |stream: Stream| tiers.iter().any(|tier| tier.tier.rules.iter().any(|rule| rule.stream == stream));
    let streams: Vec<Stream> = Stream::ALL.into_iter().filter(|stream| paid(*stream)).collect();
    if streams.is_empty() {
        rows.push(row(Subject::Rate(None), tiers, &|tier| vec![no_income(tier)]));
    }
    rows.extend(streams.into_iter().map(|stream| row(Subject::Rate(Some(stream)), tiers, &|tier| rates(tier, stream))));
    if tiers.iter().any(|tier| tier.tier.rules.iter().any(|rule| rule.cap.is_some())) {
        rows.push(row(Subject::CapPerDeal, tiers, &caps));
    }
    rows
}

/// That a tier states no income stands where it would say how a partner earns.
fn no_income(tier: TierRef<'_>) -> Item {
    item(tier.program, Value::NoIncome, &tier.tier.profile.earns.cite)
}

fn rates(tier: TierRef<'_>, stream: Stream) -> Vec<Item> {
    if tier.tier.rules.is_empty() {
        return vec![no_income(tier)];
    }
    let rate = |rule: &Rule| {
        let about = rule.contribution.map(About::Contribution);
        let value = match &rule.rate {
            Rate::NotStated if figures_lost(&rule.cite) => Value::FiguresLost(rule.kind),
            Rate::NotStated if rows_lost(&rule.cite) => Value::RowsLost,
            Rate::NotStated if without_figure(&rule.cite) => Value::RateWithoutFigure(rule.kind),
            rate => Value::Rate(rule.kind, rate.clone()),
        };
        // A row that is named without its lines does not tell apart what the partner did.
        let lines = || tier.tier.rules.iter().filter(|other| other.stream == stream);
        let is_whole = value == Value::FiguresLost(rule.kind) && lines().all(|line| line.cite == rule.cite);
        Item::cited(tier.program, about.filter(|_| !is_whole), value, &rule.cite)
    };
    let mut items: Vec<Item> = tier.tier.rules.iter().filter(|rule| rule.stream == stream).map(rate).collect();
    items.dedup();
    let speaks = |other: &Tier| other.rules.iter().any(|rule| rule.stream == stream);
    or_silence(items, tier.program, &speaks)
}

fn caps(tier: TierRef<'_>) -> Vec<Item> {
    if tier.tier.rules.is_empty() {
        return vec![no_income(tier)];
    }
    let mut items: Vec<Item> = Vec::new();
    for cap in tier.tier.rules.iter().filter_map(|rule| rule.cap.as_ref()) {
        let amount = Price { amount: cap.amount_per_deal, currency: tier.program.currency };
        let found = item(tier.program, Value::Cap { amount, discretionary: cap.discretionary }, &cap.cite);
        if !items.contains(&found) {
            items.push(found);
        }
    }
    or_silence(items, tier.program, &|other| other.rules.iter().any(|rule| rule.cap.is_some()))
}

fn or_silence(items: Vec<Item>, program: &Program, speaks: &dyn Fn(&Tier) -> bool) -> Vec<Item> {
    if items.is_empty() { vec![silence(program, speaks)] } else { items }
}

// What it costs

fn cost_rows(tiers: &[TierRef<'_>]) -> Vec<Row> {
    let mut fees: Vec<(String, Option<String>)> = Vec::new();
    for fee in tiers.iter().flat_map(|tier| &tier.tier.fees) {
        if fees.iter().all(|(id, _)| *id != fee.id) {
            fees.push((fee.id.clone(), Some(fee.name.clone())));
        }
    }
    if fees.is_empty() {
        fees.push((ANNUAL_FEE.to_owned(), None));
    }
    let mut rows = Vec::new();
    for (id, name) in fees {
        rows.push(row(Subject::Fee(id.clone(), name.clone()), tiers, &|tier| vec![fee(tier, &id)]));
        if tiers.iter().filter_map(|tier| fee_of(tier.tier, &id)).any(may_come_back) {
            rows.push(row(Subject::Refund(id.clone(), name), tiers, &|tier| vec![refund(tier, &id)]));
        }
    }
    rows.push(row(Subject::Minimum, tiers, &minimums));
    rows
}

fn fee_of<'t>(tier: &'t Tier, id: &str) -> Option<&'t Fee> {
    tier.fees.iter().find(|fee| fee.id == id)
}

/// Whether it is worth asking; of a fee whose amount nobody states, nobody states the rest either.
fn may_come_back(fee: &Fee) -> bool {
    fee.refund != Refund::None && (fee.amount != FeeAmount::NotStated || fee.refund != Refund::NotStated)
}

fn fee(tier: TierRef<'_>, id: &str) -> Item {
    let Some(fee) = fee_of(tier.tier, id) else {
        return another_fee(tier, id);
    };
    let value = if is_fee_unsaid(fee) {
        Value::Answer(Answer::NotStated)
    } else {
        Value::Fee {
            amount: fee.amount.clone(),
            currency: tier.program.currency,
            condition: fee.condition.clone(),
            lost: figures_lost(&fee.cite),
        }
    };
    item(tier.program, value, &fee.cite)
}

/// A fee that this tier does not have. What its program names of another tier is that tier's; an annual fee may have another name.
fn another_fee(tier: TierRef<'_>, id: &str) -> Item {
    let has = |other: &Tier| fee_of(other, id).is_some();
    let named = tier.program.tiers.iter().find_map(|other| fee_of(other, id)).filter(|_| id != ANNUAL_FEE);
    if let Some(fee) = named.filter(|fee| heads_lost(&fee.cite)) {
        if figures_lost(&fee.cite) {
            let cites = vec![Cited::of(tier.program, &fee.cite).on(Ground::Lost)];
            return Item { about: None, value: Value::OwedLost, cites };
        }
        return as_read(tier.program, &fee.cite);
    }
    let is_annual = |fee: &&Fee| id == ANNUAL_FEE && kin::ANNUAL_FEES.contains(&fee.id.as_str());
    let own = tier
        .tier
        .fees
        .iter()
        .filter(is_annual)
        .map(|fee| (Subject::Fee(fee.id.clone(), Some(fee.name.clone())), &fee.cite))
        .collect();
    elsewhere(tier.program, own).unwrap_or_else(|| silence(tier.program, &has))
}

/// The rows that say under other names what a row of this name does not. That they speak of the same matter is our reading, whatever
/// stands there.
fn elsewhere(program: &Program, others: Vec<(Subject, &Citation)>) -> Option<Item> {
    let mut subjects: Vec<Subject> = Vec::new();
    let mut cites: Vec<Cited> = Vec::new();
    for (subject, cite) in others {
        let cited = Cited::of(program, cite).on(Ground::Inferred);
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
        if !cites.contains(&cited) {
            cites.push(cited);
        }
    }
    (!subjects.is_empty()).then_some(Item { about: None, value: Value::Elsewhere(subjects), cites })
}

fn refund(tier: TierRef<'_>, id: &str) -> Item {
    let Some(fee) = fee_of(tier.tier, id) else {
        return silence(tier.program, &|other| fee_of(other, id).is_some_and(may_come_back));
    };
    if is_free(fee) {
        return item(tier.program, Value::NothingToRefund, &fee.cite);
    }
    let found = |cite| item(tier.program, Value::Refund(fee.refund.clone(), tier.program.currency), cite);
    match refund_cite(fee) {
        Some(cite) => partly_stated(tier.program, cite, found(cite)),
        None => found(&fee.cite),
    }
}

/// A figure that the document states, and of which it is read what is held against it: its place stands for the figure, too.
fn partly_stated(program: &Program, cite: &Citation, read: Item) -> Item {
    if cite.confidence == Confidence::Stated {
        return read;
    }
    let stated = Cited::of(program, cite).on(Ground::Stated);
    Item { cites: [vec![stated], read.cites].concat(), ..read }
}

fn minimums(tier: TierRef<'_>) -> Vec<Item> {
    let items = tier.tier.minimums.iter().map(|minimum| {
        let amount = Price { amount: minimum.amount, currency: tier.program.currency };
        let inferred = minimum.cite.confidence == Confidence::Inferred;
        let value = Value::Minimum { measure: minimum.measure, amount, inferred };
        partly_stated(tier.program, &minimum.cite, item(tier.program, value, &minimum.cite))
    });
    let items: Vec<Item> = items.collect();
    if !items.is_empty() {
        return items;
    }
    if let Some(cite) = no_minimum(tier.tier) {
        return vec![item(tier.program, Value::NoMinimum, cite)];
    }
    vec![unspoken(tier, kin::MINIMUM, &|other| !other.minimums.is_empty() || no_minimum(other).is_some())]
}

/// Where it stands that nothing need be sold or bought.
fn no_minimum(tier: &Tier) -> Option<&Citation> {
    tier.clauses.iter().find(|clause| clause.id == NO_MINIMUM)?.cites.first()
}

// What it asks

fn asking_rows(tiers: &[TierRef<'_>]) -> Vec<Row> {
    let mut rows: Vec<Row> = requirements(tiers)
        .into_iter()
        .map(|(id, name)| row(Subject::Requirement(id.clone(), name), tiers, &|tier| needs(tier, &id)))
        .collect();
    for kind in [ClauseKind::Condition, ClauseKind::Obligation, ClauseKind::Deadline] {
        rows.extend(clause_row(tiers, kind));
    }
    rows
}

/// The requirements of these tiers with their names: first the counted ones in the engine's order, then the others as they come.
pub(crate) fn requirements(tiers: &[TierRef<'_>]) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    for requirement in tiers.iter().flat_map(|tier| &tier.tier.requirements) {
        if found.iter().all(|(id, _)| *id != requirement.requirement) {
            found.push((requirement.requirement.clone(), requirement.name.clone()));
        }
    }
    let place = |id: &str| requirement::KNOWN.iter().position(|(known, _)| *known == id);
    sort_by_key(&mut found, |(id, _)| place(id).unwrap_or(requirement::KNOWN.len()));
    found
}

fn needs(tier: TierRef<'_>, id: &str) -> Vec<Item> {
    let asked = |tier: &Tier| tier.requirements.iter().any(|requirement| requirement.requirement == id);
    let in_each = kin::in_each_country(tier.tier);
    let need = |requirement: &Requirement| {
        let currency = tier.program.currency;
        match &requirement.need {
            Need::NotStated if heads_lost(&requirement.cite) => item(tier.program, Value::NeedLost, &requirement.cite),
            need => match in_each.filter(|_| heads_lost(&requirement.cite)) {
                Some(cite) => {
                    let cites = [&requirement.cite, cite].map(|cite| Cited::of(tier.program, cite)).to_vec();
                    Item { about: None, value: Value::NeedInEach(need.clone(), currency), cites }
                }
                None => item(tier.program, Value::Need(need.clone(), currency), &requirement.cite),
            },
        }
    };
    let own: Vec<Item> =
        tier.tier.requirements.iter().filter(|requirement| requirement.requirement == id).map(need).collect();
    if !own.is_empty() {
        return own;
    }
    if let Some(cites) = kin::disputed(tier.tier, id) {
        // Which of the two places counts is our reading.
        let read = |cite| Cited::of(tier.program, cite).on(Ground::Inferred);
        return vec![Item { about: None, value: Value::Disputed, cites: cites.iter().map(read).collect() }];
    }
    let of_program = tier.program.tiers.iter().flat_map(|tier| &tier.requirements);
    let mut of_others = of_program.filter(|requirement| requirement.requirement == id);
    if let Some(requirement) = of_others.find(|requirement| heads_lost(&requirement.cite)) {
        let head = (requirement.need == Need::NotStated).then(|| head_of(tier.program, &requirement.cite)).flatten();
        return vec![head.map_or_else(
            || {
                before_authorizations(tier, &requirement.cite)
                    .unwrap_or_else(|| as_read(tier.program, &requirement.cite))
            },
            |head| of_authorizations(tier.program, &requirement.cite, head),
        )];
    }
    vec![unspoken(tier, id, &asked)]
}

fn clause_row(tiers: &[TierRef<'_>], kind: ClauseKind) -> Option<Row> {
    let of_kind = move |clause: &&Clause| clause.kind == kind;
    let speaks = |tier: &Tier| tier.clauses.iter().any(|clause| clause.kind == kind);
    if !tiers.iter().any(|tier| speaks(tier.tier)) {
        return None;
    }
    Some(row(Subject::Clauses(kind), tiers, &|tier| {
        let items = tier.tier.clauses.iter().filter(of_kind).map(|clause| Item::of_clause(tier.program, clause));
        let items: Vec<Item> = items.collect();
        let of_program = tier.program.clauses.iter().filter(of_kind).filter(|clause| concerns(clause, tier.tier));
        let of_program = of_program.flat_map(|clause| &clause.cites);
        let mut cites: Vec<Cited> = of_program.map(|cite| Cited::of(tier.program, cite)).collect();
        cites.dedup();
        if items.is_empty() && !cites.is_empty() {
            return vec![Item { about: None, value: Value::OfTheProgram, cites }];
        }
        let elsewhere = (kind == ClauseKind::Territory).then(|| elsewhere(tier.program, kin::of(tier, kin::TERRITORY)));
        if let Some(item) = elsewhere.flatten().filter(|_| items.is_empty()) {
            return vec![item];
        }
        let located = |other: &Tier| {
            let other = TierRef { program: tier.program, tier: other };
            kind == ClauseKind::Territory && !kin::of(other, kin::TERRITORY).is_empty()
        };
        or_silence(items, tier.program, &|other| speaks(other) || located(other))
    }))
}

// What you get

fn benefit_rows(tiers: &[TierRef<'_>]) -> Vec<Row> {
    let mut benefits: Vec<(String, String)> = Vec::new();
    for tier in tiers {
        for benefit in &tier.program.benefits {
            let speaks = |own: &Benefit| own.benefit == benefit.id && own.value != Answer::NotListed;
            if tiers.iter().any(|tier| tier.tier.benefits.iter().any(speaks))
                && benefits.iter().all(|(id, _)| *id != benefit.id)
            {
                benefits.push((benefit.id.clone(), benefit.name.clone()));
            }
        }
    }
    benefits
        .into_iter()
        .map(|(id, name)| row(Subject::Benefit(id.clone(), name), tiers, &|tier| vec![benefit(tier, &id)]))
        .collect()
}

fn benefit(tier: TierRef<'_>, id: &str) -> Item {
    let own = tier.tier.benefits.iter().find(|benefit| benefit.benefit == id);
    own.map_or_else(
        || unspoken(tier, id, &|other| other.benefits.iter().any(|benefit| benefit.benefit == id)),
        |benefit| match &benefit.value {
            Answer::NotStated => unstated(tier.program, &benefit.cite),
            value => item(tier.program, Value::Answer(value.clone()), &benefit.cite),
        },
    )
}

// Who it is for

fn suiting_rows(tiers: &[TierRef<'_>]) -> Vec<Row> {
    let mut rows = vec![
        row(Subject::Purpose, tiers, &|tier| vec![Item::of_statement(tier.program, &tier.tier.profile.purpose)]),
        row(Subject::Audience, tiers, &|tier| vec![Item::of_statement(tier.program, &tier.tier.profile.audience)]),
        row(Subject::KeyValue, tiers, &|tier| vec![Item::of_statement(tier.program, &tier.tier.profile.key_value)]),
    ];
    rows.extend(clause_row(tiers, ClauseKind::Territory));
    rows
}
