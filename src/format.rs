//! Figures as people read them: one formatter for the page and for what is rendered before it, without floats or locales.
//!
//! Digits are grouped by commas, a minus is a minus sign, and a percent sign follows its figure. Words around figures are
//! in [`crate::wording`]; figures for machines keep the engine's own text.

use partner_engine::money::{Currency, Money};
use rust_decimal::{Decimal, RoundingStrategy};

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

/// A percentage without trailing zeros, like `14.2%`.
#[must_use]
pub fn percent(value: Decimal) -> String {
    format!("{}%", decimal(value.normalize()))
}

/// A percentage to one decimal, for columns that align on the point, like `14.0%`.
#[must_use]
pub fn share(value: Decimal) -> String {
    let mut tenths = value.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    tenths.rescale(1);
    format!("{}%", decimal(tenths))
}

/// An amount in whole units without its currency, rounded half away from zero, like `214,601`. What would come out as 0 and
/// is not keeps its minor part: nothing that is earned or lost may look like nothing.
#[must_use]
pub fn whole(money: Money) -> String {
    decimal(to_whole(money.amount()))
}

/// An amount in whole units that never reaches more than it is, like `99,999` for 99,999.60: for what a threshold is
/// compared with.
#[must_use]
pub fn whole_reached(money: Money) -> String {
    decimal(money.amount().round_dp_with_strategy(0, RoundingStrategy::ToNegativeInfinity))
}

/// An amount in running text in whole units, like `$214,601`; from a million on shortened, like `$18.2 million`.
#[must_use]
pub fn about(money: Money, currency: Currency) -> String {
    let whole = to_whole(money.amount());
    for (unit, word) in [(1_000_000_000_000_i64, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")] {
        let unit = Decimal::from(unit);
        // 999,960,000 is a billion when it is rounded to a tenth of one.
        let tenths = whole
            .checked_div(unit)
            .unwrap_or_default()
            .round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        if tenths.abs() < Decimal::ONE || whole.abs() < Decimal::from(1_000_000) {
            continue;
        }
        // A tenth that is 0 stays where something was rounded away.
        let is_exact = tenths.checked_mul(unit) == Some(whole);
        let mut shown = if is_exact { tenths.normalize() } else { tenths };
        if !is_exact {
            shown.rescale(1);
        }
        return format!("{}\u{a0}{word}", with_currency(shown, &decimal(shown.abs()), currency));
    }
    price(whole, currency)
}

fn to_whole(amount: Decimal) -> Decimal {
    let whole = amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    if whole.is_zero() { amount.normalize() } else { whole }
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
    with_currency(amount, &shortest(amount.abs(), currency), currency)
}

/// The digits of an amount with its sign and its currency.
fn with_currency(amount: Decimal, plain: &str, currency: Currency) -> String {
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
    fn whole_units_are_rounded_half_away_from_zero_and_hide_nothing() {
        for (given, written) in [
            ("352800.66", "352,801"),
            ("0.5", "1"),
            ("-2.5", "−3"),
            ("-9999.94", "−10,000"),
            ("1000", "1,000"),
            ("0", "0"),
            ("0.06", "0.06"),
            ("-0.4", "−0.4"),
        ] {
            assert_eq!(whole(made(given, "USD").0), written);
        }
        assert_eq!(whole_reached(made("99999.60", "USD").0), "99,999");
    }

    #[test]
    fn amounts_in_a_sentence_are_short_from_a_million_on() {
        for (given, code, written) in [
            ("352800.66", "USD", "$352,801"),
            ("999999.4", "USD", "$999,999"),
            ("999999.5", "USD", "$1\u{a0}million"),
            ("1000000.4", "USD", "$1\u{a0}million"),
            ("1004000", "USD", "$1.0\u{a0}million"),
            ("18212317.88", "USD", "$18.2\u{a0}million"),
            ("-18250000", "EUR", "−€18.3\u{a0}million"),
            ("999960000", "CHF", "CHF\u{a0}1.0\u{a0}billion"),
            ("2500000000000", "USD", "$2.5\u{a0}trillion"),
            ("0.4", "USD", "$0.40"),
        ] {
            let (amount, currency) = made(given, code);
            assert_eq!(about(amount, currency), written);
        }
    }

    #[test]
    fn percentages_lose_trailing_zeros_in_a_sentence_and_have_one_decimal_in_a_column() {
        assert_eq!(percent(value("14.20")), "14.2%");
        assert_eq!(percent(value("-3")), "−3%");
        assert_eq!(share(value("22.45")), "22.5%");
        assert_eq!(share(value("11")), "11.0%");
    }
}
