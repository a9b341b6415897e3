//! Compares the engine with `tests/oracle/`, the contract implemented a second time in Python with exact fractions.
//!
//! Scenarios for the built-in programs are drawn there, often at edges; every figure, gap, open point and error has to agree. Program
//! files with every kind of rule are drawn too, each with a scenario. The oracle reads the facts from the program files, so its own
//! tests, with figures computed by hand from the documents, are run too. Without `python3` on the machine all of them count as ignored.
//! `PARTNER_CALCULATOR_ALL=1` draws a million scenario–tier pairs and thirty times as many program files.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};
use partner_engine::document::Node;
use partner_engine::estimate::estimate_document;
use partner_engine::program::Catalog;
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// Scenarios in one batch; each compares the 15 to 16 tiers that have an estimate.
const BATCH: usize = 1_350;
/// Batches on a push, and in `test --all`.
const BATCHES: (usize, usize) = (1, 50);
/// Scenarios in one batch of random program files: mostly with one file each, sometimes with two.
const PROGRAMS: usize = 600;
/// Batches of program files on a push, and in `test --all`.
const PROGRAM_BATCHES: (usize, usize) = (1, 30);

/// An input line of the oracle: a scenario, and its programs unless they are the built-in ones.
#[derive(Deserialize)]
struct Drawn {
    programs: Option<Vec<Node>>,
    scenario: Node,
}

fn main() {
    let arguments = Arguments::from_args();
    let python_is_there = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    let all = std::env::var_os("PARTNER_CALCULATOR_ALL").is_some();
    let of = |(push, full)| if all { full } else { push };
    let (batches, program_batches) = (of(BATCHES), of(PROGRAM_BATCHES));
    let scenarios = (1..=batches).map(|seed| {
        Trial::test(format!("oracle and engine agree, batch {seed} of {batches}"), move || agree(seed, BATCH, &[]))
    });
    let programs = (1..=program_batches).map(|seed| {
        let name = format!("oracle and engine agree on program files, batch {seed} of {program_batches}");
        Trial::test(name, move || agree(seed, PROGRAMS, &["--programs"]))
    });
    let by_hand = Trial::test("the oracle gives what was worked out by hand", || {
        python("-m", &["unittest", "--quiet"], "").map(|_| ())
    });
    let trials = std::iter::once(by_hand)
        .chain(scenarios)
        .chain(programs)
        .map(|trial| trial.with_ignored_flag(!python_is_there));
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn agree(seed: usize, count: usize, options: &[&str]) -> Result<(), Failed> {
    let (seed, wanted) = (seed.to_string(), count.to_string());
    let drawn = python("generate.py", &[&["--seed", &seed, "--count", &wanted], options].concat(), "")?;
    let estimates = python("oracle.py", &[], &drawn)?;
    let mut pairs = 0;
    for (line, expected) in drawn.lines().zip(estimates.lines()) {
        let found = comparable(engine(&serde_json::from_str(line)?).map_err(|problem| format!("{problem}\n{line}"))?);
        let expected = comparable(serde_json::from_str(expected)?);
        pairs += expected["tiers"].as_array().map_or(0, Vec::len);
        let differences = differences("", &expected, &found);
        if !differences.is_empty() {
            let differences = differences.into_iter().take(12).collect::<Vec<_>>().join("\n");
            return Err(format!("oracle → engine\n{differences}\ndrawn {line}").into());
        }
    }
    let counts = (drawn.lines().count(), estimates.lines().count());
    if counts != (count, count) {
        return Err(format!("{} scenarios were drawn and {} estimated", counts.0, counts.1).into());
    }
    println!("{pairs} scenario–tier pairs agree");
    Ok(())
}

/// The engine's estimate as JSON, or the reason for which it refuses a random program.
fn engine(drawn: &Drawn) -> Result<Value, String> {
    let estimate = |catalog: &Catalog| {
        serde_json::to_value(estimate_document(catalog, &drawn.scenario)).map_err(|error| error.to_string())
    };
    let Some(files) = &drawn.programs else {
        return estimate(partner_programs::catalog());
    };
    let programs = files.iter().map(partner_engine::validate::program).collect::<Result<_, _>>();
    let programs = programs.map_err(|problems| format!("refused: {problems:?}"))?;
    estimate(&Catalog { fingerprint: String::new(), programs })
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

/// The parts of an estimate that both sides must agree on: texts of one side alone are removed, sets are sorted.
fn comparable(estimate: Value) -> Value {
    let tiers = list(&estimate["tiers"]).map(|tier| {
        let mut tier = kept(
            tier,
            &[
                "tier",
                "motions",
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
                "assumed",
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
        tier["open_points"] = sorted(
            list(&tier["open_points"])
                .map(|point| kept(point, &["kind", "stream", "contribution", "volume", "fee", "condition"])),
        );
        tier
    });
    let not_estimated = list(&estimate["not_estimated"]).map(|tier| {
        let mut tier = kept(tier, &["tier", "reason", "currency", "missing"]);
        if tier.get("missing").is_some() {
            tier["missing"] = sorted(list(&tier["missing"]).cloned());
        }
        tier
    });
    // The root has no path: one side calls it "", the other "scenario".
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
