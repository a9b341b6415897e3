//! The build's last step: every view as a page that can be read before, and without, WebAssembly.
//!
//! Trunk calls it after a build (see `Trunk.toml`). Its finished `index.html` is the template: the view is rendered into it
//! with the figures of the default scenario, by the same components and the same engine that run in the browser. Beside the
//! pages it writes the scripts of `start/` under hashed names, the service worker with the list of this build's files, and,
//! when the site's address is given, what search engines ask for. How a page comes alive is told in `start/start.js`.

mod files;
mod names;
mod page;
mod site;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use partner_calculator::route::Route;

use crate::files::Build;
use crate::page::{Page, Template};
use crate::site::Site;

/// The folder of the wasm's chunks; `cargo xtask build` sets it. Without it the wasm is one.
const CHUNKS: &str = "PARTNER_CALCULATOR_CHUNKS";

/// Anything that keeps a build from being finished, in words.
type Failure = Box<dyn Error>;

fn main() -> ExitCode {
    match prerender() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: prerendering: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn prerender() -> Result<(), Failure> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").ok_or("Trunk calls this after a build: TRUNK_STAGING_DIR is not set")?;
    let staging = Path::new(&staging);
    let site = Site::from_environment()?;
    let start = fs::read_to_string(staging.join("index.html"))?;
    // The template is no page of its own: the list of files is made before pages are written.
    fs::remove_file(staging.join("index.html"))?;
    let mut build = Build::of(staging)?;
    let start = build.bundle_styles(&start)?;
    let chunks = env::var_os(CHUNKS).map(PathBuf::from);
    let start = build.compact_glue(&start, chunks.as_deref())?;
    let script = build.bundle_scripts()?;
    let template = Template::new(start, script)?;
    let pages: Vec<(String, Page)> = pages(site.as_ref());
    let rendered: Vec<(String, String)> =
        pages.iter().map(|(file, page)| (file.clone(), template.with(page, site.as_ref()))).collect();
    let version = build.version(&rendered);
    for (file, html) in rendered {
        build.add(&file, template.with_version(&html, &version).as_bytes())?;
    }
    build.add_service_worker(&version)?;
    build.add_unlisted("mark.svg", include_bytes!("../../../start/mark.svg"))?;
    if let Some(site) = &site {
        build.add_unlisted(site::PREVIEW, include_bytes!("../../../start/preview.png"))?;
        build.add_unlisted("sitemap.xml", site.map().as_bytes())?;
        build.add_unlisted("robots.txt", site.robots().as_bytes())?;
    }
    Ok(())
}

/// The pages by their files: the start page, one for each view, and the one for what is missing.
fn pages(site: Option<&Site>) -> Vec<(String, Page)> {
    let start = ("index.html".to_owned(), Page { route: Route::of_path(""), folder: "./".to_owned() });
    let views =
        Route::ALL.map(|route| (format!("{}index.html", route.path()), Page { route, folder: "../".to_owned() }));
    // It is shown at any depth: where the site's address is not known, it seeks the files in each folder above.
    let folder = site.map_or_else(|| "./".to_owned(), Site::folder);
    let missing = (Route::NotFound.path().to_owned(), Page { route: Route::NotFound, folder });
    [start].into_iter().chain(views).chain([missing]).collect()
}
