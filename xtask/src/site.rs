//! `cargo xtask build`: the release build of the page in `dist/`, by Trunk, compressed and weighed.
//!
//! Trunk calls back (`cargo xtask pages`) to write one page file for each route: a static host answers `/compare/`
//! with `compare/index.html`.

use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::{env, fs};

use crate::command::{self, cargo, program};
use crate::steps::Steps;
use crate::tools::{self, Toolbox};
use crate::{checkout, compress, machine, one_button, package, weight};

/// The routes that have a page file of their own, each one folder below the start page.
const ROUTES: &[&str] = &["compare", "estimate", "requirements"];

/// The folder that a page reads its relative addresses from, as the start page names it.
const BASE: &str = r#"<base href="./">"#;

/// How long the release build takes on two cores, when nothing was built before.
pub(crate) const ABOUT: &str = "3 min";

/// Builds the page and weighs its first view, installing what is missing. Fails when it is over the budget.
pub(crate) fn run() -> Result<()> {
    machine::require_node()?;
    let tools = tools::needed()?;
    let missing = tools::missing(&tools);
    let steps = Steps::new(missing.len() + 3 + usize::from(one_button::is_stale()));
    let toolbox = tools::provide(&tools, &missing, &steps)?;
    steps.step("Build the page", ABOUT, || build(&toolbox))?;
    one_button::provide(&toolbox, &steps)?;
    let page = steps.step("Weigh its first view", "1 s", weight::of_page)?;
    println!("\n{}", weight::table(&page, &one_button::weigh()?));
    println!("The page is in {}", checkout::dist().display());
    let package = steps.step("Build the npm package", package::ABOUT, || package::build(&toolbox))?;
    println!("{package}\nThe package is in {}", package::folder().display());
    // In the end, so that a page over its budget can be looked at.
    println!("The first view weighs {}", page.judged()?);
    Ok(())
}

/// Makes the release build, with compressed copies of its files.
pub(crate) fn build(toolbox: &Toolbox) -> Result<()> {
    fetch_crates()?;
    command::run(toolbox.equip(program("trunk").args(["build", "--release", "--offline"])))?;
    let count = compress::write_copies(&checkout::dist())?;
    eprintln!("compressed {count} files (.br, .gz)");
    Ok(())
}

/// Crates are fetched before a build, because Trunk is told to stay off the network.
pub(crate) fn fetch_crates() -> Result<()> {
    command::run(&mut cargo(["fetch"]))
}

/// Writes each route's page file beside the start page that Trunk has just finished.
pub(crate) fn write_route_pages() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context("this is called by Trunk after a build (see Trunk.toml)")?;
    let staging = Path::new(&staging);
    let start = fs::read_to_string(staging.join("index.html")).context("Trunk has left no index.html")?;
    let page = one_folder_deeper(&start)?;
    for route in ROUTES {
        let folder = staging.join(route);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), &page)?;
    }
    Ok(())
}

/// The same page one folder below the start page. Every address in it is read from its `<base>`, so that alone changes.
fn one_folder_deeper(page: &str) -> Result<String> {
    ensure!(page.matches(BASE).count() == 1, "index.html must hold {BASE} once");
    Ok(page.replace(BASE, r#"<base href="../">"#))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_base_leads_one_folder_up() {
        let start = r#"<base href="./"><link href="./app.css"><script>import init from './app.js'</script>"#;
        let below = r#"<base href="../"><link href="./app.css"><script>import init from './app.js'</script>"#;
        assert_eq!(one_folder_deeper(start).expect("it has a base"), below);
    }

    #[test]
    fn a_page_without_a_base_is_refused() {
        assert!(one_folder_deeper(r#"<link href="./app.css">"#).is_err());
    }
}
