//! `cargo xtask bench`: sizes, start, keys and Lighthouse, each beside the one-button Yew app in the same run.
//!
//! The command prints the figures and fails on none of them, because times depend on the machine. The measurements are in `bench/*.mjs`,
//! their table in `bench_table`. Budgets are checked by `cargo xtask build`: those of the page in `weight`, those of the package in `package`.

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::Value;
use std::fs;
use std::path::Path;

use crate::bench_table::{self, Measurements};
use crate::browser::Browser;
use crate::command::{self, program};
use crate::serve::Serving;
use crate::steps::Steps;
use crate::{browser, checkout, engine_bench, machine, npm, one_button, site, tools, weight};

/// Markers around the table in the README.
const MARKERS: [&str; 2] = ["<!-- bench: begin -->", "<!-- bench: end -->"];

#[derive(Args)]
pub(crate) struct Options {
    /// Time the engine instead, beside decimal.js and Publicodes
    #[arg(long)]
    engine: bool,
    /// Also put the table into README.md, or that of the engine into its own
    #[arg(long)]
    readme: bool,
}

/// Builds both apps, measures them and prints the table.
pub(crate) fn run(options: &Options) -> Result<()> {
    if options.engine { engine_bench::run(options.readme) } else { measure_page(options.readme) }
}

fn measure_page(into_readme: bool) -> Result<()> {
    machine::require_node()?;
    let readme = checkout::root().join("README.md");
    if into_readme {
        // Checks the markers first, not after ten minutes of measuring.
        replaced(&read(&readme)?, "")?;
    }
    let tools = tools::needed()?;
    let missing = tools::missing(&tools);
    let installs = missing.len() + usize::from(browser::is_missing()) + usize::from(npm::BENCH.are_missing());
    let steps = Steps::new(installs + usize::from(one_button::is_stale()) + 4);
    let toolbox = tools::provide(&tools, &missing, &steps)?;
    let browser = browser::provide(&steps)?;
    npm::BENCH.provide(&steps)?;
    steps.step("Build the page", site::ABOUT, || site::build(&toolbox))?;
    one_button::provide(&toolbox, &steps)?;

    let bench = Bench::new(browser)?;
    let table = bench_table::markdown(&Measurements {
        weights: [weight::of_page()?, one_button::weigh()?],
        start: steps.step("Measure the start", "2 min", || bench.measure("start"))?,
        keys: steps.step("Measure the keys", "1 min", || bench.measure("keys"))?,
        lighthouse: steps.step("Run Lighthouse", "4 min", || bench.measure("lighthouse"))?,
    })?;
    println!("\n{table}");
    if into_readme { put_into(&readme, &table) } else { Ok(()) }
}

/// Puts a table between the markers of a file.
pub(crate) fn put_into(file: &Path, table: &str) -> Result<()> {
    fs::write(file, replaced(&read(file)?, table)?)?;
    println!("The table in {} is this one now.", file.display());
    Ok(())
}

/// Both apps, served, and the browser for them.
struct Bench {
    page: String,
    one_button: String,
    browser: Browser,
}

impl Bench {
    fn new(browser: Browser) -> Result<Self> {
        let page = Serving::bind(0)?.serve(checkout::dist(), "/").address;
        let one_button = Serving::bind(0)?.serve_without_policy(one_button::folder()).address;
        Ok(Self { page, one_button, browser })
    }

    /// Runs a measuring script and reads its report.
    fn measure(&self, script: &str) -> Result<Value> {
        let report = checkout::target().join(format!("bench-{script}.json"));
        // Removes the report of an earlier run, which could be mistaken for the new one.
        if report.exists() {
            fs::remove_file(&report)?;
        }
        command::run(
            program("node")
                .current_dir(npm::BENCH.folder())
                .arg(format!("{script}.mjs"))
                .env("BASE_URL", &self.page)
                .env("ONE_BUTTON_URL", &self.one_button)
                .env("CHROMIUM", &self.browser.chromium)
                .env("BENCH_REPORT", &report),
        )?;
        serde_json::from_str(&read(&report)?).with_context(|| format!("{} is not JSON", report.display()))
    }
}

/// The text with the part between the markers replaced.
fn replaced(text: &str, between: &str) -> Result<String> {
    let [begin, end] = MARKERS;
    let once = |marker| text.matches(marker).count() == 1;
    ensure!(once(begin) && once(end), "the file must hold {begin} and {end} once each, where the table belongs");
    let (before, rest) = text.split_once(begin).unwrap_or_default();
    let (_, after) = rest.split_once(end).with_context(|| format!("the file has {end} before {begin}"))?;
    Ok(format!("{before}{begin}\n{}\n{end}{after}", between.trim()))
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_markers_is_replaced() {
        let text = "# Title\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nrest\n";
        let new = "# Title\n<!-- bench: begin -->\nnew\n<!-- bench: end -->\nrest\n";
        assert_eq!(replaced(text, "new\n").expect("both are there"), new);
        assert_eq!(replaced(new, "new").expect("both are there"), new, "a second time changes nothing");
    }

    #[test]
    fn a_text_without_both_markers_once_and_in_order_is_refused() {
        let [begin, end] = MARKERS;
        let broken = ["".to_owned(), begin.to_owned(), format!("{end}{begin}"), format!("{begin}{begin}{end}")];
        for text in broken {
            assert!(replaced(&text, "new").is_err(), "{text}");
        }
    }
}
