//! Undoes the damage that mail, chat and the sites between do to a link: encoded once more, escaped for HTML, with punctuation behind it,
//! with parameters added.
//!
//! Only what this page never writes is taken away, so that no figure changes in silence: [`super::write`] encodes what is taken
//! for an addition here, and closes a link with `&` whose last value ends like one.

/// A fragment with `&` between its parts, each decoded no further than they are written.
pub(super) fn undone(fragment: &str) -> String {
    // As JSON writes it.
    let fragment = fragment.replace("\\u0026", "&");
    let mut fragment = fragment.split('&').map(encoded_whole).map(encoded_after).collect::<Vec<_>>().join("&");
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

/// A part of this page that has others behind it whose `&`, or whose `&` and `=`, are encoded.
fn encoded_after(part: String) -> String {
    let is_ours = |name: &str| super::decoded(without_escape(name)).is_some_and(|name| super::is_name(&name));
    let name_before = |before: &str| before.split_once('=').is_some_and(|(name, _)| is_ours(name));
    for ampersand in ["%26", "%2526"] {
        for (at, _) in part.match_indices(ampersand) {
            let (before, rest) = (&part[..at], &part[at + ampersand.len()..]);
            let mut after = super::decoded(rest).unwrap_or_default();
            if ampersand == "%2526" {
                after = super::decoded(&after).unwrap_or_default();
            }
            let name = without_escape(&after).split_once('=').map(|(name, _)| name);
            if name_before(before) && name.is_some_and(super::is_name) {
                let equals =
                    ["=", "%3D", "%3d", "%253D"].into_iter().filter_map(|equals| Some((rest.find(equals)?, equals)));
                let Some((end, equals)) = equals.min() else { continue };
                let name = name.unwrap_or_default();
                let value = &rest[end + equals.len()..];
                return format!("{before}&{}", encoded_after(format!("{name}={value}")));
            }
        }
    }
    part
}

/// A value without what quoted-printable mail makes of the `=` before it.
pub(super) fn without_quoted(value: &str) -> &str {
    value.strip_prefix("3D").unwrap_or(value)
}

/// The parts of a fragment, each with whether it ends the whole.
pub(super) fn parts(fragment: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut parts = fragment.split(['&', '?', '#']).map(without_escape).peekable();
    std::iter::from_fn(move || parts.next().map(|part| (part, parts.peek().is_none())))
        .filter(|(part, _)| !part.is_empty() && !is_foreign(part))
}

/// The rest of `&amp;`, written once or more.
pub(super) fn without_escape(mut part: &str) -> &str {
    while let Some((escape, rest)) = part.split_once(';')
        && ["amp", "38", "038", "x26", "#38", "#038", "#x26"].iter().any(|known| escape.eq_ignore_ascii_case(known))
    {
        part = rest;
    }
    part
}

/// Whether others have added a part: the skip link, WordPress to a frame, the counters of mail and advertising, an escaped sign
/// behind the link.
pub(super) fn is_foreign(part: &str) -> bool {
    const NAMES: &str = "main top content secret fbclid gclid gbraid wbraid dclid msclkid yclid twclid ttclid igshid igsh li_fat_id \
        mc_cid mc_eid _ga _gl _hsmi mkt_tok srsltid xtor s_cid trk si ref source mibextid epik";
    const FAMILIES: &str = "utm_ _hs __hs hsa_ gad_ gsc. pk_ mtm_ at_ oly_ vero_";
    let name = part.split('=').next().unwrap_or(part);
    FAMILIES.split(' ').any(|known| name.starts_with(known))
        || NAMES.split(' ').any(|known| name == known)
        || (part.ends_with(';') && !part.contains('='))
        || tidy(part).is_empty()
}

/// A last value without the punctuation and markup of the sentence that the link stood in. Several points are kept: they tell
/// that the link was cut off.
pub(super) fn tidy(value: &str) -> &str {
    let end = ["</", "]("].iter().filter_map(|markup| value.find(markup)).min().unwrap_or(value.len());
    let mut value = &value[..end];
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
    ")>]};:\"'!,*_<`|~^\\/”“’»›–—）】」』》、。，；：！？\u{ad}\u{feff}".contains(character)
        || character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}
