//! The state as the fragment of an address, like `#new_subscriptions=300000&years=5`, and back.
//!
//! A fragment never reaches a server. Only what differs from the default is written, under readable names: the fields of
//! `deals` by their bare name, other fields by the contract's dotted path. Whatever cannot be read is reported as a
//! [`LinkProblem`] and never dropped in silence. What a field's text means is the scenario's concern, not the link's; which of
//! the tiers to compare are known is the comparison's.

use partner_programs::catalog;

use crate::state::{AppState, default_text};
use crate::texts::Texts;

mod undo;

/// Longest fragment that is read, in bytes: thirty times a scenario with every field typed.
pub const LONGEST: usize = 16_384;
/// Most of an unreadable part that a problem repeats, in characters.
const LONGEST_EXCERPT: usize = 60;

/// What a link says, apart from its view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// See [`AppState::typed`].
    pub typed: Texts,
    /// See [`AppState::tiers`].
    pub tiers: Vec<String>,
    /// See [`AppState::programs`].
    pub programs: Vec<String>,
    /// See [`AppState::only_differences`].
    pub only_differences: bool,
    /// See [`AppState::tier`].
    pub tier: Option<String>,
    /// What could not be read.
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
    /// A name that stands there twice; the first one counts.
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

/// Writes what differs from the default, without the `#`; empty for the default.
#[must_use]
pub fn write(state: &AppState) -> String {
    let mut parts: Vec<String> = state
        .typed
        .iter()
        .map(|(field, text)| {
            let name = field.strip_prefix("deals.").unwrap_or(field);
            format!("{}={}", encoded(name), encoded(text))
        })
        .collect();
    for (name, ids) in [("tiers", &state.tiers), ("programs", &state.programs)] {
        if !ids.is_empty() {
            parts.push(format!("{name}={}", ids.iter().map(|id| encoded(id)).collect::<Vec<_>>().join(",")));
        }
    }
    if state.only_differences {
        parts.push("only_differences=true".to_owned());
    }
    if let Some(tier) = &state.tier {
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
    let is_of_state = |part: &&str| {
        let part = part.strip_prefix("amp;").unwrap_or(part);
        part.split_once('=').and_then(|(name, _)| decoded(name)).is_some_and(|name| is_name(&name))
    };
    let (state, others): (Vec<&str>, Vec<&str>) = query.split('&').partition(is_of_state);
    // Forms write spaces so; a plus of its own is encoded.
    (state.join("&").replace('+', "%20"), others.join("&"))
}

/// Whether a link can hold something of this name.
#[must_use]
pub fn is_name(name: &str) -> bool {
    matches!(name, "tiers" | "programs" | "tier" | "only_differences")
        || default_text(name).is_some()
        || default_text(&format!("deals.{name}")).is_some()
}

fn read_part(link: &mut Link, seen: &mut Vec<String>, part: &str, is_last: bool) -> Result<(), LinkProblem> {
    let damaged = || LinkProblem::Damaged(excerpt(part));
    let (name, raw) = part.split_once('=').ok_or_else(damaged)?;
    let name = decoded(name).ok_or_else(damaged)?;
    let mut value = decoded(raw).ok_or_else(damaged)?;
    if is_last {
        value.truncate(undo::tidy(&value).len());
    }
    let field = format!("deals.{name}");
    let field = if default_text(&field).is_some() { field } else { name.clone() };
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
        if byte.is_ascii_alphanumeric() || b"-._/:'".contains(&byte) {
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
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::route::Route;
    use crate::state::FIELDS;

    fn restored(state: &AppState) -> AppState {
        AppState::following(state.route, read(&write(state)))
    }

    fn problems(fragment: &str) -> Vec<LinkProblem> {
        read(fragment).problems
    }

    #[test]
    fn a_tier_named_twice_is_compared_once() {
        let link = read("tiers=a/x,b/y,a/x,,b/y");
        assert_eq!((link.tiers, link.problems), (vec!["a/x".to_owned(), "b/y".to_owned()], Vec::new()));
    }

    #[test]
    fn the_default_needs_no_fragment() {
        assert_eq!(write(&AppState::at(Route::Compare)), "");
        assert_eq!(read(""), Link::default());
        assert_eq!(read("#"), Link::default());
    }

    #[test]
    fn names_are_readable_and_only_differences_are_written() {
        let mut state = AppState::at(Route::Estimate);
        state.typed.set("deals.new_subscriptions".to_owned(), "300000".to_owned());
        state.typed.set("years".to_owned(), "5".to_owned());
        state.typed.set("team.certified_experts".to_owned(), "3".to_owned());
        state.tiers = vec!["wso2-2018/value-added-reseller".to_owned(), "outsystems-2021/msp".to_owned()];
        assert_eq!(
            write(&state),
            "new_subscriptions=300000&team.certified_experts=3&years=5\
             &tiers=wso2-2018/value-added-reseller,outsystems-2021/msp"
        );
        assert_eq!(restored(&state), state);
    }

    #[test]
    fn dotted_names_of_deals_are_read_too() {
        assert_eq!(read("deals.services=7").typed, read("services=7").typed);
        assert_eq!(problems("deals.services=7&services=8"), [LinkProblem::Repeated("services".to_owned())]);
    }

    #[test]
    fn what_cannot_be_read_is_reported_and_the_rest_counts() {
        let link = read("services=1&colour=red&years&upgrades=%G1&only_differences=maybe&years=2");
        assert_eq!(link.typed.len(), 2);
        assert_eq!(
            link.problems,
            [
                LinkProblem::UnknownName("colour".to_owned()),
                LinkProblem::Damaged("years".to_owned()),
                LinkProblem::Damaged("upgrades=%G1".to_owned()),
                LinkProblem::BadValue { name: "only_differences".to_owned(), value: "maybe".to_owned() },
            ]
        );
    }

    #[test]
    fn unknown_tiers_and_programs_are_reported() {
        let link = read("tier=wso2-2018/diamond&programs=opennebula,acme");
        assert_eq!((link.tier, link.programs), (None, vec!["opennebula".to_owned()]));
        let bad = |name: &str, value: &str| LinkProblem::BadValue { name: name.to_owned(), value: value.to_owned() };
        assert_eq!(link.problems, [bad("tier", "wso2-2018/diamond"), bad("programs", "acme")]);
    }

    #[test]
    fn an_overlong_fragment_is_refused_whole_and_excerpts_are_short() {
        let long = format!("services={}", "1".repeat(LONGEST));
        assert_eq!(problems(&long), [LinkProblem::TooLong]);
        assert_eq!(problems(&"x".repeat(500)), [LinkProblem::Damaged(format!("{}…", "x".repeat(LONGEST_EXCERPT)))]);
    }

    #[test]
    fn a_fragment_encoded_by_others_is_read() {
        let link = read("tiers=wso2-2018%2Fvalue-added-reseller%2Copennebula/reseller&services=50%20000");
        assert_eq!(link.tiers, ["wso2-2018/value-added-reseller", "opennebula/reseller"]);
        assert_eq!(link.typed.get("deals.services"), Some("50 000"));
    }

    #[test]
    fn what_mail_and_chat_do_to_a_link_is_undone() {
        let meant = read("new_subscriptions=300000&years=5");
        assert_eq!((meant.typed.len(), meant.problems.len()), (2, 0));
        for fragment in [
            "new_subscriptions=300000&amp;years=5",
            "new_subscriptions=300000&amp;amp;years=5",
            "new_subscriptions=300000&#38;years=5",
            "new_subscriptions%3D300000%26years%3D5",
            "new_subscriptions%253D300000%2526years%253D5",
            "new_subscriptions%3d300000%26years%3d5)",
            "new_subscriptions%3D300000%26years%3D5&utm_source=mail",
            "?secret=hA12&new_subscriptions=300000&years=5",
            "new_subscriptions=300000&years=5#?secret=hA12",
            "new_subscriptions=300000&years=5:~:text=margin",
            "new_subscriptions=300000&years=5?fbclid=IwAR0",
            "fbclid=IwAR0&new_subscriptions=300000&utm_source=mail&years=5",
            "new_subscriptions=300000&years=5&gt;",
            "new_subscriptions=300000&years=5%20",
            "new_subscriptions=300000&years=5%E2%80%8B",
            "new_subscriptions=300000&years=5%22%3E",
            "new_subscriptions=300000&years=5%29",
        ] {
            assert_eq!(read(fragment), meant, "{fragment}");
        }
        for end in [")", ">", ";", "\"", "'", "!", ".", ",", "]", "\u{200b}", "*", "_", ").", "\">", "**", "”", "?"] {
            assert_eq!(read(&format!("new_subscriptions=300000&years=5{end}")), meant, "{end}");
        }
        let eur = read("years=5¤cy=EUR®istered_percent=50");
        assert_eq!((eur.typed.get("currency"), eur.typed.get("deals.registered_percent")), (Some("EUR"), Some("50")));
    }

    #[test]
    fn no_figure_of_a_link_changes_in_silence() {
        for (fragment, text) in [
            ("services=30...", "30..."),
            ("services=30%E2%80%A6", "30…"),
            ("services=%28300", "(300"),
            ("services=12%25", "12%"),
            ("services=5)&years=4", "5)"),
            ("services=-5-", "-5-"),
        ] {
            assert_eq!(read(fragment).typed.get("deals.services"), Some(text), "{fragment}");
        }
        for text in ["(300)", "300.", "5!", "x*", "it's '", " ", "a:~:b", "5%29", "a&b", "5?x=1"] {
            let mut state = AppState::at(Route::Estimate);
            state.typed.set("deals.services".to_owned(), text.to_owned());
            assert_eq!(restored(&state), state, "{text}");
        }
    }

    #[test]
    fn a_query_gives_what_belongs_to_a_state_and_keeps_the_rest() {
        let of = |query: &str| of_query(query);
        let both = |state: &str, rest: &str| (state.to_owned(), rest.to_owned());
        assert_eq!(of("?new_subscriptions=300000"), both("new_subscriptions=300000", ""));
        assert_eq!(of("?utm_source=x&years=5&lang=de&tier=a"), both("years=5&tier=a", "utm_source=x&lang=de"));
        assert_eq!(of("?services=50+000"), both("services=50%20000", ""));
        assert_eq!(of("?utm_source=x"), both("", "utm_source=x"));
        assert_eq!(of(""), both("", ""));
    }

    fn any_state() -> impl Strategy<Value = AppState> {
        let keyed = prop_oneof![
            Just("team.certified_experts".to_owned()),
            Just("costs.per_requirement.tech_leads".to_owned()),
            Just("assumptions.rates.wso2-2018/certified-integration/new_subscriptions".to_owned()),
            "assumptions\\.per_euro\\.[A-Z]{3}",
        ];
        let fixed = (0..FIELDS.len()).prop_map(|index| FIELDS[index].0.to_owned());
        let typed = proptest::collection::btree_map(prop_oneof![fixed, keyed], ".{0,40}", 0..12);
        let tiers = proptest::collection::btree_set("[^,]{1,20}", 0..4).prop_map(Vec::from_iter).prop_shuffle();
        let known =
            || prop_oneof![Just("wso2-2018"), Just("opennebula"), Just("outsystems-2021")].prop_map(str::to_owned);
        let programs = proptest::collection::btree_set(known(), 0..3).prop_map(Vec::from_iter).prop_shuffle();
        let tier = prop_oneof![Just("opennebula/referral"), Just("outsystems-2021/msp")].prop_map(str::to_owned);
        (typed, tiers, programs, any::<bool>(), proptest::option::of(tier)).prop_map(
            |(typed, tiers, programs, only_differences, tier)| {
                let differs = |(field, text): &(String, String)| default_text(field) != Some(text.as_str());
                let typed = typed.into_iter().filter(differs).collect();
                AppState { typed, tiers, programs, only_differences, tier, ..AppState::at(Route::Estimate) }
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_link_restores_the_whole_state(state in any_state()) {
            prop_assert_eq!(restored(&state), state);
        }

        #[test]
        fn no_fragment_is_too_hostile(fragment in ".{0,300}") {
            let link = read(&fragment);
            prop_assert!(link.problems.len() <= fragment.len());
        }

        #[test]
        fn no_broken_encoding_is_too_hostile(fragment in "[%&=,#a-f0-9\u{e9}ters]{0,200}") {
            let _ = read(&fragment);
        }
    }
}
