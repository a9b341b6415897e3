//! Random scenarios within the limits of the contract, as documents, often at edges.
//!
//! A [`Draft`] holds typed values, field by field in hundredths and minor units as integers, so that a law can look up a typed value
//! without asking the engine, or change one field and compare. Documents outside the limits are in `hostile.rs`.

use std::collections::BTreeMap;

use partner_engine::document::Node;
use partner_engine::program::{Catalog, Rule};
use partner_engine::rate::Rate;
use partner_engine::requirement::KNOWN;
use partner_engine::scenario::{self, Scenario};
use proptest::prelude::*;

/// The fields of `deals` that hold money.
pub(crate) const MONEY_FIELDS: [&str; 4] =
    ["deals.new_subscriptions", "deals.services", "deals.upgrades", "deals.subscriptions_in_force"];

/// Currencies with 0, 2, 3 and 4 decimal places.
pub(crate) const CURRENCIES: [(&str, u32); 6] =
    [("USD", 2), ("EUR", 2), ("GBP", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)];

/// Ten-thousandths, which are fine enough for every currency.
const MONEY_SCALE: u64 = 10_000;

/// Amounts that documents state, and the least and greatest ones that can be typed.
const AMOUNTS: [u64; 10] = [0, 1, 500, 10_000, 15_000, 50_000, 100_000, 150_000, 250_000, scenario::GREATEST_AMOUNT];

/// A typed value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    /// Ten-thousandths of the currency, rounded down to its minor unit when typed.
    Money(u64),
    /// Hundredths of a percent.
    Percent(i64),
    Count(u32),
    Truth(bool),
    Word(&'static str),
    /// Millionths of a currency for one euro.
    Exchange(u64),
    /// A table that is present even without fields.
    Table,
}

/// The typed values of a scenario, by dotted path. An absent field has its default.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) values: BTreeMap<String, Value>,
    /// Whether decimals are typed with all decimal places instead of in the shortest form.
    pub(crate) padded: bool,
}

impl Draft {
    pub(crate) fn document(&self) -> Node {
        let mut root = Vec::new();
        for (path, value) in &self.values {
            insert(&mut root, path, self.node(*value));
        }
        Node::Table(root)
    }

    /// The scenario as the engine reads it; asserts that it has no errors.
    pub(crate) fn scenario(&self, catalog: &Catalog) -> Scenario {
        let (scenario, errors) = scenario::read(&self.document(), catalog);
        assert_eq!(errors, [], "{self:?}");
        scenario
    }

    pub(crate) fn with(&self, path: &str, value: Value) -> Self {
        let mut changed = self.clone();
        changed.values.insert(path.to_owned(), value);
        changed
    }

