//! Fields: text with its unit, a slider beside it where both help, switches and choices.
//!
//! A text field keeps what is typed as it is typed. At rest it may show the same figure with grouped digits; the text comes
//! back as soon as the field has the focus. Ids follow from names, so that a message can lead to its field.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::element::{El, Event, Handler, el};

/// The id of a field's control, from its dotted name.
#[must_use]
pub fn field_id(name: &str) -> String {
    let plain = |character: char| if character.is_ascii_alphanumeric() { character } else { '-' };
    format!("field-{}", name.chars().map(plain).collect::<String>())
}

/// The slider beside a field.
pub struct Slider {
    /// Names it.
    pub label: String,
    /// Least value.
    pub least: u32,
    /// Greatest value.
    pub greatest: u32,
    /// From one value to the next.
    pub step: u32,
    /// Where it stands.
    pub value: u32,
    /// Where it stands, in words.
    pub words: String,
}

/// A text field.
pub struct TextField<'a> {
    /// Dotted name.
    pub name: &'a str,
    /// The name of the field.
    pub label: String,
    /// The typed text.
    pub text: &'a str,
    /// The same figure for reading; `None` when there is none or it looks the same.
    pub at_rest: Option<String>,
    /// Whether it has the focus.
    pub editing: bool,
    /// The unit.
    pub unit: String,
    /// Explains it.
    pub hint: Option<&'static str>,
    /// The fault, and how to mend it.
    pub error: Option<String>,
    /// Two readings of a text that could mean either: the figures and what takes them. Empty for other texts.
    pub readings: Vec<(String, Handler)>,
    /// How the text was read, where that is not plain to see.
    pub note: Option<String>,
    /// The slider beside it.
    pub slider: Option<Slider>,
    /// Whether it holds digits and no sign: the keypad of iPhones for decimals has no minus.
    pub digits: bool,
}

/// Handlers of a text field's events.
pub struct Callbacks {
    /// Something was typed or dragged.
    pub on_type: Handler,
    /// The field was left with another text, or the slider let go.
    pub on_commit: Handler,
    /// The arrow keys: a step down, a step up. `None` at the end of the slider, and for a text that is no figure.
    pub on_step: [Option<Handler>; 2],
    /// The field has the focus.
    pub on_edit: Handler,
    /// It has it no longer.
    pub on_leave: Handler,
}

/// Draws a text field.
pub fn text_field(field: TextField<'_>, answers: Callbacks) -> El {
    let id = field_id(field.name);
    let described_by = described_by(&field, &id);
    let plain = field.at_rest.is_some().then(|| field.text.to_owned());
    let shown = field.at_rest.filter(|_| !field.editing).unwrap_or_else(|| field.text.to_owned());
    // A long figure is seen whole: the box grows from here on.
    // At rest and while it is edited it has one width.
    let length = shown.len().max(field.text.len());
    let size = (length > 9).then(|| (length + 2).min(24).to_string());
    let Callbacks { on_type, on_commit, on_step, on_edit, on_leave } = answers;
    el("div")
        .class(if field.error.is_some() { "field is-wrong" } else { "field" })
        .key(field.name)
        .child(
            el("span")
                .class("field-asked")
                .child(el("label").class("field-label").attr("for", &id).text(field.label))
                .child(el("span").class("field-unit").attr("id", format!("{id}-unit")).text(field.unit)),
        )
        .child(
            el("input")
                .class("field-input")
                .attr("type", "text")
                .attr("id", &id)
                .attr("name", field.name.to_owned())
                .value(shown.into())
                .attr("inputmode", if field.digits { "decimal" } else { "text" })
                .attr("size", size)
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("aria-invalid", field.error.is_some().then_some("true"))
                .attr("aria-describedby", described_by)
                .on_input(Rc::clone(&on_type))
                .on_change(Rc::clone(&on_commit))
                .on(Event::KeyDown, stepping(on_step))
                .on(Event::Focus, editing(plain, on_edit))
                .on(Event::Blur, on_leave),
        )
        .child_opt(field.slider.map(|slider| {
            el("input")
                .class("field-slider")
                .attr("type", "range")
                .attr("id", format!("{id}-slider"))
                .attr("name", field.name.to_owned())
                // The field beside it takes the same steps by its arrow keys.
                .attr("tabindex", "-1")
                .attr("aria-label", slider.label)
                .attr("min", slider.least.to_string())
                .attr("max", slider.greatest.to_string())
                .attr("step", slider.step.to_string())
                .value(slider.value.to_string().into())
                .attr("aria-valuetext", slider.words)
                .on_input(on_type)
                .on_change(on_commit)
        }))
        .child_opt(field.hint.map(|hint| el("p").class("field-hint").attr("id", format!("{id}-hint")).text(hint)))
        .child_opt(field.note.map(|note| el("p").class("field-hint").attr("id", format!("{id}-note")).text(note)))
        .child_opt(field.error.map(|error| message(&id, error)))
        .child_opt((!field.readings.is_empty()).then(|| readings(&id, field.readings)))
}

