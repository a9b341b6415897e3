//! The files of a build: what Trunk has written, and what is added here, each with the digest by which the service worker
//! recognises it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use crate::{Failure, names};

/// The script that the page runs.
const START: &str = "start/start.js";
/// The style sheets that import all others: for screens, and for paper.
const STYLES: &str = "styles/index.css";
const PRINT_STYLES: &str = "styles/print.css";
const SERVICE_WORKER: &str = include_str!("../../../start/service_worker.js");
/// How Trunk names a stylesheet in a page.
const STYLE_START: &str = r#"<link rel="stylesheet" href="./"#;
/// How Trunk names the glue in a page, see `Trunk.toml`.
const GLUE_START: &str = r#"<link id="glue" rel="modulepreload" href="./"#;
const WASM_START: &str = r#"<link id="wasm" rel="preload" as="fetch" type="application/wasm" crossorigin href="./"#;
const STYLE_END: &str = r#""/>"#;
/// How esbuild writes a module.
const MODULE: [&str; 2] = ["--format=esm", "--target=es2022"];
/// Hexadecimal digits of a digest in a file's name, as many as Trunk takes.
const DIGITS: usize = 16;

/// A folder of files with their digests.
pub(crate) struct Build {
    folder: PathBuf,
    /// Address below the site's folder, and digest.
    listed: Vec<(String, String)>,
}

impl Build {
    /// The files in a folder.
    pub(crate) fn of(folder: &Path) -> Result<Self, Failure> {
        let mut build = Self { folder: folder.to_owned(), listed: Vec::new() };
        let mut names = Vec::new();
        collect(folder, "", &mut names)?;
        names.sort();
        for name in names {
            let content = fs::read(folder.join(&name))?;
            build.list(&name, &content);
        }
        Ok(build)
    }

    fn list(&mut self, file: &str, content: &[u8]) {
        // A folder's page is asked for by the folder's address.
        let address = file.strip_suffix("index.html").unwrap_or(file).to_owned();
        self.listed.push((address, format!("sha256-{}", Base64::encode_string(&Sha256::digest(content)))));
    }

    /// Writes a file that works offline too.
    pub(crate) fn add(&mut self, file: &str, content: &[u8]) -> Result<(), Failure> {
        self.list(file, content);
        self.write(file, content)
    }

    /// Writes a file that only others than the page ask for.
    pub(crate) fn add_unlisted(&self, file: &str, content: &[u8]) -> Result<(), Failure> {
        self.write(file, content)
    }

    /// Takes a file away that another will stand for.
    fn take(&mut self, file: &str) -> Result<Vec<u8>, Failure> {
        let path = self.folder.join(file);
        let content = fs::read(&path)?;
        fs::remove_file(path)?;
        self.listed.retain(|(listed, _)| listed != file);
        Ok(content)
    }

    fn write(&self, file: &str, content: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(file);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        Ok(fs::write(path, content)?)
    }

    /// Puts a bundle of all style sheets for screens in the place of the one that a page names, and behind it one for paper, for
    /// which no screen waits.
    pub(crate) fn bundle_styles(&mut self, html: &str) -> Result<String, Failure> {
        let named = html.split(STYLE_START).nth(1).and_then(|rest| rest.split(STYLE_END).next());
        let named = named.ok_or("index.html names no style sheet")?;
        self.take(named)?;
        let (screen, paper) = (self.bundle_style(STYLES, "styles")?, self.bundle_style(PRINT_STYLES, "styles-print")?);
        let links = format!(
            "{STYLE_START}{screen}{STYLE_END}\n    <link rel=\"stylesheet\" media=\"print\" href=\"./{paper}{STYLE_END}"
        );
        Ok(html.replace(&format!("{STYLE_START}{named}{STYLE_END}"), &links))
    }

    fn bundle_style(&mut self, source: &str, stem: &str) -> Result<String, Failure> {
        let bundle = esbuild(&["--bundle", "--minify", source], "")?;
        let name = named_by_content(stem, ".css", bundle.as_bytes());
        self.add(&name, bundle.as_bytes())?;
        Ok(name)
    }

    /// Makes glue and wasm, as a page names them, lighter: the glue is minified, and they call each other by short names. Both
    /// are named by their new content. So are the chunks that the glue names, in a folder of their own, before.
    pub(crate) fn compact_glue(&mut self, html: &str, chunks: Option<&Path>) -> Result<String, Failure> {
        let named = |start: &str| html.split(start).nth(1)?.split('"').next();
        let glue = named(GLUE_START).ok_or("index.html names no glue")?;
        let wasm = named(WASM_START).ok_or("index.html names no wasm")?;
        let source = minified(&String::from_utf8(self.take(glue)?)?)?;
        let (mut source, module) = names::shortened(&source, &self.take(wasm)?)?;
        for chunk in chunks.map(sorted_files).transpose()?.unwrap_or_default() {
            source = self.add_chunk(&chunk, &source)?;
        }
        let mut compacted = html.to_owned();
        for (name, tail, content) in [(glue, ".js", source.as_bytes()), (wasm, "_bg.wasm", &module)] {
            let compact = named_by_content("app", tail, content);
            self.add(&compact, content)?;
            compacted = compacted.replace(name, &compact);
        }
        Ok(compacted)
    }

