//! The comparison on paper: tables of as many tiers as a sheet holds, program by program when there are more, with numbers in
//! place of citations, and what holds for whole programs.

use std::rc::Rc;

use super::{Sheet, inputs, raised};
use crate::citation::{Cited, Inference};
use crate::comparison::{Cell, Column, Comparison, Item, NOTED, Note, ProgramNotes, Row};
use crate::components::compare_table::{kind, motions};
use crate::components::statement::marked_in_text;
use crate::element::{El, el};
use crate::footnotes::Footnotes;
use crate::page::Page;
use crate::pages::compare::comparison;
use crate::wording::Tone;
use crate::wording::Words;

/// Most tiers side by side.
const WIDEST: usize = 6;

/// The comparison.
pub(super) fn sheet(page: &Page) -> Sheet {
    let words = page.words;
    let comparison = comparison(page);
    let only = page.state.only_differences;
    let tables = tables(&comparison.columns);
    let split = tables.len() > 1;
    let rows = || comparison.groups.iter().flat_map(|group| group.shown(only));
    let items = || rows().flat_map(|row| row.cells.iter().flat_map(|cell| &cell.items)).chain(noted(&comparison));
    let dates = comparison.programs.iter().map(|notes| &notes.dates);
    let footnotes = Footnotes::of(items().flat_map(|item| &item.cites).chain(dates));
    let mut silent: Vec<String> = Vec::new();
    for title in items().filter_map(|item| item.value.documents()).flat_map(|documents| &documents.0) {
        if !silent.contains(title) {
            silent.push(title.clone());
        }
    }
    let mut parts: Vec<El> =
        tables.iter().map(|columns| table(words, &comparison, columns, split, only, &footnotes)).collect();
    let notes = comparison.programs.iter().map(|notes| program_notes(words, notes, &footnotes));
    parts.push(el("section").class("paper-notes").child(el("h2").text(words.compare().notes.title)).list(notes));
    let texts = words.paper();
    let remarks = [(only, texts.only_differences), (split, texts.rows_left_out)];
    let remarks: Vec<&str> = remarks.into_iter().filter(|(so, _)| *so).map(|(_, remark)| remark).collect();
    let catalog = partner_programs::catalog();
    let programs = comparison.programs.iter();
    Sheet {
        headline: (words.compare().caption)(comparison.columns.len()),
        support: vec![remarks.join(" ")],
        programs: programs.filter_map(|notes| catalog.programs.iter().find(|it| it.id == notes.program.id)).collect(),
        inputs: inputs::inputs(page, true),
        parts,
        footnotes,
        silent,
    }
}

/// Which columns stand in which table: all in one while they fit, else those of each program by themselves.
fn tables(columns: &[Column]) -> Vec<Vec<usize>> {
    if columns.len() <= WIDEST {
        return vec![(0..columns.len()).collect()];
    }
    let mut programs: Vec<(&str, Vec<usize>)> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        match programs.iter_mut().find(|(id, _)| *id == column.program.id) {
            Some((_, of_program)) => of_program.push(index),
            None => programs.push((&column.program.id, vec![index])),
        }
    }
    let evenly = |columns: Vec<usize>| {
        let parts = columns.len().div_ceil(WIDEST);
        columns.chunks(columns.len().div_ceil(parts)).map(<[usize]>::to_vec).collect::<Vec<_>>()
    };
    programs.into_iter().flat_map(|(_, columns)| evenly(columns)).collect()
}

fn table(
    words: &'static Words,
    comparison: &Comparison,
    columns: &[usize],
    split: bool,
    only_differences: bool,
    footnotes: &Footnotes,
) -> El {
    let head = |column: &Column| {
        el("th")
            .attr("scope", "col")
            .child(el("span").class("paper-about").text((words.compare().edition)(&column.program)))
            .child(el("span").class("paper-tier").text((words.compare().tier_name)(&column.tier).to_owned()))
            .child(
                el("span")
                    .class("paper-about")
                    .child(kind(words.compare(), column))
                    .text(marked_in_text(words.sources(), column.kind_inferred))
                    .child_opt(column.program.ended.is_some().then(|| {
                        let own = (words.compare().own_end)(column);
                        let ended = own.unwrap_or_else(|| (words.compare().ended)(&column.program, false));
                        el("strong").class("ended-mark").text(" ").text(ended)
                    }))
                    .text(" ")
                    .text(motions(words.compare(), column))
                    .text(marked_in_text(words.sources(), column.motions_inferred)),
            )
    };
    let span = (columns.len() + 1).to_string();
    // What the documents of none of these tiers speak of is left out where other tables hold the tiers that it is about.
    let speaks = |row: &&Row| {
        let mut items = columns.iter().flat_map(|column| &row.cells[*column].items);
        !split || items.any(|item| item.value.documents().is_none())
    };
    let groups = comparison.groups.iter().filter_map(|group| {
        let rows: Vec<&Row> = group.shown(only_differences).filter(speaks).collect();
        let topic =
            el("th").attr("colspan", &span).attr("scope", "rowgroup").text((words.compare().topic)(group.topic));
        (!rows.is_empty()).then(|| {
            el("tbody")
                .child(el("tr").class("paper-topic").child(topic))
                .list(rows.into_iter().map(|row| subject_row(words, row, columns, footnotes)))
        })
    });
    el("table")
        .class("paper-compare")
        .attr("data-columns", columns.len().to_string())
        .child(
            el("thead")
                .child(el("tr").child(el("td")).list(columns.iter().map(|column| head(&comparison.columns[*column])))),
        )
        .list(groups)
}

