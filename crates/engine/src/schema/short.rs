//! The schema of the short form, made from that of the full form: places are inherited, and a tier may say only what differs.

use serde_json::{Map, Value, json};

use crate::reader::short::cite::KEYS;

/// Beginning of the names of definitions of the short form.
const SHORT: &str = "Short";

/// Lists and tables of which a `cite` may give the place for all that they hold.
const LISTS: [&str; 12] = [
    "seller",
    "profile",
    "rules",
    "fees",
    "minimums",
    "requirements",
    "benefits",
    "clauses",
    "validity",
    "conditions",
    "statuses",
    "rounding",
];

/// The keys without which an entry is not known; all others may be inherited or are not stated.
const REQUIRED: [(&str, &[&str]); 13] = [
    ("Program", &["format", "id", "vendor", "name", "edition", "sources", "tiers"]),
    ("Tier", &["id", "name"]),
    ("Rule", &[]),
    ("Uplift", &["id", "name", "how"]),
    ("Scale", &["measure", "applies", "brackets"]),
    ("Bracket", &["rate"]),
    ("Fee", &["id"]),
    ("Minimum", &["measure"]),
    ("Requirement", &["requirement"]),
    ("Clause", &["id"]),
    ("Benefit", &["benefit"]),
    ("BenefitName", &["id"]),
    ("Profile", &[]),
];

/// The definitions that differ from those of the full form, by their names.
pub(super) fn definitions(program: &Value, full: &Value) -> Vec<(String, Value)> {
    let mut short: Map<String, Value> = full.as_object().cloned().unwrap_or_default();
    short.insert("Program".to_owned(), program.clone());
    for definition in short.values_mut() {
        leave_place_out(definition);
    }
    for (name, required) in REQUIRED {
        short[name]["required"] = json!(required);
    }
    change(&mut short);
    let all = full.as_object().cloned().unwrap_or_default();
    let mut changed: Vec<String> = short
        .iter()
        .filter(|(name, definition)| all.get(*name) != Some(definition))
        .map(|(name, _)| name.clone())
        .collect();
    // What refers to something that differs differs, too.
    loop {
        let before = changed.len();
        for (name, definition) in &short {
            if !changed.contains(name) && refers(definition, &changed) {
                changed.push(name.clone());
            }
        }
        if changed.len() == before {
            break;
        }
    }
    changed.sort();
    let named = |name: &String| {
        let mut definition = short[name].clone();
        rename(&mut definition, &changed);
        (format!("{SHORT}{name}"), definition)
    };
    changed.iter().map(named).collect()
}

/// Where a citation may stand, it may be left out, and its keys may stand beside those of the fact.
fn leave_place_out(schema: &mut Value) {
    match schema {
        Value::Object(entries) => {
            let properties = entries.get("properties").and_then(Value::as_object);
            let cites =
                ["cite", "cites"].into_iter().find(|key| properties.is_some_and(|keys| keys.contains_key(*key)));
            if let Some(cites) = cites {
                if let Some(required) = entries.get_mut("required").and_then(Value::as_array_mut) {
                    required.retain(|key| key != cites);
                }
                let properties = entries.get_mut("properties").and_then(Value::as_object_mut);
                for key in properties.into_iter().flat_map(|properties| {
                    properties.entry("cite").or_insert_with(|| json!({ "$ref": "#/$defs/Citation" }));
                    place(properties);
                    properties.values_mut()
                }) {
                    leave_place_out(key);
                }
                return;
            }
            entries.values_mut().for_each(leave_place_out);
        }
        Value::Array(entries) => entries.iter_mut().for_each(leave_place_out),
        _ => {}
    }
}

/// The keys of a citation beside other keys.
fn place(properties: &mut Map<String, Value>) {
    for key in KEYS {
        let of =
            if key == "confidence" { json!({ "$ref": "#/$defs/Confidence" }) } else { json!({ "type": "string" }) };
        properties.entry(key).or_insert(of);
    }
}

/// What the short form has of its own.
fn change(short: &mut Map<String, Value>) {
    short["Citation"]["required"] = json!([]);
    let lists = LISTS.iter().map(|list| ((*list).to_owned(), json!({ "$ref": "#/$defs/Citation" })));
    let mut places: Map<String, Value> = lists.collect();
    place(&mut places);
    short.insert(
        "Places".to_owned(),
        json!({
            "description": "Where facts stand that do not say it themselves, and those of single lists.",
            "type": "object",
            "properties": places,
            "additionalProperties": false,
        }),
    );
    short.insert("Answered".to_owned(), answered(json!({})));
    let word = short["Answer"].clone();
    short["Statement"] = json!({ "anyOf": [word, { "$ref": "#/$defs/Answered" }] });
    let mut seller = answered(json!({}));
    seller["properties"] = json!({ "value": { "$ref": "#/$defs/Seller" }, "cite": { "$ref": "#/$defs/Citation" } });
    if let Some(properties) = seller["properties"].as_object_mut() {
        place(properties);
    }
    short["SellerStatement"] = json!({ "anyOf": [{ "$ref": "#/$defs/Seller" }, seller] });
    short["Benefit"] = answered(json!({ "benefit": { "type": "string" } }));
    short["Benefit"]["required"] = json!(["benefit"]);
    let by_id = json!({ "type": "object", "additionalProperties": { "$ref": "#/$defs/Statement" } });
    let listed = json!({ "type": "array", "items": { "$ref": "#/$defs/Benefit" } });
    let texts = || json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 });
    let tier = &mut short["Tier"]["properties"];
    tier["benefits"] = json!({ "anyOf": [listed, by_id] });
    tier["like"] = json!({ "description": "The id of the tier of which everything else is taken.", "type": "string" });
    tier["without"] = json!({ "description": "What is not taken of it, like `fees.annual_fee`.", "type": "array", "items": { "type": "string" } });
    tier["cite"] = json!({ "$ref": "#/$defs/Places" });
    let rule = &mut short["Rule"]["properties"];
    rule["streams"] = json!({ "type": "array", "items": { "$ref": "#/$defs/Stream" }, "minItems": 1 });
    rule["lines"] = texts();
    short["Bracket"]["properties"]["up_to"] =
        json!({ "description": "The last amount or count that has the rate.", "$ref": "#/$defs/Decimal" });
    short["Source"]["properties"]["address"] =
        json!({ "description": "The address without a scheme.", "type": "string", "pattern": "^(?!.*://)" });
    let program = &mut short["Program"]["properties"];
    program["format"] = json!({ "description": "The short form.", "const": 2 });
    program["cite"] = json!({ "$ref": "#/$defs/Places" });
    program["benefits"]["items"] = json!({ "anyOf": [{ "type": "string" }, { "$ref": "#/$defs/BenefitName" }] });
}

