//! Currencies beside a figure, as they are written where they are used.

use super::*;

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
fn signs_and_names_of_many_currencies_are_the_field_s_own() {
    for (code, typed, read) in [
        ("USD", "USD$300,000", "300000"),
        ("USD", "$USD 300,000", "300000"),
        ("USD", "US $300,000", "300000"),
        ("USD", "$300,000 US", "300000"),
        ("USD", "300000 US-Dollar", "300000"),
        ("USD", "3 million US dollars", "3000000"),
        ("USD", "$300,000.-", "300000"),
        ("USD", "＄300,000", "300000"),
        ("CAD", "CAD$50,000", "50000"),
        ("COP", "COP$ 50.000.000", "50000000"),
        ("MXN", "50,000 pesos", "50000"),
        ("JMD", "J$50,000", "50000"),
        ("PEN", "S/. 50,000", "50000"),
        ("BRL", "300 000 reais", "300000"),
        ("VES", "Bs. 50 000", "50000"),
        ("EUR", "EURO 300.000,--", "300000"),
        ("EUR", "300.000.-", "300000"),
        ("EUR", "2,5 millions d’euros", "2500000"),
        ("EUR", "3 millones de euros", "3000000"),
        ("EUR", "Mio. EUR 2,5", "2500000"),
        ("EUR", "Mio € 2,5", "2500000"),
        ("CHF", "CHF 50'000.—", "50000"),
        ("CHF", "50´000 Fr.", "50000"),
        ("GBP", "GB£50,000", "50000"),
        ("JPY", "JP¥50,000", "50000"),
        ("JPY", "￥\u{3000}300", "300"),
        ("CNY", "CN¥50,000", "50000"),
        ("SEK", "50 000:-", "50000"),
        ("SEK", "50 000 kronor", "50000"),
        ("SEK", "300 tkr", "300000"),
        ("SEK", "3 mnkr", "3000000"),
        ("SEK", "300 TSEK", "300000"),
        ("USD", "300 TUSD", "300000"),
        ("INR", "Rs. 3,00,000/-", "300000"),
        ("INR", "₹2 Cr", "20000000"),
        ("INR", "₹3L", "300000"),
        ("INR", "रु. ५०,०००", "50000"),
        ("KES", "50,000/=", "50000"),
        ("XOF", "50 000 F CFA", "50000"),
        ("ETB", "Br 50,000", "50000"),
        ("ZAR", "50 000 rand", "50000"),
        ("SAR", "٥٠٬٠٠٠ ر.س.", "50000"),
        ("THB", "50,000 บาท", "50000"),
    ] {
        assert_eq!(amount_in(code, typed).as_deref(), Ok(read), "{typed:?} in {code}");
    }
}

#[test]
fn signs_that_are_not_the_field_s_own_are_refused() {
    for typed in
        ["Br 5", "3 mnkr", "300 tkr", "50 kronor", "CAD$5", "₣5", "5 pesos", "5 F CFA", "$5 €", "€5 USD", "EUR-USD 5"]
    {
        assert!(matches!(amount(typed), Err(Unreadable::OtherCurrency(_))), "{typed:?}");
    }
    for typed in ["50¢", "5p", "50 cents", "5 BTC", "₿5", "¤5", "2 Cr", "5 L", "$$5", "M.N. 5", "ca. 5", "~5", "l00"]
    {
        assert!(matches!(amount(typed), Err(Unreadable::Word(_))), "{typed:?}");
    }
}

#[test]
fn a_dash_that_belongs_to_a_word_is_no_minus() {
    for typed in ["5-percent", "5-%", "5-USD", "5-year"] {
        for field in ["deals.growth_percent", "deals.services", "years"] {
            assert_eq!(figure(field, typed, &USD), Err(Unreadable::NotANumber), "{typed:?} in {field}");
        }
    }
    assert_eq!(percent("5%-").as_deref(), Ok("-5"));
    assert_eq!(percent("(5%)").as_deref(), Ok("-5"));
    assert_eq!(amount("300.00- USD").as_deref(), Ok("-300.00"));
    assert_eq!(amount_in("SEK", "50:--").as_deref(), Ok("50"));
    for typed in ["±5", "minus 5", "--5", "-−5", "+-5", "-(5)", "50/-2", "50:-2"] {
        assert!(percent(typed).is_err(), "{typed:?}");
    }
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
                [format!("{code} 1,300,000"), format!("1,300,000{code}"), format!("{}1,300,000", code.to_lowercase())]
            {
                let expected =
                    if code == own { Ok("1300000".to_owned()) } else { Err(Unreadable::OtherCurrency(code.clone())) };
                assert_eq!(amount_in(own, &typed), expected, "{typed:?} in {own}");
            }
        }
    }
    for code in &codes {
        assert_eq!(amount_in(code, &format!("{code} 5")).as_deref(), Ok("5"));
    }
}
