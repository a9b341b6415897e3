//! Decimals at the edge: the grammar `-?digits[.digits]`, and serialization as strings.
//!
//! `Decimal::from_str` would also accept `1_000` and `1e5`, and round past 28 digits in silence, so the grammar is checked first.

use std::fmt::Display;

use rust_decimal::Decimal;
use serde::Serializer;

/// Significant digits that every [`Decimal`] can hold.
const SAFE_DIGITS: usize = 28;
/// Decimal places that a [`Decimal`] has at most.
const MOST_DECIMALS: u32 = 28;

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

/// The number of decimal places as typed, in a text of the grammar of [`parse`].
#[must_use]
pub fn typed_decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

/// `numerator ÷ denominator` rounded half away from zero to `decimals` places, computed in integers without loss.
/// `None` when the denominator is zero or an intermediate integer passes 38 digits.
#[must_use]
pub fn quotient(numerator: Decimal, denominator: Decimal, decimals: u32) -> Option<Decimal> {
    divide(numerator, denominator, decimals, true)
}

/// `numerator ÷ denominator` to `decimals` places, with further digits cut off. `None` as in [`quotient`].
pub(crate) fn quotient_towards_zero(numerator: Decimal, denominator: Decimal, decimals: u32) -> Option<Decimal> {
    divide(numerator, denominator, decimals, false)
}

/// A decimal as a count, rounded to an integer; `u32::MAX` when it is negative or too large.
pub(crate) fn count(value: Decimal) -> u32 {
    let whole = quotient(value, Decimal::ONE, 0).and_then(|whole| u32::try_from(whole.mantissa()).ok());
    whole.unwrap_or(u32::MAX)
}

/// Integer division, used instead of the general one of `rust_decimal`, whose code weighs more in the page than it saves in time.
#[inline(never)]
fn divide(numerator: Decimal, denominator: Decimal, decimals: u32, rounds: bool) -> Option<Decimal> {
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
    let is_half_or_more = rounds && remainder >= bottom.unsigned_abs() - remainder;
    let away = if (top < 0) == (bottom < 0) { 1 } else { -1 };
    let rounded = if is_half_or_more { whole + away } else { whole };
    Decimal::try_from_i128_with_scale(rounded, decimals).ok()
}

/// The sum of two decimals, saturating. Computed on the integers, because the addition of `rust_decimal` weighs more in the page.
#[inline(never)]
pub(crate) fn sum(one: Decimal, other: Decimal) -> Decimal {
    let scale = one.scale().max(other.scale());
    let part = |part: Decimal| part.mantissa().saturating_mul(10_i128.saturating_pow(scale - part.scale()));
    let sum = part(one).saturating_add(part(other));
    let saturated = if sum < 0 { Decimal::MIN } else { Decimal::MAX };
    Decimal::try_from_i128_with_scale(sum, scale).unwrap_or(saturated)
}

/// The product of two decimals, exactly; `None` when it has more digits than a decimal holds.
#[inline(never)]
pub(crate) fn product(one: Decimal, other: Decimal) -> Option<Decimal> {
    let product = one.mantissa().checked_mul(other.mantissa())?;
    Decimal::try_from_i128_with_scale(product, one.scale() + other.scale()).ok()
}

/// A hundredth of a decimal: a shift of the decimal point, exact unless that would need more than 28 decimal places.
pub(crate) fn hundredth(value: Decimal) -> Decimal {
    let mut shifted = value;
    match shifted.set_scale(value.scale() + 2) {
        Ok(()) => shifted,
        Err(_) => quotient(value, Decimal::ONE_HUNDRED, MOST_DECIMALS).unwrap_or(value),
    }
}

/// The shortest text of a decimal, without trailing zeros, like `12.5`.
#[must_use]
pub fn shortest(value: Decimal) -> String {
    value.normalize().to_string()
}

/// Serializes a number as text, so that no format stores a float.
pub(crate) fn as_text<S: Serializer>(value: &impl Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
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
        let cut = quotient_towards_zero(parse("-2").unwrap(), parse("3").unwrap(), 2).unwrap();
        assert_eq!(cut.to_string(), "-0.66");
    }

    #[test]
    fn a_hundredth_is_exact_where_there_is_room() {
        for (value, expected) in [
            ("5", "0.05"),
            ("-1.23", "-0.0123"),
            ("0.0000000000000000000000000149", "0.0000000000000000000000000001"),
            ("0.0000000000000000000000000150", "0.0000000000000000000000000002"),
        ] {
            assert_eq!(hundredth(parse(value).unwrap()).to_string(), expected, "{value}");
        }
    }

    #[test]
    fn what_is_no_count_is_the_greatest() {
        for (value, expected) in
            [("0", 0), ("12", 12), ("4294967295", u32::MAX), ("4294967296", u32::MAX), ("-1", u32::MAX)]
        {
            assert_eq!(count(parse(value).unwrap()), expected, "{value}");
        }
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
