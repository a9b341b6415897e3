//! One script for all: digits by their Unicode decimal value, separators and signs of other scripts by their like in ASCII.

use super::Unreadable;

/// The zero of each script that has decimal digits (Unicode 17, general category `Nd`); one to nine follow it.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136,
    0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0,
    0x11C50, 0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE,
    0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// The Arabic decimal separator, which is never anything else.
pub(super) const ARABIC_POINT: char = '\u{66b}';

/// A text without the characters that nobody sees.
pub(super) fn visible(text: &str) -> String {
    text.chars().filter(|character| !is_invisible(*character)).collect()
}

/// Joiners, direction marks, soft hyphens, fillers and variation selectors, which come along with what is copied: Unicode's
/// `Default_Ignorable_Code_Point`.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Spaces as wide as a letter, which divide cells and words but never the digits of a figure.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{1680}' | '\u{2000}'..='\u{2003}' | '\u{3000}')
}

/// Quotation marks, as cells of a file or a sheet have around or in front of their text.
fn is_quote(character: char) -> bool {
    "\"'“”„‘’«»".contains(character)
}

/// A text in ASCII digits, separators and signs, without what is invisible; letters stay as they are.
///
/// # Errors
/// When it is empty, goes over several lines or cells, or has digits of several scripts.
pub(super) fn plain(text: &str) -> Result<String, Unreadable> {
    let visible = visible(text);
    let text = visible.trim();
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    let text = text.strip_prefix(is_quote).map_or(text, |quoted| quoted.trim_end_matches(is_quote).trim());
    let mut script = None;
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            return Err(Unreadable::SeveralFigures);
        }
        if let Some((zero, value)) = digit(character) {
            if *script.get_or_insert(zero) != zero {
                return Err(Unreadable::SeveralScripts);
            }
            plain.push(char::from(b'0' + value));
        } else {
            if is_wide(character) {
                plain.push(' ');
            }
            plain.push(in_ascii(character));
        }
    }
    Ok(plain.trim().to_owned())
}

/// The zero of a digit's script, and the digit's value.
fn digit(character: char) -> Option<(u32, u8)> {
    let code = u32::from(character);
    let zero = ZEROS.iter().copied().find(|zero| (*zero..zero + 10).contains(&code))?;
    u8::try_from(code - zero).ok().map(|value| (zero, value))
}

fn in_ascii(character: char) -> char {
    match character {
        // Full-width letters and signs.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xff01 + 0x21).map_or(character, in_ascii),
        '\u{ffe5}' => '¥',
        '\u{ffe1}' => '£',
        '\u{ffe6}' => '₩',
        '\u{fe69}' => '$',
        '\u{66a}' | '\u{fe6a}' => '%',
        '\u{60c}' | '\u{fe50}' | '\u{fe51}' | '\u{3001}' | '\u{ff64}' => ',',
        '\u{fe52}' | '\u{3002}' | '\u{ff61}' => '.',
        // The Arabic thousands separator and the apostrophes only group.
        '\u{66c}' | '‘' | '’' | '‛' | '´' | '`' | '\u{2bc}' | '\u{2b9}' | '′' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{207b}' | '\u{2796}' | '\u{fe58}' | '\u{fe63}' => '-',
        space if space.is_whitespace() => ' ',
        other => other,
    }
}
