//! Where an amount stands on a line from the least to the greatest, in whole hundredths of a percent of the width.
//!
//! A drawing needs no size in pixels and the page no floats: their formatting alone would cost more than this module.

use std::fmt;

use partner_engine::money::Money;

use crate::format::Numbers;

/// Most steps between two ends of an axis.
const STEPS: i128 = 5;
/// Parts of a currency's unit that a scale tells apart: enough for the smallest minor unit.
const PARTS: i128 = 10_000;

/// A place along the width, in hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(pub i32);

impl Position {
    /// The end of the width.
    pub const END: Self = Self(10_000);

    /// How far it is from another place on its left; nothing when that lies on its right.
    #[must_use]
    pub fn from(self, left: Self) -> Self {
        Self((self.0 - left.0).max(0))
    }
}

/// As SVG takes it, like `12.50%`.
impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:02}%", self.0 / 100, self.0 % 100)
    }
}

/// A linear scale that includes zero and ends at round figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    low: i128,
    high: i128,
    step: i128,
}

/// A mark of an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Where it stands.
    pub at: Position,
    /// The amount, shortened, like `150k`.
    pub label: String,
}

impl Scale {
    /// The scale that holds some amounts and zero.
    #[must_use]
    pub fn holding(amounts: impl IntoIterator<Item = Money>) -> Self {
        let ends = amounts
            .into_iter()
            .map(parts)
            .fold((0, 0), |(low, high): (i128, i128), amount| (low.min(amount), high.max(amount)));
        let (low, high) = ends;
        let step = round_step((high - low).div_euclid(STEPS).max(PARTS));
        let below = (-low).div_euclid(step) + i128::from((-low).rem_euclid(step) > 0);
        let above = high.div_euclid(step) + i128::from(high.rem_euclid(step) > 0);
        Self { low: -below * step, high: above.max(i128::from(below == 0)) * step, step }
    }

    /// Where an amount stands; amounts beyond an end stand at that end.
    #[must_use]
    pub fn at(self, amount: Money) -> Position {
        self.position(parts(amount))
    }

    /// Where nothing stands.
    #[must_use]
    pub fn zero(self) -> Position {
        self.position(0)
    }

    /// The marks of the axis, from the least.
    #[must_use]
    pub fn ticks(self, numbers: &Numbers) -> Vec<Tick> {
        let count = (self.high - self.low) / self.step;
        (0..=count)
            .map(|index| self.low + index * self.step)
            .map(|value| Tick {
                at: self.position(value),
                label: numbers.short(i64::try_from(value / PARTS).unwrap_or(i64::MAX)),
            })
            .collect()
    }

    fn position(self, value: i128) -> Position {
        let share = (value.clamp(self.low, self.high) - self.low) * i128::from(Position::END.0);
        Position(i32::try_from(share / (self.high - self.low)).unwrap_or(0))
    }
}

fn parts(amount: Money) -> i128 {
    let amount = amount.amount();
    let times = 10_i128.pow(4_u32.saturating_sub(amount.scale()));
    amount.mantissa().saturating_mul(times)
}

/// The next of 1, 2, 5 times a power of ten.
fn round_step(least: i128) -> i128 {
    let mut power = PARTS;
    loop {
        if let Some(step) = [1, 2, 5].into_iter().map(|times| times * power).find(|step| *step >= least) {
            return step;
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use partner_engine::decimal;
    use partner_engine::money::Currency;

    use super::*;
    use crate::wording::Language;

    fn money(text: &str) -> Money {
        Money::rounded(decimal::parse(text).expect(text), Currency::USD)
    }

    fn labels(amounts: &[&str]) -> Vec<String> {
        let scale = Scale::holding(amounts.iter().map(|amount| money(amount)));
        scale.ticks(&Language::En.words().numbers).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn a_million_million_has_a_letter_of_its_own() {
        assert_eq!(labels(&["2000000000000"]), ["0", "500B", "1T", "1.5T", "2T"]);
    }

    #[test]
    fn an_axis_ends_at_round_figures_and_holds_zero() {
        assert_eq!(labels(&["214600"]), ["0", "50k", "100k", "150k", "200k", "250k"]);
        // 10,900 from end to end: a fifth is 2,180, the next round step 5,000.
        assert_eq!(labels(&["-7200", "3700"]), ["−10k", "−5k", "0", "5k"]);
        assert_eq!(labels(&["1500000"]), ["0", "500k", "1M", "1.5M"]);
        assert_eq!(labels(&["1000000000000"]), ["0", "200B", "400B", "600B", "800B", "1T"]);
    }

    #[test]
    fn amounts_stand_in_proportion() {
        let scale = Scale::holding([money("250000")]);
        assert_eq!(scale.zero(), Position(0));
        assert_eq!(scale.at(money("125000")), Position(5_000));
        assert_eq!(scale.at(money("999999")), Position::END);
        assert_eq!(scale.at(money("-5")), Position(0));
        assert_eq!(scale.at(money("31250")).to_string(), "12.50%");
    }

    #[test]
    fn a_loss_stands_left_of_zero() {
        let scale = Scale::holding([money("-10000"), money("30000")]);
        assert_eq!(scale.zero(), Position(2_500));
        assert_eq!(scale.at(money("-10000")), Position(0));
    }

    #[test]
    fn nothing_at_all_still_has_a_scale() {
        let scale = Scale::holding([]);
        assert_eq!(scale.zero(), Position(0));
        assert_eq!(labels(&[]), ["0", "1"]);
        assert_eq!(labels(&["-0.01"]), ["−1", "0"]);
    }
}
