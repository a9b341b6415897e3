//! Everything that is wrong with what was typed, above a view.

use yew::Html;

use crate::calculation::{Calculation, FieldProblem};
use crate::components::error_summary::{Remedy, Wrong, error_summary};
use crate::element::empty;
use crate::fields::default_text;
use crate::page::Page;
use crate::state::{Action, ScenarioAction};
use crate::ui_state::UiAction;
use crate::wording::Words;

/// The summary, or nothing. A field that the view does not show can be emptied from here.
pub(super) fn summary(page: &Page, consequence: &'static str, is_shown: fn(&str) -> bool) -> Html {
    let errors = &page.outcome.errors;
    if errors.is_empty() {
        return empty();
    }
    let fields = &page.words.fields;
    let mut items = Vec::new();
    for error in errors {
        let label = (fields.label)(&error.field, partner_programs::catalog());
        let message = (fields.problem)(error, &label, page.outcome.figures.scenario.currency.code());
        let field = error.field.clone();
        let remedy = if is_shown(&field) {
            Remedy::Go(page.dispatch.on(UiAction::Reveal(field)))
        } else {
            Remedy::Remove(page.dispatch.on(emptied(field)), (fields.remove)(&label))
        };
        items.push(Wrong { message, remedy });
    }
    error_summary((fields.problems)(items.len()), items, consequence).build()
}

/// The faults in a sentence, for those who hear the page; `None` when there are none.
pub(super) fn heard(words: &'static Words, outcome: &Calculation) -> Option<String> {
    let fields = &words.fields;
    let code = outcome.figures.scenario.currency.code();
    let message = |error: &FieldProblem| {
        (fields.problem)(error, &(fields.label)(&error.field, partner_programs::catalog()), code)
    };
    let messages: Vec<String> = outcome.errors.iter().map(message).collect();
    (!messages.is_empty()).then(|| messages.join(" "))
}

fn emptied(field: String) -> Action {
    let text = default_text(&field).unwrap_or_default().to_owned();
    ScenarioAction::Set { field, text }.into()
}
