//! Scripts, invisible characters and what comes along with a copied cell.

use super::*;

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
fn everything_that_unicode_calls_ignorable_is_left_out() {
    for hidden in [
        '\u{34f}',
        '\u{115f}',
        '\u{1160}',
        '\u{17b4}',
        '\u{180e}',
        '\u{180f}',
        '\u{200c}',
        '\u{200d}',
        '\u{202d}',
        '\u{202c}',
        '\u{2061}',
        '\u{2068}',
        '\u{206f}',
        '\u{3164}',
        '\u{fe0e}',
        '\u{ffa0}',
        '\u{1d173}',
        '\u{e0020}',
        '\u{e0101}',
    ] {
        assert_eq!(amount(&format!("{hidden}300{hidden}000{hidden}")).as_deref(), Ok("300000"), "{hidden:?}");
    }
    for other in ['\0', '\u{8}', '\u{1f}', '\u{7f}', '\u{fffd}', '\u{fffc}'] {
        assert!(amount(&format!("300{other}000")).is_err(), "{other:?}");
    }
}

#[test]
fn two_cells_in_other_clothes_are_refused() {
    for typed in [
        "150, 200",
        "1,500 2,500",
        "150\u{3000}200",
        "150\u{2003}200",
        "150\u{a0}\u{a0}200",
        "150.50 200.50",
        "150 2000",
        "150,200 300",
        "1,000 000",
    ] {
        assert_eq!(amount(typed), Err(Unreadable::SeveralFigures), "{typed:?}");
    }
    for typed in
        ["150; 200", "150 | 200", "$150 $200", "150 USD 200", "150+200", "2024-12-31", "31.12.2024", "10:30", "1.2.3.4"]
    {
        assert_eq!(amount(typed), Err(Unreadable::NotANumber), "{typed:?}");
    }
}

#[test]
fn quotation_marks_of_a_cell_are_no_part_of_its_figure() {
    for typed in ["\"300,000\"", "'300000", "“300,000”", "„300 000“", "«300'000»"] {
        assert_eq!(amount(typed).as_deref(), Ok("300000"), "{typed:?}");
    }
    for typed in ["\"", "\"\"", "5'", "5\"", "'"] {
        assert!(amount(typed).is_err(), "{typed:?}");
    }
}

#[test]
fn separators_of_input_methods_are_those_of_their_digits() {
    for (typed, read) in
        [("３００、０００", "300000"), ("300｡5", "300.5"), ("300`000", "300000"), ("⁻5", "-5"), ("➖5", "-5")]
    {
        assert_eq!(amount(typed).as_deref(), Ok(read), "{typed:?}");
    }
    assert_eq!(amount("３００。０００"), two('.', "300000", "300"));
    assert_eq!(amount("٣٠٠.٠٠٠"), two('.', "300000", "300"));
}

#[test]
fn a_sentence_repeats_what_can_be_seen_and_no_more_than_fits() {
    assert_eq!(repeated("\u{202e} abc\u{200b}\u{2066} "), "abc");
    assert_eq!(repeated(&"é".repeat(5000)), format!("{}…", "é".repeat(60)));
}