/// Neighbours that say the same in the same place are one cell.
fn subject_row(words: &'static Words, row: &Row, columns: &[usize], footnotes: &Footnotes) -> El {
    let cells: Vec<&Cell> = columns.iter().map(|column| &row.cells[*column]).collect();
    let cells = cells.chunk_by(|one, other| one == other).map(|same| {
        el("td")
            .attr("colspan", (same.len() > 1).then(|| same.len().to_string()))
            .list(same[0].items.iter().map(|item| view_item(words, item, footnotes)))
    });
    el("tr").child(el("th").attr("scope", "row").text((words.compare().subject)(&row.subject))).list(cells)
}

fn view_item(words: &'static Words, item: &Rc<Item>, footnotes: &Footnotes) -> El {
    let value = (words.compare().value)(&item.value);
    let class = if value.tone == Tone::Silent { "paper-item is-silent" } else { "paper-item" };
    let between = value.figure.is_some() && !value.text.is_empty();
    el("div")
        .class(class)
        .child_opt(item.about.map(|about| el("span").class("paper-about").text((words.compare().about)(about))))
        .child_opt(value.figure.map(|figure| el("strong").text(figure)))
        .text(if between { " " } else { "" })
        .text(value.text)
        .text(marked_in_text(words.sources(), Inference::of_cited(&item.cites)))
        .child_opt(raised(footnotes.numbers(&item.cites)))
}

/// Everything that is said of whole programs.
fn noted(comparison: &Comparison) -> impl Iterator<Item = &Rc<Item>> {
    comparison.programs.iter().flat_map(|notes| {
        let clauses = notes.clauses.iter().chain(notes.tiers.iter().flat_map(|tiers| &tiers.clauses));
        clauses.map(|note| &note.item).chain(notes.statuses.iter().map(|status| &status.criteria))
    })
}

fn program_notes(words: &'static Words, notes: &ProgramNotes, footnotes: &Footnotes) -> El {
    let texts = &words.compare().notes;
    let clauses = |name: String, notes: Vec<&Note>| {
        let item = |note: &&Note| el("li").child(view_item(words, &note.item, footnotes));
        (!notes.is_empty()).then(|| {
            el("div").class("paper-fact").child(el("h4").text(name)).child(el("ul").list(notes.iter().map(item)))
        })
    };
    let of_kind = NOTED.into_iter().filter_map(|kind| {
        let notes = notes.clauses.iter().filter(|note| note.kind == kind).collect();
        clauses((texts.clauses)(kind).to_owned(), notes)
    });
    let statuses = (!notes.statuses.is_empty()).then(|| {
        let item = |status: &crate::comparison::StatusNote| {
            el("li").child(el("strong").text(&status.name)).child(view_item(words, &status.criteria, footnotes))
        };
        el("div")
            .class("paper-fact")
            .child(el("h4").text(texts.statuses))
            .child(el("ul").list(notes.statuses.iter().map(item)))
    });
    let of_tiers = notes.tiers.iter().filter_map(|tiers| {
        let names: Vec<&str> = tiers.tiers.iter().map(|tier| (words.compare().tier_name)(tier)).collect();
        clauses(names.join(", "), tiers.clauses.iter().collect())
    });
    let dates: &[Cited] = std::slice::from_ref(&notes.dates);
    el("div")
        .class("paper-note")
        .child(el("h3").text((texts.program)(&notes.program)))
        .child(el("div").class("paper-facts").list(of_kind.chain(statuses).chain(of_tiers)))
        .child(el("p").class("paper-rest").text(texts.dates).child_opt(raised(footnotes.numbers(dates))))
}
