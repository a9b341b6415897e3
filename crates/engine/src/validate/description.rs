//! Reads descriptive facts: statements of the comparison, and clauses.

use crate::citation::Citation;
use crate::document::Node;
use crate::program::{Answer, Clause, ClauseKind, Statement};
use crate::reader::cursor::{Cursor, Form, IdForm, Table, refuse_duplicates};
use crate::reader::facts::{Context, citation, cited, listed_as};
use crate::reader::problem::{Log, ProblemKind};

pub(super) fn statement(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Statement> {
    let table = cursor.table(&["value", "cite"], log)?;
    let value = table.required("value", log).and_then(|cursor| answer(&cursor, log));
    let cite = cited(&table, context, log);
    Some(Statement { value: value?, cite: cite? })
}

pub(super) fn answer(cursor: &Cursor<'_>, log: &mut Log) -> Option<Answer> {
    let words = [
        ("yes", Form::Alone),
        ("no", Form::Alone),
        ("not_listed", Form::Alone),
        ("not_stated", Form::Alone),
        ("count", Form::With("10")),
        ("text", Form::With("\"…\"")),
        ("lost", Form::With("\"…\"")),
    ];
    let (word, value) = cursor.variant(&words, log)?;
    match word {
        "yes" => Some(Answer::Yes),
        "no" => Some(Answer::No),
        "not_listed" => Some(Answer::NotListed),
        "not_stated" => Some(Answer::NotStated),
        "count" => value.count(log).map(Answer::Count),
        "text" => value.text(log).map(Answer::Text),
        _ => value.text(log).map(Answer::Lost),
    }
}

const CLAUSE_KEYS: [&str; 6] = ["id", "kind", "text", "value", "tiers", "cites"];

/// A clause of the whole program, or of those tiers that it names.
pub(super) fn clause_of_program(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Clause> {
    let table = cursor.table(&CLAUSE_KEYS, log)?;
    let tiers = table.each("tiers", log, |cursor, log| listed_as(cursor, IdForm::Kebab, &context.tiers, "tiers", log));
    refuse_duplicates(&table.place_of("tiers"), &tiers, Clone::clone, log);
    let clause = clause(&table, context, log)?;
    Some(Clause { tiers: tiers.into_iter().flatten().collect(), ..clause })
}

pub(super) fn clause_of_tier(cursor: &Cursor<'_>, context: &Context, log: &mut Log) -> Option<Clause> {
    let table = cursor.table(&CLAUSE_KEYS, log)?;
    if table.optional("tiers").is_some() {
        let message = "A tier's own clause names tiers.";
        let remedy = "Remove `tiers`, or state the clause for the program.";
        log.report(table.place_of("tiers"), ProblemKind::Combination, message, remedy);
    }
    clause(&table, context, log)
}

fn clause(table: &Table<'_>, context: &Context, log: &mut Log) -> Option<Clause> {
    let id = table.id(IdForm::Snake, log);
    let kind = table.required("kind", log).and_then(|cursor| cursor.word(log));
    let text = table.text("text", log);
    let value = table.optional_text("value", log);
    let cites = cites(table, kind, context, log);
    Some(Clause { id: id?, kind: kind?, text: text?, value, tiers: Vec::new(), cites })
}

/// The citations of a clause: at least one, for a contradiction at least two.
fn cites(table: &Table<'_>, kind: Option<ClauseKind>, context: &Context, log: &mut Log) -> Vec<Citation> {
    let read = table.each("cites", log, |cursor, log| citation(cursor, context, log));
    if read.is_empty() && table.optional("cites").is_none_or(|cursor| matches!(cursor.node, Node::List(_))) {
        let remedy = "Add cites = [{ source = …, section = …, row = …, confidence = \"stated\" or \"inferred\" }].";
        log.report(table.place_of("cites"), ProblemKind::MissingCitation, "The citation is missing.", remedy);
    } else if read.len() == 1 && kind == Some(ClauseKind::Contradiction) {
        let message = "A contradiction cites one side only.";
        log.report(table.place_of("cites"), ProblemKind::TooFew, message, "Cite both places that disagree.");
    }
    read.into_iter().flatten().collect()
}
