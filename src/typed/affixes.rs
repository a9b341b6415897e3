//! Signs, currencies, magnitudes and units around a figure, and whether the field takes them.
//!
//! The digits between are read in [`super::figure`], the words are in [`super::words`]. A sign that several currencies share is
//! taken for the field's own when that is one of them.

use partner_engine::money::Currency;

use super::Unreadable;
use super::words::{INDIAN, INDIAN_CURRENCIES, MAGNITUDES, SIGNS, TWO_MAGNITUDES, has};
use crate::fields::Kind;

/// A text, taken apart.
pub(super) struct Parts<'t> {
    /// From the first digit to the last, with a decimal mark that stands before or after them.
    pub(super) digits: &'t str,
    /// Whether it is below zero, by a minus on either side or by brackets, as accountants write it.
    pub(super) negative: bool,
    /// Whether a dash stands for the minor part, as in `300.000,-`.
    pub(super) without_minor: bool,
    words: Vec<Word<'t>>,
}

/// A word or sign beside a figure.
struct Word<'t> {
    text: &'t str,
    meaning: Meaning,
}

impl Word<'_> {
    fn is_magnitude(&self) -> bool {
        self.meaning.is_magnitude()
    }

    fn is_currency(&self) -> bool {
        self.meaning.is_currency()
    }
}

/// The meaning of a word beside a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// A currency by its code, or the codes of all that share the sign, divided by spaces.
    Currency(&'static str),
    /// A currency by its code as it was typed.
    Code,
    /// So many zeros.
    Magnitude(usize),
    /// Two magnitudes, in English and elsewhere.
    TwoMagnitudes(usize, usize),
    /// So many zeros beside a currency of India and its neighbours, else nothing.
    Indian(usize),
    Percent,
    BasisPoints,
    Years,
}

impl Meaning {
    fn is_magnitude(self) -> bool {
        matches!(self, Self::Magnitude(_) | Self::TwoMagnitudes(..) | Self::Indian(_))
    }

    fn is_currency(self) -> bool {
        matches!(self, Self::Currency(_) | Self::Code)
    }
}

/// Takes a text apart that has been through [`super::characters::plain`].
///
/// # Errors
/// When it has no digit, or a word beside its digits is not understood.
pub(super) fn split(text: &str) -> Result<Parts<'_>, Unreadable> {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.iter().position(is_digit), bytes.iter().rposition(is_digit)) else {
        return Err(Unreadable::NotANumber);
    };
    // `.5` is half, the point of `Rs.5` ends an abbreviation.
    let before = &text[..first];
    let opened = before.strip_suffix(['.', ',', super::characters::ARABIC_POINT]);
    let start = match opened {
        Some(rest) if !rest.ends_with(is_letter) => rest.len(),
        // No code is written with a point: `USD.5` could be half a dollar or five.
        Some(rest) if is_code(rest.rsplit(|character| !is_letter(character)).next().unwrap_or_default()) => {
            return Err(Unreadable::NotANumber);
        }
        _ => first,
    };
    let mut end = last + 1;
    let mut rest = &text[end..];
    let mut without_minor = false;
    if let Some(after) = rest.strip_prefix(['.', ',']) {
        let dashes = after.len() - after.trim_start_matches('-').len();
        without_minor = dashes > 0;
        end += 1;
        rest = &after[dashes..];
    }
    // Of prices without a minor part: `300:-` in Sweden, `300/-` in India, `300/=` in Kenya.
    if let Some(after) = rest.strip_prefix([':', '/']).filter(|after| after.starts_with(['-', '='])) {
        rest = after.trim_start_matches(['-', '=']);
    }
    let mut parts = Parts { digits: &text[start..end], negative: false, without_minor, words: Vec::new() };
    let (mut minus, mut plus, mut opening, mut closing) = (0, 0, 0, 0);
    for (all, is_before) in [(&text[..start], true), (rest, false)] {
        let mut side = all;
        let mut last = "";
        while let Some(character) = side.chars().next() {
            let length = if is_of_word(character) {
                side.find(|character| !is_of_word(character)).unwrap_or(side.len())
            } else {
                character.len_utf8()
            };
            let (text, after) = side.split_at(length);
            let is_first = side.len() == all.len();
            side = after;
            match text {
                " " => {}
                // Between two words, as in `US-Dollar`, it is no sign; nor is the one of `a 5-percent share`.
                "-" if last.ends_with(is_letter) && after.starts_with(is_letter) => {}
                "-" if is_first && !is_before && !(after.is_empty() || after.starts_with([' ', ')'])) => {
                    return Err(Unreadable::NotANumber);
                }
                "-" => minus += 1,
                "+" if is_before => plus += 1,
                "(" if is_before => opening += 1,
                ")" if !is_before => closing += 1,
                "%" => parts.words.push(Word { text, meaning: Meaning::Percent }),
                "‰" | "‱" => parts.words.push(Word { text, meaning: Meaning::BasisPoints }),
                // `2 millions d'euros`, `2 millones de euros`.
                "de" | "d" if matches!(parts.words.last(), Some(word) if word.is_magnitude()) => {}
                "'" if last == "d" => {}
                word => understand(word, is_before, &mut parts.words)?,
            }
            last = text;
        }
        // `Mio. EUR 2,5` is a notation, `k5` is none.
        if is_before
            && let Some(magnitude) = parts.words.iter().find(|word| word.is_magnitude())
            && !parts.words.iter().any(Word::is_currency)
        {
            return Err(Unreadable::Word(magnitude.text.to_owned()));
        }
    }
    if minus + plus + opening > 1 || opening != closing {
        return Err(Unreadable::NotANumber);
    }
    parts.negative = minus + opening > 0;
    Ok(parts)
}

