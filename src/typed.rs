//! Typed text as the engine's decimals: what people write for `50000` and `12.5`, and what is too ambiguous to guess.
//!
//! A text is first freed of its script ([`characters`]), then of what stands around the figure: signs, currencies, magnitudes
//! and units ([`affixes`]); what remains is grouped digits ([`figure`]). Any letter that is not understood is a refusal, and so
//! is a text that could mean two figures. Limits are the engine's; the sentences are in [`crate::wording`].

use partner_engine::document::Node;

use crate::fields::{Input, Kind, Table, kind_of};

mod affixes;
mod characters;
pub mod custom;
mod figure;
#[cfg(test)]
mod tests;
mod words;

/// Why a text is no figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing is typed.
    Empty,
    /// No figure at all.
    NotANumber,
    /// Its separator could group digits or be the decimal mark.
    Ambiguous {
        /// The separator, `.` or `,`.
        mark: char,
        /// The plain figures of both readings, grouped first.
        readings: [String; 2],
    },
    /// A word that means two magnitudes: the word, and the plain figures of both readings, the English one first.
    TwoMagnitudes(String, [String; 2]),
    /// Several figures, like two cells of a sheet.
    SeveralFigures,
    /// Digits of several scripts.
    SeveralScripts,
    /// Another currency than the field's: as it was given, by its code where that is certain.
    OtherCurrency(String),
    /// A currency in a field that is not about money.
    NotMoney(String),
    /// A percentage in a field that is none.
    NotAPercentage,
    /// Hundredths of a percent.
    BasisPoints,
    /// A word or sign that is not understood.
    Word(String),
}

/// The context in which a text is read, besides its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Notation<'a> {
    /// The code of the scenario's currency; with a code that is none, every sign of a currency is refused.
    pub currency: &'a str,
    /// The decimal mark, `.` or `,`, that the visitor chose when a text could mean two figures.
    pub decimal_mark: Option<char>,
}

/// A text as a plain figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFigure {
    /// `-?digits[.digits]`, which reads as itself in the same field.
    pub plain: String,
    /// Whether it could mean two figures and is read as the visitor chose before.
    pub by_choice: bool,
}

/// Reads the figure of a field's text.
///
/// # Errors
/// When the field holds no figure, and when the text is empty, no figure, in another unit, or could mean two figures.
pub fn figure(field: &str, text: &str, notation: &Notation<'_>) -> Result<ReadFigure, Unreadable> {
    let kind = kind_of(field);
    if matches!(kind, Kind::Switch | Kind::Currency | Kind::PurchasesAt) {
        return Err(Unreadable::NotANumber);
    }
    // An exchange rate is in the currency that its field is named after.
    let own = match Input::named(field) {
        Some(Input::Entry(Table::ExchangeRates, code)) => code,
        _ => notation.currency,
    };
    let text = characters::plain(text)?;
    let parts = affixes::split(&text)?;
    let factor = affixes::check(&parts, kind, own)?;
    figure::read(&parts, factor, kind, notation)
}

/// A text as a sentence repeats it: no longer than one, and without what nobody sees, which could turn the sentence around.
#[must_use]
pub fn repeated(text: &str) -> String {
    const LONGEST: usize = 60;
    let visible = characters::visible(text);
    let text = visible.trim();
    let mut repeated: String = text.chars().take(LONGEST).collect();
    if repeated.len() < text.len() {
        repeated.push('…');
    }
    repeated
}

/// The same figure without grouping, signs and magnitudes; `None` for a text that is no figure.
#[must_use]
pub fn plain(field: &str, text: &str, notation: &Notation<'_>) -> Option<String> {
    figure(field, text, notation).ok().map(|reading| reading.plain)
}

/// Reads a text into the value that the engine's scenario takes.
///
/// # Errors
/// As [`figure`], for fields that hold one; other fields take any text but an empty one.
pub fn read(field: &str, text: &str, notation: &Notation<'_>) -> Result<Node, Unreadable> {
    match kind_of(field) {
        kind @ (Kind::Currency | Kind::PurchasesAt | Kind::Switch) => {
            let text = characters::visible(text);
            match text.trim() {
                "" => Err(Unreadable::Empty),
                "true" => Ok(Node::Bool(true)),
                "false" => Ok(Node::Bool(false)),
                // Codes are written in capitals.
                code if kind == Kind::Currency => Ok(Node::Text(code.to_ascii_uppercase())),
                word => Ok(Node::Text(word.to_owned())),
            }
        }
        Kind::Count | Kind::Years => {
            let plain = figure(field, text, notation)?.plain;
            Ok(plain.parse().map_or(Node::Text(plain), Node::Integer))
        }
        Kind::Amount | Kind::Percent | Kind::ExchangeRate => Ok(Node::Text(figure(field, text, notation)?.plain)),
    }
}
