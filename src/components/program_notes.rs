//! What holds for a whole program, below the comparison: contradictions, readings, deadlines, status levels.

use std::rc::Rc;

use partner_engine::program::ClauseKind;
use yew::prelude::*;

use super::source_link::SourceLink;
use super::statement::Statement;
use crate::comparison::{Comparison, NOTED, Note, ProgramNotes, StatusNote, TierNotes};
use crate::wording::Sources;
use crate::wording::compare::Compare;

/// Properties of [`ProgramNotesList`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProgramNotesListProps {
    /// Its words.
    pub words: &'static Compare,
    /// The words of citations.
    pub sources: &'static Sources,
    /// What is compared.
    pub comparison: Rc<Comparison>,
}

/// The notes of every program compared.
#[component]
pub fn ProgramNotesList(props: &ProgramNotesListProps) -> Html {
    let words = &props.words.notes;
    html! {
        <section class="program-notes" aria-labelledby="program-notes-title">
            <h2 id="program-notes-title">{ words.title }</h2>
            { for props.comparison.programs.iter().map(|notes| program_notes(props, notes)) }
        </section>
    }
}

fn program_notes(props: &ProgramNotesListProps, notes: &ProgramNotes) -> Html {
    let ProgramNotesListProps { words, sources, .. } = props;
    let id = &notes.program.id;
    let of_kind = |kind: ClauseKind| {
        let clauses: Vec<&Note> = notes.clauses.iter().filter(|note| note.kind == kind).collect();
        let name = (words.notes.clauses)(kind);
        (!clauses.is_empty()).then(|| clause_list(props, &clauses, name, &format!("{id}-{kind:?}")))
    };
    html! {
        <article key={ id.clone() } class="program-note" aria-label={ (words.notes.program)(&notes.program) }>
            <h3>
                { (words.notes.program)(&notes.program) }
                { for notes.program.ended.as_ref().map(|_| html! { <>{ " " }<strong class="ended-badge">{ words.ended }</strong></> }) }
            </h3>
            <div class="program-note-lists">
                { for NOTED.into_iter().filter_map(of_kind) }
                { for (!notes.statuses.is_empty()).then(|| status_list(props, &notes.statuses, id)) }
                { for notes.tiers.iter().enumerate().map(|(index, tiers)| tier_notes(props, tiers, &format!("{id}-tiers{index}"))) }
            </div>
            <p class="program-note-dates">{ words.notes.dates }{ ": " }<SourceLink words={ sources } cited={ notes.dates.clone() } /></p>
        </article>
    }
}

fn clause_list(props: &ProgramNotesListProps, clauses: &[&Note], name: &str, id: &str) -> Html {
    let clause = |(index, note): (usize, &&Note)| {
        html! {
            <li><Statement words={ props.words } sources={ props.sources } item={ Rc::clone(&note.item) } id={ format!("note-{id}-{index}") } /></li>
        }
    };
    html! {
        <div class="program-note-list">
            <h4>{ name }</h4>
            <ul role="list">{ for clauses.iter().enumerate().map(clause) }</ul>
        </div>
    }
}

fn tier_notes(props: &ProgramNotesListProps, notes: &TierNotes, id: &str) -> Html {
    let clauses: Vec<&Note> = notes.clauses.iter().collect();
    let names: Vec<&str> = notes.tiers.iter().map(|tier| (props.words.tier_name)(tier)).collect();
    clause_list(props, &clauses, &names.join(", "), id)
}

fn status_list(props: &ProgramNotesListProps, statuses: &[StatusNote], program: &str) -> Html {
    let status = |status: &StatusNote| {
        html! {
            <>
                <dt>{ &status.name }</dt>
                <dd>
                    <Statement words={ props.words } sources={ props.sources } item={ Rc::clone(&status.criteria) }
                        id={ format!("status-{program}-{}", status.id) } />
                </dd>
            </>
        }
    };
    html! {
        <div class="program-note-list">
            <h4>{ props.words.notes.statuses }</h4>
            <dl class="status-list">{ for statuses.iter().map(status) }</dl>
        </div>
    }
}