/// Letters of any script, signs of currencies, and what stands within abbreviations.
fn is_of_word(character: char) -> bool {
    match character {
        '$' | '.' | '/' => true,
        ascii if ascii.is_ascii() => ascii.is_ascii_alphabetic(),
        other => !matches!(other, '‰' | '‱'),
    }
}

/// Of a word, and no sign of a currency.
fn is_letter(character: char) -> bool {
    is_of_word(character)
        && !matches!(character, '$' | '.' | '/' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}')
}

fn is_code(text: &str) -> bool {
    Currency::from_code(&text.to_ascii_uppercase()).is_some()
}

/// Small letters for those alphabets that [`SIGNS`] and [`MAGNITUDES`] are written in; the whole of Unicode would weigh.
fn lowercase(text: &str) -> String {
    let small = |character: char| match character {
        'À'..='Þ' | 'А'..='Я' => char::from_u32(u32::from(character) + 0x20).unwrap_or(character),
        'Č' => 'č',
        'Đ' => 'đ',
        'Ł' => 'ł',
        other => other.to_ascii_lowercase(),
    };
    text.chars().map(small).collect()
}

/// Finds the meaning of a word beside a figure: one thing, or two in one word, like `TEUR`, `k€` and `USD$`.
fn understand<'t>(text: &'t str, is_before: bool, words: &mut Vec<Word<'t>>) -> Result<(), Unreadable> {
    let text = text.trim_matches('.');
    let small = lowercase(text);
    if text.is_empty() {
        return Err(Unreadable::NotANumber);
    }
    if let Some(meaning) = meaning(&small, text) {
        words.push(Word { text, meaning });
        return Ok(());
    }
    // The longest first part: `mnkr` are millions of crowns, not of Norwegian ones.
    for (middle, _) in text.char_indices().skip(1).collect::<Vec<_>>().into_iter().rev() {
        let (one, other) = text.split_at(middle);
        let means = |part: &str| meaning(&lowercase(part), part);
        let (Some(mut one_means), Some(other_means)) = (means(one), means(other)) else { continue };
        let is_dollar = other.contains('$');
        let is_of_two = match (one_means.is_currency(), other_means.is_currency()) {
            (true, true) => (one_means == Meaning::Code && is_dollar) || (other_means == Meaning::Code && one == "$"),
            (one_is, other_is) => (one_is && other_means.is_magnitude()) || (other_is && one_means.is_magnitude()),
        };
        if !is_of_two {
            continue;
        }
        match one_means {
            // `T€`, `TEUR` and `tkr` are thousands, though `T` alone could be a trillion.
            Meaning::TwoMagnitudes(12, 3) if other_means == Meaning::Code || matches!(other, "€" | "kr") => {
                one_means = Meaning::Magnitude(3);
            }
            // `M$` and `MUS$` are thousands in Chile.
            Meaning::Magnitude(6) if is_before && is_dollar && one.len() == 1 => {
                one_means = Meaning::TwoMagnitudes(6, 3);
            }
            _ => {}
        }
        words.push(Word { text: one, meaning: one_means });
        words.push(Word { text: other, meaning: other_means });
        return Ok(());
    }
    Err(Unreadable::Word(text.to_owned()))
}