/// The arrow keys of a text field, as those of its slider.
fn stepping([down, up]: [Option<Handler>; 2]) -> Handler {
    Rc::new(move |event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        let step = match pressed.key().as_str() {
            _ if pressed.ctrl_key() || pressed.alt_key() || pressed.meta_key() || pressed.shift_key() => return,
            "ArrowDown" => &down,
            "ArrowUp" => &up,
            _ => return,
        };
        if let Some(step) = step {
            event.prevent_default();
            step(event);
        }
    })
}

/// Shows the plain text at once, and not with the next render: what is typed right after must replace or extend that.
fn editing(plain: Option<String>, then: Handler) -> Handler {
    Rc::new(move |event| {
        if let Some(plain) = &plain
            && let Some(input) = event.target().as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>())
        {
            input.set_value(plain);
            input.select();
        }
        then(event);
    })
}

/// A button for each reading; the error names the group.
fn readings(id: &str, readings: Vec<(String, Handler)>) -> El {
    let button = |(figure, take): (String, Handler)| {
        el("button").attr("type", "button").class("button").key(&figure).on_click(take).text(figure)
    };
    el("div")
        .class("field-readings")
        .attr("role", "group")
        .attr("aria-labelledby", format!("{id}-error"))
        .list(readings.into_iter().map(button))
}

fn described_by(field: &TextField<'_>, id: &str) -> Option<String> {
    let mut ids = String::new();
    for (part, there) in [
        ("unit", !field.unit.is_empty()),
        ("hint", field.hint.is_some()),
        ("note", field.note.is_some()),
        ("error", field.error.is_some()),
    ] {
        if there {
            let space = if ids.is_empty() { "" } else { " " };
            ids = ids + space + id + "-" + part;
        }
    }
    (!ids.is_empty()).then_some(ids)
}

fn message(id: &str, error: String) -> El {
    el("p").class("field-error").attr("id", format!("{id}-error")).text(error)
}

/// Something that is so or not.
pub fn switch_field(name: &str, label: String, on: bool, error: Option<String>, on_switch: Handler) -> El {
    let id = field_id(name);
    el("div")
        .class("field is-switch")
        .key(name)
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("id", &id)
                .attr("name", name.to_owned())
                .checked(on)
                .on_change(on_switch)
                .attr("aria-describedby", error.is_some().then(|| format!("{id}-error"))),
        )
        .child(el("label").attr("for", &id).text(label))
        .child_opt(error.map(|error| message(&id, error)))
}

/// One of several in a list that unfolds: the texts with their words, and the one chosen. `id` makes its id.
pub fn select_field(
    id: &str,
    name: &str,
    label: String,
    unit: String,
    choices: &[(&'static str, &'static str)],
    chosen: &str,
    on_choose: Handler,
) -> El {
    let id = field_id(id);
    let option = |(text, words): &(&'static str, &'static str)| {
        let is_chosen = chosen == *text;
        // Once somebody has chosen, browsers heed the attribute in new options only.
        let key = if is_chosen { format!("{text} chosen") } else { (*text).to_owned() };
        el("option").key(&key).attr("value", *text).bool_attr("selected", is_chosen).text(*words)
    };
    el("div")
        .class("field")
        .child(
            el("span")
                .class("field-asked")
                .child(el("label").class("field-label").attr("for", &id).text(label))
                .child(el("span").class("field-unit").attr("id", format!("{id}-unit")).text(unit)),
        )
        .child(
            el("select")
                .class("select field-input")
                .attr("id", &id)
                .attr("name", name.to_owned())
                .attr("autocomplete", "off")
                .attr("aria-describedby", format!("{id}-unit"))
                .on_change(on_choose)
                .list(choices.iter().map(option)),
        )
}

/// One of several: the texts with their words, and the one chosen.
pub fn choice_field(
    name: &str,
    label: String,
    choices: &[(&'static str, &'static str)],
    chosen: &str,
    error: Option<String>,
    on_choose: Handler,
) -> El {
    let id = field_id(name);
    let described_by = format!("{id}-error");
    let radio = |(index, (text, words)): (usize, &(&'static str, &'static str))| {
        // A message leads to the first one.
        let id = if index == 0 { id.clone() } else { format!("{id}-{text}") };
        el("div")
            .class("field is-switch")
            .key(text)
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("id", &id)
                    .attr("name", name.to_owned())
                    .attr("autocomplete", "off")
                    .value((*text).into())
                    .checked(chosen == *text)
                    .on_change(Rc::clone(&on_choose))
                    .attr("aria-describedby", error.is_some().then(|| described_by.clone())),
            )
            .child(el("label").attr("for", &id).text(*words))
    };
    el("fieldset")
        .class("field-choice")
        .key(name)
        .child(el("legend").class("field-label").text(label))
        .list(choices.iter().enumerate().map(radio))
        .child_opt(error.map(|error| message(&id, error)))
}
