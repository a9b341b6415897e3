//! The one-button Yew app, built as the page is, for comparison of sizes and times.
//!
//! Rebuilt only when one of its inputs has changed.

use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

use crate::command::{self, program};
use crate::compress::{self, files_below};
use crate::steps::Steps;
use crate::tools::{self, Toolbox};
use crate::weight::FirstView;
use crate::{checkout, site};

/// Inputs from the root of the checkout.
const SHARED_INPUTS: &[&str] = &["Cargo.toml", "Cargo.lock", "rust-toolchain.toml"];

/// Whether `provide` has to build the app.
pub(crate) fn is_stale() -> bool {
    let built_from = fs::read_to_string(stamp()).ok();
    built_from.is_none() || inputs().ok() != built_from || !folder().join("index.html").is_file()
}

/// Builds the app, as a step, unless its inputs are unchanged.
pub(crate) fn provide(toolbox: &Toolbox, steps: &Steps) -> Result<()> {
    if is_stale() { steps.step("Build the one-button app to compare with", "1 min", || build(toolbox)) } else { Ok(()) }
}

/// The weight of the app's only view.
pub(crate) fn weigh() -> Result<FirstView> {
    FirstView::of(&folder(), "")
}

/// The folder of the built app.
pub(crate) fn folder() -> PathBuf {
    checkout::target().join("one-button")
}

fn build(toolbox: &Toolbox) -> Result<()> {
    let inputs = inputs()?;
    let mut trunk = program("trunk");
    trunk.current_dir(source()).args(["build", "--release", "--offline", "--dist"]).arg(folder());
    site::fetch_crates()?;
    tools::keep_paths_out(&mut trunk)?;
    command::run(toolbox.equip(&mut trunk))?;
    compress::write_copies(&folder())?;
    fs::write(stamp(), inputs).context("cannot note what the one-button app was built from")
}

fn source() -> PathBuf {
    checkout::root().join("bench").join("one-button")
}

/// The inputs of the last build. Stored beside the app's folder, because Trunk empties that.
fn stamp() -> PathBuf {
    checkout::target().join("one-button.inputs")
}

/// The contents of all inputs, in one text.
fn inputs() -> Result<String> {
    let shared = SHARED_INPUTS.iter().map(|name| checkout::root().join(name));
    let mut text = tools::versions()?;
    for file in files_below(&source())?.into_iter().chain(shared) {
        let content = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        text += &format!("\n=== {}\n{content}", file.display());
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of an HTML file that tell Trunk how to process the wasm.
    fn wasm_lines(shell: PathBuf) -> Vec<String> {
        let html = fs::read_to_string(shell).expect("it is there");
        let lines = html.lines().flat_map(|line| line.match_indices("data-wasm-opt").map(move |(at, _)| &line[at..]));
        lines.map(|line| line.trim_end_matches('>').split(' ').collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn it_is_optimized_as_the_page_is() {
        let ours = wasm_lines(checkout::root().join("index.html"));
        assert_eq!(ours.len(), 2, "the level and the features: {ours:?}");
        assert_eq!(wasm_lines(source().join("index.html")), ours);
    }

    #[test]
    fn what_it_is_made_of_names_the_versions_of_the_tools() {
        let inputs = inputs().expect("everything is there");
        assert!(inputs.contains("trunk 0.21"), "the tools");
        assert!(inputs.contains("name = \"yew\""), "the locked crates");
        assert!(inputs.contains("OneButton"), "its source");
    }
}
