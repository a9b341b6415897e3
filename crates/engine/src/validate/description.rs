//! Reads descriptive facts: statements of the comparison, and clauses.

use crate::citation::Citation;
use crate::document::Node;
use crate::program::{Answer, Clause, ClauseKind, Statement};
use crate::reader::cursor::{At, Form, IdForm, Table};
use crate::reader::facts::{Context, citation, cited};
use crate::reader::problem::{Log, ProblemKind};

pub(super) fn statement(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Statement> {
    let table = at.table(&["value", "cite"], log)?;
    let value = table.required("value", log).and_then(|at| answer(&at, log));
    let cite = cited(&table, context, log);
    Some(Statement { value: value?, cite: cite? })
}

pub(super) fn answer(at: &At<'_>, log: &mut Log) -> Option<Answer> {
    let words = [
        ("yes", Form::Alone),
        ("no", Form::Alone),
        ("not_listed", Form::Alone),
        ("not_stated", Form::Alone),
        ("count", Form::With("10")),
        ("text", Form::With("\"…\"")),
        ("lost", Form::With("\"…\"")),
    ];
    let (word, value) = at.variant(&words, log)?;
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

pub(super) fn clause(at: &At<'_>, context: &Context, log: &mut Log) -> Option<Clause> {
    let table = at.table(&["id", "kind", "text", "value", "cites"], log)?;
    let id = table.id(IdForm::Snake, log);
    let kind = table.required("kind", log).and_then(|at| at.word(log));
    let text = table.text("text", log);
    let value = table.optional_text("value", log);
    let cites = cites(&table, kind, context, log);
    Some(Clause { id: id?, kind: kind?, text: text?, value, cites })
}

/// The citations of a clause: at least one, for a contradiction at least two.
fn cites(table: &Table<'_>, kind: Option<ClauseKind>, context: &Context, log: &mut Log) -> Vec<Citation> {
    let read = table.each("cites", log, |at, log| citation(at, context, log));
    if read.is_empty() && table.optional("cites").is_none_or(|at| matches!(at.node, Node::List(_))) {
        let remedy = "Add cites = [{ source = …, section = …, row = …, confidence = \"stated\" or \"inferred\" }].";
        log.report(table.place_of("cites"), ProblemKind::MissingCitation, "The citation is missing.", remedy);
    } else if read.len() == 1 && kind == Some(ClauseKind::Contradiction) {
        let message = "A contradiction cites one side only.";
        log.report(table.place_of("cites"), ProblemKind::TooFew, message, "Cite both places that disagree.");
    }
    read.into_iter().flatten().collect()
}
