//! Random program files, with every form of rule that the format has, read by the ordinary validator.
//!
//! Rules are drawn again until the validator accepts them: compatible combinations are its responsibility, not repeated here.

use partner_engine::document::Node;
use partner_engine::program::{Catalog, Program};
use partner_engine::validate;
use serde::Deserialize as _;
use serde_json::{Value, json};

use super::drawn::Draw;

/// How often a rule is drawn again before its stream has none.
const MOST_TRIES: usize = 40;
/// The program's id.
pub(super) const ID: &str = "drawn-2024";
/// The conditions that the visitor answers.
pub(super) const CONDITIONS: [&str; 2] = ["territory", "invited"];

pub(super) fn read(program: &Value) -> Option<Program> {
    validate::program(&Node::deserialize(program).expect("JSON is a document")).ok()
}

pub(super) fn cite(row: &str) -> Value {
    json!({ "source": "guide", "section": "Terms", "row": row, "confidence": "stated" })
}

/// A program with these tiers, each with its rules; callers may add keys.
pub(super) fn program(tiers: &[Value]) -> Value {
    json!({
        "id": ID, "vendor": "Drawn", "name": "Partners", "edition": "2024", "currency": "USD",
        "validity": { "published": "2024", "cite": cite("Date") },
        "sources": [{ "id": "guide", "title": "Guide" }],
        "product_lines": [{ "id": "core", "name": "Core" }, { "id": "extra", "name": "Extra" }],
        "conditions": [
            { "id": "territory", "name": "Territory", "check": "asked", "cite": cite("Territory") },
            { "id": "invited", "name": "Invited", "check": "asked", "cite": cite("Invited") },
            { "id": "registered", "name": "Registered", "check": "registered", "cite": cite("Registered") },
            { "id": "term", "name": "Term", "check": { "contract_months": 18 }, "cite": cite("Term") },
        ],
        "tiers": tiers,
    })
}

pub(super) fn tier(index: usize, rules: &[Value]) -> Value {
    let statement = json!({ "value": "not_stated", "cite": cite("Profile") });
    json!({
        "id": format!("tier-{index}"), "name": "Tier", "motions": ["refer"],
        "seller": { "value": "vendor", "cite": cite("Seller") },
        "profile": { "purpose": statement, "earns": statement, "audience": statement, "key_value": statement },
        "rules": rules,
    })
}

impl Draw {
    /// A catalog of one random program.
    pub(super) fn program_file(&mut self) -> Catalog {
        let tiers: Vec<Value> = (0..2 + self.below(3) as usize).map(|index| self.tier(index)).collect();
        let mut file = program(&tiers);
        if self.chance(20) {
            file["best_of_held"] = cite("Held");
        }
        if self.chance(25) {
            let (direction, at) = (self.one_of(&["down", "half_up"]), self.one_of(&["line", "total"]));
            let unit = self.one_of(&["0.01", "0.05", "0.1", "1"]);
            file["rounding"] = json!({ "direction": direction, "unit": unit, "at": at, "cite": cite("Rounding") });
        }
        let program = read(&file)
            .unwrap_or_else(|| panic!("{:#?}", validate::program(&Node::deserialize(&file).expect("a document"))));
        Catalog { fingerprint: String::new(), programs: vec![program] }
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }

    fn money_text(&mut self, bound: u64) -> String {
        self.amount(bound).amount().normalize().to_string()
    }

    fn tier(&mut self, index: usize) -> Value {
        let kind = if self.chance(65) { "commission" } else { "margin" };
        let mut rules: Vec<Value> = Vec::new();
        for stream in ["new_subscriptions", "renewals", "upgrades", "services"] {
            if self.chance(if stream == "new_subscriptions" { 95 } else { 55 }) {
                self.rules(stream, kind, &mut rules);
            }
        }
        let mut tier = tier(index, &rules);
        if !rules.is_empty() {
            let measure = if kind == "commission" { "closed_deals" } else { "purchases" };
            tier["fees"] = json!([self.fee(measure)]);
        }
        if self.chance(50) {
            tier["requirements"] = json!([self.requirement()]);
        }
        tier
    }

    /// Rules of a stream: one, one for each product line, or one after another by months.
    fn rules(&mut self, stream: &str, kind: &str, rules: &mut Vec<Value>) {
        let parts: &[Value] = match self.below(6) {
            0 => &[json!({ "product_line": "core" }), json!({ "product_line": "extra" })],
            1 if stream == "renewals" => {
                &[json!({ "months": { "from": 13, "through": 18 } }), json!({ "months": { "from": 19 } })]
            }
            _ => &[json!({})],
        };
        for part in parts {
            for _ in 0..MOST_TRIES {
                let mut rule = self.rule(stream, kind);
                part.as_object().expect("a table").iter().for_each(|(key, value)| rule[key] = value.clone());
                let with_it = [rules.as_slice(), &[rule.clone()]].concat();
                if read(&program(&[tier(0, &with_it)])).is_some() {
                    rules.push(rule);
                    break;
                }
            }
        }
    }