    /// Writes a chunk, and puts its new name into the glue.
    fn add_chunk(&mut self, chunk: &Path, glue: &str) -> Result<String, Failure> {
        let name = chunk.file_name().and_then(|name| name.to_str()).ok_or("a chunk has no name")?;
        let content = fs::read(chunk)?;
        let short = name.trim_start_matches("split_").trim_start_matches("chunk_").trim_end_matches(".wasm");
        let named = named_by_content(&format!("chunk-{short}"), ".wasm", &content);
        self.add(&named, &content)?;
        put(glue, "the glue", &format!("\"./{name}\""), &format!("\"./{named}\""))
    }

    /// Writes the scripts of `start/`, bundled, under names that change with their content. What is imported while the page
    /// runs stays a file of its own. Gives the name of the one that the page runs.
    pub(crate) fn bundle_scripts(&mut self) -> Result<String, Failure> {
        let out = self.folder.join("scripts");
        let folder = format!("--outdir={}", out.display());
        let split = ["--bundle", "--splitting", "--minify", "--chunk-names=[name]", &folder, START];
        esbuild(&[&split[..], &MODULE].concat(), "")?;
        let mut start = fs::read_to_string(out.join("start.js"))?;
        for file in sorted_files(&out)? {
            let name = file.file_name().and_then(|name| name.to_str()).ok_or("a script has no name")?;
            if name == "start.js" {
                continue;
            }
            let source = fs::read(&file)?;
            let named = named_by_content(name.trim_end_matches(".js"), ".js", &source);
            self.add(&named, &source)?;
            start = put(&start, START, &format!("\"./{name}\""), &format!("\"./{named}\""))?;
        }
        fs::remove_dir_all(out)?;
        let named = named_by_content("start", ".js", start.as_bytes());
        self.add(&named, start.as_bytes())?;
        Ok(named)
    }

    /// Names this build: changes whenever a page or a file does.
    pub(crate) fn version(&self, pages: &[(String, String)]) -> String {
        let mut digest = Sha256::new();
        for (first, second) in self.listed.iter().chain(pages) {
            digest.update(first);
            digest.update([0]);
            digest.update(second);
            digest.update([0]);
        }
        digest.update(SERVICE_WORKER);
        hexadecimal(&digest.finalize())[..DIGITS].to_owned()
    }

    /// Writes the service worker with the list of all files so far.
    pub(crate) fn add_service_worker(&self, version: &str) -> Result<(), Failure> {
        let list = serde_json::to_string(&self.listed)?;
        let name = "start/service_worker.js";
        let worker = put(SERVICE_WORKER, name, "const VERSION = \"\";", &format!("const VERSION = \"{version}\";"))?;
        let worker = put(&worker, name, "const FILES = [];", &format!("const FILES = {list};"))?;
        self.add_unlisted("sw.js", worker.as_bytes())
    }
}

fn put(source: &str, name: &str, place: &str, text: &str) -> Result<String, Failure> {
    if source.matches(place).count() != 1 {
        return Err(format!("{name} must hold {place} once").into());
    }
    Ok(source.replace(place, text))
}

fn sorted_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, below: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(below))? {
        let entry = entry?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(folder, &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

/// A JavaScript module with the same exports, by esbuild.
fn minified(source: &str) -> Result<String, Failure> {
    // Glue names the module that loads chunks once for each of them.
    let options = ["--minify", "--loader=js", "--log-override:duplicate-object-key=silent"];
    esbuild(&[&options[..], &MODULE].concat(), source)
}

/// Runs esbuild in the folder of the sources, and gives what it writes to its output.
fn esbuild(arguments: &[&str], input: &str) -> Result<String, Failure> {
    let mut esbuild = Command::new(if cfg!(windows) { "esbuild.cmd" } else { "esbuild" })
        .args(arguments)
        .arg("--log-level=warning")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("esbuild cannot be started ({error}); `cargo xtask build` installs it"))?;
    // Taken, so that it is closed before the output is awaited: esbuild reads all of it before it writes.
    esbuild.stdin.take().ok_or("esbuild has no standard input")?.write_all(input.as_bytes())?;
    let output = esbuild.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("esbuild {} failed", arguments.join(" ")).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn named_by_content(stem: &str, tail: &str, content: &[u8]) -> String {
    format!("{stem}-{}{tail}", &hexadecimal(&Sha256::digest(content))[..DIGITS])
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_must_be_there_once() {
        assert!(put("a b", "x", "c", "d").is_err());
        assert!(put("a a", "x", "a", "d").is_err());
        assert_eq!(put("a b", "x", "a", "d").expect("once"), "d b");
    }
}