    pub(crate) fn currency(&self) -> &'static str {
        match self.values.get("currency") {
            Some(Value::Word(code)) => code,
            _ => "USD",
        }
    }

    /// Decimal places of the minor unit.
    pub(crate) fn digits(&self) -> u32 {
        CURRENCIES.iter().find(|(code, _)| *code == self.currency()).expect("a drawn currency").1
    }

    pub(crate) fn years(&self) -> u32 {
        self.count("years").unwrap_or(3)
    }

    pub(crate) fn count(&self, path: &str) -> Option<u32> {
        match self.values.get(path)? {
            Value::Count(count) => Some(*count),
            other => panic!("{path} is {other:?}"),
        }
    }

    pub(crate) fn truth(&self, path: &str, default: bool) -> bool {
        match self.values.get(path) {
            Some(Value::Truth(truth)) => *truth,
            _ => default,
        }
    }

    /// The amount of a field in minor units.
    pub(crate) fn money(&self, path: &str) -> i128 {
        let units_by_default = match path {
            "deals.new_subscriptions" => 200_000,
            "deals.services" => 50_000,
            _ => 0,
        };
        let ten_thousandths = match self.values.get(path) {
            Some(Value::Money(amount)) => *amount,
            _ => units_by_default * MONEY_SCALE,
        };
        i128::from(ten_thousandths / 10_u64.pow(4 - self.digits()))
    }

    /// The percentage of a field in hundredths of a percent.
    pub(crate) fn percent(&self, path: &str) -> i128 {
        let by_default = match path {
            "deals.renewal_percent" => 9_000,
            "deals.registered_percent" | "assumptions.share_of_maximum_percent" => 10_000,
            _ => 0,
        };
        match self.values.get(path) {
            Some(Value::Percent(hundredths)) => i128::from(*hundredths),
            _ => by_default,
        }
    }

    /// The rate assumed for a rule in hundredths of a percent; the more precise key takes precedence.
    pub(crate) fn assumed(&self, tier: &str, rule: &Rule) -> Option<i128> {
        let stream = format!("assumptions.rates.{tier}/{}", rule.stream.id());
        let precise = rule.contribution.map(|contribution| format!("{stream}/{}", contribution.id()));
        [precise, Some(stream)].into_iter().flatten().find_map(|path| match self.values.get(&path)? {
            Value::Percent(hundredths) => Some(i128::from(*hundredths)),
            other => panic!("{path} is {other:?}"),
        })
    }

    /// The exchange rate in millionths of the currency for one euro.
    pub(crate) fn per_euro(&self, code: &str) -> Option<i128> {
        if code == "EUR" {
            return Some(1_000_000);
        }
        match self.values.get(&format!("assumptions.per_euro.{code}")) {
            Some(Value::Exchange(millionths)) => Some(i128::from(*millionths)),
            _ if self.values.contains_key("assumptions.per_euro") => None,
            _ => (code == "USD").then_some(1_182_700),
        }
    }

    fn node(&self, value: Value) -> Node {
        let digits = self.digits();
        match value {
            Value::Money(amount) => {
                Node::Text(self.decimal(i128::from(amount / 10_u64.pow(4 - digits)), digits as usize))
            }
            Value::Percent(hundredths) => Node::Text(self.decimal(i128::from(hundredths), 2)),
            Value::Exchange(millionths) => Node::Text(self.decimal(i128::from(millionths), 6)),
            Value::Count(count) => Node::Integer(i64::from(count)),
            Value::Truth(truth) => Node::Bool(truth),
            Value::Word(word) => Node::Text(word.to_owned()),
            Value::Table => Node::Table(Vec::new()),
        }
    }

    fn decimal(&self, scaled: i128, digits: usize) -> String {
        let sign = if scaled < 0 { "-" } else { "" };
        let all = format!("{:0>width$}", scaled.unsigned_abs(), width = digits + 1);
        let (whole, fraction) = all.split_at(all.len() - digits);
        let fraction = if self.padded { fraction } else { fraction.trim_end_matches('0') };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }
}

fn insert(table: &mut Vec<(String, Node)>, path: &str, node: Node) {
    let Some((key, rest)) = path.split_once('.') else {
        if !table.iter().any(|(name, _)| name == path) {
            table.push((path.to_owned(), node));
        }
        return;
    };
    let position = table.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
        table.push((key.to_owned(), Node::Table(Vec::new())));
        table.len() - 1
    });
    match &mut table[position].1 {
        Node::Table(entries) => insert(entries, rest, node),
        other => panic!("{key} is {other}"),
    }
}

/// The least and the greatest rate in hundredths of a percent that a visitor may assume by the contract.
pub(crate) fn bounds(rate: &Rate) -> (i128, i128) {
    match rate {
        Rate::Exact(rate) => (hundredths(rate.0), hundredths(rate.0)),
        Rate::AtMost(rate) => (0, hundredths(rate.0)),
        Rate::Between(low, high) => (hundredths(low.0), hundredths(high.0)),
        Rate::OneOf(rates) => {
            let all = || rates.iter().map(|rate| hundredths(rate.0));
            (all().min().expect("a figure"), all().max().expect("a figure"))
        }
        Rate::PerDeal(_) | Rate::PerCustomer(_) => (0, 0),
        Rate::Negotiated | Rate::NotStated => (0, 10_000),
    }
}

/// A percentage of at most two decimals in hundredths.
pub(crate) fn hundredths(percent: rust_decimal::Decimal) -> i128 {
    let scale = percent.scale();
    assert!(scale <= 2, "{percent} has more than two decimals");
    percent.mantissa() * 10_i128.pow(2 - scale)
}

