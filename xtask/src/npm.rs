//! The browser tests' packages: installed from their lock file, again only when that file has changed.

use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

use crate::command::{program, run};
use crate::steps::Steps;
use crate::{checkout, machine};

/// The folder of the browser tests.
pub(crate) fn folder() -> PathBuf {
    checkout::root().join("tests").join("browser")
}

/// Whether a step is needed before the tests can run.
pub(crate) fn is_missing() -> bool {
    let installed = fs::read(installed_lock());
    let wanted = fs::read(folder().join("package-lock.json"));
    !matches!((installed, wanted), (Ok(installed), Ok(wanted)) if installed == wanted)
}

/// Installs the packages, in a step of its own, unless they are there.
pub(crate) fn provide(steps: &Steps) -> Result<()> {
    if !is_missing() {
        return Ok(());
    }
    steps.step("Install the browser tests' packages", "1 min", || {
        machine::require_node()?;
        run(program("npm")
            .current_dir(folder())
            .args(["ci", "--no-audit", "--no-fund"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
        .context("the packages could not be installed; to see why, run by hand in tests/browser: npm ci")?;
        fs::copy(folder().join("package-lock.json"), installed_lock())?;
        Ok(())
    })
}

/// A copy of the lock file as it was when the packages were installed; `npm ci` removes it with the rest.
fn installed_lock() -> PathBuf {
    folder().join("node_modules").join(".installed-lock.json")
}

/// Playwright's test runner.
pub(crate) fn playwright() -> PathBuf {
    let name = if cfg!(windows) { "playwright.cmd" } else { "playwright" };
    folder().join("node_modules").join(".bin").join(name)
}
