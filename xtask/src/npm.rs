//! The npm packages of tests and measurements: installed from a lock file, and again only when that file has changed.

use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

use crate::command::{program, run};
use crate::steps::Steps;
use crate::{checkout, machine};

/// A folder of the checkout with its own `package.json`.
pub(crate) struct Packages {
    place: &'static str,
    title: &'static str,
}

/// Packages of the browser tests and the screenshots.
pub(crate) const BROWSER_TESTS: Packages = Packages { place: "tests/browser", title: "the browser tests' packages" };
/// Packages of the tests of the npm package.
pub(crate) const PACKAGE_TESTS: Packages = Packages { place: "tests/package", title: "the package tests' packages" };
/// Packages of the measurements.
pub(crate) const BENCH: Packages = Packages { place: "bench", title: "Lighthouse and what drives the browser" };
/// Packages that the engine is compared with.
pub(crate) const ENGINE_BENCH: Packages = Packages { place: "bench/engine", title: "decimal.js and Publicodes" };

impl Packages {
    /// The path of the folder.
    pub(crate) fn folder(&self) -> PathBuf {
        checkout::root().join(self.place)
    }

    /// Whether `provide` has to install the packages.
    pub(crate) fn are_missing(&self) -> bool {
        let installed = fs::read(self.installed_lock());
        let wanted = fs::read(self.folder().join("package-lock.json"));
        !matches!((installed, wanted), (Ok(installed), Ok(wanted)) if installed == wanted)
    }

    /// Installs the packages, as a step, unless they are installed.
    pub(crate) fn provide(&self, steps: &Steps) -> Result<()> {
        if !self.are_missing() {
            return Ok(());
        }
        steps.step(&format!("Install {}", self.title), "1 min", || {
            machine::require_node()?;
            run(program("npm")
                .current_dir(self.folder())
                .args(["ci", "--no-audit", "--no-fund"])
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
            .with_context(|| format!("not installed; to see why, run by hand in {}: npm ci", self.place))?;
            fs::copy(self.folder().join("package-lock.json"), self.installed_lock())?;
            Ok(())
        })
    }

    /// A copy of the lock file from the last installation; `npm ci` removes it with the other files.
    fn installed_lock(&self) -> PathBuf {
        self.folder().join("node_modules").join(".installed-lock.json")
    }
}

/// Playwright's test runner.
pub(crate) fn playwright() -> PathBuf {
    let name = if cfg!(windows) { "playwright.cmd" } else { "playwright" };
    BROWSER_TESTS.folder().join("node_modules").join(".bin").join(name)
}
