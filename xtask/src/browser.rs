//! Chromium and its driver: found on the machine, or installed with apt-get where no password is needed.

use anyhow::{Result, bail};
use std::env;
use std::path::PathBuf;

use crate::command::{program, run};
use crate::machine::{self, Packages, find_on_path};
use crate::steps::Steps;

const CHROMIUM_NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const CHROMIUM_ELSEWHERE: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const DRIVER_ELSEWHERE: &[&str] = &["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];

/// A browser and the program that drives it.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Whether `provide` has to install the browser.
pub(crate) fn is_missing() -> bool {
    find().is_none()
}

/// The browser; if missing and if possible, installed first, as a step.
pub(crate) fn provide(steps: &Steps) -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    let advice = machine::install_advice(&Packages {
        apt: "chromium chromium-driver",
        dnf: "chromium chromedriver",
        pacman: "chromium",
        brew: "--cask google-chrome chromedriver",
    });
    let installed = steps.step("Install Chromium and chromedriver", "2 min", install);
    match (installed, find()) {
        (Ok(()), Some(browser)) => Ok(browser),
        (Err(error), _) => {
            bail!("Chromium and chromedriver could not be installed ({error:#}). Run {advice}, then this again.")
        }
        (Ok(()), None) => bail!(
            "Chromium or chromedriver is still not found. Run {advice}, or name both in the environment: CHROMIUM=… CHROMEDRIVER=…"
        ),
    }
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: named("CHROMIUM")
            .or_else(|| find_on_path(CHROMIUM_NAMES))
            .or_else(|| first_file(CHROMIUM_ELSEWHERE))?,
        driver: named("CHROMEDRIVER")
            .or_else(|| find_on_path(&["chromedriver"]))
            .or_else(|| first_file(DRIVER_ELSEWHERE))?,
    })
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

fn first_file(paths: &[&str]) -> Option<PathBuf> {
    paths.iter().map(PathBuf::from).find(|path| path.is_file())
}

fn install() -> Result<()> {
    let Some(prefix) = machine::apt_prefix() else {
        bail!("no apt-get that may be used without a password");
    };
    let apt_get = |arguments: &[&str]| {
        let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
        run(program(words[0]).args(&words[1..]))
    };
    apt_get(&["update", "--quiet"])?;
    // The fonts are only recommended by the browser's package, and without any font a page shows no letters.
    apt_get(&["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver", "fonts-liberation"])
}
