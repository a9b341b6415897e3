//! A second field, above the chart, for the share of an "up to" rate that counts. It shows and changes the same input as the field
//! among the assumptions, where a reader of the chart has it at hand.
//!
//! A fault of the input is explained at the field among the assumptions and in the summary of errors.

use crate::components::field::field_id;
use crate::element::{El, Event, el};
use crate::fields::{Field, default_text};
use crate::page::Page;
use crate::state::ScenarioAction;
use crate::ui_state::UiAction;

const FIELD: &str = Field::ShareOfMaximum.path();
const ID: &str = "up-to-share";

/// Whether the visitor has entered a share. The field is then drawn even where no tier in sight has an "up to" rate, so that it
/// does not vanish while somebody types into it.
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
