//! Reads a tier and checks its parts together: rules, fees, minimums, requirements and benefits.

use crate::limits::brief;
use crate::program::{Benefit, Profile, SellerStatement, Tier};
use crate::reader::cursor::{Cursor, IdForm, nearest, refuse_duplicates, word_of};
use crate::reader::facts::{Context, cited};
use crate::reader::problem::{Log, ProblemKind};
use crate::rules::{self, fee, requirement};
use crate::validate::description::{answer, clause_of_tier, statement};

const KEYS: [&str; 11] =
    ["id", "name", "motions", "seller", "profile", "rules", "fees", "minimums", "requirements", "benefits", "clauses"];

pub(super) fn tier(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Tier> {
    let table = cursor.table(&KEYS, log)?;
    let id = table.id(IdForm::Kebab, log);
    let name = table.text("name", log);
    let motions = table.each_of_some("motions", log, |cursor, log| cursor.word(log));
    refuse_duplicates(&table.place_of("motions"), &motions, |motion| word_of(*motion), log);
    let seller = table.required("seller", log).and_then(|cursor| seller(&cursor, context, log));
    let profile = table.required("profile", log).and_then(|cursor| profile(&cursor, context, log));
    let rules = rules::read_all(&table, context, log);
    // A tier whose rules mix kinds is refused for that; its measures are checked against the kind of the first rule.
    let kind = rules.iter().flatten().next().map(|rule| rule.kind);
    let fees = table.each("fees", log, |cursor, log| fee::read(cursor, kind, context, log));
    refuse_duplicates(&table.place_of("fees"), &fees, |fee| fee.id.clone(), log);
    let minimums = table.each("minimums", log, |cursor, log| fee::minimum(cursor, kind, context, log));
    refuse_duplicates(&table.place_of("minimums"), &minimums, |minimum| word_of(minimum.measure), log);
    let requirements = table.each("requirements", log, |cursor, log| requirement::read(cursor, context, log));
    refuse_duplicates(&table.place_of("requirements"), &requirements, |asked| asked.requirement.clone(), log);
    let benefits = table.each("benefits", log, |cursor, log| benefit(cursor, context, log));
    refuse_duplicates(&table.place_of("benefits"), &benefits, |benefit| benefit.benefit.clone(), log);
    let clauses = table.each("clauses", log, |cursor, log| clause_of_tier(cursor, context, log));
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

fn seller(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<SellerStatement> {
    let table = cursor.table(&["value", "cite"], log)?;
    let value = table.required("value", log).and_then(|cursor| cursor.word(log));
    let cite = cited(&table, context, log);
    Some(SellerStatement { value: value?, cite: cite? })
}

fn profile(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Profile> {
    let table = cursor.table(&["purpose", "earns", "audience", "key_value"], log)?;
    let mut read = |key| table.required(key, log).and_then(|cursor| statement(&cursor, context, log));
    let (purpose, earns, audience, key_value) = (read("purpose"), read("earns"), read("audience"), read("key_value"));
    Some(Profile { purpose: purpose?, earns: earns?, audience: audience?, key_value: key_value? })
}

fn benefit(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Benefit> {
    let table = cursor.table(&["benefit", "value", "cite"], log)?;
    let id = table.text("benefit", log);
    if let Some(given) = &id
        && !context.benefits.contains(given)
    {
        let remedy = nearest(given, context.benefits.iter().map(String::as_str))
            .map_or_else(|| "Add it to the program's `benefits`.".to_owned(), |near| format!("Did you mean `{near}`?"));
        let message = format!("The benefit `{}` is not listed.", brief(given));
        log.report(table.place_of("benefit"), ProblemKind::UnknownBenefit, message, remedy);
    }
    let value = table.required("value", log).and_then(|cursor| answer(&cursor, log));
    let cite = cited(&table, context, log);
    Some(Benefit { benefit: id?, value: value?, cite: cite? })
}
