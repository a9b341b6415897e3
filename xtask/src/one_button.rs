//! The one-button Yew app, built as the page is built: what its sizes and times are set beside.
//!
//! Built again only when something that it is made of has changed.

use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

use crate::command::{self, program};
use crate::compress::{self, files_below};
use crate::steps::Steps;
use crate::tools::{self, Toolbox};
use crate::weight::FirstView;
use crate::{checkout, site};

/// Files of the whole checkout that decide what comes out.
const SHARED_INPUTS: &[&str] = &["Cargo.toml", "Cargo.lock", "rust-toolchain.toml"];

/// Whether a step is needed before it can be weighed.
pub(crate) fn is_stale() -> bool {
    let built_from = fs::read_to_string(stamp()).ok();
    built_from.is_none() || inputs().ok() != built_from || !folder().join("index.html").is_file()
}

/// Builds it, in a step of its own, unless nothing has changed since the last time.
pub(crate) fn provide(toolbox: &Toolbox, steps: &Steps) -> Result<()> {
    if is_stale() { steps.step("Build the one-button app to compare with", "1 min", || build(toolbox)) } else { Ok(()) }
}

/// What its only view weighs.
pub(crate) fn weigh() -> Result<FirstView> {
    FirstView::of(&folder(), "")
}

/// The built app.
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

/// What the built app was made of, as it was then. Beside the app's folder, which Trunk empties.
fn stamp() -> PathBuf {
    checkout::target().join("one-button.inputs")
}

/// Everything that it is made of, in one text.
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

    /// The lines of a shell that tell Trunk how to treat the wasm.
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
