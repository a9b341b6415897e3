//! Every limit of what is read: program files, and scenarios by `docs/calculation.md` §2. Each is stated here once.

/// Years that can be estimated.
pub const GREATEST_YEARS: u32 = 10;
/// Deals in a year.
pub const GREATEST_DEALS: u32 = 100_000;
/// Months that a contract runs.
pub const GREATEST_MONTHS: u32 = 120;
/// Any amount of money, in units of its currency.
pub const GREATEST_AMOUNT: u64 = 1_000_000_000_000;
/// Any count of people, points or projects.
pub const GREATEST_COUNT: u32 = 1_000_000;
/// Units of a currency for one euro.
pub const GREATEST_EXCHANGE_RATE: u32 = 1_000_000;
/// Decimals of an exchange rate.
pub(crate) const EXCHANGE_RATE_DECIMALS: usize = 6;
/// Decimals of a percentage.
pub(crate) const PERCENT_DECIMALS: usize = 2;

/// Entries of one list of a program: more than any has, few enough to keep the answer to a hostile file short.
pub const MOST_ENTRIES: usize = 1_000;
/// Characters of one text of a program.
pub(crate) const MOST_CHARACTERS: usize = 2_000;
/// Characters of what was given that a message repeats.
pub const MOST_REPEATED: usize = 60;

/// Months of a contract that are paid as new, what comes after is renewed; and how long a contract runs where nothing is said.
pub(crate) const MONTHS_OF_A_YEAR: u32 = 12;

/// As much of what was given as a message repeats.
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
