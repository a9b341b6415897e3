//! `program.schema.json` is what the types say today, and every program file fits it.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

mod fits;
#[path = "../build/program_file.rs"]
mod program_file;

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
    for folder in [".", "../tests/worked_examples/programs", "tests/short_form"] {
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
    let read =
        |name: &str| -> Value { toml::from_str(&fs::read_to_string(here(name)).expect("a text")).expect("TOML") };
    let good = read("tests/short_form/full.toml");
    refused(
        &schema,
        &good,
        &[
            ("/vendor", Value::from(7)),
            ("/currency", Value::from("usd")),
            ("/tiers/0/rules/0/rate", json!({ "exact": 15 })),
            ("/tiers/0/rules/0/rate", json!({ "exact": "101" })),
            ("/tiers/0/rules/0/rate", json!({ "exactly": "15" })),
            ("/tiers/0/rules/0/rate", Value::from("unknown")),
            ("/tiers/0/rules/0/cite", Value::Null),
            ("/tiers/0/rules/0", json!({ "stream": "services" })),
            ("/validity", json!({ "from": "1 May", "cite": good["validity"]["cite"] })),
        ],
    );
    refused(
        &schema,
        &read("tests/short_form/short.toml"),
        &[
            ("/vendor", Value::from(7)),
            ("/sources/0/address", Value::from("https://acme.example")),
            ("/tiers/0/rules/0/rate", json!({ "exact": 15 })),
            ("/tiers/0/rules/0/streams", json!(["renewal"])),
            ("/tiers/0/rules/0/row", Value::from(7)),
            ("/tiers/0/seller", Value::from("nobody")),
            ("/tiers/0/benefits/portal", json!({ "many": 2 })),
            ("/tiers/1/cite", json!({ "section": "Gold", "fee": { "row": "Fees" } })),
            ("/tiers/1/without", Value::from("fees")),
            ("/tiers/2/rules/0/scale/brackets/0/up_to", Value::from(4)),
            ("/statuses/0/criteria", Value::from("maybe")),
        ],
    );
}

/// Each value in place of a good one does not fit, nor does a key that is not known.
fn refused(schema: &Value, good: &Value, wrong: &[(&str, Value)]) {
    assert_eq!(fits(good, schema, schema, ""), Ok(()));
    for (path, value) in wrong {
        let mut bad = good.clone();
        *bad.pointer_mut(path).expect(path) = value.clone();
        assert!(fits(&bad, schema, schema, "").is_err(), "{path} = {value}");
    }
    let mut unknown = good.clone();
    unknown["tiers"][1]["colour"] = Value::from("red");
    assert!(fits(&unknown, schema, schema, "").is_err());
}

/// A date without quotes is refused by the schema and by the checker, in the short form.
#[test]
fn dates_need_quotes_for_both() {
    let text = fs::read_to_string(here("tests/short_form/short.toml")).expect("a text");
    let with = |date: &str| text.replacen("title = \"Terms\"", &format!("title = \"Terms\"\nchecked = {date}"), 1);
    let schema = schema();
    for (date, is_right) in [("\"2026-11-29\"", true), ("2026-11-29", false)] {
        let file: Value = toml::from_str(&with(date)).expect("TOML");
        assert_eq!(fits(&file, &schema, &schema, "").is_ok(), is_right, "{date}");
        assert_eq!(program_file::read(&with(date)).is_ok(), is_right, "{date}");
    }
}