/// A table with an answer and its place, beside other keys.
fn answered(mut keys: Value) -> Value {
    keys["value"] = json!({ "$ref": "#/$defs/Answer" });
    keys["text"] = json!({ "type": "string" });
    keys["lost"] = json!({ "type": "string" });
    keys["count"] = json!({ "type": "integer", "minimum": 0 });
    keys["cite"] = json!({ "$ref": "#/$defs/Citation" });
    if let Some(properties) = keys.as_object_mut() {
        place(properties);
    }
    json!({ "type": "object", "properties": keys, "additionalProperties": false })
}

/// The name of the definition that a reference names.
fn referred(schema: &Map<String, Value>) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

fn refers(schema: &Value, names: &[String]) -> bool {
    match schema {
        Value::Object(entries) => {
            referred(entries).is_some_and(|name| names.iter().any(|changed| changed == name))
                || entries.values().any(|entry| refers(entry, names))
        }
        Value::Array(entries) => entries.iter().any(|entry| refers(entry, names)),
        _ => false,
    }
}

fn rename(schema: &mut Value, names: &[String]) {
    match schema {
        Value::Object(entries) => {
            let to = referred(entries).filter(|name| names.iter().any(|changed| changed == name));
            if let Some(to) = to.map(|name| format!("#/$defs/{SHORT}{name}")) {
                entries.insert("$ref".to_owned(), Value::from(to));
            }
            entries.values_mut().for_each(|entry| rename(entry, names));
        }
        Value::Array(entries) => entries.iter_mut().for_each(|entry| rename(entry, names)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::short::cite::{CITATIONS, CITED, CITED_OFTEN};

    /// A fact of a new kind whose citation the short form would not write out could not be said in it.
    #[test]
    fn every_citation_of_the_full_form_can_be_left_out_in_the_short_one() {
        let full = serde_json::to_value(crate::schema::program()).expect("a schema is JSON");
        let definitions = full["$defs"].as_object().expect("definitions");
        let mut facts = Vec::new();
        let mut citations = Vec::new();
        for (_, definition) in definitions.iter().filter(|(name, _)| !name.starts_with(SHORT)) {
            collect("", definition, definitions, &mut facts, &mut citations);
        }
        for (key, cite) in &facts {
            let known = if cite == "cite" { &CITED[..] } else { &CITED_OFTEN[..] };
            assert!(known.contains(&key.as_str()), "`{key}` has a `{cite}`; add it in reader/short/cite.rs");
        }
        citations.retain(|key| !["cite", "cites"].contains(&key.as_str()));
        assert!(citations.iter().all(|key| CITATIONS.contains(&key.as_str())), "{citations:?}");
        assert!(facts.len() >= 15 && citations.len() >= 2, "{facts:?} {citations:?}");
    }

    /// The keys under which tables with a citation stand, and those whose value is one.
    fn collect(
        key: &str,
        schema: &Value,
        all: &Map<String, Value>,
        facts: &mut Vec<(String, String)>,
        citations: &mut Vec<String>,
    ) {
        match schema {
            Value::Object(entries) => {
                if let Some(name) = referred(entries) {
                    if name == "Citation" {
                        citations.push(key.to_owned());
                    }
                    let required = all[name]["required"].as_array().cloned().unwrap_or_default();
                    for cite in ["cite", "cites"].into_iter().filter(|cite| required.contains(&Value::from(*cite))) {
                        facts.push((key.to_owned(), cite.to_owned()));
                    }
                }
                for (name, entry) in entries {
                    if name == "properties" {
                        for (key, entry) in entry.as_object().into_iter().flatten() {
                            let required = entry["required"].as_array();
                            if required.is_some_and(|required| required.contains(&Value::from("cite"))) {
                                facts.push((key.clone(), "cite".to_owned()));
                            }
                            collect(key, entry, all, facts, citations);
                        }
                    } else {
                        collect(key, entry, all, facts, citations);
                    }
                }
            }
            Value::Array(entries) => entries.iter().for_each(|entry| collect(key, entry, all, facts, citations)),
            _ => {}
        }
    }
}
