//! The part of `cargo xtask test --all` that changes the engine in one place after the other: a change that no test notices has
//! survived, and counts as a failure. What is changed, and which survivors are known to change nothing, is in `.cargo/mutants.toml`.

use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;

use crate::checkout;
use crate::command::{cargo, run_and_read};
use crate::counts::Counts;
use crate::tools::Toolbox;

/// How long it takes on two cores.
pub(crate) const ABOUT: &str = "2 h";

/// Makes every change and runs the tests on each.
pub(crate) fn test(toolbox: &Toolbox) -> Result<Counts> {
    let folder = checkout::target().join("mutants");
    let outcomes = folder.join("mutants.out").join("outcomes.json");
    // Outcomes of an earlier run must not be counted for this one.
    if outcomes.exists() {
        fs::remove_file(&outcomes)?;
    }
    fs::create_dir_all(&folder)?;
    // Two at once: most of a compilation after a small change keeps one core busy.
    let mut mutants = cargo(["mutants", "--workspace", "--no-shuffle", "--jobs", "2", "--colors", "never", "--output"]);
    // The same cases are drawn for every change, and no more of them than on a push: what is noticed once is noticed again. One
    // that fails is enough, it need not be the simplest.
    mutants.arg(&folder).env("PROPTEST_RNG_SEED", "1").env("PROPTEST_MAX_SHRINK_ITERS", "0");
    mutants.env_remove("PARTNER_CALCULATOR_ALL");
    run_and_read(toolbox.equip(&mut mutants), |_| {})?;
    let report = fs::read_to_string(&outcomes).with_context(|| format!("cannot read {}", outcomes.display()))?;
    counted(&report)
}

/// A change that was noticed has passed, be it by a test or by one that no longer ended; one that does not compile says nothing.
fn counted(outcomes: &str) -> Result<Counts> {
    let outcomes: Value = serde_json::from_str(outcomes).context("the outcomes are not JSON")?;
    let count = |name: &str| outcomes[name].as_u64().with_context(|| format!("the outcomes have no {name}"));
    Ok(Counts { passed: count("caught")? + count("timeout")?, failed: count("missed")?, skipped: count("unviable")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_nothing_noticed_is_a_failure() {
        let counts = counted(r#"{"caught": 7, "missed": 2, "timeout": 1, "unviable": 3}"#).expect("all are there");
        assert_eq!(counts, Counts { passed: 8, failed: 2, skipped: 3 });
        assert!(counted(r#"{"caught": 7}"#).is_err());
    }
}
