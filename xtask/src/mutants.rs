//! Mutation tests of `cargo xtask test --all`: a change of the engine that no test notices has survived, and counts as a failure. The
//! files to change, and changes known to have no effect, are in `.cargo/mutants.toml`.

use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;

use crate::checkout;
use crate::command::{cargo, run_and_read};
use crate::counts::Counts;
use crate::tools::Toolbox;

/// Approximate time on two cores.
pub(crate) const ABOUT: &str = "2 h";

/// Makes every change and runs the tests on each.
pub(crate) fn test(toolbox: &Toolbox) -> Result<Counts> {
    let folder = checkout::target().join("mutants");
    let outcomes = folder.join("mutants.out").join("outcomes.json");
    // Removes the outcomes of an earlier run, so that they are not counted.
    if outcomes.exists() {
        fs::remove_file(&outcomes)?;
    }
    fs::create_dir_all(&folder)?;
    // Two jobs: a compilation after a small change mostly uses one core.
    let mut mutants = cargo(["mutants", "--workspace", "--no-shuffle", "--jobs", "2", "--colors", "never", "--output"]);
    // The same cases are drawn for every change, as many as on a push, so that results can be repeated. One failing case is enough and
    // need not be shrunk.
    mutants.arg(&folder).env("PROPTEST_RNG_SEED", "1").env("PROPTEST_MAX_SHRINK_ITERS", "0");
    mutants.env_remove("PARTNER_CALCULATOR_ALL");
    run_and_read(toolbox.equip(&mut mutants), |_| {})?;
    let report = fs::read_to_string(&outcomes).with_context(|| format!("cannot read {}", outcomes.display()))?;
    counts_of(&report)
}

/// The counts of outcomes. A change noticed by a test or by a timeout has passed; one that does not compile is skipped.
fn counts_of(outcomes: &str) -> Result<Counts> {
    let outcomes: Value = serde_json::from_str(outcomes).context("the outcomes are not JSON")?;
    let count = |name: &str| outcomes[name].as_u64().with_context(|| format!("the outcomes have no {name}"));
    Ok(Counts { passed: count("caught")? + count("timeout")?, failed: count("missed")?, skipped: count("unviable")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_nothing_noticed_is_a_failure() {
        let counts = counts_of(r#"{"caught": 7, "missed": 2, "timeout": 1, "unviable": 3}"#).expect("all are there");
        assert_eq!(counts, Counts { passed: 8, failed: 2, skipped: 3 });
        assert!(counts_of(r#"{"caught": 7}"#).is_err());
    }
}
