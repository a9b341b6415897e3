//! The entries of a state as the fragment of an address, like `#new_subscriptions=300000&years=5`, and back.
//!
//! A fragment never reaches a server. Only what differs from the default is written, under readable names: the fields of
//! `deals` by their bare name, other fields by the contract's dotted path. Whatever cannot be read is reported as a
//! [`LinkProblem`] and never dropped in silence. What a field's text means is the scenario's concern, not the link's; which of
//! the tiers to compare are known is the comparison's.

use partner_programs::catalog;

use crate::fields::default_text;
use crate::texts::Texts;

#[cfg(test)]
mod tests;
mod undo;

/// Longest fragment that is read, in bytes: thirty times a scenario with every field typed.
pub const LONGEST: usize = 16_384;
/// Most of an unreadable part that a problem repeats, in characters.
const LONGEST_EXCERPT: usize = 60;

/// The content of a link, apart from its view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// See [`crate::state::AppState::typed`].
    pub typed: Texts,
    /// See [`crate::state::AppState::tiers`].
    pub tiers: Vec<String>,
    /// See [`crate::state::AppState::programs`].
    pub programs: Vec<String>,
    /// See [`crate::state::AppState::only_differences`].
    pub only_differences: bool,
    /// See [`crate::state::AppState::tier`].
    pub tier: Option<String>,
    /// The parts that could not be read.
    pub problems: Vec<LinkProblem>,
}

/// A part of a link that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// The whole fragment is longer than [`LONGEST`].
    TooLong,
    /// A name that nothing has.
    UnknownName(String),
    /// A part without `=`, or with a broken percent sequence.
    Damaged(String),
    /// A name that stands there again after it was read; the first that could be read counts.
    Repeated(String),
    /// A value that its name cannot take.
    BadValue {
        /// The name.
        name: String,
        /// The value.
        value: String,
    },
    /// The tier to look into, by its id, states no income: the estimate has no years of it to show.
    EarnsNothing(String),
}

/// The part of a state that a link holds, apart from its view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entries<'s> {
    /// See [`Link::typed`].
    pub typed: &'s Texts,
    /// See [`Link::tiers`].
    pub tiers: &'s [String],
    /// See [`Link::programs`].
    pub programs: &'s [String],
    /// See [`Link::only_differences`].
    pub only_differences: bool,
    /// See [`Link::tier`].
    pub tier: Option<&'s str>,
}

impl Entries<'_> {
    /// Whether nothing differs from the default, so that a link is empty.
    #[must_use]
    pub fn is_default(&self) -> bool {
        let Self { typed, tiers, programs, only_differences, tier } = self;
        typed.is_empty() && tiers.is_empty() && programs.is_empty() && !only_differences && tier.is_none()
    }
}

/// Writes what differs from the default, without the `#`; empty for the default.
#[must_use]
pub fn write<'s>(entries: impl Into<Entries<'s>>) -> String {
    let entries = entries.into();
    let mut parts: Vec<String> = entries
        .typed
        .iter()
        .map(|(field, text)| {
            let name = field.strip_prefix("deals.").unwrap_or(field);
            format!("{}={}", encoded(name), encoded(text))
        })
        .collect();
    for (name, ids) in [("tiers", entries.tiers), ("programs", entries.programs)] {
        if !ids.is_empty() {
            parts.push(format!("{name}={}", ids.iter().map(|id| encoded(id)).collect::<Vec<_>>().join(",")));
        }
    }
    if entries.only_differences {
        parts.push("only_differences=true".to_owned());
    }
    if let Some(tier) = entries.tier {
        parts.push(format!("tier={}", encoded(tier)));
    }
    // A value that ends like the sentence around a link would lose that end: something follows it.
    let value = parts.last().and_then(|part| decoded(part)).unwrap_or_default();
    if undo::tidy(&value) != value {
        parts.push(String::new());
    }
    parts.join("&")
}

/// Reads a fragment, with or without its `#`. Never fails: what cannot be read is among the problems.
#[must_use]
pub fn read(fragment: &str) -> Link {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > LONGEST {
        return Link { problems: vec![LinkProblem::TooLong], ..Link::default() };
    }
    let mut link = Link::default();
    let mut seen = Vec::new();
    for (part, is_last) in undo::parts(&undo::undone(fragment)) {
        if let Err(problem) = read_part(&mut link, &mut seen, part, is_last) {
            link.problems.push(problem);
        }
    }
    link
}

