//! The words of the fields: what each asks for, in which unit, and what is wrong with a text.

use partner_engine::program::Catalog;

use crate::calculation::FieldProblem;

/// The words of the fields.
pub struct Fields {
    /// The name of a field.
    pub label: fn(&str, &Catalog) -> String,
    /// The unit of a field; takes the currency's code.
    pub unit: fn(&str, &str) -> String,
    /// Explains a field.
    pub hint: fn(&str) -> Option<&'static str>,
    /// Names the slider of a field.
    pub slider: fn(&str) -> String,
    /// The fault of a field, and how to mend it; takes its label and the currency's code.
    pub problem: fn(&FieldProblem, &str, &str) -> String,
    /// How a text was read that could mean two figures; takes the figure.
    pub by_choice: fn(&str) -> String,
    /// Heads the list of what is wrong.
    pub problems: fn(usize) -> String,
    /// Takes a text away whose field is not on the page.
    pub remove: fn(&str) -> String,
    /// The ways of measuring purchases, with their texts.
    pub purchases: [(&'static str, &'static str); 2],
    /// Leads to a currency that the list does not have.
    pub other_currency: &'static str,
    /// Asks for the code of another currency.
    pub currency_code: &'static str,
    /// Says that one program is always shown.
    pub last_program: &'static str,
    /// Leads the fields of unit costs.
    pub unit_costs: &'static str,
    /// Leads the fields of a tier's rates.
    pub rates_of: fn(&str) -> String,
}
