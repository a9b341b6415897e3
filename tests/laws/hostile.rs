//! Hostile documents: random trees, huge numbers, odd texts, unknown keys, wrong types in every field.
//!
//! [`wrong_fields`] is a second reading of `docs/calculation.md` §2. Keys with a dot that start like a known table are left out, because
//! a dotted path could then mean two places.

use std::collections::BTreeSet;

use partner_engine::document::Node;
use partner_engine::program::{Catalog, Contribution, Rule};
use partner_engine::requirement::KNOWN;
use proptest::prelude::*;

use crate::scenarios::{self, CURRENCIES, Draft};

const ODD_TEXTS: [&str; 42] = [
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
    "1000000000000",
    "1000000000001",
    "100",
    "100.01",
    "-100.01",
    "-0.01",
    "0.01",
    "15.01",
    "1000000",
    "1000000.000001",
    "0.000001",
    "000000000000000000000000000000000000000000000000012.50",
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

/// A random scenario with some of its places overwritten, or a random tree.
pub(crate) fn documents(catalog: &Catalog) -> impl Strategy<Value = Node> + use<> {
    let select = |places: Vec<String>| prop::sample::select(places);
    let places = prop_oneof![3 => select(fields()), 1 => select(chosen_keys()), 2 => select(rule_keys(catalog))];
    let damage = prop::collection::vec((places, prop_oneof![3 => nearly_right(), 2 => tree()]), 1..=8);
    let damaged = (scenarios::drafts(catalog, 3), damage).prop_map(|(draft, damage): (Draft, Vec<(String, Node)>)| {
        let mut document = draft.document();
        for (place, node) in damage {
            put(&mut document, &place.split('|').collect::<Vec<_>>(), node);
        }
        document
    });
    prop_oneof![4 => damaged, 1 => tree()]
}

/// Every known field and table, as keys joined by `|`.
fn fields() -> Vec<String> {
    let deals = ["per_year", "new_subscriptions", "services", "upgrades", "subscriptions_in_force", "growth_percent"];
    let shares = ["renewal_percent", "customer_discount_percent", "registered_percent", "partner_sourced", "co_sell"];
    let costs = ["selling_percent_refer", "selling_percent_resell", "bad_debt_percent", "per_requirement"];
    let assumptions = ["share_of_maximum_percent", "rates", "discretionary_caps", "purchases_at", "per_euro"];
    let mut fields: Vec<String> =
        ["currency", "years", "deals", "team", "costs", "assumptions"].map(str::to_owned).to_vec();
    fields.extend(deals.iter().chain(&shares).map(|field| format!("deals|{field}")));
    fields.extend(costs.map(|field| format!("costs|{field}")));
    fields.extend(assumptions.map(|field| format!("assumptions|{field}")));
    for (id, _) in KNOWN {
        fields.extend([format!("team|{id}"), format!("costs|per_requirement|{id}")]);
    }
    fields
}

/// Unknown keys, and known and unknown currencies.
fn chosen_keys() -> Vec<String> {
    let mut keys: Vec<String> = ODD_KEYS.map(str::to_owned).to_vec();
    let tables = ["deals", "team", "assumptions|rates", "assumptions|per_euro"];
    for key in
        ODD_KEYS.into_iter().chain(["EUR", "USD", "JPY", "XAU", "eur", "wso2-2018", "a/b/c", "a/b/c/d/e", "////"])
    {
        keys.extend(tables.map(|table| format!("{table}|{key}")));
    }
    keys
}

/// Keys of assumed rates, most of them of rules that exist.
fn rule_keys(catalog: &Catalog) -> Vec<String> {
    let mut keys = Vec::new();
    for tier in catalog.tiers() {
        for rule in &tier.tier.rules {
            let key = format!("assumptions|rates|{}/{}", tier.id(), rule.stream.id());
            keys.extend([key.clone(), key.clone(), format!("{key}/co_sell"), format!("{key}/partner_sourced")]);
        }
        keys.push(format!("assumptions|rates|{}/", tier.id()));
    }
    keys
}

/// Values close to valid ones: a little too large, too long, or of another type.
fn nearly_right() -> impl Strategy<Value = Node> {
    let text = prop_oneof![
        2 => prop::sample::select(&ODD_TEXTS[..]).prop_map(str::to_owned),
        3 => "-?[0-9]{1,3}(\\.[0-9]{1,3})?",
        1 => "[0-9]{9,14}(\\.[0-9]{1,5})?",
    ];
    let number = prop_oneof![-2..=12_i64, Just(100_000), Just(100_001), Just(1_000_000), Just(1_000_001)];
    prop_oneof![6 => text.prop_map(Node::Text), 2 => number.prop_map(Node::Integer), 1 => any::<bool>().prop_map(Node::Bool)]
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

/// Puts a node at a place, replacing the node there and any value on the way that is no table.
fn put(node: &mut Node, place: &[&str], value: Node) {
    let Some((key, rest)) = place.split_first() else {
        *node = value;
        return;
    };
    if !matches!(node, Node::Table(_)) {
        *node = Node::Table(Vec::new());
    }
    let Node::Table(entries) = node else { return };
    let position = entries.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
        entries.push(((*key).to_owned(), Node::Null));
        entries.len() - 1
    });
    put(&mut entries[position].1, rest, value);
}

