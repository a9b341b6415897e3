//! Figures as people read them: one formatter for the page and for what is rendered before it, without floats or the browser's locales.
//!
//! How a language writes them stands with its words in [`crate::wording`]; figures for machines keep the engine's own text.

use partner_engine::money::{Currency, Money};
use rust_decimal::{Decimal, RoundingStrategy};

/// U+2212, as wide as a figure.
const MINUS: char = '\u{2212}';
/// U+00A0, which keeps a figure and its sign on one line.
const NO_BREAK: char = '\u{a0}';

/// How figures are written in a language. The examples below are as English has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// Divides digits in groups of three.
    pub group: char,
    /// The decimal mark.
    pub point: char,
    /// The sign of a percentage, with what stands before it.
    pub percent: &'static str,
    /// The signs of the currencies that readers know, by code; other currencies stand with their code.
    pub symbols: &'static [(&'static str, &'static str)],
    /// Whether a currency stands after its amount.
    pub is_symbol_last: bool,
    /// A million, a thousand millions and a million millions, in a sentence.
    pub magnitudes: [&'static str; 3],
    /// A thousand, a million, a thousand millions and a million millions, on an axis.
    pub letters: [&'static str; 4],
}

impl Numbers {
    /// A decimal with grouped digits and the decimals that it has, like `−1,234.50`.
    #[must_use]
    pub fn decimal(&self, value: Decimal) -> String {
        let text = value.abs().to_string();
        let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
        let mut written = String::with_capacity(text.len() + text.len() / 3 + 4);
        if value.is_sign_negative() && !value.is_zero() {
            written.push(MINUS);
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                written.push(self.group);
            }
            written.push(digit);
        }
        if let Some(fraction) = fraction {
            written.push(self.point);
            written.push_str(fraction);
        }
        written
    }

    /// A count, like `10` or `1,200`.
    #[must_use]
    pub fn count(&self, value: u32) -> String {
        self.decimal(value.into())
    }

    /// A percentage without trailing zeros, like `14.2%`.
    #[must_use]
    pub fn percent(&self, value: Decimal) -> String {
        self.decimal(value.normalize()) + self.percent
    }

    /// A percentage to one decimal, for columns that align on the point, like `14.0%`.
    #[must_use]
    pub fn share(&self, value: Decimal) -> String {
        let mut tenths = value.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        tenths.rescale(1);
        self.decimal(tenths) + self.percent
    }

    /// An amount in whole units without its currency, rounded half away from zero, like `214,601`. What would come out as 0 and
    /// is not keeps its minor part: nothing that is earned or lost may look like nothing.
    #[must_use]
    pub fn whole(&self, money: Money) -> String {
        self.decimal(to_whole(money.amount()))
    }

    /// An amount in whole units that never reaches more than it is, like `99,999` for 99,999.60: for what a threshold is
    /// compared with.
    #[must_use]
    pub fn whole_reached(&self, money: Money) -> String {
        self.decimal(money.amount().round_dp_with_strategy(0, RoundingStrategy::ToNegativeInfinity))
    }

    /// An amount in running text in whole units, like `$214,601`; from a million on shortened, like `$18.2 million`.
    #[must_use]
    pub fn about(&self, money: Money, currency: Currency) -> String {
        let whole = to_whole(money.amount());
        let [million, billion, trillion] = self.magnitudes;
        for (unit, word) in [(1_000_000_000_000_i64, trillion), (1_000_000_000, billion), (1_000_000, million)] {
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
            return self.with_currency(shown, &format!("{}{NO_BREAK}{word}", self.decimal(shown.abs())), currency);
        }
        self.price(whole, currency)
    }

    /// An amount to the minor unit without its currency, for columns that align on the point, like `214,600.00`.
    #[must_use]
    pub fn amount(&self, money: Money) -> String {
        self.decimal(money.amount())
    }

    /// An amount in running text, without its minor part where that is nothing, like `$214,600` or `CHF 12.50`.
    #[must_use]
    pub fn money(&self, money: Money, currency: Currency) -> String {
        self.price(money.amount(), currency)
    }

    /// As [`Self::money`], for amounts that stand in a document and not in an estimate.
    #[must_use]
    pub fn price(&self, amount: Decimal, currency: Currency) -> String {
        self.with_currency(amount, &self.shortest(amount.abs(), currency), currency)
    }

    /// A round number of units in few characters, like `−50k` or `1.5M`.
    #[must_use]
    pub fn short(&self, units: i64) -> String {
        let size = units.abs();
        let [thousand, million, billion, trillion] = self.letters;
        let (unit, letter) = match size {
            1_000_000_000_000.. => (1_000_000_000_000, trillion),
            1_000_000_000.. => (1_000_000_000, billion),
            1_000_000.. => (1_000_000, million),
            1_000.. => (1_000, thousand),
            _ => (1, ""),
        };
        let minus = if units < 0 { MINUS.to_string() } else { String::new() };
        let tenths = size * 10 / unit;
        let fraction = if tenths % 10 == 0 { String::new() } else { format!("{}{}", self.point, tenths % 10) };
        format!("{minus}{}{fraction}{letter}", tenths / 10)
    }

    /// The digits of an amount with its sign and its currency.
    fn with_currency(&self, amount: Decimal, plain: &str, currency: Currency) -> String {
        let minus = if amount.is_sign_negative() && !amount.is_zero() { MINUS.to_string() } else { String::new() };
        let code = currency.code();
        let symbol = self.symbols.iter().find(|(known, _)| *known == code).map(|(_, symbol)| *symbol);
        match symbol {
            _ if self.is_symbol_last => format!("{minus}{plain}{NO_BREAK}{}", symbol.unwrap_or(code)),
            Some(symbol) => format!("{minus}{symbol}{plain}"),
            None => format!("{minus}{code}{NO_BREAK}{plain}"),
        }
    }

    /// Whole units where the rest is nothing, else every decimal of the minor unit.
    fn shortest(&self, amount: Decimal, currency: Currency) -> String {
        let mut amount = amount.normalize();
        if amount.scale() > 0 && amount.scale() < currency.minor_digits() {
            amount.rescale(currency.minor_digits());
        }
        self.decimal(amount)
    }
}

