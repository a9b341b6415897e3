//! How figures and dates are written.

use partner_engine::date::Date;

use crate::format::Numbers;

/// Figures.
pub(super) const NUMBERS: Numbers = Numbers {
    group: ',',
    point: '.',
    percent: "%",
    symbols: &[("USD", "$"), ("EUR", "€"), ("GBP", "£"), ("JPY", "¥")],
    is_symbol_last: false,
    magnitudes: ["million", "billion", "trillion"],
    letters: ["k", "M", "B", "T"],
};

/// A date as exact as its document, like `6 April 2020` or `October 2018`.
pub(super) fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = date.month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    match (date.day, month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year),
        (None, Some(month)) => format!("{month} {}", date.year),
        _ => date.year.to_string(),
    }
}
