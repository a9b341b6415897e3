//! What mail, chat and the sites between do to a link, undone: encoded once more, escaped for HTML, with punctuation behind it,
//! with parameters added.
//!
//! Only what this page never writes is taken away, so that no figure changes in silence: [`super::write`] encodes what is taken
//! for an addition here, and closes a link with `&` whose last value ends like one.

/// A fragment with `&` between its parts, each decoded no further than they are written.
pub(super) fn undone(fragment: &str) -> String {
    let mut fragment = fragment.split('&').map(encoded_whole).collect::<Vec<_>>().join("&");
    // Where a browser looks for words on the page.
    if let Some(end) = fragment.find(":~:") {
        fragment.truncate(end);
    }
    // HTML takes `&curren` and `&reg` for signs, even without a semicolon.
    for (taken, meant) in [
        ("\u{a4}cy=", "&currency="),
        ("%C2%A4cy=", "&currency="),
        ("\u{ae}istered_percent=", "&registered_percent="),
        ("%C2%AEistered_percent=", "&registered_percent="),
    ] {
        fragment = fragment.replace(taken, meant);
    }
    fragment
}

/// A part without any `=` of its own that has encoded ones was encoded as a whole, once or twice.
fn encoded_whole(part: &str) -> String {
    let mut whole = part.to_owned();
    for _ in 0..2 {
        let has_encoded = ["%3D", "%3d", "%253D", "%253d"].iter().any(|equals| whole.contains(equals));
        match super::decoded(&whole) {
            Some(decoded) if has_encoded && !whole.contains('=') => whole = decoded,
            _ => break,
        }
    }
    whole
}

/// The parts of a fragment, each with whether it ends the whole.
pub(super) fn parts(fragment: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut parts = fragment.split(['&', '?', '#']).map(without_escape).peekable();
    std::iter::from_fn(move || parts.next().map(|part| (part, parts.peek().is_none())))
        .filter(|(part, _)| !part.is_empty() && !is_foreign(part))
}

/// The rest of `&amp;`, written once or more.
fn without_escape(mut part: &str) -> &str {
    while let Some(rest) = ["amp;", "38;", "038;", "x26;"].iter().find_map(|escape| part.strip_prefix(escape)) {
        part = rest;
    }
    part
}

/// Whether others have added a part: the skip link, WordPress to a frame, the counters of mail and advertising.
pub(super) fn is_foreign(part: &str) -> bool {
    const NAMES: &str = "main secret fbclid gclid gbraid wbraid dclid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid \
        mc_eid _ga _gl _hsenc _hsmi mkt_tok gt; lt; quot; apos; nbsp; 39; 34;";
    let name = part.split('=').next().unwrap_or(part);
    name.starts_with("utm_") || NAMES.split(' ').any(|known| known == name) || tidy(part).is_empty()
}

/// A last value without the punctuation and markup of the sentence that the link stood in. Several points are kept: they tell
/// that the link was cut off.
pub(super) fn tidy(value: &str) -> &str {
    let mut value = value;
    loop {
        let shorter = match value.chars().next_back() {
            Some('.') if !value.ends_with("..") => &value[..value.len() - 1],
            _ => value.trim_end_matches(is_punctuation),
        };
        if shorter.len() == value.len() {
            return value;
        }
        value = shorter;
    }
}

fn is_punctuation(character: char) -> bool {
    ")>]};\"'!,*_<`”“’»\u{ad}\u{feff}".contains(character)
        || character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}')
}