fn meaning(small: &str, text: &str) -> Option<Meaning> {
    let small = small.trim_matches('.');
    let zeros = |list: &[(usize, &str)]| list.iter().find(|(_, words)| has(words, small)).map(|(zeros, _)| *zeros);
    if let Some((_, codes)) = SIGNS.iter().find(|(sign, _)| *sign == small) {
        return Some(Meaning::Currency(codes));
    }
    if let Some(zeros) = zeros(MAGNITUDES) {
        return Some(Meaning::Magnitude(zeros));
    }
    if let Some((one, other, _)) = TWO_MAGNITUDES.iter().find(|(_, _, words)| has(words, small)) {
        return Some(Meaning::TwoMagnitudes(*one, *other));
    }
    if let Some(zeros) = zeros(INDIAN) {
        return Some(Meaning::Indian(zeros));
    }
    match small {
        "percent" | "pct" | "prozent" => Some(Meaning::Percent),
        "bp" | "bps" => Some(Meaning::BasisPoints),
        "years" | "year" | "yrs" | "yr" | "y" | "jahre" | "ans" | "años" | "anni" => Some(Meaning::Years),
        _ => is_code(text).then_some(Meaning::Code),
    }
}

/// The zeros that the words beside a figure add to it: one number, or the two that a word could mean, with that word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Factor {
    None,
    Zeros(usize),
    Two(String, [usize; 2]),
}

/// Checks that a field takes what stands around its figure.
///
/// # Errors
/// Names what it does not take.
pub(super) fn check(parts: &Parts<'_>, kind: Kind, own: &str) -> Result<Factor, Unreadable> {
    let own = own.trim();
    let mut factor = Factor::None;
    for word in &parts.words {
        let unknown = || Unreadable::Word(word.text.to_owned());
        match (word.meaning, kind) {
            (Meaning::Currency(_) | Meaning::Code, Kind::Percent | Kind::Count | Kind::Years) => {
                return Err(Unreadable::NotMoney(word.text.to_owned()));
            }
            (Meaning::Currency(codes), _) if codes.split(' ').any(|code| code.eq_ignore_ascii_case(own)) => {}
            // What one currency only is called is said by its code.
            (Meaning::Currency(codes), _) if codes.len() == 3 => {
                return Err(Unreadable::OtherCurrency(codes.to_owned()));
            }
            (Meaning::Code, _) if word.text.eq_ignore_ascii_case(own) => {}
            (Meaning::Code, _) => return Err(Unreadable::OtherCurrency(word.text.to_ascii_uppercase())),
            (Meaning::Currency(_), _) => return Err(Unreadable::OtherCurrency(word.text.to_owned())),
            (Meaning::Percent, Kind::Percent) => {}
            (Meaning::Percent, _) => return Err(Unreadable::NotAPercentage),
            (Meaning::BasisPoints, _) => return Err(Unreadable::BasisPoints),
            (Meaning::Years, Kind::Years) => {}
            (Meaning::Magnitude(zeros), Kind::Amount | Kind::Count) if factor == Factor::None => {
                factor = Factor::Zeros(zeros);
            }
            (Meaning::Indian(zeros), Kind::Amount) if factor == Factor::None && has(INDIAN_CURRENCIES, own) => {
                factor = Factor::Zeros(zeros);
            }
            (Meaning::TwoMagnitudes(one, other), Kind::Amount | Kind::Count) if factor == Factor::None => {
                factor = Factor::Two(word.text.to_owned(), [one, other]);
            }
            _ => return Err(unknown()),
        }
    }
    Ok(factor)
}
