//! `program.schema.json` is what the types say today, and every program file fits it.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

mod fits;

use fits::fits;

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

/// A schema that lets everything pass would pass the test above.
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
