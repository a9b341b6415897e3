//! Figures as people read them: one formatter for the page and for what is rendered before it, without floats or locales.
//!
//! Digits are grouped by commas, a minus is a minus sign, and a percent sign keeps its distance. Words around figures are
//! in [`crate::wording`]; figures for machines keep the engine's own text.

use partner_engine::money::{Currency, Money};
use rust_decimal::Decimal;

/// U+2212, as wide as a figure.
const MINUS: char = '\u{2212}';
/// U+00A0, which keeps a figure and its sign on one line.
const NO_BREAK: char = '\u{a0}';

/// A decimal with grouped digits and the decimals that it has, like `−1,234.50`.
#[must_use]
pub fn decimal(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut written = String::with_capacity(text.len() + text.len() / 3 + 4);
    if value.is_sign_negative() && !value.is_zero() {
        written.push(MINUS);
    }
    written.push_str(&grouped(whole));
    if let Some(fraction) = fraction {
        written.push('.');
        written.push_str(fraction);
    }
    written
}

/// Whole digits in groups of three.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// A count, like `10` or `1,200`.
#[must_use]
pub fn count(value: u32) -> String {
    grouped(&value.to_string())
}

/// A percentage without trailing zeros, like `14.2 %`.
#[must_use]
pub fn percent(value: Decimal) -> String {
    format!("{}{NO_BREAK}%", decimal(value.normalize()))
}

/// An amount to the minor unit without its currency, for columns that align on the point, like `214,600.00`.
#[must_use]
pub fn amount(money: Money) -> String {
    decimal(money.amount())
}

/// An amount in running text, without its minor part where that is nothing, like `$214,600` or `CHF 12.50`.
#[must_use]
pub fn money(money: Money, currency: Currency) -> String {
    price(money.amount(), currency)
}

/// As [`money`], for amounts that stand in a document and not in an estimate.
#[must_use]
pub fn price(amount: Decimal, currency: Currency) -> String {
    let plain = shortest(amount.abs(), currency);
    let minus = if amount.is_sign_negative() && !amount.is_zero() { MINUS.to_string() } else { String::new() };
    match symbol(currency) {
        Some(symbol) => format!("{minus}{symbol}{plain}"),
        None => format!("{minus}{}{NO_BREAK}{plain}", currency.code()),
    }
}

/// Whole units where the rest is nothing, else every decimal of the minor unit.
fn shortest(amount: Decimal, currency: Currency) -> String {
    let mut amount = amount.normalize();
    if amount.scale() > 0 && amount.scale() < currency.minor_digits() {
        amount.rescale(currency.minor_digits());
    }
    decimal(amount)
}

/// The sign of a currency that readers of English know; other currencies stand with their code.
#[must_use]
pub fn symbol(currency: Currency) -> Option<&'static str> {
    match currency.code() {
        "USD" => Some("$"),
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        "JPY" => Some("¥"),
        _ => None,
    }
}

/// How the amounts of one column are written, so that all of them align: with the minor part as soon as one needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    minor: bool,
}

impl Column {
    /// The column of some amounts.
    #[must_use]
    pub fn of(amounts: impl IntoIterator<Item = Money>) -> Self {
        Self { minor: amounts.into_iter().any(|amount| amount.amount().normalize().scale() > 0) }
    }

    /// One amount of the column.
    #[must_use]
    pub fn write(self, money: Money) -> String {
        if self.minor { amount(money) } else { decimal(money.amount().normalize()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Decimal {
        partner_engine::decimal::parse(text).expect(text)
    }

    fn made(text: &str, code: &str) -> (Money, Currency) {
        let currency = Currency::from_code(code).expect(code);
        (Money::rounded(value(text), currency), currency)
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        for (given, written) in [
            ("0", "0"),
            ("12", "12"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1234567.8", "−1,234,567.8"),
            ("1000000000000", "1,000,000,000,000"),
        ] {
            assert_eq!(decimal(value(given)), written);
        }
    }

    #[test]
    fn amounts_show_their_minor_part_only_where_it_is_something() {
        for (given, code, written) in [
            ("214600", "USD", "$214,600"),
            ("-7200.5", "USD", "−$7,200.50"),
            ("0", "EUR", "€0"),
            ("12.5", "CHF", "CHF\u{a0}12.50"),
            ("-3", "CHF", "−CHF\u{a0}3"),
            ("1234.6", "JPY", "¥1,235"),
            ("1.25", "KWD", "KWD\u{a0}1.250"),
        ] {
            let (amount, currency) = made(given, code);
            assert_eq!(money(amount, currency), written);
        }
    }

    #[test]
    fn a_column_keeps_the_minor_part_as_soon_as_one_amount_has_one() {
        let (whole, _) = made("1200", "USD");
        let (broken, _) = made("-3.5", "USD");
        assert_eq!(Column::of([whole]).write(whole), "1,200");
        assert_eq!(Column::of([whole, broken]).write(whole), "1,200.00");
        assert_eq!(Column::of([whole, broken]).write(broken), "−3.50");
    }

    #[test]
    fn a_thousand_without_minor_part_keeps_its_zeros() {
        let (amount, currency) = made("1000", "USD");
        assert_eq!(Column::of([amount]).write(amount), "1,000");
        assert_eq!(money(amount, currency), "$1,000");
    }

    #[test]
    fn percentages_lose_trailing_zeros_and_keep_their_sign_beside_them() {
        assert_eq!(percent(value("14.20")), "14.2\u{a0}%");
        assert_eq!(percent(value("-3")), "−3\u{a0}%");
    }
}
