//! The fields of the scenario, each with its words, its unit, what is wrong with it and what answers it.

use std::rc::Rc;

use partner_engine::money::Currency;

use rust_decimal::Decimal;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use crate::calculation::{FieldProblem, Problem};
use crate::components::field::{Callbacks, Slider, TextField, choice_field, select_field, switch_field, text_field};
use crate::element::{El, Handler, el};
use crate::fields::{Field, Group, Input, Kind, Range, default_text, kind_of};
use crate::format::Numbers;
use crate::page::{Dispatch, Page};
use crate::state::{Action, ScenarioAction};
use crate::typed::{self, Notation, ReadFigure, Unreadable, custom};
use crate::ui_state::UiAction;
use crate::wording::Words;

const CURRENCIES: [&str; 10] = ["USD", "EUR", "GBP", "CHF", "JPY", "INR", "AUD", "CAD", "SGD", "BRL"];
/// Inputs of some fields: compared, they tell whether any of the fields has to be drawn again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldInputs {
    /// The texts typed into them, where they differ from the default.
    pub(super) texts: Vec<(String, String)>,
    errors: Vec<FieldProblem>,
    editing: Option<String>,
    pub(super) currency: Currency,
    /// The code of the currency as it was typed, which signs beside amounts are held against.
    code: String,
    decimal_mark: Option<char>,
    by_choice: Vec<String>,
}

impl FieldInputs {
    /// Inputs of the fields that `is_one_of` them.
    pub(super) fn of(page: &Page, is_one_of: impl Fn(&str) -> bool) -> Self {
        let texts = page.state.typed.iter().filter(|(field, _)| is_one_of(field));
        Self {
            texts: texts.map(|(field, text)| (field.clone(), text.clone())).collect(),
            errors: page.outcome.errors.iter().filter(|error| is_one_of(&error.field)).cloned().collect(),
            editing: page.ui.editing.clone().filter(|field| is_one_of(field)),
            currency: page.outcome.figures.scenario.currency,
            code: page.state.text(Field::Currency.path()).to_owned(),
            decimal_mark: page.state.decimal_mark,
            by_choice: page.state.by_choice.iter().filter(|field| is_one_of(field)).cloned().collect(),
        }
    }

    fn notation(&self) -> Notation<'_> {
        Notation { currency: &self.code, decimal_mark: self.decimal_mark }
    }

    /// The text of a field, as [`crate::state::AppState::text`] says it.
    pub(super) fn text(&self, field: &str) -> &str {
        let typed = self.texts.iter().find(|(name, _)| name == field).map(|(_, text)| text.as_str());
        typed.unwrap_or_else(|| default_text(field).unwrap_or(""))
    }
}

/// Draws fields.
pub(super) struct Fields<'p> {
    pub(super) words: &'static Words,
    pub(super) typed: &'p FieldInputs,
    pub(super) dispatch: &'p Dispatch,
}

