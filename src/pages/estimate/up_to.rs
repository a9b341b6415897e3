//! The field above the chart that says how much of an "up to" rate counts: the one of the assumptions, where the eye is.
//!
//! What is wrong with it is said at the field of the assumptions and in the summary of errors.

use crate::components::field::field_id;
use crate::element::{El, Event, el};
use crate::fields::{Field, default_text};
use crate::page::Page;
use crate::state::ScenarioAction;
use crate::ui_state::UiAction;

const FIELD: &str = Field::ShareOfMaximum.path();
const ID: &str = "up-to-share";

/// Whether the visitor has entered a share: the field stays where it was typed into.
pub(super) fn is_entered(page: &Page) -> bool {
    page.state.typed.iter().any(|(field, _)| field == FIELD)
}

/// The field.
pub(super) fn field(page: &Page) -> El {
    let typed = page.state.typed.iter().find(|(field, _)| field == FIELD).map(|(_, text)| text.clone());
    let text = typed.unwrap_or_else(|| default_text(FIELD).unwrap_or_default().to_owned());
    let wrong = page.outcome.errors.iter().any(|error| error.field == FIELD);
    let dispatch = &page.dispatch;
    el("p")
        .class("up-to screen-only")
        .child(el("label").attr("for", ID).text(page.words.estimate.up_to_share))
        .text(" ")
        .child(
            el("input")
                .attr("id", ID)
                .attr("type", "text")
                .attr("inputmode", "decimal")
                .attr("autocomplete", "off")
                .class("up-to-input")
                .attr("aria-invalid", wrong.then_some("true"))
                .attr("aria-describedby", wrong.then(|| format!("{}-error", field_id(FIELD))))
                .value(text.into())
                .on_input(dispatch.enter(FIELD, |field, text| ScenarioAction::Input { field, text }.into()))
                .on_change(dispatch.on(ScenarioAction::Commit))
                .on(Event::Focus, dispatch.on(UiAction::Focus(FIELD.to_owned())))
                .on(Event::Blur, dispatch.on(UiAction::Blur)),
        )
        .text(" %")
}
