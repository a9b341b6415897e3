//! `cargo xtask serve`: the built page on this machine, as a plain static host would serve it.
//!
//! Also the server of the browser tests. Files are served unchanged.

use anyhow::{Result, anyhow};
use clap::Args;
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT_ENCODING, ALLOW, CONTENT_ENCODING, LOCATION, VARY};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode, http};
use hyper_util::rt::TokioIo;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::checkout;
use crate::compress::copy_of;
use crate::headers;
use crate::machine;
use crate::served_path::{Lookup, Site, accepted_codings};
use crate::site;
use crate::steps::Steps;
use crate::tools;

#[derive(Args)]
pub(crate) struct Options {
    /// The port of 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve under this path, as a host does that holds other sites too
    #[arg(long, default_value = "/", value_name = "/PATH/")]
    prefix: String,
    /// Serve the page that is in dist/ already, as it is
    #[arg(long)]
    no_build: bool,
}

/// Builds the page and serves it until interrupted.
pub(crate) fn run(options: &Options) -> Result<()> {
    machine::require_node()?;
    // Binds before the build, so that a port in use is reported at once.
    let server = Serving::bind(options.port)?;
    let tools = tools::needed()?;
    let missing = tools::missing(&tools);
    let steps = Steps::new(missing.len() + 2);
    let toolbox = tools::provide(&tools, &missing, &steps)?;
    steps.step("Build the page", site::ABOUT, || if options.no_build { Ok(()) } else { site::build(&toolbox) })?;
    let serving = steps.step("Serve it", "1 s", || server.serve(checkout::dist(), &options.prefix));
    println!("\n{}\n\nCtrl-C ends it.", serving.address);
    loop {
        thread::park();
    }
}

/// A bound port that does not answer yet.
pub(crate) struct Serving {
    listener: TcpListener,
    port: u16,
}

/// A running server; it ends with the process.
pub(crate) struct Served {
    /// The base URL, with a trailing slash.
    pub(crate) address: String,
}

impl Serving {
    /// Binds a port of 127.0.0.1; port 0 takes any free one.
    pub(crate) fn bind(port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            anyhow!(
                "port {port} cannot be used ({error}); choose another: cargo xtask serve --port {}",
                port.wrapping_add(1)
            )
        })?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// Serves the files of a folder, in the background.
    pub(crate) fn serve(self, folder: PathBuf, prefix: &str) -> Served {
        self.answer_for(Site::new(folder, prefix))
    }

    /// Serves an app without the page's content security policy, which forbids the inline script by which Trunk starts it.
    pub(crate) fn serve_without_policy(self, folder: PathBuf) -> Served {
        self.answer_for(Site::new(folder, "/").without_policy())
    }

    fn answer_for(self, site: Site) -> Served {
        let site = Arc::new(site);
        let address = format!("http://{}:{}{}", Ipv4Addr::LOCALHOST, self.port, site.prefix());
        thread::spawn(move || {
            if let Err(error) = accept_all(self.listener, &site) {
                eprintln!("error: the server stopped ({error})");
            }
        });
        Served { address }
    }
}

/// Every connection is a task of its own: a browser keeps several connections open, and none may block another.
fn accept_all(listener: TcpListener, site: &Arc<Site>) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            let Ok((stream, _)) = listener.accept().await else { continue };
            let site = Arc::clone(site);
            let service = service_fn(move |request| std::future::ready(answer(&request, &site)));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            tokio::spawn(async {
                // A connection closed by the browser in the middle of a response is no error.
                connection.await.unwrap_or_default();
            });
        }
    })
}

type Answer = http::Result<Response<Full<Bytes>>>;

fn answer(request: &Request<Incoming>, site: &Site) -> Answer {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let refused = Response::builder().status(StatusCode::METHOD_NOT_ALLOWED).header(ALLOW, "GET, HEAD");
        return refused.body("Only GET and HEAD are answered.".into());
    }
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let sent = match site.find(target) {
        Lookup::File(file) => send(request, site, &file, StatusCode::OK),
        Lookup::Redirect(to) => {
            return Response::builder().status(StatusCode::MOVED_PERMANENTLY).header(LOCATION, to).body("".into());
        }
        Lookup::Missing => site.missing_page().and_then(|page| send(request, site, &page, StatusCode::NOT_FOUND)),
    };
    let missing = || Response::builder().status(StatusCode::NOT_FOUND).body("There is no such page.".into());
    sent.unwrap_or_else(missing)
}

/// Sends a file, or its compressed copy if the browser accepts it; `None` when it cannot be read.
fn send(request: &Request<Incoming>, site: &Site, file: &Path, status: StatusCode) -> Option<Answer> {
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let codings = accepted.map(accepted_codings).unwrap_or_default();
    let compressed = codings
        .into_iter()
        .find_map(|(ending, coding)| fs::read(copy_of(file, ending)).ok().map(|copy| (copy, Some(coding))));
    let (body, coding) = compressed.or_else(|| fs::read(file).ok().map(|body| (body, None)))?;
    let mut response = Response::builder().status(status).header(VARY, "Accept-Encoding");
    for (name, value) in headers::of(site.name(file)) {
        if value == headers::CONTENT_SECURITY_POLICY && !site.has_policy() {
            continue;
        }
        response = response.header(name, value);
    }
    if let Some(coding) = coding {
        response = response.header(CONTENT_ENCODING, coding);
    }
    Some(response.body(body.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::time::Duration;

    fn served(name: &str) -> String {
        let folder = checkout::target().join("tests").join(name);
        fs::create_dir_all(&folder).expect("a folder for the test");
        fs::write(folder.join("page.html"), "<p>here").expect("a file for the test");
        let address = Serving::bind(0).expect("a free port").serve(folder, "/").address;
        address.trim_start_matches("http://").trim_end_matches('/').to_owned()
    }

    fn ask(connection: &mut TcpStream, request: &str) -> String {
        connection.set_read_timeout(Some(Duration::from_secs(20))).expect("a time limit");
        connection.write_all(format!("{request}\r\nHost: here\r\n\r\n").as_bytes()).expect("it takes the request");
        let mut answer = [0; 4096];
        let length = connection.read(&mut answer).expect("an answer in time");
        String::from_utf8_lossy(&answer[..length]).into_owned()
    }

    #[test]
    fn connections_that_stay_open_hold_up_no_other() {
        let server = served("open-connections");
        let mut connections: Vec<_> = (0..40).map(|_| TcpStream::connect(&server).expect("a connection")).collect();
        for connection in &mut connections {
            assert!(ask(connection, "GET /page.html HTTP/1.1").starts_with("HTTP/1.1 200"));
        }
        assert!(ask(&mut connections[0], "GET /page.html HTTP/1.1").contains("<p>here"), "and once more on the first");
    }

    #[test]
    fn a_page_that_is_not_there_and_a_method_that_is_none_are_told() {
        let server = served("refusals");
        let mut connection = TcpStream::connect(&server).expect("a connection");
        assert!(ask(&mut connection, "GET /../Cargo.toml HTTP/1.1").starts_with("HTTP/1.1 404"));
        assert!(ask(&mut connection, "POST /page.html HTTP/1.1").starts_with("HTTP/1.1 405"));
        let head = ask(&mut connection, "HEAD /page.html HTTP/1.1");
        assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    }
}