impl Fields<'_> {
    /// The fields of a group that exist once.
    pub(super) fn of_group(&self, group: Group) -> Vec<El> {
        Field::of_group(group).map(|field| self.field(field)).collect()
    }

    /// A field that exists once.
    pub(super) fn field(&self, field: Field) -> El {
        let path = field.path();
        match field.kind() {
            Kind::Amount | Kind::Percent | Kind::Count | Kind::Years | Kind::ExchangeRate => self.text(path),
            Kind::Switch => self.switch(path),
            Kind::Currency => self.currency(path),
            Kind::PurchasesAt => self.purchases(path),
        }
    }

    /// The currency: one of the common ones, or a code in a field of its own, which is there while it holds one.
    fn currency(&self, field: &str) -> El {
        let words = &self.words.fields;
        let code = self.typed.text(field).trim();
        let common = CURRENCIES.iter().find(|common| common.eq_ignore_ascii_case(code)).copied();
        let is_other = common.is_none() || self.typed.editing.as_deref() == Some(field);
        let chosen = if is_other { "" } else { common.unwrap_or_default() };
        let (choose, go) = (self.dispatch.enter(field, set), self.dispatch.on(UiAction::Reveal(field.to_owned())));
        let on_choose: Handler = Rc::new(move |event| {
            choose(event);
            let chosen = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if chosen.is_some_and(|select| select.value().is_empty()) {
                go(event);
            }
        });
        let mut options: Vec<_> = CURRENCIES.iter().map(|code| (*code, *code)).collect();
        options.push(("", words.other_currency));
        // A message leads to the field that can be typed into.
        let id = if is_other { "currency-common" } else { field };
        let label = self.label(field);
        let select = select_field(id, field, label, (words.unit)(field, ""), &options, chosen, on_choose);
        let other = is_other.then(|| self.labelled(field, words.currency_code.to_owned()));
        el("div").class("field-pair").key(field).child(select).child_opt(other)
    }

    /// A text field.
    pub(super) fn text(&self, field: &str) -> El {
        self.labelled(field, self.label(field))
    }

    fn labelled(&self, field: &str, label: String) -> El {
        let (words, numbers) = (&self.words.fields, &self.words.numbers);
        let text = self.typed.text(field);
        let reading = typed::figure(field, text, &self.typed.notation()).ok();
        let plain = reading.as_ref().map(|reading| reading.plain.as_str());
        let value = plain.and_then(partner_engine::decimal::parse);
        let range = range_of(field);
        let view = TextField {
            name: field,
            text,
            at_rest: value.and_then(|value| grouped(numbers, field, text, value)),
            editing: self.typed.editing.as_deref() == Some(field),
            unit: (words.unit)(field, self.typed.currency.code()),
            hint: (words.hint)(field),
            error: self.error(field, &label),
            readings: self.readings(field),
            note: self.note(field, reading.as_ref()),
            slider: range.map(|range| self.slider(field, &label, range, plain)),
            digits: kind_of(field) != Kind::Currency && field != Field::Growth.path(),
            label,
        };
        let answers = Callbacks {
            on_type: self.dispatch.enter(field, |field, text| ScenarioAction::Input { field, text }.into()),
            on_commit: self.dispatch.on(ScenarioAction::Commit),
            on_step: [-1, 1].map(|steps| {
                let text = stepped(value?, range?, steps)?;
                Some(self.dispatch.on(ScenarioAction::Input { field: field.to_owned(), text }))
            }),
            on_edit: self.dispatch.on(UiAction::Focus(field.to_owned())),
            on_leave: self.dispatch.on(UiAction::Blur),
        };
        text_field(view, answers)
    }

    /// A field that is so or not.
    fn switch(&self, field: &str) -> El {
        let label = self.label(field);
        let error = self.error(field, &label);
        switch_field(field, label, self.typed.text(field) == "true", error, self.dispatch.enter(field, set))
    }

    /// How purchases are measured.
    fn purchases(&self, field: &str) -> El {
        let label = self.label(field);
        let error = self.error(field, &label);
        let choices = &self.words.fields.purchases;
        choice_field(field, label, choices, self.typed.text(field), error, self.dispatch.enter(field, set))
    }

    fn label(&self, field: &str) -> String {
        (self.words.fields.label)(field, partner_programs::catalog())
    }

    fn error(&self, field: &str, label: &str) -> Option<String> {
        let problem = self.typed.errors.iter().find(|error| error.field == field)?;
        Some((self.words.fields.problem)(problem, label, self.typed.currency.code()))
    }

    /// A button for each of two readings of a text that could mean either, first the one that is usual in the visitor's language.
    fn readings(&self, field: &str) -> Vec<(String, Handler)> {
        let problem = self.typed.errors.iter().find(|error| error.field == field).map(|error| &error.problem);
        let (readings, marks) = match problem {
            Some(Problem::Unreadable(Unreadable::Ambiguous { mark, readings })) => {
                (readings, [Some(if *mark == '.' { ',' } else { '.' }), Some(*mark)])
            }
            Some(Problem::Unreadable(Unreadable::TwoMagnitudes(_, readings))) => (readings, [None, None]),
            _ => return Vec::new(),
        };
        let mut offered: Vec<_> = readings.iter().zip(marks).collect();
        let [_, mark] = marks;
        if mark.is_some_and(|mark| custom::is_decimal(mark, custom::one_and_a_half().as_deref())) {
            offered.reverse();
        }
        let button = |(plain, decimal_mark): (&String, Option<char>)| {
            let (field, plain) = (field.to_owned(), plain.clone());
            let figure = self.written(&field, &plain, decimal_mark.is_some());
            let go = UiAction::Reveal(field.clone());
            let take = ScenarioAction::ChooseReading { field, plain, decimal_mark };
            // The button goes with the question: the focus returns to the field.
            (figure, self.dispatch.on_both(take, go))
        };
        offered.into_iter().map(button).collect()
    }

    /// How a text was read that could mean two figures, when that follows from an earlier choice.
    fn note(&self, field: &str, reading: Option<&ReadFigure>) -> Option<String> {
        let reading = reading?;
        let by_choice = reading.by_choice || self.typed.by_choice.iter().any(|read| read == field);
        by_choice.then(|| (self.words.fields.by_choice)(&self.written(field, &reading.plain, true)))
    }

    /// A plain figure as the page writes it; amounts with a minor part when they have `decimals`.
    fn written(&self, field: &str, plain: &str, decimals: bool) -> String {
        let Some(mut value) = partner_engine::decimal::parse(plain) else { return plain.to_owned() };
        let minor = self.typed.currency.minor_digits();
        // From a thousand on a whole figure shows its groups, which tells it apart.
        let is_small = value.abs() < Decimal::ONE_THOUSAND;
        if decimals && kind_of(field) == Kind::Amount && value.scale() < minor && is_small {
            value.rescale(minor);
        }
        self.words.numbers.decimal(value)
    }

    /// A field whose text is no figure has its slider at the least value.
    fn slider(&self, field: &str, label: &str, range: Range, plain: Option<&str>) -> Slider {
        let Range { least, greatest, step } = range;
        let words = &self.words.fields;
        let value = plain.map_or(least, whole).clamp(least, greatest);
        let unit = (words.unit)(field, self.typed.currency.code());
        let in_words = format!("{} {unit}", self.words.numbers.count(value)).trim_end().to_owned();
        Slider { label: (words.slider)(label), least, greatest, step, value, words: in_words }
    }
}

