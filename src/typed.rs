//! Typed text as the engine's decimals: what people write for `50000` and `12.5`, and what is too ambiguous to guess.
//!
//! Digits may be grouped by commas, points, apostrophes or spaces; currency and percent signs may stand at either end. A
//! text that could mean two figures is refused, so that no figure is ever guessed. Limits are the engine's.

use partner_engine::document::Node;

/// What a field holds, as far as reading its text is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An amount of money.
    Amount,
    /// A percentage.
    Percent,
    /// A whole number.
    Count,
    /// Units of a currency for one euro.
    ExchangeRate,
    /// `true` or `false`.
    Switch,
    /// A word or code.
    Word,
}

/// Why a text is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing is typed.
    Empty,
    /// No figure at all.
    NotANumber,
    /// It could mean two figures.
    Ambiguous,
}

impl Kind {
    /// The kind of a field, by its dotted path.
    #[must_use]
    pub fn of(field: &str) -> Self {
        match field {
            "years" | "deals.per_year" => Self::Count,
            "currency" | "assumptions.purchases_at" => Self::Word,
            "deals.partner_sourced" | "deals.co_sell" | "assumptions.discretionary_caps" => Self::Switch,
            _ if field.starts_with("team.") => Self::Count,
            _ if field.starts_with("assumptions.per_euro.") => Self::ExchangeRate,
            _ if field.ends_with("_percent") || field.starts_with("costs.selling_percent_") => Self::Percent,
            _ if field.starts_with("assumptions.rates.") => Self::Percent,
            _ => Self::Amount,
        }
    }

    /// Whether nothing typed means that nothing is given, and not that something is missing.
    #[must_use]
    pub fn is_optional(field: &str) -> bool {
        crate::state::KEYED_FIELDS.iter().any(|prefix| field.starts_with(prefix))
    }

    /// The same figure without grouping and signs; `None` for a text that is no figure.
    #[must_use]
    pub fn plain(self, text: &str) -> Option<String> {
        match (self, self.read(text).ok()?) {
            (Self::Switch | Self::Word, _) => None,
            (_, Node::Text(decimal)) => Some(decimal),
            (_, Node::Integer(count)) => Some(count.to_string()),
            _ => None,
        }
    }

    /// Reads a text into the value that the engine's scenario takes.
    ///
    /// # Errors
    /// When the text is empty, no figure, or could mean two.
    pub fn read(self, text: &str) -> Result<Node, Unreadable> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Unreadable::Empty);
        }
        Ok(match self {
            Self::Word => Node::Text(text.to_owned()),
            Self::Switch => match text {
                "true" => Node::Bool(true),
                "false" => Node::Bool(false),
                _ => Node::Text(text.to_owned()),
            },
            Self::Count => {
                let decimal = decimal(text, self)?;
                decimal.parse().map_or(Node::Text(decimal), Node::Integer)
            }
            Self::Amount | Self::Percent | Self::ExchangeRate => Node::Text(decimal(text, self)?),
        })
    }
}

/// Rewrites a figure as `-?digits[.digits]`.
fn decimal(text: &str, kind: Kind) -> Result<String, Unreadable> {
    let text = without_signs(text);
    let (minus, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", without_signs(rest)),
        None => ("", text.strip_prefix('+').map_or(text, str::trim)),
    };
    let compact = without_spaces(text)?;
    let (whole, fraction) = split(&compact, kind)?;
    if whole.is_empty() && fraction.is_empty() {
        return Err(Unreadable::NotANumber);
    }
    let whole = if whole.is_empty() { "0" } else { &whole };
    Ok(if fraction.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}.{fraction}") })
}

/// Takes currency signs, codes and percent signs off both ends.
fn without_signs(text: &str) -> &str {
    let is_sign = |character: char| character.is_whitespace() || "$€£¥₹%".contains(character);
    let text = text.trim_matches(is_sign);
    let is_letter = |byte: &u8| byte.is_ascii_uppercase();
    let code = |letters: &[u8]| letters.len() == 3 && letters.iter().all(is_letter);
    let text = match text.as_bytes() {
        bytes if bytes.len() > 3 && code(&bytes[..3]) => &text[3..],
        bytes if bytes.len() > 3 && code(&bytes[bytes.len() - 3..]) => &text[..text.len() - 3],
        _ => text,
    };
    text.trim_matches(is_sign)
}

/// Takes out spaces and apostrophes, which can only group digits, and checks that they do.
fn without_spaces(text: &str) -> Result<String, Unreadable> {
    let is_space = |character: char| character.is_whitespace() || character == '\'' || character == '’';
    if !text.contains(is_space) {
        return Ok(text.to_owned());
    }
    let whole_end = text.rfind(['.', ',']).filter(|end| !text[*end..].contains(is_space)).unwrap_or(text.len());
    let (whole, rest) = text.split_at(whole_end);
    let groups: Vec<&str> = whole.split(is_space).collect();
    if !are_groups(&groups) {
        return Err(Unreadable::NotANumber);
    }
    Ok(groups.concat() + rest)
}

