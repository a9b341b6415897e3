//! Grouped digits as `-?digits[.digits]`: which of the separators groups, which is the decimal mark, and when that is not certain.
//!
//! Signs and units around the digits are the concern of [`super::affixes`].

use partner_engine::money::Currency;

use super::affixes::{Factor, Parts};
use super::characters::ARABIC_POINT;
use super::{Notation, ReadFigure, Unreadable};
use crate::fields::Kind;

/// Greatest exponent and most zeros of `1e6`: beyond every limit of a field.
const GREATEST_EXPONENT: usize = 30;

/// Digits and their decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Digits {
    whole: String,
    fraction: String,
}

/// A way to read digits.
enum DigitsReading {
    One(Digits),
    /// Grouped, or with a decimal mark.
    Two(Digits, Digits),
}

/// Reads the digits of a text.
///
/// # Errors
/// When they are no figure, several, or could mean two.
pub(super) fn read(
    parts: &Parts<'_>,
    factor: Factor,
    kind: Kind,
    notation: &Notation<'_>,
) -> Result<ReadFigure, Unreadable> {
    let (digits, exponent) = exponent(parts.digits)?;
    let mark = digits.chars().find(|character| matches!(character, '.' | ','));
    let zeros = match &factor {
        Factor::Zeros(zeros) => *zeros,
        Factor::None | Factor::Two(..) => 0,
    };
    let write = |digits: &Digits, zeros: usize| {
        let mut plain = certain(shifted(digits, exponent.saturating_add_unsigned(zeros)), kind);
        // Sheets write whole numbers as `3.00`.
        if matches!(kind, Kind::Count | Kind::Years)
            && let Some((whole, fraction)) = plain.split_once('.')
            && fraction.bytes().all(|digit| digit == b'0')
        {
            plain.truncate(whole.len());
        }
        // Nothing owed is nothing: there is no negative zero.
        if parts.negative { format!("-{plain}") } else { plain }
    };
    let has_factor = factor != Factor::None || exponent != 0;
    let (digits, by_choice) =
        match read_digits(digits, kind, parts.without_minor, has_factor || has_mils(kind, notation))? {
            DigitsReading::One(digits) => (digits, false),
            DigitsReading::Two(grouped, decimal) => match notation.decimal_mark {
                Some(chosen) => (if mark == Some(chosen) { decimal } else { grouped }, true),
                None => {
                    let readings = [write(&grouped, zeros), write(&decimal, zeros)];
                    return Err(Unreadable::Ambiguous { mark: mark.unwrap_or('.'), readings });
                }
            },
        };
    match factor {
        Factor::Two(word, both) => Err(Unreadable::TwoMagnitudes(word, both.map(|zeros| write(&digits, zeros)))),
        _ => Ok(ReadFigure { plain: write(&digits, zeros), by_choice }),
    }
}

/// Whether amounts have three decimals, as in dinars and rials of several countries.
fn has_mils(kind: Kind, notation: &Notation<'_>) -> bool {
    const DIGITS: u32 = 3;
    kind == Kind::Amount
        && Currency::from_code(&notation.currency.trim().to_ascii_uppercase())
            .is_some_and(|currency| currency.minor_digits() == DIGITS)
}

/// Takes the exponent of `1e6` off.
fn exponent(text: &str) -> Result<(&str, isize), Unreadable> {
    let Some((digits, exponent)) = text.split_once(['e', 'E']) else { return Ok((text, 0)) };
    let (negative, exponent) = match exponent.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, exponent.strip_prefix('+').unwrap_or(exponent)),
    };
    let is_exponent = !exponent.is_empty() && exponent.bytes().all(|byte| byte.is_ascii_digit());
    let zeros = exponent.parse::<isize>().ok().filter(|zeros| is_exponent && *zeros <= GREATEST_EXPONENT.cast_signed());
    match zeros {
        Some(zeros) if !digits.is_empty() => Ok((digits, if negative { -zeros } else { zeros })),
        _ => Err(Unreadable::NotANumber),
    }
}

