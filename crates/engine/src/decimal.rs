//! Decimals at the edge: the grammar `-?digits[.digits]`, and their way through serde as strings.
//!
//! `Decimal::from_str` alone would take `1_000` and `1e5` and round past 28 digits in silence, so the grammar is checked first.

use rust_decimal::Decimal;

/// Digits that a [`Decimal`] holds for certain.
const SAFE_DIGITS: usize = 28;

/// Reads `-?digits[.digits]` and nothing else; `None` for other text and for more digits than a decimal holds.
/// The scale is kept as typed without trailing zeros; there is no negative zero.
#[must_use]
pub fn parse(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) =
        unsigned.split_once('.').map_or((unsigned, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !fraction.is_none_or(digits) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.unwrap_or("").trim_end_matches('0');
    if whole.len() + fraction.len() > SAFE_DIGITS {
        return None;
    }
    let magnitude = format!("{whole}{fraction}").parse::<i128>().or_else(|error| {
        let empty = whole.is_empty() && fraction.is_empty();
        if empty { Ok(0) } else { Err(error) }
    });
    let scale = u32::try_from(fraction.len()).ok()?;
    let signed = if text.starts_with('-') { -magnitude.ok()? } else { magnitude.ok()? };
    Decimal::try_from_i128_with_scale(signed, scale).ok()
}

/// How many decimals a text of the grammar of [`parse`] has, as typed.
#[must_use]
pub fn typed_decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// `numerator ÷ denominator` rounded half away from zero to `decimals`, exactly: no digit is lost on the way.
/// `None` when the denominator is zero or an intermediate integer passes 38 digits.
#[must_use]
pub fn quotient(numerator: Decimal, denominator: Decimal, decimals: u32) -> Option<Decimal> {
    let shift = i64::from(denominator.scale()) + i64::from(decimals) - i64::from(numerator.scale());
    let power = 10_i128.checked_pow(u32::try_from(shift.unsigned_abs()).ok()?)?;
    let (mut top, mut bottom) = (numerator.mantissa(), denominator.mantissa());
    if shift < 0 {
        bottom = bottom.checked_mul(power)?
    } else {
        top = top.checked_mul(power)?
    }
    let whole = top.checked_div(bottom)?;
    let remainder = (top % bottom).unsigned_abs();
    let is_half_or_more = remainder >= bottom.unsigned_abs() - remainder;
    let away = if (top < 0) == (bottom < 0) { 1 } else { -1 };
    let rounded = if is_half_or_more { whole + away } else { whole };
    Decimal::try_from_i128_with_scale(rounded, decimals).ok()
}

/// The sum of two decimals, kept within what a decimal holds. Here once, as it would be copied to every place that adds.
#[inline(never)]
pub(crate) fn sum(one: Decimal, other: Decimal) -> Decimal {
    one.saturating_add(other)
}

/// The product of two decimals; `None` when it is more than a decimal holds. Here once, as [`sum`] is.
#[inline(never)]
pub(crate) fn product(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.checked_mul(other)
}

/// A hundredth of a decimal: a shift of the decimal point, exact and without a division where there is room for it.
pub(crate) fn hundredth(value: Decimal) -> Decimal {
    let mut shifted = value;
    match shifted.set_scale(value.scale() + 2) {
        Ok(()) => shifted,
        Err(_) => value.checked_div(Decimal::ONE_HUNDRED).unwrap_or(value),
    }
}

/// Puts entries in order, equals as they stood. The lists here are short, and a sort of the library is far more code.
pub(crate) fn sort<T>(entries: &mut [T], mut is_before: impl FnMut(&T, &T) -> bool) {
    for end in 1..entries.len() {
        let mut place = end;
        while place > 0 && is_before(&entries[place], &entries[place - 1]) {
            entries.swap(place, place - 1);
            place -= 1;
        }
    }
}

/// The shortest text of a decimal, without trailing zeros, like `12.5`.
#[must_use]
pub fn shortest(value: Decimal) -> String {
    value.normalize().to_string()
}

/// Carries a [`Decimal`] through serde as a string, so that no format turns it into a float.
pub mod as_string {
    use rust_decimal::Decimal;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the decimal as text.
    ///
    /// # Errors
    /// Only those of the serializer.
    pub fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    /// Reads the decimal from text of the grammar of [`super::parse`].
    ///
    /// # Errors
    /// When the text is not of that grammar.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let text = String::deserialize(deserializer)?;
        super::parse(&text).ok_or_else(|| D::Error::custom("a decimal is digits, with a point before its fraction"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_grammar_is_read() {
        for text in
            ["", "-", ".", "1.", ".5", "+1", "1_000", "1e5", "1,000", " 1", "1 ", "0x1", "--1", "1.2.3", "٣", "NaN"]
        {
            assert_eq!(parse(text), None, "{text:?}");
        }
        assert_eq!(parse("12345678901234567890123456789"), None, "29 digits");
    }

    #[test]
    fn quotients_round_half_away_from_zero_and_lose_nothing() {
        let cases = [
            ("1", "3", 2, "0.33"),
            ("2", "3", 2, "0.67"),
            ("-2", "3", 2, "-0.67"),
            ("0.05", "10", 2, "0.01"),
            ("-0.05", "10", 2, "-0.01"),
            ("0.04999999999999999999999999", "10", 2, "0.00"),
            ("1000000000000", "0.000001", 0, "1000000000000000000"),
        ];
        for (top, bottom, decimals, expected) in cases {
            let quotient = quotient(parse(top).unwrap(), parse(bottom).unwrap(), decimals).unwrap();
            assert_eq!(quotient.to_string(), expected, "{top} / {bottom}");
        }
        assert_eq!(quotient(Decimal::ONE, Decimal::ZERO, 2), None);
    }

    #[test]
    fn values_and_zeros_are_read_exactly() {
        for (text, mantissa, scale) in [
            ("0", 0, 0),
            ("-0", 0, 0),
            ("-0.00", 0, 0),
            ("007", 7, 0),
            ("1.50", 15, 1),
            ("-1.05", -105, 2),
            ("0.000001", 1, 6),
        ] {
            let value = parse(text).unwrap_or_else(|| panic!("{text:?}"));
            assert_eq!((value.mantissa(), value.scale()), (mantissa, scale), "{text:?}");
            assert!(!(value.is_zero() && value.is_sign_negative()), "{text:?}");
        }
    }
}