/// The node at a dotted path.
pub(crate) fn find<'d>(node: &'d Node, path: &str) -> Option<&'d Node> {
    let Node::Table(entries) = node else { return None };
    entries.iter().find_map(|(key, value)| match path.strip_prefix(key.as_str()) {
        Some("") => Some(value),
        Some(rest) => find(value, rest.strip_prefix('.')?),
        None => None,
    })
}

/// Removes the node at a dotted path.
pub(crate) fn leave_out(node: &mut Node, path: &str) {
    let Node::Table(entries) = node else { return };
    entries.retain(|(key, _)| key != path);
    for (key, value) in entries {
        if let Some(rest) = path.strip_prefix(key.as_str()).and_then(|rest| rest.strip_prefix('.')) {
            leave_out(value, rest);
        }
    }
}

/// The values that `docs/calculation.md` §2 allows in a field.
enum Allowed {
    Count(i64, i64),
    Money,
    /// Least and greatest, in hundredths.
    Percent(i128, i128),
    Truth,
    Word(&'static [&'static str]),
    Table(Vec<(&'static str, Allowed)>),
    Rates,
    Exchange,
}

/// Every wrong field of a document, by `docs/calculation.md` §2 and without the engine.
pub(crate) fn wrong_fields(document: &Node, catalog: &Catalog) -> BTreeSet<String> {
    let known = CURRENCIES.iter().find(|(code, _)| document.get("currency").and_then(Node::as_text) == Some(code));
    let reading = Reading { digits: known.map_or(2, |(_, digits)| *digits), catalog };
    let mut wrong = BTreeSet::new();
    match document {
        Node::Table(_) => reading.collect("", document, &schema(), &mut wrong),
        _ => {
            wrong.insert("scenario".to_owned());
        }
    }
    wrong
}

fn schema() -> Allowed {
    use Allowed::{Count, Exchange, Money, Percent, Rates, Table, Truth, Word};
    let share = || Percent(0, 10_000);
    let requirements = |allowed: fn() -> Allowed| Table(KNOWN.map(|(id, _)| (id, allowed())).into());
    Table(vec![
        ("currency", Word(&["USD", "EUR", "GBP", "JPY", "KWD", "CLF"])),
        ("years", Count(1, 10)),
        (
            "deals",
            Table(vec![
                ("per_year", Count(1, 100_000)),
                ("new_subscriptions", Money),
                ("services", Money),
                ("upgrades", Money),
                ("subscriptions_in_force", Money),
                ("growth_percent", Percent(-10_000, 10_000)),
                ("renewal_percent", share()),
                ("customer_discount_percent", share()),
                ("registered_percent", share()),
                ("partner_sourced", Truth),
                ("co_sell", Truth),
            ]),
        ),
        ("team", requirements(|| Count(0, 1_000_000))),
        (
            "costs",
            Table(vec![
                ("selling_percent_refer", share()),
                ("selling_percent_resell", share()),
                ("bad_debt_percent", share()),
                ("per_requirement", requirements(|| Money)),
            ]),
        ),
        (
            "assumptions",
            Table(vec![
                ("share_of_maximum_percent", share()),
                ("rates", Rates),
                ("discretionary_caps", Truth),
                ("purchases_at", Word(&["paid", "list"])),
                ("per_euro", Exchange),
            ]),
        ),
    ])
}

struct Reading<'c> {
    digits: u32,
    catalog: &'c Catalog,
}

