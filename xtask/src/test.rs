//! `cargo xtask test`: every test, in parts with counts; all parts run even if one fails.
//!
//! Rust tests on this machine, Rust tests as wasm in Chromium, the built page in Chromium by Playwright, and the npm package in
//! Node and in Chromium.

use anyhow::{Result, ensure};
use clap::{Args, ValueEnum};
use std::fs;
use std::process::Command;

use crate::browser::{self, Browser};
use crate::command::{cargo, program, run_and_read};
use crate::counts::{Counts, table};
use crate::serve::Serving;
use crate::steps::Steps;
use crate::tools::{self, Toolbox};
use crate::{checkout, machine, mutants, npm, package, site, weight};

/// Time limit for all tests of one wasm program, in seconds.
const WASM_SECONDS: &str = "900";

/// Features for the program that renders the pages, the one that checks a program file, and the types of the package.
pub(crate) const ALL_PARTS: [&str; 2] =
    ["--features", "partner-calculator/ssr,partner-engine-js/schema,partner-programs/check"];

#[derive(Args)]
pub(crate) struct Options {
    /// Also what is too slow for every push
    #[arg(long)]
    all: bool,
    /// Only these parts
    #[arg(value_enum)]
    parts: Vec<Part>,
    /// Test the page that is in dist/ already, as it is
    #[arg(long)]
    no_build: bool,
    /// Of the page's specs only those whose file or title matches
    #[arg(long, value_name = "PATTERN")]
    only: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Part {
    /// Rust tests on this machine
    Native,
    /// Rust tests as wasm in Chromium
    Wasm,
    /// The built page in Chromium
    Browser,
    /// The npm package in Node and in Chromium
    Package,
    /// Changes of the engine that a test must notice; hours, so only when named or with --all
    Mutants,
}

/// The requirements of the parts, provided before the first one runs.
struct Bench {
    toolbox: Toolbox,
    browser: Browser,
    all: bool,
    no_build: bool,
    only: Vec<String>,
}

/// Runs the tests and prints the counts; an error when a test failed.
pub(crate) fn run(options: &Options) -> Result<()> {
    let parts = chosen(options);
    let built = parts.iter().filter(|part| matches!(part, Part::Browser | Part::Package)).count();
    machine::require_node()?;
    let mut tools = tools::needed()?;
    if parts.contains(&Part::Mutants) {
        tools.push(tools::mutants()?);
    }
    let missing = tools::missing(&tools);
    let packages = [npm::BROWSER_TESTS, npm::PACKAGE_TESTS];
    let missing_packages = packages.iter().filter(|packages| packages.are_missing()).count();
    let installs = missing.len() + usize::from(browser::is_missing()) + missing_packages;
    let steps = Steps::new(installs + built + parts.len());
    let bench = Bench {
        toolbox: tools::provide(&tools, &missing, &steps)?,
        browser: browser::provide(&steps)?,
        all: options.all,
        no_build: options.no_build,
        only: options.only.clone(),
    };
    for packages in packages {
        packages.provide(&steps)?;
    }

    let mut counted = Vec::new();
    for part in parts {
        counted.push((part.title(), bench.run_part(part, &steps)));
    }
    let total = counted.iter().fold(Counts::default(), |sum, (_, counts)| sum + *counts);
    println!("\n{}\n{}", table(&counted), total.sentence());
    if total.failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn chosen(options: &Options) -> Vec<Part> {
    let every = [Part::Native, Part::Wasm, Part::Browser, Part::Package, Part::Mutants];
    let unnamed = |part: &Part| options.parts.is_empty() && (options.all || *part != Part::Mutants);
    every.into_iter().filter(|part| unnamed(part) || options.parts.contains(part)).collect()
}

/// The first view and its budget, counted as one test.
fn weighed(judged: Result<String>) -> Counts {
    match judged {
        Ok(weight) => {
            println!("The first view weighs {weight}");
            Counts { passed: 1, ..Counts::default() }
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            Counts::BROKEN
        }
    }
}

/// A part without any test counts as failed.
fn at_least_one(counts: Counts) -> Result<Counts> {
    ensure!(counts != Counts::default(), "no test ran");
    Ok(counts)
}

impl Part {
    fn title(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Wasm => "wasm in Chromium",
            Self::Browser => "page in Chromium",
            Self::Package => "npm package",
            Self::Mutants => "mutants of the engine",
        }
    }
}

impl Bench {
    /// The counts of a part. An error that keeps it from running is printed, and counts as one failure.
    fn run_part(&self, part: Part, steps: &Steps) -> Counts {
        let outcome = match part {
            Part::Native => steps.step("Rust tests on this machine", "5 min", || self.native()),
            Part::Wasm => steps.step("Rust tests as wasm in Chromium", "3 min", || self.wasm()),
            Part::Browser => steps
                .step("Build the page", site::ABOUT, || self.build_page())
                .and_then(|()| steps.step("The built page in Chromium", "2 min", || self.page())),
            Part::Package => {
                steps.step("Build the npm package", package::ABOUT, || package::build(&self.toolbox)).and_then(
                    |weight| steps.step("The npm package in Node and Chromium", "1 min", || self.package(&weight)),
                )
            }
            Part::Mutants => {
                steps.step("Change the engine and see who notices", mutants::ABOUT, || mutants::test(&self.toolbox))
            }
        };
        outcome.and_then(at_least_one).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Counts::BROKEN
        })
    }

    fn native(&self) -> Result<Counts> {
        self.rust_tests(cargo([&["test", "--workspace", "--no-fail-fast"][..], &ALL_PARTS].concat()))
    }

    fn wasm(&self) -> Result<Counts> {
        let mut command =
            cargo(["test", "--package", "partner-tests", "--test", "wasm", "--target", tools::WASM_TARGET]);
        command
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("CHROMEDRIVER", &self.browser.driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", WASM_SECONDS);
        self.rust_tests(command)
    }

    /// Runs Rust test programs. One that ends without counts (a compile error, an abort) is a failure.
    fn rust_tests(&self, mut command: Command) -> Result<Counts> {
        let mut counts = Counts::default();
        self.mark(self.toolbox.equip(&mut command));
        let succeeded = run_and_read(&mut command, |line| {
            counts += Counts::of_result_line(line).unwrap_or_default();
        })?;
        if !succeeded && counts.failed == 0 {
            counts += Counts::BROKEN;
        }
        Ok(counts)
    }

    fn build_page(&self) -> Result<()> {
        if self.no_build { Ok(()) } else { site::build(&self.toolbox) }
    }

    /// The page's specs; its weight counts as one more test.
    fn page(&self) -> Result<Counts> {
        if !self.only.is_empty() || self.no_build {
            return self.specs();
        }
        Ok(weighed(weight::judged()) + self.specs()?)
    }

    fn specs(&self) -> Result<Counts> {
        let report = checkout::target().join("browser-tests.json");
        // Removes the report of an earlier run, so that it is not counted.
        if report.exists() {
            fs::remove_file(&report)?;
        }
        let served = Serving::bind(0)?.serve(checkout::dist(), "/");
        let mut command = program(npm::playwright());
        command
            .arg("test")
            .args(&self.only)
            .current_dir(npm::BROWSER_TESTS.folder())
            .env("BASE_URL", &served.address)
            .env("CHROMIUM", &self.browser.chromium)
            .env("BROWSER_TEST_REPORT", &report);
        let succeeded = run_and_read(self.mark(&mut command), |_| {})?;
        let counts = Counts::of_playwright_report(&fs::read_to_string(&report)?)?;
        if !succeeded && counts.failed == 0 {
            return Ok(counts + Counts::BROKEN);
        }
        Ok(counts)
    }

    /// The tests of the npm package, which pack and install it first; its weight counts as one more test.
    fn package(&self, weight: &str) -> Result<Counts> {
        println!("{weight}");
        let mut counts = Counts { passed: 1, ..Counts::default() };
        let mut command = program("node");
        command
            .args(["--test", "--test-reporter=tap"])
            .current_dir(npm::PACKAGE_TESTS.folder())
            .env("CHROMIUM", &self.browser.chromium);
        let succeeded = run_and_read(self.mark(&mut command), |line| {
            counts += Counts::of_tap_line(line).unwrap_or_default();
        })?;
        if !succeeded && counts.failed == 0 {
            counts += Counts::BROKEN;
        }
        Ok(counts)
    }

    /// Sets the variable that enables slow tests.
    fn mark<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if self.all { command.env("PARTNER_CALCULATOR_ALL", "1") } else { command.env_remove("PARTNER_CALCULATOR_ALL") }
    }
}