fn to_whole(amount: Decimal) -> Decimal {
    let whole = amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    if whole.is_zero() { amount.normalize() } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    const EN: &Numbers = &Language::En.words().numbers;
    const GERMAN: Numbers = Numbers {
        group: '.',
        point: ',',
        percent: "\u{a0}%",
        symbols: &[("EUR", "€")],
        is_symbol_last: true,
        magnitudes: ["Mio.", "Mrd.", "Bio."],
        letters: [" Tsd.", " Mio.", " Mrd.", " Bio."],
    };

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
            assert_eq!(EN.decimal(value(given)), written);
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
            assert_eq!(EN.money(amount, currency), written);
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
            assert_eq!(EN.whole(made(given, "USD").0), written);
        }
        assert_eq!(EN.whole_reached(made("99999.60", "USD").0), "99,999");
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
            assert_eq!(EN.about(amount, currency), written);
        }
    }

    #[test]
    fn percentages_lose_trailing_zeros_in_a_sentence_and_have_one_decimal_in_a_column() {
        assert_eq!(EN.percent(value("14.20")), "14.2%");
        assert_eq!(EN.percent(value("-3")), "−3%");
        assert_eq!(EN.share(value("22.45")), "22.5%");
        assert_eq!(EN.share(value("11")), "11.0%");
    }

    #[test]
    fn a_language_has_its_own_marks_and_places_its_currency() {
        let (euros, currency) = made("-1234.5", "EUR");
        assert_eq!(GERMAN.amount(euros), "−1.234,50");
        assert_eq!(GERMAN.money(euros, currency), "−1.234,50\u{a0}€");
        assert_eq!(GERMAN.about(made("18212317.88", "USD").0, Currency::USD), "18,2\u{a0}Mio.\u{a0}USD");
        assert_eq!(
            (GERMAN.percent(value("14.20")), GERMAN.count(1_200)),
            ("14,2\u{a0}%".to_owned(), "1.200".to_owned())
        );
        assert_eq!(GERMAN.short(-1_500_000), "−1,5 Mio.");
    }
}
