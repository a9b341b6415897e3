//! Amounts of money and their currencies.
//!
//! An amount is always an integer number of minor units of the scenario's currency: it is rounded, half away from zero, when it is
//! computed. Arithmetic saturates instead of failing: embedded programs within the limits of [`crate::limits`] stay ten digits below
//! the greatest decimal. Formatting for people is in `src/format.rs` of the page.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::{currency, decimal};

/// An amount, rounded to the minor unit of its currency, which the context names. Serialized as text, like `12.50`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(Decimal);

impl Money {
    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// An amount in a currency, rounded half away from zero to its minor unit; never a negative zero.
    #[must_use]
    pub fn rounded(amount: Decimal, currency: Currency) -> Self {
        let decimals = currency.minor_digits();
        let is_rounded = amount.scale() == decimals && !amount.is_zero();
        let rounded = if is_rounded { None } else { decimal::quotient(amount, Decimal::ONE, decimals) };
        Self(rounded.unwrap_or(amount))
    }

    /// An amount of an integer number of minor units, like cents, of a currency.
    #[must_use]
    pub fn of_minor_units(units: i128, currency: Currency) -> Self {
        if let Ok(units) = i64::try_from(units) {
            return Self(Decimal::new(units, currency.minor_digits()));
        }
        let saturated = if units < 0 { Decimal::MIN } else { Decimal::MAX };
        Self(Decimal::try_from_i128_with_scale(units, currency.minor_digits()).unwrap_or(saturated))
    }

    /// The amount in minor units of its currency.
    #[must_use]
    pub fn minor_units(self, currency: Currency) -> i128 {
        let units = self.0.mantissa();
        match currency.minor_digits().saturating_sub(self.0.scale()) {
            0 => units,
            finer => units.saturating_mul(10_i128.saturating_pow(finer)),
        }
    }

    /// The amount as a decimal, in units of its currency.
    #[must_use]
    pub const fn amount(self) -> Decimal {
        self.0
    }

    /// This amount with the decimal places of another, so that yen are not written as `0.00`.
    #[must_use]
    pub fn in_units_of(self, other: Self) -> Self {
        let mut amount = self.0;
        amount.rescale(other.0.scale());
        Self(amount)
    }

    /// Whether the amount is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The sum of this and another amount, saturating.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(without_negative_zero(decimal::sum(self.0, other.0)))
    }

    /// This amount minus another, saturating.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(without_negative_zero(decimal::sum(self.0, -other.0)))
    }
}

fn without_negative_zero(mut amount: Decimal) -> Decimal {
    if amount.is_zero() {
        amount.set_sign_positive(true);
    }
    amount
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::plus)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A currency of ISO 4217 that has a minor unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 3],
    minor_digits: u8,
}

impl Currency {
    /// The euro, in which exchange rates are given.
    pub const EUR: Self = Self { code: *b"EUR", minor_digits: 2 };
    /// The US dollar, the scenario's default.
    pub const USD: Self = Self { code: *b"USD", minor_digits: 2 };

    /// The currency with this code of three capital letters; `None` when ISO 4217 has none or gives it no minor unit.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let minor_digits = currency::minor_digits(code)?;
        let code = code.as_bytes().try_into().ok()?;
        Some(Self { code, minor_digits })
    }

    /// The code: three capital letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("")
    }

    /// Decimal places of the minor unit: 2 for the euro, 0 for the yen, 3 for the Kuwaiti dinar.
    #[must_use]
    pub fn minor_digits(self) -> u32 {
        u32::from(self.minor_digits)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cents(text: &str) -> String {
        Money::rounded(crate::decimal::parse(text).expect(text), Currency::EUR).to_string()
    }

    #[test]
    fn amounts_round_half_away_from_zero_when_made() {
        for (given, made) in [
            ("0.005", "0.01"),
            ("-0.005", "-0.01"),
            ("2.675", "2.68"),
            ("0.004", "0.00"),
            ("-0.004", "0.00"),
            ("1", "1.00"),
        ] {
            assert_eq!(cents(given), made, "{given}");
        }
    }

    #[test]
    fn a_currency_rounds_to_its_own_minor_unit() {
        let amount = crate::decimal::parse("1.2345").expect("a decimal");
        for (code, made) in [("JPY", "1"), ("KWD", "1.235"), ("USD", "1.23")] {
            let currency = Currency::from_code(code).expect(code);
            assert_eq!(Money::rounded(amount, currency).to_string(), made);
        }
        for code in ["usd", "XAU", "XXX", "US", "EURO", "ABC", ""] {
            assert_eq!(Currency::from_code(code), None, "{code:?}");
        }
    }

    #[test]
    fn an_amount_is_a_number_of_minor_units() {
        for (code, units, text) in [("USD", -1_250, "-12.50"), ("JPY", 7, "7"), ("KWD", 5, "0.005"), ("USD", 0, "0.00")]
        {
            let currency = Currency::from_code(code).expect(code);
            let amount = Money::of_minor_units(units, currency);
            assert_eq!((amount.to_string().as_str(), amount.minor_units(currency)), (text, units));
        }
        assert_eq!(Money::ZERO.minor_units(Currency::USD), 0);
        let whole = Money::rounded(Decimal::from(3), Currency::from_code("JPY").expect("yen"));
        assert_eq!(whole.minor_units(Currency::USD), 300, "an amount without decimals counts as whole units");
    }

    #[test]
    fn a_difference_of_equals_is_a_plain_zero() {
        let amount = Money::rounded(Decimal::ONE, Currency::USD);
        assert_eq!(amount.minus(amount).to_string(), "0.00");
    }
}
