//! Tiers side by side: a table with a column for each tier, rows in groups, every value with its citation.
//!
//! Where only one tier fits beside the subjects, the style sheet shows one column, and a switch above the table says which.

use std::rc::Rc;

use yew::prelude::*;

use super::reading_row::ReadingRow;
use super::statement::Statement;
use super::tier_switch::TierSwitch;
use crate::comparison::{Cell, Column, Comparison, Group, Row};
use crate::wording::Sources;
use crate::wording::compare::Compare;

/// Properties of [`CompareTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct CompareTableProps {
    /// Its words.
    pub words: &'static Compare,
    /// The words of citations.
    pub sources: &'static Sources,
    /// What is compared.
    pub comparison: Rc<Comparison>,
    /// Whether rows that say the same are hidden.
    pub only_differences: bool,
}

/// The table.
#[component]
pub fn CompareTable(props: &CompareTableProps) -> Html {
    let CompareTableProps { words, sources, comparison, only_differences } = props;
    let shown = use_state_eq(|| 0_usize);
    let columns = &comparison.columns;
    let shown_column = (*shown).min(columns.len().saturating_sub(1));
    let bar = use_node_ref();
    let reading = use_mut_ref(|| None::<ReadingRow>);
    let on_show = {
        let (shown, bar, reading) = (shown.clone(), bar.clone(), Rc::clone(&reading));
        Callback::from(move |index: usize| {
            *reading.borrow_mut() = ReadingRow::below(&bar);
            shown.set(index);
        })
    };
    use_effect_with(shown_column, move |_| {
        let row = reading.borrow_mut().take();
        row.into_iter().for_each(ReadingRow::keep);
    });
    let groups = comparison.groups.iter().filter(|group| group.shown(*only_differences).next().is_some());
    html! {
        <div class="compare" data-columns={ columns.len().to_string() }>
            <TierSwitch { words } tiers={ tier_names(words, columns) } shown={ shown_column } { on_show } { bar } />
            <div class="compare-scroll" role="region" aria-labelledby="compare-caption" tabindex="0">
                <table class="compare-table">
                    <caption id="compare-caption" class="visually-hidden">{ (words.caption)(columns.len()) }</caption>
                    <thead>
                        <tr>
                            <th scope="col" class="compare-corner">
                                <span class="visually-hidden">{ words.subject_head }</span>
                            </th>
                            { for columns.iter().enumerate().map(|(index, column)| head(words, column, index == shown_column)) }
                        </tr>
                    </thead>
                    { for groups.map(|group| html! {
                        <CompareGroup key={ format!("{:?}", group.topic) } { words } { sources } group={ Rc::clone(group) }
                            columns={ column_ids(columns) } { shown_column } only_differences={ *only_differences } />
                    }) }
                </table>
            </div>
        </div>
    }
}

fn tier_names(words: &Compare, columns: &[Column]) -> Vec<AttrValue> {
    let name = |column: &Column| format!("{}, {}", (words.tier_name)(&column.tier), (words.edition)(&column.program));
    columns.iter().map(|column| name(column).into()).collect()
}

fn column_ids(columns: &[Column]) -> Rc<[String]> {
    columns.iter().map(|column| column.id.replace('/', "-")).collect()
}

fn head(words: &Compare, column: &Column, shown: bool) -> Html {
    let motions: Vec<&str> = column.motions.iter().map(|motion| (words.motion)(*motion)).collect();
    let kind_class = column.kind.map_or("kind-none", super::kind_class);
    html! {
        <th scope="col" key={ column.id.clone() } class={ classes!("compare-head", shown.then_some("is-shown")) }>
            <span class="compare-program">{ (words.edition)(&column.program) }</span>
            <span class="compare-tier">{ (words.tier_name)(&column.tier) }</span>
            <span class="compare-kinds">
                <span class={ classes!("kind", kind_class) }>{ (words.kind)(column.kind) }</span>
                if column.program.ended.is_some() {
                    <strong class="ended-badge">{ words.ended }</strong>
                }
                <span>{ motions.join(" · ") }</span>
            </span>
        </th>
    }
}

/// Properties of [`CompareGroup`].
#[derive(Clone, PartialEq, Properties)]
pub struct CompareGroupProps {
    /// Its words.
    pub words: &'static Compare,
    /// The words of citations.
    pub sources: &'static Sources,
    /// The rows.
    pub group: Rc<Group>,
    /// The columns' ids, fit for the ids of elements.
    pub columns: Rc<[String]>,
    /// The column shown where only one fits.
    pub shown_column: usize,
    /// Whether rows that say the same are hidden.
    pub only_differences: bool,
}

/// A group of rows that can be folded.
#[component]
pub fn CompareGroup(props: &CompareGroupProps) -> Html {
    let CompareGroupProps { words, group, only_differences, .. } = props;
    let open = use_state_eq(|| true);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <tbody>
            <tr class="compare-topic">
                <th scope="rowgroup">
                    <button type="button" aria-expanded={ open.to_string() } onclick={ toggle }>
                        { (words.topic)(group.topic) }
                    </button>
                </th>
            </tr>
            { for group.shown(*only_differences).map(|row| subject_row(props, row, *open)) }
        </tbody>
    }
}

fn subject_row(props: &CompareGroupProps, row: &Row, open: bool) -> Html {
    let slug = row.subject.slug();
    let weight = if row.differs { "differs" } else { "is-equal" };
    let cells = row.cells.iter().zip(props.columns.iter()).enumerate();
    html! {
        <tr key={ slug.clone() } class={ weight } hidden={ !open }>
            <th scope="row">{ (props.words.subject)(&row.subject) }</th>
            { for cells.map(|(index, (cell, column))| value_cell(props, cell, &format!("{slug}-{column}"), index)) }
        </tr>
    }
}

fn value_cell(props: &CompareGroupProps, cell: &Cell, id: &str, column: usize) -> Html {
    let statement = |(index, item)| {
        let id = format!("source-{id}-{index}");
        html! { <Statement words={ props.words } sources={ props.sources } item={ Rc::clone(item) } { id } /> }
    };
    let shown = (column == props.shown_column).then_some("is-shown");
    html! { <td key={ id.to_owned() } class={ classes!(shown) }>{ for cell.items.iter().enumerate().map(statement) }</td> }
}
