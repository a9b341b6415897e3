//! What stands around a figure: signs, currencies, magnitudes, units, and whether the field takes them.
//!
//! The digits between are read in [`super::figure`]. Signs and names of currencies are those that people write; a sign that
//! several currencies share is taken for the field's own when that is one of them.

use partner_engine::money::Currency;

use super::{Kind, Unreadable};

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

/// What a word beside a figure means.
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
    Percent,
    BasisPoints,
    Years,
}

/// The codes of all currencies whose sign is `$`.
const DOLLARS: &str = "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP BSD BBD BMD BND BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD \
XCD CVE CUP BOB NIO";
/// Signs and names of currencies, in small letters, with the codes of those that have them.
const SIGNS: &[(&str, &str)] = &[
    ("$", DOLLARS),
    ("dollar", DOLLARS),
    ("dollars", DOLLARS),
    ("us$", "USD"),
    ("$us", "USD"),
    ("u$s", "USD"),
    ("ca$", "CAD"),
    ("can$", "CAD"),
    ("cdn$", "CAD"),
    ("c$", "CAD NIO"),
    ("a$", "AUD"),
    ("au$", "AUD"),
    ("nz$", "NZD"),
    ("s$", "SGD"),
    ("sg$", "SGD"),
    ("hk$", "HKD"),
    ("nt$", "TWD"),
    ("mx$", "MXN"),
    ("mex$", "MXN"),
    ("ar$", "ARS"),
    ("cl$", "CLP"),
    ("co$", "COP"),
    ("rd$", "DOP"),
    ("r$", "BRL"),
    ("€", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("£", "GBP EGP FKP GIP SHP LBP SYP SDG SSP"),
    ("pound", "GBP EGP FKP GIP SHP LBP SYP SDG SSP"),
    ("pounds", "GBP EGP FKP GIP SHP LBP SYP SDG SSP"),
    ("¥", "JPY CNY"),
    ("yen", "JPY"),
    ("円", "JPY"),
    ("元", "CNY TWD HKD"),
    ("rmb", "CNY"),
    ("₹", "INR"),
    ("rs", "INR PKR LKR NPR MUR SCR"),
    ("₨", "INR PKR LKR NPR MUR SCR"),
    ("rp", "IDR"),
    ("fr", "CHF XOF XAF XPF GNF DJF RWF BIF KMF CDF"),
    ("sfr", "CHF"),
    ("francs", "CHF XOF XAF XPF GNF DJF RWF BIF KMF CDF"),
    ("franken", "CHF"),
    ("kr", "SEK NOK DKK ISK"),
    ("skr", "SEK"),
    ("nkr", "NOK"),
    ("dkr", "DKK"),
    ("ikr", "ISK"),
    ("zł", "PLN"),
    ("zl", "PLN"),
    ("kč", "CZK"),
    ("kc", "CZK"),
    ("ft", "HUF"),
    ("lei", "RON MDL"),
    ("лв", "BGN"),
    ("₽", "RUB"),
    ("руб", "RUB"),
    ("₴", "UAH"),
    ("грн", "UAH"),
    ("₺", "TRY"),
    ("tl", "TRY"),
    ("₪", "ILS"),
    ("₩", "KRW KPW"),
    ("원", "KRW"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("đ", "VND"),
    ("₱", "PHP"),
    ("rm", "MYR"),
    ("₦", "NGN"),
    ("₵", "GHS"),
    ("ksh", "KES"),
    ("r", "ZAR"),
    ("s/", "PEN"),
    ("bs", "BOB"),
    ("₲", "PYG"),
    ("₡", "CRC SVC"),
    ("₸", "KZT"),
    ("₾", "GEL"),
    ("₼", "AZN"),
    ("₮", "MNT"),
    ("₭", "LAK"),
    ("៛", "KHR"),
    ("৳", "BDT"),
    ("֏", "AMD"),
    ("؋", "AFN"),
    ("﷼", "IRR OMR QAR SAR YER"),
    ("cfa", "XOF XAF"),
    ("fcfa", "XOF XAF"),
    ("د.إ", "AED"),
    ("dh", "AED MAD"),
    ("dhs", "AED MAD"),
    ("sr", "SAR"),
];

/// Words for a magnitude, in small letters, by their zeros. `m` is a million, as in financial English.
const MAGNITUDES: &[(usize, &str)] = &[
    (3, " k thousand tsd tausend mille mila tys tis тыс tusen tusind duizend 千 "),
    (4, " 万 萬 "),
    (5, " lakh lakhs lac lacs "),
    (
        6,
        " m mm mn mln mio mill million millions millionen millón millon millones milhão milhao milhões milhoes milione \
         milioni miljoen milion miliony milionów milyon млн 百万 ",
    ),
    (7, " crore crores "),
    (8, " 億 亿 "),
    (
        9,
        " bn mrd md mds mld mlrd mia milliard milliards milliarde milliarden miliard miliardy miliardi miljard milyar млрд ",
    ),
];
/// Words that mean two magnitudes: the zeros in English, those in another language.
const TWO_MAGNITUDES: &[(usize, usize, &str)] = &[
    // Spanish, Portuguese: a thousand; English, colloquially: a million.
    (6, 3, " mil "),
    // German, Spanish, Polish and others count a million millions.
    (9, 12, " b bil bio bln billion billions billionen billón billon billones biljoen bilion bilhão bilhões "),
    (12, 18, " trillion trillions trillionen trn tn "),
    // English: a trillion; German: a thousand.
    (12, 3, " t "),
];

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
    let mut parts = Parts { digits: &text[start..end], negative: false, without_minor, words: Vec::new() };
    let (mut minus, mut plus, mut opening, mut closing) = (0, 0, 0, 0);
    for (side, is_before) in [(&text[..start], true), (rest, false)] {
        let mut side = side;
        while let Some(character) = side.chars().next() {
            let length = if is_of_word(character) {
                side.find(|character| !is_of_word(character)).unwrap_or(side.len())
            } else {
                character.len_utf8()
            };
            let (text, after) = side.split_at(length);
            side = after;
            match text {
                " " => {}
                "-" => minus += 1,
                "+" if is_before => plus += 1,
                "(" if is_before => opening += 1,
                ")" if !is_before => closing += 1,
                "%" => parts.words.push(Word { text, meaning: Meaning::Percent }),
                "‰" => parts.words.push(Word { text, meaning: Meaning::BasisPoints }),
                word => understand(word, is_before, &mut parts.words)?,
            }
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
        other => other != '‰',
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

/// What a word beside a figure means: one thing, or a magnitude and a currency in one word, like `TEUR` and `k€`.
fn understand<'t>(text: &'t str, is_before: bool, words: &mut Vec<Word<'t>>) -> Result<(), Unreadable> {
    let text = text.trim_matches('.');
    let unknown = || Unreadable::Word(text.to_owned());
    let small = lowercase(text);
    if text.is_empty() {
        return Err(Unreadable::NotANumber);
    }
    if let Some(meaning) = meaning(&small, text) {
        let is_magnitude = matches!(meaning, Meaning::Magnitude(_) | Meaning::TwoMagnitudes(..));
        if is_before && is_magnitude {
            return Err(unknown());
        }
        words.push(Word { text, meaning });
        return Ok(());
    }
    for (middle, _) in text.char_indices().skip(1) {
        let (one, other) = text.split_at(middle);
        let [one_means, other_means] = [one, other].map(|part| meaning(&lowercase(part), part));
        let (magnitude, currency) = match (one_means, other_means) {
            // `T€` and `TEUR` are thousands, though `T` alone could be a trillion.
            (Some(Meaning::TwoMagnitudes(12, 3)), Some(_)) if matches!(&lowercase(other)[..], "€" | "eur" | "chf") => {
                (Some(Meaning::Magnitude(3)), other_means)
            }
            (Some(Meaning::Currency(_) | Meaning::Code), magnitude) => (magnitude, one_means),
            (magnitude, currency) => (magnitude, currency),
        };
        if let (Some(magnitude @ (Meaning::Magnitude(_) | Meaning::TwoMagnitudes(..))), Some(currency)) =
            (magnitude, currency)
            && matches!(currency, Meaning::Currency(_) | Meaning::Code)
        {
            let currency_text = if one_means == Some(currency) { one } else { other };
            words.push(Word { text, meaning: magnitude });
            words.push(Word { text: currency_text, meaning: currency });
            return Ok(());
        }
    }
    Err(unknown())
}

fn meaning(small: &str, text: &str) -> Option<Meaning> {
    let listed = |words: &str| !small.is_empty() && words.split(' ').any(|listed| listed == small.trim_matches('.'));
    if let Some((_, codes)) = SIGNS.iter().find(|(sign, _)| *sign == small) {
        return Some(Meaning::Currency(codes));
    }
    if let Some((zeros, _)) = MAGNITUDES.iter().find(|(_, words)| listed(words)) {
        return Some(Meaning::Magnitude(*zeros));
    }
    if let Some((one, other, _)) = TWO_MAGNITUDES.iter().find(|(_, _, words)| listed(words)) {
        return Some(Meaning::TwoMagnitudes(*one, *other));
    }
    if listed("percent pct prozent") {
        return Some(Meaning::Percent);
    }
    if listed("bp bps") {
        return Some(Meaning::BasisPoints);
    }
    if listed("years year yrs yr y") {
        return Some(Meaning::Years);
    }
    is_code(text).then_some(Meaning::Code)
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
            (Meaning::TwoMagnitudes(one, other), Kind::Amount | Kind::Count) if factor == Factor::None => {
                factor = Factor::Two(word.text.to_owned(), [one, other]);
            }
            _ => return Err(unknown()),
        }
    }
    Ok(factor)
}
