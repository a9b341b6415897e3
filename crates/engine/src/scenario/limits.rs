//! The limits of `docs/calculation.md` §2.

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
pub(super) const EXCHANGE_RATE_DECIMALS: usize = 6;
/// Decimals of a percentage.
pub(super) const PERCENT_DECIMALS: usize = 2;
