//! `program.schema.json` agrees with the types, and every program file is valid by it.

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value};

fn here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn schema() -> Value {
    serde_json::to_value(partner_engine::schema::program()).expect("a schema is JSON")
}

#[test]
fn the_schema_in_the_repository_is_current() {
    let kept: Value =
        serde_json::from_str(&fs::read_to_string(here("program.schema.json")).expect("the schema")).expect("JSON");
    assert!(
        kept == schema(),
        "programs/program.schema.json is not current; write it anew with `cargo xtask program schema`"
    );
}

#[test]
fn every_program_file_fits_the_schema() {
    let schema = schema();
    let mut seen = 0;
    for folder in [".", "../tests/worked_examples/programs"] {
        for entry in fs::read_dir(here(folder)).expect(folder) {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            let is_program = path.extension().is_some_and(|extension| extension == "toml");
            if !is_program || ["Cargo", "catalog"].contains(&name.as_str()) {
                continue;
            }
            let value: Value = toml::from_str(&fs::read_to_string(&path).expect("a text")).expect("TOML");
            assert_eq!(fits(&value, &schema, &schema, ""), Ok(()), "{name}");
            seen += 1;
        }
    }
    assert!(seen >= 10, "only {seen} files");
}

/// A schema that accepts everything would pass the test above.
#[test]
fn what_is_wrong_does_not_fit() {
    let schema = schema();
    let good: Value = toml::from_str(&fs::read_to_string(here("wso2-2018.toml")).expect("a text")).expect("TOML");
    let with = |path: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(path).expect(path) = value;
        bad
    };
    for (path, value) in [
        ("/vendor", Value::from(7)),
        ("/currency", Value::from("usd")),
        ("/tiers/3/rules/0/rate", serde_json::json!({ "exact": 15 })),
        ("/tiers/3/rules/0/rate", serde_json::json!({ "exact": "101" })),
        ("/tiers/3/rules/0/rate", serde_json::json!({ "exactly": "15" })),
        ("/tiers/3/rules/0/rate", Value::from("unknown")),
        ("/tiers/3/rules/0/cite", Value::Null),
        ("/tiers/3/rules/0", serde_json::json!({ "stream": "services" })),
        ("/validity", serde_json::json!({ "from": "1 May", "cite": good["validity"]["cite"] })),
    ] {
        assert!(fits(&with(path, value.clone()), &schema, &schema, "").is_err(), "{path} = {value}");
    }
    let mut unknown = good.clone();
    unknown["tiers"][3]["colour"] = Value::from("red");
    assert!(fits(&unknown, &schema, &schema, "").is_err());
}

/// The subset of JSON Schema that the types use. An unknown keyword fails, so that none is ignored.
fn fits(value: &Value, schema: &Value, root: &Value, place: &str) -> Result<(), String> {
    let Some(schema) = schema.as_object() else {
        return if schema == &Value::Bool(true) { Ok(()) } else { Err(format!("{place}: nothing fits")) };
    };
    for (keyword, wanted) in schema {
        let fitting = match keyword.as_str() {
            "$schema"
            | "$defs"
            | "title"
            | "description"
            | "default"
            | "format"
            | "required"
            | "additionalProperties" => true,
            "$ref" => {
                let pointer = wanted.as_str().and_then(|reference| reference.strip_prefix('#')).unwrap_or("?");
                fits(value, root.pointer(pointer).ok_or("a reference to nothing")?, root, place)?;
                true
            }
            "type" => list(wanted).any(|name| is_of_type(value, name)),
            "const" => value == wanted,
            "enum" => list(wanted).any(|one| one == value),
            "minimum" => value.as_f64().zip(wanted.as_f64()).is_some_and(|(value, least)| value >= least),
            "minItems" => value.as_array().is_some_and(|list| list.len() as u64 >= wanted.as_u64().unwrap_or(0)),
            "maxItems" => value.as_array().is_some_and(|list| list.len() as u64 <= wanted.as_u64().unwrap_or(0)),
            "oneOf" => list(wanted).filter(|one| fits(value, one, root, place).is_ok()).count() == 1,
            "anyOf" => list(wanted).any(|one| fits(value, one, root, place).is_ok()),
            "items" | "prefixItems" => {
                for (index, (entry, of)) in list(value).zip(list(wanted).cycle()).enumerate() {
                    fits(entry, of, root, &format!("{place}[{index}]"))?;
                }
                true
            }
            "properties" => keys_fit(value, wanted, schema, root, place)?,
            "pattern" => value.as_str().is_some_and(|text| matches_pattern(text, wanted.as_str().unwrap_or(""))),
            other => return Err(format!("{other} is not known to the test")),
        };
        if !fitting {
            return Err(format!("{place}: {value} against {keyword}"));
        }
    }
    Ok(())
}

fn keys_fit(
    value: &Value,
    properties: &Value,
    schema: &Map<String, Value>,
    root: &Value,
    place: &str,
) -> Result<bool, String> {
    let Some(object) = value.as_object() else { return Ok(true) };
    let missing =
        schema.get("required").into_iter().flat_map(list).find(|key| !object.contains_key(key.as_str().unwrap_or("")));
    if let Some(key) = missing {
        return Err(format!("{place}: {key} is missing"));
    }
    for (key, entry) in object {
        match properties.get(key) {
            Some(of) => fits(entry, of, root, &format!("{place}.{key}"))?,
            None if schema.get("additionalProperties") == Some(&Value::Bool(false)) => {
                return Err(format!("{place}: {key} is not known"));
            }
            None => {}
        }
    }
    Ok(true)
}

/// The entries of a list, or the value itself.
fn list(value: &Value) -> std::iter::Take<std::iter::Cycle<std::slice::Iter<'_, Value>>> {
    let entries = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    entries.iter().cycle().take(entries.len())
}

fn is_of_type(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap_or("") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        _ => false,
    }
}

/// The four patterns of the schema, each checked by the parser of its type.
fn matches_pattern(text: &str, pattern: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let decimal = |text: &str| match text.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(text),
    };
    match pattern {
        "^[A-Z]{3}$" => text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
        "^[0-9]+(\\.[0-9]+)?$" => decimal(text),
        other if other.contains("100") => {
            decimal(text)
                && partner_engine::decimal::parse(text).is_some_and(|value| value <= 100.into() && value.scale() <= 2)
        }
        _ => partner_engine::date::Date::parse(text).is_some(),
    }
}
