//! `cargo xtask check`: formatting, lints and documentation without warnings. No test is run.

use anyhow::{Result, bail};
use std::process::Command;

use crate::command::{self, cargo};
use crate::steps::Steps;
use crate::test;
use crate::tools::{self, Tool};

/// Runs all checks before failing, so that one run shows all problems.
pub(crate) fn run() -> Result<()> {
    let tools = [Tool::WasmTarget];
    let missing = tools::missing(&tools);
    let checks = checks();
    let steps = Steps::new(missing.len() + checks.len());
    tools::provide(&tools, &missing, &steps)?;
    let mut complaints = Vec::new();
    for (title, about, mut command) in checks {
        if let Err(error) = steps.step(title, about, || command::run(&mut command)) {
            eprintln!("error: {error:#}");
            complaints.push(title);
        }
    }
    if !complaints.is_empty() {
        bail!("not in order: {}", complaints.join(", "));
    }
    println!("\nAll in order.");
    Ok(())
}

fn checks() -> Vec<(&'static str, &'static str, Command)> {
    let target = ["--target", tools::WASM_TARGET];
    let deny = ["--", "-D", "warnings"];
    let clippy_wasm = |what: &[&'static str]| cargo([&["clippy"], &target[..], what, &deny].concat());

    let mut docs = cargo(["doc", "--workspace", "--no-deps"]);
    docs.env("RUSTDOCFLAGS", "-D warnings");
    let packages = ["partner-calculator", "partner-engine", "partner-engine-js", "partner-programs"];
    let browser_code =
        packages.iter().flat_map(|package| ["-p", package]).chain(["--lib", "--bins"]).collect::<Vec<_>>();
    vec![
        ("Form", "1 s", cargo(["fmt", "--all", "--check"])),
        (
            "Clippy for this machine",
            "2 min",
            cargo([&["clippy", "--workspace", "--all-targets"][..], &test::ALL_PARTS, &deny].concat()),
        ),
        ("Clippy for wasm32", "2 min", clippy_wasm(&browser_code)),
        (
            "Clippy for the page in chunks",
            "1 min",
            clippy_wasm(&["--package", "partner-calculator", "--bin", "app", "--features", "split"]),
        ),
        ("Clippy for the wasm tests", "1 min", clippy_wasm(&["--package", "partner-tests", "--test", "wasm"])),
        ("Documentation", "1 min", docs),
    ]
}