/// Whole digits and fraction, without separators.
fn split(text: &str, kind: Kind) -> Result<(String, String), Unreadable> {
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let mark = match (text.rfind(','), text.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        // The mark that stands alone is looked at below.
        (comma, point) => comma.or(point),
    };
    let Some(mark) = mark else {
        return if plain(text) { Ok((text.to_owned(), String::new())) } else { Err(Unreadable::NotANumber) };
    };
    let (whole, fraction) = (&text[..mark], &text[mark + 1..]);
    let sign = char::from(text.as_bytes()[mark]);
    if !plain(fraction) {
        return Err(Unreadable::NotANumber);
    }
    let other = if sign == ',' { '.' } else { ',' };
    if whole.contains(other) {
        let groups: Vec<&str> = whole.split(other).collect();
        return if are_groups(&groups) {
            Ok((groups.concat(), fraction.to_owned()))
        } else {
            Err(Unreadable::NotANumber)
        };
    }
    if whole.contains(sign) {
        let groups: Vec<&str> = text.split(sign).collect();
        return if are_groups(&groups) { Ok((groups.concat(), String::new())) } else { Err(Unreadable::NotANumber) };
    }
    if !plain(whole) {
        return Err(Unreadable::NotANumber);
    }
    let could_group = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    match (sign, kind) {
        // `50,000` groups, as this page writes it; `1,182` for a euro could be either.
        (',', Kind::ExchangeRate) if could_group => Err(Unreadable::Ambiguous),
        (',', _) if could_group => Ok((format!("{whole}{fraction}"), String::new())),
        (',', _) if fraction.len() >= 3 && whole != "0" => Err(Unreadable::Ambiguous),
        // `50.000` groups for half of the world; no amount or percentage has three decimals.
        ('.', Kind::Amount | Kind::Percent | Kind::Count) if could_group => Err(Unreadable::Ambiguous),
        _ => Ok((whole.to_owned(), fraction.to_owned())),
    }
}

/// One to three digits, then groups of three; or, as in India, groups of two and three at the end.
fn are_groups(groups: &[&str]) -> bool {
    let digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let [first, middle @ .., last] = groups else { return false };
    let in_threes = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    let in_twos = first.len() <= 2 && middle.iter().all(|group| group.len() == 2);
    digits && last.len() == 3 && (in_threes || in_twos)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(text: &str) -> Result<String, Unreadable> {
        decimal(text.trim(), Kind::Amount)
    }

    #[test]
    fn the_ways_of_writing_an_amount_are_read() {
        for (typed, read) in [
            ("50000", "50000"),
            ("50,000", "50000"),
            ("50 000", "50000"),
            ("50\u{a0}000", "50000"),
            ("50\u{202f}000,5", "50000.5"),
            ("50'000.50", "50000.50"),
            ("50’000", "50000"),
            ("50.000,5", "50000.5"),
            ("50,000.5", "50000.5"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("12,34,567", "1234567"),
            ("$50,000", "50000"),
            ("50000 €", "50000"),
            ("USD 50 000", "50000"),
            ("50000CHF", "50000"),
            ("0.5", "0.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("12,5", "12.5"),
            ("0,125", "0.125"),
            ("0.125", "0.125"),
            ("1234.567", "1234.567"),
            ("-3", "-3"),
            ("\u{2212}3", "-3"),
            ("−$3", "-3"),
            ("+3", "3"),
            ("12 %", "12"),
        ] {
            assert_eq!(amount(typed).as_deref(), Ok(read), "{typed:?}");
        }
    }

    #[test]
    fn what_could_mean_two_figures_is_refused() {
        for typed in ["50.000", "1.234", "1234,567", "12,3456"] {
            assert_eq!(amount(typed), Err(Unreadable::Ambiguous), "{typed:?}");
        }
        assert_eq!(Kind::ExchangeRate.read("1,182"), Err(Unreadable::Ambiguous));
        assert_eq!(Kind::ExchangeRate.read("1.182"), Ok(Node::Text("1.182".to_owned())));
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        for typed in [
            "abc", "5k", "1e5", "1_000", "5 0", "50 00", "1,2,3", "1.2.3", "1,00,00", "--1", "5-", ",", "$", "1..2",
            "٣",
        ] {
            assert_eq!(amount(typed), Err(Unreadable::NotANumber), "{typed:?}");
        }
        assert_eq!(Kind::Amount.read("  "), Err(Unreadable::Empty));
    }

    #[test]
    fn each_field_has_its_kind() {
        for (field, kind) in [
            ("years", Kind::Count),
            ("team.tech_leads", Kind::Count),
            ("deals.services", Kind::Amount),
            ("deals.growth_percent", Kind::Percent),
            ("costs.selling_percent_refer", Kind::Percent),
            ("costs.per_requirement.tech_leads", Kind::Amount),
            ("assumptions.rates.outsystems-2021/sales/new_subscriptions", Kind::Percent),
            ("assumptions.per_euro.USD", Kind::ExchangeRate),
            ("deals.co_sell", Kind::Switch),
            ("currency", Kind::Word),
        ] {
            assert_eq!(Kind::of(field), kind, "{field}");
        }
    }

    #[test]
    fn counts_become_integers_and_switches_booleans() {
        assert_eq!(Kind::Count.read("1,200"), Ok(Node::Integer(1200)));
        assert_eq!(Kind::Count.read("1.5"), Ok(Node::Text("1.5".to_owned())));
        assert_eq!(Kind::Switch.read("false"), Ok(Node::Bool(false)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_is_too_hostile(text in ".{0,60}") {
            for kind in [Kind::Amount, Kind::Percent, Kind::Count, Kind::ExchangeRate] {
                let _ = kind.read(&text);
            }
        }

        #[test]
        fn an_amount_as_the_page_writes_it_is_read_back(units in 0_i64..1_000_000_000_000, cents in 0_i64..100) {
            let value = rust_decimal::Decimal::new(units * 100 + cents, 2);
            let read = amount(&crate::format::decimal(value));
            prop_assert_eq!(read, Ok(value.to_string()));
        }
    }
}
