//! `cargo xtask screenshot`: pictures of every view, taken from the built page in Chromium, for visual checks.
//!
//! The views, widths and themes are in `tests/browser/screenshots.mjs`.

use anyhow::Result;
use clap::Args;
use std::path::PathBuf;
use std::{env, fs};

use crate::command::{self, program};
use crate::serve::Serving;
use crate::steps::Steps;
use crate::{browser, checkout, machine, npm, site, tools};

#[derive(Args)]
pub(crate) struct Options {
    /// The folder for the pictures [default: target/screenshots]
    folder: Option<PathBuf>,
    /// Take only the README's picture, docs/estimate.png
    #[arg(long, conflicts_with = "folder")]
    readme: bool,
    /// Of the page that is in dist/ already, as it is
    #[arg(long)]
    no_build: bool,
}

/// Builds the page and takes its pictures.
pub(crate) fn run(options: &Options) -> Result<()> {
    machine::require_node()?;
    let folder = match &options.folder {
        Some(folder) => env::current_dir()?.join(folder),
        None if options.readme => checkout::root().join("docs"),
        None => checkout::target().join("screenshots"),
    };
    let tools = tools::needed()?;
    let missing = tools::missing(&tools);
    let installs = missing.len() + usize::from(browser::is_missing()) + usize::from(npm::BROWSER_TESTS.are_missing());
    let steps = Steps::new(installs + 2);
    let toolbox = tools::provide(&tools, &missing, &steps)?;
    let browser = browser::provide(&steps)?;
    npm::BROWSER_TESTS.provide(&steps)?;
    steps.step("Build the page", site::ABOUT, || if options.no_build { Ok(()) } else { site::build(&toolbox) })?;
    fs::create_dir_all(&folder)?;
    let served = Serving::bind(0)?.serve(checkout::dist(), "/");
    let mut script = program("node");
    script
        .current_dir(npm::BROWSER_TESTS.folder())
        .arg("screenshots.mjs")
        .arg(&folder)
        .args(options.readme.then_some("--readme"))
        .env("BASE_URL", &served.address)
        .env("CHROMIUM", &browser.chromium);
    steps.step("Take the pictures", "1 min", || command::run(&mut script))?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
