//! What people write and paste, by kinds; what is read must be right to the cent, everything else must be refused.

use partner_engine::money::Currency;
use proptest::prelude::*;

use super::*;

const USD: Notation<'static> = Notation { currency: "USD", decimal_mark: None };

fn of(currency: &str) -> Notation<'_> {
    Notation { currency, decimal_mark: None }
}

fn amount_in(currency: &str, text: &str) -> Result<String, Unreadable> {
    figure("deals.services", text, &of(currency)).map(|reading| reading.plain)
}

fn amount(text: &str) -> Result<String, Unreadable> {
    amount_in("USD", text)
}

fn percent(text: &str) -> Result<String, Unreadable> {
    figure("deals.growth_percent", text, &USD).map(|reading| reading.plain)
}

fn rate(text: &str) -> Result<String, Unreadable> {
    figure("assumptions.per_euro.USD", text, &USD).map(|reading| reading.plain)
}

fn word(text: &str) -> Unreadable {
    Unreadable::Word(text.to_owned())
}

fn two(mark: char, grouped: &str, decimal: &str) -> Result<String, Unreadable> {
    Err(Unreadable::Ambiguous { mark, readings: [grouped, decimal].map(str::to_owned) })
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
        ("USD 50 000", "50000"),
        ("50000USD", "50000"),
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("$.5", "0.5"),
        ("5.", "5"),
        ("12,5", "12.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("-3", "-3"),
        ("\u{2212}3", "-3"),
        ("−$3", "-3"),
        ("$-3", "-3"),
        ("+3", "3"),
        ("-0", "-0"),
        ("007", "007"),
    ] {
        assert_eq!(amount(typed).as_deref(), Ok(read), "{typed:?}");
    }
    assert_eq!(amount_in("EUR", "50000 €").as_deref(), Ok("50000"));
    assert_eq!(amount_in("EUR", "€.5").as_deref(), Ok("0.5"));
    assert_eq!(amount_in("CHF", "50000CHF").as_deref(), Ok("50000"));
    assert_eq!(percent("12 %").as_deref(), Ok("12"));
}

#[test]
fn what_could_mean_two_figures_is_asked() {
    assert_eq!(amount("50.000"), two('.', "50000", "50"));
    assert_eq!(amount("1.234"), two('.', "1234", "01.234"));
    assert_eq!(amount("1234,567"), two(',', "1234567", "1234.567"));
    assert_eq!(amount("12,3456"), two(',', "123456", "12.3456"));
    assert_eq!(amount("-250.000"), two('.', "-250000", "-250"));
    assert_eq!(amount("1.234 Mio"), two('.', "1234000000", "1234000"));
    assert_eq!(amount("1,234 million"), two(',', "1234000000", "1234000"));
    assert_eq!(rate("1,182"), two(',', "1182", "1.182"));
    assert_eq!(rate("1.182").as_deref(), Ok("1.182"));
}

#[test]
fn an_exchange_rate_with_a_decimal_comma_is_read() {
    for (typed, read) in [("1,1827", "1.1827"), ("0,86", "0.86"), ("1,18271", "1.18271"), ("117,25", "117.25")] {
        assert_eq!(rate(typed).as_deref(), Ok(read), "{typed:?}");
    }
}

#[test]
fn a_choice_of_the_decimal_mark_holds_for_later_figures() {
    let by = |mark, text| figure("deals.services", text, &Notation { currency: "USD", decimal_mark: Some(mark) });
    let reading = |plain: &str, by_choice| Ok(Reading { plain: plain.to_owned(), by_choice });
    assert_eq!(by(',', "250.000"), reading("250000", true));
    assert_eq!(by('.', "250.000"), reading("250", true));
    assert_eq!(by(',', "250,000"), reading("250000", false), "as this page writes it");
    assert_eq!(by(',', "250.000,50"), reading("250000.50", false));
    assert_eq!(by(',', "1234,567"), reading("1234.567", true));
}

