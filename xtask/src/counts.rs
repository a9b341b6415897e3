//! Numbers of passed, failed and skipped tests: parsed from the output of test programs, summed, and shown as a table.

use anyhow::{Context, Result};
use serde_json::Value;
use std::ops::{Add, AddAssign};

/// The tests of one part, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Counts {
    /// A part that was aborted: one failure, in place of its counts.
    pub(crate) const BROKEN: Self = Self { passed: 0, failed: 1, skipped: 0 };

    /// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …`, the last line of a Rust test program.
    pub(crate) fn of_result_line(line: &str) -> Option<Self> {
        let (_, parts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
        let count =
            |word: &str| parts.split(';').find_map(|part| part.trim().strip_suffix(word)?.trim().parse::<u64>().ok());
        Some(Self { passed: count("passed")?, failed: count("failed")?, skipped: count("ignored")? })
    }

    /// Reads Playwright's JSON report. A test that passed only on a retry counts as failed.
    pub(crate) fn of_playwright_report(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report).context("the report is not JSON")?;
        let stat =
            |name: &str| report["stats"][name].as_u64().with_context(|| format!("the report has no stats.{name}"));
        let broken_files = report["errors"].as_array().map_or(0, Vec::len) as u64;
        Ok(Self {
            passed: stat("expected")?,
            failed: stat("unexpected")? + stat("flaky")? + broken_files,
            skipped: stat("skipped")?,
        })
    }

    /// Reads a line like `# pass 3` of the TAP summary of Node's test runner. Cancelled tests count as failed.
    pub(crate) fn of_tap_line(line: &str) -> Option<Self> {
        let (word, count) = line.strip_prefix("# ")?.split_once(' ')?;
        let count = count.trim().parse().ok()?;
        let none = Self::default();
        match word {
            "pass" => Some(Self { passed: count, ..none }),
            "fail" | "cancelled" => Some(Self { failed: count, ..none }),
            "skipped" | "todo" => Some(Self { skipped: count, ..none }),
            _ => None,
        }
    }

    /// `3 passed, 0 failed`, and the skipped ones if any.
    pub(crate) fn sentence(self) -> String {
        let skipped = if self.skipped > 0 { format!(", {} skipped", self.skipped) } else { String::new() };
        format!("{} passed, {} failed{skipped}", self.passed, self.failed)
    }
}

impl Add for Counts {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// One row for each part, in the order in which they ran.
pub(crate) fn table(parts: &[(&str, Counts)]) -> String {
    let mut table = format!("{:<26}{:>8}{:>8}{:>8}\n", "", "passed", "failed", "skipped");
    for (title, counts) in parts {
        table += &format!("{title:<26}{:>8}{:>8}{:>8}\n", counts.passed, counts.failed, counts.skipped);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn result_lines_of_rust_tests_are_read() {
        let ok = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        assert_eq!(Counts::of_result_line(ok), Some(counts(12, 0, 1)));
        let failed =
            "test result: FAILED. 2 passed; 5 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(Counts::of_result_line(failed), Some(counts(2, 5, 0)));
        let in_browser = "test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.10s";
        assert_eq!(Counts::of_result_line(in_browser), Some(counts(4, 0, 0)));
    }

    #[test]
    fn other_lines_are_not_counted() {
        for line in [
            "",
            "test rate::adds ... ok",
            "running 3 tests",
            "the test result: ok. 1 passed; 0 failed; 0 ignored",
            "test result: ok.",
        ] {
            assert_eq!(Counts::of_result_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_playwright_report_is_read_and_a_second_try_is_a_failure() {
        let report = r#"{"errors": [], "stats": {"expected": 7, "unexpected": 1, "flaky": 2, "skipped": 3}}"#;
        assert_eq!(Counts::of_playwright_report(report).expect("it is whole"), counts(7, 3, 3));
    }

    #[test]
    fn a_spec_file_that_cannot_be_loaded_is_a_failure() {
        let report =
            r#"{"errors": [{"message": "x"}], "stats": {"expected": 0, "unexpected": 0, "flaky": 0, "skipped": 0}}"#;
        assert_eq!(Counts::of_playwright_report(report).expect("it is whole"), counts(0, 1, 0));
    }

    #[test]
    fn the_summary_of_node_is_read_line_by_line() {
        let summary =
            "1..2\n# tests 9\n# suites 1\n# pass 4\n# fail 2\n# cancelled 1\n# skipped 1\n# todo 1\n# duration_ms 12.5";
        let lines = summary.lines().filter_map(Counts::of_tap_line);
        assert_eq!(lines.fold(Counts::default(), Add::add), counts(4, 3, 2));
        assert_eq!(Counts::of_tap_line("# Subtest: pass 3"), None);
        assert_eq!(Counts::of_tap_line("    # pass 3"), None);
    }

    #[test]
    fn half_a_report_is_an_error() {
        assert!(Counts::of_playwright_report("").is_err());
        assert!(Counts::of_playwright_report(r#"{"stats": {"expected": 1}}"#).is_err());
    }

    #[test]
    fn the_sentence_names_skipped_tests_only_when_there_are_any() {
        assert_eq!(counts(3, 0, 0).sentence(), "3 passed, 0 failed");
        assert_eq!(counts(3, 1, 2).sentence(), "3 passed, 1 failed, 2 skipped");
    }

    #[test]
    fn parts_add_up_and_stand_in_rows() {
        assert_eq!(counts(1, 2, 3) + counts(10, 20, 30), counts(11, 22, 33));
        let rows: Vec<String> = table(&[("native", counts(1, 2, 3))]).lines().map(str::to_owned).collect();
        assert_eq!(rows[1].split_whitespace().collect::<Vec<_>>(), ["native", "1", "2", "3"]);
    }
}