    fn rule(&mut self, stream: &str, kind: &str) -> Value {
        let mut rule = json!({ "stream": stream, "kind": kind, "rate": self.rate(kind), "cite": cite(stream) });
        if self.chance(55) {
            rule["scale"] = self.scale(kind);
        }
        if kind == "commission" {
            if self.chance(20) {
                rule["cap"] = json!({
                    "amount_per_deal": self.money_text(30_000), "discretionary": self.chance(30), "cite": cite("Cap"),
                });
            }
            let limits: Vec<Value> = (0..self.below(3)).map(|_| self.limit()).collect();
            if !limits.is_empty() {
                rule["limits"] = json!(limits);
            }
            if self.chance(25) {
                let value = self.one_of(&["invoiced", "list"]);
                let span = self.one_of(&["year", "first_year", "contract"]);
                rule["base"] = json!({ "value": value, "span": span, "growth": self.chance(50) });
            }
        }
        if self.chance(20) {
            rule["when"] = json!([self.one_of(&["territory", "invited", "registered", "term"])]);
        }
        if self.chance(25) {
            rule["uplifts"] = json!([self.uplift(kind)]);
        }
        rule
    }

    fn rate(&mut self, kind: &str) -> Value {
        let percent = self.percent(40).0.normalize().to_string();
        match self.below(if kind == "commission" { 8 } else { 6 }) {
            0 => json!({ "at_most": percent }),
            1 => json!({ "one_of": ["12", percent] }),
            6 => json!({ "per_deal": self.money_text(2_000) }),
            7 => json!({ "per_customer": self.money_text(2_000) }),
            _ => json!({ "exact": percent }),
        }
    }

    fn scale(&mut self, kind: &str) -> Value {
        let measures = [
            json!("base"),
            json!("base"),
            json!("bases"),
            json!("list"),
            json!("invoiced"),
            json!("closed_deals"),
            json!("deals"),
            json!("customers"),
            json!({ "held": "certified_experts" }),
        ];
        let measure = &measures[self.below(measures.len() as u64) as usize];
        let is_money = ["base", "bases", "list", "invoiced", "closed_deals"].iter().any(|money| measure == money);
        let mut edges: Vec<u64> =
            (0..=self.below(3)).map(|_| 1 + if is_money { self.below(40_000_000) } else { self.below(8) }).collect();
        edges.sort_unstable();
        edges.dedup();
        let brackets: Vec<Value> = edges
            .iter()
            .map(|edge| {
                let from = if is_money { format!("{}.{:02}", edge / 100, edge % 100) } else { edge.to_string() };
                json!({ "from": from, "rate": self.rate(kind) })
            })
            .collect();
        let mut scale = json!({
            "measure": measure, "applies": self.one_of(&["whole", "graduated", "from_then_on"]),
            "edge": self.one_of(&["inclusive", "exclusive", "not_stated"]), "brackets": brackets, "cite": cite("Scale"),
        });
        if self.chance(15) {
            scale["measured_in"] = json!("last_year");
        }
        scale
    }

    fn limit(&mut self) -> Value {
        let side = self.one_of(&["at_most", "at_least"]);
        let amount = self.money_text(if side == "at_most" { 60_000 } else { 3_000 });
        json!({ "bound": { side: amount }, "per": self.one_of(&["deal", "customer", "year"]), "cite": cite("Limit") })
    }

    fn uplift(&mut self, kind: &str) -> Value {
        let hows: &[&str] =
            if kind == "commission" { &["added", "compounded"] } else { &["added", "compounded", "rebate"] };
        let mut uplift = json!({
            "id": "uplift", "name": "Uplift", "rate": self.rate(kind), "how": self.one_of(hows),
            "when": [self.one_of(&["territory", "registered"])], "cite": cite("Uplift"),
        });
        if self.chance(40) {
            uplift["scale"] = self.scale(kind);
        }
        uplift
    }

    fn fee(&mut self, measure: &str) -> Value {
        let amount = self.money_text(12_000);
        let kind = self.one_of(&["annual", "monthly", "once"]);
        let reaching = json!({ "measure": measure, "amount": self.money_text(400_000), "cite": cite("Refund") });
        let refund = if self.chance(60) { json!({ "reaching": reaching }) } else { json!("none") };
        json!({ "id": "fee", "name": "Fee", "amount": { kind: amount }, "refund": refund, "cite": cite("Fee") })
    }

    /// One of several, or several of several alternatives: counts, business, points.
    fn requirement(&mut self) -> Value {
        let of = json!([
            { "requirement": "certified_experts", "need": { "at_least": 1 + self.below(5) } },
            { "requirement": "new_clients", "need": { "at_least": 1 + self.below(5) } },
            { "requirement": "new_license_arr", "need": { "amount": self.money_text(300_000) } },
            {
                "requirement": "sales",
                "need": { "sold": { "measure": self.one_of(&["list", "invoiced", "closed_deals"]), "at_least": self.money_text(300_000) } },
            },
        ]);
        let need = match self.below(3) {
            0 => json!({ "any_of": of }),
            at_least => json!({ "some_of": { "at_least": at_least + 1, "of": of } }),
        };
        json!({ "requirement": "choice", "name": "Choice", "need": need, "cite": cite("Choice") })
    }
}