impl Reading<'_> {
    fn collect(&self, path: &str, node: &Node, allowed: &Allowed, wrong: &mut BTreeSet<String>) {
        let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        let within = |decimals, least: i128, greatest: i128| {
            scaled(node, decimals).is_some_and(|value| (least..=greatest).contains(&value))
        };
        let right = match (allowed, node) {
            (Allowed::Count(least, greatest), Node::Integer(count)) => (least..=greatest).contains(&count),
            (Allowed::Money, _) => within(self.digits, 0, 10_i128.pow(12 + self.digits)),
            (Allowed::Percent(least, greatest), _) => within(2, *least, *greatest),
            (Allowed::Word(words), Node::Text(text)) => words.contains(&text.as_str()),
            (Allowed::Truth, Node::Bool(_)) => true,
            (Allowed::Table(fields), Node::Table(entries)) => {
                for (key, value) in entries {
                    match fields.iter().find(|(known, _)| known == key) {
                        Some((_, allowed)) => self.collect(&below(key), value, allowed, wrong),
                        None => _ = wrong.insert(below(key)),
                    }
                }
                true
            }
            (Allowed::Rates | Allowed::Exchange, Node::Table(entries)) => {
                let rates = matches!(allowed, Allowed::Rates);
                let right = |key, value| if rates { self.is_rate(key, value) } else { is_exchange(key, value) };
                wrong.extend(entries.iter().filter(|(key, value)| !right(key, value)).map(|(key, _)| below(key)));
                true
            }
            _ => false,
        };
        if !right {
            wrong.insert(path.to_owned());
        }
    }

    /// An assumed rate names a rule and lies within the bounds of every rule that it names.
    fn is_rate(&self, key: &str, value: &Node) -> bool {
        let parts: Vec<&str> = key.split('/').collect();
        let ([program, tier, stream] | [program, tier, stream, _]) = parts[..] else { return false };
        let tiers = self.catalog.tiers().filter(|own| own.program.id == program && own.tier.id == tier);
        let named = |rule: &&Rule| {
            let contribution = rule.contribution.map(Contribution::id);
            rule.stream.id() == stream && parts.get(3).is_none_or(|own| contribution == Some(*own))
        };
        let bounds: Vec<_> =
            tiers.flat_map(|own| &own.tier.rules).filter(named).map(|rule| scenarios::bounds(&rule.rate)).collect();
        let lies = |percent| bounds.iter().all(|(least, greatest)| (*least..=*greatest).contains(&percent));
        !bounds.is_empty() && scaled(value, 2).is_some_and(lies)
    }
}

fn is_exchange(code: &str, value: &Node) -> bool {
    let millionths = scaled(value, 6).filter(|millionths| (1..=1_000_000_000_000).contains(millionths));
    let known = CURRENCIES.iter().any(|(known, _)| *known == code);
    known && millionths.is_some_and(|millionths| code != "EUR" || millionths == 1_000_000)
}

/// A text `-?digits[.digits]` with at most `decimals` decimal places, as an integer of its last one.
fn scaled(node: &Node, decimals: u32) -> Option<i128> {
    let text = node.as_text()?;
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (unsigned, ""),
    };
    let plain = whole.chars().chain(fraction.chars()).all(|digit| digit.is_ascii_digit());
    if !plain || whole.is_empty() || fraction.len() > decimals as usize {
        return None;
    }
    let digits = format!("{whole}{fraction:0<width$}", width = decimals as usize);
    // Longer than any limit, so greater than all of them.
    let value = digits.trim_start_matches('0').get(..30).map_or_else(|| digits.parse().ok(), |_| Some(i128::MAX))?;
    Some(if unsigned == text { value } else { -value })
}