#[test]
fn what_is_no_figure_is_refused() {
    for typed in [
        "abc", "1_000", "1,2,3", "1.2.3", "1,00,00", "--1", "-5-", ",", "$", "1..2", "1e5e5", "1e999", "-(5)", "(5",
        "5)", "150;200", "150-200", "150/200", "USD.5", "%", "..", "1e٫5",
    ] {
        assert_eq!(amount(typed), Err(Unreadable::NotANumber), "{typed:?}");
    }
    assert_eq!(amount("  "), Err(Unreadable::Empty));
    assert_eq!(amount("\u{200b}\u{feff}"), Err(Unreadable::Empty));
}

#[test]
fn magnitudes_are_read_in_the_languages_of_their_words() {
    for (typed, read) in [
        ("300k", "300000"),
        ("0.3m", "300000"),
        ("1.5M", "1500000"),
        ("2.5 Mio", "2500000"),
        ("2,5 MIO.", "2500000"),
        ("2.5 MIO", "2500000"),
        ("300 TSD", "300000"),
        ("300 Tsd. ", "300000"),
        ("5 MRD", "5000000000"),
        ("1.2bn", "1200000000"),
        ("2 million", "2000000"),
        ("3 lakh", "300000"),
        ("1 crore", "10000000"),
        ("1,5 mln", "1500000"),
        ("2 mld", "2000000000"),
        ("2 ТЫС.", "2000"),
        ("3万", "30000"),
        ("$1.5M", "1500000"),
        ("1.2345k", "1234.5"),
        ("1,500k", "1500000"),
        ("1e6", "1000000"),
        ("2.5E5", "250000"),
        ("1.5e+3", "1500"),
        ("25e-1", "2.5"),
        ("5e-3", "0.005"),
        ("USD 2k", "2000"),
    ] {
        if typed == "1,500k" {
            assert!(matches!(amount(typed), Err(Unreadable::Ambiguous { .. })), "{typed:?}");
        } else {
            assert_eq!(amount(typed).as_deref(), Ok(read), "{typed:?}");
        }
    }
    for (typed, read) in [("300 TEUR", "300000"), ("T€ 300", "300000"), ("2,5 Mio. €", "2500000"), ("€5m", "5000000")]
    {
        assert_eq!(amount_in("EUR", typed).as_deref(), Ok(read), "{typed:?}");
    }
}

#[test]
fn a_word_that_means_two_magnitudes_is_asked() {
    for (typed, name, readings) in [
        ("2 billion", "billion", ["2000000000", "2000000000000"]),
        ("2 Billionen", "Billionen", ["2000000000", "2000000000000"]),
        ("2 mil", "mil", ["2000000", "2000"]),
        ("5t", "t", ["5000000000000", "5000"]),
    ] {
        let both = readings.map(str::to_owned);
        assert_eq!(amount(typed), Err(Unreadable::TwoMagnitudes(name.to_owned(), both)), "{typed:?}");
    }
}

#[test]
fn no_letter_is_left_out_in_silence() {
    for (typed, name) in [
        ("5 ABC", "ABC"),
        ("k5", "k"),
        ("5 XAU", "XAU"),
        ("300 per year", "per"),
        ("300 p.a.", "p.a"),
        ("5 zillion", "zillion"),
        ("5 years", "years"),
        ("2k m", "m"),
        ("№5", "№"),
        ("1e", "e"),
        ("e5", "e"),
        ("300*", "*"),
    ] {
        assert_eq!(amount(typed), Err(word(name)), "{typed:?}");
    }
    assert_eq!(percent("50k"), Err(word("k")));
    assert_eq!(figure("years", "3 months", &USD), Err(word("months")));
    assert_eq!(figure("years", "3k", &USD), Err(word("k")));
    for typed in ["3 years", "3 yrs", "3 YRS.", "3y", "3"] {
        assert_eq!(read("years", typed, &USD), Ok(Node::Integer(3)), "{typed:?}");
    }
}

