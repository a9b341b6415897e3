//! Notes on a whole program, below the comparison: contradictions, readings, deadlines, status levels.

use partner_engine::program::ClauseKind;

use super::source_link::source_link;
use super::statement::statement;
use crate::comparison::{Comparison, NOTED, Note, ProgramNotes, StatusNote};
use crate::element::{El, el};
use crate::wording::Words;

/// The notes of every program compared.
pub fn program_notes_list(words: &'static Words, comparison: &Comparison) -> El {
    el("section")
        .class("program-notes")
        .attr("aria-labelledby", "program-notes-title")
        .child(el("h2").attr("id", "program-notes-title").text(words.compare().notes.title))
        .list(comparison.programs.iter().map(|notes| program_notes(words, notes)))
}

fn program_notes(words: &'static Words, notes: &ProgramNotes) -> El {
    let id = &notes.program.id;
    let texts = &words.compare().notes;
    let of_kind = |kind: ClauseKind| {
        let clauses: Vec<&Note> = notes.clauses.iter().filter(|note| note.kind == kind).collect();
        let name = (texts.clauses)(kind);
        (!clauses.is_empty()).then(|| clause_list(words, &clauses, name.to_owned(), &format!("{id}-{kind:?}")).build())
    };
    let mut lists: Vec<yew::Html> = NOTED.into_iter().filter_map(of_kind).collect();
    if !notes.statuses.is_empty() {
        lists.push(status_list(words, &notes.statuses, id).build());
    }
    for (index, tiers) in notes.tiers.iter().enumerate() {
        let clauses: Vec<&Note> = tiers.clauses.iter().collect();
        let names: Vec<&str> = tiers.tiers.iter().map(|tier| (words.compare().tier_name)(tier)).collect();
        lists.push(clause_list(words, &clauses, names.join(", "), &format!("{id}-tiers{index}")).build());
    }
    let ended = notes.program.ended.is_some();
    el("article")
        .key(id)
        .class("program-note")
        .attr("aria-label", (texts.program)(&notes.program))
        .child(el("h3").text((texts.program)(&notes.program)).text(ended.then_some(" ")).child_opt(ended.then(|| {
            el("strong").class("ended-badge").text((words.compare().ended)(&notes.program, notes.program.ended_in_part))
        })))
        .child(el("div").class("program-note-lists").nodes(lists))
        .child(
            el("p")
                .class("program-note-dates")
                .text(texts.dates)
                .text(": ")
                .child(source_link(words.sources(), &notes.dates)),
        )
        .child_opt(notes.end.as_ref().map(|end| {
            el("p").class("program-note-dates").text(texts.end).text(": ").child(source_link(words.sources(), end))
        }))
}

fn clause_list(words: &'static Words, clauses: &[&Note], name: String, id: &str) -> El {
    let clause = |(index, note): (usize, &&Note)| {
        el("li").node(statement(words, &note.item, format!("note-{id}-{index}"), None))
    };
    el("div")
        .class("program-note-list")
        .child(el("h4").text(name))
        .child(el("ul").attr("role", "list").list(clauses.iter().enumerate().map(clause)))
}

fn status_list(words: &'static Words, statuses: &[StatusNote], program: &str) -> El {
    let mut rows = Vec::new();
    for status in statuses {
        let id = format!("status-{program}-{}", status.id);
        rows.push(el("dt").text(&status.name).build());
        rows.push(el("dd").node(statement(words, &status.criteria, id, None)).build());
    }
    el("div")
        .class("program-note-list")
        .child(el("h4").text(words.compare().notes.statuses))
        .child(el("dl").class("status-list").nodes(rows))
}
