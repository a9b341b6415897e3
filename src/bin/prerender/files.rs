//! The files of a build: what Trunk has written, and what is added here, each with the digest by which the service worker
//! recognises it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use crate::{Failure, names};

/// The modules of `start/`, each after those that it imports.
const MODULES: [(&str, &str); 4] = [
    ("take_over.js", include_str!("../../../start/take_over.js")),
    ("own_nodes.js", include_str!("../../../start/own_nodes.js")),
    ("offline.js", include_str!("../../../start/offline.js")),
    ("start.js", include_str!("../../../start/start.js")),
];
const SERVICE_WORKER: &str = include_str!("../../../start/service_worker.js");
/// How Trunk names a stylesheet in a page.
const STYLE_START: &str = r#"<link rel="stylesheet" href="./"#;
/// How Trunk names the glue in a page, see `Trunk.toml`.
const GLUE_START: &str = r#"<link id="glue" rel="modulepreload" href="./"#;
const WASM_START: &str = r#"<link id="wasm" rel="preload" as="fetch" type="application/wasm" crossorigin href="./"#;
const STYLE_END: &str = r#""/>"#;
/// Hexadecimal digits of a digest in a file's name, as many as Trunk takes.
const DIGITS: usize = 16;

/// The page's own scripts by their hashed names, the one that starts it first.
pub(crate) struct Scripts(Vec<String>);

impl Scripts {
    /// The one that the page runs.
    pub(crate) fn first(&self) -> &str {
        &self.0[0]
    }

    /// Everything that is fetched for it.
    pub(crate) fn all(&self) -> &[String] {
        &self.0
    }

    #[cfg(test)]
    pub(crate) fn of(names: &[&str]) -> Self {
        Self(names.iter().map(|name| (*name).to_owned()).collect())
    }
}

/// A folder of files with their digests.
pub(crate) struct Build {
    folder: PathBuf,
    /// Address below the site's folder, and digest.
    listed: Vec<(String, String)>,
}

impl Build {
    /// What lies in a folder.
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

    /// Joins the stylesheets that a page names into one, in the same order: one request instead of a dozen.
    pub(crate) fn join_styles(&mut self, html: &str) -> Result<String, Failure> {
        let names: Vec<&str> =
            html.split(STYLE_START).skip(1).filter_map(|rest| rest.split(STYLE_END).next()).collect();
        let mut joined = String::new();
        for name in &names {
            joined += &compact_style(&String::from_utf8(self.take(name)?)?);
        }
        let name = named_by_content("styles", ".css", joined.as_bytes());
        self.add(&name, joined.as_bytes())?;
        let link = |name: &str| format!("{STYLE_START}{name}{STYLE_END}");
        let first = names.first().ok_or("index.html names no stylesheet")?;
        let html = html.replace(&link(first), &link(&name));
        // Each with the line that it stands on.
        Ok(names[1..].iter().fold(html, |html, name| html.replace(&format!("\n    {}", link(name)), "")))
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

    /// Writes the modules of `start/` under names that change with their content.
    pub(crate) fn add_scripts(&mut self) -> Result<Scripts, Failure> {
        let mut named: Vec<(&str, String)> = Vec::new();
        for (module, source) in MODULES {
            let source = named.iter().fold(minified(source)?, |source, (imported, name)| {
                source.replace(&format!("\"./{imported}\""), &format!("\"./{name}\""))
            });
            let stem = module.trim_end_matches(".js").replace('_', "-");
            let name = named_by_content(&stem, ".js", source.as_bytes());
            self.add(&name, source.as_bytes())?;
            named.push((module, name));
        }
        Ok(Scripts(named.into_iter().rev().map(|(_, name)| name).collect()))
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
    let mut esbuild = Command::new(if cfg!(windows) { "esbuild.cmd" } else { "esbuild" })
        .args(["--minify", "--format=esm", "--loader=js", "--log-level=warning", "--target=es2022"])
        // Glue names the module that loads chunks once for each of them.
        .arg("--log-override:duplicate-object-key=silent")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("esbuild cannot be started ({error}); `cargo xtask build` installs it"))?;
    // Taken, so that it is closed before the answer is awaited: esbuild reads all of it before it writes.
    esbuild.stdin.take().ok_or("esbuild has no standard input")?.write_all(source.as_bytes())?;
    let output = esbuild.wait_with_output()?;
    if !output.status.success() {
        return Err("esbuild refuses a module".into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// A stylesheet without comments, indentation and line breaks. Ours have no text that holds any of them.
fn compact_style(source: &str) -> String {
    let mut parts = source.split("/*");
    let first = parts.next().unwrap_or_default();
    let after = parts.map(|part| part.split_once("*/").map_or("", |(_, after)| after));
    let text: String = [first].into_iter().chain(after).collect();
    // A line that does not end here goes on in the next one after a space.
    let line = |line: &str| if line.ends_with(['{', '}', ';', ',']) { line.to_owned() } else { format!("{line} ") };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(line).collect()
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
    fn modules_stand_after_those_that_they_import() {
        for (at, (module, source)) in MODULES.iter().enumerate() {
            for (later, _) in &MODULES[at..] {
                assert!(!source.contains(&format!("\"./{later}\"")), "{module} imports {later}");
            }
        }
    }

    #[test]
    fn a_style_keeps_what_it_says() {
        let style = "/* why */\n@layer a, b;\n.x {\n  margin:\n    0 auto;\n  color: red; /* how\n  and why */\n}\n";
        assert_eq!(compact_style(style), "@layer a, b;.x {margin: 0 auto;color: red;}");
    }

    #[test]
    fn a_place_must_be_there_once() {
        assert!(put("a b", "x", "c", "d").is_err());
        assert!(put("a a", "x", "a", "d").is_err());
        assert_eq!(put("a b", "x", "a", "d").expect("once"), "d b");
    }
}