#[test]
fn the_field_s_own_currency_is_taken_off_in_the_notations_of_its_country() {
    for (code, typed, read) in [
        ("USD", "US$300,000", "300000"),
        ("USD", "300,000.00 usd", "300000.00"),
        ("BRL", "R$ 300.000,00", "300000.00"),
        ("SEK", "kr 300 000", "300000"),
        ("DKK", "kr. 300.000,-", "300000"),
        ("EUR", "300.000,-", "300000"),
        ("EUR", "300.000,– €", "300000"),
        ("CHF", "CHF 1'000.–", "1000"),
        ("CHF", "Fr.1'000.--", "1000"),
        ("PLN", "1 000 000 zł", "1000000"),
        ("INR", "Rs.12,34,567", "1234567"),
        ("CAD", "$300", "300"),
        ("CAD", "CA$300", "300"),
        ("JPY", "￥３００，０００", "300000"),
        ("eur ", "€5", "5"),
    ] {
        assert_eq!(amount_in(code, typed).as_deref(), Ok(read), "{typed:?}");
    }
    assert_eq!(rate("1.18 USD").as_deref(), Ok("1.18"));
}

#[test]
fn another_currency_or_unit_is_refused_with_its_name() {
    let other = |code: &str| Err(Unreadable::OtherCurrency(code.to_owned()));
    for (own, typed, given) in [
        ("USD", "€300,000", "EUR"),
        ("USD", "300 eur", "EUR"),
        ("USD", "CA$300", "CAD"),
        ("USD", "50000CHF", "CHF"),
        ("USD", "5 Mio. €", "EUR"),
        ("EUR", "$300", "$"),
        ("EUR", "US$300", "USD"),
        ("", "$300", "$"),
    ] {
        assert_eq!(amount_in(own, typed), other(given), "{typed:?}");
    }
    assert_eq!(rate("1.18 EUR"), other("EUR"));
    assert_eq!(amount("12%"), Err(Unreadable::NotAPercentage));
    assert_eq!(amount("٪12"), Err(Unreadable::NotAPercentage));
    assert_eq!(percent("$12"), Err(Unreadable::NotMoney("$".to_owned())));
    assert_eq!(percent("50 BPS"), Err(Unreadable::BasisPoints));
    assert_eq!(percent("5‰"), Err(Unreadable::BasisPoints));
}

#[test]
fn digits_of_every_script_are_read_by_their_value() {
    for (typed, read) in [
        ("３００，０００", "300000"),
        ("٣٠٠٬٠٠٠", "300000"),
        ("٣٠٠٬٠٠٠٫٥", "300000.5"),
        ("۳۰۰٬۰۰۰", "300000"),
        ("३,००,०००", "300000"),
        ("৩০০০০০", "300000"),
        ("๓๐๐,๐๐๐", "300000"),
        ("１２．５", "12.5"),
        ("𝟑𝟎𝟎", "300"),
        ("١٫٢٥٠", "1.25"),
        ("١٫٢٥٣", "01.253"),
    ] {
        assert_eq!(amount(typed).as_deref(), Ok(read), "{typed:?}");
    }
    assert_eq!(percent("١٢٫٥٪").as_deref(), Ok("12.5"));
    for typed in ["3٠٠", "٣۰۰", "３00"] {
        assert_eq!(amount(typed), Err(Unreadable::SeveralScripts), "{typed:?}");
    }
}

#[test]
fn invisible_characters_are_left_out() {
    for hidden in [
        '\u{200b}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2060}', '\u{2066}', '\u{2069}', '\u{feff}',
        '\u{ad}', '\u{fe0f}', '\u{61c}',
    ] {
        let typed = format!("{hidden}$300{hidden},000{hidden}");
        assert_eq!(amount(&typed).as_deref(), Ok("300000"), "{typed:?}");
        assert_eq!(read("currency", &format!("{hidden}eur"), &USD), Ok(Node::Text("EUR".to_owned())));
    }
}

