//! Fields: text with its unit, a slider beside it where both help, switches and choices.
//!
//! A text field keeps what is typed as it is typed. At rest it may show the same figure with grouped digits; the text comes
//! back as soon as the field has the focus. Ids follow from names, so that a message can lead to its field.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The id of a field's control, from its dotted name.
#[must_use]
pub fn field_id(name: &str) -> String {
    let plain = |character: char| if character.is_ascii_alphanumeric() { character } else { '-' };
    format!("field-{}", name.chars().map(plain).collect::<String>())
}

/// The slider beside a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Slider {
    /// Names it.
    pub label: AttrValue,
    /// Least value.
    pub least: u32,
    /// Greatest value.
    pub greatest: u32,
    /// From one value to the next.
    pub step: u32,
    /// Where it stands.
    pub value: AttrValue,
    /// Where it stands, in words.
    pub words: AttrValue,
}

/// Properties of [`TextField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// Dotted name.
    pub name: AttrValue,
    /// What it asks for.
    pub label: AttrValue,
    /// What is typed.
    pub text: AttrValue,
    /// The same figure for reading; `None` when there is none or it looks the same.
    #[prop_or_default]
    pub at_rest: Option<AttrValue>,
    /// The unit.
    #[prop_or_default]
    pub unit: AttrValue,
    /// Explains it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Texts to choose from.
    #[prop_or_default]
    pub suggestions: Vec<AttrValue>,
    /// The slider beside it.
    #[prop_or_default]
    pub slider: Option<Slider>,
    /// Whether it holds digits.
    #[prop_or(true)]
    pub digits: bool,
    /// Something was typed: the name and the whole text.
    pub on_type: Callback<(AttrValue, String)>,
    /// The field was left or the slider let go.
    pub on_settle: Callback<()>,
}

/// A text field.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let editing = use_state_eq(|| false);
    let id = field_id(&props.name);
    let on_type = typing(props);
    let settle = props.on_settle.reform(|_: Event| ());
    let onfocus = {
        let (editing, text, grouped) = (editing.clone(), props.text.clone(), props.at_rest.is_some());
        Callback::from(move |event: FocusEvent| {
            // At once, and not with the next render: what is typed right after must replace or extend the plain text.
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
                && grouped
            {
                input.set_value(&text);
                input.select();
            }
            editing.set(true);
        })
    };
    let onblur = {
        let editing = editing.clone();
        Callback::from(move |_: FocusEvent| editing.set(false))
    };
    let shown = props.at_rest.clone().filter(|_| !*editing).unwrap_or_else(|| props.text.clone());
    let list = (!props.suggestions.is_empty()).then(|| format!("{id}-list"));
    html! {
        <div class={ classes!("field", props.error.is_some().then_some("is-wrong")) }>
            <span class="field-asked">
                <label class="field-label" for={ id.clone() }>{ props.label.clone() }</label>
                <span class="field-unit" id={ format!("{id}-unit") }>{ props.unit.clone() }</span>
            </span>
            <input
                class="field-input" type="text" id={ id.clone() } name={ props.name.clone() } value={ shown }
                inputmode={ if props.digits { "decimal" } else { "text" } } autocomplete="off" spellcheck="false"
                list={ list.clone() } aria-invalid={ props.error.as_ref().map(|_| "true") }
                aria-describedby={ described_by(props, &id) }
                oninput={ on_type.clone() } onchange={ settle.clone() } { onfocus } { onblur }
            />
            if let Some(slider) = &props.slider {
                <input
                    class="field-slider" type="range" id={ format!("{id}-slider") } name={ props.name.clone() } aria-label={ slider.label.clone() }
                    min={ slider.least.to_string() } max={ slider.greatest.to_string() } step={ slider.step.to_string() }
                    value={ slider.value.clone() } aria-valuetext={ slider.words.clone() }
                    oninput={ on_type } onchange={ settle }
                />
            }
            { message(&id, "hint", props.hint.as_ref()) }
            { message(&id, "error", props.error.as_ref()) }
            if let Some(list) = list {
                <datalist id={ list }>
                    { for props.suggestions.iter().map(|text| html! { <option value={ text.clone() } /> }) }
                </datalist>
            }
        </div>
    }
}

fn typing(props: &TextFieldProps) -> Callback<InputEvent> {
    let (name, on_type) = (props.name.clone(), props.on_type.clone());
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            on_type.emit((name.clone(), input.value()));
        }
    })
}

fn described_by(props: &TextFieldProps, id: &str) -> Option<String> {
    let parts = [("unit", !props.unit.is_empty()), ("hint", props.hint.is_some()), ("error", props.error.is_some())];
    let ids: Vec<String> = parts.iter().filter(|(_, there)| *there).map(|(part, _)| format!("{id}-{part}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn message(id: &str, part: &'static str, text: Option<&AttrValue>) -> Html {
    let Some(text) = text else { return Html::default() };
    html! { <p class={ format!("field-{part}") } id={ format!("{id}-{part}") }>{ text.clone() }</p> }
}

/// Properties of [`SwitchField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SwitchFieldProps {
    /// Dotted name.
    pub name: AttrValue,
    /// What it says when it is on.
    pub label: AttrValue,
    /// Whether it is on.
    pub on: bool,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// It was switched: the name and whether it is on.
    pub on_switch: Callback<(AttrValue, bool)>,
}

/// Something that is so or not.
#[component]
pub fn SwitchField(props: &SwitchFieldProps) -> Html {
    let id = field_id(&props.name);
    let (name, on_switch) = (props.name.clone(), props.on_switch.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            on_switch.emit((name.clone(), input.checked()));
        }
    });
    let described = props.error.as_ref().map(|_| format!("{id}-error"));
    html! {
        <div class="field is-switch">
            <input type="checkbox" id={ id.clone() } name={ props.name.clone() } checked={ props.on } { onchange }
                aria-describedby={ described } />
            <label for={ id.clone() }>{ props.label.clone() }</label>
            { message(&id, "error", props.error.as_ref()) }
        </div>
    }
}

/// Properties of [`ChoiceField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChoiceFieldProps {
    /// Dotted name.
    pub name: AttrValue,
    /// What it asks for.
    pub label: AttrValue,
    /// The texts and their words.
    pub choices: Vec<(AttrValue, AttrValue)>,
    /// The text chosen.
    pub chosen: AttrValue,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// One was chosen: the name and the text.
    pub on_choose: Callback<(AttrValue, String)>,
}

/// One of several.
#[component]
pub fn ChoiceField(props: &ChoiceFieldProps) -> Html {
    let id = field_id(&props.name);
    let (name, on_choose) = (props.name.clone(), props.on_choose.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
            on_choose.emit((name.clone(), select.value()));
        }
    });
    html! {
        <div class="field is-choice">
            <label class="field-label" for={ id.clone() }>{ props.label.clone() }</label>
            <select class="select" id={ id.clone() } name={ props.name.clone() } { onchange }>
                { for props.choices.iter().map(|(text, words)| html! {
                    <option value={ text.clone() } selected={ *text == props.chosen }>{ words.clone() }</option>
                }) }
            </select>
            { message(&id, "error", props.error.as_ref()) }
        </div>
    }
}
