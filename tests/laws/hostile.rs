//! Documents that nobody should write: random trees, huge numbers, odd texts, unknown keys, wrong shapes in every field.
//!
//! Keys with a dot that begins like a known table are left out: a dotted path could then mean two places.

use partner_engine::document::Node;
use partner_engine::program::Catalog;
use partner_engine::requirement::KNOWN;
use proptest::prelude::*;

use crate::scenarios::{self, Draft};

const ODD_TEXTS: [&str; 30] = [
    "",
    " ",
    "-",
    ".",
    "1.",
    ".5",
    "+1",
    "-0",
    "-0.00",
    "007",
    "1e5",
    "1_000",
    "1,000",
    "0x10",
    "NaN",
    "inf",
    "-1",
    "٣",
    "½",
    "100.001",
    "0.0000001",
    "99999999999999999999999999999999999999999",
    "-99999999999999999999999999999",
    "1000000000000.01",
    "0.00000000000000000000000000000000000000001",
    "USD",
    "usd",
    "XXX",
    "list",
    "\u{0}\u{202e}💶",
];

const ODD_KEYS: [&str; 14] = [
    "",
    " ",
    "Deals",
    "deals ",
    "x.y",
    ".",
    "__proto__",
    "constructor",
    "💶",
    "\u{0}",
    "years\n",
    "toString",
    "0",
    "services",
];

/// A drawn scenario with some of its places overwritten, or a random tree.
pub(crate) fn documents(catalog: &Catalog) -> impl Strategy<Value = Node> + use<> {
    let places = prop::sample::select(places(catalog));
    let damage = prop::collection::vec((places, tree()), 1..=5);
    let damaged = (scenarios::drafts(catalog, 3), damage).prop_map(|(draft, damage): (Draft, _)| {
        let mut document = draft.document();
        for (place, node) in damage {
            put(&mut document, &place, node);
        }
        document
    });
    prop_oneof![4 => damaged, 1 => tree()]
}

/// Where a tree is put: every known field, unknown ones beside it, and keys that a visitor chooses.
fn places(catalog: &Catalog) -> Vec<Vec<String>> {
    let mut places: Vec<String> =
        ["currency", "years", "deals", "team", "costs", "assumptions"].map(str::to_owned).to_vec();
    let deals = ["per_year", "new_subscriptions", "services", "upgrades", "subscriptions_in_force", "growth_percent"];
    let shares = ["renewal_percent", "customer_discount_percent", "registered_percent", "partner_sourced", "co_sell"];
    places.extend(deals.iter().chain(&shares).map(|field| format!("deals|{field}")));
    let costs = ["selling_percent_refer", "selling_percent_resell", "bad_debt_percent", "per_requirement"];
    places.extend(costs.map(|field| format!("costs|{field}")));
    let assumptions = ["share_of_maximum_percent", "rates", "discretionary_caps", "purchases_at", "per_euro"];
    places.extend(assumptions.map(|field| format!("assumptions|{field}")));
    for (id, _) in KNOWN {
        places.extend([format!("team|{id}"), format!("costs|per_requirement|{id}")]);
    }
    for key in
        ODD_KEYS.into_iter().chain(["EUR", "USD", "JPY", "XAU", "eur", "wso2-2018", "a/b/c", "a/b/c/d/e", "////"])
    {
        places.push(key.to_owned());
        places.extend(
            ["deals", "team", "assumptions|rates", "assumptions|per_euro"].map(|table| format!("{table}|{key}")),
        );
    }
    for tier in catalog.tiers() {
        for rule in &tier.tier.rules {
            let key = format!("assumptions|rates|{}/{}", tier.id(), rule.stream.id());
            places.extend([format!("{key}/co_sell"), format!("{key}/partner_sourced"), format!("{key}/"), key]);
        }
    }
    places.into_iter().map(|place| place.split('|').map(str::to_owned).collect()).collect()
}

fn tree() -> impl Strategy<Value = Node> {
    let text = prop_oneof![
        4 => prop::sample::select(&ODD_TEXTS[..]).prop_map(str::to_owned),
        2 => "-?[0-9]{1,14}(\\.[0-9]{0,7})?",
        1 => "\\PC{0,80}",
    ];
    let number = prop_oneof![any::<i64>(), -2..=12_i64, Just(i64::MAX), Just(i64::MIN), Just(100_001), Just(1_000_001)];
    let leaf = prop_oneof![
        1 => Just(Node::Null),
        1 => any::<bool>().prop_map(Node::Bool),
        2 => number.prop_map(Node::Integer),
        1 => prop::sample::select(&["0.1", "1e400", "18446744073709551616", "NaN"][..]).prop_map(|text| Node::Float(text.to_owned())),
        4 => text.prop_map(Node::Text),
    ];
    let key = prop_oneof![
        prop::sample::select(&ODD_KEYS[..]).prop_map(str::to_owned),
        prop::sample::select(&["currency", "deals", "assumptions", "rates", "per_euro", "EUR", "USD"][..])
            .prop_map(str::to_owned),
        "[a-z_]{1,40}",
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        let table = prop::collection::btree_map(key.clone(), inner.clone(), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Node::List),
            table.prop_map(|entries| Node::Table(entries.into_iter().collect())),
        ]
    })
}

/// Puts a node at a place, replacing what is there; what is in the way and no table gives way.
fn put(node: &mut Node, place: &[String], value: Node) {
    let Some((key, rest)) = place.split_first() else {
        *node = value;
        return;
    };
    if !matches!(node, Node::Table(_)) {
        *node = Node::Table(Vec::new());
    }
    let Node::Table(entries) = node else { return };
    let position = entries.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
        entries.push((key.clone(), Node::Null));
        entries.len() - 1
    });
    put(&mut entries[position].1, rest, value);
}

/// What stands at a dotted path.
pub(crate) fn find<'d>(node: &'d Node, path: &str) -> Option<&'d Node> {
    let Node::Table(entries) = node else { return None };
    entries.iter().find_map(|(key, value)| match path.strip_prefix(key.as_str()) {
        Some("") => Some(value),
        Some(rest) => find(value, rest.strip_prefix('.')?),
        None => None,
    })
}

/// Leaves out what stands at a dotted path.
pub(crate) fn leave_out(node: &mut Node, path: &str) {
    let Node::Table(entries) = node else { return };
    entries.retain(|(key, _)| key != path);
    for (key, value) in entries {
        if let Some(rest) = path.strip_prefix(key.as_str()).and_then(|rest| rest.strip_prefix('.')) {
            leave_out(value, rest);
        }
    }
}
