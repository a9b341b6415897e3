//! `cargo xtask build`: the release build of the page in `dist/`, by Trunk, compressed and weighed.
//!
//! At the end Trunk calls the page's own `prerender` program, which writes one HTML file for each route: a static host
//! answers `/compare/` with `compare/index.html`.

use anyhow::Result;
use clap::Args;

use crate::command::{self, cargo, program};
use crate::steps::Steps;
use crate::tools::{self, Toolbox};
use crate::{checkout, compress, machine, one_button, package, split, weight};

/// Variable that tells `prerender` the site's address; it may be set outside too.
const SITE: &str = "PARTNER_CALCULATOR_SITE";

#[derive(Args)]
pub(crate) struct Options {
    /// The address that the site will have, for canonical links, the map for search engines and the page for what is missing
    #[arg(long, value_name = "https://HOST/PATH/")]
    site: Option<String>,
}

/// Approximate time of a release build from scratch on two cores.
pub(crate) const ABOUT: &str = "3 min";

/// Builds the page and weighs its first view, after installing missing tools. Fails when the page is over its budget.
pub(crate) fn run(options: &Options) -> Result<()> {
    machine::require_node()?;
    let tools = tools::needed()?;
    let missing = tools::missing(&tools);
    let steps = Steps::new(missing.len() + 3 + usize::from(one_button::is_stale()));
    let toolbox = tools::provide(&tools, &missing, &steps)?;
    steps.step("Build the page", ABOUT, || build_for(&toolbox, options.site.as_deref()))?;
    one_button::provide(&toolbox, &steps)?;
    let page = steps.step("Weigh its first view", "1 s", weight::of_page)?;
    println!("\n{}", weight::table(&page, &one_button::weigh()?));
    println!("{}", weight::of_rest()?.table());
    println!("The page is in {}", checkout::dist().display());
    let package = steps.step("Build the npm package", package::ABOUT, || package::build(&toolbox))?;
    println!("{package}\nThe package is in {}", package::folder().display());
    // Last, so that a page over its budget can be inspected.
    println!("The first view weighs {}", weight::judged()?);
    Ok(())
}

/// Makes the release build without a site address, with compressed copies of its files.
pub(crate) fn build(toolbox: &Toolbox) -> Result<()> {
    build_for(toolbox, None)
}

fn build_for(toolbox: &Toolbox, site: Option<&str>) -> Result<()> {
    fetch_crates()?;
    let mut trunk = program("trunk");
    trunk.args(["build", "--release", "--offline"]);
    if let Some(site) = site {
        trunk.env(SITE, site);
    }
    tools::keep_paths_out(&mut trunk)?;
    command::run(split::equip(&mut trunk, toolbox)?)?;
    let count = compress::write_copies(&checkout::dist())?;
    eprintln!("compressed {count} files (.br, .gz)");
    Ok(())
}

/// Fetches crates before a build, because Trunk runs offline.
pub(crate) fn fetch_crates() -> Result<()> {
    command::run(&mut cargo(["fetch"]))
}
