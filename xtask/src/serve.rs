//! `cargo xtask serve`: the built page on this machine, as a plain static host would serve it.
//!
//! Also the server of the browser tests. It has no page of its own and changes no file on the way.

use anyhow::{Context, Result, anyhow};
use clap::Args;
use std::fs::File;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::checkout;
use crate::compress::copy_of;
use crate::headers;
use crate::machine;
use crate::served_path::{Found, Site, accepted_codings};
use crate::site;
use crate::steps::Steps;
use crate::tools;

/// A browser opens up to six connections to a host at once.
const WORKERS: usize = 8;

#[derive(Args)]
pub(crate) struct Options {
    /// The port of 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve under this path, as a host does that holds other sites too
    #[arg(long, default_value = "/", value_name = "/PATH/")]
    prefix: String,
}

/// Builds the page and serves it until it is interrupted.
pub(crate) fn run(options: &Options) -> Result<()> {
    machine::require_node()?;
    // Taken before the build, which should not end in "that port is in use".
    let server = Serving::bind(options.port)?;
    let tools = tools::needed()?;
    let missing = tools::missing(&tools);
    let steps = Steps::new(missing.len() + 2);
    let toolbox = tools::provide(&tools, &missing, &steps)?;
    steps.step("Build the page", site::ABOUT, || site::build(&toolbox))?;
    let serving = steps.step("Serve it", "1 s", || server.serve(checkout::dist(), &options.prefix));
    println!("\n{}\n\nCtrl-C ends it.", serving.address);
    loop {
        thread::park();
    }
}

/// A port that is held and not yet answered.
pub(crate) struct Serving {
    server: Arc<Server>,
}

/// A server at work; it ends with the process.
pub(crate) struct Served {
    /// Ends with a slash.
    pub(crate) address: String,
}

impl Serving {
    /// Port 0 takes any free one.
    pub(crate) fn bind(port: u16) -> Result<Self> {
        let server = Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            anyhow!(
                "port {port} cannot be used ({error}); choose another: cargo xtask serve --port {}",
                port.wrapping_add(1)
            )
        })?;
        Ok(Self { server: Arc::new(server) })
    }

    /// Answers requests for the files of this folder, in the background.
    pub(crate) fn serve(self, folder: PathBuf, prefix: &str) -> Served {
        let site = Arc::new(Site::new(folder, prefix));
        let address = format!("http://{}{}", self.server.server_addr(), site.prefix());
        for _ in 0..WORKERS {
            let (server, site) = (Arc::clone(&self.server), Arc::clone(&site));
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    // A visitor who went away in the middle of an answer is no reason to complain.
                    answer(request, &site).unwrap_or_default();
                }
            });
        }
        Served { address }
    }
}

fn answer(request: Request, site: &Site) -> Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Ok(
            request.respond(text("Only GET and HEAD are answered.", 405).with_header(header("Allow", "GET, HEAD")?))?
        );
    }
    match site.find(request.url()) {
        Found::File(file) => send(request, site, &file, 200),
        Found::Moved(to) => Ok(request.respond(text("", 301).with_header(header("Location", &to)?))?),
        Found::Missing => match site.missing_page() {
            Some(page) => send(request, site, &page, 404),
            None => Ok(request.respond(text("There is no such page.", 404))?),
        },
    }
}

/// Sends a file, or its compressed copy where one lies beside it and the browser takes it.
fn send(request: Request, site: &Site, file: &Path, status: u16) -> Result<()> {
    let accepted = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("Accept-Encoding"))
        .map(|header| accepted_codings(header.value.as_str()))
        .unwrap_or_default();
    let compressed = accepted
        .into_iter()
        .find_map(|(ending, coding)| File::open(copy_of(file, ending)).ok().map(|copy| (copy, coding)));
    let (body, coding) = match compressed {
        Some((copy, coding)) => (copy, Some(coding)),
        None => (File::open(file).with_context(|| format!("cannot read {}", file.display()))?, None),
    };
    let mut response = Response::from_file(body)
        .with_status_code(status)
        // tiny_http would cut large files into chunks, and a progress bar wants to know the length.
        .with_chunked_threshold(usize::MAX)
        .with_header(header("Vary", "Accept-Encoding")?);
    for (name, value) in headers::of(site.name(file)) {
        response.add_header(header(name, value)?);
    }
    if let Some(coding) = coding {
        response.add_header(header("Content-Encoding", coding)?);
    }
    Ok(request.respond(response)?)
}

fn text(words: &str, status: u16) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(words).with_status_code(status)
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow!("{name}: {value:?} is no header"))
}
