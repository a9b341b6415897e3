//! Texts as people write and paste them, by kinds; each that is read must be right to the cent, every other must be refused.

use partner_engine::money::Currency;
use proptest::prelude::*;

use super::*;

mod characters;
mod money;
mod words;

const USD: Notation<'static> = Notation { currency: "USD", decimal_mark: None };

fn numbers() -> &'static crate::format::Numbers {
    &crate::wording::Language::En.words().numbers
}

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
fn where_amounts_have_three_decimals_three_digits_behind_a_mark_are_asked() {
    for code in ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", "kwd"] {
        assert_eq!(amount_in(code, "250,125"), two(',', "250125", "0250.125"), "{code}");
        assert_eq!(amount_in(code, "250.125"), two('.', "250125", "0250.125"), "{code}");
        assert_eq!(amount_in(code, &format!("{code} 1,000")), two(',', "1000", "1"), "{code}");
        assert_eq!(amount_in(code, "1,250,125").as_deref(), Ok("1250125"), "{code}");
        assert_eq!(amount_in(code, "250.125,500").as_deref(), Ok("250125.500"), "{code}");
        assert_eq!(amount_in(code, "250 125").as_deref(), Ok("250125"), "{code}");
        assert_eq!(amount_in(code, "0,125").as_deref(), Ok("0.125"), "{code}");
        assert_eq!(amount_in(code, "250,5").as_deref(), Ok("250.5"), "{code}");
    }
    for code in ["USD", "JPY", "IDR", ""] {
        assert_eq!(amount_in(code, "250,125").as_deref(), Ok("250125"), "{code}");
    }
    let in_dinars = figure("deals.growth_percent", "250,125", &of("KWD")).map(|reading| reading.plain);
    assert_eq!(in_dinars.as_deref(), Ok("250125"), "a percentage has no currency");
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
    let reading = |plain: &str, by_choice| Ok(ReadFigure { plain: plain.to_owned(), by_choice });
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
        ("currency", Kind::Currency),
    ] {
        assert_eq!(kind_of(field), kind, "{field}");
    }
}

#[test]
fn counts_become_integers_and_switches_booleans() {
    assert_eq!(read("team.tech_leads", "1,200", &USD), Ok(Node::Integer(1200)));
    assert_eq!(read("team.tech_leads", "1.5", &USD), Ok(Node::Text("1.5".to_owned())));
    assert_eq!(read("deals.co_sell", "false", &USD), Ok(Node::Bool(false)));
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
        prop_assert_eq!(amount(&numbers().decimal(value)), Ok(value.to_string()));
        for code in ["USD", "EUR", "GBP", "CHF", "KWD"] {
            let currency = Currency::from_code(code).expect(code);
            let read = amount_in(code, &numbers().price(value, currency)).expect("as the page writes it");
            prop_assert_eq!(partner_engine::decimal::parse(&read), Some(value.normalize()));
        }
    }
}
