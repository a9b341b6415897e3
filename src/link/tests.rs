//! Links as they are written, and as they come back from mail, chat and the hands of others.

use proptest::prelude::*;

use super::*;
use crate::fields::defaults;
use crate::route::Route;
use crate::state::AppState;

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
    assert!(Entries::from(&AppState::at(Route::Compare)).is_default());
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

/// A visitor is to see as much of a damaged link as can be read: a value that cannot be read does not shut out a later one.
#[test]
fn of_a_repeated_name_the_first_that_can_be_read_counts() {
    let link = read(
        "tier=nothing&tier=outsystems-2021/msp&only_differences=maybe&only_differences=true&tier=wso2-2018/premier",
    );
    assert_eq!((link.tier.as_deref(), link.only_differences), (Some("outsystems-2021/msp"), true));
    let bad = |name: &str, value: &str| LinkProblem::BadValue { name: name.to_owned(), value: value.to_owned() };
    assert_eq!(
        link.problems,
        [bad("tier", "nothing"), bad("only_differences", "maybe"), LinkProblem::Repeated("tier".to_owned())]
    );
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
    let fixed = (0..defaults().len()).prop_map(|index| defaults()[index].0.clone());
    let typed = proptest::collection::btree_map(prop_oneof![fixed, keyed], ".{0,40}", 0..12);
    let tiers = proptest::collection::btree_set("[^,]{1,20}", 0..4).prop_map(Vec::from_iter).prop_shuffle();
    let known = || prop_oneof![Just("wso2-2018"), Just("opennebula"), Just("outsystems-2021")].prop_map(str::to_owned);
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
        prop_assert_eq!(Entries::from(&state).is_default(), write(&state).is_empty());
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

#[test]
fn what_others_write_between_parts_and_before_names_is_undone() {
    let meant = read("services=300000&years=5");
    for fragment in [
        "services=300000&AMP;years=5",
        "services=300000&#X26;years=5",
        "services=300000%26years=5",
        "services=300000%26years%3D5",
        "services=300000%2526years%253D5",
        "services=300000%26amp%3Byears=5",
        "services=300000%26amp;years=5",
        "services=300000\\u0026years=5",
        "services=3D300000&years=3D5",
        "services%3D300000%26years%3D5%26gclid%3Dx",
        "%23services=300000&years=5",
        "%23services%3D300000%26years%3D5",
        "%23Services=3D300000%26years%3D5&rdquo;",
        "!services=300000&years=5",
        "/services=300000&years=5",
        "\u{feff}services=300000&%E2%80%8Byears=5",
        "%20services=300000&Years=5",
        "SERVICES=300000&deals.Services=300000&years=5",
        "services=300000&years=5+",
        "services=300000&years=+5",
    ] {
        let link = read(fragment);
        let problems = usize::from(fragment.starts_with("SERVICES"));
        let text = |link: &Link, field: &str| link.typed.get(field).map(|text| text.trim().to_owned());
        assert_eq!(link.problems.len(), problems, "{fragment}: {:?}", link.problems);
        for field in ["deals.services", "years"] {
            assert_eq!(text(&link, field), text(&meant, field), "{fragment}");
        }
    }
    assert_eq!(read("services=50+000").typed.get("deals.services"), Some("50 000"));
}

#[test]
fn more_of_what_stands_behind_a_link_is_taken_off() {
    let meant = read("services=300000&years=5");
    for end in [
        "%E2%80%AC",
        "\u{202c}",
        "」",
        "。",
        "）",
        "】",
        "›",
        "—",
        "–",
        ":",
        "|",
        "\\",
        "~~",
        "^",
        "/",
        "%3C/a%3E",
        "</a>",
        "](https://example.org",
        "**)",
        "&rdquo;",
        "&#8221;",
        "&raquo;",
        "&nbsp;",
        "&gsc.tab=0",
        "&gad_source=1",
        "&srsltid=x",
        "&__hstc=1",
        "&pk_campaign=a",
        "&xtor=AL-1",
        "#top",
        "&AMP;utm_source=x",
    ] {
        assert_eq!(read(&format!("services=300000&years=5{end}")), meant, "{end}");
    }
}

#[test]
fn a_text_that_looks_like_what_is_undone_is_kept() {
    for text in [
        "3D5", "3D", "33D", "5 —", "–", "5:", "5/", "a](b", "x</y", "50+000", "+", "a&b=c", "5&x=1", "\\u0026", "%26",
        "%26years", "5」", "amp;", "3%44",
    ] {
        let mut state = AppState::at(Route::Estimate);
        state.typed.set("deals.services".to_owned(), text.to_owned());
        assert_eq!(restored(&state), state, "{text}");
        state.typed.set("years".to_owned(), "4".to_owned());
        assert_eq!(restored(&state), state, "{text} before another");
    }
}

#[test]
fn a_query_that_was_encoded_or_written_by_hand_is_a_state_too() {
    let of = |query: &str| {
        let (state, others) = of_query(query);
        (read(&state).typed, others)
    };
    let meant = read("new_subscriptions=300000&years=5").typed;
    for query in [
        "?new_subscriptions=300000&years=5",
        "?New_Subscriptions=300000&YEARS=5",
        "?new_subscriptions%3D300000%26years%3D5",
        "?new_subscriptions=300000%26years%3D5",
        "?new_subscriptions=300000&amp;years=5",
        "?deals.new_subscriptions=300000&years=5).",
    ] {
        assert_eq!(of(query), (meant.clone(), String::new()), "{query}");
    }
    // A query of others is theirs, whatever it holds.
    for query in
        ["url=https%3A%2F%2Fexample.org%2F%23services%3D3%26years%3D5", "q=years%3D5", "x=%zz", "fields=years", "years"]
    {
        assert_eq!(of(query), (Texts::default(), query.to_owned()), "{query}");
    }
}