/// Scenarios with at most the given number of years.
pub(crate) fn drafts(catalog: &Catalog, most_years: u32) -> impl Strategy<Value = Draft> + use<> {
    let fields = (field_values(most_years), team_values(), exchange_values(), assumed_rates(catalog));
    (fields, sharp(), any::<bool>()).prop_map(|((fields, team, exchange, rates), sharp, padded)| {
        let mut values = BTreeMap::new();
        values.extend(fields.into_iter().chain(team).flatten().chain(exchange).chain(rates).chain(sharp));
        Draft { values, padded }
    })
}

type Typed = Option<(String, Value)>;

fn field_values(most_years: u32) -> Vec<BoxedStrategy<Typed>> {
    let mut fields = vec![
        optional("currency", 0.6, prop::sample::select(&CURRENCIES[..]).prop_map(|(code, _)| Value::Word(code))),
        // Never absent: the default of 3 years could be more than the greatest number allowed.
        prop_oneof![1..=most_years, 1..=most_years.min(3)]
            .prop_map(|years| Some(("years".to_owned(), Value::Count(years))))
            .boxed(),
        optional("deals.per_year", 0.8, prop_oneof![Just(1), Just(100_000), 1..=40_u32].prop_map(Value::Count)),
        optional("deals.growth_percent", 0.6, growth()),
        optional("assumptions.purchases_at", 0.5, prop::sample::select(&["paid", "list"][..]).prop_map(Value::Word)),
    ];
    fields.extend(MONEY_FIELDS.map(|field| optional(field, 0.8, money())));
    let rarely = ["costs.selling_percent_refer", "costs.selling_percent_resell", "costs.bad_debt_percent"];
    fields.extend(rarely.map(|field| optional(field, 0.3, share())));
    let shares = [
        "deals.renewal_percent",
        "deals.customer_discount_percent",
        "deals.registered_percent",
        "assumptions.share_of_maximum_percent",
    ];
    fields.extend(shares.map(|field| optional(field, 0.5, share())));
    let truths = ["deals.partner_sourced", "deals.co_sell", "assumptions.discretionary_caps"];
    fields.extend(truths.map(|field| optional(field, 0.5, any::<bool>().prop_map(Value::Truth))));
    fields
}

fn team_values() -> Vec<BoxedStrategy<Typed>> {
    let mut fields = Vec::new();
    for (id, _) in KNOWN {
        let count = prop_oneof![3 => 0..=16_u32, 1 => Just(50), 1 => Just(1_000_000)];
        fields.push(optional(&format!("team.{id}"), 0.4, count.prop_map(Value::Count)));
        fields.push(optional(&format!("costs.per_requirement.{id}"), 0.3, money()));
    }
    fields
}

/// The exchange rates: absent, or a table in which some may be missing.
fn exchange_values() -> impl Strategy<Value = Vec<(String, Value)>> {
    let rate = prop_oneof![
        3 => 100_000..=200_000_000_u64,
        1 => Just(1),
        1 => Just(1_000_000),
        1 => Just(1_000_000_000_000),
        1 => 1..=1_000_000_000_000_u64,
    ];
    let entry = |code: &'static str| {
        let rate = rate.clone();
        optional(&format!("assumptions.per_euro.{code}"), 0.7, rate.prop_map(Value::Exchange))
    };
    let rates: Vec<_> = CURRENCIES.iter().filter(|(code, _)| *code != "EUR").map(|(code, _)| entry(code)).collect();
    let euro = optional("assumptions.per_euro.EUR", 0.1, Just(Value::Exchange(1_000_000)));
    let given = (rates, euro).prop_map(|(rates, euro)| {
        let table = [("assumptions.per_euro".to_owned(), Value::Table)];
        table.into_iter().chain(rates.into_iter().flatten()).chain(euro).collect()
    });
    prop_oneof![2 => Just(Vec::new()), 3 => given]
}

