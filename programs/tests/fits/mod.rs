//! Whether a value fits a JSON Schema. Also used by the tests of `crates/engine-js`.

use serde_json::{Map, Value};

/// As much of JSON Schema as the types use. A keyword that is not known here fails, so that none is passed over.
pub(crate) fn fits(value: &Value, schema: &Value, root: &Value, place: &str) -> Result<(), String> {
    let Some(schema) = schema.as_object() else {
        return if schema == &Value::Bool(true) { Ok(()) } else { Err(format!("{place}: nothing fits")) };
    };
    for (keyword, wanted) in schema {
        let fitting = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" | "format" | "required" => true,
            "additionalProperties" if schema.contains_key("properties") => true,
            "$ref" => {
                let pointer = wanted.as_str().and_then(|reference| reference.strip_prefix('#')).unwrap_or("?");
                fits(value, root.pointer(pointer).ok_or("a reference to nothing")?, root, place)?;
                true
            }
            "type" => list(wanted).any(|name| is_of_type(value, name)),
            "const" => value == wanted,
            "enum" => list(wanted).any(|one| one == value),
            "minimum" => value.as_f64().zip(wanted.as_f64()).is_none_or(|(value, least)| value >= least),
            "minItems" => value.as_array().is_some_and(|list| list.len() as u64 >= wanted.as_u64().unwrap_or(0)),
            "maxItems" => value.as_array().is_some_and(|list| list.len() as u64 <= wanted.as_u64().unwrap_or(0)),
            "if" => {
                let branch = if fits(value, wanted, root, place).is_ok() { "then" } else { "else" };
                if let Some(branch) = schema.get(branch) {
                    fits(value, branch, root, place)?;
                }
                true
            }
            "then" | "else" => true,
            "oneOf" => list(wanted).filter(|one| fits(value, one, root, place).is_ok()).count() == 1,
            "anyOf" => list(wanted).any(|one| fits(value, one, root, place).is_ok()),
            "items" | "prefixItems" => {
                for (index, (entry, of)) in value.as_array().into_iter().flatten().zip(list(wanted).cycle()).enumerate()
                {
                    fits(entry, of, root, &format!("{place}[{index}]"))?;
                }
                true
            }
            "propertyNames" => value.as_object().into_iter().flatten().all(|(key, _)| {
                let key = Value::from(key.as_str());
                fits(&key, wanted, root, place).is_ok()
            }),
            "properties" => keys_fit(value, wanted, schema, root, place)?,
            "additionalProperties" => keys_fit(value, &Value::Object(Map::new()), schema, root, place)?,
            "pattern" => value.as_str().is_none_or(|text| matches_pattern(text, wanted.as_str().unwrap_or(""))),
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
            None => match schema.get("additionalProperties") {
                Some(Value::Bool(false)) => return Err(format!("{place}: {key} is not known")),
                Some(of) => fits(entry, of, root, &format!("{place}.{key}"))?,
                None => {}
            },
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

/// The patterns of the schemas, read by the types that they stand for.
fn matches_pattern(text: &str, pattern: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let decimal = |text: &str| match text.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(text),
    };
    match pattern {
        "^-?[0-9]+(\\.[0-9]+)?$" => decimal(text.strip_prefix('-').unwrap_or(text)),
        "^[A-Z]{3}$" => text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
        "^[0-9]+(\\.[0-9]+)?$" => decimal(text),
        "^(?!.*://)" => !text.contains("://"),
        other if other.contains("100") => {
            decimal(text)
                && partner_engine::decimal::parse(text).is_some_and(|value| value <= 100.into() && value.scale() <= 2)
        }
        _ => partner_engine::date::Date::parse(text).is_some(),
    }
}
