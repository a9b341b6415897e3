//! Holds the engine against `tests/oracle/`, the contract written a second time in Python with exact fractions.
//!
//! Scenarios are drawn there, with edges on purpose; every figure, gap, open point and error has to be the same. Program files
//! with every shape are drawn too, each with a scenario. Without a `python3` on the machine the comparison is counted as ignored.
//! `PARTNER_CALCULATOR_ALL=1` draws a million scenario–tier pairs and thirty times as many program files.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};
use partner_engine::document::Node;
use partner_engine::estimate::estimate_document;
use partner_engine::program::Catalog;
use serde_json::{Map, Value, json};

/// Scenarios in one batch; each is compared for the 15 to 16 tiers that have an estimate.
const BATCH: usize = 1_350;
/// Batches of a push, and of `test --all`.
const BATCHES: (usize, usize) = (1, 50);
/// Program files in one batch, each with a scenario.
const PROGRAMS: usize = 600;
/// Batches of program files of a push, and of `test --all`.
const PROGRAM_BATCHES: (usize, usize) = (1, 30);

fn main() {
    let arguments = Arguments::from_args();
    let python_is_there = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    let all = std::env::var_os("PARTNER_CALCULATOR_ALL").is_some();
    let of = |(push, full)| if all { full } else { push };
    let (batches, program_batches) = (of(BATCHES), of(PROGRAM_BATCHES));
    let scenarios = (1..=batches)
        .map(|seed| Trial::test(format!("oracle and engine agree, batch {seed} of {batches}"), move || agree(seed)));
    let programs = (1..=program_batches).map(|seed| {
        let name = format!("oracle and engine agree on program files, batch {seed} of {program_batches}");
        Trial::test(name, move || agree_on_programs(seed))
    });
    let trials = scenarios.chain(programs).map(|trial| trial.with_ignored_flag(!python_is_there));
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn agree(seed: usize) -> Result<(), Failed> {
    let scenarios = python("generate.py", &["--seed", &seed.to_string(), "--count", &BATCH.to_string()], "")?;
    let estimates = python("oracle.py", &[], &scenarios)?;
    let mut pairs = 0;
    for (scenario, expected) in scenarios.lines().zip(estimates.lines()) {
        let document: Node = serde_json::from_str(scenario)?;
        let found = comparable(serde_json::to_value(estimate_document(partner_programs::catalog(), &document))?);
        let expected = comparable(serde_json::from_str(expected)?);
        pairs += expected["tiers"].as_array().map_or(0, Vec::len);
        let differences = differences("", &expected, &found);
        if !differences.is_empty() {
            let differences = differences.into_iter().take(12).collect::<Vec<_>>().join("\n");
            return Err(format!("oracle → engine\n{differences}\nscenario {scenario}").into());
        }
    }
    let drawn = scenarios.lines().count();
    if drawn != BATCH || estimates.lines().count() != BATCH {
        return Err(format!("{drawn} scenarios were drawn and {} estimated", estimates.lines().count()).into());
    }
    println!("{pairs} scenario–tier pairs agree");
    Ok(())
}

fn agree_on_programs(seed: usize) -> Result<(), Failed> {
    let drawn = python("generate_programs.py", &["--seed", &seed.to_string(), "--count", &PROGRAMS.to_string()], "")?;
    let estimates = python("shaped_oracle.py", &[], &drawn)?;
    let mut pairs = 0;
    for (pair, expected) in drawn.lines().zip(estimates.lines()) {
        let given: BTreeMap<String, Node> = serde_json::from_str(pair)?;
        let program = partner_engine::validate::program(&given["program"])
            .map_err(|problems| format!("refused: {problems:?}\npair {pair}"))?;
        let catalog = Catalog { fingerprint: String::new(), programs: vec![program] };
        let found = comparable(serde_json::to_value(estimate_document(&catalog, &given["scenario"]))?);
        let expected = comparable(serde_json::from_str(expected)?);
        pairs += expected["tiers"].as_array().map_or(0, Vec::len);
        let differences = differences("", &expected, &found);
        if !differences.is_empty() {
            let differences = differences.into_iter().take(12).collect::<Vec<_>>().join("\n");
            return Err(format!("oracle → engine\n{differences}\npair {pair}").into());
        }
    }
    let counts = (drawn.lines().count(), estimates.lines().count());
    if counts != (PROGRAMS, PROGRAMS) {
        return Err(format!("{} program files were drawn and {} estimated", counts.0, counts.1).into());
    }
    println!("{pairs} program–scenario–tier pairs agree");
    Ok(())
}

fn python(script: &str, arguments: &[&str], input: &str) -> Result<String, Failed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracle");
    let mut child = Command::new("python3")
        .arg("-B")
        .arg(script)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("no standard input")?;
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| "the writer stopped")??;
    if !output.status.success() {
        return Err(format!("{script} ended with {}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// What both sides must agree on: words that are only this side's or only that side's are left out, sets are sorted.
fn comparable(estimate: Value) -> Value {
    let tiers = list(&estimate["tiers"]).map(|tier| {
        let mut tier = kept(
            tier,
            &[
                "tier",
                "ranked",
                "net",
                "gross",
                "fees",
                "refunds",
                "costs",
                "effective_rate_percent",
                "standing",
                "gaps",
                "years",
                "open_points",
            ],
        );
        for year in tier["years"].as_array_mut().into_iter().flatten() {
            for line in year["lines"].as_array_mut().into_iter().flatten() {
                line.as_object_mut().map(|line| line.remove("citation"));
            }
        }
        tier["gaps"] = sorted(list(&tier["gaps"]).map(|gap| match gap.get("or") {
            Some(or) => json!({ "at_least": gap["at_least"], "or": list(or).map(shortfall).collect::<Vec<_>>() }),
            None => shortfall(gap),
        }));
        tier["open_points"] = sorted(list(&tier["open_points"]).map(|point| {
            let mut point = kept(point, &["kind", "stream", "contribution", "volume", "fee", "condition"]);
            if let Some(fee) = point["fee"].as_str().map(|fee| fee.trim_end_matches("_fee").to_owned()) {
                point["fee"] = Value::from(fee);
            }
            point
        }));
        tier
    });
    let not_estimated = list(&estimate["not_estimated"]).map(|tier| {
        let mut tier = kept(tier, &["tier", "reason", "currency", "missing"]);
        if tier.get("missing").is_some() {
            tier["missing"] = sorted(list(&tier["missing"]).cloned());
        }
        tier
    });
    // The root itself has no path: one side calls it "", the other "scenario".
    let fields = list(&estimate["errors"]).map(|error| match error["field"].as_str() {
        Some("") => Value::from("scenario"),
        _ => error["field"].clone(),
    });
    json!({
        "currency": estimate["currency"],
        "tiers": tiers.collect::<Vec<_>>(),
        "not_estimated": not_estimated.collect::<Vec<_>>(),
        "errors": sorted(fields),
    })
}

fn shortfall(gap: &Value) -> Value {
    kept(gap, &["requirement", "have", "need", "short_by", "year"])
}

fn kept(object: &Value, keys: &[&str]) -> Value {
    let entries = keys.iter().filter_map(|key| Some(((*key).to_owned(), object.get(*key)?.clone())));
    Value::Object(entries.collect::<Map<_, _>>())
}

fn sorted(values: impl Iterator<Item = Value>) -> Value {
    let mut values: Vec<Value> = values.collect();
    values.sort_by_key(ToString::to_string);
    Value::Array(values)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn differences(path: &str, expected: &Value, found: &Value) -> Vec<String> {
    if expected == found {
        return Vec::new();
    }
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let keys: std::collections::BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
            let of = |object: &Map<String, Value>, key: &String| object.get(key).cloned().unwrap_or(json!("(absent)"));
            keys.into_iter()
                .flat_map(|key| differences(&format!("{path}.{key}"), &of(expected, key), &of(found, key)))
                .collect()
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => expected
            .iter()
            .zip(found)
            .enumerate()
            .flat_map(|(index, (expected, found))| differences(&format!("{path}[{index}]"), expected, found))
            .collect(),
        _ => vec![format!("{path}: {expected} → {found}")],
    }
}
