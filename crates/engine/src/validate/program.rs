//! Reads a whole program: its head, its dates, its sources, and the ids that its parts refer to.

use crate::document::Node;
use crate::limits::brief;
use crate::money::Currency;
use crate::program::{BenefitName, Program, Source, Status, Validity};
use crate::reader::cursor::{Cursor, IdForm, Table, refuse_duplicates};
use crate::reader::facts::{Context, Stated, citation, cited, date, day};
use crate::reader::problem::{Log, ProblemKind};
use crate::rules::{condition, product_line, rounding};
use crate::validate::description::{clause_of_program, statement};
use crate::validate::tier::tier;

const KEYS: [&str; 15] = [
    "id",
    "vendor",
    "name",
    "edition",
    "currency",
    "validity",
    "sources",
    "benefits",
    "product_lines",
    "conditions",
    "best_of_held",
    "rounding",
    "statuses",
    "clauses",
    "tiers",
];

pub(super) fn program(document: &Node, log: &mut Log) -> Option<Program> {
    let table = Cursor::document(document).table(&KEYS, log)?;
    let id = table.id(IdForm::Kebab, log);
    let vendor = table.text("vendor", log);
    let name = table.text("name", log);
    let edition = table.text("edition", log);
    let currency = currency(&table, log);
    let context = Context {
        sources: table.optional("sources").and_then(|cursor| ids(&cursor)),
        benefits: ids_of(&table, "benefits"),
        product_lines: ids_of(&table, "product_lines"),
        conditions: ids_of(&table, "conditions"),
        tiers: ids_of(&table, "tiers"),
        currency,
    };
    let validity = table.required("validity", log).and_then(|cursor| validity(&cursor, &context, log));
    let sources = table.each_of_some("sources", log, source);
    refuse_duplicates("sources", &sources, |source| source.id.clone(), log);
    let benefits = table.each("benefits", log, benefit_name);
    refuse_duplicates("benefits", &benefits, |benefit| benefit.id.clone(), log);
    let product_lines = table.each("product_lines", log, product_line::read);
    refuse_duplicates("product_lines", &product_lines, |line| line.id.clone(), log);
    let conditions = table.each("conditions", log, |cursor, log| condition::read(cursor, &context, log));
    refuse_duplicates("conditions", &conditions, |condition| condition.id.clone(), log);
    let best_of_held = table.optional("best_of_held").and_then(|cursor| citation(&cursor, &context, log));
    let rounding = table.optional("rounding").and_then(|cursor| rounding::read(&cursor, &context, log));
    let statuses = table.each("statuses", log, |cursor, log| status(cursor, &context, log));
    refuse_duplicates("statuses", &statuses, |status| status.id.clone(), log);
    let clauses = table.each("clauses", log, |cursor, log| clause_of_program(cursor, &context, log));
    refuse_duplicates("clauses", &clauses, |clause| clause.id.clone(), log);
    let tiers = table.each_of_some("tiers", log, |cursor, log| tier(cursor, &context, log));
    refuse_duplicates("tiers", &tiers, |tier| tier.id.clone(), log);
    let currency = match currency {
        Stated::Currency(currency) => Some(currency),
        Stated::Nothing | Stated::Unreadable => None,
    };
    Some(Program {
        id: id?,
        vendor: vendor?,
        name: name?,
        edition: edition?,
        currency,
        validity: validity?,
        sources: sources.into_iter().flatten().collect(),
        benefits: benefits.into_iter().flatten().collect(),
        product_lines: product_lines.into_iter().flatten().collect(),
        conditions: conditions.into_iter().flatten().collect(),
        best_of_held,
        rounding,
        statuses: statuses.into_iter().flatten().collect(),
        clauses: clauses.into_iter().flatten().collect(),
        tiers: tiers.into_iter().flatten().collect(),
    })
}

fn currency(program: &Table<'_>, log: &mut Log) -> Stated {
    let Some(cursor) = program.optional("currency") else { return Stated::Nothing };
    let Some(code) = cursor.text(log) else { return Stated::Unreadable };
    Currency::from_code(&code).map_or_else(
        || {
            let message = format!("`{}` is not a currency of ISO 4217 with a minor unit.", brief(&code));
            let remedy = "Write its code of three capital letters, like \"USD\".";
            log.report(cursor.place(), ProblemKind::UnknownCurrency, message, remedy);
            Stated::Unreadable
        },
        Stated::Currency,
    )
}

/// The ids of a list, valid or not, so that a bad one is reported only at its definition and not at every use.
fn ids(list: &Cursor<'_>) -> Option<Vec<String>> {
    let Node::List(nodes) = list.node else { return None };
    Some(nodes.iter().filter_map(|node| node.get("id")?.as_text().map(str::to_owned)).collect())
}

fn ids_of(program: &Table<'_>, list: &str) -> Vec<String> {
    program.optional(list).and_then(|cursor| ids(&cursor)).unwrap_or_default()
}

fn validity(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Validity> {
    let table = cursor.table(&["published", "from", "until", "ended", "ended_cite", "in_force", "cite"], log)?;
    let mut read = |key| table.optional(key).and_then(|cursor| date(&cursor, log));
    let (published, from, until) = (read("published"), read("from"), read("until"));
    for (name, start) in [("from", from), ("published", published)] {
        if let (Some(start), Some(until)) = (start, until)
            && until.is_before(start)
        {
            let message = format!("The edition ends on {until}, before `{name}` {start}.");
            log.report(table.place_of("until"), ProblemKind::DateOrder, message, "Put the dates in order.");
        }
    }
    let ended = table.optional_text("ended", log);
    let ended_cite = table.optional("ended_cite");
    if ended_cite.is_some() && table.optional("ended").is_none() {
        let remedy = "Say why the edition has ended, or leave out `ended_cite`.";
        log.report(table.place_of("ended"), ProblemKind::MissingKey, "The key `ended` is missing.", remedy);
    }
    let ended_cite = ended_cite.and_then(|cursor| citation(&cursor, context, log));
    let in_force = table.optional("in_force").and_then(|cursor| cursor.boolean(log)).unwrap_or_default();
    if in_force && ended.is_some() {
        let message = "The edition is said to be in force and to have ended.";
        log.report(table.place_of("in_force"), ProblemKind::Combination, message, "Keep one of the two.");
    }
    let cite = cited(&table, context, log);
    Some(Validity { published, from, until, ended, ended_cite, in_force, cite: cite? })
}

fn source(cursor: &Cursor<'_>, log: &mut Log) -> Option<Source> {
    let table = cursor.table(&["id", "title", "dated", "address", "checked"], log)?;
    let id = table.id(IdForm::Kebab, log);
    let title = table.text("title", log);
    let dated = table.optional_text("dated", log);
    let address = table.optional_text("address", log);
    let checked = table.optional("checked").and_then(|cursor| day(&cursor, log));
    Some(Source { id: id?, title: title?, dated, address, checked })
}

fn benefit_name(cursor: &Cursor<'_>, log: &mut Log) -> Option<BenefitName> {
    let table = cursor.table(&["id", "name"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    Some(BenefitName { id: id?, name: name? })
}

fn status(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Status> {
    let table = cursor.table(&["id", "name", "criteria"], log)?;
    let id = table.id(IdForm::Snake, log);
    let name = table.text("name", log);
    let criteria = table.required("criteria", log).and_then(|cursor| statement(&cursor, context, log));
    Some(Status { id: id?, name: name?, criteria: criteria? })
}