/// Takes what belongs to a state out of a query, as if it stood in the fragment: those parts, and the query without them.
#[must_use]
pub fn of_query(query: &str) -> (String, String) {
    let query = query.strip_prefix('?').unwrap_or(query);
    let (mut state, mut others) = (Vec::new(), Vec::new());
    for part in query.split('&') {
        // A part that was encoded as a whole holds several.
        let undone = undo::undone(part);
        let name = undo::without_escape(&undone).split_once('=').and_then(|(name, _)| decoded(name));
        if name.is_some_and(|name| is_name(&name)) { state.push(undone) } else { others.push(part) }
    }
    // HTML forms write a space as +; a plus that was entered is encoded.
    (state.join("&").replace('+', "%20"), others.join("&"))
}

/// Whether a link can hold something of this name.
#[must_use]
pub fn is_name(name: &str) -> bool {
    field_of(name).is_some()
}

/// The field, or the word of the comparison, that a name in a link means: in any case, whatever mark has got in front of it.
fn field_of(name: &str) -> Option<String> {
    let known = |name: &str| {
        let is_word = matches!(name, "tiers" | "programs" | "tier" | "only_differences");
        let deals = format!("deals.{name}");
        match () {
            () if default_text(&deals).is_some() => Some(deals),
            () if is_word || default_text(name).is_some() => Some(name.to_owned()),
            () => None,
        }
    };
    let plain = name.trim_matches(|mark: char| !mark.is_ascii_alphanumeric());
    [name, plain, &plain.to_ascii_lowercase()].into_iter().find_map(known)
}

fn read_part(link: &mut Link, seen: &mut Vec<String>, part: &str, is_last: bool) -> Result<(), LinkProblem> {
    let damaged = || LinkProblem::Damaged(excerpt(part));
    let (name, raw) = part.split_once('=').ok_or_else(damaged)?;
    let name = decoded(name).ok_or_else(damaged)?;
    let mut value = decoded(undo::without_quoted(raw)).ok_or_else(damaged)?;
    if is_last {
        value.truncate(undo::tidy(&value).len());
    }
    let field = field_of(&name).unwrap_or_else(|| name.clone());
    if seen.contains(&field) {
        return Err(LinkProblem::Repeated(excerpt(&name)));
    }
    match field.as_str() {
        "tiers" => link.tiers = ids(&value),
        "programs" => {
            let known = |id: &String| catalog().programs.iter().any(|program| program.id == *id);
            let (known, unknown): (Vec<_>, Vec<_>) = ids(&value).into_iter().partition(known);
            let problem = |id: String| LinkProblem::BadValue { name: name.clone(), value: excerpt(&id) };
            link.programs = known;
            link.problems.extend(unknown.into_iter().map(problem));
        }
        "tier" if catalog().tier(&value).is_none() => {
            return Err(LinkProblem::BadValue { name, value: excerpt(&value) });
        }
        "tier" => link.tier = Some(value),
        "only_differences" => match value.as_str() {
            "true" => link.only_differences = true,
            "false" => link.only_differences = false,
            _ => return Err(LinkProblem::BadValue { name, value: excerpt(&value) }),
        },
        _ => match default_text(&field) {
            None => return Err(LinkProblem::UnknownName(excerpt(&name))),
            Some(default) if default == value => {}
            Some(_) => {
                link.typed.set(field.clone(), value);
            }
        },
    }
    seen.push(field);
    Ok(())
}

/// The ids of a list, each once, in the order in which they stand there first. Ids have no commas, so that a list is read whether or
/// not somebody has encoded them.
fn ids(list: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in list.split(',').filter(|id| !id.is_empty()) {
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

fn excerpt(text: &str) -> String {
    let mut excerpt: String = text.chars().take(LONGEST_EXCERPT).collect();
    if excerpt.len() < text.len() {
        excerpt.push('…');
    }
    excerpt
}

/// Percent-encodes what would end a part, a value or a fragment, and all that is not plain ASCII.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        // A value that begins with 3D looks like quoted-printable; write its D encoded.
        let is_escape = encoded == "3" && byte == b'D';
        if !is_escape && (byte.is_ascii_alphanumeric() || b"-._/:'".contains(&byte)) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    encoded
}

/// Undoes [`encoded`] and the encoding of browsers and chat programs; `None` for a broken sequence or text that is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'+' {
            // HTML forms write a space as +; this page encodes a plus.
            bytes.push(b' ');
        } else if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
