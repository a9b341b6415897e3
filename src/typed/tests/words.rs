//! Magnitudes and units beside a figure.

use super::*;

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
fn more_magnitudes_of_more_languages_are_read_or_refused() {
    for (code, typed, read) in [
        ("SEK", "3 miljoner kr", "3000000"),
        ("DKK", "3 mio. kr.", "3000000"),
        ("NOK", "3 millioner", "3000000"),
        ("EUR", "3 milj.", "3000000"),
        ("HUF", "300 ezer Ft", "300000"),
        ("IDR", "Rp 300 juta", "300000000"),
        ("KRW", "30만원", "300000"),
        ("KRW", "3억 원", "300000000"),
        ("JPY", "3百万円", "3000000"),
        ("RUB", "3 млрд", "3000000000"),
        ("USD", "2.5MM$", "2500000"),
        ("USD", "$300M", "300000000"),
        ("USD", "５ｅ４", "50000"),
    ] {
        assert_eq!(amount_in(code, typed).as_deref(), Ok(read), "{typed:?}");
    }
    for (typed, readings) in [("M$ 300", ["300000000", "300000"]), ("MUS$ 300", ["300000000", "300000"])] {
        assert_eq!(
            amount(typed),
            Err(Unreadable::TwoMagnitudes("M".to_owned(), readings.map(str::to_owned))),
            "{typed:?}"
        );
    }
    for typed in [
        "3 hundred",
        "3 dozen",
        "2.5 G",
        "50k-60k",
        "50–60k",
        "50k+",
        "50k/month",
        "½",
        "1½",
        "1/2",
        "0x10",
        "NaN",
        "Infinity",
        "1O0",
        "5OO",
        "1e309",
        "1e-309",
        "5²",
        "Ⅲ",
        "三十万",
        "5 tril",
        "k k 5",
    ] {
        assert!(matches!(amount(typed), Err(Unreadable::Word(_) | Unreadable::NotANumber)), "{typed:?}");
    }
    for typed in ["10 Mio", "5 TSD", "5 pp", "12 v.H.", "12 p.a.", "5 M", "5k%"] {
        assert!(matches!(percent(typed), Err(Unreadable::Word(_))), "{typed:?}");
    }
    assert_eq!(percent("5 ‱"), Err(Unreadable::BasisPoints));
}

#[test]
fn whole_numbers_as_sheets_write_them_are_whole() {
    for (field, typed, whole) in
        [("deals.per_year", "3.00", 3), ("years", "3,0", 3), ("team.tech_leads", "1,200.0", 1200)]
    {
        assert_eq!(read(field, typed, &USD), Ok(Node::Integer(whole)), "{typed:?}");
    }
    for typed in ["0.5", "1,5", "2.50"] {
        assert!(matches!(read("team.tech_leads", typed, &USD), Ok(Node::Text(_))), "{typed:?} is not rounded");
    }
    assert_eq!(figure("deals.per_year", "10%", &USD), Err(Unreadable::NotAPercentage));
}