#[test]
fn two_cells_are_refused() {
    for typed in
        ["150\t200", "150\n200", "150\r\n200", "150\u{b}200", "150  200", "1 234'567", "5 0", "50 00", "150\u{2028}200"]
    {
        assert_eq!(amount(typed), Err(Unreadable::SeveralFigures), "{typed:?}");
    }
    assert_eq!(amount("150\t").as_deref(), Ok("150"), "one cell and what divides it from the next");
}

#[test]
fn what_accountants_write_below_zero_is_below_zero() {
    for typed in ["(300,000)", "300,000-", "300,000 −", "$(300,000)", "($300,000)", "−300,000"] {
        assert_eq!(amount(typed).as_deref(), Ok("-300000"), "{typed:?}");
    }
}

#[test]
fn each_field_has_its_kind() {
    for (field, kind) in [
        ("years", Kind::Years),
        ("deals.per_year", Kind::Count),
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
    assert_eq!(read("team.tech_leads", "1,200", &USD), Ok(Node::Integer(1200)));
    assert_eq!(read("team.tech_leads", "1.5", &USD), Ok(Node::Text("1.5".to_owned())));
    assert_eq!(read("deals.co_sell", "false", &USD), Ok(Node::Bool(false)));
}

/// Every code of ISO 4217 with a minor unit: three letters that the engine takes.
fn codes() -> Vec<String> {
    let letters = || 'A'..='Z';
    letters()
        .flat_map(|a| letters().flat_map(move |b| letters().map(move |c| String::from_iter([a, b, c]))))
        .filter(|code| Currency::from_code(code).is_some())
        .collect()
}

#[test]
fn every_code_in_front_and_behind_is_the_field_s_own_or_refused() {
    let codes = codes();
    assert!(codes.len() > 150);
    for own in ["USD", "EUR", "MUR", "TND"] {
        for code in &codes {
            for typed in
                [format!("{code} 300,000"), format!("300,000{code}"), format!("{}300,000", code.to_lowercase())]
            {
                let expected =
                    if code == own { Ok("300000".to_owned()) } else { Err(Unreadable::OtherCurrency(code.clone())) };
                assert_eq!(amount_in(own, &typed), expected, "{typed:?} in {own}");
            }
        }
    }
    for code in &codes {
        assert_eq!(amount_in(code, &format!("{code} 5")).as_deref(), Ok("5"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_hostile(text in ".{0,60}") {
        for field in ["deals.services", "deals.growth_percent", "years", "assumptions.per_euro.USD"] {
            let _ = read(field, &text, &USD);
        }
    }

    #[test]
    fn no_mixture_of_what_is_understood_is_too_hostile(text in "[0-9.,'eE kmMT$€()%\u{66b}\u{2212}+/-]{0,24}") {
        for mark in [None, Some('.'), Some(',')] {
            let read = figure("deals.services", &text, &Notation { currency: "USD", decimal_mark: mark });
            if let Ok(reading) = read {
                let again = figure("deals.services", &reading.plain, &USD).map(|again| again.plain);
                prop_assert_eq!(again.as_ref(), Ok(&reading.plain), "what stands in a link reads as itself");
                prop_assert!(reading.plain.bytes().all(|byte| b"-.0123456789".contains(&byte)), "{:?}", reading);
            }
        }
    }

    #[test]
    fn an_amount_as_the_page_writes_it_is_read_back(units in 0_i64..1_000_000_000_000, cents in 0_i64..100) {
        let value = rust_decimal::Decimal::new(units * 100 + cents, 2);
        prop_assert_eq!(amount(&crate::format::decimal(value)), Ok(value.to_string()));
        for code in ["USD", "EUR", "GBP", "CHF", "KWD"] {
            let currency = Currency::from_code(code).expect(code);
            let read = amount_in(code, &crate::format::price(value, currency)).expect("as the page writes it");
            prop_assert_eq!(partner_engine::decimal::parse(&read), Some(value.normalize()));
        }
    }
}
