//! The fields of the scenario, each with its words, its unit, what is wrong with it and what answers it.

use partner_engine::document::Node;
use partner_engine::money::Currency;

use crate::components::field::{Answers, Slider, TextField, choice_field, switch_field, text_field};
use crate::element::El;
use crate::format;
use crate::outcome::FieldProblem;
use crate::page::{Dispatch, Page};
use crate::screen::{Gesture, Message};
use crate::state::{Action, default_text};
use crate::typed::Kind;
use crate::wording::Words;

const CURRENCIES: [&str; 10] = ["USD", "EUR", "GBP", "CHF", "JPY", "INR", "AUD", "CAD", "SGD", "BRL"];
/// Least, greatest and step of the sliders.
const SLIDERS: [(&str, u32, u32, u32); 5] = [
    ("deals.new_subscriptions", 0, 1_000_000, 10_000),
    ("deals.services", 0, 500_000, 5_000),
    ("deals.renewal_percent", 0, 100, 1),
    ("years", 1, 10, 1),
    ("assumptions.share_of_maximum_percent", 0, 100, 1),
];

/// What fields are drawn from: compared, it tells whether any of them has to be drawn again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// What was typed into them, where it differs from the default.
    pub(super) texts: Vec<(String, String)>,
    errors: Vec<FieldProblem>,
    editing: Option<String>,
    pub(super) currency: Currency,
}

impl Typed {
    /// What the fields that `is_one_of` them are drawn from.
    pub(super) fn of(page: &Page<'_>, is_one_of: impl Fn(&str) -> bool) -> Self {
        let texts = page.state.typed.iter().filter(|(field, _)| is_one_of(field));
        Self {
            texts: texts.map(|(field, text)| (field.clone(), text.clone())).collect(),
            errors: page.outcome.errors.iter().filter(|error| is_one_of(&error.field)).cloned().collect(),
            editing: page.screen.editing.clone().filter(|field| is_one_of(field)),
            currency: page.outcome.figures.scenario.currency,
        }
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
    pub(super) typed: &'p Typed,
    pub(super) dispatch: &'p Dispatch,
}

impl Fields<'_> {
    /// A text field.
    pub(super) fn text(&self, field: &str) -> El {
        let words = &self.words.fields;
        let label = self.label(field);
        let text = self.typed.text(field);
        let kind = Kind::of(field);
        let view = TextField {
            name: field,
            text,
            at_rest: at_rest(kind, text),
            editing: self.typed.editing.as_deref() == Some(field),
            unit: (words.unit)(field, self.typed.currency.code()),
            hint: (words.hint)(field),
            error: self.error(field, &label),
            suggestions: if field == "currency" { &CURRENCIES } else { &[] },
            slider: self.slider(field, &label),
            digits: kind != Kind::Word,
            label,
        };
        let answers = Answers {
            on_type: self.dispatch.enter(field, |field, text| Action::Type { field, text }.into()),
            on_settle: self.dispatch.answer(Action::Settle),
            on_edit: self.dispatch.answer(Gesture::Edit(field.to_owned())),
            on_leave: self.dispatch.answer(Gesture::Leave),
        };
        text_field(view, answers)
    }

    /// A field that is so or not.
    pub(super) fn switch(&self, field: &str) -> El {
        let label = self.label(field);
        let error = self.error(field, &label);
        switch_field(field, label, self.typed.text(field) == "true", error, self.dispatch.enter(field, set))
    }

    /// How purchases are measured.
    pub(super) fn choice(&self, field: &str) -> El {
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
        Some((self.words.fields.problem)(problem, label))
    }

    fn slider(&self, field: &str, label: &str) -> Option<Slider> {
        let (_, least, greatest, step) = SLIDERS.into_iter().find(|(name, ..)| *name == field)?;
        let words = &self.words.fields;
        let value = whole(field, self.typed.text(field)).unwrap_or(least).clamp(least, greatest);
        let unit = (words.unit)(field, self.typed.currency.code());
        let in_words = format!("{} {unit}", format::count(value)).trim_end().to_owned();
        Some(Slider { label: (words.slider)(label), least, greatest, step, value, words: in_words })
    }
}

fn set(field: String, text: String) -> Message {
    Action::Set { field, text }.into()
}

/// A figure with grouped digits, for a field that nobody is typing into.
pub(super) fn at_rest(kind: Kind, text: &str) -> Option<String> {
    if !matches!(kind, Kind::Amount | Kind::Count) {
        return None;
    }
    let shown = format::decimal(partner_engine::decimal::parse(&kind.plain(text)?)?);
    (shown != text).then_some(shown)
}

/// The whole units of a text that can be read; what is beyond a slider stands at its end.
fn whole(field: &str, text: &str) -> Option<u32> {
    match Kind::of(field).read(text).ok()? {
        Node::Integer(count) => Some(u32::try_from(count.max(0)).unwrap_or(u32::MAX)),
        Node::Text(decimal) => {
            let whole = decimal.split('.').next()?.trim_start_matches('-').to_owned();
            Some(if decimal.starts_with('-') { 0 } else { whole.parse().unwrap_or(u32::MAX) })
        }
        _ => None,
    }
}