fn set(field: String, text: String) -> Action {
    ScenarioAction::Set { field, text }.into()
}

fn range_of(field: &str) -> Option<Range> {
    match Input::named(field)? {
        Input::Field(field) => field.slider(),
        Input::Entry(..) => None,
    }
}

/// The figure some of the slider's steps further, within its ends; `None` where there is nothing to step to.
fn stepped(value: Decimal, range: Range, steps: i64) -> Option<String> {
    let Range { least, greatest, step } = range;
    let next = value.checked_add(Decimal::from(steps).checked_mul(Decimal::from(step))?)?;
    let next = next.clamp(Decimal::from(least), Decimal::from(greatest)).normalize();
    // What is typed beyond the slider's end does not jump back to it.
    let goes_on = if steps < 0 { next < value } else { next > value };
    goes_on.then(|| next.to_string())
}

/// A figure with grouped digits, for a field that nobody is typing into.
pub(super) fn at_rest(numbers: &Numbers, field: &str, text: &str, notation: &Notation<'_>) -> Option<String> {
    grouped(numbers, field, text, partner_engine::decimal::parse(&typed::plain(field, text, notation)?)?)
}

/// The value of a text with grouped digits; `None` where it looks the same or is not grouped.
fn grouped(numbers: &Numbers, field: &str, text: &str, value: Decimal) -> Option<String> {
    if !matches!(kind_of(field), Kind::Amount | Kind::Count | Kind::Years) {
        return None;
    }
    let shown = numbers.decimal(value);
    (shown != text).then_some(shown)
}

/// The whole units of a plain figure, none of one below zero; what is too great to be counted is beyond every slider.
fn whole(plain: &str) -> u32 {
    let digits = plain.split('.').next().unwrap_or_default();
    if digits.starts_with('-') { 0 } else { digits.parse().unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slider_stands_at_the_whole_units_of_a_figure() {
        let wholes = ["3", "12.99", "-4", "-0.5", "99999999999999999999"].map(whole);
        assert_eq!(wholes, [3, 12, 0, 0, u32::MAX]);
    }

    #[test]
    fn a_step_ends_where_the_slider_does_and_never_jumps_back_to_it() {
        let range = Range { least: 0, greatest: 100, step: 10 };
        let from = |value: i64, steps| stepped(Decimal::from(value), range, steps);
        assert_eq!((from(90, 1), from(95, 1), from(100, 1)), (Some("100".to_owned()), Some("100".to_owned()), None));
        assert_eq!((from(5, -1), from(0, -1)), (Some("0".to_owned()), None));
        assert_eq!((from(500, 1), from(500, -1)), (None, Some("100".to_owned())));
    }
}
