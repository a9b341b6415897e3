//! Calendar dates as exact as the documents print them: a day, a month or a year. The engine has no clock.

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

/// A day, month or year: `2020-04-06`, `2018-10` or `2021`. Dates are ordered by their first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Date {
    /// The year, 1900 to 2199.
    pub year: u16,
    /// 1 to 12; `None` for a whole year.
    pub month: Option<u8>,
    /// 1 to 31; `None` for a whole month or year.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for other text and days that no calendar has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|part| number(part, 2));
        let day = parts.next().map(|part| number(part, 2));
        if parts.next().is_some() || month == Some(None) || day == Some(None) || !(1900..2200).contains(&year) {
            return None;
        }
        let month = month.flatten().map(|month| u8::try_from(month).unwrap_or(0));
        let day = day.flatten().map(|day| u8::try_from(day).unwrap_or(0));
        let month_fits = month.is_none_or(|month| (1..=12).contains(&month));
        let day_fits = day.is_none_or(|day| (1..=days_in(year, month.unwrap_or(0))).contains(&day));
        (month_fits && day_fits).then_some(Self { year, month, day })
    }

    /// Whether this date is certainly before another: June 2021 is neither before nor after the year 2021.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        let part = |left: Option<u8>, right: Option<u8>| left.zip(right).map_or(Ordering::Equal, |(l, r)| l.cmp(&r));
        let order = self.year.cmp(&other.year);
        order.then_with(|| part(self.month, other.month)).then_with(|| part(self.day, other.day)) == Ordering::Less
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(formatter, "-{part:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_the_exactness_of_their_document() {
        for text in ["2021", "2018-10", "2020-04-06", "2020-02-29"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in ["", "18", "2018-13", "2019-02-29", "2020-4-6", "2020-04-06-01", "2020-04-", "1200"] {
            assert_eq!(Date::parse(text), None, "{text:?}");
        }
    }
}