/// Up to six assumed rates, each within the bounds of every rule that its key names.
fn assumed_rates(catalog: &Catalog) -> impl Strategy<Value = Vec<(String, Value)>> + use<> {
    let mut keys: BTreeMap<String, (i128, i128)> = BTreeMap::new();
    for tier in catalog.tiers() {
        for rule in &tier.tier.rules {
            let stream = format!("{}/{}", tier.id(), rule.stream.id());
            let precise = rule.contribution.map(|contribution| format!("{stream}/{}", contribution.id()));
            let (least, greatest) = bounds(&rule.rate);
            for key in precise.into_iter().chain([stream]) {
                let both = keys.entry(key).or_insert((least, greatest));
                *both = (both.0.max(least), both.1.min(greatest));
            }
        }
    }
    let keys: Vec<(String, (i128, i128))> = keys.into_iter().collect();
    let rate = (prop::sample::select(keys), prop_oneof![Just(0_i128), Just(1_000), 0..=1_000_i128]);
    let assumed = rate.prop_map(|((key, (least, greatest)), thousandth)| {
        let hundredths = least + (greatest - least) * thousandth / 1_000;
        (format!("assumptions.rates.{key}"), Value::Percent(i64::try_from(hundredths).expect("up to 10000")))
    });
    prop_oneof![1 => Just(Vec::new()), 2 => prop::collection::vec(assumed, 0..=6)]
}

/// Often one stream alone, exactly at, just below or just above an amount that a document states, in dollars.
fn sharp() -> impl Strategy<Value = Vec<(String, Value)>> {
    let stated = prop_oneof![Just(100_000), prop::sample::select(&AMOUNTS[3..9])];
    let cents = prop_oneof![2 => Just(0), 1 => Just(-1), 1 => Just(1_i64)];
    let stream = prop::sample::select(&MONEY_FIELDS[..]);
    let drawn = (stream, stated, cents).prop_map(|(stream, stated, cents)| {
        let exactly = (stated * MONEY_SCALE).saturating_add_signed(cents * 100);
        let mut values: Vec<(String, Value)> =
            MONEY_FIELDS.iter().map(|field| ((*field).to_owned(), Value::Money(0))).collect();
        values.push((stream.to_owned(), Value::Money(exactly)));
        values.push(("deals.registered_percent".to_owned(), Value::Percent(10_000)));
        values.push(("deals.customer_discount_percent".to_owned(), Value::Percent(0)));
        values.push(("deals.renewal_percent".to_owned(), Value::Percent(10_000)));
        values.push(("currency".to_owned(), Value::Word("USD")));
        values
    });
    prop_oneof![2 => Just(Vec::new()), 1 => drawn]
}

fn optional(path: &str, given: f64, value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Typed> {
    let path = path.to_owned();
    prop::option::weighted(given, value).prop_map(move |value| value.map(|value| (path.clone(), value))).boxed()
}

fn money() -> impl Strategy<Value = Value> {
    let greatest = scenario::GREATEST_AMOUNT * MONEY_SCALE;
    let any_size = (0..=12_u32, 0..=9_999_u64, 0..MONEY_SCALE);
    prop_oneof![
        2 => prop::sample::select(&AMOUNTS[..]).prop_map(|units| units * MONEY_SCALE),
        1 => prop::sample::select(&AMOUNTS[3..9]).prop_map(|units| units * MONEY_SCALE - 1),
        3 => any_size.prop_map(move |(size, leading, fraction)| {
            (leading * 10_u64.pow(size) / 1_000 * MONEY_SCALE + fraction).min(greatest)
        }),
        3 => (0..=400_000_u64, 0..MONEY_SCALE).prop_map(|(units, fraction)| units * MONEY_SCALE + fraction),
    ]
    .prop_map(Value::Money)
}

fn share() -> impl Strategy<Value = Value> {
    prop_oneof![1 => Just(0), 1 => Just(10_000), 4 => 0..=10_000_i64].prop_map(Value::Percent)
}

fn growth() -> impl Strategy<Value = Value> {
    prop_oneof![1 => Just(-10_000), 1 => Just(10_000), 1 => Just(0), 4 => -10_000..=10_000_i64].prop_map(Value::Percent)
}
