//! The limits of all input: program files, and scenarios by `docs/calculation.md` §2. Each is defined only here.

/// Estimated years.
pub const GREATEST_YEARS: u32 = 10;
/// Deals in a year.
pub const GREATEST_DEALS: u32 = 100_000;
/// Months of a contract.
pub const GREATEST_MONTHS: u32 = 120;
/// An amount of money, in units of its currency.
pub const GREATEST_AMOUNT: u64 = 1_000_000_000_000;
/// A count of people, points or projects.
pub const GREATEST_COUNT: u32 = 1_000_000;
/// Units of a currency for one euro.
pub const GREATEST_EXCHANGE_RATE: u32 = 1_000_000;
/// Decimal places of an exchange rate.
pub(crate) const EXCHANGE_RATE_DECIMALS: usize = 6;
/// Decimal places of a percentage.
pub(crate) const PERCENT_DECIMALS: usize = 2;

/// Entries of one list in a program file: more than any program needs, few enough to keep the list of problems of a hostile file short.
pub const MOST_ENTRIES: usize = 1_000;
/// Values of a program file once everything inherited is written out: some fifty times what a long program has.
pub(crate) const MOST_VALUES: usize = 200_000;
/// Characters of one text in a program file.
pub(crate) const MOST_CHARACTERS: usize = 2_000;
/// Characters of a given value that an error message repeats.
pub const MOST_REPEATED: usize = 60;

/// Months of a contract that are paid as new (later ones are renewals), and the length of a contract where the scenario gives none.
pub(crate) const MONTHS_OF_A_YEAR: u32 = 12;

/// The beginning of a given value, as an error message repeats it.
#[must_use]
pub fn brief(text: &str) -> String {
    let mut short: String = text.chars().take(MOST_REPEATED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_repeats_sixty_characters() {
        let sixty = "ä".repeat(MOST_REPEATED);
        assert_eq!(brief(&sixty), sixty);
        assert_eq!(brief(&format!("{sixty}x")), format!("{sixty}…"));
    }
}