/// A figure with its decimal mark moved to the right, or to the left.
fn shifted(digits: &Digits, places: isize) -> String {
    let all = format!("{}{}", digits.whole, digits.fraction);
    let middle = digits.whole.len().saturating_add_signed(places);
    let missing = places.unsigned_abs().saturating_sub(digits.whole.len());
    let (whole, fraction) = if places < 0 && missing > 0 {
        (String::new(), format!("{}{all}", "0".repeat(missing)))
    } else if middle >= all.len() {
        (format!("{all}{}", "0".repeat(middle - all.len())), String::new())
    } else {
        (all[..middle].to_owned(), all[middle..].to_owned())
    };
    // A shifted figure was not typed so: it needs no zeros in front.
    let whole = if places == 0 { whole.as_str() } else { whole.trim_start_matches('0') };
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// A figure so that it could not mean another one: three decimals behind one to three digits could be a group.
fn certain(plain: String, kind: Kind) -> String {
    match plain.split_once('.') {
        Some((whole, fraction)) if kind != Kind::ExchangeRate && could_group(whole, fraction) => {
            match fraction.trim_end_matches('0') {
                "" => whole.to_owned(),
                // No group of three begins with zero.
                three if three.len() == 3 => format!("0{plain}"),
                fewer => format!("{whole}.{fewer}"),
            }
        }
        _ => plain,
    }
}

fn could_group(whole: &str, fraction: &str) -> bool {
    fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
}

fn read_digits(text: &str, kind: Kind, without_minor: bool, three_decimals: bool) -> Result<DigitsReading, Unreadable> {
    if text.contains(|character: char| {
        !character.is_ascii_digit() && !",.' ".contains(character) && character != ARABIC_POINT
    }) {
        return Err(Unreadable::NotANumber);
    }
    // A dash stands for the minor part: the mark before it is the decimal one.
    if without_minor && let Some(whole) = text.strip_suffix(['.', ',']) {
        return Ok(DigitsReading::One(Digits { whole: whole_with(whole, '-')?, fraction: String::new() }));
    }
    if let Some((whole, fraction)) = text.split_once(ARABIC_POINT) {
        return if is_plain(fraction) {
            Ok(DigitsReading::One(Digits { whole: whole_with(whole, ARABIC_POINT)?, fraction: fraction.to_owned() }))
        } else {
            Err(Unreadable::NotANumber)
        };
    }
    by_marks(&without_spaces(text)?, kind, three_decimals)
}

/// The digits before a decimal mark that is certain, grouped by anything else.
fn whole_with(text: &str, mark: char) -> Result<String, Unreadable> {
    let other = text.chars().find(|character| !character.is_ascii_digit());
    match other {
        None => Ok(text.to_owned()),
        Some(other) if other != mark => {
            let groups: Vec<&str> = text.split(other).collect();
            if are_groups(&groups) { Ok(groups.concat()) } else { Err(Unreadable::NotANumber) }
        }
        Some(_) => Err(Unreadable::NotANumber),
    }
}

/// Takes out spaces or apostrophes, which can only group digits, and checks that they do.
fn without_spaces(text: &str) -> Result<String, Unreadable> {
    let Some(space) = text.chars().find(|character| matches!(character, ' ' | '\'')) else {
        return Ok(text.to_owned());
    };
    let whole_end = text.rfind(['.', ',']).filter(|end| !text[*end..].contains(space)).unwrap_or(text.len());
    let (whole, rest) = text.split_at(whole_end);
    let groups: Vec<&str> = whole.split(space).collect();
    if are_groups(&groups) && !rest.contains([' ', '\'']) {
        Ok(groups.concat() + rest)
    } else {
        // Digits with a space between them that groups nothing are two figures beside each other.
        Err(if space == ' ' { Unreadable::SeveralFigures } else { Unreadable::NotANumber })
    }
}

/// Which of comma and point groups, and which is the decimal mark.
fn by_marks(text: &str, kind: Kind, three_decimals: bool) -> Result<DigitsReading, Unreadable> {
    let one = |whole: String, fraction: &str| {
        if whole.is_empty() && fraction.is_empty() {
            return Err(Unreadable::NotANumber);
        }
        Ok(DigitsReading::One(Digits {
            whole: if whole.is_empty() { "0".to_owned() } else { whole },
            fraction: fraction.to_owned(),
        }))
    };
    let Some(mark) = text.rfind(['.', ',']) else {
        return if is_plain(text) { one(text.to_owned(), "") } else { Err(Unreadable::NotANumber) };
    };
    let (whole, fraction) = (&text[..mark], &text[mark + 1..]);
    let sign = if text[mark..].starts_with(',') { ',' } else { '.' };
    if !is_plain(fraction) {
        return Err(Unreadable::NotANumber);
    }
    let other = if sign == ',' { '.' } else { ',' };
    if whole.contains(other) {
        let groups: Vec<&str> = whole.split(other).collect();
        return if are_groups(&groups) { one(groups.concat(), fraction) } else { Err(Unreadable::NotANumber) };
    }
    if whole.contains(sign) {
        let groups: Vec<&str> = text.split(sign).collect();
        return if are_groups(&groups) { one(groups.concat(), "") } else { Err(Unreadable::NotANumber) };
    }
    if !is_plain(whole) {
        return Err(Unreadable::NotANumber);
    }
    let could_group = could_group(whole, fraction);
    let two = || {
        let grouped = Digits { whole: format!("{whole}{fraction}"), fraction: String::new() };
        Ok(DigitsReading::Two(grouped, Digits { whole: whole.to_owned(), fraction: fraction.to_owned() }))
    };
    match (sign, kind) {
        // `1,182` for a euro could be either, and so could 1,234 million and 1,234 dinars.
        (',', Kind::ExchangeRate) if could_group => two(),
        _ if could_group && three_decimals => two(),
        // `50,000` groups, as this page writes it.
        (',', _) if could_group => one(format!("{whole}{fraction}"), ""),
        (',', Kind::ExchangeRate) => one(whole.to_owned(), fraction),
        (',', _) if fraction.len() >= 3 && whole != "0" => two(),
        // `50.000` groups for half of the world, and few amounts or percentages have three decimals.
        ('.', Kind::Amount | Kind::Percent | Kind::Count | Kind::Years) if could_group => two(),
        _ => one(whole.to_owned(), fraction),
    }
}

fn is_plain(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// One to three digits, then groups of three; or, as in India, groups of two and three at the end.
fn are_groups(groups: &[&str]) -> bool {
    let digits = groups.iter().all(|group| !group.is_empty() && is_plain(group));
    let [first, middle @ .., last] = groups else { return false };
    let in_threes = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    let in_twos = first.len() <= 2 && middle.iter().all(|group| group.len() == 2);
    digits && last.len() == 3 && (in_threes || in_twos)
}
